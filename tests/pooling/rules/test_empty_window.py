"""A window that reads no cell: what it has, and what lives with it."""

import numpy as np
import pytest

from explorer.components.stage.crossing import frame, payload
from pooling import MODES, Geometry, PoolSpec, gradient, pool, trace, unpool
from pooling.rules import Rules
from tests.pooling.rules.common import IMAGE, INF, KEEP, NAN, every_second, keep


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
