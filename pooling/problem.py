"""Problems: what can be asked of a pooling, and the answer that the core gives."""

from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias, get_args

import numpy as np

from pooling.axis import Pair
from pooling.conventions import Asked, ask, spec_of
from pooling.geometry import Geometry
from pooling.gradient import gradient
from pooling.operation import pool
from pooling.spec import Spec

Asks: TypeAlias = Literal["values", "shape", "unread", "gradient"]
ASKS: tuple[Asks, ...] = get_args(Asks)


class Problem(Protocol):
    """What has an answer."""

    def answer(self) -> np.ndarray:
        """Return the right answer."""


@dataclass(frozen=True, eq=False)
class Pooled:
    """What comes of pooling an image.

    Attributes
    ----------
    image : ndarray of shape (M, N) or (M, N, 3)
        As it is shown: before it is shifted.
    spec : PoolSpec or AdaptiveSpec
        Fits the image.
    asks : {"values", "shape", "unread", "gradient"}
        The output; the rows and columns of it; which cells of the input no window reads; or the
        gradient of the sum of the output at the input.
    shift : (int, int)
        Rows down and columns to the right by which the image moves, around the end, before it is
        pooled.
    """

    image: np.ndarray
    spec: Spec
    asks: Asks = "values"
    shift: Pair = (0, 0)

    @property
    def shifted(self) -> np.ndarray:
        """The image as it is pooled."""
        return np.roll(self.image, self.shift, (0, 1))

    @property
    def geometry(self) -> Geometry:
        """Where the windows fall."""
        rows, cols = self.image.shape[:2]
        return Geometry.of(self.spec, (rows, cols))

    def answer(self) -> np.ndarray:
        """Return what is asked for.

        Returns
        -------
        ndarray
            An output as `pool` gives it; a shape as two integers; of every cell whether no
            window reads it; or the gradient as `gradient` gives it.
        """
        if self.asks == "shape":
            return np.array(self.geometry.output_shape)
        if self.asks == "unread":
            return self.geometry.coverage() == 0
        if self.asks == "gradient":
            return gradient(self.shifted, self.spec)
        return pool(self.shifted, self.spec)


@dataclass(frozen=True)
class Weights:
    """How many numbers a network learns before, in and after a pooling.

    Attributes
    ----------
    spec : PoolSpec
        Pools feature maps, after a convolution or before a dense layer.
    shape : (int, int, int)
        Height, width and channels of the feature maps that come before both.
    kernel : int
        Side of the kernels of a convolution with bias; 0 for a dense layer without bias.
    units : int
        Channels that the convolution gives, or units of the dense layer.
    """

    spec: Spec
    shape: tuple[int, int, int]
    kernel: int
    units: int

    def answer(self) -> np.ndarray:
        """Return three numbers of weights: of the pool, and of the layer without and with it."""
        height, width, channels = self.shape
        if self.kernel:
            convolution = (self.kernel**2 * channels + 1) * self.units
            return np.array([0, convolution, convolution])
        rows, cols = Geometry.of(self.spec, (height, width)).output_shape
        before, after = (cells * channels * self.units for cells in (height * width, rows * cols))
        return np.array([0, before, after])


@dataclass(frozen=True)
class DefaultStrides:
    """What frameworks make of a pool size whose stride is not said.

    Attributes
    ----------
    frameworks : tuple of str
        By their names in `pooling.conventions`.
    side : int
        Of the square input.
    pool_size : int
    """

    frameworks: tuple[str, ...]
    side: int
    pool_size: int

    def answer(self) -> np.ndarray:
        """Return the rows of the output for each framework, with its own default."""
        asked = Asked((self.pool_size, self.pool_size))
        specs = [spec_of(ask(framework, asked)[0]) for framework in self.frameworks]
        shape = self.side, self.side
        return np.array([Geometry.of(spec, shape).output_shape[0] for spec in specs])
