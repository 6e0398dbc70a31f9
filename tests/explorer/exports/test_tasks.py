"""What stands in an exercise on paper, and what is to be filled in."""

import numpy as np
import pytest

from explorer.exports.tasks import task_of
from explorer.lessons.course import own_question, practice_question
from explorer.lessons.fields import asks_of
from explorer.lessons.lesson import Question
from explorer.words.catalogue import titles
from pooling import PoolSpec
from pooling.problem import DefaultStrides, Pooled

MATRIX = np.array([[-123.45, 2], [0.1, 4]])


def practised(level: int, asks: str, *, of_cells: bool | None = None) -> Question:
    for seed in range(40):
        question = practice_question(seed, level, 0)
        if asks_of(question) == asks and of_cells in (None, bool(question.cells)):
            return question
    raise LookupError(asks)


def problem_of(question: Question) -> Pooled:
    assert isinstance(question.problem, Pooled)
    return question.problem


def test_an_own_matrix_stands_there_in_full_and_all_of_the_output_is_asked_for():
    task = task_of(own_question(MATRIX, PoolSpec((1, 2), mode="average"), ()), "Exercise 1")
    given, output = task.grids
    assert (task.head, given.title, output.title) == ("Exercise 1", "Input 2 × 2", "Output 2 × 1")
    assert given.texts == (("−123.45", "2"), ("0.1", "4"))
    assert given.answers == {}
    assert output.texts == (("",), ("",))
    assert output.answers == {(0, 0): "−60.725", (1, 0): "2.05"}
    assert (given.longest, output.longest) == (7, 7)
    assert task.setting == "window 1 × 2 · stride 1 × 2 · Average"
    assert len(task.worked) == 2


def test_of_some_cells_only_these_are_asked_for():
    question = practised(2, "values", of_cells=True)
    task = task_of(question, "")
    assert "thick frame" in task.question
    answer, answers = problem_of(question).answer(), task.grids[1].answers
    assert tuple(answers) == question.cells
    for cell, text in answers.items():
        assert float(text.replace("−", "-")) == pytest.approx(answer[cell], rel=6e-4)


def test_of_a_shape_two_numbers_are_asked_for_and_no_board():
    question = practised(1, "shape")
    task = task_of(question, "")
    rows, cols = problem_of(question).geometry.output_shape
    assert task.fields == {"Rows": str(rows), "Columns": str(cols)}
    assert len(task.grids) == 1


def test_of_cells_that_are_not_read_the_input_is_what_is_marked():
    question = practised(2, "unread")
    [grid] = task_of(question, "").grids
    assert list(grid.crossed) == list(map(tuple, np.argwhere(problem_of(question).answer())))
    assert grid.crossed


def test_a_gradient_is_as_large_as_the_input():
    task = task_of(practised(3, "gradient"), "")
    given, gradient = task.grids
    assert gradient.shape == given.shape
    assert gradient.title.startswith("Gradient at the input")


def test_every_kind_of_question_has_words_on_paper():
    asked = {task_of(practised(3, asks), "").question for asks in ("values", "shape", "gradient")}
    asked.add(task_of(practised(2, "unread"), "").question)
    assert asked < set(titles("worksheet_questions").values())
    assert len(asked) == 4


def test_what_is_no_pooling_cannot_be_set_on_paper():
    with pytest.raises(ValueError, match="paper"):
        task_of(Question("own", DefaultStrides(("torch",), 4, 2), (), ()), "")
