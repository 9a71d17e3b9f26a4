"""What a kind of figure offers to the program that draws it; each module of a kind fulfils it, as mypy checks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, Protocol

import pandas as pd
from matplotlib.axes import Axes

from hivcells.tables import Tables


class FigureKind(Protocol):
    """A module that draws figures of one kind."""

    @property
    def LINE(self) -> str:
        """The column whose cells name the lines of the drawing, of which some may be left out; "" where none may."""
        ...

    @property
    def IS_FOR_PHONES(self) -> bool:
        """Whether the page shows a drawing of this kind, and so a narrow one for a phone as well."""
        ...

    def frame_of(self, tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
        """The rows that a figure shows, a row of the table of figures."""
        ...

    def height_in(self, frame: pd.DataFrame, narrow: bool) -> float:
        """Height of the drawing in inches: for desk and paper, or narrow for a phone."""
        ...

    def draw(self, axes: Axes, frame: pd.DataFrame) -> None:
        """Draw the rows; whether for a phone is told by the width of the axes."""
