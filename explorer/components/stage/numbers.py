"""The numbers that matter, in one strip above the stage."""

import numpy as np

from explorer.words.catalogue import say, say_count
from explorer.words.sentences import formula, shape
from pooling import AdaptiveSpec, Geometry


def numbers_of(geometry: Geometry) -> dict[str, str]:
    """Return shapes, the number of pools, the formula, the share of cells and what is never read.

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
    is_fitted = isinstance(geometry.spec, AdaptiveSpec)
    return {
        say("numbers.input"): shape(geometry.input_shape),
        say("numbers.output"): shape(geometry.output_shape),
        say("numbers.windows"): say_count("counts.pools", rows * cols),
        **_formulas(geometry, "window" if is_fitted else "output"),
        **(_sizes(geometry) if is_fitted else {}),
        say("numbers.share"): _share(rows * cols, height * width),
        say("numbers.unread"): say_count("counts.cells", unread),
    }


def _share(output: int, of: int) -> str:
    share = f"{100 * output / of:,.3g}" if output < of else f"{100 * output / of:,.0f}"
    sign = "=" if float(share.replace(",", "")) * of == 100 * output else "≈"
    return say("numbers.share_of", output=f"{output:,}", input=f"{of:,}", equals=sign, share=share)


def _formulas(geometry: Geometry, what: str) -> dict[str, str]:
    """Return what lays the windows along each axis, or along both alike."""
    rows, cols = (formula(geometry, axis) for axis in (geometry.rows, geometry.cols))
    if rows == cols:
        return {say(f"numbers.{what}_both"): rows}
    return {say(f"numbers.{what}_rows"): rows, say(f"numbers.{what}_cols"): cols}


def _sizes(geometry: Geometry) -> dict[str, str]:
    counts = [axis.real_counts() for axis in (geometry.rows, geometry.cols)]
    least, most = (shape(tuple(int(pick(sizes)) for sizes in counts)) for pick in (np.min, np.max))
    span = least if least == most else say("numbers.span", first=least, last=most)
    return {say("numbers.window_size"): span}
