"""The head of the page: what search engines and programs that manage references read, and what a browser may load.

Everything comes from CITATION.cff, from the document itself and from the data package; an address
or a DOI that does not exist yet is left out.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from markupsafe import escape

from hivcells.citation_file import Citation
from hivcells.report.own_citation import (
    ESCAPED,
    citation_as_bibtex,
    citation_as_csl,
    citation_as_ris,
    citation_as_text,
    names_of_authors,
)

# The data as files, from where the page stands: the package of what was curated, every number, every claim, the ledger.
DISTRIBUTED = {
    "../../data/datapackage.json": "application/json",
    "../values.json": "application/json",
    "../claims.json": "application/json",
    "../tables/ledger.csv": "text/csv",
    "../evidence.sqlite": "application/vnd.sqlite3",
}


class About(NamedTuple):
    """The document in words: its title, its question, its language, and the licence of its text and data."""

    title: str
    description: str
    lang: str
    licence: str


def head(citation: Citation, about: About, dataset: Mapping[str, Any], scripts: Iterable[str], style: str) -> str:
    """The elements that stand in the head; scripts are those that the page may run, word by word."""
    return "\n".join(
        [
            f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(scripts)}">',
            *(f'<meta name="{name}" content="{escape(text)}">' for name, text in named(citation, about)),
            *(f'<meta property="{name}" content="{escape(text)}">' for name, text in open_graph(about)),
            data_block("application/ld+json", "", json_ld(citation, about, dataset)),
            data_block("application/json", "citation-data", citation_data(citation)),
            f"<style>{style}</style>",
            "",
        ]
    )


def content_security_policy(scripts: Iterable[str]) -> str:
    """Nothing is fetched; styles, fonts and pictures stand in the page, and of scripts these alone run."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; font-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def named(citation: Citation, about: About) -> list[tuple[str, str]]:
    """Highwire's and Dublin Core's names for the parts of a citation."""
    authors, day = names_of_authors(citation), str(citation["date-released"])
    doi = [("citation_doi", citation["doi"]), ("DC.identifier", f"doi:{citation['doi']}")] if "doi" in citation else []
    return [
        ("citation_title", about.title),
        *(("citation_author", name) for name in authors),
        ("citation_publication_date", day.replace("-", "/")),
        ("citation_language", about.lang),
        ("citation_keywords", "; ".join(citation.get("keywords", []))),
        ("DC.title", about.title),
        *(("DC.creator", name) for name in authors),
        ("DC.date", day),
        ("DC.type", "Text"),
        ("DC.language", about.lang),
        ("DC.description", about.description),
        *(("DC.subject", word) for word in citation.get("keywords", [])),
        ("DC.rights", about.licence),
        *doi,
    ]


def open_graph(about: About) -> list[tuple[str, str]]:
    """How the page is shown where somebody shares it."""
    return [
        ("og:type", "article"),
        ("og:title", about.title),
        ("og:description", about.description),
        ("og:locale", about.lang.replace("-", "_")),
    ]


def json_ld(citation: Citation, about: About, dataset: Mapping[str, Any]) -> dict[str, Any]:
    """The article and the data behind it, in the words of schema.org."""
    creators = [
        {"@type": "Person" if "family-names" in author else "Organization", "name": name}
        for author, name in zip(citation["authors"], names_of_authors(citation))
    ]
    data = {
        "@type": "Dataset",
        "name": dataset.get("title", dataset["name"]),
        "description": dataset.get("description", ""),
        "license": about.licence,
        "creator": creators,
        "version": citation["version"],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}
            for address, kind in DISTRIBUTED.items()
        ],
    }
    article = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": about.title,
        "description": about.description,
        "author": creators,
        "datePublished": str(citation["date-released"]),
        "version": citation["version"],
        "inLanguage": about.lang,
        "license": about.licence,
        "keywords": citation.get("keywords", []),
        "isBasedOn": data,
    }
    return article | ({"identifier": f"https://doi.org/{citation['doi']}"} if "doi" in citation else {})


def citation_data(citation: Citation) -> dict[str, Any]:
    """What the button to cite offers, and what the page says of its version."""
    return {
        "version": citation["version"],
        "date": str(citation["date-released"]),
        "text": citation_as_text(citation),
        "bibtex": citation_as_bibtex(citation),
        "escaped_for_bibtex": ESCAPED,
        "ris": citation_as_ris(citation),
        "csl": json.dumps(citation_as_csl(citation), ensure_ascii=False, indent=1),
    }


def data_block(kind: str, name: str, content: Mapping[str, Any]) -> str:
    """A script element with JSON, in which no text can end it."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return f'<script type="{kind}"{f" id={chr(34)}{name}{chr(34)}" if name else ""}>{written}</script>'
