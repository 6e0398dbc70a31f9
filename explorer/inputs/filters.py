"""Filters: what a network does to an image before it pools it. No Streamlit."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np


def _weights(*rows: tuple[float, float, float], divisor: int = 1) -> np.ndarray:
    weights = np.array(rows, np.float64) / divisor
    weights.flags.writeable = False
    return weights


_SAME = _weights((0, 0, 0), (0, 1, 0), (0, 0, 0))

# The numbers of each filter, by the name that links have for it. "none" is no filter, and at
# "own" the reader's own numbers begin.
FILTERS: Mapping[str, np.ndarray] = MappingProxyType(
    {
        "none": _SAME,
        "edges": _weights((-1, -1, -1), (-1, 8, -1), (-1, -1, -1)),
        "blur": _weights((1, 2, 1), (2, 4, 2), (1, 2, 1), divisor=16),
        "sharpen": _weights((0, -1, 0), (-1, 5, -1), (0, -1, 0)),
        "sobel_x": _weights((-1, 0, 1), (-2, 0, 2), (-1, 0, 1)),
        "sobel_y": _weights((-1, -2, -1), (0, 0, 0), (1, 2, 1)),
        "own": _SAME,
    }
)


def feature_map(image: np.ndarray, weights: np.ndarray, *, relu: bool) -> np.ndarray:
    """Slide a filter over an image, as the convolution of a network does.

    Each cell and its eight neighbours are multiplied with the weights that lie on them and
    added up. The weights are not turned around: what networks call a convolution is a
    cross-correlation. The stride is 1, and one cell of zeros lies around the image, so the
    result has its size ("same").

    Parameters
    ----------
    image : ndarray of shape (M, N)
    weights : ndarray of shape (3, 3)
    relu : bool
        Whether numbers below 0 become 0.

    Returns
    -------
    ndarray of float64 of shape (M, N)

    Examples
    --------
    >>> feature_map(np.array([[1, 5, 9]]), FILTERS["sobel_x"], relu=False)
    array([[ 10.,  16., -10.]])
    >>> feature_map(np.array([[1, 5, 9]]), FILTERS["sobel_x"], relu=True)
    array([[10., 16.,  0.]])
    """
    height, width = image.shape
    padded = np.pad(image.astype(np.float64), 1)
    features = np.zeros((height, width))
    for row, col in np.ndindex(3, 3):
        features += weights[row, col] * padded[row : row + height, col : col + width]
    return np.maximum(features, 0) if relu else features
