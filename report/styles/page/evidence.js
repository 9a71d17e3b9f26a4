// The evidence that stands packed within the page: unpacked when it is first needed, or when the browser is idle.
const unpacked = async (element) => {
  const packed = Uint8Array.from(atob(element.textContent.replace(/[\s"]/g, "")), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
};
let unpacking, evidence;
// Values stand column by column, an input of a number as the way to it among the ids: see packing.py.
const byEntries = ({ ids, ...columns }) => {
  const fields = Object.keys(columns);
  return Object.fromEntries(ids.map((id, at) => {
    const value = Object.fromEntries(fields.filter((field) => columns[field][at] !== null).map((field) => [field, columns[field][at]]));
    if (value.inputs) value.inputs = value.inputs.map((way) => (typeof way === "number" ? ids[at + way] : way));
    return [id, value];
  }));
};
const withEvidence = () => (unpacking ??= unpacked(document.getElementById("evidence-data")).then((text) => {
  const packed = JSON.parse(text);
  return (evidence = { ...packed, values: byEntries(packed.values) });
}));
const idsOfValues = () => (evidence.ids ??= Object.keys(evidence.values));

// Tables that were computed stand in another folder than those that people curated.
const ANALYSED = [
  "agreement", "case_times", "cases_in_months", "certainty_rated", "changes", "contrasts", "counts", "fragile_claims", "interruptions_by_therapy", "ledger",
  "next_trial_sizes", "people", "perspectives", "proportions", "recheck", "risk_differences",
];
const addressOfRow = (row) => {
  const name = row.split("#")[0].match(/^(\w+)\.csv$/)?.[1];
  return name && `../${ANALYSED.includes(name) ? "tables" : "evidence"}/${name}.csv`;
};
const KINDS_OF_SOURCES = { article: "Paper", conference: "Conference", registry: "Registry", press: "News", preprint: "Preprint", dissertation: "Thesis" };
// An article of which the abstract alone was read is no more than an abstract.
const badgeOf = (source) =>
  source.kind === "article" && source.read === "abstract" ? "Abstract" : KINDS_OF_SOURCES[source.kind] ?? source.kind[0].toUpperCase() + source.kind.slice(1);
const citation = JSON.parse(document.getElementById("citation-data").textContent);
