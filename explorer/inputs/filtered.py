"""An input on its way through a filter. No Streamlit."""

from dataclasses import dataclass

import numpy as np

from explorer.inputs.filters import feature_map


@dataclass(frozen=True, eq=False)
class Filtered:
    """What a feature map is made of.

    Attributes
    ----------
    image : ndarray of shape (M, N)
        As it was before the filter; not to be written to.
    kind : str
        The name of the filter, among `explorer.inputs.filters.FILTERS`.
    weights : ndarray of float64 of shape (3, 3)
    relu : bool
        Whether numbers below 0 become 0.
    is_picture : bool
        Whether the image is pixels to look at, and not numbers.
    """

    image: np.ndarray
    kind: str
    weights: np.ndarray
    relu: bool
    is_picture: bool

    def features(self) -> np.ndarray:
        """Return the feature map: of a picture in float32, as networks have it."""
        features = feature_map(self.image, self.weights, relu=self.relu)
        return features.astype(np.float32) if self.is_picture else features
