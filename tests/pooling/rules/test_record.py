"""What `Rules` are, and where they change nothing."""

import re
from dataclasses import FrozenInstanceError, fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from pooling import PoolSpec, pool
from pooling.rules import Rules
from tests.pooling.rules.common import DIVISORS, INF, KEEP
from tests.pooling.strategies import images, spec_fields, steady


def test_rules_cannot_be_changed():
    rules = Rules()
    for field in fields(rules):
        with pytest.raises(FrozenInstanceError):
            setattr(rules, field.name, True)
    assert rules == Rules()


def test_rules_are_given_by_name_only():
    rules: Any = Rules
    with pytest.raises(TypeError, match="positional"):
        rules("keep")


def test_rules_show_only_what_differs_from_the_default():
    assert repr(Rules()) == "Rules()"
    assert repr(Rules(last_window="drop", empty_max=-INF)) == "Rules()"
    changed = Rules(padding_value=0.0, last_window="keep", keep_empty=True)
    assert repr(changed) == "Rules(last_window='keep', keep_empty=True, padding_value=0.0)"


@pytest.mark.parametrize(
    ("field", "allowed"),
    [
        ("last_window", "'drop', 'keep', 'drop_if_padded', 'drop_if_axis_padded'"),
        ("counted_with_pad", DIVISORS),
        ("counted_without_pad", DIVISORS),
        ("same_counted_with_pad", f"None, {DIVISORS}"),
        ("same_counted_without_pad", f"None, {DIVISORS}"),
        ("keep_empty", "False, True"),
        ("signed_divisor", "False, True"),
        ("same_ignores_dilation", "False, True"),
        ("reads_cropped", "False, True"),
        ("same_repeats_edge", "False, True"),
        ("any_padding", "False, True"),
        ("fits_in_part", "'in_ceil_mode', 'always', 'never'"),
    ],
)
@pytest.mark.parametrize("value", ["none", 0, 1, 1.0, ["keep"], np.True_, np.ones(2)], ids=repr)
def test_a_choice_outside_its_list_is_refused_by_name(field, allowed, value):
    sentence = f"{field} must be one of {allowed}; not {value!r}"
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Rules(**{field: value})


@pytest.mark.parametrize("value", ["0", True, [0.0], 1j], ids=repr)
@pytest.mark.parametrize("field", ["empty_max", "empty_average", "padding_value"])
def test_anything_but_a_number_is_refused_by_name(field, value):
    sentence = f"{field} must be a number; not {value!r}"
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Rules(**{field: value})


def test_only_the_numbers_that_may_be_left_out_may_be_none():
    assert Rules(empty_average=None, padding_value=None) == Rules()
    nothing: Any = None
    with pytest.raises(ValueError, match=r"^empty_max must be a number; not None$"):
        Rules(empty_max=nothing)


@pytest.mark.parametrize("value", [None, "drop", {"keep_empty": True}, Rules], ids=repr)
def test_a_spec_takes_nothing_but_rules_for_rules(value):
    with pytest.raises(ValueError, match=f"^rules must be Rules; not {re.escape(repr(value))}$"):
        PoolSpec(rules=value)


def test_the_rules_left_out_are_the_default_ones():
    assert PoolSpec(3, padding=1).rules == Rules()
    assert PoolSpec(3, padding=1) == PoolSpec(3, padding=1, rules=Rules())
    assert PoolSpec(3, padding=1) != PoolSpec(3, padding=1, rules=KEEP)


@settings(steady, max_examples=150)
@given(images(), spec_fields())
def test_rules_for_empty_windows_change_nothing_where_there_are_none(image, some_fields):
    try:
        expected = pool(image, PoolSpec(**some_fields))
    except ValueError:
        return
    rules = Rules(
        keep_empty=True, empty_max=3.0, empty_average=5.0, signed_divisor=False, any_padding=True
    )
    np.testing.assert_array_equal(pool(image, PoolSpec(**some_fields, rules=rules)), expected)
