"""Rules: the conventions of other frameworks, one by one, and windows that read no cell."""

import re
from dataclasses import FrozenInstanceError, fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from explorer.components.stage.crossing import frame, payload
from pooling import MODES, Geometry, PoolSpec, gradient, pool, trace, unpool
from pooling.rules import Rules
from tests.pooling.strategies import images, spec_fields, steady

NAN, INF = float("nan"), float("inf")
KEEP = Rules(last_window="keep", keep_empty=True)
DIVISORS = "'real', 'declared', 'mirrored', 'window', 'window_if_padded'"


def every_second(mode="max", rules=KEEP, **more: Any):
    """Return a spec of which the last window along two or four cells reads none."""
    return PoolSpec(1, 2, mode, ceil_mode=True, rules=rules, **more)


def keep(**more: Any):
    return Rules(last_window="keep", keep_empty=True, **more)


# Its second row of windows starts below it.
IMAGE = np.array([[5.0, 6, 7], [8, 9, 4]])


# What Rules are


def test_rules_cannot_be_changed():
    rules = Rules()
    for field in fields(rules):
        with pytest.raises(FrozenInstanceError):
            setattr(rules, field.name, True)
    assert rules == Rules()


def test_rules_are_given_by_name_only():
    rules: Any = Rules
    with pytest.raises(TypeError, match="positional"):
        rules("keep")


def test_rules_show_only_what_differs_from_the_default():
    assert repr(Rules()) == "Rules()"
    assert repr(Rules(last_window="drop", empty_max=-INF)) == "Rules()"
    changed = Rules(padding_value=0.0, last_window="keep", keep_empty=True)
    assert repr(changed) == "Rules(last_window='keep', keep_empty=True, padding_value=0.0)"


@pytest.mark.parametrize(
    ("field", "allowed"),
    [
        ("last_window", "'drop', 'keep', 'drop_if_padded', 'drop_if_axis_padded'"),
        ("counted_with_pad", DIVISORS),
        ("counted_without_pad", DIVISORS),
        ("same_counted_with_pad", f"None, {DIVISORS}"),
        ("same_counted_without_pad", f"None, {DIVISORS}"),
        ("keep_empty", "False, True"),
        ("signed_divisor", "False, True"),
        ("same_ignores_dilation", "False, True"),
        ("reads_cropped", "False, True"),
        ("same_repeats_edge", "False, True"),
        ("any_padding", "False, True"),
    ],
)
@pytest.mark.parametrize("value", ["none", 0, 1, 1.0, ["keep"], np.True_, np.ones(2)], ids=repr)
def test_a_choice_outside_its_list_is_refused_by_name(field, allowed, value):
    sentence = f"{field} must be one of {allowed}; not {value!r}"
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Rules(**{field: value})


@pytest.mark.parametrize("value", ["0", True, [0.0], 1j], ids=repr)
@pytest.mark.parametrize("field", ["empty_max", "empty_average", "padding_value"])
def test_anything_but_a_number_is_refused_by_name(field, value):
    sentence = f"{field} must be a number; not {value!r}"
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Rules(**{field: value})


def test_only_the_numbers_that_may_be_left_out_may_be_none():
    assert Rules(empty_average=None, padding_value=None) == Rules()
    nothing: Any = None
    with pytest.raises(ValueError, match=r"^empty_max must be a number; not None$"):
        Rules(empty_max=nothing)


@pytest.mark.parametrize("value", [None, "drop", {"keep_empty": True}, Rules], ids=repr)
def test_a_spec_takes_nothing_but_rules_for_rules(value):
    with pytest.raises(ValueError, match=f"^rules must be Rules; not {re.escape(repr(value))}$"):
        PoolSpec(rules=value)


# Where no rule applies


def test_the_rules_left_out_are_the_default_ones():
    assert PoolSpec(3, padding=1).rules == Rules()
    assert PoolSpec(3, padding=1) == PoolSpec(3, padding=1, rules=Rules())
    assert PoolSpec(3, padding=1) != PoolSpec(3, padding=1, rules=KEEP)


