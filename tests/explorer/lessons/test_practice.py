"""Exercises: the same for everybody with the same seed, small, and such that answers tell rules."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.lessons import practice
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


def test_of_a_thousand_exercises_no_wrong_rule_is_right_by_the_chance_of_the_numbers():
    for seed in range(1000):
        made = exercise(seed, 1 + seed % 3, seed % RUN)
        numbers = np.random.default_rng(seed)
        for least, largest in ((-99, 100), (0, 3)):
            image = numbers.integers(least, largest, made.problem.image.shape).astype(float)
            other = replace(made.problem, image=image)
            wrong = {name for name in MISCONCEPTIONS if wrong_answer(name, other) is not None}
            left_out = wrong - set(made.misconceptions)
            assert not left_out or (left_out == {"stride_is_one"} and other.asks != "values")


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
            assert len(made.cells) in (0, 6)
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


RECORDED = {
    (7, 2, 3): (
        PoolSpec((3, 2), (1, 3)),
        "values",
        [[17, 5, 10, 3, 11], [8, 0, 15, 12, 5], [0, 12, 10, 8, 4], [17, 10, 4, 17, 11]],
        (),
        ("stride_is_one", "average_for_max", "sum", "first_cell"),
    ),
    (3, 3, 2): (
        PoolSpec((1, 3), (2, 1)),
        "gradient",
        [
            [0, 0, 0, 1, 3, 5, 5, 3],
            [1, 3, 2, 0, 3, 5, 4, 2],
            [4, 2, 4, 2, 2, 2, 4, 2],
            [4, 5, 3, 2, 5, 5, 2, 3],
            [3, 4, 3, 0, 3, 0, 0, 1],
        ],
        ((1, 1), (3, 3), (3, 4), (3, 7), (4, 1), (4, 4)),
        (
            "stride_is_one",
            "stride_is_the_pool",
            "gradient_is_shared",
            "all_ties_win",
            "windows_do_not_add",
        ),
    ),
    (2026, 1, 0): (
        PoolSpec(2, 2, "min"),
        "values",
        [
            [4, 19, 20, 16],
            [17, 8, 9, 19],
            [15, 17, 4, 16],
            [1, 6, 16, 2],
            [17, 8, 16, 14],
            [16, 1, 0, 17],
            [17, 7, 19, 2],
        ],
        (),
        ("stride_is_one", "average_for_max", "max_for_average", "sum", "first_cell"),
    ),
}


@pytest.mark.parametrize("place", RECORDED)
def test_the_same_seed_gives_everybody_the_same_exercise(place):
    spec, asks, image, cells, misconceptions = RECORDED[place]
    made = exercise(*place)
    np.testing.assert_array_equal(made.problem.image, image)
    assert (made.problem.spec, made.problem.asks) == (spec, asks)
    assert (made.cells, made.misconceptions) == (cells, misconceptions)


def test_another_seed_gives_another_exercise():
    one, other = exercise(2026, 3, 0), exercise(2027, 3, 8)
    assert not np.array_equal(one.problem.image, other.problem.image)


def test_the_first_level_has_windows_of_one_row_and_of_one_column():
    specs = [exercise(seed, 1, 0).problem.spec for seed in range(100)]
    assert {(1, 2), (2, 1), (2, 2), (3, 3)} <= {
        spec.pool_size for spec in specs if isinstance(spec, PoolSpec)
    }


def test_who_finds_no_exercise_says_so_rather_than_going_on(monkeypatch):
    monkeypatch.setattr(practice, "MOST_ATTEMPTS", 0)
    with pytest.raises(RuntimeError, match="no exercise in 0 attempts: 5 2 1"):
        exercise(5, 2, 1)
