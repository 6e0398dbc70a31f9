"""The median of every window: a sorting network for small windows, counting for large ones.

A sorting network sorts the cells of all windows of a block at once: cell i of every window
is one array, and a comparison of two cells is one `numpy.minimum` and one `numpy.maximum`
of two arrays. The number of comparisons grows a little faster than that of cells.

Counting asks, for one label after another, how many cells of each window are not above
it: a sum over windows, done as fast as any other. The median has the first label at which
the count passes half of the cells. Up to 256 different values are a label each; of more,
neighbours share a label, and the cells that share the median's are looked up.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from pooling.blocks import Block, blocks, windows
from pooling.dtypes import accumulator, exact_sum, highest
from pooling.sliding import window_sums

if TYPE_CHECKING:
    from pooling.geometry import Axis, Geometry

NETWORK_CELLS = 100  # larger windows are counted; of bytes, those of more than half of it
LABELS = 256
# Cells of a block, for either way; and windows times cells that are looked up at a time.
SORTED_CELLS, COUNTED_CELLS, PICKED_CELLS = 1 << 13, 1 << 16, 1 << 18


def median(image: np.ndarray, geometry: "Geometry", output: np.ndarray) -> None:
    """Write the median of the real cells of every window; of an even count, the middle mean.

    Parameters
    ----------
    image : ndarray of shape (M, N, channels)
    geometry : Geometry
    output : ndarray of shape (R, C, channels)
    """
    pool_cells = geometry.rows.pool_size * geometry.cols.pool_size
    is_small = pool_cells <= NETWORK_CELLS // (2 if image.itemsize == 1 else 1)
    ranked, block_cells = (_sort, SORTED_CELLS) if is_small else (_count, COUNTED_CELLS)
    rows, cols = geometry.rows.real_counts(), geometry.cols.real_counts()
    for channel in range(image.shape[2]):
        for block in blocks(image[:, :, channel, None], geometry, block_cells):
            real = np.multiply.outer(rows[block.place[0]], cols[block.place[1]])
            low, high = ranked(block, np.stack([(real - 1) // 2, real // 2]))
            output[(*block.place, channel)] = _middle(low, high)


@np.errstate(over="ignore", invalid="ignore")
def _middle(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return the mean of two arrays, and where they agree just what they agree on."""
    dtype = accumulator(low.dtype)
    low, high = low.astype(dtype), high.astype(dtype)
    return np.where(low == high, low, (low + high) / 2)


def _sort(block: Block, ranks: np.ndarray) -> np.ndarray:
    """Return the cells of the given ranks, each of shape (rows, cols), by a sorting network."""
    view = windows(block, highest(block.cells.dtype))
    cells = [view[:, :, row, col, 0] for row, col in np.ndindex(view.shape[2:4])]
    for low, high in _comparators(len(cells)):
        least = np.minimum(cells[low], cells[high])
        cells[high] = np.maximum(cells[low], cells[high])
        cells[low] = least
    if not block.is_padded:
        return np.stack([cells[rank] for rank in ranks[:, 0, 0]])
    return np.take_along_axis(np.stack(cells), ranks, axis=0)


def _comparators(count: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs to compare in Batcher's odd-even merge sort of ``count`` cells."""
    merged = 1
    while merged < count:
        distance = merged
        while distance:
            for first in range(distance % merged, count - distance, 2 * distance):
                for low in range(first, min(first + distance, count - distance)):
                    if low // (2 * merged) == (low + distance) // (2 * merged):
                        yield low, low + distance
            distance //= 2
        merged *= 2


def _count(block: Block, ranks: np.ndarray) -> np.ndarray:
    """Return the cells of the given ranks, each of shape (rows, cols), by counting."""
    cells = block.cells[..., 0]
    order = np.argsort(cells, axis=None, kind="stable")
    values = cells.ravel()[order]
    labels = _labels(values)
    label_of = np.empty(cells.shape, np.uint8)
    np.put(label_of, order, labels)
    bounds = np.searchsorted(labels, np.arange(labels[-1] + 2))
    dtype = exact_sum(np.dtype(bool), block.pool_cells)
    ranks = ranks.astype(dtype)  # a comparison within one narrow dtype is much faster

    def count_up_to(label: int) -> np.ndarray:
        return window_sums(block, (label_of <= label)[..., None], dtype)[..., 0]

    found = np.empty(ranks.shape, values.dtype)
    all_labels = range(int(labels[-1]) + 1)
    lowest = bisect_left(
        all_labels, True, key=lambda label: bool((count_up_to(label) > ranks).any())
    )
    before = count_up_to(lowest - 1)
    for label in all_labels[lowest:]:
        first, last = bounds[label : label + 2]
        count = count_up_to(label)
        here = (before <= ranks) & (ranks < count)
        if values[first] == values[last - 1]:
            found[here] = values[first]
        elif here.any():
            picked = _pick(block, order[first:last], here, (ranks - before)[here])
            found[here] = values[first:last][picked]
        if (ranks < count).all():
            break
        before = count
    _spread_nan(block, found)
    return found


def _spread_nan(block: Block, found: np.ndarray) -> None:
    """Give NaN to the windows that read one."""
    is_nan = block.cells != block.cells
    if is_nan.any():
        found[:, window_sums(block, is_nan, np.int64)[..., 0] > 0] = np.nan


def _labels(values: np.ndarray) -> np.ndarray:
    """Label sorted values from 0: each value its own, or equal shares if there are too many."""
    labels = np.concatenate([[0], np.cumsum(values[1:] != values[:-1])])
    return labels if labels[-1] < LABELS else np.arange(len(values)) * LABELS // len(values)


def _pick(block: Block, cells: np.ndarray, here: np.ndarray, ranks: np.ndarray) -> np.ndarray:
    """Return which of some cells, in ascending order, has a rank among those in a window."""
    cell_rows, cell_cols = np.divmod(cells, block.cells.shape[1])
    cell_rows, cell_cols = cell_rows + block.margins[0][0], cell_cols + block.margins[1][0]
    _, rows, cols = np.nonzero(here)
    picked = np.empty(len(ranks), int)
    step = max(PICKED_CELLS // len(cells), 1)
    for start in range(0, len(ranks), step):
        some = slice(start, start + step)
        is_read = _is_read(block.geometry.rows, rows[some], cell_rows)
        is_read &= _is_read(block.geometry.cols, cols[some], cell_cols)
        counts = np.count_nonzero(is_read, axis=1)
        before = np.cumsum(counts) - counts
        picked[some] = np.flatnonzero(is_read)[before + ranks[some]] % len(cells)
    return picked


def _is_read(axis: "Axis", windows: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """Return whether windows read positions, of shape (windows, positions)."""
    starts = (windows * axis.stride).astype(np.uint32)
    offsets = positions.astype(np.uint32) - starts[:, None]  # before the start it wraps: too far
    is_read = offsets < axis.span
    return is_read if axis.dilation == 1 else is_read & (offsets % axis.dilation == 0)
