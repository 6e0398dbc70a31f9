"""Small matrices: the presets, and how links and messages bring others. No Streamlit.

Rows that people paste are read where they are pasted: components/lib/js/paste.js.
"""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from explorer.words.catalogue import say

LARGEST_SIDE = 16
LARGEST_VALUE = 1e15
LONGEST_TEXT = 20_000
EXAMPLE = np.array([[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]], float)

_DIGIT = """
    0  2  9 14 15 10  2  0
    0 11 15  7  8 16  9  0
    0  4  2  0  4 16  8  0
    0  0  1  9 15 14  2  0
    0  0  0  4 10 16  9  0
    0  3  1  0  0 10 15  0
    0 12 11  4  6 15 12  0
    0  3 12 16 15  9  2  0
"""


def _counting() -> np.ndarray:
    return np.arange(1, 26, dtype=float).reshape(5, 5)


def _bright_pixel() -> np.ndarray:
    matrix = np.zeros((7, 7))
    matrix[3, 3] = 9
    return matrix


def _checkerboard() -> np.ndarray:
    return 9.0 * (np.indices((6, 6)).sum(axis=0) % 2)


def _digit() -> np.ndarray:
    return np.array(_DIGIT.split(), float).reshape(8, 8)


def _random() -> np.ndarray:
    return np.random.default_rng().integers(0, 100, (6, 6)).astype(float)


PRESETS: Mapping[str, Callable[[], np.ndarray]] = MappingProxyType(
    {
        "Worked example": EXAMPLE.copy,
        "1 to 25": _counting,
        "One bright pixel": _bright_pixel,
        "Checkerboard": _checkerboard,
        "Digit, 8 x 8": _digit,
        "Random": _random,
    }
)


def name_of_preset(matrix: np.ndarray) -> str | None:
    """Return the preset that a matrix is, if it is one."""
    fixed = (name for name in PRESETS if name != "Random")
    return next((name for name in fixed if np.array_equal(PRESETS[name](), matrix)), None)


def as_matrix(message: object) -> np.ndarray | None:
    """Return the matrix that a message of the browser is, or None where it is not one.

    Parameters
    ----------
    message : object
        Anything the browser may send; a matrix is a list of 1 to 16 rows of the same
        1 to 16 numbers within 1e15 of 0.

    Returns
    -------
    ndarray of float64 of shape (M, N), or None
    """
    if not (isinstance(message, list) and 1 <= len(message) <= LARGEST_SIDE):
        return None
    if not all(isinstance(row, list) and len(row) == len(message[0]) for row in message):
        return None
    if not 1 <= len(message[0]) <= LARGEST_SIDE:
        return None
    if not all(_is_number(value) for row in message for value in row):
        return None
    return np.array(message, dtype=np.float64)


def parse_link(text: str) -> np.ndarray:
    """Read a matrix as links write it: ``10,12;4,11`` is two rows of two.

    Raises
    ------
    ValueError
        If a cell is not a number within 1e15 of 0, naming its row and column; if rows differ in
        length; or if there are too many.
    """
    return _matrix([row.split(",") for row in text.split(";")])


def format_link(matrix: np.ndarray) -> str:
    """Write a matrix as `parse_link` reads it.

    >>> format_link(np.array([[10, 1.5], [4, 11]]))
    '10,1.5;4,11'
    """
    return ";".join(",".join(map(format_number, row)) for row in matrix.tolist())


def format_number(value: float) -> str:
    """Write a number in full, a whole one without its point.

    >>> format_number(12.0), format_number(0.1)
    ('12', '0.1')
    """
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


def _matrix(rows: list[list[str]]) -> np.ndarray:
    width = len(rows[0])
    if len(rows) > LARGEST_SIDE or width > LARGEST_SIDE:
        raise ValueError(say("link.many", rows=len(rows), cols=width, most=LARGEST_SIDE))
    for number, row in enumerate(rows, start=1):
        if len(row) != width:
            raise ValueError(say("link.ragged", row=number, width=len(row), first_width=width))
    cells = [
        [_number(cell, row_number, col_number) for col_number, cell in enumerate(row, start=1)]
        for row_number, row in enumerate(rows, start=1)
    ]
    return np.array(cells, float)


def _number(cell: str, row: int, col: int) -> float:
    written = cell.strip().replace("\N{MINUS SIGN}", "-")
    try:
        # Python would read 1_000 as 1000, but here it is more likely a slip.
        value = math.nan if "_" in written else float(written)
    except ValueError:
        value = math.nan
    if not abs(value) <= LARGEST_VALUE:
        form = "cell_text" if written else "cell_empty"
        raise ValueError(say(f"link.{form}", row=row, col=col, said=repr(cell.strip()[:20])))
    return value


def _is_number(value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) <= LARGEST_VALUE
