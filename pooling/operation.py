"""pool(), the operation, and trace(), the same with every window kept in sight."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from pooling.blocks import whole, windows
from pooling.geometry import Geometry
from pooling.modes import MODES
from pooling.spec import PoolSpec


@dataclass(frozen=True, eq=False)
class Trace:
    """One pooling, with every number next to the window it came from.

    For a colour image each array has a last axis of channels.

    Attributes
    ----------
    spec : PoolSpec
    geometry : Geometry
    windows : ndarray of shape (R, C, h, w)
        The cells of every window: a read-only view. A cell of padding holds the mode's
        identity, which changes no result.
    is_real : ndarray of bool, of shape (R, C, h, w)
        Whether a cell of a window is a cell of the input. The same for every channel.
    output : ndarray of shape (R, C)
    """

    spec: PoolSpec
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


def find_winners(windows: np.ndarray, is_real: np.ndarray, output: np.ndarray) -> np.ndarray:
    """Return the position of the first real cell that equals its window's output, or -1.

    Parameters
    ----------
    windows, is_real, output : ndarray
        As in `Trace`, or the same rows and columns cut from all three.
    """
    if windows.ndim == 5:
        is_real = is_real[..., None]
    kept = output[:, :, None, None]
    matches = ((windows == kept) | ((windows != windows) & (kept != kept))) & is_real
    matches = matches.reshape(*windows.shape[:2], -1, *windows.shape[4:])
    return np.where(matches.any(axis=2), matches.argmax(axis=2), -1)


def pool(image: ArrayLike, spec: PoolSpec) -> np.ndarray:
    """Pool an image: one value for each window.

    Parameters
    ----------
    image : array_like of shape (M, N) or (M, N, channels)
        Any boolean, integer or real dtype; each channel is pooled on its own.
    spec : PoolSpec

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
    >>> pool([[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]], PoolSpec())
    array([[12,  9],
           [18,  7]])
    """
    image = as_image(image)
    geometry = Geometry.of(spec, image.shape[:2])
    mode = MODES[spec.mode]
    channels = image.shape[2:]
    output = np.empty(geometry.output_shape + channels, mode.result_type(image.dtype))
    if channels:
        mode.reduce(image, geometry, output)
    else:
        mode.reduce(image[..., None], geometry, output[..., None])
    return output


def trace(image: ArrayLike, spec: PoolSpec) -> Trace:
    """Pool an image and keep every window with its result.

    Parameters
    ----------
    image : array_like of shape (M, N) or (M, N, channels)
    spec : PoolSpec

    Returns
    -------
    Trace

    Raises
    ------
    ValueError
        As `pool` does.

    Examples
    --------
    >>> steps = trace([[1, 5], [7, 3]], PoolSpec())
    >>> steps.windows[0, 0].tolist(), int(steps.output[0, 0]), int(steps.winners[0, 0])
    ([[1, 5], [7, 3]], 7, 2)
    """
    image = as_image(image)
    geometry = Geometry.of(spec, image.shape[:2])
    identity = MODES[spec.mode].identity(image.dtype)
    cells = _windows(image, geometry, identity)
    # One value in memory for all cells: a view, unless there is padding around them.
    is_real = _windows(np.broadcast_to(np.True_, image.shape[:2]), geometry, False)
    return Trace(spec, geometry, cells, is_real, pool(image, spec))


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
    return array.astype(array.dtype.newbyteorder("="), copy=False)


def _windows(image: np.ndarray, geometry: Geometry, identity: Any) -> np.ndarray:
    """Return a view of every window, of shape (R, C, h, w) or (R, C, h, w, channels)."""
    if image.ndim == 3:
        return windows(whole(image, geometry), identity)
    return windows(whole(image[..., None], geometry), identity)[..., 0]