@settings(steady, max_examples=150)
@given(images(), spec_fields())
def test_rules_for_empty_windows_change_nothing_where_there_are_none(image, some_fields):
    try:
        expected = pool(image, PoolSpec(**some_fields))
    except ValueError:
        return
    rules = Rules(
        keep_empty=True, empty_max=3.0, empty_average=5.0, signed_divisor=False, any_padding=True
    )
    np.testing.assert_array_equal(pool(image, PoolSpec(**some_fields, rules=rules)), expected)


# The last window of ceil mode


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


# What an empty window has


@pytest.mark.parametrize(
    ("mode", "rules", "value"),
    [
        ("max", KEEP, -INF),
        ("max", keep(empty_max=-9.5), -9.5),
        ("min", KEEP, INF),
        ("min", keep(empty_max=-9.5), 9.5),
        ("average", KEEP, NAN),
        ("average", keep(empty_average=0.0), 0),
        ("average", keep(empty_average=3.0), 3),
        ("average", keep(counted_without_pad="window"), 0),
        ("median", KEEP, NAN),
        ("median", keep(empty_max=4.0, empty_average=4.0), NAN),
        ("l2", KEEP, 0),
        ("l2", keep(empty_max=4.0, empty_average=4.0), 0),
    ],
)
def test_an_empty_window_has_what_rules_and_mode_say(mode, rules, value):
    output = pool(IMAGE, every_second(mode, rules))
    np.testing.assert_array_equal(output, [[5, 7], [value, value]])
    colours = pool(np.stack([IMAGE, IMAGE + 1], axis=2), every_second(mode, rules))
    np.testing.assert_array_equal(colours[..., 0], output)


def test_the_value_of_an_empty_window_does_not_reach_the_others():
    spec = PoolSpec(2, 1, padding=2, rules=Rules(keep_empty=True, any_padding=True, empty_max=99.0))
    expected = [[99, 99, 99, 99], [99, 1, 1, 99], [99, 1, 1, 99], [99, 99, 99, 99]]
    assert pool([[1.0]], spec).tolist() == expected


@pytest.mark.parametrize(
    ("length", "stride", "value"),
    [(4, 2, "nan"), (5, 3, "-0.0")],  # the third window starts at the end, and one cell beyond
)
def test_a_signed_divisor_of_an_empty_window_is_nought_or_below(length, stride, value):
    rules = keep(signed_divisor=True)
    spec = PoolSpec(1, (1, stride), "average", ceil_mode=True, rules=rules)
    output = pool(np.ones((1, length)), spec)
    assert [str(number) for number in output[0].tolist()] == ["1.0", "1.0", value]


@pytest.mark.parametrize(
    ("dtype", "mode", "empty_max", "value"),
    [
        ("uint8", "max", -INF, 0),
        ("uint8", "min", -INF, 255),
        ("int8", "max", -INF, -128),
        ("int8", "min", -INF, 127),
        ("int8", "max", -3.4028235e38, -128),
        ("int16", "max", 0.0, 0),
        ("int16", "min", 7.0, -7),
        ("int64", "max", -3.4028235e38, -(2**63)),
        ("int64", "min", -3.4028235e38, 2**63 - 1),
        ("uint64", "min", -INF, 2**64 - 1),
        ("bool", "max", -INF, False),
        ("bool", "min", -INF, True),
        ("float16", "max", -3.4028235e38, -INF),
        ("float32", "max", -3.4028235e38, np.finfo(np.float32).min),
    ],
)
def test_max_and_min_of_an_empty_window_stay_within_the_dtype(dtype, mode, empty_max, value):
    image = np.array([[1, 0, 1], [1, 1, 1]]).astype(dtype)
    output = pool(image, every_second(mode, keep(empty_max=empty_max)))
    assert output.dtype == dtype
    assert output.tolist() == [[1, 1], [value, value]]


@pytest.mark.parametrize("dtype", ["bool", "uint8", "int64", "float16"])
@pytest.mark.parametrize(("mode", "value"), [("average", NAN), ("median", NAN), ("l2", 0)])
def test_other_modes_of_an_empty_window_of_any_dtype_have_no_warning(dtype, mode, value):
    output = pool(np.ones((2, 3), dtype), every_second(mode))
    np.testing.assert_array_equal(output, [[1, 1], [value, value]])


# What a divisor counts


