"""AdaptiveSpec: what it accepts, where its windows fall, and what they become."""

import math
import re
from dataclasses import FrozenInstanceError, asdict, replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from pooling import MODES, AdaptiveSpec, Geometry, PoolSpec, pool, trace
from tests.pooling.strategies import FLOATS, INTEGERS
from tests.pooling.test_spec import NOT_POSITIVE_INTEGERS

NAN, INF = np.nan, np.inf
SIZES = [(1, 1), (2, 3), (3, 5), (5, 7), (4, 6), (9, 2), (1, 13), (12, 16)]
SHAPE = 7, 9


# What it accepts


def assert_refused(field, rule, value: Any):
    """Check that the message names the field, states the rule and repeats the value."""
    sentence = f"^{field} must be .*{re.escape(rule)}.*; not {re.escape(repr(value))}$"
    fields: dict[str, Any] = {"output_size": 2} | {field: value}
    with pytest.raises(ValueError, match=sentence):
        AdaptiveSpec(**fields)


def test_an_average_is_what_is_made_unless_another_mode_is_named():
    assert asdict(AdaptiveSpec(3)) == {"output_size": (3, 3), "mode": "average"}


def test_fields_may_be_given_by_position_and_the_output_size_must_be():
    assert asdict(AdaptiveSpec((1, 7), "max")) == {"output_size": (1, 7), "mode": "max"}
    incomplete: Any = AdaptiveSpec
    with pytest.raises(TypeError, match="output_size"):
        incomplete()


@pytest.mark.parametrize("size", [3, (3, 3), [3, 3], np.int8(3), (np.uint16(3), 3)], ids=repr)
def test_one_integer_stands_for_both_axes_and_becomes_a_plain_one(size):
    spec = AdaptiveSpec(size)
    assert spec == AdaptiveSpec(3)
    assert spec.output_size == (3, 3)
    assert {type(cells) for cells in spec.output_size} == {int}


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_of_the_table_is_accepted(mode):
    assert AdaptiveSpec(1, mode).mode == mode


@pytest.mark.parametrize("value", [*NOT_POSITIVE_INTEGERS, None], ids=repr)
def test_anything_but_positive_integers_is_refused(value):
    assert_refused("output_size", "an integer of at least 1, or a pair (height, width)", value)


@pytest.mark.parametrize("value", ["Max", "mean", "", None, 1, ["max"]], ids=repr)
def test_a_mode_outside_the_table_is_refused(value):
    assert_refused("mode", "one of max, average, min, median, l2", value)


def test_a_spec_cannot_be_changed_and_a_changed_copy_is_validated_again():
    spec: Any = AdaptiveSpec(2)
    for field in ("output_size", "mode"):
        with pytest.raises(FrozenInstanceError):
            setattr(spec, field, "max")
    assert replace(spec, mode="max") == AdaptiveSpec(2, "max")
    with pytest.raises(ValueError, match="output_size must be"):
        replace(spec, output_size=0)


def test_equal_fields_make_equal_specs_with_equal_hashes():
    assert len({AdaptiveSpec(2), AdaptiveSpec((2, 2)), AdaptiveSpec(2, "average")}) == 1
    assert len({AdaptiveSpec(2), AdaptiveSpec(2, "max"), AdaptiveSpec((2, 1)), PoolSpec(2)}) == 4


# Where its windows fall


def cells_of_windows(length, outputs):
    """Return the cells from floor(i n / o) to ceil((i + 1) n / o) for every window i."""
    share = Fraction(length, outputs)
    return [range(math.floor(i * share), math.ceil((i + 1) * share)) for i in range(outputs)]


@pytest.mark.parametrize("length", range(1, 21))
def test_windows_are_those_of_the_definition(length):
    cells = np.arange(1, length + 1)
    for outputs in range(1, 21):
        steps = trace(cells[None], AdaptiveSpec((1, outputs), "max"))
        expected = cells_of_windows(length, outputs)
        assert steps.geometry.output_shape == (1, outputs)
        assert list(steps.geometry.col_starts) == [window[0] for window in expected]
        read = [steps.windows[0, i, 0][steps.is_real[0, i, 0]].tolist() for i in range(outputs)]
        assert read == [[cell + 1 for cell in window] for window in expected]


def test_rows_and_columns_have_windows_of_their_own():
    geometry = Geometry.of(AdaptiveSpec((3, 2)), (5, 7))
    assert geometry.output_shape == (3, 2)
    assert list(geometry.row_starts) == [0, 1, 3]
    assert list(geometry.col_starts) == [0, 3]
    assert geometry.pad_width == ((0, 0), (0, 0))
    assert geometry.divisors().tolist() == [[8, 8], [12, 12], [8, 8]]


