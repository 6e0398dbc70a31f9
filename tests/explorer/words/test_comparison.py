"""What is said of results next to each other."""

import numpy as np
import pytest

from explorer.state.cases import CASES
from explorer.state.choices import Setting
from explorer.state.compared import compare_settings
from explorer.state.pooled import Pooling
from explorer.words.comparison import facts_of, reason_of, verdict_of

# The rule that each ready-made comparison is about, in its words.
SAID = [
    ("stride", "windows lie 1 × 1 apart here, 2 × 2 in A: 9 windows in place of 4."),
    ("mode", "of each window this is the average, in A the maximum."),
    ("padding", "padding is Same, more at the end here, Valid: none in A."),
    ("ceil", "rounded up here"),
    ("counted", "padding counts as zeros in an average here"),
    ("overlap", "a window is 3 × 3 here, 2 × 2 in A."),
    ("global", "windows of 1 × 1 are laid here; A fits its windows to an output of 1 × 1."),
]


def compared(matrix, *settings):
    poolings = [Pooling.of(matrix, setting.spec()) for setting in settings]
    return compare_settings(poolings, settings)


@pytest.mark.parametrize(("case", "said"), SAID)
def test_the_rule_that_makes_the_difference_is_named(case, said):
    first, second = compared(CASES[case].matrix, *CASES[case].settings)
    assert said in reason_of(second, first)
    assert reason_of(first, first) == "What the others are compared with."


def test_equal_results_say_so_whatever_their_settings():
    first, second, third = compared(np.ones((4, 4)), Setting(), Setting(), Setting(mode="average"))
    assert reason_of(second, first) == "The same setting as A."
    assert "every cell is equal" in reason_of(third, first)
    assert verdict_of([first, second, third]) == "All results are equal."


def test_the_verdict_names_the_columns_that_differ():
    matrix = np.arange(16.0).reshape(4, 4)
    results = compared(matrix, Setting(), Setting(mode="min"), Setting(), Setting(mode="l2"))
    assert verdict_of(results) == "B, D differ from A."
    assert verdict_of(results[:3]) == "B differs from A."
    assert verdict_of([None, None]) == "No setting fits this input."


def test_the_facts_are_the_size_and_how_far_the_result_is_from_the_first():
    matrix = np.array([[1.0, 2], [3, 4]])
    first, second = compared(matrix, Setting(), Setting(mode="average"))
    assert facts_of(first) == "1 × 1"
    assert facts_of(second) == "1 × 1; 1 cell differs, by 1.5 on average and at most 1.5"
