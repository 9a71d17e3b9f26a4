"""The evidence that the page carries, unpacked as its scripts do it, is the values and the tables of the ledger."""

from __future__ import annotations

import re

from hivcells.report.packing import unpacked
from report.numbers_on_pages import counts_of_itself, read


def test_the_evidence_in_the_page_is_the_values_and_the_tables_of_the_ledger(
    html: str, ledger: str, values: dict
) -> None:
    [packed] = re.findall(r'<script type="application/json" id="evidence-data"[^>]*>"([^"]+)"</script>', html)
    evidence = unpacked(packed)
    assert set(evidence["values"]) == {value_id for value_id in values if not counts_of_itself(value_id)}
    for value_id, card in evidence["values"].items():
        held = values[value_id]
        for form in ("text", "quantity", "interval", "kind", "method", "inputs", "as_printed", "locator"):
            assert card.get(form, type(held[form])()) == held[form], value_id
    in_ledger = re.findall(r'<h2 id="(\w+)">.*?</h2>(.*?</table>)', ledger, re.DOTALL)
    for name, written in in_ledger:
        if name == "ledger":  # within the page it is made of the values, which were compared above
            continue
        cells = [cell for row in evidence["tables"][name]["rows"] for cell in row]
        assert "".join("".join(map(text_of, cells)).split()) == "".join(text_of(body_of(written)).split()), name
    assert {name for name, _ in in_ledger} == {*evidence["tables"], "ledger"}
    assert "ledger" not in evidence["tables"]


def text_of(page: str) -> str:
    return "".join(text for text, _ in read(page).texts)


def body_of(written: str) -> str:
    """The rows of a table without the heads of its groups, which one that can be sorted does not have."""
    bodies = "".join(re.findall(r"<tbody>.*?</tbody>", written, re.DOTALL))
    return re.sub(r'<tr><th scope="rowgroup".*?</tr>', "", bodies)
