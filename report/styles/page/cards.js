// What the card says of a number, of a claim and of a citation.
const KINDS = { reported: "As a source reports it", derived: "Computed from other numbers", counted: "Counted" };
const entry = (title, ...parts) => element("div", {}, element("dt", {}, title), element("dd", {}, ...parts));
const list = (...entries) => element("dl", {}, ...entries.filter(Boolean));
const badge = (source) => element("span", { class: `badge ${source.kind.replace(/\W/g, "-")}` }, badgeOf(source));
const operand = (id, form) => button(form === "quantity" ? inFull(evidence.values[id]) : evidence.values[id].text, () => step(aboutNumber(id)), { class: "step", title: id });

// A number with its unit, after the sign of a bound.
const inFull = (value) => [value.relation, value.quantity ?? value.text].filter(Boolean).join("\u00a0");

// Numbers as they are printed: thin spaces or commas between groups, a true minus.
const numberOf = (text) => {
  const plain = text.replace(/[\s\u2009\u202f\u00a0,]/g, "").replace("−", "-");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
};
const isDifference = ([first, second], value) =>
  Math.abs(numberOf(evidence.values[first].text) - numberOf(evidence.values[second].text) - numberOf(value.text)) < 1e-9;
// A quotation in which the number is marked, where it stands there just once.
const quotation = (printed, text) => {
  const digits = text.replace(/[\s\u2009\u202f\u00a0,]/g, "").replace(/^[−-]/, "");
  if (!/^\d/.test(digits)) return element("q", {}, printed);
  const pattern = [...digits].map((d) => (d === "." ? "[.·]" : d)).join("[\\s,\u2009\u202f]?");
  const found = [...printed.matchAll(new RegExp(`(?<![\\d.,·])${pattern}(?![.,·]?\\d)`, "g"))];
  if (found.length !== 1) return element("q", {}, printed);
  const { index, 0: words } = found[0];
  return element("q", {}, printed.slice(0, index), element("mark", {}, words), printed.slice(index + words.length));
};
// Whether a person compared a reported number with its text; software does not sign.
const signaturesOf = ({ kind, signed }) => {
  if (kind !== "reported") return null;
  const said = signed?.map(({ who, when }) => element("li", {}, `Compared with the paper by ${who} on ${when}`));
  return entry("Checked", said ? element("ul", {}, said) : "No person has compared it with the paper yet");
};
const rowsOf = ({ rows, n_rows }) => {
  if (!rows?.length) return null;
  const named = rows.map((row) => {
    const address = addressOfRow(row), [table, key] = row.split("#");
    return element("li", {}, address ? element("a", { href: address }, table) : table, key ? [" ", keyOf(key)] : "");
  });
  const more = n_rows > rows.length ? element("li", {}, `and ${n_rows - rows.length} more`) : null;
  return entry(n_rows === 1 ? "Row of the data" : "Rows of the data", element("ul", {}, named, more));
};
// A reference with its DOI or its address as a link.
const ADDRESS = /doi:(10\.\d+\/[^\s]+[^\s.,;])|https?:\/\/[^\s]+[^\s.,;]/;
const addressIn = (found) => (found[1] ? `https://doi.org/${found[1]}` : found[0]);
const withLinks = (text) => {
  const found = text.match(ADDRESS);
  return found ? [text.slice(0, found.index), element("a", { href: addressIn(found) }, found[0]), text.slice(found.index + found[0].length)] : [text];
};
// A title in another language is read aloud in it.
const read = (text, source) => {
  const at = source?.title ? text.indexOf(source.title) : -1, after = at + (source?.title ?? "").length;
  return at < 0 ? withLinks(text) : [text.slice(0, at), element("span", { lang: source.lang }, source.title), ...withLinks(text.slice(after))];
};
const documentsOf = (work) => Object.values(evidence.sources).filter((source) => source.work === work);
// A document of a work that is not the one its reference names has an address of its own.
const reference = (source) => {
  const text = evidence.works[source.work], named = text.match(ADDRESS), isElsewhere = source.url && !(named && addressIn(named) === source.url);
  return entry("Source", read(text, source),
    isElsewhere ? [" ", element("a", { href: source.url }, "The document that was read")] : "");
};

const placeOf = (id) => document.getElementById(`value-${id}`);
const addressOf = (id) => addressOfPart(`value-${id}`);
const partOf = (id, value) => {
  const source = value.source && evidence.works[evidence.sources[value.source].work];
  const how = value.kind === "derived" ? `computed: ${value.method}` : value.as_printed ? `printed as “${value.as_printed}”${value.locator ? ` (${value.locator})` : ""}` : value.method;
  return { title: inFull(value), key: id, address: addressOf(id), how: [how, source && `Source: ${source}`] };
};

