"""The way back: the gradient at the input, or the output put back to where it came from.

No Streamlit. A pooling is the same whichever way it is looked at.
"""

from dataclasses import dataclass

import numpy as np

from explorer.state.choices import Choices
from explorer.state.pooled import Pooling
from explorer.words.catalogue import say
from pooling import MODES, gradient, unpool
from pooling.shares import Windows


@dataclass(frozen=True)
class Back:
    """What comes back of a pooling.

    Attributes
    ----------
    direction : {"backward", "unpool"}
    values : ndarray of the shape of the image
        What each cell of the input has got in the end.
    upstream : ndarray of the shape of the output
        What each cell of the output gives.
    is_own : bool
        Whether the reader wrote the upstream.
    """

    direction: str
    values: np.ndarray
    upstream: np.ndarray
    is_own: bool


def upstream_of(choices: Choices, pooling: Pooling) -> np.ndarray | None:
    """Return the reader's own gradient at the output, where it fits; else it is ones."""
    upstream, shape = choices.upstream, pooling.steps.output.shape
    return upstream if upstream is not None and upstream.shape == shape else None


def back_of(choices: Choices, pooling: Pooling) -> Back | None:
    """Return what comes back, or None while looking forward or where nothing can."""
    steps = pooling.steps
    if choices.direction == "backward":
        own = upstream_of(choices, pooling)
        values = gradient(steps.image, steps.spec, own)
        above = np.ones(steps.output.shape) if own is None else own
        return Back("backward", values, above, own is not None)
    if choices.direction == "unpool" and not why_not(choices, pooling):
        return Back("unpool", unpool(steps.output, steps), steps.output, is_own=False)
    return None


def why_not(choices: Choices, pooling: Pooling) -> str:
    """Return why a pooling cannot be undone, as a sentence, or ""."""
    spec = pooling.spec
    if choices.direction != "unpool" or MODES[spec.mode].picks:
        return ""
    return say("back.no_winners", mode=say(f"values.{spec.mode}"))


def parts_of(pooling: Pooling, direction: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return which window gives which cell how much, in row order of the windows.

    Parameters
    ----------
    pooling : Pooling
        Of one channel.
    direction : {"backward", "unpool"}

    Returns
    -------
    ndarray of int32
        The number of the window, counted in row order.
    ndarray of int32
        The cell of the input, counted in row order.
    ndarray of float64
        What it gets of what the window gives: the whole of it where a value is put back.
    """
    steps = pooling.steps
    geometry = steps.geometry
    windows = Windows(steps.windows, steps.is_real, steps.output, geometry.divisors())
    shares = MODES[steps.spec.mode].share(windows)
    row, col, in_row, in_col = np.nonzero(shares)
    rows, cols = geometry.rows.positions()[row, in_row], geometry.cols.positions()[col, in_col]
    numbers = row * geometry.output_shape[1] + col
    cells = rows * geometry.input_shape[1] + cols
    weights = shares[row, col, in_row, in_col]
    if direction == "unpool":
        weights = np.ones(weights.shape)
    return numbers.astype(np.int32), cells.astype(np.int32), weights
