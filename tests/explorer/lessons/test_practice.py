"""Exercises: the same for everybody with the same seed, small, and such that answers tell rules."""

import numpy as np
import pytest

from explorer.lessons.practice import LEVELS, RUN, exercise
from pooling import PoolSpec
from pooling.misconceptions import MISCONCEPTIONS, wrong_answer


def run_of(seed, level):
    return [exercise(seed, level, number) for number in range(RUN)]


def asked(answer, cells):
    return [answer[cell] for cell in cells] if cells else list(np.ravel(answer))


def test_of_a_thousand_exercises_each_wrong_rule_that_applies_has_an_answer_of_its_own():
    for seed in range(1000):
        level = 1 + seed % 3
        made = exercise(seed, level, seed % RUN)
        wrong = [wrong_answer(name, made.problem) for name in made.misconceptions]
        answers = [asked(answer, made.cells) for answer in (made.problem.answer(), *wrong)]
        assert len({tuple(map(float, answer)) for answer in answers}) == len(answers) > 1
        left_out = {
            name for name in MISCONCEPTIONS if wrong_answer(name, made.problem) is not None
        } - set(made.misconceptions)
        # What is alike: who lets the window move by one uses every cell, and keeps the size.
        assert not left_out or (left_out == {"stride_is_one"} and made.problem.asks != "values")


@pytest.mark.parametrize("level", LEVELS)
def test_an_exercise_can_be_done_by_hand(level):
    for seed in range(20):
        for made in run_of(seed, level):
            image, output = made.problem.image, made.problem.geometry.output_shape
            assert max(image.shape) <= 8
            assert max(output) <= 6
            assert len(asked(made.problem.answer(), made.cells)) <= (
                64 if made.problem.asks == "unread" else 9
            )
            assert -9 <= image.min() <= image.max() <= 20
            np.testing.assert_array_equal(image, np.rint(image))


@pytest.mark.parametrize("level", LEVELS)
def test_a_run_asks_for_several_things_and_nothing_twice(level):
    for seed in range(20):
        made = run_of(seed, level)
        assert len({(one.problem.asks, one.problem.spec.mode) for one in made}) >= 3
        assert len({(str(one.problem.spec), one.problem.image.tobytes()) for one in made}) == RUN


def test_the_first_level_has_windows_beside_each_other():
    for made in run_of(7, 1):
        spec = made.problem.spec
        assert isinstance(spec, PoolSpec)
        assert (spec.stride, spec.padding) == (spec.pool_size, "valid")


def test_the_same_seed_gives_everybody_the_same_exercise():
    made = exercise(2026, 3, 0)
    again = exercise(2026, 3, 0)
    np.testing.assert_array_equal(made.problem.image, again.problem.image)
    assert (made.problem.spec, made.cells) == (again.problem.spec, again.cells)
    other = exercise(2027, 3, 8)
    assert not np.array_equal(made.problem.image, other.problem.image)
