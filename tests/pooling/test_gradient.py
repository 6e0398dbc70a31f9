"""gradient(): where a gradient goes, in every mode."""

import json
import math
from dataclasses import replace
from importlib import import_module
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from pooling import MODES, AdaptiveSpec, PoolSpec, gradient, pool
from pooling.rules import Rules
from tests.pooling.random_specs import random_cases, random_spec

MODULE = import_module("pooling.gradient")  # its name is the function's, too
CASES = 1100  # random specs for each mode
RECORDED = json.loads(Path(__file__).with_name("recorded_gradients.json").read_text())

AROUND = [[1, 2, 1], [2, 9, 2], [1, 2, 1]]
NAN, INF = np.nan, np.inf


# Worked by hand


def test_on_a_tie_the_first_cell_gets_all_of_it():
    assert gradient([[5, 5], [5, 5]], PoolSpec()).tolist() == [[1, 0], [0, 0]]
    assert gradient([[7, 5], [5, 7]], PoolSpec(mode="min")).tolist() == [[0, 1], [0, 0]]


def test_a_nan_gets_all_of_it_and_the_first_of_several():
    for mode in ("max", "min", "median"):
        assert gradient([[9, 1], [NAN, 5]], PoolSpec(mode=mode)).tolist() == [[0, 0], [1, 0]]
        assert gradient([[9, NAN], [NAN, NAN]], PoolSpec(mode=mode)).tolist() == [[0, 1], [0, 0]]


def test_the_parts_of_windows_that_overlap_add_up():
    expected = [[0, 0, 0], [0, 4, 0], [0, 0, 0]]
    assert gradient(AROUND, PoolSpec(2, stride=1)).tolist() == expected
    averages = PoolSpec(2, stride=1, mode="average")
    expected = [[0.25, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 0.25]]
    assert gradient(AROUND, averages).tolist() == expected


def test_an_average_gives_every_cell_an_equal_part():
    expected = [[0.25, 0.25], [0.25, 0.25]]
    assert gradient([[5, 1], [-3, NAN]], PoolSpec(mode="average")).tolist() == expected


def test_what_padding_takes_of_an_average_is_lost_where_it_is_counted():
    ones = np.ones((3, 3))
    counted = PoolSpec(3, 1, "average", padding=1, count_include_pad=True)
    np.testing.assert_allclose(
        gradient(ones, counted),
        [[4 / 9, 6 / 9, 4 / 9], [6 / 9, 1, 6 / 9], [4 / 9, 6 / 9, 4 / 9]],
    )
    # A corner is in windows of 4, 6, 6 and 9 cells; the middle of an edge in 4, 4, 6, 6, 6 and 9.
    corner, edge = 1 / 4 + 2 / 6 + 1 / 9, 2 / 4 + 2 / 6 + 1 / 6 + 1 / 9
    middle = 4 / 4 + 4 / 6 + 1 / 9
    assert round(corner, 4) == 0.6944
    np.testing.assert_allclose(
        gradient(ones, PoolSpec(3, 1, "average", padding=1)),
        [[corner, edge, corner], [edge, middle, edge], [corner, edge, corner]],
    )


def test_padding_gets_nothing():
    image = [[-5, -3], [-2, -8]]
    for mode in ("max", "min", "median", "average"):
        corners = PoolSpec(2, padding=1, mode=mode)  # every window has one cell of the image
        assert gradient(image, corners).tolist() == [[1, 1], [1, 1]]
    assert gradient(image, PoolSpec(2, padding=1, mode="l2")).tolist() == [[-1, -1], [-1, -1]]


def test_a_cell_that_no_window_reads_gets_nothing():
    for mode in MODES:
        assert gradient(np.ones((3, 3)), PoolSpec(mode=mode))[2].tolist() == [0, 0, 0]
        assert gradient(np.ones((1, 5)), PoolSpec(1, 2, mode)).tolist() == [[1, 0, 1, 0, 1]]


def test_the_middle_cell_gets_all_of_a_median_and_each_of_two_a_half():
    row = PoolSpec((1, 3), mode="median")
    assert gradient([[7, 1, 100]], row).tolist() == [[1, 0, 0]]
    assert gradient([[7, 1], [100, 2]], PoolSpec(mode="median")).tolist() == [[0.5, 0], [0, 0.5]]


def test_the_first_of_the_cells_that_hold_the_same_middle_value_gets_its_part():
    spec = PoolSpec(mode="median")
    assert gradient([[1, 4], [4, 9]], spec).tolist() == [[0, 1], [0, 0]]
    assert gradient([[1, 3], [3, 3]], spec).tolist() == [[0, 1], [0, 0]]
    assert gradient([[2, 5], [5, 2]], spec).tolist() == [[0.5, 0.5], [0, 0]]


