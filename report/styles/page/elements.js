// Small parts that cards, tables and the frame are made of.
const element = (name, attributes = {}, ...content) => {
  const made = document.createElement(name);
  for (const [key, held] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), held);
    else if (held === true) made.setAttribute(key, "");
    else if (held !== false && held != null) made.setAttribute(key, held);
  }
  made.append(...content.flat().filter((part) => part != null && part !== ""));
  return made;
};
const button = (label, onclick, attributes = {}) => element("button", { type: "button", onclick, ...attributes }, label);
const textOf = (html) => {
  const held = document.createElement("template");
  held.innerHTML = html;
  return held.content.textContent;
};
// A key breaks after points and underscores, and is copied whole.
const keyOf = (id) => element("code", { class: "key" }, id.split(/(?<=[._])/).flatMap((part, at) => (at ? [document.createElement("wbr"), part] : [part])));
const saved = (name, text, type) => {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
const copied = async (text, pressed) => {
  const label = (pressed.dataset.label ??= pressed.textContent);
  try {
    await navigator.clipboard.writeText(text);
    pressed.textContent = "Copied";
  } catch {
    pressed.textContent = "Cannot copy here";
  }
  setTimeout(() => (pressed.textContent = label), 2000);
};
const isPlainClick = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
// What nobody needs at once is done in small parts, when the browser has nothing else to do; at once for who comes by a
// link, as it may move the place to which the link leads.
const later = [], whenIdle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 1, { timeRemaining: () => 0 }));
const LEAST_LEFT_MS = 5;
const workOff = (deadline) => {
  do later.shift()?.(); while (later.length && deadline.timeRemaining() > LEAST_LEFT_MS);
  if (later.length) whenIdle(workOff); else document.documentElement.classList.add("complete");
};
const workAllOff = () => workOff({ timeRemaining: () => Infinity });
const startLater = () => (document.documentElement.classList.contains("laid-out") ? workAllOff() : whenIdle(workOff));
// Before a place is gone to, all that lies on the way is laid out, see begin.js, and nothing is left that would move it.
const layOut = () => {
  document.documentElement.classList.add("laid-out");
  workAllOff();
};
addEventListener("click", (event) => { if (event.target.closest?.("a[href^='#']")) layOut(); }, { capture: true });
// An address that is typed is known here only after the page has begun to move.
addEventListener("hashchange", () => {
  if (document.documentElement.classList.contains("laid-out")) return;
  layOut();
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
});
