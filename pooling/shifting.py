"""An input that is shifted by some cells, and pooled at every shift.

Three ways to pool are told apart by how they follow a shift: the maximum, the average, and the
maximum with a blur before the stride [1]_. The last is a maximum at stride 1, then a blur with
[1, 2, 1] / 4 along each axis, then every stride-th cell.

What lies beyond the end is one of two things. ``around``: the input goes on with its other
end, so windows are circular, one starts at every stride-th cell, and a shift by whole strides
moves the output exactly where the stride divides the length. ``edge``: what a shift brings in
repeats the first row or column; windows stay within the input, and the blur repeats the first
and the last maximum, as a padding of "repl" does in the code to [1]_.

References
----------
.. [1] R. Zhang, "Making convolutional networks shift-invariant again", ICML 2019.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pooling.axis import Pair
from pooling.modes import MODES
from pooling.operation import as_image, pool
from pooling.spec import PoolSpec

WAYS = ("max", "average", "blurred")
BORDERS = ("around", "edge")
# The shifts that are looked at go up to as many strides.
MOST_STRIDES = 2
BLUR = (0.25, 0.5, 0.25)


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
    if border not in BORDERS:
        raise ValueError(f"border must be one of {', '.join(BORDERS)}; it is {border!r}")
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
    if border not in BORDERS:
        raise ValueError(f"border must be one of {', '.join(BORDERS)}; it is {border!r}")
    if min(by) < 0:
        raise ValueError(f"by must be 0 or more rows and columns; it is {by}")
    rows, cols = (
        (np.arange(length) - cells) % length
        if border == "around"
        else (np.arange(length) - cells).clip(0)
        for length, cells in zip(image.shape[:2], by, strict=True)
    )
    return image[rows][:, cols]


@dataclass(frozen=True, eq=False)
class Nudged:
    """An image pooled at stride 1, from which every shift takes its cells.

    Attributes
    ----------
    way : {"max", "average", "blurred"}
    rows, cols : Line
    dense : ndarray of shape (P, Q) or (P, Q, channels)
        One value for every start of a window; with an edge, also for the starts on what the
        farthest shift brings in.
    """

    way: str
    rows: Line
    cols: Line
    dense: np.ndarray

    @classmethod
    def of(cls, image: ArrayLike, way: str, rows: Line, cols: Line) -> "Nudged":
        """Pool an image at stride 1, on the lines that `lines_of` gives for its shape."""
        if way not in WAYS:
            raise ValueError(f"way must be one of {', '.join(WAYS)}; it is {way!r}")
        image = as_image(image)
        wider = image[_extended(rows)][:, _extended(cols)]
        mode = "average" if way == "average" else "max"
        dense = pool(wider, PoolSpec((rows.pool_size, cols.pool_size), 1, mode))
        if way == "blurred":
            dense = dense.astype(MODES["average"].result_type(image.dtype), copy=False)
        return cls(way, rows, cols, dense)

    def outputs(self, down: Sequence[int], right: Sequence[int]) -> np.ndarray:
        """Return the output of the shifted input, for all of these shifts.

        Parameters
        ----------
        down, right : sequence of int
            Rows and columns, up to the farthest shift that is looked at.

        Returns
        -------
        ndarray of shape (shifts down, R, shifts right, C) or (..., channels)

        Examples
        --------
        >>> lines = lines_of((1, 4), (1, 2), (1, 2), "around")
        >>> Nudged.of([[0, 5, 0, 0]], "max", *lines).outputs([0], [0, 1]).tolist()
        [[[[5, 0], [0, 5]]]]
        """
        along_rows = _weighted(self.dense, self._places(self.rows, down))
        turned = np.moveaxis(along_rows, 2, 0)
        both = _weighted(turned, self._places(self.cols, right))
        return np.moveaxis(both, (0, 1), (2, 3))

    def _places(self, line: Line, shifts: Sequence[int]) -> np.ndarray:
        """Return where in the dense map the windows are: of shape (shifts, count, 1 or 3)."""
        places = line.starts(self.way) - np.asarray(shifts)[:, None, None]
        return places % line.length if line.border == "around" else places + line.most


def _extended(line: Line) -> np.ndarray:
    """Return the cells of the input that pooling at stride 1 reads one after the other."""
    if line.border == "around":
        return np.arange(line.length + line.pool_size - 1) % line.length
    return np.arange(-line.most, line.length).clip(0)


def _weighted(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Take values along the first axis, and blur them where three places are given."""
    if places.shape[-1] == 1:
        return values[places[..., 0]]
    first, middle, last = (
        weight * values[places[..., tap]] for tap, weight in enumerate(values.dtype.type(BLUR))
    )
    return (first + last) + middle
