"""An input that is shifted by some cells, and where windows fall on it.

What lies beyond the end is one of two things. ``around``: the input goes on with its other
end, so windows are circular, one starts at every stride-th cell, and a shift by whole strides
moves the output exactly where the stride divides the length. ``edge``: what a shift brings in
repeats the first row or column, and windows stay within the input.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pooling.axis import Pair
from pooling.operation import as_image
from pooling.spec import PoolSpec

BORDERS = ("around", "edge")
# The shifts that are looked at go up to as many strides.
MOST_STRIDES = 2


@dataclass(frozen=True)
class Line:
    """Where windows fall along one axis of a shifted input.

    Attributes
    ----------
    length : int
        Cells of the input.
    pool_size, stride : int
    border : {"around", "edge"}
    """

    length: int
    pool_size: int
    stride: int
    border: str

    @property
    def count(self) -> int:
        """Cells of the output."""
        if self.border == "around":
            return -(-self.length // self.stride)
        return (self.length - self.pool_size) // self.stride + 1

    @property
    def most(self) -> int:
        """The farthest shift that is looked at."""
        return MOST_STRIDES * self.stride

    def starts(self, way: str) -> np.ndarray:
        """Return where the windows start that a cell of the output is made from.

        Returns
        -------
        ndarray of int, of shape (count, 1), or (count, 3) where three maxima are blurred
        """
        around = np.arange(-1, 2) if way == "blurred" else np.zeros(1, int)
        starts = np.arange(self.count)[:, None] * self.stride + around
        if self.border == "around":
            return starts % self.length
        return starts.clip(0, self.length - self.pool_size)

    def reads(self, way: str) -> np.ndarray:
        """Return which cells each of these windows reads: of shape (count, 1 or 3, pool_size)."""
        cells = self.starts(way)[..., None] + np.arange(self.pool_size)
        return cells % self.length


def lines_of(shape: Pair, pool_size: Pair, stride: Pair, border: str) -> tuple[Line, Line]:
    """Lay windows along both axes.

    Parameters
    ----------
    shape : (int, int)
        Rows and columns of the input.
    pool_size, stride : (int, int)
        Height and width.
    border : {"around", "edge"}

    Returns
    -------
    (Line, Line)
        Of the rows and of the columns.

    Raises
    ------
    ValueError
        If there is no such border, or a size or a stride is less than 1 or does not fit.

    Examples
    --------
    >>> rows, cols = lines_of((5, 4), (2, 2), (2, 2), "around")
    >>> rows.count, rows.reads("max")[2, 0].tolist(), cols.starts("blurred")[0].tolist()
    (3, [4, 0], [3, 0, 1])
    """
    _check_border(border)
    spec = PoolSpec(pool_size, stride)
    for size, length, name in zip(spec.pool_size, shape, ("rows", "columns"), strict=True):
        if size > length:
            raise ValueError(f"pool_size {size} does not fit in {length} {name}; use a smaller one")
    sizes = zip(shape, spec.pool_size, spec.stride, strict=True)
    rows, cols = (Line(length, size, step, border) for length, size, step in sizes)
    return rows, cols


def shift(image: ArrayLike, by: Pair, border: str = "around") -> np.ndarray:
    """Shift an image down and to the right.

    Parameters
    ----------
    image : array_like of shape (M, N) or (M, N, channels)
    by : (int, int)
        Rows down and columns to the right, 0 or more.
    border : {"around", "edge"}, default "around"
        Whether what comes in is what went out at the other end, or repeats the edge.

    Returns
    -------
    ndarray of the shape of the image

    Raises
    ------
    ValueError
        If a shift is less than 0, or there is no such border.

    Examples
    --------
    >>> shift([[1, 2, 3]], (0, 1)).tolist(), shift([[1, 2, 3]], (0, 2), "edge").tolist()
    ([[3, 1, 2]], [[1, 1, 1]])
    """
    image = as_image(image)
    rows, cols = sources(image.shape, by, border)
    return image[rows][:, cols]


def sources(shape: tuple[int, ...], by: Pair, border: str) -> tuple[np.ndarray, np.ndarray]:
    """Return which rows and columns of an image stand where in the shifted one.

    Parameters
    ----------
    shape : tuple of int
        Of the image; its first two lengths count.
    by : (int, int)
    border : {"around", "edge"}

    Returns
    -------
    ndarray of int, of shape (M,)
    ndarray of int, of shape (N,)

    Raises
    ------
    ValueError
        As `shift` does.

    Examples
    --------
    >>> [line.tolist() for line in sources((2, 3), (1, 2), "around")]
    [[1, 0], [1, 2, 0]]
    """
    _check_border(border)
    if min(by) < 0:
        raise ValueError(f"by must be 0 or more rows and columns; it is {by}")
    rows, cols = (np.arange(length) - cells for length, cells in zip(shape[:2], by, strict=True))
    if border == "edge":
        return rows.clip(0), cols.clip(0)
    return rows % len(rows), cols % len(cols)


def _check_border(border: str) -> None:
    if border not in BORDERS:
        raise ValueError(f"border must be one of {', '.join(BORDERS)}; it is {border!r}")
