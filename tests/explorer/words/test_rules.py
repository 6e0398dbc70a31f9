"""The rule of a problem: the one sentence that there is to learn from it."""

import numpy as np
import pytest

from explorer.words.catalogue import titles
from explorer.words.rules import rule_of
from pooling import MODES, AdaptiveSpec, PoolSpec
from pooling.problem import Pooled

IMAGE = np.arange(49.0).reshape(7, 7)


@pytest.mark.parametrize("mode", MODES)
def test_of_a_plain_pooling_the_rule_is_what_its_mode_keeps(mode):
    rule = rule_of(Pooled(IMAGE, PoolSpec(2, mode=mode)))
    assert rule == titles("mode_rules")[mode]
    assert rule == rule_of(Pooled(IMAGE, PoolSpec(2, mode=mode, padding=0)))


@pytest.mark.parametrize(
    ("spec", "asks", "lesson"),
    [
        (PoolSpec(3, padding=1), "values", "padding_is_not_zero"),
        (PoolSpec(3, padding=1, mode="average"), "values", "what_an_average_divides_by"),
        (PoolSpec(3, padding="same", mode="average"), "values", "what_an_average_divides_by"),
        (PoolSpec(3, padding="same_lower"), "values", "same_is_not_the_same"),
        (PoolSpec(3, padding=1, ceil_mode=True), "values", "ceil_is_more_than_rounding"),
        (PoolSpec(2, (1, 3)), "values", "strides_may_skip"),
        (PoolSpec(3, padding="same"), "shape", "same_is_not_the_same"),
        (PoolSpec(3, padding=1, ceil_mode=True), "shape", "ceil_is_more_than_rounding"),
        (PoolSpec(2), "unread", "not_every_cell_is_read"),
        (PoolSpec(2, 3), "unread", "strides_may_skip"),
        (PoolSpec(2), "gradient", "where_the_gradient_goes"),
    ],
)
def test_what_is_unusual_has_the_rule_of_its_lesson(spec, asks, lesson):
    assert rule_of(Pooled(IMAGE, spec, asks)) == titles("lesson_rules")[lesson]


@pytest.mark.parametrize(
    ("spec", "asks", "part"),
    [
        (AdaptiveSpec(3), "values", "as evenly as its cells allow"),
        (PoolSpec(2, dilation=2, padding=1), "values", "gaps"),
        (PoolSpec(2), "shape", "floor"),
    ],
)
def test_what_no_lesson_is_about_has_a_rule_too(spec, asks, part):
    assert part in rule_of(Pooled(IMAGE, spec, asks))
