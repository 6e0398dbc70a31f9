"""Trace to matplotlib figure: the side-by-side plots. No Streamlit, no pyplot."""

import io
import threading
from typing import Literal, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from explorer.exports.tints import INK, tinted
from explorer.inputs.greys import greys_of
from explorer.words.catalogue import say
from explorer.words.numbers import number
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
# The colour bar at the right of both panels, in dots, and the room that it takes.
BAR_PLACE = 2 * PANEL_WIDTH + 12, CENTRE[1] - SIDE // 2, 14, SIDE
BAR_WIDTH = 80
# Digits in cells, in dots: no smaller, no larger, and how wide one is beside its height.
SMALLEST_DIGITS, LARGEST_DIGITS, DIGIT_WIDTH = 8, 22, 0.64

# One drawing at a time: matplotlib holds the interpreter's lock while it draws, so two
# drawings at once would only make both readers, and everybody else, wait longer.
drawing = threading.Lock()


class Panel(NamedTuple):
    """One of the two plots: its title, its pixels of uint8, and the numbers in them, if any."""

    title: str
    pixels: np.ndarray
    texts: list[list[str]]


class Bar(NamedTuple):
    """The colour bar: its pixels, from the highest number down, and its two numbers."""

    pixels: np.ndarray
    low: str
    high: str


def panels(steps: Trace, *, is_picture: bool, name: str = "input") -> tuple[Panel, Panel]:
    """Return the plots of the input and the output, on one scale.

    Parameters
    ----------
    steps : Trace
    is_picture : bool
        Pixels go from black to white, numbers through the tints of the stage.
    name : {"input", "features"}
        What the input is.
    """
    image, output = steps.image, steps.output
    titles = (
        say(f"plots.{name}", size=shape(image.shape[:2])),
        say("plots.output", mode=steps.spec.mode, size=shape(output.shape[:2])),
    )
    if is_picture:
        pixels, others = (_as_greys(values, greys_of(image)) for values in (image, output))
        return Panel(titles[0], pixels, []), Panel(titles[1], others, [])
    low, high = _range(steps)
    return (
        Panel(titles[0], tinted(image, low, high), _texts(image)),
        Panel(titles[1], tinted(output, low, high), _texts(output)),
    )


def bar(steps: Trace, *, is_picture: bool) -> Bar | None:
    """Return the colour bar of both plots; an image in colour has none."""
    if steps.image.ndim == 3:
        return None
    shares = np.linspace(1, 0, SIDE)[:, None]
    if is_picture:
        low, high = greys_of(steps.image)
        return Bar(_as_greys(shares, (0, 1)), number(low), number(high))
    low, high = _range(steps)
    return Bar(tinted(shares, 0, 1), number(low), number(high))


def _range(steps: Trace) -> tuple[float, float]:
    """Return the least and the greatest number of the input and the output."""
    both = steps.image, steps.output
    return min(float(a.min()) for a in both), max(float(a.max()) for a in both)


def _texts(values: np.ndarray) -> list[list[str]]:
    return [[number(value) for value in row] for row in values.tolist()]


def digit_size(panel: Panel) -> float:
    """Return how high the numbers in the cells are, in dots; 0 where they do not fit."""
    if not panel.texts:
        return 0
    cell = SIDE / max(panel.pixels.shape[:2])
    longest = max(len(text) for row in panel.texts for text in row)
    size = min(0.8 * cell / (DIGIT_WIDTH * longest), 0.5 * cell, LARGEST_DIGITS)
    return size if size >= SMALLEST_DIGITS else 0


def side_by_side(
    steps: Trace, *, is_picture: bool, theme: Theme = "light", name: str = "input"
) -> Figure:
    """Plot the input and the pooled output next to each other.

    Parameters
    ----------
    steps : Trace
    is_picture : bool
        Pixels are drawn from black to white, numbers in the tints of the stage.
    theme : {"light", "dark"}
        Ink on paper, or the reverse.
    name : {"input", "features"}
        What the input is.

    Returns
    -------
    Figure
        Two panels, with ticks that show the true sizes in cells, and a colour bar.
    """
    paper, ink = PAPER_AND_INK[theme]
    scale = bar(steps, is_picture=is_picture)
    figure = empty_figure(width_of(scale), PANEL_HEIGHT, paper)
    for index, panel in enumerate(panels(steps, is_picture=is_picture, name=name)):
        left, top, width, height = place(panel.pixels.shape[:2])
        left += index * PANEL_WIDTH
        add_title(figure, panel.title, left + width / 2, top - TITLE_GAP, ink)
        axes = add_axes(figure, panel.pixels.shape[:2], (left, top, width, height), ink)
        _show(axes, panel.pixels)
        _add_texts(axes, panel)
    if scale:
        _show(add_bar(figure, scale.low, scale.high, BAR_PLACE, ink), scale.pixels)
    return figure


def width_of(scale: Bar | None) -> int:
    """Return how wide a figure is, in dots."""
    return 2 * PANEL_WIDTH + (BAR_WIDTH if scale else 0)


def _show(axes: Axes, pixels: np.ndarray) -> None:
    """Put pixels where the axes are, whatever their limits."""
    extent = (*axes.get_xlim(), *axes.get_ylim())
    axes.imshow(
        pixels, "gray", aspect="auto", interpolation="nearest", vmin=0, vmax=255, extent=extent
    )


def _add_texts(axes: Axes, panel: Panel) -> None:
    size = digit_size(panel)
    for row, texts in enumerate(panel.texts if size else []):
        for col, text in enumerate(texts):
            axes.text(
                col + 1,
                row + 1,
                text,
                fontsize=size * 72 / DPI,
                color=INK,
                ha="center",
                va="center_baseline",
            )


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


def _as_greys(values: np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    if values.dtype == np.uint8:
        return values  # as they are, which saves the time
    low, high = limits
    levels = (values.astype(np.float64) - low) * (255 / ((high - low) or 1))
    return np.rint(np.clip(levels, 0, 255)).astype(np.uint8)


def _saved(figure: Figure, kind: str) -> bytes:
    stream = io.BytesIO()
    with drawing:
        figure.savefig(stream, format=kind, facecolor=figure.get_facecolor())
    return stream.getvalue()
