"""Canvas: figures measured in dots, in two themes, and the files made of them. No pyplot."""

import io
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from pooling.axis import Pair

# Left, top, width and height, in whole dots from the upper left corner.
Box = tuple[int, int, int, int]
Theme = Literal["light", "dark"]
PAPER_AND_INK = {"light": ("#FFFFFF", "#1B1B1B"), "dark": ("#14161A", "#ECEBE8")}
DPI = 100
# The same figure gives the same bytes; letters stay letters.
EXACT: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "pooling", "pdf.fonttype": 42}

# Pixels of an inch of paper, for what is as wide as so many centimetres.
PRINTED = 300
CENTIMETRES = 2.54
_SIZE = re.compile(rb'width="[\d.]+pt" height="[\d.]+pt"')

# One drawing at a time: matplotlib holds the interpreter's lock while it draws, so two
# drawings at once would only make both readers, and everybody else, wait longer.
drawing = threading.Lock()


@dataclass(frozen=True)
class Width:
    """How wide a picture is.

    Attributes
    ----------
    amount : float
    unit : {"px", "cm"}
        A centimetre has as many pixels as a printer wants.
    """

    amount: float
    unit: Literal["px", "cm"] = "px"

    @property
    def resolution(self) -> int:
        """Pixels for an inch."""
        return PRINTED if self.unit == "cm" else DPI

    @property
    def pixels(self) -> int:
        """How many pixels that is."""
        inches = self.amount / CENTIMETRES if self.unit == "cm" else self.amount / DPI
        return round(inches * self.resolution)


def empty_figure(width: int, height: int, paper: str) -> Figure:
    """Return a figure of so many dots."""
    return Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=paper)


def add_title(figure: Figure, title: str, centre: float, baseline: float, ink: str) -> None:
    """Add a title, its place in dots from the left and the top."""
    width, height = figure.bbox.size
    figure.text(centre / width, 1 - baseline / height, title, color=ink, fontsize=11, ha="center")


def add_axes(figure: Figure, cells: Pair, box: Box, ink: str) -> Axes:
    """Add frame and ticks, which count from 1, around the room for a picture of so many cells."""
    axes = _framed(figure, box, ink)
    axes.set(xlim=(0.5, cells[1] + 0.5), ylim=(cells[0] + 0.5, 0.5))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    return axes


def add_bar(figure: Figure, low: str, high: str, box: Box, ink: str) -> Axes:
    """Add the frame of a colour bar, with its two numbers."""
    axes = _framed(figure, box, ink)
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[])
    axes.set_yticks([0, 1], [low, high])
    axes.yaxis.tick_right()
    return axes


def _framed(figure: Figure, box: Box, ink: str) -> Axes:
    left, top, width, height = box
    all_width, all_height = figure.bbox.size
    bottom = all_height - top - height
    rectangle = (left / all_width, bottom / all_height, width / all_width, height / all_height)
    axes = figure.add_axes(rectangle, facecolor="none")
    axes.tick_params(colors=ink, labelsize=8)
    for spine in axes.spines.values():
        spine.set_color(ink)
    return axes


def as_png(figure: Figure, width: Width | None = None) -> bytes:
    """Return the figure as a PNG file, as wide as it has dots or as is said."""
    width = width or Width(figure.bbox.width)
    dpi = DPI * width.pixels / figure.bbox.width
    return _saved(figure, "png", dpi=dpi, pil_kwargs={"dpi": (width.resolution,) * 2})


def as_svg(figure: Figure, width: Width | None = None, title: str = "") -> bytes:
    """Return the figure as an SVG file, whose letters are text: to be searched and read aloud."""
    width = width or Width(figure.bbox.width)
    high = width.amount * figure.bbox.height / figure.bbox.width
    size = f'width="{width.amount:g}{width.unit}" height="{high:g}{width.unit}"'
    drawn = _saved(figure, "svg", metadata={"Date": None, "Title": title})
    return _SIZE.sub(size.encode(), drawn, count=1)


def as_pdf(figures: Iterable[Figure], title: str) -> bytes:
    """Return figures as the pages of a PDF file that brings its fonts."""
    stream = io.BytesIO()
    about = {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}
    with drawing, rc_context(EXACT), PdfPages(stream, metadata=about) as pages:
        for figure in figures:
            pages.savefig(figure)
    return stream.getvalue()


def _saved(figure: Figure, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    with drawing, rc_context(EXACT):
        figure.savefig(stream, format=kind, facecolor=figure.get_facecolor(), **options)
    return stream.getvalue()
