"""What crosses between Python and the browser: the payload one way, messages the other.

The browser draws what the payload says. Its messages are untrusted: whatever does not have
the expected type, shape and size is dropped.
"""

import json
import struct
import zlib
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np

from explorer.components.stage.numbers import numbers_of
from explorer.components.stage.unread import unread_sentence
from explorer.inputs.greys import greys_of
from explorer.words.catalogue import say
from pooling import MODES, Trace
from pooling.axis import Axis
from pooling.spec import counts_padding

# Bytes up to which an array is sent as it is, by the size of an item. The browser inflates
# in the background, which waits behind the page's drawing; single bytes shrink least.
LARGEST_PLAIN = {1: 16_384, 2: 2048, 4: 200, 8: 2048}
# The same for an image, less the bytes of its output.
LARGEST_PLAIN_IMAGE = 65_536

# A packed array, and whether the browser has to take the root of it.
PackedOutput: TypeAlias = tuple[dict[str, Any], bool]


def payload(
    steps: Trace,
    *,
    is_picture: bool,
    name: str = "",
    is_known: bool = False,
    about: str = "",
    output: PackedOutput | None = None,
) -> dict[str, Any]:
    """Describe a pooling so that it can be drawn with no further geometry.

    Parameters
    ----------
    steps : Trace
    is_picture : bool
        Whether cells are drawn as pixels, and not as numbers.
    name : str, optional
        What the image is remembered by in the browser; without one it is not.
    is_known : bool, default False
        Whether the browser has the image, so that its name will do.
    about : str, optional
        What is to be said of an image that is a feature map.
    output : PackedOutput, optional
        The output as `pack_output` gave it before.

    Returns
    -------
    dict
        Ready for `frame`. ``is_matrix`` says whether cells are numbers or pixels, ``input``
        and ``output`` are packed arrays, a known input its name alone; ``greys`` are what is black
        and white of a picture; ``rows`` and ``cols``
        say for each window which cells it reads and what it divides by, and for each cell how
        many windows read it; ``held`` is the number that max and min read beyond the input, if any;
        ``numbers`` are the numbers that matter by their names, ``unread`` is a sentence, or empty.
    """
    geometry = steps.geometry
    packed, is_root = output or pack_output(steps.output)
    return {
        "is_matrix": not is_picture,
        "mode": steps.spec.mode,
        "title": say(f"values.{steps.spec.mode}"),
        "about": about,
        "greys": greys_of(steps.image) if is_picture else None,
        "input": {"name": name, **({} if is_known else pack_input(steps.image, steps.output))},
        "output": packed,
        "is_root": is_root,
        "rows": _describe_axis(geometry.rows),
        "cols": _describe_axis(geometry.cols),
        "counts_padding": counts_padding(steps.spec),
        "held": steps.spec.rules.padding_value if MODES[steps.spec.mode].picks else None,
        "numbers": numbers_of(geometry),
        "unread": unread_sentence(geometry),
    }


def pack_back(
    direction: str,
    values: np.ndarray,
    upstream: np.ndarray,
    parts: tuple[np.ndarray, np.ndarray, np.ndarray] | None,
    *,
    is_own: bool,
) -> dict[str, Any]:
    """Describe what comes back of a pooling, so that it can be added up with no further rule.

    Parameters
    ----------
    direction : {"backward", "unpool"}
    values : ndarray of the shape of the image
        What each cell has got in the end.
    upstream : ndarray of the shape of the output
    parts : (ndarray, ndarray, ndarray) or None
        Of a matrix: windows, cells and weights, as `explorer.state.backward.parts_of` gives
        them. A picture is shown as it is in the end.
    is_own : bool
        Whether the reader wrote the upstream.
    """
    names = ("windows", "cells", "weights")
    packed = {name: pack(part) for name, part in zip(names, parts, strict=True)} if parts else {}
    dtype = np.float64 if parts else np.float32
    return {
        "direction": direction,
        "values": pack(values.astype(dtype)),
        "upstream": pack(upstream.astype(dtype)),
        "is_own": is_own,
        **packed,
    }


