"""The chosen input as an array: the matrix, a sample, an upload or a photo."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock

import numpy as np

from explorer.inputs.images import load_image
from explorer.state.choices import LARGEST_SIDE_OF_ORIGINAL, Choices

# One picture of full size in memory at a time, however many readers ask for the original.
_full_size = Lock()

ASSETS = Path(__file__).parents[2] / "assets"


@dataclass(eq=False)
class Picture:
    """An image file that the reader gave, with the pixels that were last asked for.

    Attributes
    ----------
    name : str
    data : bytes
    """

    name: str
    data: bytes
    _wanted: tuple[str, bool, bool] | None = field(default=None, repr=False)
    _pixels: np.ndarray | None = field(default=None, repr=False)

    def pixels(self, size: str, keep_aspect: bool, grayscale: bool) -> np.ndarray:
        """Return the image as `explorer.inputs.images.load_image` does."""
        wanted = (size, keep_aspect, grayscale)
        if self._pixels is None or self._wanted != wanted:
            self._pixels = _decoded(self.data, *wanted)
            self._wanted = wanted
        return self._pixels


def chosen_image(choices: Choices, pictures: Mapping[str, Picture]) -> np.ndarray:
    """Return the input to pool.

    Parameters
    ----------
    choices : Choices
    pictures : mapping of str to Picture
        What the reader gave, by its source; where there is none the sample is taken.

    Returns
    -------
    ndarray
        A matrix of float64 of shape (M, N), or a picture of uint8 of shape (M, N) or
        (M, N, 3), not to be written to.

    Raises
    ------
    ValueError
        If a file is no image that can be read, with a sentence for the reader.
    """
    if choices.input == "matrix":
        return choices.matrix
    wanted = (choices.size, choices.keep_aspect, choices.is_grey)
    picture = pictures.get(choices.source)
    return picture.pixels(*wanted) if picture else _sample(choices.sample, *wanted)


@lru_cache(maxsize=100)
def _sample(name: str, size: str, keep_aspect: bool, grayscale: bool) -> np.ndarray:
    """Return a bundled sample, one array for all sessions."""
    return _decoded((ASSETS / f"{name}.png").read_bytes(), size, keep_aspect, grayscale)


def _decoded(data: bytes, size: str, keep_aspect: bool, grayscale: bool) -> np.ndarray:
    if size == "original":
        with _full_size:
            image = load_image(data, grayscale=grayscale, size=None)
            if max(image.shape) > LARGEST_SIDE_OF_ORIGINAL:
                image = load_image(data, grayscale=grayscale, size=LARGEST_SIDE_OF_ORIGINAL)
    else:
        side = int(size)
        image = load_image(data, grayscale=grayscale, size=side if keep_aspect else (side, side))
    image.flags.writeable = False
    return image
