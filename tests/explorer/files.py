"""Files of images, made by Pillow or byte by byte."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def saved(image: Image.Image | np.ndarray, file_format: str, **options: object) -> bytes:
    """Return the file that Pillow writes."""
    if isinstance(image, np.ndarray):
        image = Image.fromarray(image)
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png(
    width: int, height: int, rows: bytes, *, bits: int = 8, colour: int = 0, extra: bytes = b""
) -> bytes:
    """Return a PNG made by hand; `rows` hold a filter byte before each row's samples."""
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"".join(
        [
            SIGNATURE,
            chunk(b"IHDR", header),
            extra,
            chunk(b"IDAT", zlib.compress(rows)),
            chunk(b"IEND", b""),
        ]
    )


def photo(height: int, width: int) -> np.ndarray:
    """Return a smooth colour picture, which lossy formats keep well."""
    row, col = np.mgrid[0:height, 0:width]
    channels = (255 * row / max(height - 1, 1), 255 * col / max(width - 1, 1), 60 + 0 * row)
    return np.stack(channels, axis=-1).astype(np.uint8)
