"""The reader of lessons: what is written is asked, and a mistake is told by file and key."""

import pytest

from explorer.lessons.reader import LessonError, read_lesson
from pooling import PoolSpec
from pooling.problem import DefaultStrides, Pooled, Weights

QUESTION = """
[[question]]
name = "one"
matrix = [[1, 2], [3, 4]]
pool_size = 2
"""
FOLLOW_UP = QUESTION.replace("question", "follow_up").replace("one", "two")


def read(tmp_path, text):
    path = tmp_path / "03-some-lesson.toml"
    path.write_text(text, "utf-8")
    return read_lesson(path)


def test_a_lesson_is_read_as_it_is_written(tmp_path):
    more = 'cells = [[0, 1]]\npadding = 1\nmisconceptions = ["padding_is_zero"]\nshift = [0, 1]\n'
    negative = QUESTION.replace("[1, 2]", "[-1, -2]")
    lesson = read(tmp_path, f"{negative}{more}{FOLLOW_UP}")
    assert lesson.name == "some-lesson"
    [question], [again] = lesson.questions, lesson.follow_up
    assert isinstance(question.problem, Pooled)
    assert question.problem.image.tolist() == [[-1, -2], [3, 4]]
    assert question.problem.spec == PoolSpec(2, padding=1)
    assert question.problem.shift == (0, 1)
    assert question.cells == ((0, 1),)
    assert question.misconceptions == ("padding_is_zero",)
    assert (again.name, again.cells, again.misconceptions) == ("two", (), ())


def test_weights_and_default_strides_can_be_asked(tmp_path):
    weights = "weights = { shape = [8, 8, 2], kernel = 3, units = 4 }"
    strides = 'default_strides = { frameworks = ["torch"], side = 4 }'
    matrix = "matrix = [[1, 2], [3, 4]]"
    lesson = read(tmp_path, QUESTION.replace(matrix, weights) + FOLLOW_UP.replace(matrix, strides))
    assert lesson.questions[0].problem == Weights(PoolSpec(2), (8, 8, 2), 3, 4)
    assert lesson.follow_up[0].problem == DefaultStrides(("torch",), 4, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[question", "03-some-lesson.toml is not TOML"),
        (QUESTION, "03-some-lesson.toml: follow_up is missing"),
        (f"words = 1\n{QUESTION}{FOLLOW_UP}", "toml: words is not known; known are question"),
        (f"question = 3\n{FOLLOW_UP}", "toml: question cannot be 3"),
        (QUESTION + "ask = 1\n" + FOLLOW_UP, "toml, question 1: ask is not known"),
        (QUESTION + FOLLOW_UP.replace("name", "# name"), "toml, follow_up 1: name is missing"),
        (QUESTION.replace('"one"', "1") + FOLLOW_UP, "question 1: name cannot be 1"),
        (QUESTION + FOLLOW_UP.replace("two", "one"), "name 'one' is given to two questions"),
        (QUESTION.replace("matrix", "# matrix") + FOLLOW_UP, "question 1: needs one of matrix"),
        (QUESTION + 'asks = "all"\n' + FOLLOW_UP, "asks must be one of values, shape"),
        (QUESTION.replace("size = 2", "size = 5") + FOLLOW_UP, "matrix cannot be pooled: "),
        (QUESTION + 'mode = "most"\n' + FOLLOW_UP, "matrix cannot be pooled: mode must be"),
        (QUESTION.replace("[3, 4]", "[3]") + FOLLOW_UP, "matrix cannot be pooled: "),
        (QUESTION + "shift = 1\n" + FOLLOW_UP, "matrix cannot be pooled: "),
        (
            QUESTION + "cells = [[1, 0]]\n" + FOLLOW_UP,
            r"cells has \[1, 0\], and the answer has 1 x",
        ),
        (QUESTION + "cells = [0]\n" + FOLLOW_UP, "cells has 0, and"),
        (QUESTION + 'misconceptions = ["luck"]\n' + FOLLOW_UP, "'luck', which is no wrong rule"),
        (
            QUESTION + 'misconceptions = ["divide_by_all"]\n' + FOLLOW_UP,
            "question 1: misconceptions has 'divide_by_all', which gives no wrong answer here",
        ),
        (
            QUESTION.replace("matrix = [[1, 2], [3, 4]]", "weights = { kernel = 3, size = 1 }")
            + FOLLOW_UP,
            "question 1, weights: size is not known",
        ),
        (
            QUESTION.replace("matrix = [[1, 2], [3, 4]]", "weights = { kernel = 3 }") + FOLLOW_UP,
            "weights cannot be pooled: 'shape'",
        ),
    ],
)
def test_a_mistake_is_told_with_its_file_and_its_key(tmp_path, text, said):
    with pytest.raises(LessonError, match=said):
        read(tmp_path, text)
