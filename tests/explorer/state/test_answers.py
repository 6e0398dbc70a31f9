"""What frameworks answer to the ready-made questions, and which rule is named."""

import math

import numpy as np
import pytest

from explorer.programs.calls import call_snippet
from explorer.state.answers import Answer, Silence, answers_of, apart, reasons_of
from explorer.state.choices import Choices
from explorer.state.framework_cases import FRAMEWORK_CASES, case_of
from explorer.words.catalogue import titles
from explorer.words.frameworks import reason_words
from pooling import pool, trace
from pooling.conventions import FRAMEWORKS, Asked

NAN, LOW = math.nan, -3.4028235e38
PAST = [[1, 3, 5, 7], [15, 17, 19, 21], [29, 31, 33, 35]]
FOUR = [[1, 3, 5, LOW], [11, 13, 15, LOW], [21, 23, 25, LOW], [LOW] * 4]
NINE = [[14 / 9, 30 / 9, 12 / 6], [57 / 9, 99 / 9, 6], [4.5, 7.5, 4]]
WHOLE = [[14 / 9, 30 / 9, 12 / 9], [57 / 9, 99 / 9, 4], [3, 5, 16 / 9]]
UP, DOWN = [[6, 8, 8], [14, 16, 16], [14, 16, 16]], [[6, 8], [14, 16]]
CEIL, TORCH_CEIL = "openvino ceil", "openvino ceil_torch"

# Of each question the answers, by whom they are given, the first column's first.
GIVEN = {
    "corner": [
        (NINE, "torch onnxruntime paddle mxnet caffe"),
        (WHOLE, [CEIL, TORCH_CEIL, "ncnn"]),
    ],
    "overhang": [
        ([[2, 3.5], [6.5, 8]], ["torch", "onnxruntime", "paddle", CEIL, TORCH_CEIL]),
        ([[2, 1.75], [3.25, 2]], "ncnn skimage coremltools"),
    ],
    "empty": [
        ([[1.5, 3], [6, 7.5]], ["torch", "onnxruntime", TORCH_CEIL]),
        ([[1.5, 3], [6, 7.5], [NAN, NAN]], ["paddle", "ncnn", CEIL]),
        ([[1.5, 3], [6, 7.5], [0, 0]], "mxnet"),
        ([[0.75, 1.5], [6, 7.5]], "caffe"),
    ],
    "three_or_four": [
        ([[1, 3, 5], [11, 13, 15], [21, 23, 25]], ["torch", "onnxruntime", TORCH_CEIL, "caffe"]),
        (FOUR, ["paddle", "mxnet", "ncnn", CEIL]),
    ],
    "past_the_end": [
        (PAST, ["torch", "onnxruntime", TORCH_CEIL]),
        ([*PAST, [NAN] * 4], ["paddle", "ncnn", CEIL]),
        ([*PAST, [0] * 4], "mxnet"),
        ([*PAST, [NAN] * 4], "caffe"),
    ],
    "caffe": [
        (DOWN, "torch tensorflow onnxruntime paddle"),
        (UP, "caffe opencv ncnn"),
    ],
    "two_cells": [
        ([[1.5, 2]], "keras-tensorflow litert onnxruntime paddle openvino"),
        ([[1.5, 1]], "flax ncnn"),
    ],
    "odd_cell": [
        ([[5, 6.5], [11, 12.5]], "keras-tensorflow onnxruntime flax openvino"),
        ([[5, 20 / 3], [35 / 3, 40 / 3]], "keras-torch"),
        ([[5, 39 / 9], [66 / 9, 50 / 9]], "ncnn"),
    ],
    "same_lower": [
        (
            [[1.2, 1.8], [2.4, 3.2], [4, 5], [6, 7], [5.6, 6.4], [4.8, 5.4]],
            "onnxruntime openvino flax",
        ),
    ],
    "above_the_pool": [
        ([[0, 3]], "keras-tensorflow litert paddle openvino flax"),
        ([[1, 4]], "onnxruntime"),
    ],
    "negative": [
        ([[-1, -3]], ["torch", "onnxruntime", "paddle", "caffe", CEIL, TORCH_CEIL]),
        ([[-1, 0]], "skimage"),
    ],
    "thirteen": [
        ([[5, 6], [8, 9]], "torch keras-tensorflow onnxruntime"),
        ([[5, 6, 6], [8, 9, 9], [8, 9, 9]], "darknet"),
    ],
    "ties": [([[2]], "torch tensorflow flax paddle tinygrad")],
    "unpool": [([[6, 8], [16, 18]], "torch onnxruntime")],
    "nan": [([[3]], "torch tensorflow onnxruntime paddle tinygrad litert ncnn")],
    "ones": [([[1]], "torch keras-tensorflow onnxruntime openvino flax")],
}
# The rule that each question is about, as it is named where an answer differs.
ABOUT = {
    "corner": {"divisor"},
    "overhang": {"divisor"},
    "empty": {"last_window", "divisor"},
    "three_or_four": {"last_window"},
    "past_the_end": {"last_window"},
    "caffe": {"ceil_mode"},
    "two_cells": {"divisor"},
    "odd_cell": {"divisor", "repeats_edge"},
    "above_the_pool": {"crops"},
    "negative": {"padding_value"},
    "thirteen": {"padding"},
}


