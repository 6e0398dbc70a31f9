"""Worked lines: every number in them is that of the core or of the input."""

import re

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from explorer.lessons.course import own_question, practice_question
from explorer.lessons.fields import asks_of
from explorer.lessons.lesson import Question
from explorer.words.worked import worked_lines
from pooling import AdaptiveSpec, PoolSpec
from pooling.problem import DefaultStrides, Pooled
from tests.pooling.strategies import spec_fields, steady

MATRIX = np.array([[-123.45, 2, 0.1], [0.2, 0.3, 4]])
MATRICES = npst.arrays(
    np.float64,
    npst.array_shapes(min_dims=2, max_dims=2, max_side=6),
    elements=st.integers(-9999, 9999),
)
RESULT = re.compile(r"[=≈] (−?[\d.]+(?:e−?\d+)?) \(")


def number_in(text: str) -> float:
    return float(text.replace("−", "-"))


def lines_of(image: np.ndarray, spec, cells=()) -> list[str]:
    return worked_lines(own_question(image, spec, cells))


def problem_of(question: Question) -> Pooled:
    assert isinstance(question.problem, Pooled)
    return question.problem


def practised(seed: int, level: int, asks: str) -> Question:
    questions = [practice_question(seed, level, number) for number in range(8)]
    return next(question for question in questions if asks_of(question) == asks)


@pytest.mark.parametrize(
    ("spec", "line"),
    [
        (PoolSpec(2), "max(−123.45, 2, 0.2, 0.3) = 2 (rows 1 to 2; columns 1 to 2)"),
        (PoolSpec(2, mode="min"), "min(−123.45, 2, 0.2, 0.3) = −123.45"),
        (PoolSpec(2, mode="median"), "median(−123.45, 2, 0.2, 0.3) = 0.25"),
        (PoolSpec((1, 2), mode="average"), "((−123.45) + 2) / 2 = −60.725 (row 1;"),
        (PoolSpec((1, 3), mode="average"), "((−123.45) + 2 + 0.1) / 3 = −40.45"),
        (PoolSpec((2, 1), mode="l2"), "√((−123.45)² + 0.2²) ≈ 123.5"),
        (PoolSpec(2, dilation=(1, 2)), "max(−123.45, 0.1, 0.2, 4) = 4 (rows 1 to 2; columns 1, 3)"),
        (
            PoolSpec(2, mode="average", padding=1, count_include_pad=True),
            "((−123.45) + 0 + 0 + 0) / 4 = −30.8625 (row 1; column 1)",
        ),
        (PoolSpec(2, mode="average", padding=1), "((−123.45)) / 1 = −123.45 (row 1; column 1)"),
        (AdaptiveSpec((1, 2)), "((−123.45) + 2 + 0.2 + 0.3) / 4 = −30.2375"),
    ],
)
def test_a_value_is_worked_out_with_its_window(spec, line):
    assert lines_of(MATRIX, spec)[0].startswith(f"Row 1, column 1: {line}")


def test_only_what_is_asked_for_is_worked_out():
    lines = lines_of(np.arange(16.0).reshape(4, 4), PoolSpec(), ((1, 0),))
    assert [line.split(":")[0] for line in lines] == ["Row 2, column 1"]


@pytest.mark.parametrize(
    ("mode", "formula"),
    [("max", "max(16 values) = 15"), ("average", "120 / 16 = 7.5"), ("l2", "√1240 ≈ 35.21")],
)
def test_of_a_large_window_the_values_are_counted(mode, formula):
    assert formula in lines_of(np.arange(16.0).reshape(4, 4), PoolSpec(4, mode=mode))[0]


@steady
@given(
    spec_fields(),
    npst.arrays(
        np.float64,
        npst.array_shapes(min_dims=2, max_dims=2, max_side=6),
        elements=st.integers(-9999, 9999),
    ),
)
def test_the_results_are_those_of_the_core(fields, image):
    spec = PoolSpec(**fields)
    try:
        problem = Pooled(image, spec)
        answer = problem.answer()
    except ValueError:
        assume(False)
    lines = lines_of(image, spec)
    assert len(lines) == answer.size
    for line, value in zip(lines, answer.ravel().tolist(), strict=True):
        [found] = map(number_in, RESULT.findall(line))
        assert found == pytest.approx(value, rel=6e-4)
        assert ("≈" in line) == (found != pytest.approx(value, rel=1e-11))


@pytest.mark.parametrize("seed", range(8))
def test_a_gradient_names_as_many_windows_as_it_has_parts(seed):
    question = practised(seed, 3, "gradient")
    answer = problem_of(question).answer()
    cells = question.cells or tuple(np.ndindex(answer.shape))
    for line, (row, col) in zip(worked_lines(question), cells, strict=True):
        assert line.startswith(f"Row {row + 1}, column {col + 1}: ")
        assert line.count("row") == answer[row, col]  # as each window sends 1 to its winner
        [said] = re.findall(r"(\d+),(?: from| for)", line)
        assert float(said) == answer[row, col]


@pytest.mark.parametrize("seed", range(8))
def test_of_cells_that_are_not_read_the_lines_that_are_read_are_named(seed):
    question = practised(seed, 2, "unread")
    [line] = worked_lines(question)
    rows, cols = ([int(n) - 1 for n in re.findall(r"\d+", part)] for part in line.split("columns"))
    unread = np.ones(problem_of(question).image.shape, bool)
    unread[np.ix_(rows, cols)] = False
    assert np.array_equal(unread, question.problem.answer())


def test_where_every_cell_is_read_it_is_said():
    question = Question("own", Pooled(np.ones((2, 2)), PoolSpec(), "unread"), (), ())
    [line] = worked_lines(question)
    assert line == "Windows read the cells in rows 1, 2 and columns 1, 2, which are all."


def test_what_is_no_pooling_is_not_worked_out():
    with pytest.raises(ValueError, match="pooling"):
        worked_lines(Question("own", DefaultStrides(("torch",), 4, 2), (), ()))
