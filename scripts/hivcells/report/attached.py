"""What the PDF carries with it: the data package, so that whoever keeps the article keeps its data, and its licence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf

from hivcells.artefacts import read_json

# A fixed day, the first that the format knows: the same tables give the same bytes.
NO_DAY = (1980, 1, 1, 0, 0, 0)


def packed_data(package: Path) -> bytes:
    """The description of the tables and the tables, packed as zip; of what a review does without there is no file."""
    described = {resource["path"] for resource in read_json(package)["resources"]}
    tables = sorted(path for path in described if (package.parent / path).is_file())
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in [package.name, *tables]:
            packed.writestr(
                zipfile.ZipInfo(name, NO_DAY), (package.parent / name).read_bytes(), zipfile.ZIP_DEFLATED, 9
            )
    return written.getvalue()


def with_licence(pdf: bytes, package: Path) -> bytes:
    """The PDF with the licence of text and data in its metadata, which typst cannot write; all else stays as it is.

    The metadata get no date and name no other program, so that the same PDF gives the same bytes.
    """
    [licence] = read_json(package)["licenses"]
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:rights"] = licence["title"]
            metadata["xmpRights:Marked"] = "True"
            metadata["xmpRights:WebStatement"] = licence["path"]
        # The structure of a long document packs to a quarter of its size.
        document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()
