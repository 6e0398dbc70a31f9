"""pool(), the operation, and trace(), the same with every window kept in sight."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from pooling.blocks import plan_even, windows
from pooling.dtypes import nearest
from pooling.geometry import Geometry
from pooling.modes import MODES, Reduction
from pooling.shares import find_winners
from pooling.spec import Spec


@dataclass(frozen=True, eq=False)
class Trace:
    """One pooling, with every number next to the window it came from.

    For a colour image each array has a last axis of channels.

    Attributes
    ----------
    image : ndarray of shape (M, N)
        What was pooled.
    spec : PoolSpec or AdaptiveSpec
    geometry : Geometry
    windows : ndarray of shape (R, C, h, w)
        The cells of every window: a read-only view. A cell of padding holds the mode's
        identity, which changes no result. Of windows that differ in size, h x w is the
        largest, and a smaller one has padding in its last rows and columns.
    is_real : ndarray of bool, of shape (R, C, h, w)
        Whether a cell of a window is a cell of the input. The same for every channel.
    output : ndarray of shape (R, C)
    """

    image: np.ndarray
    spec: Spec
    geometry: Geometry
    windows: np.ndarray
    is_real: np.ndarray
    output: np.ndarray

    @cached_property
    def winners(self) -> np.ndarray:
        """Where in its window each output value stands.

        Returns
        -------
        ndarray of int, of shape (R, C)
            The position in row order, from 0 to h * w - 1, of the first real cell that
            equals the output; -1 where none does, as with most averages.
        """
        return find_winners(self.windows, self.is_real, self.output)


def pool(image: ArrayLike, spec: Spec) -> np.ndarray:
    """Pool an image: one value for each window.

    Parameters
    ----------
    image : array_like of shape (M, N) or (M, N, channels)
        Any boolean, integer or real dtype; each channel is pooled on its own.
    spec : PoolSpec or AdaptiveSpec

    Returns
    -------
    ndarray of shape (R, C) or (R, C, channels)
        A new array. Max and min keep the dtype; the other modes give a float dtype its
        own, float32 for bool and 8-bit integers, and float64 for wider integers. Near the
        limits of float64 an average overflows to inf where its sum does, and an L2 norm
        where its squares do: above about 1e154 it is inf, below about 1e-162 it is 0.

    Raises
    ------
    ValueError
        If the image is empty, has another number of axes or a dtype without order, or
        the spec does not fit it.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> pool([[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]], PoolSpec())
    array([[12,  9],
           [18,  7]])
    """
    image = as_image(image)
    plan = _plan(spec, image.shape, image.dtype)
    output = np.empty(plan.output_shape, plan.dtype)
    if image.ndim == 2:
        plan.reduce(image, output)
    else:  # the channels of a cell stand next to each other
        plan.reduce(image.reshape(len(image), -1), output.reshape(len(output), -1))
    if plan.empty is not None:
        output[plan.empty] = plan.empty_value
    return output


def trace(image: ArrayLike, spec: Spec) -> Trace:
    """Pool an image and keep every window with its result.

    Parameters
    ----------
    image : array_like of shape (M, N) or (M, N, channels)
    spec : PoolSpec or AdaptiveSpec

    Returns
    -------
    Trace

    Raises
    ------
    ValueError
        As `pool` does.

    Examples
    --------
    >>> from pooling import PoolSpec
    >>> steps = trace([[1, 5], [7, 3]], PoolSpec())
    >>> steps.windows[0, 0].tolist(), int(steps.output[0, 0]), int(steps.winners[0, 0])
    ([[1, 5], [7, 3]], 7, 2)
    """
    image = as_image(image)
    plan = _plan(spec, image.shape, image.dtype)
    cells = _windows(image, plan.geometry, plan.identity)
    # One value in memory for all cells: a view, unless there is padding around them.
    is_real = _windows(np.broadcast_to(np.True_, image.shape[:2]), plan.geometry, False)
    return Trace(image, spec, plan.geometry, cells, is_real, pool(image, spec))


def as_image(image: ArrayLike) -> np.ndarray:
    """Return the image as an array in native byte order, or say why it cannot be pooled."""
    array = np.asarray(image)
    if array.dtype.kind not in "biuf":
        raise ValueError(
            f"image has dtype {array.dtype}, which no mode can pool; "
            "use booleans, integers or reals"
        )
    if array.ndim not in (2, 3):
        raise ValueError(
            f"image must have shape (M, N) or (M, N, channels); its shape is {array.shape}"
        )
    if array.size == 0:
        raise ValueError(f"image is empty: its shape is {array.shape}; every axis needs a cell")
    return array if array.dtype.isnative else array.astype(array.dtype.newbyteorder("="))


@dataclass(frozen=True)
class _Plan:
    """What poolings of one spec, shape and dtype have in common.

    It is kept, as making it takes longer than pooling a small image.
    """

    geometry: Geometry
    identity: Any
    reduce: Reduction
    output_shape: tuple[int, ...]
    dtype: np.dtype
    empty: np.ndarray | None
    empty_value: Any


@lru_cache(maxsize=256)
def _plan(spec: Spec, shape: tuple[int, ...], dtype: np.dtype) -> _Plan:
    height, width, *channels = shape
    geometry, mode = Geometry.of(spec, (height, width)), MODES[spec.mode]
    rows, cols = geometry.rows, geometry.cols
    identity = mode.identity(dtype)
    if mode.picks and spec.rules.padding_value is not None:
        identity = nearest(dtype, spec.rules.padding_value)
    depth = math.prod(channels)
    reduce = mode.plan(rows, cols, depth, dtype, identity)
    if rows.reads or cols.reads:
        reduce = _even_first(reduce, plan_even(rows, cols, depth, identity))
    result, empty, value = mode.result_type(dtype), None, mode.empty(spec.rules)
    if value is not None and geometry.is_empty().any():
        empty, value = geometry.is_empty(), nearest(result, value)
    return _Plan(
        geometry, identity, reduce, (*geometry.output_shape, *channels), result, empty, value
    )


def _even_first(reduce: Reduction, even: Callable[[np.ndarray], np.ndarray]) -> Reduction:
    return lambda image, output: reduce(even(image), output)


def _windows(image: np.ndarray, geometry: Geometry, identity: Any) -> np.ndarray:
    """Return a view of every window, of shape (R, C, h, w) or (R, C, h, w, channels)."""
    channels = math.prod(image.shape[2:])
    lines = image.reshape(len(image), -1)
    view = windows(lines, geometry.rows, geometry.cols, channels, identity)
    return view if image.ndim == 3 else view[..., 0]
