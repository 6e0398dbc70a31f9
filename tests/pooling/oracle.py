"""An oracle for the core: pooling by definition, on nested lists, one cell at a time.

It imports nothing of the core and shares no formula with it. Windows are found by asking
of every start whether a window belongs there; sums are exact fractions, so that averages
are the float64 nearest to the true value. Slow and plain on purpose.

    output, shape = pool(image, pool_size=2, stride=1, mode="average")
    output, shape = pool(image, **dataclasses.asdict(spec))
"""

import math
from decimal import Context, Decimal
from fractions import Fraction
from itertools import count, product, takewhile

NAMED_PADDINGS = ("valid", "same", "same_lower")


def pool(
    image,
    *,
    pool_size=2,
    stride=None,
    mode="max",
    padding="valid",
    dilation=1,
    ceil_mode=False,
    count_include_pad=False,
):
    """Pool an array or nested list; return the output as nested lists, and its shape.

    Raises ValueError with "does not fit" or "padding only" where the operation is refused.
    """
    image = image if isinstance(image, list) else image.tolist()
    sizes, dilations = pair(pool_size), pair(dilation)
    strides = sizes if stride is None else pair(stride)
    rows, cols = (
        lay_windows(length, sizes[axis], strides[axis], pads, dilations[axis], ceil_mode)
        for axis, (length, pads) in enumerate(
            zip((len(image), len(image[0])), pads_of_both_axes(padding), strict=True)
        )
    )

    def pooled(channel):
        return [
            [_value(channel, row, col, mode, count_include_pad) for col in cols] for row in rows
        ]

    if not isinstance(image[0][0], list):
        return pooled(image), (len(rows), len(cols))
    depth = len(image[0][0])
    planes = [pooled([[cell[c] for cell in row] for row in image]) for c in range(depth)]
    output = [
        [[plane[r][c] for plane in planes] for c in range(len(cols))] for r in range(len(rows))
    ]
    return output, (len(rows), len(cols), depth)


def pair(value):
    """Return an integer for both axes, and a pair as it is."""
    return (value, value) if not isinstance(value, tuple | list) else tuple(value)


def pads_of_both_axes(padding):
    """Return for each axis a name, or the cells (before, after)."""
    if padding in NAMED_PADDINGS:
        return padding, padding
    rows, cols = pair(padding)
    return pair(rows), pair(cols)


def lay_windows(length, size, stride, padding, dilation, ceil_mode):
    """Return for every window along an axis (real positions, number of declared cells)."""
    reach = dilation * (size - 1)  # from a window's first cell to its last
    before, after = _pads(length, stride, reach, padding)
    end = length + after  # the first position that is neither input nor declared padding
    may_overhang = ceil_mode and padding not in ("same", "same_lower")

    def belongs(start):
        if may_overhang:  # the window before it stops short of the end, and it starts in the input
            return start - stride + reach < end - 1 and start < length
        return start + reach < end

    starts = list(takewhile(belongs, count(-before, stride)))
    if not starts:
        raise ValueError(f"pool of {size} does not fit in {length}")
    windows = []
    for start in starts:
        cells = [start + dilation * i for i in range(size)]
        real = [cell for cell in cells if 0 <= cell < length]
        if not real:
            raise ValueError(f"the window at {start} reads padding only")
        windows.append((real, sum(-before <= cell < end for cell in cells)))
    return windows


def _pads(length, stride, reach, padding):
    if padding == "valid":
        return 0, 0
    if padding not in ("same", "same_lower"):
        return padding
    last_start = range(0, length, stride)[-1]  # one window for every stride begun
    total = max(last_start + reach - (length - 1), 0)
    smaller, larger = total // 2, total - total // 2
    return (smaller, larger) if padding == "same" else (larger, smaller)


def _value(channel, row, col, mode, count_include_pad):
    (real_rows, declared_rows), (real_cols, declared_cols) = row, col
    values = [channel[r][c] for r, c in product(real_rows, real_cols)]
    if any(value != value for value in values):
        return math.nan
    divisor = declared_rows * declared_cols if count_include_pad else len(values)
    return REDUCTIONS[mode](values, divisor)


def average(values, divisor):
    """Return the float64 nearest to the sum over the divisor."""
    infinite = [value for value in values if abs(value) == math.inf]
    if infinite:
        return sum(infinite)  # inf, -inf, or NaN when both are there
    return float(sum(Fraction(value) for value in values) / divisor)


def median(values, _):
    """Return the middle value; of an even count the mean of the middle two."""
    ordered = sorted(values)
    middle = {(len(ordered) - 1) // 2, len(ordered) // 2}
    return average([ordered[position] for position in middle], len(middle))


def l2(values, _):
    """Return the float64 nearest to the root of the sum of squares; inf beyond its range."""
    if any(abs(value) == math.inf for value in values):
        return math.inf
    total = sum(Fraction(value) ** 2 for value in values)
    fine = Context(prec=60, Emax=10**6, Emin=-(10**6))
    return float(fine.sqrt(fine.divide(Decimal(total.numerator), Decimal(total.denominator))))


REDUCTIONS = {
    "max": lambda values, _: max(values),
    "min": lambda values, _: min(values),
    "average": average,
    "median": median,
    "l2": l2,
}
