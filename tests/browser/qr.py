"""The modules of a QR code as a camera sees them: light or dark at the middle of each."""

import io

import numpy as np
from PIL import Image


def modules_of(png: bytes, side: int) -> list[list[bool]]:
    """Return which modules of a picture are dark, row by row."""
    picture = np.asarray(Image.open(io.BytesIO(png)).convert("L"))
    down, across = (
        ((np.arange(side) + 0.5) * length / side).astype(int) for length in picture.shape
    )
    return (picture[np.ix_(down, across)] < 128).tolist()
