"""The chosen input as an array: the matrix, a sample, an upload or a photo."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
import streamlit as st

from explorer.inputs.images import load_image
from explorer.state.choices import LARGEST_SIDE_OF_ORIGINAL, Choices

# One picture of full size in memory at a time, however many readers ask for the original.
_full_size = Lock()

ASSETS = Path(__file__).parents[2] / "assets"


@dataclass(frozen=True)
class Picture:
    """An image file that the reader gave, kept for the session only."""

    name: str
    data: bytes


def keep_picture(widget: str) -> None:
    """Keep what an upload or camera widget holds, also while the widget is off the screen."""
    file = st.session_state[widget]
    st.session_state.pictures[widget] = Picture(file.name, file.getvalue()) if file else None
    st.session_state.pop("decoded", None)


def chosen_image(choices: Choices) -> np.ndarray:
    """Return the input to pool.

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
    picture = st.session_state.pictures.get(choices.source)
    if picture is None:
        return _sample(choices.sample, choices.size, choices.keep_aspect, choices.grayscale)
    wanted = (picture, choices.size, choices.keep_aspect, choices.grayscale)
    if st.session_state.get("decoded", (None,))[0] != wanted:
        st.session_state.decoded = (wanted, _decoded(picture.data, *wanted[1:]))
    return st.session_state.decoded[1]


@st.cache_resource(max_entries=100, show_spinner=False)
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
