"""Put verified files into their places, each whole.

python scripts/publish.py results/draft/review.html results/report/review.html ...
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import write_bytes
from hivcells.complaints import exit_on_complaints


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, help="draft and place, in pairs")
    paths = parser.parse_args().paths
    for draft, place in zip(paths[::2], paths[1::2], strict=True):
        write_bytes(place, draft.read_bytes())


if __name__ == "__main__":
    exit_on_complaints(main)