@pytest.mark.parametrize(
    ("counted", "divisors"),
    [
        ("real", [2, 1]),
        ("declared", [3, 1]),
        ("mirrored", [3, 2]),
        ("window", [3, 3]),
        ("window_if_padded", [3, 3]),
    ],
)
def test_a_divisor_counts_along_each_axis_what_rules_name(counted, divisors):
    # Three cells after one of padding: the windows -1, 0, 1 and 2, 3, 4.
    for is_counted, rules in [
        (True, Rules(counted_with_pad=counted)),
        (False, Rules(counted_without_pad=counted)),
    ]:
        spec = PoolSpec((1, 3), 3, "average", ((0, 0), (1, 0)), 1, True, is_counted, rules)
        assert Geometry.of(spec, (1, 3)).divisors().tolist() == [divisors]
        sums = [[3.0, 4.0]]
        np.testing.assert_allclose(pool([[1.0, 2, 4]], spec), np.divide(sums, divisors))


def test_the_window_counts_if_padded_wherever_any_axis_is():
    rules = Rules(counted_with_pad="window_if_padded")
    image = np.ones((1, 3))
    bare = PoolSpec((1, 2), 2, "average", 0, 1, True, True, rules)
    assert pool(image, bare).tolist() == [[1, 1]]
    padded = PoolSpec((2, 2), (1, 2), "average", ((1, 0), (0, 0)), 1, True, True, rules)
    assert pool(image, padded).tolist() == [[0.5, 0.25]]


@pytest.mark.parametrize(("is_counted", "field"), [(True, "with_pad"), (False, "without_pad")])
def test_a_divisor_of_same_may_count_something_else(is_counted, field):
    # Two cells and one of padding after them.
    counted: Any = {f"counted_{field}": "real", f"same_counted_{field}": "window"}
    rules = Rules(**counted)
    for padding, expected in [("same", 1), (((0, 0), (0, 1)), 2)]:
        spec = PoolSpec((1, 2), 1, "average", padding, count_include_pad=is_counted, rules=rules)
        assert pool([[1, 2]], spec).tolist() == [[1.5, expected]]


def test_rules_of_a_divisor_matter_to_the_average_only():
    image = np.arange(9.0).reshape(3, 3)
    rules = Rules(counted_with_pad="window", counted_without_pad="window")
    for mode in sorted(set(MODES) - {"average"}):
        plain, other = (
            pool(image, PoolSpec(2, 1, mode, padding=1, rules=some)) for some in (Rules(), rules)
        )
        np.testing.assert_array_equal(plain, other)


# Padding


def test_padding_of_the_pool_size_and_more_is_refused_unless_rules_allow_it():
    with pytest.raises(ValueError, match=r"padding must be .* less than the pool_size \(2, 2\)"):
        PoolSpec(2, padding=2, rules=Rules(keep_empty=True))
    with pytest.raises(ValueError, match="padding must be"):
        PoolSpec(2, padding=-1, rules=Rules(any_padding=True))
    with pytest.raises(ValueError, match="window 1 along the 1 rows would read padding only"):
        pool([[1]], PoolSpec(2, padding=2, rules=Rules(any_padding=True)))


@pytest.mark.parametrize(
    ("padding", "maxima", "averages"),
    [
        (2, [-INF, 1, 2, 2, -INF], [0, 0.5, 1.5, 1, 0]),
        (3, [-INF, -INF, 1, 2, 2, -INF, -INF], [0, 0, 0.5, 1.5, 1, 0, 0]),
    ],
)
def test_padding_of_the_pool_size_and_more_surrounds_the_input(padding, maxima, averages):
    rules = Rules(any_padding=True, keep_empty=True)
    spec = PoolSpec((1, 2), 1, "max", (0, padding), rules=rules)
    assert pool([[1.0, 2.0]], spec).tolist() == [maxima]
    counted = PoolSpec((1, 2), 1, "average", (0, padding), count_include_pad=True, rules=rules)
    assert pool([[1.0, 2.0]], counted).tolist() == [averages]


