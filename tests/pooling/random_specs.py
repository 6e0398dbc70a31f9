"""Random specs of both kinds, with images that they fit and where their windows fall.

The windows are the oracle's and those of the rule of adaptive pooling; nothing here comes
from the core but the two specs.
"""

import math
from fractions import Fraction

import numpy as np

from pooling import AdaptiveSpec, PoolSpec
from tests.pooling import oracle


def random_spec(rng):
    """Return random fields of a spec of any kind, and an image's shape that they may fit."""
    shape = int(rng.integers(1, 8)), int(rng.integers(1, 8))
    if rng.random() < 0.25:
        return {"output_size": (int(rng.integers(1, 9)), int(rng.integers(1, 9)))}, shape
    sizes = tuple(int(size) for size in rng.integers(1, 5, 2))
    pads = [tuple(int(cells) for cells in rng.integers(0, size, 2)) for size in sizes]
    paddings = ["valid", "same", "same_lower", tuple(pads), tuple(pads)]
    fields = {
        "pool_size": sizes,
        "stride": tuple(int(stride) for stride in rng.integers(1, 5, 2)),
        "padding": paddings[rng.integers(5)],
        "dilation": tuple(int(cells) for cells in rng.choice([1, 1, 1, 2, 3], 2)),
        "ceil_mode": bool(rng.random() < 0.5),
        "count_include_pad": bool(rng.random() < 0.5),
    }
    return fields, shape


def random_cases(seed, mode, number):
    """Yield random specs with images that they fit, their fields, and random numbers."""
    rng = np.random.default_rng(seed)
    while number:
        fields, shape = random_spec(rng)
        try:
            axes = lay_axes(fields, shape)
        except ValueError:
            continue
        number -= 1
        spec = PoolSpec if "pool_size" in fields else AdaptiveSpec
        yield spec(**fields, mode=mode), shape, axes, rng


def lay_axes(fields, shape):
    """Return for each axis its windows as (real positions, number of cells that may count)."""
    if "output_size" in fields:
        return [
            [(cells, len(cells)) for cells in share_out(length, outputs)]
            for length, outputs in zip(shape, fields["output_size"], strict=True)
        ]
    pads = oracle.pads_of_both_axes(fields["padding"])
    return [
        oracle.lay_windows(
            shape[axis],
            fields["pool_size"][axis],
            fields["stride"][axis],
            pads[axis],
            fields["dilation"][axis],
            fields["ceil_mode"],
        )
        for axis in (0, 1)
    ]


def share_out(length, outputs):
    """Return the cells from floor(i n / o) to ceil((i + 1) n / o) for every i."""
    one = Fraction(length, outputs)
    return [list(range(math.floor(i * one), math.ceil((i + 1) * one))) for i in range(outputs)]
