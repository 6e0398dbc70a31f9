"""What is pooled: the chosen input, or the feature map that a filter makes of it. No Streamlit."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from explorer.inputs.filtered import Filtered
from explorer.inputs.filters import FILTERS
from explorer.state.choices import Choices
from explorer.state.pictures import Picture, chosen_image


def chosen_input(
    choices: Choices, pictures: Mapping[str, Picture]
) -> tuple[np.ndarray, Filtered | None]:
    """Return what is to be pooled, and what it was made of.

    Parameters
    ----------
    choices : Choices
    pictures : mapping of str to Picture
        What the reader gave, by its source.

    Returns
    -------
    ndarray of shape (M, N) or (M, N, 3)
        Not to be written to.
    Filtered or None
        None where no filter is chosen, so that the input is pooled as it is.

    Raises
    ------
    ValueError
        As `explorer.state.pictures.chosen_image` does.
    """
    image = chosen_image(choices, pictures)
    if not choices.is_filtered:
        return image, None
    is_picture = choices.input == "image"
    kind, weights = choices.filter, weights_of(choices)
    if is_picture and choices.source not in pictures:
        sample = choices.sample, choices.size, choices.keep_aspect
        return _filtered_sample(*sample, kind, weights.tobytes(), choices.relu)
    filtered = Filtered(image, kind, weights, choices.relu, is_picture)
    return filtered.features(), filtered


def weights_of(choices: Choices) -> np.ndarray:
    """Return the nine numbers of the chosen filter."""
    return choices.weights if choices.filter == "own" else FILTERS[choices.filter]


@lru_cache(maxsize=16)
def _filtered_sample(
    sample: str, size: str, keep_aspect: bool, kind: str, weights: bytes, relu: bool
) -> tuple[np.ndarray, Filtered]:
    """Return the feature map of a sample, one array for all sessions."""
    choices = Choices(input="image", sample=sample, size=size, keep_aspect=keep_aspect)
    numbers = np.frombuffer(weights).reshape(3, 3)
    filtered = Filtered(chosen_image(choices, {}), kind, numbers, relu, is_picture=True)
    features = filtered.features()
    features.flags.writeable = False
    return features, filtered
