// The card: one popover for numbers, claims and citations; what it shows is made in cards.js.
const closing = button("×", () => card.hidePopover(), { class: "close", "aria-label": "Close" });
const kindLine = element("p", { class: "kind" });
const heading = element("h2", { id: "card-title", tabindex: "-1" }, "A number"); // until it is opened; no heading is blank
const content = element("div", { class: "content" });
const back = button("← back", () => { path.pop(); fill(path.at(-1)); placed(); });
const ways = element("p", { class: "ways" });
const card = element("div", { id: "card", popover: "auto", role: "dialog", "aria-labelledby": "card-title" }, closing, kindLine, heading, content, ways);
document.body.append(card);

let path = [], asked = null;

const fill = (view) => {
  const { kind, title, parts, others = [], isLong = false } = view.show();
  kindLine.replaceChildren(...[kind].flat());
  heading.classList.toggle("long", isLong);
  heading.replaceChildren(...[title].flat());
  content.replaceChildren(...parts.filter(Boolean));
  ways.replaceChildren(...(path.length > 1 ? [back] : []), ...others);
  card.scrollTop = 0;
};
// Where the desk has room, the card stands beside the text like a note in its margin.
const LEAST_WIDTH = 330;
const roomBeside = () => {
  const text = asked?.closest("main > p, main > section p, main > ul, main > ol, .abstract, .notice, .answer");
  const edge = text && Math.max(text.getBoundingClientRect().right, asked.getBoundingClientRect().right);
  const room = document.documentElement.clientWidth - edge - 20;
  if (!text || room < LEAST_WIDTH) return null;
  card.style.width = `${Math.min(432, room)}px`;
  return edge;
};
// Where a card of a size stands of what it is about: below, above or beside it, never on it. Where none of these has
// room for all of the card, it scrolls in the larger of the rooms above and below.
const GAP = 10;
const within = (least, wanted, most) => Math.max(least, Math.min(wanted, most));
const placeOfCard = ({ left, right, top, bottom }, { width, height }) => {
  const below = innerHeight - bottom - 2 * GAP, above = top - 2 * GAP;
  const across = within(GAP, left, innerWidth - width - GAP), down = within(GAP, top - 3 * GAP, innerHeight - height - GAP);
  if (height <= below) return { left: across, top: bottom + GAP };
  if (height <= above) return { left: across, top: top - GAP - height };
  if (right + width + 2 * GAP <= innerWidth) return { left: right + GAP, top: down };
  if (left - width - 2 * GAP >= 0) return { left: left - GAP - width, top: down };
  return below > above ? { left: across, top: bottom + GAP, most: below } : { left: across, top: GAP, most: above };
};
// After each step the heading is read, and the card stands where its new size fits.
const placed = () => {
  heading.focus({ preventScroll: true });
  card.style.cssText = "";
  if (innerWidth < 640) {
    // The sheet at the foot of a phone must not cover what it is about.
    if (asked) scrollBy({ top: Math.max(0, asked.getBoundingClientRect().bottom + GAP - card.getBoundingClientRect().top), behavior: "instant" });
    return;
  }
  const edge = roomBeside(), size = card.getBoundingClientRect(), middle = innerHeight / 3;
  const at = asked?.getBoundingClientRect() ?? { left: (innerWidth - size.width) / 2, right: innerWidth, top: middle, bottom: middle };
  const { left, top, most } = edge ? { left: edge + GAP, top: within(GAP, at.top - 3 * GAP, innerHeight - size.height - GAP) } : placeOfCard(at, size);
  Object.assign(card.style, { left: `${left}px`, top: `${top}px`, ...(most && { maxHeight: `${most}px` }) });
};
const step = (view) => { path.push(view); fill(view); placed(); };
const open = (view, about) => {
  mark(null);
  path = [view];
  mark(about);
  fill(view);
  card.showPopover();
  placed();
};
// What the card is about stays marked while it is open.
const mark = (about) => {
  asked?.classList.remove("asked");
  asked = about;
  asked?.classList.add("asked");
};
card.addEventListener("toggle", (event) => { if (event.newState === "closed") mark(null); });
card.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && !link.dataset.step) card.hidePopover();
});
