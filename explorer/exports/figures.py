"""Trace to matplotlib figure: the side-by-side plots. No Streamlit, no pyplot."""

import io
import threading
from typing import Literal, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from explorer.words.catalogue import say
from explorer.words.sentences import shape
from pooling import Trace
from pooling.axis import Pair

# Left, top, width and height, in whole dots from the upper left corner.
Box = tuple[int, int, int, int]
Theme = Literal["light", "dark"]
PAPER_AND_INK = {"light": ("#FFFFFF", "#1B1B1B"), "dark": ("#14161A", "#ECEBE8")}

# One panel, in dots: the picture's longer side is SIDE, with its centre at CENTRE.
DPI = 100
PANEL_WIDTH, PANEL_HEIGHT = 400, 420
SIDE = 336
CENTRE = (216, 218)
TITLE_GAP = 8

# One drawing at a time: matplotlib holds the interpreter's lock while it draws, so two
# drawings at once would only make both readers, and everybody else, wait longer.
drawing = threading.Lock()


class Panel(NamedTuple):
    """One of the two plots: its title, and its pixels of uint8 from black to white."""

    title: str
    pixels: np.ndarray


def panels(steps: Trace, *, is_picture: bool) -> tuple[Panel, Panel]:
    """Return the plots of the input and the output, on one scale from black to white.

    Parameters
    ----------
    steps : Trace
    is_picture : bool
        Pixels go from 0 to 255, numbers from the least to the greatest.
    """
    image, output = steps.image, steps.output
    low, high = (0, 255) if is_picture else (image.min(), image.max())
    titles = (
        say("plots.input", size=shape(image.shape[:2])),
        say("plots.output", mode=steps.spec.mode, size=shape(output.shape[:2])),
    )
    return (
        Panel(titles[0], _as_pixels(image, low, high)),
        Panel(titles[1], _as_pixels(output, low, high)),
    )


def side_by_side(steps: Trace, *, is_picture: bool, theme: Theme = "light") -> Figure:
    """Plot the input and the pooled output next to each other.

    Parameters
    ----------
    steps : Trace
    is_picture : bool
        Pixels are drawn from 0 to 255, numbers from the least to the greatest.
    theme : {"light", "dark"}
        Ink on paper, or the reverse.

    Returns
    -------
    Figure
        Two panels, with ticks that show the true sizes in cells.
    """
    paper, ink = PAPER_AND_INK[theme]
    figure = empty_figure(2 * PANEL_WIDTH, PANEL_HEIGHT, paper)
    for number, panel in enumerate(panels(steps, is_picture=is_picture)):
        left, top, width, height = place(panel.pixels.shape[:2])
        left += number * PANEL_WIDTH
        add_title(figure, panel.title, left + width / 2, top - TITLE_GAP, ink)
        axes = add_axes(figure, panel.pixels.shape[:2], (left, top, width, height), ink)
        axes.imshow(panel.pixels, "gray", aspect="auto", interpolation="nearest", vmin=0, vmax=255)
    return figure


def empty_figure(width: int, height: int, paper: str) -> Figure:
    """Return a figure of so many dots."""
    return Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=paper)


def add_title(figure: Figure, title: str, centre: float, baseline: float, ink: str) -> None:
    """Add a title, its place in dots from the left and the top."""
    width, height = figure.bbox.size
    figure.text(centre / width, 1 - baseline / height, title, color=ink, fontsize=11, ha="center")


def add_axes(figure: Figure, cells: Pair, box: Box, ink: str) -> Axes:
    """Add frame and ticks around the room for a picture of so many cells."""
    left, top, width, height = box
    all_width, all_height = figure.bbox.size
    bottom = all_height - top - height
    rectangle = (left / all_width, bottom / all_height, width / all_width, height / all_height)
    axes = figure.add_axes(rectangle, facecolor="none")
    axes.set(xlim=(-0.5, cells[1] - 0.5), ylim=(cells[0] - 0.5, -0.5))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.tick_params(colors=ink, labelsize=8)
    for spine in axes.spines.values():
        spine.set_color(ink)
    return axes


def place(cells: Pair) -> Box:
    """Place a picture of so many cells in its panel."""
    height, width = (max(round(SIDE * length / max(cells)), 1) for length in cells)
    return CENTRE[0] - width // 2, CENTRE[1] - height // 2, width, height


def as_png(figure: Figure) -> bytes:
    """Return the figure as a PNG file."""
    return _saved(figure, "png")


def as_svg(figure: Figure) -> bytes:
    """Return the figure as an SVG file."""
    return _saved(figure, "svg")


def _as_pixels(values: np.ndarray, low: float, high: float) -> np.ndarray:
    if values.dtype == np.uint8 and (low, high) == (0, 255):
        return values  # as they are, which saves the time
    shares = (values - low) / ((high - low) or 1)
    return np.rint(255 * np.clip(shares, 0, 1)).astype(np.uint8)


def _saved(figure: Figure, kind: str) -> bytes:
    stream = io.BytesIO()
    with drawing:
        figure.savefig(stream, format=kind, facecolor=figure.get_facecolor())
    return stream.getvalue()