const formulaOf = (id, value) => {
  if (!value.inputs) return value.method && value.method !== "as printed" ? entry("How", value.method) : null;
  const [first, second] = value.inputs;
  if (value.inputs.length === 2 && isDifference(value.inputs, value))
    return entry("How", element("span", { class: "formula" }, operand(first), " − ", operand(second), ` = ${value.text}`));
  const from = value.inputs.map((input) => element("li", {}, operand(input, "quantity"), " ", keyOf(input)));
  return entry("How", element("p", {}, value.method), element("ul", {}, from));
};
const aboutNumber = (id, shown = "") => ({
  show: () => {
    const value = evidence.values[id];
    if (!value) return { kind: "Counted in this document while it was made", title: shown, parts: [list(entry("Key", keyOf(id)))] };
    const source = value.source && evidence.sources[value.source], quoted = placeOf(id);
    const cite = cites("Cite this number", () => partOf(id, value));
    return {
      kind: [source ? [badge(source), " "] : [], KINDS[value.kind]].flat(),
      title: inFull(value),
      parts: [
        value.press ? element("p", { class: "only-news" }, "News alone tell of this number.") : null,
        list(
          value.interval && value.interval !== value.text ? entry("From and to", value.limits ?? value.interval) : null,
          formulaOf(id, value),
          value.as_printed ? entry("Printed there", quotation(value.as_printed, value.text)) : null,
          value.locator ? entry("Where", value.locator) : null,
          signaturesOf(value),
          source ? reference(source) : null,
          rowsOf(value.rows || value.kind !== "reported" ? value : { rows: [`findings.csv#${id}`], n_rows: 1 }),
          whenRead(isCount(value) ? "Not counted again" : "Falls away", (perspective) => fallenOf(perspective).has(id)),
          entry("Key", keyOf(id)),
        ),
      ],
      others: [cite, element("a", { href: addressOf(id) }, quoted ? "Link to it" : "Link to this card"), element("a", { href: `ledger.html#value-${id}` }, "In the ledger")],
    };
  },
});

// The sections in which something stands, each once.
const sectionsWith = (selector) => {
  const found = new Map();
  let at = null;
  for (const part of document.querySelectorAll(`main :is(h2, h3)[id], main section[id] > :is(h2, h3), ${selector}`)) {
    if (part.matches(selector)) { if (at) found.set(at, (found.get(at) ?? 0) + 1); } else at = part;
  }
  return [...found].map(([title, times]) =>
    element("li", {}, element("a", { href: `#${title.id || title.parentElement.id}` }, title.textContent.trim()), times > 1 ? ` (${times} times)` : ""));
};
const aboutWork = (work) => ({
  show: () => {
    const documents = documentsOf(work), kinds = [...new Map(documents.map((source) => [badgeOf(source), source])).values()];
    const numbers = Object.values(evidence.values).filter((value) => evidence.sources[value.source]?.work === work).length;
    const cited = sectionsWith(`main .citation a[href="#ref-${CSS.escape(work)}"]`);
    const text = evidence.works[work] ?? document.getElementById(`ref-${work}`)?.textContent.trim() ?? work;
    return {
      kind: kinds.flatMap((source) => [badge(source), " "]),
      title: documents[0]?.label ?? work,
      parts: [
        list(
          entry("Reference", ...read(text, documents.find((source) => source.title && text.includes(source.title)))),
          documents.length ? entry("What was read", element("ul", {}, documents.map((source) =>
            element("li", {}, `${source.read}: `, source.url ? element("a", { href: source.url }, source.url) : "no address")))) : null,
          cited.length ? entry("Cited in", element("ul", {}, cited)) : null,
          entry("Key", keyOf(work)),
        ),
      ],
      others: numbers ? [button(numbers === 1 ? "Its one number" : `Its ${numbers} numbers`, () => { card.hidePopover(); openTable("ledger", documents[0].label); })] : [],
    };
  },
});
const aboutClaim = (id, words) => ({
  show: () => {
    const claim = evidence.claims[id];
    const restsOn = claim.one ? claim.rests_on.length && `It speaks of one study: ${claim.rests_on.join("")}.`
      : claim.rests_on.length ? `Without any of these it would not hold: ${claim.rests_on.join(", ")}.` : "It would hold without any single one of them.";
    return {
      kind: "A sentence that the data decide",
      title: `“${words}”`,
      isLong: true,
      parts: [list(entry("What must be true", claim.meaning), restsOn ? entry("Studies", restsOn) : null, rowsOf(claim),
        whenRead("No longer true", ({ untrue }) => untrue.includes(id)), whenRead("Not judged", ({ unjudged }) => unjudged.includes(id)), entry("Key", keyOf(id)))],
      others: [element("a", { href: "../claims.json" }, "All claims")],
    };
  },
});

// What was pressed, and the card that it opens.
const wordsOf = (claim) => [...claim.childNodes].filter((part) => !part.matches?.(".claim-mark, .fell-mark")).map((part) => part.textContent).join("").replace(/\s+/g, " ").trim();
const asks = (target) => {
  const number = target.closest("[data-value]") ?? target.closest(".value-link")?.querySelector("[data-value]");
  if (number) return [number, () => aboutNumber(number.dataset.value, number.textContent.trim())];
  const cited = target.closest(".citation a[href^='#ref-'], #evidence-table a[href^='#ref-']");
  if (cited) return [cited, () => aboutWork(cited.getAttribute("href").slice(5))];
  const claim = target.closest(".claim-mark")?.closest(".claim") ?? (target.closest("a, button") ? null : target.closest(".claim"));
  const words = claim && wordsOf(claim);
  return claim && (getSelection().isCollapsed || target.closest(".claim-mark")) ? [claim, () => aboutClaim(claim.dataset.claim, words)] : null;
};
const answer = async (event) => {
  const found = !card.contains(event.target) && isPlainClick(event) && asks(event.target);
  if (!found) return;
  event.preventDefault();
  await withEvidence();
  open(found[1](), found[0]);
};
addEventListener("click", answer);
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("svg [data-value], .claim[role]")) answer(event);
  if (event.key === " " && event.target.matches?.(".claim[role]")) answer(event);
});
// An address that ends with a number opens its card, whether or not the text quotes it.
const openAddressed = async () => {
  const id = decodeURIComponent(location.hash).match(/^#value-(.+)$/)?.[1];
  if (!id) return;
  await withEvidence();
  const quoted = placeOf(id);
  if (quoted || evidence.values[id]) open(aboutNumber(id, quoted?.textContent), quoted);
};
addEventListener("hashchange", openAddressed);