def test_an_l2_norm_gives_each_cell_its_part_of_the_norm():
    np.testing.assert_allclose(gradient([[-3, 4]], PoolSpec((1, 2), mode="l2")), [[-0.6, 0.8]])


def test_an_l2_norm_of_nought_gives_nothing():
    assert gradient(np.zeros((2, 2)), PoolSpec(mode="l2")).tolist() == [[0, 0], [0, 0]]


def test_what_comes_from_above_multiplies():
    image = np.arange(16).reshape(4, 4)
    above = [[1, -2], [0.5, 10]]
    expected = np.zeros((4, 4))
    expected[1::2, 1::2] = above
    np.testing.assert_array_equal(gradient(image, PoolSpec(), above), expected)


def test_an_infinity_from_above_reaches_what_the_value_comes_from_and_no_other_cell():
    above = [[INF, NAN]]
    assert (
        str(gradient([[1, 2, 3, 4]], PoolSpec((1, 2)), above).tolist()) == "[[0.0, inf, 0.0, nan]]"
    )
    averages = gradient([[1, 2, 3, 4]], PoolSpec((1, 2), mode="average"), above)
    assert str(averages.tolist()) == "[[inf, inf, nan, nan]]"


def test_numbers_beyond_the_range_become_infinite_without_a_warning():
    assert gradient(np.ones((1, 1), np.float16), PoolSpec(1), [[1e6]]).tolist() == [[INF]]
    assert gradient([[1.0, 9, 1]], PoolSpec((1, 2), 1), [[1e308, 1e308]]).tolist() == [[0, INF, 0]]


def test_an_l2_norm_that_is_infinite_gives_a_finite_cell_nothing():
    for far in (INF, 1e200):
        assert gradient([[far, 2]], PoolSpec((1, 2), mode="l2"))[0, 1] == 0


# What it takes and gives


@pytest.mark.parametrize("code", "?bBhHiIqQefdg")
@pytest.mark.parametrize("mode", MODES)
def test_small_floats_keep_their_dtype_and_all_else_becomes_float64(mode, code):
    for order in "<>":
        image = np.array([[0, 1, 1], [1, 0, 1]], np.dtype(code).newbyteorder(order))
        result = gradient(image, PoolSpec(2, 1, mode))
        assert result.dtype == np.dtype(code if code in "ef" else "d")
        expected = {
            "max": [[0, 2, 0], [0, 0, 0]],
            "average": [[0.25, 0.5, 0.25], [0.25, 0.5, 0.25]],
            "min": [[1, 0, 0], [0, 1, 0]],
            "median": [[0.5, 1.5, 0], [0, 0, 0]],
            "l2": [[0, 2**-0.5 + 3**-0.5, 3**-0.5], [2**-0.5, 0, 3**-0.5]],
        }
        ulp = np.finfo(result.dtype).eps
        np.testing.assert_allclose(result, expected[mode], rtol=ulp)


@pytest.mark.parametrize("spec", [PoolSpec((2, 3), 1, padding="same"), AdaptiveSpec((2, 3))])
@pytest.mark.parametrize("mode", MODES)
def test_each_channel_has_a_gradient_of_its_own(mode, spec):
    rng = np.random.default_rng(1)
    image = rng.integers(-3, 4, (5, 4, 3)).astype(float)
    spec = with_mode(spec, mode)
    above = rng.normal(size=pool(image, spec).shape)
    result = gradient(image, spec, above)
    assert result.shape == image.shape
    for channel in range(3):
        alone = gradient(image[..., channel], spec, above[..., channel])
        np.testing.assert_array_equal(result[..., channel], alone)


def with_mode(spec, mode):
    if isinstance(spec, AdaptiveSpec):
        return AdaptiveSpec(spec.output_size, mode)
    return PoolSpec(spec.pool_size, spec.stride, mode, spec.padding)


def test_ones_come_from_above_where_nothing_is_given():
    spec = PoolSpec(2, 1, "l2", padding=1)
    np.testing.assert_array_equal(gradient(AROUND, spec), gradient(AROUND, spec, np.ones((4, 4))))


@pytest.mark.parametrize(
    "above", [np.array([[True]]), np.array([[1]], np.uint8), np.array([[1]], np.float32)]
)
def test_any_real_numbers_may_come_from_above(above):
    assert gradient([[1, 2]], PoolSpec((1, 2)), above).tolist() == [[0, 1]]
    assert gradient([[1, 2]], PoolSpec((1, 2)), above.astype(">f8")).tolist() == [[0, 1]]
    assert gradient([[1, 2]], PoolSpec((1, 2)), above.astype("g")).tolist() == [[0, 1]]


