"""Shares: which cells of a window its value comes from, and how much of it.

For every window a share is the derivatives of its value by its cells: float64 of the shape
of the cells, and 0 for whatever is not a cell of the input.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Windows:
    """Some windows and what became of them, as in a `Trace` or cut from its rows.

    Attributes
    ----------
    cells : ndarray of shape (R, C, h, w) or (R, C, h, w, channels)
    is_real : ndarray of bool, of shape (R, C, h, w)
    output : ndarray of shape (R, C) or (R, C, channels)
    divisors : ndarray of int, of shape (R, C)
        What an average divides by.
    """

    cells: np.ndarray
    is_real: np.ndarray
    output: np.ndarray
    divisors: np.ndarray


def find_winners(cells: np.ndarray, is_real: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return the position of the first real cell that equals its window's value, or -1.

    Parameters
    ----------
    cells, is_real, values : ndarray
        As in `Windows`.

    Returns
    -------
    ndarray of int, of the shape of the values
    """
    kept = values[:, :, None, None]
    matches = ((cells == kept) | ((cells != cells) & (kept != kept))) & _fit(is_real, cells)
    matches = matches.reshape(*cells.shape[:2], -1, *cells.shape[4:])
    return np.where(matches.any(axis=2), matches.argmax(axis=2), -1)


def to_winner(windows: Windows) -> np.ndarray:
    """Give all to the first cell that equals the value."""
    return _to_first(windows, windows.output)


def to_all(windows: Windows) -> np.ndarray:
    """Give every cell one part of what the sum is divided by."""
    with np.errstate(divide="ignore"):
        parts = np.where(windows.is_real, 1 / windows.divisors[:, :, None, None], 0)
    return np.broadcast_to(_fit(parts, windows.cells), windows.cells.shape)


def to_middle(windows: Windows) -> np.ndarray:
    """Give all to the middle cell, or half to each of the middle two; a NaN takes all.

    Of several cells that hold the same middle value it is the first.
    """
    shape = windows.cells.shape
    cells = windows.cells.reshape(*shape[:2], -1, *shape[4:])
    ordered = np.sort(cells, axis=2)  # what is not real is the greatest
    counts = _fit(windows.is_real.sum(axis=(2, 3)), windows.output)
    has_nan = (cells != cells).any(axis=2)
    shares = np.zeros(shape)
    for rank in ((counts - 1) // 2, counts // 2):
        ranks = np.broadcast_to(rank, has_nan.shape)[:, :, None]
        middle = np.take_along_axis(ordered, ranks, axis=2)[:, :, 0]
        shares += _to_first(windows, np.where(has_nan, ordered[:, :, -1], middle)) / 2
    return shares


def to_size(windows: Windows) -> np.ndarray:
    """Give each cell its own share of the norm; nothing where the norm is 0."""
    cells = np.where(_fit(windows.is_real, windows.cells), windows.cells, 0).astype(float)
    norms = np.sqrt(np.square(cells).sum(axis=(2, 3)))[:, :, None, None]
    return np.divide(cells, norms, out=np.zeros(cells.shape), where=norms != 0)


def _to_first(windows: Windows, values: np.ndarray) -> np.ndarray:
    winners = find_winners(windows.cells, windows.is_real, values)
    _, _, height, width, *channels = windows.cells.shape
    positions = np.arange(height * width).reshape(height, width, *(1 for _ in channels))
    return (winners[:, :, None, None] == positions).astype(float)


def _fit(array: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return the array with an axis of channels if the other has one."""
    return array[..., None] if array.ndim < other.ndim else array
