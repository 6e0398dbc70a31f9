"""An oracle for adaptive pooling: windows by definition, values by the standard library.

The axis of n cells is cut into o equal shares, and window i has every cell that share i
touches. Nothing is rounded, so no formula is shared with what this checks.
"""

import math
from fractions import Fraction
from statistics import fmean, median

REDUCE = {
    "max": max,
    "average": fmean,
    "min": min,
    "median": median,
    "l2": lambda cells: math.hypot(*cells),
}


def reads(length: int, output_length: int) -> list[list[int]]:
    """Return the cells of every window along one axis."""
    share = Fraction(length, output_length)
    return [
        [cell for cell in range(length) if i * share < cell + 1 and cell < (i + 1) * share]
        for i in range(output_length)
    ]


def pool(image, output_size, mode) -> list:
    """Return the output as nested lists; of a colour image each value is a list of three."""
    rows, cols = map(reads, image.shape, output_size)
    reduce, cells = REDUCE[mode], image.tolist()

    def value(row, col):
        window = [cells[r][c] for r in row for c in col]
        if image.ndim == 2:
            return float(reduce(window))
        return [float(reduce(channel)) for channel in zip(*window, strict=True)]

    return [[value(row, col) for col in cols] for row in rows]
