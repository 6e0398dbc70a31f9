"""MODES: what every mode makes of a window, in every dtype, at the limits, with NaN and inf."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from pooling import MODES, PoolSpec, pool
from tests.pooling import oracle
from tests.pooling.strategies import FLOATS, INTEGERS, images, spec_fields, steady

EXTREMES = ("max", "min")
MEANS = ("average", "median", "l2")
NAN, INF = np.nan, np.inf


def pool_one_window(values, mode, **fields):
    """Pool a single row of values with a window that takes all of it."""
    image = np.asarray(values)[None]
    return pool(image, PoolSpec(pool_size=(1, image.shape[1]), mode=mode, **fields))[0, 0]


def result_type(dtype, mode):
    """Look the output's dtype up in the rules, written out one by one."""
    if mode in EXTREMES or dtype.char in "efdg":
        return dtype
    return np.dtype("float32" if dtype.char in "?bB" else "float64")


def test_the_table_holds_the_five_modes_in_the_order_they_are_offered():
    assert list(MODES) == ["max", "average", "min", "median", "l2"]
    assert [mode.title for mode in MODES.values()] == [
        "maximum",
        "average",
        "minimum",
        "median",
        "L2 norm",
    ]


def test_the_table_cannot_be_changed_from_outside():
    table: Any = MODES
    with pytest.raises(TypeError):
        table["mode"] = table["max"]
    assert len(MODES) == 5


@pytest.mark.parametrize(
    ("mode", "value"), [("max", 8), ("average", 1.5), ("min", -4), ("median", 1), ("l2", 10)]
)
def test_a_window_becomes_the_value_worked_by_hand(mode, value):
    # The sum is 6; in order -4, -2, 4, 8; the squares are 64 + 16 + 16 + 4.
    assert pool([[8, -4], [4, -2]], PoolSpec(mode=mode)).tolist() == [[value]]


@pytest.mark.parametrize("dtype", [*INTEGERS, *FLOATS], ids=str)
@pytest.mark.parametrize("mode", MODES)
def test_the_output_has_the_dtype_that_the_rules_give(mode, dtype):
    image = np.array([[0, 1, 1], [1, 0, 1]], dtype)
    expected = {
        "max": [1, 1],
        "average": [0.5, 0.75],
        "min": [0, 0],
        "median": [0.5, 1],
        "l2": np.sqrt(np.array([2, 3], result_type(dtype, "l2"))),
    }
    for array in (image, image.astype(dtype.newbyteorder(">"))):
        output = pool(array, PoolSpec(pool_size=2, stride=1, mode=mode))
        assert output.dtype == result_type(dtype, mode)
        np.testing.assert_array_equal(output, np.array([expected[mode]], output.dtype))


@pytest.mark.parametrize("mode", MODES)
@settings(steady, max_examples=250)
@given(images(), spec_fields())
def test_any_image_under_any_spec_gives_what_the_definition_gives(mode, image, fields):
    fields |= {"mode": mode}
    before = image.copy()
    try:
        expected, shape = oracle.pool(image.astype(exact(image.dtype)), **fields)
    except ValueError:
        with pytest.raises(ValueError, match=r"does not fit|padding only"):
            pool(image, PoolSpec(**fields))
        return
    output = pool(image, PoolSpec(**fields))
    assert output.shape == shape
    assert output.dtype == result_type(image.dtype.newbyteorder("="), mode)
    assert not np.shares_memory(output, image)
    np.testing.assert_array_equal(image, before)
    if mode in EXTREMES:
        assert output.tolist() == expected
    else:
        assert_close(output, expected, scale(image, fields, expected))


def exact(dtype):
    """Return a dtype whose tolist() gives plain numbers; drawn long doubles are float64."""
    return np.dtype("float64") if dtype.kind == "f" else dtype.newbyteorder("=")


def scale(image, fields, expected):
    """Return what errors are measured against: the mean of |x|; for L2 the norm itself."""
    if fields["mode"] == "l2":
        return np.array(expected)
    size = np.abs(image.astype("float64"))
    return np.array(oracle.pool(size, **{**fields, "mode": "average"})[0])


def assert_close(output, expected, scale):
    """Check that no error exceeds 4 units in the last place of the scale, float64 at best."""
    precision = min(output.dtype, np.dtype("float64"))
    error = np.abs(output.astype("float64") - np.array(expected))
    assert (error <= 4 * np.spacing(scale.astype(precision))).all()


