"""The numbers that matter, in one strip above the stage."""

import numpy as np

from explorer.words import count, formula, shape
from pooling import Geometry


def numbers_of(geometry: Geometry) -> dict[str, str]:
    """Return shapes, the number of pools, the formula, the share kept and what is never read.

    Parameters
    ----------
    geometry : Geometry

    Returns
    -------
    dict of str to str
        Each number as text, by its name, in the order in which they are shown.
    """
    rows, cols = geometry.output_shape
    height, width = geometry.input_shape
    unread = int(np.count_nonzero(geometry.coverage() == 0))
    formulas = [formula(geometry, axis) for axis in (geometry.rows, geometry.cols)]
    if formulas[0] == formulas[1]:
        lengths = {"Output rows and columns": formulas[0]}
    else:
        lengths = {"Output rows": formulas[0], "Output columns": formulas[1]}
    return {
        "Input": shape(geometry.input_shape),
        "Output": shape(geometry.output_shape),
        "Windows": count(rows * cols, "pool"),
        **lengths,
        "Values kept": f"{100 * rows * cols / (height * width):.3g} %",
        "Never read": count(unread, "cell"),
    }
