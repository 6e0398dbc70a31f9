"""Pixels: a decoded image to 8-bit values on white, upright, in the size asked for."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

import numpy as np
from PIL import ExifTags, Image

Size: TypeAlias = tuple[int, int] | int | None

# Large images are converted band by band, so that no second copy of them is needed.
_BAND_PIXELS = 1 << 18


def to_pixels(image: Image.Image, mode: str, size: Size) -> np.ndarray:
    """Turn a decoded image into pixels, by the rules of `explorer.inputs.images.load_image`.

    Parameters
    ----------
    image : PIL.Image.Image
        Of any mode.
    mode : str
        "L" for luma, "RGB" for colour.
    size : (int, int), int or None
        (height, width), the longer side, or as it is.

    Returns
    -------
    ndarray of uint8, of shape (M, N) or (M, N, 3)
    """
    orientation = _orientation(image)
    pixels = _flatten(image, mode)
    if size is not None:
        shape = _target_shape(_order(image.height, image.width, orientation), size)
        width, height = reversed(_order(*shape, orientation))
        pixels = np.array(Image.fromarray(pixels).resize((width, height)))
    return _turn(pixels, orientation)


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; damaged EXIF data means upright."""
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation)
    except Exception:
        return 1
    return orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1


def _order(rows: int, cols: int, orientation: int) -> tuple[int, int]:
    """Swap rows and columns where the orientation lays the image on its side."""
    return (cols, rows) if orientation >= 5 else (rows, cols)


def _target_shape(shape: tuple[int, int], size: tuple[int, int] | int) -> tuple[int, int]:
    if isinstance(size, tuple):
        return size
    rows, cols = (max(round(side * size / max(shape)), 1) for side in shape)
    return rows, cols


def _turn(pixels: np.ndarray, orientation: int) -> np.ndarray:
    """Turn stored pixels upright: transpose, then mirror, as EXIF numbers the eight ways."""
    if orientation >= 5:
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def _flatten(image: Image.Image, mode: str) -> np.ndarray:
    to_8_bits = _conversion(image)
    channels = (3,) if mode == "RGB" else ()
    pixels = np.empty((image.height, image.width, *channels), np.uint8)
    for top, band in _bands(image):
        pixels[top : top + band.height] = np.asarray(to_8_bits(band).convert(mode))
    return pixels


def _bands(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """Cut the image into bands of whole rows, each with the row it starts at."""
    rows = max(_BAND_PIXELS // image.width, 1)
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(top + rows, image.height)))


def _conversion(image: Image.Image) -> Callable[[Image.Image], Image.Image]:
    """Return what turns a band of this image into 8 bits without transparency."""
    if image.mode.startswith("I;16"):
        return _upper_8_bits
    if image.mode in ("I", "F"):
        return partial(_scaled, limits=_limits(image))
    return _on_white


def _on_white(band: Image.Image) -> Image.Image:
    if not band.has_transparency_data:
        return band
    white = Image.new("RGBA", band.size, "white")
    return Image.alpha_composite(white, band.convert("RGBA"))


def _upper_8_bits(band: Image.Image) -> Image.Image:
    values = np.asarray(band)
    is_transparent = values == band.info.get("transparency", -1)
    return Image.fromarray(np.where(is_transparent, 255, values >> 8).astype(np.uint8))


def _limits(image: Image.Image) -> tuple[float, float]:
    """Return the values that become 0 and 255."""
    low, high = np.inf, -np.inf
    for _, band in _bands(image):
        values = np.asarray(band)
        values = values[np.isfinite(values)]
        if values.size:
            low, high = min(low, float(values.min())), max(high, float(values.max()))
    if image.mode == "F" and low >= 0 and high <= 1:  # so too when no value is finite
        return 0.0, 1.0
    return low, max(high, float(np.nextafter(low, np.inf)))


def _scaled(band: Image.Image, limits: tuple[float, float]) -> Image.Image:
    low, high = limits
    values = (np.asarray(band, np.float64) - low) / (high - low) * 255
    values = np.fmin(np.fmax(values, 0), 255)  # unlike clip, these turn NaN into 0
    return Image.fromarray(np.rint(values).astype(np.uint8))
