// The frame: ways to take the review along, the switch for numbers, contents, the bar of small screens, figures.
const root = document.documentElement, main = document.querySelector("main"), titleBlock = document.getElementById("title-block-header");
const contents = document.getElementById("TOC"), numbers = document.querySelectorAll("main a.value-link");

// Numbers look calm and are no stops of the tab key, unless the switch is on.
const claims = document.querySelectorAll("main .claim");
const show = (isOn) => {
  root.classList.toggle("numbers-shown", isOn);
  for (const number of numbers) isOn ? number.removeAttribute("tabindex") : number.setAttribute("tabindex", "-1");
  // The words themselves are the button, unless a number or citation within them is one.
  for (const claim of claims) {
    if (!isOn) { claim.querySelector(".claim-mark")?.remove(); for (const name of ["role", "tabindex", "aria-haspopup"]) claim.removeAttribute(name); }
    else if (claim.querySelector("a")) claim.append(button("", null, { class: "claim-mark", "aria-label": `What this rests on: ${wordsOf(claim)}` }));
    else for (const [name, held] of [["role", "button"], ["tabindex", "0"], ["aria-haspopup", "dialog"]]) claim.setAttribute(name, held);
  }
  for (const toggle of document.querySelectorAll(".show-numbers")) toggle.setAttribute("aria-pressed", isOn);
};
const numbersSwitch = (label) => button(label, (event) => show(event.currentTarget.getAttribute("aria-pressed") !== "true"), { class: "show-numbers", "aria-pressed": "false" });
show(false);

// Browsers break a name such as AB-2 behind its hyphen; it is kept on its line.
const NAME = /\p{Lu}{2,}-\d+/u;
const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (text) => (NAME.test(text.data) && text.parentElement.matches("p *, p, li, td, figcaption *, h2, h3") && !text.parentElement.closest("#refs, svg") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT));
const named = [];
while (walker.nextNode()) named.push(walker.currentNode);
for (let text of named) {
  for (let found; (found = NAME.exec(text.data)); ) {
    const name = text.splitText(found.index), whole = element("span", { class: "whole" });
    text = name.splitText(found[0].length);
    name.replaceWith(whole);
    whole.append(name);
  }
}

// Limits whose kind is not told are long: a line may break behind the comma, and within no part.
for (const value of document.querySelectorAll("a[data-form='limits'] .value")) {
  const parts = value.textContent.split(/(?<=,) /);
  if (parts.length < 2) continue;
  value.classList.add("in-parts");
  value.replaceChildren(...parts.flatMap((part, at) => [at ? " " : "", element("span", { class: "whole" }, part)]));
}

// A popover that hangs below the button that opens it.
const menu = (label, name, ...parts) => {
  const held = element("div", { class: "menu", popover: "auto", id: name }, ...parts);
  held.addEventListener("beforetoggle", (event) => {
    if (event.newState !== "open") return;
    const opens = [...document.querySelectorAll(`[popovertarget="${name}"]`)].find((one) => one.checkVisibility());
    const at = opens.getBoundingClientRect();
    held.style.top = `${at.bottom + 4}px`;
    held.style.left = `${Math.max(8, Math.min(at.left, innerWidth - 330))}px`;
    held.style.maxHeight = `${innerHeight - at.bottom - 16}px`;
  });
  document.body.append(held);
  return opensMenu(label, name);
};
const opensMenu = (label, name) => element("button", { type: "button", popovertarget: name, "aria-haspopup": "dialog" }, label);
const copyCitation = button("Copy", () => copied(citation.text, copyCitation));
const cite = menu("Cite", "cite-menu",
  element("p", {}, citation.text),
  element("p", { class: "choices" }, copyCitation,
    button("BibTeX", () => saved("review.bib", citation.bibtex, "application/x-bibtex")),
    button("RIS", () => saved("review.ris", citation.ris, "application/x-research-info-systems")),
    button("CSL JSON", () => saved("review.json", citation.csl, "application/json"))));
const underTitle = [
  element("nav", { class: "take-along", "aria-label": "This review as files" },
    element("a", { href: "review.pdf" }, "PDF"), element("a", { href: "supplement.pdf" }, "Supplement"),
    document.getElementById("sec-evidence") ? element("a", { href: "#sec-evidence" }, "Data") : "", cite,
    element("a", { href: "../../CHANGELOG.md" }, "Changes")),
  element("p", { class: "reading-as" }, chooser("Read:")), readLine,
  element("p", { class: "hint" }, "Select any number, citation or claim to see where it comes from. ", numbersSwitch("Show every traced number"),
    element("span", { class: "legend" },
      element("span", {}, element("i", { class: "sample value" }, "12"), " a traced number"),
      element("span", {}, element("i", { class: "sample value", "data-source": "press" }, "12"), " one that news alone tell of"),
      element("span", {}, element("i", { class: "sample claim" }, "most"), " words that the data decide"))),
];
const place = titleBlock.querySelector(".under-title"), abstract = titleBlock.querySelector(".abstract");
if (place) place.append(...underTitle); else if (abstract) abstract.before(...underTitle); else titleBlock.append(...underTitle);

