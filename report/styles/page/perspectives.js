// The review read by a stricter reader: sentences that no longer hold are marked, numbers that fall away are struck.
// What falls was judged when the review was made; here it is only shown.
const EVERYTHING = "everything";
const askedFor = new URLSearchParams(location.search).get("read") ?? EVERYTHING;
const readLine = element("p", { class: "reading", role: "status" });
const choosers = [];
const chooser = (label) => {
  const select = element("select", { class: "perspective", "aria-label": "Read", onchange: () => readAs(select.value) }, element("option", { value: EVERYTHING }, EVERYTHING));
  choosers.push(select);
  return element("label", { class: "read-as" }, label, " ", select);
};
// The ids of the numbers that fall away; they are packed as steps from one to the next in the order of all values.
const fallenOf = (perspective) => {
  const ids = idsOfValues();
  let at = 0;
  return (perspective.ids ??= new Set(perspective.values.map((step) => ids[(at += step)])));
};
// The labels of the perspectives in which a sentence or a number does not stand.
const fallsWhenRead = (isFallen) => {
  const labels = evidence.perspectives.filter(isFallen).map((perspective) => perspective.label);
  return labels.length ? entry("Falls away when read", labels.join("; ")) : null;
};

const markSentence = (claim, isFallen) => {
  claim.classList.toggle("no-longer", isFallen);
  claim.querySelector(".fell-mark")?.remove();
  if (isFallen) claim.append(element("span", { class: "fell-mark" }, element("span", { class: "unseen" }, " (no longer holds)")));
};
const markNumber = (number, isFallen) => {
  number.classList.toggle("falls", isFallen);
  const link = number.closest("a");
  if (link) isFallen ? link.setAttribute("title", "Falls away as you read now") : link.removeAttribute("title");
  else if (number.closest("svg")) number.setAttribute("aria-label", `${number.textContent.trim()}${isFallen ? ", falls away as you read now" : ""}`);
};
const counted = (n, all, one, many) => `${n} of ${all} ${all === 1 ? one : many}`;
const apply = (perspective) => {
  const claims = perspective ? new Set(perspective.claims) : new Set(), values = perspective ? fallenOf(perspective) : new Set();
  const sentences = [...document.querySelectorAll("main [data-claim], .abstract [data-claim]")], numbers = [...document.querySelectorAll("main [data-value], .abstract [data-value]")];
  sentences.forEach((claim) => markSentence(claim, claims.has(claim.dataset.claim)));
  numbers.forEach((number) => markNumber(number, values.has(number.dataset.value)));
  document.documentElement.classList.toggle("read-otherwise", Boolean(perspective));
  const ids = [...new Set(numbers.map((number) => number.dataset.value))], fallen = ids.filter((id) => values.has(id)).length;
  readLine.textContent = perspective
    ? `Read ${perspective.label}: ${counted(sentences.filter((claim) => claims.has(claim.dataset.claim)).length, sentences.length, "sentence", "sentences")} that the data decide no longer hold, and ${counted(fallen, ids.length, "number", "numbers")} of this page fall away.`
    : "";
};
// The address says how the review is read, so that a link leads to the same.
const address = (id) => {
  const to = new URL(location.href);
  id === EVERYTHING ? to.searchParams.delete("read") : to.searchParams.set("read", id);
  try { history.replaceState(history.state, "", to); } catch { /* a browser may refuse it for a file */ }
};
const readAs = async (id) => {
  await withEvidence();
  const perspective = evidence.perspectives.find((one) => one.id === id);
  for (const select of choosers) {
    if (select.options.length === 1) select.append(...evidence.perspectives.map((one) => element("option", { value: one.id }, one.label)));
    select.value = perspective?.id ?? EVERYTHING;
  }
  apply(perspective);
  address(perspective?.id ?? EVERYTHING);
};
