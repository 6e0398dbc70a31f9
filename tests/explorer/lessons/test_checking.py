"""Checking an answer: cell by cell, and by the wrong rule that gives exactly it."""

import numpy as np
import pytest

from explorer.lessons.checking import check_marks, check_numbers, unreadable
from pooling import PoolSpec
from pooling.problem import Pooled, Weights

TUTORIAL = Pooled(
    np.array([[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]]), PoolSpec(2)
)
RULES = ("average_for_max", "first_cell", "stride_is_one")
UNREAD = Pooled(np.arange(1.0, 26).reshape(5, 5), PoolSpec(2), "unread")
AVERAGE = Pooled(np.ones((3, 3)), PoolSpec(3, 1, "average", 1, count_include_pad=True))
EDGES = {(4, col) for col in range(5)} | {(row, 4) for row in range(5)}


def test_a_right_answer_is_right_in_every_cell():
    verdict = check_numbers(TUTORIAL, (), ["12", "9", "18", "7"], RULES)
    assert verdict.is_right
    assert verdict.first_wrong is None
    assert verdict.values == (12, 9, 18, 7)
    assert verdict.misconception == ""


@pytest.mark.parametrize(
    ("texts", "right", "name"),
    [
        (["9.25", "7.25", "12.25", "4.5"], [0, 0, 0, 0], "average_for_max"),
        (["9.25", "29/4", "12,25", "4.50"], [0, 0, 0, 0], "average_for_max"),
        (["10", "8", "18", "7"], [0, 0, 1, 1], "first_cell"),
        (["12", "12", "18", "13"], [1, 0, 1, 0], "stride_is_one"),
        (["12", "9", "18", "8"], [1, 1, 1, 0], ""),
    ],
)
def test_a_wrong_answer_names_the_rule_that_gives_exactly_it(texts, right, name):
    verdict = check_numbers(TUTORIAL, (), texts, RULES)
    assert verdict.right == tuple(map(bool, right))
    assert verdict.misconception == name
    assert verdict.first_wrong == right.index(0)


def test_a_rule_that_is_not_among_those_of_the_question_is_not_named():
    assert not check_numbers(TUTORIAL, (), ["37", "29", "49", "18"], RULES).misconception


def test_only_the_cells_that_are_asked_are_compared():
    cells = (0, 0), (0, 1), (1, 1)
    assert check_numbers(AVERAGE, cells, ["4/9", "0.67", "1"], ["divide_by_real"]).is_right
    wrong = check_numbers(AVERAGE, cells, ["1", "1", "1"], ["divide_by_real"])
    assert wrong.misconception == "divide_by_real"
    assert wrong.right == (False, False, True)


def test_numbers_of_weights_are_checked_like_those_of_cells():
    problem = Weights(PoolSpec(2), (28, 28, 64), 3, 128)
    assert check_numbers(problem, (), ["0", "73856", "73856"], ["pools_have_weights"]).is_right
    wrong = check_numbers(problem, (), ["4", "73856", "73856"], ["pools_have_weights"])
    assert wrong.misconception == "pools_have_weights"


def test_what_is_no_number_is_told_by_its_place():
    assert unreadable(["12", "", "x", "1/2"]) == (1, 2)


@pytest.mark.parametrize("texts", [["12", "9", "18"], ["12", "9", "18", "x"]])
def test_an_answer_that_cannot_be_compared_is_an_error(texts):
    with pytest.raises(ValueError, match="4 numbers are asked for"):
        check_numbers(TUTORIAL, (), texts, RULES)


def test_the_cells_that_no_window_reads_are_to_be_marked():
    assert check_marks(UNREAD, EDGES, ["every_cell_is_used"]).is_right


def test_who_marks_no_cell_believes_that_all_are_used():
    verdict = check_marks(UNREAD, set(), ["every_cell_is_used"])
    assert verdict.misconception == "every_cell_is_used"
    assert verdict.right.count(False) == 9


def test_marks_beyond_the_input_count_for_nothing():
    assert check_marks(UNREAD, {*EDGES, (9, 9), (-1, 0)}, []).is_right
    assert check_marks(UNREAD, EDGES - {(4, 4)}, []).first_wrong == 24
