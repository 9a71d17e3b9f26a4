// Search in the bar: the parts of the text that say the words, which are then marked, and every number of the evidence.
// Without scripts there is no bar; the browser's own search finds text in the page and in ledger.html.
const MOST_PARTS = 8, FEWEST_LETTERS = 2;
// Below what one reads, drawings and tables are searched as well; what is not shown is not.
const readable = (text) => !text.parentElement.closest("script, style, .unseen, .note, .narrow-only, #evidence-table, .files, .in-words, #TOC");
// What parts one string from the next: words and numbers are not looked for across it.
const BLOCKS = "p, li, th, td, dt, dd, h1, h2, h3, h4, figcaption, caption, text, div";
// The text of the article as one string, and where each piece of it stands.
const textOfArticle = () => {
  const pieces = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let whole = "", block = null;
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!readable(text)) continue;
    const within = text.parentElement.closest(BLOCKS);
    if (within !== block) whole += "\n";
    block = within;
    pieces.push({ text, from: whole.length });
    whole += text.data.replace(/\s/g, " ").toLowerCase();
  }
  return { pieces, whole };
};
const pieceAt = (pieces, place) => {
  let first = 0, after = pieces.length;
  while (after - first > 1) {
    const middle = (first + after) >> 1;
    if (pieces[middle].from <= place) first = middle; else after = middle;
  }
  return pieces[first];
};
// A number is found as a whole, its thousands apart or not; between words may stand a hyphen or something in brackets.
const grouped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\d{4,}/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, "[ ,]?"));
const patternOf = (words) => {
  const parts = words.split(/[ \u2010\u2011-]+/).filter(Boolean).map(grouped);
  const before = /^\d/.test(parts[0]) ? "(?<![\\d.]|\\d[ ,])" : "", after = /\d$/.test(parts.at(-1)) ? "(?![.,]?\\d| \\d{3}(?!\\d))" : "";
  return new RegExp(before + parts.join("(?:[ \u2010\u2011-]+| \\([^()\\n]*\\) )") + after, "g");
};
const rangesOf = (words) => {
  if (!/[^\s\u2010\u2011-]/.test(words)) return [];
  const { pieces, whole } = textOfArticle(), ranges = [];
  for (const { index: at, 0: found } of whole.matchAll(patternOf(words))) {
    const range = new Range(), [from, to] = [pieceAt(pieces, at), pieceAt(pieces, at + found.length - 1)];
    range.setStart(from.text, at - from.from);
    range.setEnd(to.text, at + found.length - to.from);
    ranges.push(range);
  }
  return ranges;
};
const partsWith = (ranges) => {
  const headings = [...document.querySelectorAll("main :is(h2, h3)[id], main section[id] > :is(h2, h3)")], found = new Map();
  for (const range of ranges) {
    const title = headings.findLast((heading) => range.comparePoint(heading, 0) < 0 || heading.contains(range.startContainer)) ?? null;
    found.set(title, [...(found.get(title) ?? []), range]);
  }
  return [...found];
};
// The words that were found are marked. The rule stands here, since checkers of style sheets do not know it.
if (globalThis.CSS?.highlights) {
  const marks = new CSSStyleSheet();
  marks.replaceSync("::highlight(found) { background: var(--mark); color: var(--ink); }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, marks];
}
const searchFor = element("input", { type: "search", id: "search-for", autocomplete: "off", autofocus: true });
const inParts = element("ul", { class: "found" }), saidOfFound = element("p", { role: "status" });
const inNumbers = button("Search every number", () => {
  document.getElementById("search-menu").hidePopover();
  openTable("ledger", searchFor.value.trim());
});
const searchForm = element("form", { role: "search", onsubmit: (event) => { event.preventDefault(); (inParts.querySelector("button") ?? inNumbers).focus(); } },
  element("label", { for: "search-for" }, "Words or a number"), searchFor,
  element("button", { type: "submit", class: "unseen", tabindex: "-1" }, "Go to what was found"), saidOfFound, inParts, inNumbers);
const goTo = (range) => {
  document.getElementById("search-menu").hidePopover();
  layOut();
  const place = range.startContainer.parentElement;
  place.scrollIntoView({ behavior: "instant", block: "center" });
  // The words themselves stand in the middle, however long their paragraph is.
  const { top, height } = range.getBoundingClientRect();
  scrollBy({ top: top - (innerHeight - height) / 2, behavior: "instant" });
  (place.closest("a, [tabindex]") ?? document.getElementById("text")).focus({ preventScroll: true });
};
const lookFor = () => {
  const words = searchFor.value.trim().replace(/\s+/g, " ").toLowerCase(), ranges = words.length < FEWEST_LETTERS ? [] : rangesOf(words);
  const isReference = (range) => document.getElementById("refs")?.contains(range.startContainer);
  const parts = partsWith(ranges.filter((range) => !isReference(range))), cited = ranges.filter(isReference);
  globalThis.CSS?.highlights?.set("found", new Highlight(...ranges));
  inParts.replaceChildren(...parts.slice(0, MOST_PARTS).map(([title, within]) =>
    element("li", {}, button(title?.textContent.trim() ?? "Before the first section", () => goTo(within[0])), ` ${within.length}`)),
    ...(cited.length ? [element("li", {}, element("details", {}, element("summary", {}, `In the references: ${cited.length}`),
      element("ul", {}, cited.slice(0, MOST_PARTS).map((range) => element("li", {}, button(range.startContainer.parentElement.closest(".csl-entry")?.textContent.trim().slice(0, 60) ?? "", () => goTo(range)))))))] : []));
  const beyond = parts.length > MOST_PARTS ? `, the first ${MOST_PARTS} of ${parts.length} parts` : "";
  saidOfFound.textContent = words.length < FEWEST_LETTERS ? "" : ranges.length ? `${ranges.length} in the text${beyond}` : "Not in the text.";
};
searchFor.addEventListener("input", lookFor);
