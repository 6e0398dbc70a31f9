"""Trace to matplotlib figure: the side-by-side plots. No Streamlit, no pyplot."""

from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explorer.exports.board import Board, as_greys, boards_of, digit_size, range_of
from explorer.exports.canvas import (
    DPI,
    PAPER_AND_INK,
    Box,
    Theme,
    add_axes,
    add_bar,
    add_title,
    empty_figure,
)
from explorer.exports.tints import INK, tinted
from explorer.inputs.greys import greys_of
from explorer.words.catalogue import say
from explorer.words.numbers import number
from explorer.words.sentences import shape
from pooling import Trace
from pooling.axis import Pair

# One panel, in dots: the picture's longer side is SIDE, with its centre at CENTRE.
PANEL_WIDTH, PANEL_HEIGHT = 400, 420
SIDE = 336
CENTRE = (216, 218)
TITLE_GAP = 8
# The colour bar at the right of both panels, in dots, and the room that it takes.
BAR_PLACE = 2 * PANEL_WIDTH + 12, CENTRE[1] - SIDE // 2, 14, SIDE
BAR_WIDTH = 80


class Panel(NamedTuple):
    """One of the two plots."""

    title: str
    board: Board


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
    boards = boards_of(steps, is_picture=is_picture)
    return Panel(titles[0], boards[0]), Panel(titles[1], boards[1])


def bar(steps: Trace, *, is_picture: bool) -> Bar | None:
    """Return the colour bar of both plots; an image in colour has none."""
    if steps.image.ndim == 3:
        return None
    shares = np.linspace(1, 0, SIDE)[:, None]
    if is_picture:
        low, high = greys_of(steps.image)
        return Bar(as_greys(shares, (0, 1)), number(low), number(high))
    low, high = range_of(steps)
    return Bar(tinted(shares, 0, 1), number(low), number(high))


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
        cells = panel.board.pixels.shape[:2]
        left, top, width, height = place(cells)
        left += index * PANEL_WIDTH
        add_title(figure, panel.title, left + width / 2, top - TITLE_GAP, ink)
        axes = add_axes(figure, cells, (left, top, width, height), ink)
        _show(axes, panel.board.pixels)
        _add_texts(axes, panel.board)
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


def _add_texts(axes: Axes, board: Board) -> None:
    size = panel_digits(board)
    for row, texts in enumerate(board.texts if size else []):
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


def panel_digits(board: Board) -> float:
    """Return how high the numbers of a panel are, in dots; 0 where they do not fit."""
    return digit_size(board.texts, SIDE / max(board.pixels.shape[:2]))


def place(cells: Pair) -> Box:
    """Place a picture of so many cells in its panel."""
    height, width = (max(round(SIDE * length / max(cells)), 1) for length in cells)
    return CENTRE[0] - width // 2, CENTRE[1] - height // 2, width, height