// Contents are folded to their first level; the part that is read is open, and marked.
const fold = (nav) => {
  for (const item of nav.querySelectorAll("li:has(> ul)")) {
    const opens = button("", () => {
      const isOpen = item.classList.toggle("unfolded");
      opens.setAttribute("aria-expanded", isOpen);
    }, { class: "fold", "aria-expanded": "false", "aria-label": `Parts of ${item.querySelector("a").textContent.trim()}` });
    item.querySelector("a").after(opens);
  }
};
const small = contents.cloneNode(true);
small.removeAttribute("id");
small.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
[contents, small].forEach(fold);
const section = element("span", { class: "section" });
const bar = element("div", { class: "bar", role: "region", "aria-label": "Where you are" }, section, menu("Contents", "contents-menu", small), menu("Search", "search-menu", searchForm), numbersSwitch("Numbers"), chooser(element("span", { class: "unseen" }, "Read:")));
titleBlock.after(bar);
// On a desk the bar is away; there the search stands above the contents.
contents.prepend(opensMenu("Search", "search-menu"));
document.getElementById("search-menu").addEventListener("toggle", (event) => { if (event.newState === "open") { searchFor.focus(); searchFor.select(); } });
small.addEventListener("click", (event) => { if (event.target.closest("a")) document.getElementById("contents-menu").hidePopover(); });

const links = [contents, small].map((nav) => new Map([...nav.querySelectorAll("a[href^='#']")].map((a) => [decodeURIComponent(a.hash.slice(1)), a])));
const headings = [...links[0].keys()].map((id) => document.getElementById(id)).filter(Boolean);
const READ_FROM = 110; // px below the upper edge: a heading above this line is that of what is read
let current;
const look = () => {
  let first = 0, after = headings.length;
  while (first < after) {
    const middle = (first + after) >> 1;
    if (headings[middle].getBoundingClientRect().top < READ_FROM) first = middle + 1; else after = middle;
  }
  const read = headings[first - 1];
  if (read === current) return;
  current = read;
  for (const of of links) {
    for (const a of of.values()) { a.removeAttribute("aria-current"); a.closest("li").classList.remove("read"); }
    const a = read && of.get(read.id);
    a?.setAttribute("aria-current", "true");
    for (let item = a?.closest("li"); item; item = item.parentElement.closest("li")) item.classList.add("read");
  }
  section.textContent = read ? links[0].get(read.id).textContent.trim() : document.title;
  bar.classList.toggle("within", Boolean(read));
};
let waits = false;
const lookSoon = () => { if (!waits) { waits = true; requestAnimationFrame(() => { waits = false; look(); }); } };
addEventListener("scroll", lookSoon, { passive: true });
addEventListener("resize", lookSoon);
look();

// Below each figure its data and its drawing; within it one stop of the tab key, and arrows from number to number.
for (const drawing of document.querySelectorAll("figure svg, .quarto-float-fig svg")) {
  const name = drawing.dataset.figure, figure = name && drawing.closest("figure");
  if (figure)
    figure.append(
      element("p", { class: "files" }, "This figure as ", element("a", { href: `../figures/${name}.svg` }, "drawing"), " and ", element("a", { href: `../figures/${name}.csv` }, "data")),
      element("details", { class: "in-words" }, element("summary", {}, "This figure in words"), element("p", {}, drawing.getAttribute("aria-label"))));
  const drawn = [...drawing.querySelectorAll("[data-value]")];
  if (!drawn.length) continue;
  drawing.setAttribute("role", "group");
  drawn.forEach((number, at) => {
    for (const [key, held] of Object.entries({ tabindex: at ? "-1" : "0", role: "button", "aria-label": number.textContent.trim() })) number.setAttribute(key, held);
  });
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key], at = drawn.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    drawn[(at + step + drawn.length) % drawn.length].focus();
  });
}

// On a phone each row of a table of text is a card: its cells carry the names of their columns, and what they are.
for (const table of document.querySelectorAll("main [id^='tbl-'] table")) {
  const names = [...table.querySelectorAll("thead th")].map((head) => head.dataset.short ?? head.textContent.trim());
  const roles = { table: [table], row: table.rows, columnheader: table.querySelectorAll("thead th"), rowheader: table.querySelectorAll("tbody th"), cell: table.querySelectorAll("td"), rowgroup: table.querySelectorAll("thead, tbody") };
  for (const [role, parts] of Object.entries(roles)) for (const part of parts) part.setAttribute("role", role);
  for (const cell of table.querySelectorAll("tbody :is(th, td)")) {
    cell.dataset.label = names[cell.cellIndex] ?? "";
    cell.classList.toggle("blank", cell.textContent.trim() === "–");
  }
}

// The evidence is unpacked for who does something with the page, before a number is pressed.
const ABOUT_TO_READ = ["pointermove", "pointerdown", "keydown", "focusin"];
const prepare = () => {
  for (const sign of ABOUT_TO_READ) removeEventListener(sign, prepare);
  (globalThis.requestIdleCallback ?? setTimeout)(fillChoosers);
};
for (const sign of ABOUT_TO_READ) addEventListener(sign, prepare, { passive: true });
openAddressed();
if (askedFor !== EVERYTHING) readAs(askedFor);
