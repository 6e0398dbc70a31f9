"""Shares: which cells of a window its value comes from, and how much of it.

For one window each function gives the derivatives of its value by its cells. All of them
take arrays as `Trace` holds them, or the same rows and columns cut from all of these:
windows of shape (R, C, h, w) or (R, C, h, w, channels), ``is_real`` of shape (R, C, h, w),
``output`` of shape (R, C) or (R, C, channels) and ``divisors`` of shape (R, C). They return
float64 of the shape of the windows, with 0 for whatever is not a cell of the input.
"""

import numpy as np


def find_winners(windows: np.ndarray, is_real: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return the position of the first real cell that equals its window's value, or -1."""
    kept = values[:, :, None, None]
    matches = ((windows == kept) | ((windows != windows) & (kept != kept))) & _fit(is_real, windows)
    matches = matches.reshape(*windows.shape[:2], -1, *windows.shape[4:])
    return np.where(matches.any(axis=2), matches.argmax(axis=2), -1)


def to_winner(
    windows: np.ndarray, is_real: np.ndarray, output: np.ndarray, divisors: np.ndarray
) -> np.ndarray:
    """Give all to the first cell that equals the value."""
    winners = find_winners(windows, is_real, output)
    height, width = windows.shape[2:4]
    positions = np.arange(height * width).reshape(height, width, *[1] * (windows.ndim - 4))
    return (winners[:, :, None, None] == positions).astype(float)


def to_all(
    windows: np.ndarray, is_real: np.ndarray, output: np.ndarray, divisors: np.ndarray
) -> np.ndarray:
    """Give every cell one part of what the sum is divided by."""
    with np.errstate(divide="ignore"):
        parts = np.where(is_real, 1 / divisors[:, :, None, None], 0)
    return np.broadcast_to(_fit(parts, windows), windows.shape)


def to_middle(
    windows: np.ndarray, is_real: np.ndarray, output: np.ndarray, divisors: np.ndarray
) -> np.ndarray:
    """Give all to the middle cell, or half to each of the middle two; a NaN takes all.

    Of several cells that hold the same middle value it is the first.
    """
    cells = windows.reshape(*windows.shape[:2], -1, *windows.shape[4:])
    ordered = np.sort(cells, axis=2)  # what is not real is the greatest
    counts = _fit(is_real.sum(axis=(2, 3)), cells[:, :, 0])
    has_nan = (cells != cells).any(axis=2)
    halves = []
    for rank in ((counts - 1) // 2, counts // 2):
        ranks = np.broadcast_to(rank, has_nan.shape)[:, :, None]
        value = np.take_along_axis(ordered, ranks, axis=2)[:, :, 0]
        value = np.where(has_nan, ordered[:, :, -1], value)
        halves.append(to_winner(windows, is_real, value, divisors) / 2)
    return halves[0] + halves[1]


@np.errstate(over="ignore", invalid="ignore")  # of values that are too large for a square
def to_size(
    windows: np.ndarray, is_real: np.ndarray, output: np.ndarray, divisors: np.ndarray
) -> np.ndarray:
    """Give each cell its own share of the norm; nothing where the norm is 0."""
    cells = np.where(_fit(is_real, windows), windows, 0).astype(float)
    norms = np.sqrt(np.square(cells).sum(axis=(2, 3)))[:, :, None, None]
    return np.divide(cells, norms, out=np.zeros(cells.shape), where=norms != 0)


def _fit(array: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return the array with an axis of channels if the other has one."""
    return array[..., None] if array.ndim < other.ndim else array
