"""The README of the curated tables, made from the data package."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hivcells.artefacts import write_text
from hivcells.complaints import exit_on_complaints
from hivcells.evidence.package import read_package

HEAD = """\
<!-- Made from datapackage.json; edit that file, then run `make describe`. -->

# {title}

{description}

Version {version}, {day}. Licence: [{licence}]({address}). Sources: {sources} (`{path}`).
Keywords: {keywords}.

`datapackage.json` describes every table and column for programs ([Data Package](https://specs.frictionlessdata.io)): `frictionless validate data/datapackage.json`.

## Reading the tables

The tables are CSV in UTF-8, with commas and a head.
A blank cell is missing; nothing else is.
Words such as `not reported`, `not applicable`, `none` and `N/A` are what a text says or what was read of it, so tell your program not to take them for missing:
`pandas.read_csv(path, keep_default_na=False, na_values=[""])`, in R `read.csv(path, na.strings = "")`.

Numbers stand as printed; what is wrong in print, and what is used instead, stands in `corrections.csv`.
`results/evidence.sqlite` of a build holds the tables with these corrections, and what was computed of them.

Changes of an average from baseline to the last visit, in pandas:

```python
import pandas as pd

findings = pd.read_csv("data/findings.csv", keep_default_na=False, na_values=[""])
series = findings.set_index(["arm_id", "outcome_id", "statistic"])
changes = (series.value[series.visit == "last"] - series.value[series.visit == "baseline"]).dropna()
print(changes)
```

and in R:

```r
findings <- read.csv("data/findings.csv", na.strings = "")
ends <- split(findings, findings$visit)
changes <- merge(ends$baseline, ends$last, by = c("arm_id", "outcome_id", "statistic"))
changes$change <- changes$value.y - changes$value.x
print(changes[c("arm_id", "outcome_id", "statistic", "value.x", "value.y", "change")])
```
"""


def readme_of(package: dict[str, Any]) -> str:
    """The text of data/README.md."""
    return "\n".join([_head(package), *(line for resource in package["resources"] for line in _table(resource))])


def _head(package: dict[str, Any]) -> str:
    [licence, *_], [sources, *_] = package["licenses"], package["sources"]
    return HEAD.format(
        title=package["title"],
        description=package["description"],
        version=package["version"],
        day=package["created"].partition("T")[0],
        licence=licence["title"],
        address=licence["path"],
        sources=sources["title"][0].lower() + sources["title"][1:],
        path=sources["path"],
        keywords=", ".join(package["keywords"]),
    )


def _table(resource: dict[str, Any]) -> Iterator[str]:
    schema = resource["schema"]
    leads = {
        key["fields"][0]: f"{key['reference']['resource'] or resource['name']}.{key['reference']['fields'][0]}"
        for key in schema.get("foreignKeys", [])
    }
    yield f"## {resource['path']}\n"
    optional = " A review may do without this table." if resource.get("optional") is True else ""
    yield f"{resource['title']}. Key: `{schema['primaryKey'][0]}`.{optional}\n"
    yield from ("| column | type | what it holds |", "|---|---|---|")
    for field in schema["fields"]:
        yield f"| `{field['name']}` | {field['type']} | {_about(field, leads.get(field['name'], ''))} |"
    yield ""


def _about(field: dict[str, Any], leads_to: str) -> str:
    """What a column holds, its unit, the table it leads to, and its codes."""
    parts = [field["description"].replace("|", r"\|")]
    parts += [f"Unit: {field['unit']}"] if "unit" in field else []
    parts += [f"A key of `{leads_to}`"] if leads_to else []
    codes = "".join(f"<br>`{code['value']}`: {code['label']}" for code in field.get("categories", []))
    return ". ".join(parts) + "." + codes


def main() -> None:
    """Write data/README.md: python -m hivcells.evidence.readme data."""
    data = Path(sys.argv[1])
    write_text(data / "README.md", readme_of(read_package(data)))


if __name__ == "__main__":
    exit_on_complaints(main)