@pytest.mark.parametrize("size", SIZES)
def test_coverage_counts_the_windows_that_read_each_cell(size):
    counts = np.zeros(SHAPE, int)
    for rows in cells_of_windows(SHAPE[0], size[0]):
        for cols in cells_of_windows(SHAPE[1], size[1]):
            counts[rows.start : rows.stop, cols.start : cols.stop] += 1
    geometry = Geometry.of(AdaptiveSpec(size), SHAPE)
    np.testing.assert_array_equal(geometry.coverage(), counts)
    assert counts.min() >= 1


@pytest.mark.parametrize("mode", MODES)
def test_where_it_divides_evenly_it_is_the_pooling_whose_windows_stand_side_by_side(mode):
    image = np.random.default_rng(1).normal(size=(12, 18, 2))
    for rows in (1, 2, 3, 4, 6, 12):
        for cols in (1, 2, 3, 6, 9, 18):
            even = PoolSpec((12 // rows, 18 // cols), mode=mode)
            output = pool(image, AdaptiveSpec((rows, cols), mode))
            np.testing.assert_array_equal(output, pool(image, even))


# What they become


REDUCTIONS = {
    "max": np.max,
    "average": lambda cells: np.mean(cells, dtype=np.longdouble),
    "min": np.min,
    "median": lambda cells: np.median(cells.astype(np.longdouble)),
    "l2": lambda cells: np.sqrt(np.sum(cells.astype(np.longdouble) ** 2)),
}
KEEPING = ("max", "min")


def window_by_window(image, size, mode):
    """Reduce one window after another with NumPy, channel by channel."""
    planes = image[..., None] if image.ndim == 2 else image
    rows, cols = (cells_of_windows(*lengths) for lengths in zip(image.shape, size, strict=False))
    output = [
        [
            [
                REDUCTIONS[mode](planes[row.start : row.stop, col.start : col.stop, channel])
                for channel in range(planes.shape[2])
            ]
            for col in cols
        ]
        for row in rows
    ]
    return np.array(output).reshape(*size, *image.shape[2:])


def an_image(dtype, shape, rng):
    if dtype.kind == "f":
        return rng.normal(scale=10, size=shape).astype(dtype)
    if dtype.kind == "b":
        return rng.random(shape) < 0.5
    low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    return rng.integers(low, high, shape, dtype, endpoint=True)


@pytest.mark.parametrize("dtype", [*INTEGERS, *FLOATS], ids=str)
@pytest.mark.parametrize("mode", MODES)
def test_every_window_becomes_what_numpy_makes_of_it(mode, dtype):
    rng = np.random.default_rng(2)
    for size in SIZES:
        for channels in ((), (3,)):
            image = an_image(dtype, SHAPE + channels, rng)
            before = image.copy()
            output = pool(image, AdaptiveSpec(size, mode))
            expected = window_by_window(image, size, mode)
            assert output.shape == size + channels
            np.testing.assert_array_equal(image, before)
            if mode in KEEPING:
                assert output.dtype == dtype
                np.testing.assert_array_equal(output, expected)
            else:
                assert output.dtype == mean_type(dtype)
                scale = np.abs(image.astype(float)).max()
                ulp = np.finfo(min(output.dtype, np.dtype("d"))).eps
                np.testing.assert_allclose(output, expected, rtol=4 * ulp, atol=4 * ulp * scale)


def mean_type(dtype):
    """Look the dtype of a mean up in the rules, written out one by one."""
    if dtype.kind == "f":
        return dtype
    return np.dtype("float32" if dtype.char in "?bB" else "float64")


@pytest.mark.parametrize("mode", MODES)
def test_large_windows_become_what_numpy_makes_of_them(mode):
    # Windows of several sizes beyond what is sorted at once, in more than one block.
    image = np.random.default_rng(3).integers(0, 256, (150, 200, 2)).astype(np.uint8)
    for size in ((7, 11), (1, 3), (60, 70)):
        output = pool(image, AdaptiveSpec(size, mode))
        np.testing.assert_allclose(output, window_by_window(image, size, mode), rtol=1e-6)


def test_one_to_five_into_three():
    row = [[1, 2, 3, 4, 5]]
    for image, size in ((row, (1, 3)), (np.transpose(row), (3, 1))):
        assert pool(image, AdaptiveSpec(size, "max")).ravel().tolist() == [2, 4, 5]
        assert pool(image, AdaptiveSpec(size)).ravel().tolist() == [1.5, 3, 4.5]
        assert pool(image, AdaptiveSpec(size, "min")).ravel().tolist() == [1, 2, 4]
        assert pool(image, AdaptiveSpec(size, "median")).ravel().tolist() == [1.5, 3, 4.5]
    squares = pool([[3, 4, 0, 12, 5]], AdaptiveSpec((1, 3), "l2"))
    assert squares.tolist() == [[5, math.sqrt(160), 13]]


def test_one_output_takes_in_the_whole_image():
    image = np.arange(35).reshape(5, 7)
    outputs = {mode: pool(image, AdaptiveSpec(1, mode)).tolist() for mode in KEEPING}
    assert outputs == {"max": [[34]], "min": [[0]]}
    assert pool(image, AdaptiveSpec(1)).tolist() == [[17]]


def test_an_output_larger_than_the_input_repeats_cells():
    assert pool([[1, 2]], AdaptiveSpec((3, 4), "max")).tolist() == [[1, 1, 2, 2]] * 3
    assert pool([[1, 2]], AdaptiveSpec((1, 3))).tolist() == [[1, 1.5, 2]]


@pytest.mark.parametrize("dtype", [*INTEGERS, *FLOATS], ids=str)
def test_what_fills_a_smaller_window_never_wins(dtype):
    if dtype.kind == "f":
        low, high = -INF, INF
    elif dtype.kind == "b":
        low, high = False, True
    else:
        low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    for value in (low, high):
        image = np.full((5, 7), value, dtype)
        for mode in ("max", "min", "median"):
            output = pool(image, AdaptiveSpec((3, 4), mode))
            assert (output == output.dtype.type(value)).all()


@pytest.mark.parametrize("mode", MODES)
def test_a_nan_reaches_the_windows_that_read_it_and_no_other(mode):
    image = np.arange(35.0).reshape(5, 7)
    image[1, 3] = NAN  # in the first two of three windows down, and in both of two across
    expected = [[True, True], [True, True], [False, False]]
    np.testing.assert_array_equal(np.isnan(pool(image, AdaptiveSpec((3, 2), mode))), expected)


@pytest.mark.parametrize("mode", MODES)
def test_an_infinite_cell_in_a_smaller_window_gives_no_nan(mode):
    assert (pool(np.full((5, 5), INF), AdaptiveSpec(3, mode)) == INF).all()


@pytest.mark.parametrize("layout", ["reversed", "transposed", "big-endian", "list"])
def test_the_layout_in_memory_makes_no_difference(layout):
    image = np.random.default_rng(4).integers(0, 99, (7, 7))
    same: Any = {
        "reversed": image[::-1, ::-1].copy()[::-1, ::-1],
        "transposed": np.asfortranarray(image),
        "big-endian": image.astype(">i8"),
        "list": image.tolist(),
    }[layout]
    for mode in MODES:
        spec = AdaptiveSpec((3, 5), mode)
        np.testing.assert_array_equal(pool(same, spec), pool(image, spec))


@pytest.mark.parametrize("image", [np.zeros((0, 4)), np.zeros(4), np.zeros((2, 2), complex)])
def test_what_cannot_be_pooled_is_refused_as_ever(image):
    with pytest.raises(ValueError, match=r"^image (is empty|must have shape|has dtype)"):
        pool(image, AdaptiveSpec(1))


# A trace of them


@pytest.mark.parametrize("channels", [(), (2,)])
def test_a_trace_has_windows_as_large_as_the_largest_and_says_which_cells_are_real(channels):
    image = np.random.default_rng(5).integers(0, 9, (5, 7, *channels))
    steps = trace(image, AdaptiveSpec((3, 4), "min"))
    assert steps.windows.shape == (3, 4, 3, 3, *channels)
    assert steps.is_real.shape == (3, 4, 3, 3)
    windows = cells_of_windows(5, 3), cells_of_windows(7, 4)
    for (r, c, h, w), real in np.ndenumerate(steps.is_real):
        rows, cols = windows[0][r], windows[1][c]
        assert real == (h < len(rows) and w < len(cols))
        if real:
            np.testing.assert_array_equal(steps.windows[r, c, h, w], image[rows[h], cols[w]])
    np.testing.assert_array_equal(steps.output, pool(image, steps.spec))


@pytest.mark.parametrize("mode", KEEPING)
@pytest.mark.parametrize("size", SIZES)
def test_the_winner_is_the_first_cell_that_equals_the_output(mode, size):
    image = np.random.default_rng(6).integers(0, 3, SHAPE)
    steps = trace(image, AdaptiveSpec(size, mode))
    width = steps.windows.shape[3]
    windows = cells_of_windows(SHAPE[0], size[0]), cells_of_windows(SHAPE[1], size[1])
    for (r, c), kept in np.ndenumerate(steps.output):
        rows, cols = windows[0][r], windows[1][c]
        first = next(
            h * width + w
            for h, row in enumerate(rows)
            for w, col in enumerate(cols)
            if image[row, col] == kept
        )
        assert steps.winners[r, c] == first


def test_windows_of_a_trace_are_views_where_it_divides_evenly_and_cannot_be_written_to():
    image = np.arange(12).reshape(3, 4)
    assert np.shares_memory(trace(image, AdaptiveSpec((3, 2))).windows, image)
    for size in ((3, 2), (2, 3)):
        with pytest.raises(ValueError, match="read-only"):
            trace(image, AdaptiveSpec(size)).windows[0, 0] = 0
