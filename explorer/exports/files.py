"""The files that a reader takes away. No Streamlit."""

import io

import numpy as np

from explorer.inputs.matrices import format_number
from pooling import Geometry, Trace

MOST_BYTES = 200_000_000


def as_csv(output: np.ndarray) -> str:
    """Write the output as rows of numbers.

    Parameters
    ----------
    output : ndarray of shape (R, C) or (R, C, 3)
        A colour image is written with one pixel per line: row, column, red, green, blue.
    """
    if output.ndim == 2:
        lines = [",".join(map(format_number, row)) for row in output.tolist()]
    else:
        lines = ["row,column,red,green,blue"]
        for (row, col), pixel in zip(
            np.ndindex(output.shape[:2]), output.reshape(-1, 3).tolist(), strict=True
        ):
            lines.append(",".join([str(row), str(col), *map(format_number, pixel)]))
    return "\n".join(lines) + "\n"


def as_npy(values: np.ndarray) -> bytes:
    """Write an array as NumPy's own file."""
    stream = io.BytesIO()
    np.save(stream, values)
    return stream.getvalue()


def pools_of(steps: Trace) -> np.ndarray:
    """Return every window in row order.

    Returns
    -------
    ndarray of shape (n, h, w) or (n, h, w, 3)
        Cells of padding hold the mode's identity. Where windows differ in size, h x w is
        the largest, and what a smaller one leaves open is not a number.

    Raises
    ------
    ValueError
        If that would be more than 200 MB.
    """
    if steps.windows.nbytes > MOST_BYTES:
        raise ValueError(
            f"the pools together are {steps.windows.nbytes / 1e6:,.0f} MB, over the limit of "
            f"{MOST_BYTES / 1e6:.0f} MB; choose a larger stride or a smaller image"
        )
    windows = steps.windows
    if differ_in_size(steps.geometry):
        is_cell = steps.is_real.reshape(*steps.is_real.shape, *[1] * (windows.ndim - 4))
        windows = np.where(is_cell, windows, np.float32(np.nan))  # which 8-bit cells fit into
    return windows.reshape(-1, *windows.shape[2:])


def differ_in_size(geometry: Geometry) -> bool:
    """Return whether some windows have fewer cells than others, padding counted as cells."""
    return any(len(set(map(len, axis.reads))) > 1 for axis in (geometry.rows, geometry.cols))
