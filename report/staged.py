"""Runs before Quarto renders: says what to type where the numbers, tables and figures are not put beside the text."""

import sys
from pathlib import Path

if not Path("values.json").is_file():
    sys.exit("The numbers of this report are computed first: type `make` in the folder above, or `snakemake`.")
