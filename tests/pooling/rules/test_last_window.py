"""The last window of ceil mode: dropped, kept, or empty."""

import numpy as np
import pytest

from pooling import Geometry, PoolSpec, pool
from pooling.rules import Rules
from tests.pooling.rules.common import IMAGE, INF, every_second


@pytest.mark.parametrize(
    ("last_window", "neither", "rows_only", "columns_only"),
    [
        ("drop", (2, 2), (2, 2), (2, 2)),
        ("keep", (3, 3), (3, 3), (3, 3)),
        ("drop_if_padded", (3, 3), (2, 2), (2, 2)),
        ("drop_if_axis_padded", (3, 3), (2, 3), (3, 2)),
    ],
)
def test_a_last_window_beyond_the_input_is_dropped_or_kept(
    last_window, neither, rows_only, columns_only
):
    # Without padding windows start at 0, 2 and 4 of four cells; with three cells before
    # them at -3, 1 and 5 for a stride of four.
    rules = Rules(last_window=last_window, keep_empty=True, any_padding=True)
    shapes = [
        Geometry.of(PoolSpec(1, stride, "max", padding, 1, True, rules=rules), (4, 4)).output_shape
        for stride, padding in [(2, 0), ((4, 2), ((3, 0), (0, 0))), ((2, 4), ((0, 0), (3, 0)))]
    ]
    assert shapes == [neither, rows_only, columns_only]


@pytest.mark.parametrize("last_window", ["drop", "keep", "drop_if_padded", "drop_if_axis_padded"])
def test_a_last_window_that_reads_a_cell_is_never_dropped(last_window):
    rules = Rules(last_window=last_window)
    spec = PoolSpec(2, 2, padding=1, ceil_mode=True, rules=rules)
    assert pool(np.arange(16).reshape(4, 4), spec).tolist() == [
        [0, 2, 3],
        [8, 10, 11],
        [12, 14, 15],
    ]


def test_an_empty_window_is_refused_unless_rules_keep_it():
    sentence = "window 2 along the 2 rows would read padding only .*pool_size 1, dilation 1"
    with pytest.raises(ValueError, match=sentence):
        pool(IMAGE, every_second(rules=Rules(last_window="keep")))
    assert pool(IMAGE, every_second()).shape == (2, 2)


def test_an_empty_window_in_the_middle_is_refused_unless_rules_keep_it():
    # One cell at 0 and the windows -2 and 0, -1 and 1, 0 and 2.
    def spec(*, keep_empty):
        rules = Rules(keep_empty=keep_empty, any_padding=True)
        return PoolSpec((1, 2), 1, "max", (0, 2), (1, 2), rules=rules)

    with pytest.raises(ValueError, match="window 2 along the 1 columns would read padding only"):
        pool([[7.0]], spec(keep_empty=False))
    assert pool([[7.0]], spec(keep_empty=True)).tolist() == [[7, -INF, 7]]


@pytest.mark.parametrize(
    ("fits_in_part", "ceil_mode", "lengths"),
    [
        ("in_ceil_mode", False, [4]),
        ("in_ceil_mode", True, [2, 3, 4]),
        ("always", False, [2, 3, 4]),
        ("always", True, [2, 3, 4]),
        ("never", False, [4]),
        ("never", True, [4]),
    ],
)
def test_a_pool_longer_than_the_input_by_less_than_a_stride_fits_or_not(
    fits_in_part, ceil_mode, lengths
):
    rules = Rules(fits_in_part=fits_in_part)
    spec = PoolSpec((1, 4), (1, 3), ceil_mode=ceil_mode, rules=rules)
    for length in (1, 2, 3, 4):
        image = np.arange(1.0, length + 1)[None]
        if length in lengths:
            assert pool(image, spec).tolist() == [[length]]
        else:
            with pytest.raises(ValueError, match=f"pool_size 4 does not fit in {length} columns"):
                pool(image, spec)
