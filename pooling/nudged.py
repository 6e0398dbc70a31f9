"""An input pooled at every shift, from one pooling at stride 1.

Three ways to pool are told apart by how they follow a shift: the maximum, the average, and the
maximum with a blur before the stride [1]_. The last is a maximum at stride 1, then a blur with
[1, 2, 1] / 4 along each axis, then every stride-th cell. What lies beyond the end is said in
`pooling.shifting`; with an edge, the blur repeats the first and the last maximum, as a padding
of "repl" does in the code to [1]_.

References
----------
.. [1] R. Zhang, "Making convolutional networks shift-invariant again", ICML 2019.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pooling.modes import MODES
from pooling.operation import as_image, pool
from pooling.shifting import Line
from pooling.spec import PoolSpec

WAYS = ("max", "average", "blurred")
BLUR = (0.25, 0.5, 0.25)


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
        >>> from pooling.shifting import lines_of
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
