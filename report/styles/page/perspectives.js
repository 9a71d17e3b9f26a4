// The review read by a stricter reader: sentences that are no longer true, or not judged, are marked, numbers that fall
// away are struck, counts and ratings that are not made again are framed. What falls was judged when the review was made.
const EVERYTHING = "everything";
const askedFor = new URLSearchParams(location.search).get("read") ?? EVERYTHING;
const readLine = element("p", { class: "reading", role: "status" });
const choosers = [];
const chooser = (label) => {
  const select = element("select", { class: "perspective", "aria-label": "Evidence", onchange: () => readAs(select.value) }, element("option", { value: EVERYTHING }, EVERYTHING));
  choosers.push(select);
  return element("label", { class: "read-as" }, label, " ", select);
};
// The ids of the numbers that fall away; they are packed as steps from one to the next in the order of all values.
const fallenOf = (perspective) => {
  const ids = idsOfValues();
  let at = 0;
  return (perspective.ids ??= new Set(perspective.values.map((step) => ids[(at += step)])));
};
// A count, or a rating of rows: not wrong without some of its rows, but not made again.
const isCount = ({ kind, rows }) => kind === "counted" || (kind === "derived" && rows);
// The labels of the perspectives in which a sentence or a number does not stand.
const whenRead = (says, isSo) => {
  const labels = evidence.perspectives.filter(isSo).map((perspective) => perspective.label);
  return labels.length ? entry(`${says} when reading`, labels.join("; ")) : null;
};
const FALSE = { looks: "no-longer", sign: "⊘", says: "no longer true of what is left" };
const UNJUDGED = { looks: "not-judged", sign: "⊖", says: "not judged, its rows are left out" };

const markSentence = (claim, state) => {
  for (const { looks } of [FALSE, UNJUDGED]) claim.classList.toggle(looks, looks === state?.looks);
  claim.querySelector(".fell-mark")?.remove();
  if (state) claim.append(element("span", { class: "fell-mark" }, element("span", { class: "unseen" }, ` (${state.says})`)));
};
const markNumber = (number, isFallen, isCounted) => {
  number.classList.toggle("falls", isFallen);
  number.classList.toggle("uncounted", isCounted);
  const link = number.closest("a"), says = isCounted ? "Not counted again as you read now" : "Falls away as you read now";
  if (link) isFallen ? link.setAttribute("title", says) : link.removeAttribute("title");
  else if (number.closest("svg")) number.setAttribute("aria-label", `${number.textContent.trim()}${isFallen ? `, ${says.toLowerCase()}` : ""}`);
};
// In a drawing the marks fade that stand for a number which falls: all marks of a group for one, or one after the other.
const fadeMarks = (drawing, fallen) => {
  for (const group of drawing.querySelectorAll("[data-of]")) {
    const ids = group.dataset.of.split(" ");
    group.querySelectorAll("path, use").forEach((mark, at) => mark.classList.toggle("faded", fallen.has(ids[at] ?? ids[0])));
  }
};
const counted = (n, one, many) => `${n} ${n === 1 ? one : many}`;
const apply = (perspective) => {
  const untrue = new Set(perspective?.untrue), unjudged = new Set(perspective?.unjudged), values = perspective ? fallenOf(perspective) : new Set();
  const sentences = [...document.querySelectorAll("main [data-claim], .abstract [data-claim]")], numbers = [...document.querySelectorAll("main [data-value], .abstract [data-value]")];
  const stateOf = ({ dataset: { claim } }) => (untrue.has(claim) ? FALSE : unjudged.has(claim) ? UNJUDGED : null);
  const isCounted = (id) => values.has(id) && Boolean(isCount(evidence.values[id]));
  sentences.forEach((claim) => markSentence(claim, stateOf(claim)));
  numbers.forEach((number) => markNumber(number, values.has(number.dataset.value), isCounted(number.dataset.value)));
  document.documentElement.classList.toggle("read-otherwise", Boolean(perspective));
  for (const drawing of document.querySelectorAll("main figure svg")) fadeMarks(drawing, values);
  const ids = [...new Set(numbers.map((number) => number.dataset.value))], fallen = ids.filter((id) => values.has(id)), counts = fallen.filter(isCounted).length;
  const [nUntrue, nUnjudged] = [FALSE, UNJUDGED].map((state) => sentences.filter((claim) => stateOf(claim) === state).length);
  readLine.textContent = perspective
    ? `Read ${perspective.label}: of ${counted(sentences.length, "sentence", "sentences")} that the data decide, ${nUntrue} ${nUntrue === 1 ? "is" : "are"} no longer true of what is left (${FALSE.sign}), ${nUnjudged} not judged, because their rows are left out (${UNJUDGED.sign}). ` +
      `Of ${counted(ids.length, "number", "numbers")} on this page, ${fallen.length - counts} fall away (struck), and ${counts} counts and ratings are not made again (framed).`
    : "";
};
// The address says how the review is read, so that a link leads to the same.
const address = (id) => {
  const to = new URL(location.href);
  id === EVERYTHING ? to.searchParams.delete("read") : to.searchParams.set("read", id);
  try { history.replaceState(history.state, "", to); } catch { /* a browser may refuse it for a file */ }
};
const fillChoosers = async () => {
  await withEvidence();
  for (const select of choosers)
    if (select.options.length === 1) select.append(...evidence.perspectives.map((one) => element("option", { value: one.id }, one.label)));
};
const readAs = async (id) => {
  await fillChoosers();
  const perspective = evidence.perspectives.find((one) => one.id === id);
  for (const select of choosers) select.value = perspective?.id ?? EVERYTHING;
  apply(perspective);
  address(perspective?.id ?? EVERYTHING);
};
