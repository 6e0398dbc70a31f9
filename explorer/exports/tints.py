"""Numbers as colours: the tints of the stage, for pictures of matrices. No Streamlit."""

import numpy as np
from matplotlib import colormaps

# The map is mixed with white so that the numbers in it come first.
STRENGTH = 0.55
STEPS = 256
# What stands out from every tint.
INK = "#000000"
_TABLE = np.rint(255 - (255 - 255 * colormaps["cividis"](np.arange(STEPS))[:, :3]) * STRENGTH)


def tinted(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """Return red, green and blue of each number, from the lowest to the highest.

    Parameters
    ----------
    values : ndarray
    low, high : float
        What lies beyond is as the limit; where they are equal, all is as in the middle.

    Returns
    -------
    ndarray of uint8, of the shape of `values` and 3
    """
    shares = (values - low) / (high - low) if high > low else np.full(values.shape, 0.5)
    steps = np.rint((STEPS - 1) * np.clip(shares, 0, 1)).astype(np.intp)
    return _TABLE[steps].astype(np.uint8)
