"""What wrong rules of pooling answer, worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import PoolSpec
from pooling.misconceptions import MISCONCEPTIONS, wrong_answer
from pooling.problem import ASKS, DefaultStrides, Pooled, Weights
from pooling.rules import Rules
from pooling.spec import AdaptiveSpec
from tests.pooling.strategies import MODES

TUTORIAL = [[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]]
BELOW_0 = [[-5, -3], [-2, -8]]
COUNTED = np.arange(1.0, 26).reshape(5, 5)
SIXTEEN = np.arange(1.0, 17).reshape(4, 4)
ONES = np.ones((3, 3))
LINE = [[1, 2, 9, 3, 4, 9, 5]]
HILL = [[1, 2, 1], [2, 9, 2], [1, 2, 1]]
RGB = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [0, 0, 0]]], np.uint8)
EDGES = [[0, 0, 1, 1, 0, 0, 1, 1]]
PAIRS = PoolSpec((1, 2), (1, 2))


def pooled(image, spec, asks="values", shift=(0, 0)):
    return Pooled(np.array(image), spec, asks, shift)


def wrong_of(name, problem):
    """Return a wrong answer where there is to be one."""
    answer = wrong_answer(name, problem)
    assert answer is not None
    return answer


CORNERS = {
    "padding_is_zero": (pooled(BELOW_0, PoolSpec(2, 2, padding=1)), [[0, 0], [0, 0]]),
    "every_cell_is_used": (pooled(COUNTED, PoolSpec(2), "shape"), [3, 3]),
    "ceil_only_rounds_up": (
        pooled(ONES, PoolSpec(2, 2, padding=1, ceil_mode=True), "shape"),
        [3, 3],
    ),
    "same_keeps_the_size": (pooled(COUNTED, PoolSpec(2, padding="same"), "shape"), [5, 5]),
    "same_pads_evenly": (pooled(SIXTEEN, PoolSpec(3, 2, padding="same")), [[6, 8], [14, 16]]),
    "divide_by_all": (
        pooled(ONES, PoolSpec(3, 1, "average", 1)),
        [[4 / 9, 6 / 9, 4 / 9], [6 / 9, 1, 6 / 9], [4 / 9, 6 / 9, 4 / 9]],
    ),
    "divide_by_real": (pooled(ONES, PoolSpec(3, 1, "average", 1, count_include_pad=True)), ONES),
    "stride_is_one": (pooled(TUTORIAL, PoolSpec(2)), [[12, 12], [18, 13]]),
    "stride_is_the_pool": (pooled(LINE, PoolSpec((1, 2), (1, 3))), [[2, 9]]),
    "average_for_max": (pooled(TUTORIAL, PoolSpec(2)), [[9.25, 7.25], [12.25, 4.5]]),
    "max_for_average": (pooled(TUTORIAL, PoolSpec(2, mode="average")), [[12, 9], [18, 7]]),
    "sum": (pooled(TUTORIAL, PoolSpec(2)), [[37, 29], [49, 18]]),
    "first_cell": (pooled(TUTORIAL, PoolSpec(2)), [[10, 8], [18, 7]]),
    "one_pixel_wins": (pooled(RGB, PoolSpec(2)), [[[255, 0, 0]]]),
    "channels_are_mixed": (pooled(RGB, PoolSpec(2)), [[[85, 85, 85]]]),
    "output_moves_along": (pooled(EDGES, PAIRS, shift=(0, 1)), [[1, 0, 1, 0]]),
    "output_stays": (pooled(EDGES, PAIRS, shift=(0, 1)), [[0, 1, 0, 1]]),
    "gradient_is_shared": (pooled([[5, 5], [5, 5]], PoolSpec(2), "gradient"), [[0.25, 0.25]] * 2),
    "all_ties_win": (pooled([[5, 5], [5, 5]], PoolSpec(2), "gradient"), [[1, 1], [1, 1]]),
    "windows_do_not_add": (
        pooled(HILL, PoolSpec(2, 1), "gradient"),
        [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
    ),
    "pools_have_weights": (Weights(PoolSpec(2), (8, 8, 64), 3, 128), [4, 73856, 73856]),
    "pools_have_weights_of_channels": (
        Weights(PoolSpec(2), (8, 8, 64), 3, 128),
        [512, 73856, 73856],
    ),
    "strides_are_one": (DefaultStrides(("torch", "onnxruntime"), 4, 2), [3, 3]),
    "strides_are_the_pool": (DefaultStrides(("torch", "onnxruntime"), 4, 2), [2, 2]),
}


@pytest.mark.parametrize("name", MISCONCEPTIONS)
def test_a_wrong_rule_answers_as_worked_out_by_hand(name):
    problem, expected = CORNERS[name]
    np.testing.assert_allclose(wrong_of(name, problem), expected)


@pytest.mark.parametrize(
    ("name", "spec", "expected"),
    [
        ("padding_is_zero", PoolSpec(2, 2, "min", 1), [[0, 0], [0, 0]]),
        ("padding_is_zero", PoolSpec(2, 2, "median", 1), [[0, 0], [0, 0]]),
        ("max_for_average", PoolSpec(2, mode="min"), [[8]]),
        ("sum", PoolSpec(2, mode="average"), [[17]]),
        ("average_for_max", AdaptiveSpec(1, "max"), [[4.25]]),
    ],
)
def test_a_wrong_rule_is_about_more_than_one_mode(name, spec, expected):
    image = [[5, 3], [1, 8]]
    np.testing.assert_allclose(wrong_of(name, pooled(image, spec)), expected)


def test_who_uses_every_cell_finds_none_that_is_not_read():
    wrong = wrong_of("every_cell_is_used", pooled(COUNTED, PoolSpec(2), "unread"))
    np.testing.assert_array_equal(wrong, np.zeros((5, 5), bool))


@pytest.mark.parametrize("spec", [PoolSpec(1, 3, padding="same"), PoolSpec(1, 3, ceil_mode=True)])
def test_who_uses_every_cell_finds_none_unread_whatever_the_padding(spec):
    wrong = wrong_of("every_cell_is_used", pooled(COUNTED, spec, "unread"))
    np.testing.assert_array_equal(wrong, np.zeros((5, 5), bool))


def test_who_pads_evenly_takes_same_lower_for_same():
    lower = pooled(SIXTEEN, PoolSpec(3, 2, padding="same_lower"))
    np.testing.assert_array_equal(wrong_of("same_pads_evenly", lower), [[11, 12], [15, 16]])


def test_only_declared_padding_is_taken_for_zeros():
    # The windows hold -1, -2, -3 and one 0, and -4, -5 and one 0: a fourth cell is beyond both.
    spec = PoolSpec((1, 4), (1, 4), "median", (0, 1), ceil_mode=True)
    line = pooled([[-1, -2, -3, -4, -5]], spec)
    np.testing.assert_array_equal(wrong_of("padding_is_zero", line), [[-1.5, -4]])
    # Without padding, a window that hangs over the end has no zero in it.
    below = pooled([[-1, -2, -3]], PoolSpec((1, 2), (1, 2), ceil_mode=True))
    assert wrong_answer("padding_is_zero", below) is None


@pytest.mark.parametrize("mode", ["max", "min"])
def test_a_shared_gradient_is_shared_among_cells_of_the_input_only(mode):
    spec = PoolSpec(2, 2, mode, 1, count_include_pad=True)
    shares = [[1, 0.5, 0.5], [0.5, 0.25, 0.25], [0.5, 0.25, 0.25]]
    problem = pooled(np.arange(9.0).reshape(3, 3), spec, "gradient")
    np.testing.assert_array_equal(wrong_of("gradient_is_shared", problem), shares)


def test_the_pixel_that_wins_is_the_brightest_of_a_maximum_and_the_darkest_of_a_minimum():
    pixels = [[[0.5, 0.25, 0.125], [0.75, 0.0, 0.5]]]
    brightest = pooled(pixels, PoolSpec((1, 2)))
    np.testing.assert_array_equal(wrong_of("one_pixel_wins", brightest), [[pixels[0][1]]])
    darkest = pooled(pixels, PoolSpec((1, 2), mode="min"))
    np.testing.assert_array_equal(wrong_of("one_pixel_wins", darkest), [[pixels[0][0]]])


def test_of_two_pixels_as_bright_the_first_wins():
    alike = pooled([[[1, 0, 0], [0, 1, 0]]], PoolSpec((1, 2)))
    np.testing.assert_array_equal(wrong_of("one_pixel_wins", alike), [[[1, 0, 0]]])


def test_no_rule_fails_on_a_window_that_reads_nothing():
    empty = PoolSpec(1, 2, ceil_mode=True, rules=Rules(keep_empty=True, last_window="keep"))
    for image in (np.ones((1, 2)), np.ones((1, 2, 3))):
        for asks in ASKS:
            for name in MISCONCEPTIONS:
                wrong_answer(name, pooled(image, empty, asks))
    assert wrong_answer("one_pixel_wins", pooled(np.ones((1, 2, 3)), empty)) is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("padding_is_zero", pooled(-COUNTED, AdaptiveSpec(3, "max"))),
        ("divide_by_all", pooled(COUNTED, AdaptiveSpec(3, "average"))),
        ("divide_by_real", pooled(COUNTED, AdaptiveSpec(3, "average"))),
        ("every_cell_is_used", pooled(COUNTED, AdaptiveSpec(3), "unread")),
        ("padding_is_zero", pooled(SIXTEEN, PoolSpec(2))),
        ("every_cell_is_used", pooled(SIXTEEN, PoolSpec(2), "shape")),
        ("ceil_only_rounds_up", pooled(COUNTED, PoolSpec(2, ceil_mode=True), "shape")),
        ("same_pads_evenly", pooled(COUNTED, PoolSpec(3, 1, padding="same"))),
        ("divide_by_all", pooled(SIXTEEN, PoolSpec(2, mode="average"))),
        ("stride_is_one", pooled(SIXTEEN, PoolSpec(2, 1))),
        ("stride_is_the_pool", pooled(SIXTEEN, PoolSpec(2))),
        ("stride_is_the_pool", pooled(SIXTEEN, PoolSpec(3, 1))),
        ("stride_is_one", pooled(SIXTEEN, AdaptiveSpec(2))),
        ("first_cell", pooled(SIXTEEN, PoolSpec(2), "shape")),
        ("one_pixel_wins", pooled(SIXTEEN, PoolSpec(2))),
        ("output_stays", pooled(SIXTEEN, PoolSpec(2))),
        ("gradient_is_shared", pooled(SIXTEEN, PoolSpec(2))),
        ("windows_do_not_add", pooled(SIXTEEN, PoolSpec(2), "gradient")),
        ("pools_have_weights", pooled(SIXTEEN, PoolSpec(2))),
        ("sum", DefaultStrides(("torch",), 4, 2)),
    ],
)
def test_a_rule_that_has_nothing_to_say_or_is_right_gives_no_answer(name, problem):
    assert wrong_answer(name, problem) is None


SIZES = st.integers(1, 4)
PLAIN_SPECS = st.tuples(
    st.tuples(SIZES, SIZES),
    st.tuples(SIZES, SIZES),
    st.sampled_from(MODES),
    st.sampled_from(["valid", "same", "same_lower", 1, ((0, 1), (1, 0))]),
    st.sampled_from([1, 1, 2]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([Rules(), Rules(keep_empty=True, last_window="keep")]),
)
ADAPTIVE_SPECS = st.tuples(st.tuples(SIZES, SIZES), st.sampled_from(MODES))


@given(
    st.tuples(st.integers(1, 6), st.integers(1, 6)),
    st.sampled_from([(), (3,)]),
    st.integers(0, 2**32 - 1),
    PLAIN_SPECS | ADAPTIVE_SPECS,
    st.sampled_from(ASKS),
    st.sampled_from([(0, 0), (0, 1)]),
)
def test_a_wrong_answer_can_be_given_and_is_wrong(size, channels, seed, fields, asks, shift):
    image = np.random.default_rng(seed).integers(-9, 10, size + channels).astype(float)
    try:
        spec = AdaptiveSpec(*fields) if len(fields) == 2 else PoolSpec(*fields)
        problem = Pooled(image, spec, asks, shift)
        right = problem.answer()
    except ValueError:
        return
    for name in MISCONCEPTIONS:
        wrong = wrong_answer(name, problem)
        if wrong is not None:
            assert wrong.shape == right.shape
            assert not np.array_equal(wrong, right)
