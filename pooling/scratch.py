"""Pooling from scratch, the tutorial's way: two loops, a slice, one value per pool.

Made to be read aloud, not to be fast. Every pool is a small matrix, and the pools are
kept in row order: the first row of pools from left to right, then the second.
"""

from collections.abc import Callable
from math import isqrt

import numpy as np


def get_pools(
    img: np.ndarray, pool_size: int | tuple[int, int], stride: int | tuple[int, int]
) -> np.ndarray:
    """Slide a window over the image and collect the pools.

    Parameters
    ----------
    img : ndarray of shape (M, N)
    pool_size, stride : int or (height, width)

    Returns
    -------
    ndarray of shape (n, height, width)
        The pools in row order. Windows that would leave the image are skipped, so n is 0
        when the pool does not fit.

    Raises
    ------
    ValueError
        If the image has not two axes, or a pool size or stride is below 1.

    Examples
    --------
    >>> get_pools(np.array([[1, 2, 3], [4, 5, 6]]), pool_size=2, stride=1).tolist()
    [[[1, 2], [4, 5]], [[2, 3], [5, 6]]]
    """
    if img.ndim != 2:
        raise ValueError(
            f"img must have shape (M, N), not {img.shape}; pool each channel on its own"
        )
    pool_height, pool_width = np.broadcast_to(pool_size, 2)
    stride_height, stride_width = np.broadcast_to(stride, 2)
    if min(pool_height, pool_width, stride_height, stride_width) < 1:
        raise ValueError(f"pool_size {pool_size} and stride {stride} must be at least 1")
    pools = []
    for row in range(0, img.shape[0], stride_height):
        for col in range(0, img.shape[1], stride_width):
            pool = img[row : row + pool_height, col : col + pool_width]
            if pool.shape == (pool_height, pool_width):
                pools.append(pool)
    return np.array(pools, dtype=img.dtype).reshape(-1, pool_height, pool_width)


def reduce_pools(
    pools: np.ndarray,
    reduce: Callable[[np.ndarray], object],
    output_shape: tuple[int, int] | None = None,
) -> np.ndarray:
    """Turn every pool into one value, and the values into a matrix.

    Parameters
    ----------
    pools : ndarray of shape (n, height, width)
    reduce : callable
        One pool in, one value out: `numpy.max`, say.
    output_shape : (int, int), optional
        Rows and columns of the result; a square when left out.

    Returns
    -------
    ndarray of shape output_shape

    Raises
    ------
    ValueError
        If that many pools do not fill the shape.
    """
    side = isqrt(len(pools))
    rows, cols = (side, side) if output_shape is None else output_shape
    if rows * cols != len(pools):
        raise ValueError(
            f"{len(pools)} pools do not fill {rows} rows of {cols}; give the output_shape they fill"
        )
    return np.array([reduce(pool) for pool in pools]).reshape(rows, cols)


def max_pooling(pools: np.ndarray, output_shape: tuple[int, int] | None = None) -> np.ndarray:
    """Keep the largest value of every pool.

    Parameters
    ----------
    pools : ndarray of shape (n, height, width)
    output_shape : (int, int), optional
        Rows and columns of the result; a square when left out.

    Returns
    -------
    ndarray of shape output_shape

    Examples
    --------
    >>> image = np.array([[10, 12, 8, 7], [4, 11, 5, 9]])
    >>> max_pooling(get_pools(image, pool_size=2, stride=2), output_shape=(1, 2))
    array([[12,  9]])
    """
    return reduce_pools(pools, np.max, output_shape)


def average_pooling(pools: np.ndarray, output_shape: tuple[int, int] | None = None) -> np.ndarray:
    """Keep the average of every pool.

    Parameters
    ----------
    pools : ndarray of shape (n, height, width)
    output_shape : (int, int), optional
        Rows and columns of the result; a square when left out.

    Returns
    -------
    ndarray of shape output_shape

    Examples
    --------
    >>> image = np.array([[10, 12, 8, 7], [4, 11, 5, 9]])
    >>> average_pooling(get_pools(image, pool_size=2, stride=2), output_shape=(1, 2))
    array([[9.25, 7.25]])
    """
    return reduce_pools(pools, np.mean, output_shape)
