"""Lines: every run of cells along a line, reduced by doubling.

Runs of two cells make runs of three or four, these runs of up to eight, and so on: about
log2(size) operations on whole lines, whatever the size of a run.
"""

from typing import TypeAlias

import numpy as np

# Combines two parts of a line of cells; the second part may be one of the line it began with.
Step: TypeAlias = tuple[slice, slice, bool]


def steps_of(ufunc: np.ufunc, size: int, spacing: int, length: int) -> list[Step]:
    """Return how to reduce every run of ``size`` cells, ``spacing`` apart, of so many."""
    if size <= 1:
        return []
    length -= (size - 1) * spacing
    if ufunc is np.add and size % 2:  # a cell must not be added twice
        shift = (size - 1) * spacing
        before = steps_of(ufunc, size - 1, spacing, length + shift)
        return [*before, (slice(0, length), slice(shift, shift + length), True)]
    shift = size // 2 * spacing
    before = steps_of(ufunc, size - size // 2, spacing, length + (size - 1) * spacing)
    return [*before, (slice(0, length), slice(shift, shift + length), False)]


def slide_line(ufunc: np.ufunc, steps: list[Step], cells: np.ndarray) -> np.ndarray:
    """Reduce every run of cells along the first axis; the result is shorter by a run less one."""
    line = cells
    for near, far, is_again in steps:
        line = ufunc(line[near], (cells if is_again else line)[far])
    return line


def fill_line(ufunc: np.ufunc, steps: list[Step], start: np.ndarray) -> np.ndarray:
    """Reduce every run of cells along a line; what would pass its end is 0."""
    if not steps:
        return start
    *first, (near, far, is_again) = steps
    line = slide_line(ufunc, first, start)
    full = np.empty_like(start)
    ufunc(line[near], (start if is_again else line)[far], out=full[: near.stop])
    full[near.stop :] = 0
    return full