def named(answer):
    return f"{answer.framework} {answer.variant}".strip()


def answers_to(name):
    case = FRAMEWORK_CASES[name]
    return [one for framework in case.frameworks for one in answers_of(framework, case.asked)]


def expected(name):
    return {
        who: np.array(rows, float)
        for rows, given in GIVEN[name]
        for who in (given.split() if isinstance(given, str) else given)
    }


def test_every_question_has_a_title_a_story_and_answers_worked_out_by_hand():
    assert list(titles("framework_cases")) == list(FRAMEWORK_CASES)
    assert list(titles("framework_stories")) == list(FRAMEWORK_CASES)
    assert list(GIVEN) == list(FRAMEWORK_CASES)


@pytest.mark.parametrize("name", FRAMEWORK_CASES)
def test_a_question_is_answered_as_the_frameworks_answered(name):
    case, wanted = FRAMEWORK_CASES[name], expected(name)
    answers = answers_to(name)
    assert {named(one) for one in answers} == set(wanted)
    for one in answers:
        assert isinstance(one, Answer), one
        output = pool(case.matrix, one.spec)
        assert output.shape == wanted[named(one)].shape
        np.testing.assert_allclose(output, wanted[named(one)], rtol=1e-6, err_msg=named(one))


@pytest.mark.parametrize("name", ABOUT)
def test_the_rule_is_named_wherever_an_answer_differs_and_nowhere_else(name):
    case = FRAMEWORK_CASES[name]
    first, *others = (trace(case.matrix, one.spec) for one in answers_to(name))
    found = set()
    for one in others:
        if one.output.shape != first.output.shape or apart(first.output, one.output).count:
            found.update(reasons_of(first, one))
    assert found == ABOUT[name]


@pytest.mark.parametrize("name", FRAMEWORK_CASES)
@pytest.mark.parametrize("framework", ["torch", "keras-tensorflow", "onnxruntime"])
def test_the_framework_itself_gives_what_the_page_says(name, framework):
    if framework == "torch":
        pytest.importorskip("torch")
    case = FRAMEWORK_CASES[name]
    for answer in answers_of(framework, case.asked):
        if isinstance(answer, Silence):
            continue
        snippet = call_snippet(answer.call, is_colour=False)
        space = {"image": case.matrix}
        exec(f"{snippet.imports}\n{snippet.body}", space)  # noqa: S102
        np.testing.assert_allclose(space["output"], pool(case.matrix, answer.spec), rtol=1e-6)


def test_a_question_is_known_again_by_its_matrix_and_words():
    case = FRAMEWORK_CASES["corner"]
    assert case_of(Choices(matrix=case.matrix, asked=case.asked)) == "corner"
    assert case_of(Choices(matrix=case.matrix)) == ""
    assert case_of(Choices(matrix=case.matrix, asked=case.asked, input="image")) == ""
    assert case.address == "https://github.com/pytorch/pytorch/issues/183528"


def test_who_cannot_be_asked_says_what_is_missing():
    [one] = answers_of("darknet", Asked(mode="average"))
    assert isinstance(one, Silence)
    assert one.reason.what == "mode"
    [one] = answers_of("torch", Asked((2, 2), padding=((9, 9), (9, 9))))
    assert isinstance(one, Silence)
    assert one.reason.what == "pads"
    assert one.reason.places == {"most": 1, "given": 9}


STRANGE = [
    Asked(size, mode, stride, padding, dilation, ceil_mode)
    for size in ((1, 1), (2, 2), (2, 3), (3, 3))
    for padding in (
        *(None, "valid", "same", "same_lower"),
        *(((1, 1), (1, 1)), ((0, 1), (1, 0)), ((2, 2), (2, 2)), ((5, 5), (5, 5))),
    )
    for stride in (None, (1, 1), (3, 3))
    for mode, dilation, ceil_mode in (
        ("max", (1, 1), None),
        ("average", (1, 1), True),
        ("l2", (2, 2), False),
        ("max", (2, 2), True),
    )
]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_reason_that_a_framework_can_have_is_said(framework):
    silent = [
        one for asked in STRANGE for one in answers_of(framework, asked) if isinstance(one, Silence)
    ]
    assert silent
    for one in silent:
        assert reason_words(one.reason)
