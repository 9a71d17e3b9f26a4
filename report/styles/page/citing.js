// How the review is cited, and a figure or a number of it: the entry of the review with a title, key and address of its own.
// A popover that hangs below the button that opens it; what it holds is made when it is first asked for.
let opener = null;
const menus = {};
const menu = (name, parts) => (menus[name] = parts);
const placedAt = (held) => (event) => {
  if (event.newState !== "open") return;
  const { left, top, bottom } = opener.getBoundingClientRect(), below = innerHeight - bottom - 16, above = top - 16;
  const isBelow = below >= Math.min(above, 260);
  Object.assign(held.style, { left: `${Math.max(8, Math.min(left, innerWidth - 330))}px`, maxHeight: `${isBelow ? below : above}px`,
    top: isBelow ? `${bottom + 4}px` : "auto", bottom: isBelow ? "auto" : `${innerHeight - top + 4}px` });
};
const made = (name) => {
  if (document.getElementById(name)) return;
  const held = element("div", { class: "menu", popover: "auto", id: name }, ...menus[name]());
  held.addEventListener("beforetoggle", placedAt(held));
  document.body.append(held);
};
// The menu is there before the browser looks for what the button opens.
const opensMenu = (label, name, before = () => {}) =>
  element("button", { type: "button", popovertarget: name, "aria-haspopup": "dialog", onclick: (event) => { opener = event.currentTarget; made(name); before(); } }, label);

const escapedForBibtex = (text) => [...text].map((sign) => citation.escaped_for_bibtex[sign] ?? sign).join("");
// A part is told by its title, its key and its address; `how` says in words where it comes from.
const citingOf = ({ title, key, address, how = [] }) => {
  const [entry] = JSON.parse(citation.csl), plain = title.replaceAll("\u00a0", " "), whole = `${plain} [${key}]. In: ${entry.title}`;
  return {
    name: key,
    text: [`${plain} [${key}]`, how[0], `in: ${citation.text}`, address, how[1]].filter(Boolean).join("; ").replaceAll(".; ", "; "),
    bibtex: citation.bibtex.replace("{review,", () => `{${key},`).replace(/^ {2}title = .*$/m, () => `  title = {{${escapedForBibtex(whole)}}},\n  url = {${address}},`),
    ris: citation.ris.replace("ID  - review", () => `ID  - ${key}`).replace(/^TI {2}- .*$/m, () => `TI  - ${whole}\r\nUR  - ${address}`),
    csl: JSON.stringify([{ ...entry, id: key, title: whole, URL: address }], null, 1),
  };
};
let citing = citation;
const citedWords = element("p"), copyCitation = button("Copy", () => copied(citing.text, copyCitation));
const savedAs = (ending, form, type) => () => saved(`${citing.name ?? "review"}.${ending}`, citing[form], type);
menu("cite-menu", () => [citedWords, element("p", { class: "choices" }, copyCitation,
  button("BibTeX", savedAs("bib", "bibtex", "application/x-bibtex")),
  button("RIS", savedAs("ris", "ris", "application/x-research-info-systems")),
  button("CSL JSON", savedAs("json", "csl", "application/json")))]);
const cites = (label, part) => opensMenu(label, "cite-menu", () => { citing = part ? citingOf(part()) : citation; citedWords.textContent = citing.text; });
const addressOfPart = (id) => `${location.protocol.startsWith("http") ? location.href.split("#")[0] : "review.html"}#${id}`;
