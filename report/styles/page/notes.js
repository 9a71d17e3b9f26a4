// Beside the text, where a desk has room, stands what a word means, at the part that first uses it; review.css shows it
// there alone. The summary explains its own words, and the list of words at the end stands for everybody.
const formsOf = (name) => name.replace(/:\s*$/, "").split(/[,()]/).map((form) => form.trim()).filter(Boolean);
const usesAny = (forms) => new RegExp(`(?<![\\p{L}\\d])(?:${forms.join("|")})s?(?![\\p{L}\\d])`, "iu");
const noteBeside = (part) => {
  const before = part.previousElementSibling;
  if (before?.matches(".note")) return before;
  const note = element("div", { class: "note", role: "note" });
  part.before(note);
  return note;
};
later.push(() => {
  const meanings = document.querySelectorAll("#sec-words > p:has(> strong:first-child)");
  const texts = [...document.querySelectorAll("#sec-summary ~ section :is(p, li):not(figure *, #sec-words *, #refs *)")];
  for (const meaning of meanings) {
    const form = usesAny(formsOf(meaning.querySelector("strong").textContent)), first = texts.find((text) => form.test(text.textContent));
    if (first) noteBeside(first.closest("main section > *")).append(meaning.cloneNode(true));
  }
});
