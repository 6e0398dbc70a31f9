"""gradient(): where a gradient goes, and unpool(): back up to the places of the winners."""

import numpy as np
from numpy.typing import ArrayLike

from pooling.modes import MODES
from pooling.operation import Trace, as_image, trace
from pooling.shares import Windows
from pooling.spec import Spec

CELLS = 1 << 20  # of windows that are looked at together


def gradient(image: ArrayLike, spec: Spec, upstream: ArrayLike | None = None) -> np.ndarray:
    """Return the gradient of ``sum(upstream * pool(image, spec))`` to the image.

    A maximum or minimum passes everything to its winner, on a tie to the first in row order,
    and to a NaN where there is one. An average gives each cell of the input an equal part of
    its divisor; a median all to the middle cell, or half to each of two; an L2 norm to each
    cell its part of the norm, and nothing where that is 0. Where windows overlap the parts
    add up, and padding gets nothing. This is what PyTorch computes, save that of several
    NaN in a window PyTorch takes the last.

    Parameters
    ----------
    image : array_like of shape (M, N) or (M, N, channels)
    spec : PoolSpec or AdaptiveSpec
    upstream : array_like of the shape of the output, optional
        What comes from above; ones when left out.

    Returns
    -------
    ndarray of the shape of the image
        Of float64, or of the dtype of the image where that is a smaller float.

    Raises
    ------
    ValueError
        As `pool` does, or if ``upstream`` has another shape or no real numbers.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> gradient([[1, 2, 1], [2, 9, 2], [1, 2, 1]], PoolSpec(2, stride=1)).tolist()
    [[0.0, 0.0, 0.0], [0.0, 4.0, 0.0], [0.0, 0.0, 0.0]]
    """
    image = as_image(image)
    steps = trace(image, spec)
    shape = steps.output.shape
    above = np.ones(shape) if upstream is None else np.asarray(upstream)
    if above.shape != shape or above.dtype.kind not in "biuf":
        raise ValueError(
            f"upstream must be real numbers of the output's shape {shape}; "
            f"not {above.dtype} of shape {above.shape}"
        )
    share = MODES[spec.mode].share
    whole = steps.windows, steps.is_real, steps.output, steps.geometry.divisors()
    # What is not a cell of the input goes to a row and a column beyond it.
    result = np.zeros([image.shape[0] + 1, image.shape[1] + 1, *image.shape[2:]])
    rows, cols = (
        np.where(axis.is_real(), axis.positions(), -1)
        for axis in (steps.geometry.rows, steps.geometry.cols)
    )
    smaller = image.dtype if image.dtype in (np.float16, np.float32) else np.float64
    step = max(CELLS // steps.windows[0].size, 1)
    with np.errstate(over="ignore", invalid="ignore"):  # inf and NaN are results, too
        for start in range(0, len(rows), step):
            some = slice(start, start + step)
            parts = share(Windows(*(array[some] for array in whole)))
            places = rows[some, None, :, None], cols[None, :, None, :]
            passed = np.zeros(parts.shape)  # as it stays without a part, even of an infinity
            np.multiply(parts, above[some, :, None, None], out=passed, where=parts != 0)
            np.add.at(result, places, passed)
        return result[:-1, :-1].astype(smaller)


def unpool(values: ArrayLike, trace: Trace) -> np.ndarray:
    """Put values back to the places that the winners of a trace came from, zeros elsewhere.

    Where windows overlap and share a winner, the last value in row order stays.

    Parameters
    ----------
    values : array_like of the shape of ``trace.output``
    trace : Trace
        Of max or min.

    Returns
    -------
    ndarray of the shape of ``trace.image``
        Of the dtype of the values.

    Raises
    ------
    ValueError
        If the mode has no winners, or the values another shape.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> steps = trace([[1, 5], [7, 3]], PoolSpec())
    >>> unpool(steps.output, steps).tolist()
    [[0, 0], [7, 0]]
    """
    values = np.asarray(values)
    if not MODES[trace.spec.mode].picks:
        raise ValueError(
            f"unpool needs the winners of max or min, and {trace.spec.mode} has none; "
            "gradient(image, spec, values) spreads the values over the windows"
        )
    if values.shape != trace.output.shape:
        raise ValueError(
            f"values must have the output's shape {trace.output.shape}; not {values.shape}"
        )
    result = np.zeros(trace.image.shape, values.dtype)
    has_winner = trace.winners >= 0
    row, col, *channel = np.nonzero(has_winner)
    in_row, in_col = np.divmod(trace.winners[has_winner], trace.windows.shape[3])
    rows, cols = trace.geometry.rows.positions(), trace.geometry.cols.positions()
    result[(rows[row, in_row], cols[col, in_col], *channel)] = values[has_winner]
    return result
