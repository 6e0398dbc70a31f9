"""The modules of a QR code as a camera sees them: light or dark at the middle of each."""

import io

from PIL import Image


def modules_of(png: bytes, side: int) -> list[list[bool]]:
    """Return which modules of a picture are dark, row by row."""
    picture = Image.open(io.BytesIO(png)).convert("L")
    across, down = picture.width / side, picture.height / side
    return [
        [picture.getpixel(((col + 0.5) * across, (row + 0.5) * down)) < 128 for col in range(side)]
        for row in range(side)
    ]
