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
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import numpy as np

from pooling.axis import Axis
from pooling.blocks import Block, blocks, prepare, windows_of
from pooling.dtypes import accumulator, exact_sum
from pooling.sliding import plan_sums

NETWORK_CELLS = 100  # larger windows are counted; of bytes, those of more than half of it
LABELS = 256
# Cells of a block, for either way; and windows times cells that are looked up at a time.
SORTED_CELLS, COUNTED_CELLS, PICKED_CELLS = 1 << 13, 1 << 16, 1 << 18

# From a block's cells and two ranks for each of its windows, to the cells of these ranks.
Ranked: TypeAlias = Callable[[np.ndarray, np.ndarray], np.ndarray]


def plan_median(
    rows: Axis, cols: Axis, channels: int, dtype: np.dtype, identity: Any
) -> Callable[[np.ndarray, np.ndarray], None]:
    """Prepare to write the median of the real cells of every window.

    Of an even count it is the mean of the middle two.

    Parameters
    ----------
    rows, cols : Axis
    channels : int
    dtype : dtype
        Of the image.
    identity : scalar
        What padding holds: the dtype's upper limit.

    Returns
    -------
    callable
        It takes an image of shape (M, N * channels) and an output of shape (R, C * channels).
    """
    pool_cells = rows.pool_size * cols.pool_size
    is_small = pool_cells <= NETWORK_CELLS // (2 if dtype.itemsize == 1 else 1)
    plan, block_cells = (_plan_sort, SORTED_CELLS) if is_small else (_plan_count, COUNTED_CELLS)
    row_counts, col_counts = rows.real_counts(), cols.real_counts()
    parts = prepare(blocks(rows, cols, 1, block_cells), lambda block: plan(block, identity))

    def reduce(image: np.ndarray, output: np.ndarray) -> None:
        for channel in range(channels):
            cells, values = image[:, channel::channels], output[:, channel::channels]
            for block, ranked in parts:
                real = np.multiply.outer(row_counts[block.place[0]], col_counts[block.place[1]])
                ranks = np.stack([(real - 1) // 2, real // 2]).clip(0)  # empty windows have none
                values[block.place] = _middle(*ranked(cells[block.cells], ranks))

    return reduce


@np.errstate(over="ignore", invalid="ignore")
def _middle(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return the mean of two arrays, and where they agree just what they agree on."""
    dtype = accumulator(low.dtype)
    low, high = low.astype(dtype), high.astype(dtype)
    return np.where(low == high, low, (low + high) / 2)


def _plan_sort(block: Block, identity: Any) -> Ranked:
    """Prepare to return the cells of the given ranks, by a sorting network."""
    comparators = list(_comparators(block.rows.pool_size * block.cols.pool_size))

    def sort(cells: np.ndarray, ranks: np.ndarray) -> np.ndarray:
        view = windows_of(block, cells, identity)
        ordered = [view[:, :, row, col, 0] for row, col in np.ndindex(view.shape[2:4])]
        for low, high in comparators:
            least = np.minimum(ordered[low], ordered[high])
            ordered[high] = np.maximum(ordered[low], ordered[high])
            ordered[low] = least
        if (ranks == ranks[:, :1, :1]).all():
            return np.stack([ordered[rank] for rank in ranks[:, 0, 0]])
        return np.take_along_axis(np.stack(ordered), ranks, axis=0)

    return sort


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


def _plan_count(block: Block, _: Any) -> Ranked:
    """Prepare to return the cells of the given ranks, by counting."""
    dtype = exact_sum(np.dtype(bool), block.rows.pool_size * block.cols.pool_size)
    sums = plan_sums(block, dtype)

    def count(cells: np.ndarray, ranks: np.ndarray) -> np.ndarray:
        # A comparison within one narrow dtype is much faster.
        found = _count(block, cells, ranks.astype(dtype), sums)
        is_nan = cells != cells
        if is_nan.any():
            found[:, sums(is_nan) > 0] = np.nan
        return found

    return count


def _count(
    block: Block,
    cells: np.ndarray,
    ranks: np.ndarray,
    sums: Callable[[np.ndarray], np.ndarray],
) -> np.ndarray:
    order = np.argsort(cells, axis=None, kind="stable")
    values = cells.ravel()[order]
    labels = _labels(values)
    label_of = np.empty(cells.shape, np.uint8)
    np.put(label_of, order, labels)
    bounds = np.searchsorted(labels, np.arange(labels[-1] + 2))

    def count_up_to(label: int) -> np.ndarray:
        return sums(label_of <= label)

    found = np.zeros(ranks.shape, values.dtype)  # as it stays where a window is empty
    all_labels = range(int(labels[-1]) + 1)
    lowest = bisect_left(
        all_labels, True, key=lambda label: bool((count_up_to(label) > ranks).any())
    )
    before = count_up_to(lowest - 1)
    for label in all_labels[lowest:]:
        first, last = bounds[label : label + 2]
        counts = count_up_to(label)
        here = (before <= ranks) & (ranks < counts)
        if values[first] == values[last - 1]:
            found[here] = values[first]
        elif here.any():
            picked = _pick(block, order[first:last], here, (ranks - before)[here])
            found[here] = values[first:last][picked]
        if (ranks < counts).all():
            break
        before = counts
    return found


def _labels(values: np.ndarray) -> np.ndarray:
    """Label sorted values from 0: each value its own, or equal shares if there are too many."""
    labels = np.concatenate([[0], np.cumsum(values[1:] != values[:-1])])
    return labels if labels[-1] < LABELS else np.arange(len(values)) * LABELS // len(values)


def _pick(block: Block, cells: np.ndarray, here: np.ndarray, ranks: np.ndarray) -> np.ndarray:
    """Return which of some cells, in ascending order, has a rank among those in a window."""
    cell_rows, cell_cols = np.divmod(cells, block.width)
    cell_rows, cell_cols = cell_rows + block.margins[0][0], cell_cols + block.margins[1][0]
    _, rows, cols = np.nonzero(here)
    picked = np.empty(len(ranks), int)
    step = max(PICKED_CELLS // len(cells), 1)
    for start in range(0, len(ranks), step):
        some = slice(start, start + step)
        is_read = _is_read(block.rows, rows[some], cell_rows)
        is_read &= _is_read(block.cols, cols[some], cell_cols)
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