def pack(array: np.ndarray, *, is_plain: bool = False) -> dict[str, Any]:
    """Pack an array for the browser: bytes, dtype and shape; deflated if large and not plain."""
    dtype = array.dtype.newbyteorder("<")
    little_endian = np.ascontiguousarray(array, dtype)
    is_deflated = not is_plain and little_endian.nbytes > LARGEST_PLAIN[dtype.itemsize]
    data = _deflate(little_endian) if is_deflated else little_endian.tobytes()
    return {
        "dtype": dtype.name,
        "shape": list(array.shape),
        "is_deflated": is_deflated,
        "data": data,
    }


def frame(sent: Mapping[str, Any]) -> bytes:
    """Join what is sent into one string of bytes.

    Text would have to be written, hashed, sent and read as JSON: three times the work for
    the pixels of an image.

    Parameters
    ----------
    sent : mapping
        Ready for JSON but for the ``bytes`` in it.

    Returns
    -------
    bytes
        The length of the JSON as four bytes, little end first; the JSON, in which
        ``[start, length]`` stands for each string of bytes; and these, one after the other.
    """
    parts: list[bytes] = []
    places: dict[int, list[int]] = {}  # what is sent in several places goes once
    size = 0

    def put(part: bytes) -> list[int]:
        nonlocal size
        if id(part) not in places:
            places[id(part)] = [size, len(part)]
            parts.append(part)
            size += len(part)
        return places[id(part)]

    head = json.dumps(sent, default=put).encode()
    return b"".join([struct.pack("<I", len(head)), head, *parts])


def pack_input(image: np.ndarray, output: np.ndarray) -> dict[str, Any]:
    """Pack an image that goes with an output."""
    return pack(image, is_plain=image.nbytes + output.nbytes <= LARGEST_PLAIN_IMAGE)


def _deflate(array: np.ndarray) -> bytes:
    """Deflate the differences between neighbours.

    The bytes of the values are sorted into planes (first bytes, second bytes, ...), and
    each is stored as the difference to the mean of its left and upper neighbours: small
    numbers, which deflate well. Single bytes are then only worth a Huffman code: a search
    for repeats finds none in a photograph, and takes longer.
    """
    raw = array.view(np.uint8)
    planes = np.moveaxis(raw.reshape(array.shape[0], -1, array.itemsize), 2, 0)
    padded = np.pad(planes, ((0, 0), (1, 0), (1, 0))).astype(np.uint16)
    expected = (padded[:, :-1, 1:] + padded[:, 1:, :-1]) // 2
    differences = planes - expected.astype(np.uint8)
    strategy = zlib.Z_HUFFMAN_ONLY if array.itemsize == 1 else zlib.Z_DEFAULT_STRATEGY
    deflate = zlib.compressobj(level=1, strategy=strategy)
    return deflate.compress(differences.tobytes()) + deflate.flush()


def pack_output(output: np.ndarray) -> PackedOutput:
    """Pack the output, and say whether the browser has to take the root of it.

    The L2 norm of bytes is the root of a whole number. That number packs into half the
    space and gives every bit back.
    """
    if output.dtype == np.float32:
        squares = np.rint(np.square(output, dtype=np.float64))
        fits = squares.max() <= np.iinfo(np.int32).max  # which NaN does not
        if fits and np.array_equal(np.sqrt(squares).astype(np.float32), output):
            return pack(squares.astype(np.int32)), True
    return pack(output), False


def _describe_axis(axis: Axis) -> dict[str, Any]:
    return {
        "positions": pack(axis.positions().astype(np.int16)),
        "divisors": pack(axis.divisors().astype(np.int16)),
        "coverage": pack(axis.coverage().astype(np.int16)),
        "before": axis.pad_before,
        "after": axis.pad_after,
        "overhang": axis.overhang,
    }


def as_position(message: object, shape: tuple[int, int]) -> tuple[int, int] | None:
    """Return a window's (row, col) where the message names one of the output, else None."""
    if not (isinstance(message, list | tuple) and len(message) == 2):
        return None
    if not all(isinstance(index, int) and not isinstance(index, bool) for index in message):
        return None
    row, col = message
    return (row, col) if 0 <= row < shape[0] and 0 <= col < shape[1] else None
