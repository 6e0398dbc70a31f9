"""Boards: the input and the output as pixels, and the numbers in their cells. No Streamlit."""

from typing import NamedTuple

import numpy as np
from matplotlib.ticker import MaxNLocator

from explorer.exports.sheet import Cells, Sheet
from explorer.exports.tints import INK, tinted
from explorer.inputs.greys import greys_of
from explorer.words.numbers import number
from pooling import Trace
from pooling.axis import Pair

# Digits in cells, in dots: no smaller, no larger, and how wide one is beside its height.
SMALLEST_DIGITS, LARGEST_DIGITS, DIGIT_WIDTH = 8, 22, 0.64
# The same of the numbers at the edges; a longer side has only some of them.
SMALLEST_EDGE, LARGEST_EDGE, MOST_NUMBERED = 10, 14, 32


class Board(NamedTuple):
    """A pixel of uint8 for each cell, and the number in it; a picture has no numbers."""

    pixels: np.ndarray
    texts: list[list[str]]


def boards_of(steps: Trace, *, is_picture: bool) -> tuple[Board, Board]:
    """Return the input and the output, on one scale.

    Parameters
    ----------
    steps : Trace
    is_picture : bool
        Pixels go from black to white, numbers through the tints of the stage.
    """
    image, output = steps.image, steps.output
    if is_picture:
        pixels, others = (as_greys(values, greys_of(image)) for values in (image, output))
        return Board(pixels, []), Board(others, [])
    low, high = range_of(steps)
    return (
        Board(tinted(image, low, high), _texts(image)),
        Board(tinted(output, low, high), _texts(output)),
    )


def range_of(steps: Trace) -> tuple[float, float]:
    """Return the least and the greatest number of the input and the output."""
    both = steps.image, steps.output
    return min(float(a.min()) for a in both), max(float(a.max()) for a in both)


def as_greys(values: np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    """Return values as greys of uint8, from black at the one limit to white at the other."""
    if values.dtype == np.uint8:
        return values  # as they are, which saves the time
    low, high = limits
    levels = (values.astype(np.float64) - low) * (255 / ((high - low) or 1))
    return np.rint(np.clip(levels, 0, 255)).astype(np.uint8)


def digit_size(texts: list[list[str]], cell: float) -> float:
    """Return how high numbers in cells of so many dots are, in dots; 0 where they do not fit."""
    if not texts:
        return 0
    longest = max(len(text) for row in texts for text in row)
    size = min(0.8 * cell / (DIGIT_WIDTH * max(longest, 1)), 0.5 * cell, LARGEST_DIGITS)
    return size if size >= SMALLEST_DIGITS else 0


def draw_board(sheet: Sheet, board: Board, cells: Cells) -> None:
    """Lay a board where its cells are, with its numbers where they can be read."""
    rows, cols = board.pixels.shape[:2]
    place = cells.place(cells.row, cells.col, rows, cols)
    sheet.pixels(board.pixels, place)
    if board.texts:
        sheet.grid(place, rows, cols)
    sheet.frame(place, sheet.soft)
    size = digit_size(board.texts, cells.side)
    for row, texts in enumerate(board.texts if size else []):
        for col, text in enumerate(texts):
            left, top, across, down = cells.place(cells.row + row, cells.col + col)
            ink = _ink_on(board.pixels[row, col])
            sheet.text(left + across / 2, top + down / 2, text, size, colour=ink)


def _ink_on(pixel: np.ndarray) -> str:
    """Return what stands out from a pixel: a grey one, or one of red, green and blue."""
    share = np.broadcast_to(pixel, 3) @ (0.2126, 0.7152, 0.0722)
    return INK if share > 110 else "#FFFFFF"


def number_edges(sheet: Sheet, cells: Cells, shape: Pair) -> None:
    """Write the numbers of rows and columns beside a board of that shape, from 1."""
    is_sparse = max(shape) > MOST_NUMBERED
    size = LARGEST_EDGE if is_sparse else np.clip(0.5 * cells.side, SMALLEST_EDGE, LARGEST_EDGE)
    for number_, place in _edges(shape[0]):
        left, top, _, down = cells.place(place, cells.col)
        sheet.text(left - 10, top + down / 2, number_, size, colour=sheet.soft, align="right")
    for number_, place in _edges(shape[1]):
        left, top, across, _ = cells.place(cells.row, place)
        sheet.text(left + across / 2, top - 14, number_, size, colour=sheet.soft)


def _edges(length: int) -> list[tuple[str, int]]:
    if length <= MOST_NUMBERED:
        numbers = range(1, length + 1)
    else:
        ticks = MaxNLocator(6, integer=True).tick_values(1, length)
        numbers = [int(tick) for tick in ticks if 1 <= tick <= length]
    return [(str(place), place - 1) for place in numbers]


def _texts(values: np.ndarray) -> list[list[str]]:
    return [[number(value) for value in row] for row in values.tolist()]
