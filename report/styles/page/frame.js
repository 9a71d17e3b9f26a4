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
for (const number of numbers) number.setAttribute("tabindex", "-1");

// Browsers break a name such as AB-2 behind its hyphen; it is kept on its line.
const NAME = /\p{Lu}\p{L}+-\d+/u;
const isNamed = (text) => NAME.test(text.data) && text.parentElement.matches("p *, p, li, td, figcaption *, h2, h3") && !text.parentElement.closest("#refs, svg");
const keepNames = (part) => {
  if (!NAME.test(part.textContent)) return;
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), named = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) if (isNamed(text)) named.push(text);
  for (let text of named) {
    for (let found; (found = NAME.exec(text.data)); ) {
      const name = text.splitText(found.index), whole = element("span", { class: "whole" });
      text = name.splitText(found[0].length);
      name.replaceWith(whole);
      whole.append(name);
    }
  }
};
for (const part of main.querySelectorAll("section.level2, section.level1:not(:has(> section))")) later.push(() => keepNames(part));
for (const part of main.querySelectorAll("section.level1:has(> section) > :not(section)")) later.push(() => keepNames(part));

// Limits whose kind is not told are long: a line may break behind the comma, and within no part.
later.push(() => {
  for (const value of document.querySelectorAll("a[data-form='limits'] .value")) {
    const parts = value.textContent.split(/(?<=,) /);
    if (parts.length < 2) continue;
    value.classList.add("in-parts");
    value.replaceChildren(...parts.flatMap((part, at) => [at ? " " : "", element("span", { class: "whole" }, part)]));
  }
});

titleBlock.querySelector(".take-along ul")?.append(element("li", {}, cites("Cite")));
const underTitle = [
  element("p", { class: "reading-as" }, chooser("Evidence:")), readLine,
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
const linksOf = (nav) => new Map([...nav.querySelectorAll("a[href^='#']")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
const links = [linksOf(contents)];
fold(contents);
menu("contents-menu", () => {
  const small = contents.cloneNode(true);
  small.removeAttribute("id");
  small.querySelectorAll("[id], [popovertarget], .fold").forEach((inner) => (inner.id ? inner.removeAttribute("id") : inner.remove()));
  fold(small);
  small.addEventListener("click", (event) => { if (event.target.closest("a")) document.getElementById("contents-menu").hidePopover(); });
  links.push(linksOf(small));
  return [small];
});
menu("search-menu", () => [searchForm]);
const searches = () => opensMenu("Search", "search-menu", () => searchFor.select());
const section = element("span", { class: "section" });
const bar = element("div", { class: "bar", role: "region", "aria-label": "Where you are" }, section, opensMenu("Contents", "contents-menu"), searches(), numbersSwitch("Numbers"), chooser(element("span", { class: "unseen" }, "Evidence:")));
titleBlock.after(bar);
// On a desk the bar is away; there the search stands above the contents.
contents.prepend(searches());

const headings = [...links[0].keys()].map((id) => document.getElementById(id)).filter(Boolean);
const READ_FROM = 110; // px below the upper edge: a heading above this line is that of what is read
let current;
const look = () => {
  // At the top nothing is read yet; to ask where headings are would lay out what is far away.
  let first = 0, after = scrollY < READ_FROM ? 0 : headings.length;
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
later.push(look);

// Below each figure the way to cite it, and what it shows in words, with its numbers as buttons that a finger can hit.
const addressInWords = (number) => button(number.textContent.trim(), null, { "data-value": number.dataset.value, "aria-label": `${number.textContent.trim()}, ${number.dataset.value}` });
const inWords = (drawing, drawn) => {
  const held = element("details", { class: "in-words" }, element("summary", {}, "This figure in words"), element("p", {}, drawing.getAttribute("aria-label")));
  held.addEventListener("toggle", () => held.append(drawn.length ? element("p", { class: "choices" }, "Its numbers: ", drawn.map(addressInWords)) : ""), { once: true });
  return held;
};
const titleOfFigure = (figure) => {
  const caption = figure.querySelector("figcaption"), first = caption.querySelector("strong");
  return [first && caption.firstChild.textContent, (first ?? caption).textContent].filter(Boolean).join(" ").replace(/\s+/g, " ").trim().replace(/\.$/, "");
};
// Within a drawing is one stop of the tab key, and arrows lead from number to number.
const withKeys = (drawing, drawn) => {
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
};
for (const drawing of document.querySelectorAll("figure svg, .quarto-float-fig svg")) {
  later.push(() => {
    const drawn = [...drawing.querySelectorAll("[data-value]")], box = drawing.closest("[id^='fig-']"), files = drawing.dataset.figure && box?.nextElementSibling;
    if (files?.matches(".files")) {
      files.append(" ", cites("Cite this figure", () => ({ title: titleOfFigure(box), key: box.id, address: addressOfPart(box.id) })));
      files.after(inWords(drawing, drawn));
    }
    if (drawn.length) withKeys(drawing, drawn);
  });
}

// On a phone each row of a table of text is a card: its cells carry the names of their columns, and what they are.
for (const table of document.querySelectorAll("main [id^='tbl-'] table")) later.push(() => {
  const names = [...table.querySelectorAll("thead th")].map((head) => head.dataset.short ?? head.textContent.trim());
  const roles = { table: [table], row: table.rows, columnheader: table.querySelectorAll("thead th"), rowheader: table.querySelectorAll("tbody th"), cell: table.querySelectorAll("td"), rowgroup: table.querySelectorAll("thead, tbody") };
  for (const [role, parts] of Object.entries(roles)) for (const part of parts) part.setAttribute("role", role);
  for (const cell of table.querySelectorAll("tbody :is(th, td)")) {
    cell.dataset.label = names[cell.cellIndex] ?? "";
    cell.classList.toggle("blank", cell.textContent.trim() === "–");
  }
});

// The evidence is unpacked for who does something with the page, before a number is pressed.
const ABOUT_TO_READ = ["pointermove", "pointerdown", "keydown", "focusin"];
const prepare = () => {
  for (const sign of ABOUT_TO_READ) removeEventListener(sign, prepare);
  whenIdle(fillChoosers);
};
for (const sign of ABOUT_TO_READ) addEventListener(sign, prepare, { passive: true });
startLater();
openAddressed();
if (askedFor !== EVERYTHING) readAs(askedFor);
