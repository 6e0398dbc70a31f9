"""A pooling on the page: an input, a spec, and a result that a whole class can share.

Most of a class looks at what its teacher shows, so results are made once for all and few are
kept. Of a picture that a reader gave, the result belongs to the session alone.
"""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b

import numpy as np

from pooling import Geometry, Trace, trace
from pooling.spec import Spec


@dataclass(frozen=True)
class Pooling:
    """An input and how it is pooled; equal to another of the same numbers and spec.

    Attributes
    ----------
    image : ndarray of shape (M, N) or (M, N, 3)
        Not to be written to.
    spec : PoolSpec or AdaptiveSpec
        Fits the image.
    is_picture : bool
        Whether the image is pixels to look at, and not numbers.
    is_private : bool
        Whether the image is a reader's own picture.
    digest : str
        Stands for the numbers, the shape and the dtype of the image.
    """

    image: np.ndarray = field(compare=False, repr=False)
    spec: Spec
    is_picture: bool
    is_private: bool
    digest: str

    @classmethod
    def of(
        cls,
        image: np.ndarray,
        spec: Spec,
        *,
        is_picture: bool = False,
        is_private: bool = False,
    ) -> "Pooling":
        """Join an image with a spec, or raise ValueError where they do not fit."""
        Geometry.of(spec, image.shape[:2])
        return cls(image, spec, is_picture, is_private, digest_of(image))

    @property
    def steps(self) -> Trace:
        """The trace: pooled when it is asked for, and again when it was given up meanwhile."""
        return self._own_steps if self.is_private else _shared_steps(self)

    @cached_property
    def _own_steps(self) -> Trace:
        return trace(self.image, self.spec)


def digest_of(image: np.ndarray) -> str:
    """Return what stands for the numbers, the shape and the dtype of an image."""
    numbers = blake2b(image.tobytes(), digest_size=16).hexdigest()
    return f"{numbers} {image.shape} {image.dtype}"


@lru_cache(maxsize=16)
def _shared_steps(pooling: Pooling) -> Trace:
    return trace(pooling.image, pooling.spec)
