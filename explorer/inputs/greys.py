"""Which values of a picture are drawn black and white. No Streamlit."""

import numpy as np


def greys_of(image: np.ndarray) -> tuple[float, float]:
    """Return the value that is black and the one that is white.

    Parameters
    ----------
    image : ndarray of shape (M, N) or (M, N, 3)
        Of bytes, or a feature map of floats.

    Returns
    -------
    (float, float)
        Of bytes 0 and 255. Of a feature map its least and its greatest value, with 0 among
        them, so that black is 0 wherever nothing is below it, as after ReLU. The cells at its
        edge, where zeros outside make steps that the image has not, do not count: what is
        beyond is drawn as black or white, too.

    Examples
    --------
    >>> greys_of(np.array([[7, 9]], np.uint8)), greys_of(np.array([[-4.5, 9], [0, 2]]))
    ((0.0, 255.0), (-4.5, 9.0))
    """
    if image.dtype == np.uint8:
        return 0.0, 255.0
    inner = image[1:-1, 1:-1] if min(image.shape) > 2 else image
    return min(float(inner.min()), 0.0), max(float(inner.max()), 0.0)