@pytest.mark.parametrize("dtype", [*INTEGERS, *FLOATS], ids=str)
def test_padding_never_wins_even_where_every_cell_is_at_the_limit(dtype):
    if dtype.kind == "f":
        low, high = -INF, INF
    elif dtype.kind == "b":
        low, high = False, True
    else:
        low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    for value in (low, high):
        image = np.full((2, 3), value, dtype)
        for mode in EXTREMES:
            output = pool(image, PoolSpec(pool_size=3, stride=1, padding=2, mode=mode))
            assert (output == image[0, 0]).all()


def test_padding_is_not_a_nought_that_beats_negative_cells():
    image = np.array([[-5, -3], [-2, -8]])
    for padding in (1, "same"):
        output = pool(image, PoolSpec(pool_size=2, stride=2, padding=padding))
        assert output.max() < 0


@pytest.mark.parametrize("mode", MODES)
def test_a_nan_reaches_the_windows_that_read_it_and_no_other(mode):
    image = np.arange(16.0).reshape(4, 4)
    image[0, 3] = NAN
    top_right = np.zeros((4, 4), bool)
    top_right[:2, 2:] = True
    for padding, reads_the_nan in (
        ("valid", [[False, True], [False, False]]),
        ("same", top_right),
        (1, top_right),
    ):
        output = pool(image, PoolSpec(pool_size=3, stride=1, padding=padding, mode=mode))
        np.testing.assert_array_equal(np.isnan(output), reads_the_nan)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("values", [[NAN, 1.0, 2.0], [1.0, NAN, 2.0], [1.0, NAN, INF], [NAN] * 3])
def test_a_nan_prevails_wherever_it_stands_in_the_window(values, mode):
    assert np.isnan(pool_one_window(values, mode))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1.0, INF, 2.0], {"max": INF, "min": 1, "average": INF, "median": 2, "l2": INF}),
        ([1.0, -INF, 2.0], {"max": 2, "min": -INF, "average": -INF, "median": 1, "l2": INF}),
        ([INF, INF], {"max": INF, "min": INF, "average": INF, "median": INF, "l2": INF}),
        ([-INF, INF], {"max": INF, "min": -INF, "average": NAN, "median": NAN, "l2": INF}),
    ],
)
@pytest.mark.parametrize("mode", MODES)
def test_infinities_follow_the_arithmetic_of_floats(values, expected, mode):
    with np.errstate(invalid="ignore"):  # inf - inf is the NaN that is asked for
        np.testing.assert_equal(pool_one_window(values, mode), np.float64(expected[mode]))


@pytest.mark.parametrize("mode", MODES)
def test_an_infinite_cell_beside_padding_gives_no_nan(mode):
    output = pool(np.full((2, 2), INF), PoolSpec(2, 1, mode, padding=1, count_include_pad=True))
    assert (output == INF).all()


def test_the_median_of_an_even_count_is_the_mean_of_the_middle_two():
    assert pool_one_window([7, 1, 100, 2], "median") == 4.5
    assert pool_one_window([7, 1, 100], "median") == 7


def test_padding_does_not_shift_the_median():
    image = np.array([[1, 2], [3, 10]])
    output = pool(image, PoolSpec(pool_size=2, stride=1, mode="median", padding=1))
    assert output.tolist() == [[1, 1.5, 2], [2, 2.5, 6], [3, 6.5, 10]]


def test_the_l2_norm_takes_the_size_of_negative_cells():
    assert pool_one_window([-3, 4], "l2") == 5


@pytest.mark.parametrize("value", [2**63 - 1, -(2**63), 2**53 + 1])
def test_sums_of_wide_integers_do_not_wrap(value):
    image = np.full((3, 3), value, np.int64)
    for mode, expected in (("average", value), ("median", value), ("l2", 3 * abs(value))):
        output = pool(image, PoolSpec(3, mode=mode))[0, 0]
        assert abs(output - float(expected)) <= np.spacing(float(abs(expected)))


def test_squares_of_small_integers_do_not_wrap():
    image = np.full((2, 2), 255, np.uint8)
    assert pool(image, PoolSpec(2, mode="l2"))[0, 0] == 510
    assert pool(np.full((2, 2), -128, np.int8), PoolSpec(2, mode="l2"))[0, 0] == 256


def test_float16_is_summed_in_something_wider():
    image = np.full((8, 8), 60000, np.float16)
    assert pool(image, PoolSpec(8, mode="average"))[0, 0] == 60000
    assert pool(image, PoolSpec((1, 2), mode="median"))[0, 0] == 60000


def test_a_float_mean_keeps_small_values_after_large_ones_have_left():
    # A running sum over 1e8 would have lost the thirds beside it.
    image = np.full((1, 64), 1 / 3, np.float32)
    image[0, 0] = 1e8
    output = pool(image, PoolSpec((1, 4), 1, "average"))
    assert (output[0, 1:] == np.float32(1 / 3)).all()