@pytest.mark.parametrize(
    ("above", "given"),
    [
        (np.ones(4), r"float64 of shape \(4,\)"),
        (np.ones((3, 2)), r"float64 of shape \(3, 2\)"),
        (np.ones((2, 2, 1)), r"float64 of shape \(2, 2, 1\)"),
        (1.0, r"float64 of shape \(\)"),
        (np.ones((2, 2), complex), r"complex128 of shape \(2, 2\)"),
        ([["a", "b"], ["c", "d"]], r"<U1 of shape \(2, 2\)"),
        (np.full((2, 2), None), r"object of shape \(2, 2\)"),
    ],
)
def test_anything_else_from_above_is_refused(above, given):
    sentence = rf"^upstream must be real numbers of the output's shape \(2, 2\); not {given}$"
    with pytest.raises(ValueError, match=sentence):
        gradient(np.ones((4, 4)), PoolSpec(), above)


def test_what_cannot_be_pooled_has_no_gradient():
    with pytest.raises(ValueError, match="pool_size 5 does not fit in 4 rows"):
        gradient(np.ones((4, 4)), PoolSpec(5))
    with pytest.raises(ValueError, match="image has dtype complex128"):
        gradient(np.ones((4, 4), complex), PoolSpec())


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_image_and_upstream_stay_as_they_are_and_the_gradient_is_new(mode, padding):
    image, above = np.arange(9.0).reshape(3, 3), np.arange(9.0).reshape(3, 3)
    for array in (image, above):
        array.setflags(write=False)
    result = gradient(image, PoolSpec(1, mode=mode, padding=padding), above)
    assert not np.shares_memory(result, above)
    result[:] = -1
    assert image.tolist() == above.tolist() == np.arange(9).reshape(3, 3).tolist()


@pytest.mark.parametrize("mode", MODES)
def test_windows_taken_a_few_rows_at_a_time_give_the_same(mode, monkeypatch):
    image = np.random.default_rng(2).integers(0, 5, (12, 9, 2)).astype(float)
    specs = [PoolSpec(5, 1, mode, padding=2), AdaptiveSpec((7, 4), mode)]
    together = [gradient(image, spec) for spec in specs]
    looked_at = []

    def share(windows):
        looked_at.append(windows.cells.size)
        return MODES[mode].share(windows)

    monkeypatch.setattr(MODULE, "CELLS", 1000)
    monkeypatch.setattr(MODULE, "MODES", {mode: replace(MODES[mode], share=share)})
    for spec, expected in zip(specs, together, strict=True):
        np.testing.assert_array_equal(gradient(image, spec), expected)
    one_row = 9 * 5 * 5 * 2
    assert max(looked_at) <= max(1000, one_row)
    assert len(looked_at) > len(specs)


# Against finite differences


def numerical_gradient(image, spec, above):
    """Move every cell a little up and down, and see how the weighted sum of outputs moves."""
    result, nudge = np.zeros(image.shape), 1e-4
    for place in np.ndindex(image.shape):
        up, down = image.copy(), image.copy()
        up[place] += nudge
        down[place] -= nudge
        moved = pool(up, spec) - pool(down, spec)
        result[place] = (above * moved).sum() / (2 * nudge)
    return result


@pytest.mark.parametrize("mode", MODES)
def test_a_small_change_of_a_cell_changes_the_output_as_the_gradient_says(mode):
    for spec, shape, _, rng in random_cases(3, mode, 100):
        # No two cells are closer than a tenth, so that no small change makes another cell win.
        image = (rng.permutation(math.prod(shape)).reshape(shape) - 7.5) / 10
        above = rng.normal(size=pool(image, spec).shape)
        expected = numerical_gradient(image, spec, above)
        np.testing.assert_allclose(gradient(image, spec, above), expected, rtol=1e-5, atol=1e-5)


RULES = [
    Rules(keep_empty=True, empty_max=0),
    Rules(last_window="keep", keep_empty=True, empty_max=-9, counted_with_pad="mirrored"),
    Rules(last_window="keep", keep_empty=True, empty_max=-9, signed_divisor=True),
    Rules(counted_with_pad="window", counted_without_pad="declared"),
    Rules(same_ignores_dilation=True, keep_empty=True, empty_max=0),
    Rules(same_ignores_dilation=True, keep_empty=True, empty_max=0, reads_cropped=False),
    Rules(same_repeats_edge=True),
    Rules(padding_value=0.02),
]


