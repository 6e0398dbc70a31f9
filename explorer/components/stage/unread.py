"""One sentence on the cells that no window reads."""

import numpy as np

from explorer.words.catalogue import say, say_count
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
    numbers = {"unread": f"{unread:,}", "cells": f"{cells:,}"}
    missing = {
        name: np.flatnonzero(coverage == 0)
        for name, coverage in (("row", rows), ("col", cols))
        if not coverage.all()
    }
    lengths = {"row": rows.size, "col": cols.size}
    if len(missing) == 2:
        named = [
            _lines(missing["row"], lengths["row"], "row"),
            _lines(missing["col"], lengths["col"], "col", "then_"),
        ]
        return say("unread.both", rows=named[0], cols=named[1], **numbers)
    ((name, lines),) = missing.items()
    which = _lines(lines, lengths[name], name)
    return say_count("unread.lines", lines.size, which=which, **numbers)


def _lines(missing: np.ndarray, length: int, name: str, then: str = "") -> str:
    """Name the rows or columns that are not read: "The last 2 rows", "3 columns"."""
    last = "last_" if missing[0] == length - missing.size else ""
    return say_count(f"unread.{then}{last}{name}", missing.size, number=missing[0] + 1)
