"""Which settings differ on an input, and which rule of theirs makes the difference."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.inputs.matrices import LARGEST_SIDE
from explorer.state.cases import CASES
from explorer.state.choices import Setting
from explorer.state.compared import BY_SIZE, compare_settings, differing
from explorer.state.pooled import Pooling

MATRIX = np.arange(25.0).reshape(5, 5)
# What each ready-made comparison is about, and how many cells its second result has.
ABOUT = {
    "stride": ("stride", 9),
    "mode": ("mode", 4),
    "padding": ("padding", 9),
    "ceil": ("ceil_mode", 9),
    "counted": ("count_include_pad", 16),
    "overlap": ("pool_size", 9),
    "global": ("windows", 16),
}


def compared(matrix, *settings):
    poolings = [Pooling.of(matrix, setting.spec()) for setting in settings]
    return compare_settings(poolings, settings)


@pytest.mark.parametrize("name", CASES)
def test_a_ready_made_comparison_shows_the_rule_that_it_is_named_after(name):
    case = CASES[name]
    assert max(case.matrix.shape) <= LARGEST_SIDE
    first, second = compared(case.matrix, *case.settings)
    rule, cells = ABOUT[name]
    assert rule in second.rules
    assert second.difference.cells.size == cells
    assert second.difference.count or first.steps.output.shape != second.steps.output.shape


def test_a_setting_that_makes_no_difference_on_this_input_has_no_rule():
    flat = np.ones((4, 4))
    _, second = compared(flat, Setting(), Setting(mode="average"))
    assert second.difference.count == 0
    assert second.rules == ()


def test_each_rule_is_tried_by_itself():
    first = Setting(pool_size=(3, 3), stride=(2, 2), mode="average", padding=((1, 1), (1, 1)))
    both = replace(first, ceil_mode=True, count_include_pad=True)
    _, second = compared(MATRIX, first, both)
    assert second.rules == ("count_include_pad",)


def test_a_stride_that_follows_the_pool_is_the_pool_size():
    assert differing((Setting(), Setting(stride=(2, 2)))) == set()
    assert differing((Setting(), Setting(pool_size=(3, 3)))) == {"pool_size", "stride"}
    assert set(BY_SIZE) > differing((Setting(), Setting(mode="l2")))


def test_a_setting_without_a_result_is_left_out_and_the_next_is_the_first():
    settings = (Setting(pool_size=(9, 9)), Setting(), Setting(mode="min"))
    poolings = [None, *(Pooling.of(MATRIX, setting.spec()) for setting in settings[1:])]
    none, first, second = compare_settings(poolings, settings)
    assert none is None
    assert first
    assert second
    assert first.difference.count == 0
    assert second.rules == ("mode",)
    assert compare_settings([None, None], settings[:2]) == [None, None]
