"""Lines of text on paper: how wide they are, and where they break."""

from bisect import bisect_right
from functools import lru_cache

from matplotlib.font_manager import findfont
from PIL import ImageFont

# Millimetres in an inch, and in a point.
INCH = 25.4
POINT = INCH / 72
# The size that letters are measured at: large enough for what is rounded there not to matter.
_MEASURED = 1000


def width_of(text: str, size: float) -> float:
    """Return how wide a text is, in millimetres, in letters of so many points."""
    return _font().getlength(text) / _MEASURED * size * POINT


@lru_cache(maxsize=1)
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(findfont("DejaVu Sans"), _MEASURED)


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines: between words, and within one that is wider than a line.

    Parameters
    ----------
    text : str
    size : float
        Of the letters, in points.
    width : float
        Of a line, in millimetres; at least that of a letter.

    Returns
    -------
    list of str
        Joined by spaces, or by nothing where a word was cut, they are the text.
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size) <= width:
            lines[-1] = joined
        else:
            lines += _pieces(word, size, width)
    return lines


def _pieces(word: str, size: float, width: float) -> list[str]:
    """Cut a word into parts that fit into a line."""
    pieces = []
    while word:
        lengths = range(1, len(word) + 1)
        fitting = bisect_right(lengths, width, key=lambda length: width_of(word[:length], size))
        pieces.append(word[: max(fitting, 1)])
        word = word[max(fitting, 1) :]
    return pieces
