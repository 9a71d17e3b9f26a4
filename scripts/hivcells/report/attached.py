"""What the PDF carries with it: the data package, so that whoever keeps the article keeps its data."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from hivcells.artefacts import read_json

# A fixed day, the first that the format knows: the same tables give the same bytes.
NO_DAY = (1980, 1, 1, 0, 0, 0)


def packed_data(package: Path) -> bytes:
    """The description of the tables and the tables, packed as zip."""
    tables = sorted({resource["path"] for resource in read_json(package)["resources"]})
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in [package.name, *tables]:
            packed.writestr(
                zipfile.ZipInfo(name, NO_DAY), (package.parent / name).read_bytes(), zipfile.ZIP_DEFLATED, 9
            )
    return written.getvalue()
