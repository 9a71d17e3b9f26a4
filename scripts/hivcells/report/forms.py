"""The forms in which the report may show a number, and under which name a value holds the text of each."""

from __future__ import annotations

import re

# A number among words, in the description of a drawing and in cells of tables: {id} or {id:form}.
NUMBER_IN_TEXT = re.compile(r"\{([\w.-]+)(?::(\w+))?\}")

TEXT_OF_FORM = {
    "value": "text",
    "quantity": "quantity",
    "interval": "interval",
    "lower": "lower",
    "upper": "upper",
    "limits": "limits",
    "words": "words",
    "time": "time",
}
# What the card of a number shows of it; a count of hundreds of rows names the first of them.
FORMS_OF_CARD = (
    "text",
    "quantity",
    "relation",
    "interval",
    "limits",
    "kind",
    "method",
    "inputs",
    "as_printed",
    "locator",
    "source",
)