@pytest.mark.parametrize("rules", RULES, ids=repr)
@pytest.mark.parametrize("mode", MODES)
def test_the_gradient_follows_the_rules_of_a_framework_too(mode, rules):
    rng, compared = np.random.default_rng(6), 0
    while compared < 20:
        fields, shape = random_spec(rng)
        if "output_size" in fields:
            continue
        spec = PoolSpec(**fields, mode=mode, rules=rules)
        image = (rng.permutation(math.prod(shape)).reshape(shape) - 7.5) / 10
        try:
            output = pool(image, spec)
        except ValueError:
            continue
        if not np.isfinite(output).all():
            continue  # an empty window has a median of NaN, which has no difference
        compared += 1
        above = rng.normal(size=output.shape)
        expected = numerical_gradient(image, spec, above)
        np.testing.assert_allclose(gradient(image, spec, above), expected, rtol=1e-5, atol=1e-5)


def test_a_window_whose_value_is_padding_or_nothing_gives_no_cell_anything():
    zeros = PoolSpec(2, padding=1, rules=Rules(padding_value=0))
    assert gradient([[-5, 3], [-2, -8]], zeros).tolist() == [[0, 1], [0, 0]]
    around = ((0, 0), (1, 1))  # a window of two cells, one before the image and one behind it
    for mode in MODES:
        empty = PoolSpec((1, 2), 2, mode, around, dilation=2, rules=Rules(keep_empty=True))
        assert gradient([[4]], empty).tolist() == [[0]]


# Against the rules, one window and one cell at a time


def by_definition(image, axes, mode, counts_pad, above):
    """Hand out what comes from above window by window, on nested lists."""
    result = [[0.0] * len(row) for row in image]
    for (r, (rows, row_count)), (c, (cols, col_count)) in product(*map(enumerate, axes)):
        cells = list(product(rows, cols))
        values = [image[row][col] for row, col in cells]
        divisor = row_count * col_count if counts_pad else len(cells)
        for (row, col), part in zip(cells, PARTS[mode](values, divisor), strict=True):
            result[row][col] += part * above[r][c]
    return result


def all_to(position, values, amount=1.0):
    parts = [0.0] * len(values)
    parts[position] = amount
    return parts


def first_nan(values):
    return next((position for position, value in enumerate(values) if value != value), None)


def parts_of_extreme(choose):
    def parts(values, _):
        position = first_nan(values)
        return all_to(values.index(choose(values)) if position is None else position, values)

    return parts


def parts_of_median(values, _):
    position = first_nan(values)
    if position is not None:
        return all_to(position, values)
    ordered, count = sorted(values), len(values)
    if count % 2:
        return all_to(values.index(ordered[count // 2]), values)
    parts = all_to(values.index(ordered[count // 2 - 1]), values, 0.5)
    parts[values.index(ordered[count // 2])] += 0.5
    return parts


def parts_of_l2(values, _):
    norm = math.hypot(*values)
    return [value / norm if norm else 0.0 for value in values]


PARTS = {
    "max": parts_of_extreme(max),
    "min": parts_of_extreme(min),
    "average": lambda values, divisor: [1 / divisor] * len(values),
    "median": parts_of_median,
    "l2": parts_of_l2,
}


@pytest.mark.parametrize("mode", MODES)
def test_over_a_thousand_random_specs_with_ties_give_what_the_rules_give(mode):
    for spec, shape, axes, rng in random_cases(4, mode, CASES):
        image = rng.integers(-2, 3, shape).astype(float)
        if rng.random() < 0.3:
            image[rng.random(shape) < 0.1] = NAN
        above = rng.integers(-32, 33, [len(windows) for windows in axes]) / 8
        counts_pad = getattr(spec, "count_include_pad", False)
        expected = by_definition(image.tolist(), axes, mode, counts_pad, above.tolist())
        result = gradient(image, spec, above)
        np.testing.assert_allclose(result, expected, rtol=1e-12, atol=1e-12)


# Against PyTorch, as it was recorded


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("max_pool2d", 20),
        ("avg_pool2d", 24),
        ("adaptive_max_pool2d", 9),
        ("adaptive_avg_pool2d", 9),
    ],
)
def test_the_gradient_is_the_one_that_pytorch_gave(call, number):
    cases = [case for case in RECORDED["cases"] if case["call"] == call]
    assert len(cases) == number
    for case in cases:
        spec = (PoolSpec if "pool_size" in case["spec"] else AdaptiveSpec)(**case["spec"])
        result = gradient(case["image"], spec, case["upstream"])
        np.testing.assert_allclose(result, case["gradient"], rtol=1e-12, atol=1e-12)
