"""Poolings one after the other: what each gives, and what its cells see of the input.

No Streamlit. A class shares the results as it shares those of a `Pooling`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from explorer.state.choices import Setting
from explorer.state.fits import Refusal, find_refusal
from explorer.state.pooled import digest_of
from pooling import Geometry, Trace, trace
from pooling.axis import Axis, Pair
from pooling.receptive import ReceptiveField, patches, reads, receptive_fields
from pooling.spec import Spec


@dataclass(frozen=True)
class Stack:
    """An input and how it is pooled again and again; equal to another of the same numbers.

    Attributes
    ----------
    image : ndarray of shape (M, N) or (M, N, 3)
        Of any real dtype, not to be written to.
    specs : tuple of PoolSpec or AdaptiveSpec
        Each fits the result of the one before.
    is_private : bool
        Whether the image is a reader's own picture.
    digest : str
        Stands for the numbers, the shape and the dtype of the image.
    """

    image: np.ndarray = field(compare=False, repr=False)
    specs: tuple[Spec, ...]
    is_private: bool
    digest: str

    @classmethod
    def of(cls, image: np.ndarray, specs: tuple[Spec, ...], *, is_private: bool = False) -> "Stack":
        """Join an image with specs that fit it one after the other."""
        return cls(image, specs, is_private, digest_of(image))

    @property
    def names(self) -> list[str]:
        """What stands for the numbers of each layer: for the input, and all layers up to it."""
        layers = [repr(self.specs[: layer + 1]) for layer in range(len(self.specs))]
        return [
            blake2b(f"{self.digest} {own}".encode(), digest_size=12).hexdigest() for own in layers
        ]

    @property
    def steps(self) -> tuple[Trace, ...]:
        """The trace of each layer; a reader's own are kept by nobody."""
        return _traces(self.image, self.specs) if self.is_private else _shared_steps(self)


@dataclass(frozen=True)
class Seen:
    """What the cells of one layer see, along one axis.

    Attributes
    ----------
    field : ReceptiveField or None
        By the formula; None where windows differ in size, here or before.
    patches : tuple of ndarray of int of shape (output length, 2)
        The first and the last cell that each cell sees, in the input and in every layer before.
    counts : ndarray of int of shape (output length,)
        How many cells of the input each cell reads.
    """

    field: ReceptiveField | None
    patches: tuple[np.ndarray, ...]
    counts: np.ndarray


def lay_layers(layers: Sequence[Setting], shape: Pair) -> tuple[list[Geometry], Refusal | None]:
    """Lay layers on an input one after the other, up to the first that does not fit.

    Parameters
    ----------
    layers : sequence of Setting
    shape : (int, int)
        Rows and columns of the input.

    Returns
    -------
    list of Geometry
        One for each layer that fits.
    Refusal or None
        Why the next one does not.
    """
    laid: list[Geometry] = []
    for setting in layers:
        if refusal := find_refusal(setting, shape, is_apart=False):
            return laid, refusal
        laid.append(Geometry.of(setting.spec(), shape))
        shape = laid[-1].output_shape
    return laid, None


@lru_cache(maxsize=32)
def see(axes: tuple[Axis, ...]) -> tuple[Seen, ...]:
    """Return what the cells of each layer see along one axis, of the layers that lie on it."""
    regular = next((index for index, axis in enumerate(axes) if axis.reads), len(axes))
    fields = [*receptive_fields(axes[:regular]), *[None] * (len(axes) - regular)]
    # From the input, from the first layer, and so on: what is seen there.
    levels = [patches(axes[level:]) for level in range(len(axes))]
    return tuple(
        Seen(
            fields[layer],
            tuple(levels[level][layer - level] for level in range(layer + 1)),
            np.count_nonzero(own, axis=1),
        )
        for layer, own in enumerate(reads(axes))
    )


@lru_cache(maxsize=8)
def _shared_steps(stack: Stack) -> tuple[Trace, ...]:
    return _traces(stack.image, stack.specs)


def _traces(image: np.ndarray, specs: tuple[Spec, ...]) -> tuple[Trace, ...]:
    steps: list[Trace] = []
    for spec in specs:
        steps.append(trace(image, spec))
        image = steps[-1].output
    return tuple(steps)
