"""Sheet: a figure to draw on in dots from its upper left corner. No Streamlit, no pyplot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from matplotlib import patheffects
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.patches import Ellipse, Rectangle

from explorer.exports.canvas import DPI, PAPER_AND_INK, Theme, empty_figure

# In dots: how far from the left and from the top.
Point = tuple[float, float]
# Left, top, width and height, in dots.
Place = tuple[float, float, float, float]
# The window, and what is said in a low voice, as on the page.
COLOURS = {"light": ("#A63A0A", "#5A5957"), "dark": ("#FF9B62", "#A9A8A5")}
# Dots from one line of a hatching to the next.
HATCH = 8


@dataclass(frozen=True)
class Cells:
    """Where cells lie on a sheet.

    Attributes
    ----------
    left, top : float
        The corner of the first one, in dots.
    side : float
        Dots of a cell.
    row, col : int
        Which the first one is; below 0 it lies in the padding.
    """

    left: float
    top: float
    side: float
    row: int = 0
    col: int = 0

    def place(self, row: int, col: int, height: int = 1, width: int = 1) -> Place:
        """Return where a rectangle of cells lies."""
        left = self.left + (col - self.col) * self.side
        return left, self.top + (row - self.row) * self.side, width * self.side, height * self.side


class Sheet:
    """A figure of so many dots, and what was drawn on it.

    Attributes
    ----------
    figure : Figure
    paper, ink, window, soft : str
        The colours of a theme.
    artists : list of Artist
        In the order in which they were drawn; each lies over those before it.
    """

    def __init__(self, width: float, height: float, theme: Theme = "light") -> None:
        self.paper, self.ink = PAPER_AND_INK[theme]
        self.window, self.soft = COLOURS[theme]
        self.figure = empty_figure(round(width), round(height), self.paper)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(height, 0))
        self.axes.axis("off")
        self.artists: list[Artist] = []

    def pixels(self, values: np.ndarray, place: Place) -> None:
        """Lay pixels of uint8, each as large as the others."""
        left, top, width, height = place
        extent = (left, left + width, top + height, top)
        options: dict[str, Any] = {"vmin": 0, "vmax": 255, "cmap": "gray", "aspect": "auto"}
        limits = self.axes.get_xlim(), self.axes.get_ylim()
        image = self.axes.imshow(values, extent=extent, interpolation="nearest", **options)
        self.axes.set(xlim=limits[0], ylim=limits[1])
        self._keep(image)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        colour: str = "",
        bold: bool = False,
        align: str = "center",
        on: Literal["middle", "top", "baseline"] = "middle",
        link: str = "",
    ) -> None:
        """Write letters of so many dots, in lines: around a place, from it down, or upon it."""
        options: dict[str, Any] = {
            "fontsize": size * 72 / DPI,
            "color": colour or self.ink,
            "weight": "bold" if bold else "normal",
            "ha": align,
            "va": {"middle": "center_baseline"}.get(on, on),
            "url": link or None,
            "linespacing": 1.4,
            # A $ is a $, and no formula.
            "parse_math": False,
        }
        self._keep(self.axes.text(x, y, text, **options))

    def frame(
        self,
        place: Place,
        colour: str,
        width: float = 1,
        *,
        dashed: bool = False,
        halo: bool = False,
        fill: str = "none",
    ) -> None:
        """Frame a place with a line of so many dots; a halo keeps it apart from what is below."""
        left, top, across, down = place
        line = width * 72 / DPI
        frame = Rectangle(
            (left, top), across, down, fc=fill, ec=colour, lw=line, ls="--" if dashed else "-"
        )
        if halo:
            around = patheffects.Stroke(linewidth=line + 2.2, foreground=self.paper)
            frame.set_path_effects([around, patheffects.Normal()])
        self._keep(self.axes.add_artist(frame))

    def grid(
        self, place: Place, rows: int, cols: int, width: float = 0.8, strength: float = 0.25
    ) -> None:
        """Draw the lines between cells, so many dots wide; at full strength they are black."""
        left, top, across, down = place
        rows_at = [top + down * row / rows for row in range(1, rows)]
        cols_at = [left + across * col / cols for col in range(1, cols)]
        lines = [((left, y), (left + across, y)) for y in rows_at]
        lines += [((x, top), (x, top + down)) for x in cols_at]
        self._lines(lines, "#000000", width, strength)

    def lines(self, ends: Sequence[tuple[Point, Point]], width: float = 1) -> None:
        """Draw lines of so many dots in ink, each from one point to another."""
        self._lines(ends, self.ink, width)

    def _lines(
        self, ends: Sequence[tuple[Point, Point]], colour: str, width: float, strength: float = 1
    ) -> LineCollection:
        drawn = LineCollection(ends, colors=colour, linewidths=width * 72 / DPI, alpha=strength)
        self._keep(self.axes.add_artist(drawn))
        return drawn

    def ring(self, place: Place) -> None:
        """Ring a cell."""
        left, top, across, down = place
        centre = left + across / 2, top + down / 2
        ring = Ellipse(centre, 0.8 * across, 0.8 * down, fc="none", ec=self.window, lw=1.6)
        around = patheffects.Stroke(linewidth=3, foreground=self.paper)
        ring.set_path_effects([around, patheffects.Normal()])
        self._keep(self.axes.add_artist(ring))

    def hatch(self, place: Place) -> None:
        """Hatch what no window reads, so thinly that its numbers can be read."""
        left, top, across, down = place
        starts = np.arange(-down, across, HATCH)
        lines = [((left + x, top), (left + x + down, top + down)) for x in starts]
        within = Rectangle((left, top), across, down, transform=self.axes.transData)
        self._lines(lines, "#000000", 0.6 * DPI / 72, 0.6).set_clip_path(within)

    def empty(self, place: Place, rows: int, cols: int) -> None:
        """Draw cells in which nothing stands yet."""
        left, top, across, down = place
        self.frame(place, "none", fill=self.paper)
        rows_at = np.linspace(top, top + down, rows + 1)
        cols_at = np.linspace(left, left + across, cols + 1)
        lines = [((left, y), (left + across, y)) for y in rows_at]
        lines += [((x, top), (x, top + down)) for x in cols_at]
        self._lines(lines, self.soft, 0.7 * DPI / 72)

    def _keep(self, artist: Artist) -> None:
        artist.set_zorder(len(self.artists) + 1)
        self.artists.append(artist)