@pytest.mark.parametrize(
    ("dtype", "value", "maximum", "minimum"),
    [
        ("float64", 0.0, [0, -1], [-2, -3]),
        ("int8", 0.0, [0, -1], [-2, -3]),
        ("int8", -2.0, [-2, -1], [-2, -3]),
        ("int8", 1000.0, [127, -1], [-2, -3]),
        ("int8", -1000.0, [-2, -1], [-128, -3]),
    ],
)
def test_max_and_min_read_a_padding_value_as_far_as_the_dtype_holds_it(
    dtype, value, maximum, minimum
):
    image, rules = np.array([[-2, -1, -3]], dtype), Rules(padding_value=value)
    for mode, expected in [("max", maximum), ("min", minimum)]:  # padding and -2; -1 and -3
        output = pool(image, PoolSpec((1, 2), 2, mode, ((0, 0), (1, 0)), rules=rules))
        assert output.dtype == dtype
        assert output.tolist() == [expected]


def test_a_padding_value_is_read_in_the_overhang_as_well_and_by_max_and_min_only():
    image, rules = np.array([[-1, -2, -3]]), Rules(padding_value=0.0)
    outputs = {
        mode: pool(image, PoolSpec((1, 2), 2, mode, ceil_mode=True, rules=rules)).tolist()
        for mode in ("max", "min", "average", "median")
    }
    assert outputs == {
        "max": [[-1, 0]],
        "min": [[-2, -3]],
        "average": [[-1.5, -3]],
        "median": [[-1.5, -3]],
    }


def test_a_padding_value_that_wins_is_no_winner_and_takes_no_gradient():
    spec = PoolSpec((1, 2), 2, ceil_mode=True, rules=Rules(padding_value=0.0))
    steps = trace([[-1, -2, -3]], spec)
    assert steps.winners.tolist() == [[0, -1]]
    assert gradient([[-1, -2, -3]], spec).tolist() == [[1, 0, 0]]


def test_a_padding_value_does_not_pass_for_a_cell_of_a_median():
    spec = PoolSpec((1, 2), 2, "median", ceil_mode=True, rules=Rules(padding_value=-9.0))
    assert trace([[-1, -2, -3]], spec).winners.tolist() == [[-1, 0]]
    assert gradient([[-1, -2, -3]], spec).tolist() == [[0.5, 0.5, 1]]


# Same


@pytest.mark.parametrize(("ignores", "length"), [(False, 6), (True, 5)])
def test_same_may_find_its_padding_from_the_pool_size(ignores, length):
    spec = PoolSpec((1, 2), 1, "max", "same", 2, rules=Rules(same_ignores_dilation=ignores))
    assert Geometry.of(spec, (1, 6)).output_shape == (1, length)


@pytest.mark.parametrize(
    ("padding", "pads", "expected"), [("same", (-1, -1), [1, 4]), ("same_lower", (0, -2), [0, 3])]
)
def test_same_that_ignores_dilation_crops_under_a_long_stride(padding, pads, expected):
    # Two windows of one cell, three apart, are four cells in all: two of six are cropped.
    spec = PoolSpec(1, (1, 3), "average", padding, rules=Rules(same_ignores_dilation=True))
    geometry = Geometry.of(spec, (1, 6))
    assert geometry.pad_width[1] == pads
    assert np.flatnonzero(geometry.coverage()).tolist() == expected
    assert pool([[0, 1, 2, 3, 4, 5]], spec).tolist() == [expected]


@pytest.mark.parametrize(
    ("reads", "mode", "expected"),
    [(True, "average", 3), (False, "average", 2), (True, "max", 4), (False, "max", 2)],
)
def test_a_window_over_a_cropped_end_reads_beyond_it_or_not(reads, mode, expected):
    # One window of the cells at 1 and 3; one of the four cells is cropped on each side.
    rules = Rules(same_ignores_dilation=True, reads_cropped=reads)
    spec = PoolSpec((1, 2), (1, 4), mode, "same", (1, 2), rules=rules)
    assert pool([[1, 2, 3, 4]], spec).tolist() == [[expected]]


@pytest.mark.parametrize("count_include_pad", [False, True])
def test_same_may_repeat_the_edge_where_an_axis_has_an_odd_padding(count_include_pad):
    rules = Rules(same_repeats_edge=True)
    odd = PoolSpec((1, 2), 2, "average", "same", count_include_pad=count_include_pad, rules=rules)
    assert pool([[1, 2, 6]], odd).tolist() == [[1.5, 6]]
    both = PoolSpec((3, 2), 1, "average", "same", count_include_pad=count_include_pad, rules=rules)
    # Three rows need a cell on each side, two columns one after them: all of it is repeated.
    output = pool([[3, 6], [6, 9], [9, 9]], both)
    assert output.tolist() == [[5.5, 7], [7, 8], [8.5, 9]]


