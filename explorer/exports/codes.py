"""A link as a QR code, for the cameras of a room."""

from functools import lru_cache
from itertools import groupby
from typing import Any

import segno

# What fits into the largest code whose modules are still 5 pixels on a screen of 720 lines.
LONGEST_LINK = 1273
# Light modules around a code, without which a camera does not find it.
QUIET_ZONE = 4


class LongLinkError(ValueError):
    """A link is too long for a code that can be read from the back of a room."""


@lru_cache(maxsize=32)
def draw_code(link: str) -> dict[str, Any]:
    """Return a link's code as a drawing.

    Parameters
    ----------
    link : str
        Of at most `LONGEST_LINK` characters.

    Returns
    -------
    dict
        Ready for JSON: how many modules its ``side`` has with the quiet zone, and as ``path``
        the dark ones, in the notation of SVG.

    Raises
    ------
    LongLinkError
    """
    if len(link.encode()) > LONGEST_LINK:
        raise LongLinkError
    code = segno.make_qr(link, error="l")  # raised where there is room for it
    rows = list(code.matrix_iter(border=QUIET_ZONE))
    path = "".join(_draw_row(list(row), down) for down, row in enumerate(rows))
    return {"side": len(rows), "path": path}


def _draw_row(row: list[int], down: int) -> str:
    """Return the dark modules of a row, those next to each other as one rectangle."""
    drawn, across = [], 0
    for is_dark, modules in groupby(map(bool, row)):
        length = len(list(modules))
        if is_dark:
            drawn.append(f"M{across} {down}h{length}v1h-{length}z")
        across += length
    return "".join(drawn)
