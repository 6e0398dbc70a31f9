"""The course: what follows what, and where a wrong rule is explained."""

import numpy as np
import pytest

from explorer.lessons.course import lesson_about, own_question, practice_question, questions_of
from explorer.lessons.reader import lessons
from pooling import PoolSpec
from pooling.misconceptions import MISCONCEPTIONS


def test_a_later_lesson_ends_with_a_question_of_an_earlier_one():
    assert [name for name, _ in questions_of("one-window")] == ["one-window"] * 2
    assert questions_of("ceil-is-more-than-rounding")[-1] == questions_of("one-window")[0]


@pytest.mark.parametrize("name", list(MISCONCEPTIONS))
def test_the_lesson_about_a_wrong_rule_names_it(name):
    lesson = lesson_about(name)
    named = {
        rule
        for each in lessons().values()
        for question in (*each.questions, *each.follow_up)
        for rule in question.misconceptions
    }
    assert bool(lesson) == (name in named)
    if lesson:
        assert any(name in question.misconceptions for _, question in questions_of(lesson))


def test_everybody_with_a_seed_gets_the_same_exercise():
    first = practice_question(7, 2, 3)
    practice_question.cache_clear()
    again = practice_question(7, 2, 3)
    assert first is not again
    assert np.array_equal(first.problem.answer(), again.problem.answer())
    assert first.cells == again.cells


def test_a_question_about_an_own_matrix_knows_the_wrong_rules_that_give_something_else():
    question = own_question(np.arange(16.0).reshape(4, 4), PoolSpec(2), ())
    assert {"average_for_max", "first_cell", "stride_is_one"} <= set(question.misconceptions)
    assert "padding_is_zero" not in question.misconceptions
