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
// After each step the heading is read, and the card stands where its new size fits.
const placed = () => {
  heading.focus({ preventScroll: true });
  const gap = 10;
  if (innerWidth < 640) {
    card.style.cssText = "";
    // The sheet at the foot of a phone must not cover what it is about.
    if (asked) scrollBy({ top: Math.max(0, asked.getBoundingClientRect().bottom + gap - card.getBoundingClientRect().top), behavior: "instant" });
    return;
  }
  card.style.width = "";
  const beside = roomBeside(), { width, height } = card.getBoundingClientRect();
  if (beside) {
    card.style.left = `${beside + gap}px`;
    card.style.top = `${Math.max(gap, Math.min(asked.getBoundingClientRect().top - 3 * gap, innerHeight - height - gap))}px`;
    return;
  }
  const at = asked?.getBoundingClientRect() ?? { left: (innerWidth - width) / 2, top: innerHeight / 3, bottom: innerHeight / 3 };
  const below = at.bottom + gap + height < innerHeight, above = at.top - gap - height;
  card.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - width - gap))}px`;
  card.style.top = `${below ? at.bottom + gap : above > gap ? above : Math.max(gap, innerHeight - height - gap)}px`;
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
