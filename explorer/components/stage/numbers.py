"""The numbers that matter, in one strip above the stage."""

import numpy as np

from explorer.words.sentences import count, formula, shape
from pooling import AdaptiveSpec, Geometry


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
    share = 100 * rows * cols / (height * width)
    unread = int(np.count_nonzero(geometry.coverage() == 0))
    is_fitted = isinstance(geometry.spec, AdaptiveSpec)
    return {
        "Input": shape(geometry.input_shape),
        "Output": shape(geometry.output_shape),
        "Windows": count(rows * cols, "pool"),
        **_formulas(geometry, "Window i, {}" if is_fitted else "Output {}"),
        **(_sizes(geometry) if is_fitted else {}),
        "Values kept": f"{share:.3g} %" if share < 100 else f"{share:,.0f} %",
        "Never read": count(unread, "cell"),
    }


def _formulas(geometry: Geometry, title: str) -> dict[str, str]:
    """Return what lays the windows along each axis, or along both alike."""
    rows, cols = (formula(geometry, axis) for axis in (geometry.rows, geometry.cols))
    if rows == cols:
        return {title.format("rows and columns"): rows}
    return {title.format("rows"): rows, title.format("columns"): cols}


def _sizes(geometry: Geometry) -> dict[str, str]:
    counts = [axis.real_counts() for axis in (geometry.rows, geometry.cols)]
    least, most = (shape(tuple(int(pick(sizes)) for sizes in counts)) for pick in (np.min, np.max))
    return {"Window size": least if least == most else f"{least} to {most}"}
