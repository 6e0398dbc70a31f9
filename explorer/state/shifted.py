"""A nudged input: three ways to pool it, how each follows, and how they follow all shifts.

No Streamlit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from threading import Lock
from types import MappingProxyType

import numpy as np

from explorer.state.choices import Choices
from explorer.state.pooled import digest_of
from explorer.words.catalogue import say
from pooling.axis import Pair
from pooling.nudged import WAYS, Nudged
from pooling.shifting import MOST_STRIDES, lines_of
from pooling.stability import Moved, Stability, move, stability

# A class that follows its teacher asks for the same at the same moment: one makes it, all have it.
_making = Lock()


@dataclass(frozen=True)
class Follower:
    """One way to pool, at every shift.

    Attributes
    ----------
    nudged : Nudged
    stability : Stability
    """

    nudged: Nudged
    stability: Stability

    def at(self, by: Pair) -> Moved:
        """Return its output at one shift, beside the original's."""
        return move(self.nudged, by)


@dataclass(frozen=True)
class Nudging:
    """An input and how it is pooled; equal to another of the same numbers and windows.

    Attributes
    ----------
    image : ndarray of shape (M, N) or (M, N, 3)
        Not to be written to.
    pool_size, stride : (int, int)
    border : {"around", "edge"}
    is_private : bool
        Whether the image is a reader's own picture.
    digest : str
        Stands for the numbers of the image.
    """

    image: np.ndarray = field(compare=False, repr=False)
    pool_size: Pair
    stride: Pair
    border: str
    is_private: bool
    digest: str

    @classmethod
    def of(cls, image: np.ndarray, choices: Choices, *, is_private: bool = False) -> "Nudging":
        """Join an image with what is chosen, or raise ValueError where they do not fit."""
        stride = choices.stride or choices.pool_size
        lines_of((image.shape[0], image.shape[1]), choices.pool_size, stride, choices.border)
        digest = digest_of(image)
        return cls(image, choices.pool_size, stride, choices.border, is_private, digest)

    @property
    def followers(self) -> Mapping[str, Follower]:
        """The ways by their names: made when they are asked for, and once for a whole class."""
        if self.is_private:
            return self._own_followers
        with _making:
            return _shared_followers(self)

    @cached_property
    def _own_followers(self) -> Mapping[str, Follower]:
        return _make_followers(self)


def farthest_shift(choices: Choices) -> Pair:
    """Return how far the input can be nudged: by two strides."""
    height, width = choices.stride or choices.pool_size
    return MOST_STRIDES * height, MOST_STRIDES * width


def shift_within(choices: Choices) -> Pair:
    """Return the chosen shift, or as much of it as the stride allows."""
    (down, right), (most_down, most_right) = choices.shift, farthest_shift(choices)
    return min(down, most_down), min(right, most_right)


def shift_problem(choices: Choices) -> str:
    """Return why a shift goes too far, as the end of a sentence, or ""."""
    for cells, most in zip(choices.shift, farthest_shift(choices), strict=True):
        if cells > most:
            return say("link.range", least=0, most=most, said="{},{}".format(*choices.shift))
    return ""


@lru_cache(maxsize=8)
def _shared_followers(nudging: Nudging) -> Mapping[str, Follower]:
    return _make_followers(nudging)


def _make_followers(nudging: Nudging) -> Mapping[str, Follower]:
    shape = nudging.image.shape[0], nudging.image.shape[1]
    lines = lines_of(shape, nudging.pool_size, nudging.stride, nudging.border)
    made = {way: Nudged.of(nudging.image, way, *lines) for way in WAYS}
    followers = {way: Follower(nudged, stability(nudged)) for way, nudged in made.items()}
    return MappingProxyType(followers)
