"""Images: the bytes of a file to an array of pixels, or one sentence that says why not.

A file may be anything, so nothing in it is believed. Formats come from an allow-list, the
declared size is checked before a pixel is decoded, decoding ends at a limit of processor
time, and one file is decoded at a time, whatever the number of readers.
"""

import io
import warnings
from threading import Lock
from time import thread_time

import numpy as np
from PIL import Image, UnidentifiedImageError, features

from explorer.inputs.pixels import Size, to_pixels
from explorer.words.catalogue import say

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 65_535
MAX_SECONDS = 1.2

# A file is read in small blocks, and the limit of time is looked at before each one.
_BLOCK_BYTES = 1024  # a progressive JPEG can ask for seconds of work in a few kilobytes
_MAX_PIXELS_AT_ONCE = 20_000_000  # for what is decoded, or held meanwhile, in one piece

_HAS_AVIF = bool(features.check("avif"))
_ACCEPTED = "images.accepted_with_avif" if _HAS_AVIF else "images.accepted"
_ALLOWED = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF") + ("AVIF",) * _HAS_AVIF

FORMATS = ("png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff") + ("avif",) * _HAS_AVIF

# What people often choose by mistake: where the file names its kind, and how.
_STRANGERS = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"%PDF", "pdf"),
    (0, b"<svg", "svg"),
    (4, b"ftyphei", "heic"),
)

# How a complete file ends. Pillow does not look for it once it has every pixel.
_ENDINGS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9", "MPO": b"\xff\xd9"}

_one_at_a_time = Lock()


class ImageError(ValueError):
    """A file that cannot be shown; the message says why and what is accepted.

    Parameters
    ----------
    name : str
        Of the reason, among the `images` of the catalogue.
    **places
        What is put into it.
    """

    def __init__(self, name: str, **places: object) -> None:
        limits = {"megapixels": MAX_PIXELS // 1_000_000, "megabytes": MAX_BYTES // 1024**2}
        reason = say(f"images.{name}", **places)
        super().__init__(f"{reason} {say(_ACCEPTED, **limits)}")


class _TimedReader(io.BytesIO):
    """The file as Pillow reads it, for so much processor time and no longer."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._deadline = thread_time() + MAX_SECONDS

    def read(self, size: int | None = -1, /) -> bytes:
        if thread_time() > self._deadline:
            raise ImageError("too_long")
        return super().read(size)


def load_image(data: bytes, *, grayscale: bool = True, size: Size = (224, 224)) -> np.ndarray:
    """Turn the bytes of an image file into pixels.

    Of an animation the first frame is taken, a photo is turned as its EXIF data says, and
    what is transparent lies on white. Samples of 16 bits keep their upper 8. Floats from
    0 to 1 are multiplied by 255; other floats, signed and 32-bit integers are scaled so
    that the smallest finite value is 0 and the largest 255. NaN and -inf become 0, inf 255.
    Colour profiles are not applied.

    Parameters
    ----------
    data : bytes
        The whole file: PNG, JPEG, WebP, GIF, BMP, TIFF, or AVIF where Pillow has it. At most
        20 MB and 50 megapixels; 20 megapixels as WebP, AVIF, TIFF, progressive or CMYK.
    grayscale : bool, default True
        Whether to keep only the luma (ITU-R 601-2).
    size : (int, int), int or None, default (224, 224)
        (height, width) stretches to exactly that; an integer is the longer side, the
        aspect kept and no side below 1 pixel; None keeps the size. At most 50 megapixels.

    Returns
    -------
    ndarray of uint8, of shape (M, N) or (M, N, 3)

    Raises
    ------
    ImageError
        If the file has another format, is damaged or cut short, has too many pixels,
        takes too long to decode or needs more memory than is left.
    ValueError
        If the size asked for is none of the above.

    Examples
    --------
    >>> from pathlib import Path
    >>> load_image(Path("assets/chelsea.png").read_bytes(), size=100).shape
    (67, 100)
    """
    _check_size(size)
    if not 0 < len(data) <= MAX_BYTES:
        raise ImageError("bytes", bytes=f"{len(data):,}")
    with _one_at_a_time, warnings.catch_warnings():
        # Other threads share the filters, so only Pillow's own warnings are dropped.
        warnings.filterwarnings("ignore", module=r"PIL\.")
        try:
            return _decode(data, "L" if grayscale else "RGB", size)
        except ImageError:
            raise
        except Exception as error:
            raise ImageError(_reason(error, data)) from error


def _reason(error: Exception, data: bytes) -> str:
    if isinstance(error, UnidentifiedImageError):
        return _what_else(data)
    if isinstance(error, Image.DecompressionBombError):
        return "pixels"
    if isinstance(error, MemoryError):
        return "short_memory"
    # Pillow has no common error for damaged files: struct, zlib, OverflowError, ...
    return "damaged"


def _decode(data: bytes, mode: str, size: Size) -> np.ndarray:
    reader = _TimedReader(data)
    with Image.open(reader, formats=_ALLOWED) as image:
        _check_pixels(image)
        _check_ending(data, image.format, reader.tell())
        if size is not None:
            # A JPEG can be shrunk while it is decoded; twice the size keeps the detail.
            side = 2 * int(np.max(size))
            image.draft(None, (side, side))
        image.decodermaxblock = _BLOCK_BYTES
        image.load()
        return to_pixels(image, mode, size)


def _check_size(size: Size) -> None:
    if size is None:
        return
    height, width = np.broadcast_to(size, 2).tolist()
    if min(height, width) < 1 or height * width > MAX_PIXELS:
        raise ValueError(
            "size must be (height, width), the longer side or None, of at least 1 pixel and "
            f"at most {MAX_PIXELS // 1_000_000} megapixels; not {size!r}"
        )


def _check_pixels(image: Image.Image) -> None:
    width, height = image.size
    most = _MAX_PIXELS_AT_ONCE if _is_decoded_at_once(image) else MAX_PIXELS
    if width * height > most or max(width, height) > MAX_SIDE:
        raise ImageError(
            "too_large",
            width=width,
            height=height,
            format=image.format,
            megapixels=most // 1_000_000,
            side=MAX_SIDE,
        )


def _is_decoded_at_once(image: Image.Image) -> bool:
    return (
        image.format in ("WEBP", "AVIF", "TIFF")
        or image.mode == "CMYK"
        or "progressive" in image.info
    )


def _check_ending(data: bytes, image_format: str | None, start: int) -> None:
    ending = _ENDINGS.get(image_format or "")
    if ending and data.find(ending, start) < 0:
        raise ImageError("cut_short", format=image_format)


def _what_else(data: bytes) -> str:
    for start, name, kind in _STRANGERS:
        if data.startswith(name, start):
            return kind
    return "no_image"