def test_the_edge_is_repeated_by_an_average_along_odd_padding_only():
    for mode, pool_size in [("max", 2), ("min", 2), ("l2", 2), ("average", 3)]:
        plain, other = (
            pool([[1.0, 2, 6]], PoolSpec((1, pool_size), 1, mode, "same", rules=rules))
            for rules in (Rules(), Rules(same_repeats_edge=True))
        )
        np.testing.assert_array_equal(plain, other)


def test_a_repeated_edge_takes_its_gradient_as_often_as_it_is_read():
    spec = PoolSpec((1, 2), 2, "average", "same", rules=Rules(same_repeats_edge=True))
    assert gradient([[1.0, 2, 6]], spec).tolist() == [[0.5, 0.5, 1]]
    assert Geometry.of(spec, (1, 3)).coverage().tolist() == [[1, 1, 2]]


# Everything else with an empty window


def test_a_geometry_with_empty_windows_says_which_they_are():
    geometry = Geometry.of(every_second("average"), (2, 3))
    assert geometry.is_empty().tolist() == [[False, False], [True, True]]
    assert geometry.coverage().tolist() == [[1, 0, 1], [0, 0, 0]]
    assert geometry.divisors().tolist() == [[1, 1], [0, 0]]
    assert list(geometry.row_starts) == [0, 2]


def test_a_geometry_without_empty_windows_says_so():
    assert not Geometry.of(PoolSpec(2, padding=1), (3, 3)).is_empty().any()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dtype", ["float64", "float16", "uint8", "int64", "bool"])
@pytest.mark.parametrize("channels", [(), (3,)])
def test_a_trace_has_empty_windows_without_a_real_cell_or_a_winner(mode, dtype, channels):
    image = np.ones((2, 3, *channels), dtype)
    steps = trace(image, every_second(mode))
    assert steps.windows.shape == (2, 2, 1, 1, *channels)
    assert steps.is_real[..., 0, 0].tolist() == [[True, True], [False, False]]
    assert (steps.winners[0] == 0).all()
    assert (steps.winners[1] == -1).all()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dtype", ["float64", "float16", "uint8", "int64", "bool"])
@pytest.mark.parametrize("rules", [KEEP, keep(signed_divisor=True), keep(empty_max=1.0)])
def test_no_gradient_goes_to_or_comes_from_an_empty_window(mode, dtype, rules):
    received = gradient(np.ones((2, 3), dtype), every_second(mode, rules), [[2, 3], [5, 7]])
    assert received.tolist() == [[2, 0, 3], [0, 0, 0]]


@pytest.mark.parametrize("mode", ["max", "min"])
def test_unpooling_leaves_the_value_of_an_empty_window_out(mode):
    steps = trace(IMAGE, every_second(mode))
    assert unpool(steps.output, steps).tolist() == [[5, 0, 7], [0, 0, 0]]


@pytest.mark.parametrize("image", [IMAGE, IMAGE.astype(np.uint8)], ids=["matrix", "pixels"])
@pytest.mark.parametrize("mode", ["max", "min", "l2"])
def test_an_empty_window_crosses_to_the_browser(image, mode):
    steps = trace(image, every_second(mode))
    sent = payload(steps, is_picture=image.dtype == np.uint8)
    assert sent["output"]["shape"] == [2, 2]
    assert np.frombuffer(sent["rows"]["positions"]["data"], np.int16).tolist() == [0, 2]
    assert np.frombuffer(sent["rows"]["coverage"]["data"], np.int16).tolist() == [1, 0]
    assert len(frame(sent)) > 0


@pytest.mark.parametrize("mode", ["average", "median"])
@pytest.mark.parametrize("dtype", [np.float64, np.uint8])
def test_a_mean_of_nothing_crosses_to_the_browser(mode, dtype):
    image = np.array(IMAGE, dtype)
    sent = payload(trace(image, every_second(mode)), is_picture=image.dtype == np.uint8)["output"]
    output = np.frombuffer(sent["data"], sent["dtype"]).tolist()
    np.testing.assert_array_equal(output, [5, 7, NAN, NAN])
