"""How the review itself is cited: CITATION.cff for programs that manage references, and for the head of the page."""

from __future__ import annotations

from typing import Any

from hivcells.citation_file import Citation, name_of_author

# Signs with a meaning of their own to TeX, as they are written to be printed; citing.js reads the same from the page.
ESCAPED = {sign: f"\\{sign}" for sign in "{}&%$#_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def names_of_authors(citation: Citation) -> list[str]:
    """The authors in their order: 'Family, Given', or the name of a group."""
    return [name_of_author(author) for author in citation["authors"]]


def citation_as_text(citation: Citation) -> str:
    """In words, for the clipboard."""
    authors, date = "; ".join(names_of_authors(citation)), citation["date-released"]
    doi = f" https://doi.org/{citation['doi']}" if "doi" in citation else ""
    return f"{authors}. {citation['title']}. Version {citation['version']}, {date}.{doi}"


def escaped_for_bibtex(text: str) -> str:
    """Text whose signs with a meaning of their own to TeX are printed as they are."""
    return "".join(ESCAPED.get(sign, sign) for sign in text)


def citation_as_bibtex(citation: Citation) -> str:
    """An entry of BibTeX; a group is kept whole by braces."""
    authors = " and ".join(
        name if "family-names" in author else f"{{{name}}}"
        for author, name in zip(citation["authors"], names_of_authors(citation))
    )
    fields = {
        "author": authors,
        "title": f"{{{escaped_for_bibtex(citation['title'])}}}",
        "year": str(citation["date-released"])[:4],
        "version": citation["version"],
        "doi": citation.get("doi", ""),
        "note": f"Version {citation['version']}, {citation['date-released']}",
    }
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return "@misc{review,\n" + ",\n".join(lines) + "\n}\n"


def citation_as_ris(citation: Citation) -> str:
    """A record in the format RIS."""
    day = str(citation["date-released"])
    lines = [
        ("TY", "RPRT"),
        ("ID", "review"),
        # A comma ends the name of a group, which is otherwise read as given names and a family.
        *(("AU", name if "," in name else f"{name},") for name in names_of_authors(citation)),
        ("TI", citation["title"]),
        ("PY", day[:4]),
        ("DA", day.replace("-", "/")),
        ("ET", citation["version"]),
        *([("DO", citation["doi"])] if "doi" in citation else []),
        *(("KW", word) for word in citation.get("keywords", [])),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in lines)


def citation_as_csl(citation: Citation) -> list[dict[str, Any]]:
    """CSL JSON, as Zotero and pandoc read it."""
    authors = [
        {"family": a["family-names"], "given": a.get("given-names", "")}
        if "family-names" in a
        else {"literal": a["name"]}
        for a in citation["authors"]
    ]
    entry = {
        "id": "review",
        "type": "report",
        "title": citation["title"],
        "author": authors,
        "issued": {"date-parts": [[int(part) for part in str(citation["date-released"]).split("-")]]},
        "version": citation["version"],
    }
    return [entry | ({"DOI": citation["doi"]} if "doi" in citation else {})]
