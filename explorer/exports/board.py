"""Boards: the input and the output as pixels, and the numbers in their cells. No Streamlit."""

from typing import NamedTuple

import numpy as np

from explorer.exports.tints import tinted
from explorer.inputs.greys import greys_of
from explorer.words.numbers import number
from pooling import Trace

# Digits in cells, in dots: no smaller, no larger, and how wide one is beside its height.
SMALLEST_DIGITS, LARGEST_DIGITS, DIGIT_WIDTH = 8, 22, 0.64


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


def _texts(values: np.ndarray) -> list[list[str]]:
    return [[number(value) for value in row] for row in values.tolist()]
