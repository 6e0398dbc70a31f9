"""The input of a comparison: the one that is chosen, on every way the same."""

from dataclasses import dataclass

import numpy as np

from explorer.inputs.filtered import Filtered
from explorer.inputs.images import ImageError
from explorer.state.features import chosen_input
from explorer.state.pooled import Pooling
from explorer.state.session import current
from pooling.spec import Spec


@dataclass(frozen=True)
class Chosen:
    """An input, or why there is none.

    Attributes
    ----------
    image : ndarray or None
        Not to be written to.
    problem : str
        Why there is none, or empty.
    is_picture, is_private : bool
    filtered : Filtered or None
        As in `Pooling`.
    """

    image: np.ndarray | None
    problem: str
    is_picture: bool
    is_private: bool
    filtered: Filtered | None = None

    @classmethod
    def now(cls) -> "Chosen":
        """Return the input of this session, and remember its shape."""
        session = current()
        choices = session.choices
        is_picture = choices.input == "image"
        is_private = is_picture and choices.source != "sample"
        try:
            image, filtered = chosen_input(choices, session.pictures)
        except ImageError as error:
            return cls(None, str(error), is_picture, is_private)
        session.shape = image.shape[0], image.shape[1]
        return cls(image, "", is_picture, is_private, filtered)

    def pooled(self, spec: Spec) -> Pooling:
        """Join the input, where there is one, with a spec; ValueError where they do not fit."""
        if self.image is None:
            raise ValueError(self.problem)
        return Pooling.of(
            self.image,
            spec,
            is_picture=self.is_picture,
            is_private=self.is_private,
            filtered=self.filtered,
        )
