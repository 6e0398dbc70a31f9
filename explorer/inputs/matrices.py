"""Small matrices: the presets, and the text that people paste. No Streamlit."""

import csv
import math
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

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


def parse_pasted(text: str) -> np.ndarray:
    r"""Read rows as spreadsheets, CSV files and Python lists write them.

    Rows are lines. Cells are separated by tabs, else semicolons, else commas, else spaces;
    a comma inside a cell is a decimal comma.

    Parameters
    ----------
    text : str

    Returns
    -------
    ndarray of float, of shape (M, N), each from 1 to 16

    Raises
    ------
    ValueError
        If a cell is not a number within 1e15 of 0, naming its row and column; if rows differ in
        length; or if there are too many or no cells.

    Examples
    --------
    >>> parse_pasted("1,5\t2\n3\t4").tolist()
    [[1.5, 2.0], [3.0, 4.0]]
    """
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"the text has {len(text)} characters; paste at most {LONGEST_TEXT}")
    text = text.removeprefix("\ufeff")  # the byte order mark of a file saved by a spreadsheet
    if text.strip().startswith("["):
        text = re.sub(r"\]\s*,?\s*\[", "\n", text).strip("[], \r\n")
    lines = [line.strip(" ") for line in text.splitlines()]
    delimiter = _delimiter(text)
    if delimiter == " ":
        lines = [" ".join(line.split()) for line in lines]
    return _matrix(
        list(csv.reader(filter(None, lines), delimiter=delimiter, skipinitialspace=True))
    )


def parse_link(text: str) -> np.ndarray:
    """Read a matrix as links write it: ``10,12;4,11`` is two rows of two.

    Raises
    ------
    ValueError
        As `parse_pasted` does.
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


def _delimiter(text: str) -> str:
    for delimiter in "\t;":
        if delimiter in text:
            return delimiter
    spaced_decimals = re.search(r"\d,\d+ +-?\d", text) and ", " not in text
    return "," if "," in text and not spaced_decimals else " "


def _matrix(rows: list[list[str]]) -> np.ndarray:
    if not rows:
        raise ValueError("there is no number in the text; write one row per line")
    width = len(rows[0])
    if len(rows) > LARGEST_SIDE or width > LARGEST_SIDE:
        raise ValueError(
            f"the matrix has {len(rows)} rows and {width} columns; "
            f"at most {LARGEST_SIDE} of each can be shown"
        )
    for number, row in enumerate(rows, start=1):
        if len(row) != width:
            raise ValueError(
                f"row {number} has {len(row)} cells where row 1 has {width}; "
                "give every row the same number"
            )
    cells = [
        [_number(cell, row_number, col_number) for col_number, cell in enumerate(row, start=1)]
        for row_number, row in enumerate(rows, start=1)
    ]
    return np.array(cells, float)


def _number(cell: str, row: int, col: int) -> float:
    written = cell.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".")
    try:
        # Python would read 1_000 as 1000, but here it is more likely a slip.
        value = math.nan if "_" in written else float(written)
    except ValueError:
        value = math.nan
    if not abs(value) <= LARGEST_VALUE:
        said = f"holds {cell.strip()[:20]!r}" if cell.strip() else "is empty"
        raise ValueError(f"row {row}, column {col} {said}; write a number from -1e15 to 1e15 there")
    return value
