"""A small plot below the columns: in each panel a line for every column. No Streamlit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Panel:
    """One panel.

    Attributes
    ----------
    title, axis : str
        What is drawn, and over what.
    values : sequence of sequence of float
        Of each column one for every whole number from 0 on; NaN where there is none.
    texts : sequence of sequence of str
        The same as it is to be read.
    at : int
        The place on the axis that is looked at.
    ticks : sequence of int
        The places that are named.
    top : (float, str)
        The value at the upper end, and how it is written; the lower end is 0.
    """

    title: str
    axis: str
    values: Sequence[Sequence[float]]
    texts: Sequence[Sequence[str]]
    at: int
    ticks: Sequence[int]
    top: tuple[float, str]

    def describe(self) -> dict[str, Any]:
        """Describe it for the browser, ready for JSON, which knows no NaN."""
        values = [[None if math.isnan(one) else one for one in line] for line in self.values]
        return {**vars(self), "values": values}


@dataclass(frozen=True)
class Plot:
    """What is plotted.

    Attributes
    ----------
    title, caption : str
    panels : sequence of Panel
    """

    title: str
    caption: str
    panels: Sequence[Panel]

    def describe(self) -> dict[str, Any]:
        """Describe it for the browser."""
        return {**vars(self), "panels": [panel.describe() for panel in self.panels]}
