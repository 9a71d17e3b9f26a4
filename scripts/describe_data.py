"""Write data/README.md from data/datapackage.json.

python scripts/describe_data.py data
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import write_text
from hivcells.complaints import exit_on_complaints
from hivcells.evidence.package import read_package
from hivcells.evidence.readme import readme_of


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    write_text(data / "README.md", readme_of(read_package(data)))


if __name__ == "__main__":
    exit_on_complaints(main)
