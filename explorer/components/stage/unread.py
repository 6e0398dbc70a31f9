"""One sentence on the cells that no window reads."""

import numpy as np

from pooling import Geometry


def unread_sentence(geometry: Geometry) -> str:
    """Say which cells of the input are never read, and how many there are.

    Parameters
    ----------
    geometry : Geometry

    Returns
    -------
    str
        Empty where every cell is read.
    """
    rows, cols = geometry.rows.coverage(), geometry.cols.coverage()
    cells = rows.size * cols.size
    unread = cells - np.count_nonzero(rows) * np.count_nonzero(cols)
    if unread == 0:
        return ""
    lines = " and ".join(filter(None, (_lines(rows, "row"), _lines(cols, "column"))))
    is_one = np.count_nonzero(rows == 0) + np.count_nonzero(cols == 0) == 1
    verb = "is" if is_one else "are"
    return f"{lines[0].upper()}{lines[1:]} {verb} never read: {unread:,} of {cells:,} cells."


def _lines(coverage: np.ndarray, name: str) -> str:
    """Name the rows or columns that are not read: "the last 2 rows", "3 columns", or ""."""
    missing = np.flatnonzero(coverage == 0)
    if missing.size == 0:
        return ""
    is_last = missing[0] == coverage.size - missing.size
    number = f"{missing.size} {name}s" if missing.size > 1 else name
    if is_last:
        return f"the last {number}"
    return number if missing.size > 1 else f"{name} {missing[0] + 1}"
