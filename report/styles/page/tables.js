// The evidence, table by table: loaded when one is asked for, with search, filters, sorting, pages and CSV.
const MOST_CHOICES = 300, LONGEST_CHOICE = 60, ROWS_OF_PAGE = 25;
let loading;
const withLibrary = () => (loading ??= unpacked(document.getElementById("table-library")).then((text) => new Promise((ready) => {
  addEventListener("table-library", () => { TableLibrary.ext.errMode = "throw"; ready(TableLibrary); }, { once: true });
  document.head.append(element("script", { type: "module" }, text));
})));

const escaped = (text) => new Option(text).innerHTML;
const link = (id, text) => `<a href="#value-${id}" class="value-link"><span class="value" data-value="${id}"${evidence.values[id]?.press ? ' data-source="press"' : ""}>${escaped(text)}</span></a>`;
// Every number, made of the values: key, number, kind, how, printed words, document and place.
const everyNumber = () => ({
  title: "Every number",
  columns: [["Key", false], ["Number", true], ["Kind", false], ["How", false], ["As printed", false], ["Document", false], ["Read as", false], ["Place", false]],
  rows: Object.entries(evidence.values).map(([id, value]) => {
    const source = evidence.sources[value.source];
    return [
      `<span class="key">${id.split(/(?<=[._])/).map(escaped).join("<wbr>")}</span>`, `${value.relation ? `${value.relation}\u00a0` : ""}${link(id, value.quantity ?? value.text)}`, value.kind, escaped(value.method ?? ""), escaped(value.as_printed ?? ""),
      source ? `<a href="#ref-${source.work}">${escaped(source.label)}</a>` : "", source ? badgeOf(source) : "", escaped(value.locator ?? ""),
    ];
  }),
});
// Rows of a table, which is packed by columns; of a link to a number there stands the way to it from the link before.
const rowsOfTable = (columns) => {
  const ids = idsOfValues();
  let before = 0;
  const cells = columns.map((column) => column.map((cell) => cell.replace(/<(-?\d+)(?::(\w+))?>/g, (_, way, form = "text") => {
    const id = ids[(before += Number(way))];
    return link(id, evidence.values[id][form]);
  })));
  return cells.length ? cells[0].map((_, at) => cells.map((column) => column[at])) : [];
};
const tableNamed = (name) => (name === "ledger" ? everyNumber() : { ...evidence.tables[name], rows: rowsOfTable(evidence.tables[name].rows) });

const firstNumber = (text) => {
  const found = text.replace(/[\u2009\u202f]/g, "").replace("−", "-").match(/-?\d+(\.\d+)?/);
  return found ? Number(found[0]) : -Infinity;
};
// Columns of few different short entries can be chosen from.
const choicesOf = (texts) => {
  const different = [...new Set(texts)].filter(Boolean);
  const isChoice = different.length > 1 && different.length <= Math.min(MOST_CHOICES, texts.length / 1.5);
  return isChoice && different.every((text) => text.length <= LONGEST_CHOICE) ? different.sort((a, b) => a.localeCompare(b)) : [];
};
// Of a first column such as 'study, arm' the first part is chosen.
const filtersOf = (columns, texts, firsts, table) =>
  columns.map(([name, isNumber], at) => {
    const chosen = at || !firsts ? texts.map((row) => row[at]) : firsts;
    const choices = isNumber ? [] : choicesOf(chosen);
    if (!choices.length) return null;
    const select = element("select", { onchange: () => table.column(at).search(select.value ? (text, row, index) => chosen[index] === select.value : "").draw() },
      element("option", { value: "" }, "all"), choices.map((choice) => element("option", { value: choice }, choice)));
    return element("label", {}, `${at ? name : name.split(",")[0]} `, select);
  }).filter(Boolean);
const csvOf = (rows) => rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")).join("\r\n") + "\r\n";

let shown = null;
const closeTable = () => {
  shown?.table.destroy();
  shown?.section.remove();
  const from = shown?.from;
  shown = null;
  from?.focus();
};
const openTable = async (name, search = "") => {
  const [library] = await Promise.all([withLibrary(), withEvidence()]);
  const from = document.querySelector(`main a[href="ledger.html#${name}"]`), { title: itsName, columns, rows, firsts } = tableNamed(name);
  const title = from?.textContent.trim() || itsName; // as the link says that was followed
  closeTable();
  const texts = rows.map((row) => row.map((cell) => textOf(cell).replace(/\s+/g, " ").trim()));
  const heading = element("h3", { id: "evidence-title", tabindex: "-1" }, title), grid = element("table", { class: "evidence", "aria-labelledby": "evidence-title" });
  const tools = element("div", { class: "tools" }), save = button("Save as CSV", () => {
    const kept = table.rows({ search: "applied" }).indexes().toArray().map((at) => texts[at]);
    saved(`${name}.csv`, csvOf([columns.map(([column]) => column), ...kept]), "text/csv");
  });
  const section = element("section", { id: "evidence-table", "aria-labelledby": "evidence-title" },
    element("div", { class: "title-of-table" }, heading, save, button("Close", closeTable)), tools, grid);
  (from?.closest("ul") ?? document.querySelector("main").lastElementChild).after(section);
  const table = new library(grid, {
    data: rows.map((_, at) => [at]), deferRender: true, pageLength: ROWS_OF_PAGE, lengthMenu: [25, 100, 500], order: [], autoWidth: false, search: { search },
    language: { thousands: "\u2009", search: "Search", lengthMenu: "_MENU_ rows", info: "_START_ to _END_ of _TOTAL_", infoFiltered: "(of _MAX_)", infoEmpty: "none", zeroRecords: "Nothing matches.", emptyTable: "Nothing here.",
      aria: { paginate: { first: "First page", last: "Last page", next: "Next page", previous: "Previous page" } } },
    layout: { topStart: "search", topEnd: "pageLength", bottomStart: "info", bottomEnd: "paging" },
    columns: columns.map(([column, isNumber], at) => ({
      title: column, className: isNumber ? "number" : "", cellType: at ? "td" : "th", data: 0, type: isNumber ? "num" : "string",
      render: (row, kind) => (kind === "display" ? rows[row][at] : kind === "sort" && isNumber ? firstNumber(texts[row][at]) : texts[row][at]),
      createdCell: (cell) => { cell.dataset.label = column; if (!at) cell.scope = "row"; },
    })),
  });
  tools.append(...filtersOf(columns, texts, firsts, table));
  // The table scrolls in a box of its own, in which its head stays.
  const box = element("div", { class: "scrolls", tabindex: "0", role: "group", "aria-label": title });
  grid.before(box);
  box.append(grid);
  shown = { table, section, from };
  layOut();
  section.scrollIntoView();
  heading.focus({ preventScroll: true });
};
addEventListener("click", (event) => {
  const asked = event.target.closest("main a[href^='ledger.html#']:not(.value-link)");
  if (!asked || !isPlainClick(event)) return;
  event.preventDefault();
  openTable(asked.hash.slice(1));
});
