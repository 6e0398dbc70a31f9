"""PoolSpec: what it accepts, what it makes of it, and how it refuses the rest."""

import re
from dataclasses import FrozenInstanceError, asdict, fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from pooling import MODES, PoolSpec
from pooling.rules import Rules
from tests.pooling.strategies import spec_fields, steady

NOT_POSITIVE_INTEGERS = [
    0,
    -1,
    2.0,
    True,
    "2",
    (2,),
    (2, 2, 2),
    (2, 0),
    (2.0, 2),
    (2, False),
    np.float64(2),
    np.True_,
    np.array([2, 2]),
]


def spec_with(field: str, value: Any) -> PoolSpec:
    return PoolSpec(**{field: value})


def assert_refused(field, value, rule):
    """Check that the message names the field, states the rule and repeats the value."""
    sentence = f"^{field} must be .*{re.escape(rule)}.*; not {re.escape(repr(value))}$"
    with pytest.raises(ValueError, match=sentence):
        spec_with(field, value)


def test_the_default_is_max_over_two_by_two_without_overlap():
    assert asdict(PoolSpec()) == {
        "pool_size": (2, 2),
        "stride": (2, 2),
        "mode": "max",
        "padding": "valid",
        "dilation": (1, 1),
        "ceil_mode": False,
        "count_include_pad": False,
        "rules": asdict(Rules()),
    }


def test_fields_may_be_given_by_position_in_the_documented_order():
    spec = PoolSpec(3, 1, "average", 1, 2, True, True)
    assert asdict(spec) == {
        "pool_size": (3, 3),
        "stride": (1, 1),
        "mode": "average",
        "padding": ((1, 1), (1, 1)),
        "dilation": (2, 2),
        "ceil_mode": True,
        "count_include_pad": True,
        "rules": asdict(Rules()),
    }


def test_the_stride_follows_the_pool_size_when_left_out():
    assert PoolSpec(pool_size=(3, 2)).stride == (3, 2)
    assert PoolSpec(pool_size=(3, 2), stride=None).stride == (3, 2)


@pytest.mark.parametrize("field", ["pool_size", "stride", "dilation"])
def test_one_integer_stands_for_height_and_width(field):
    assert getattr(spec_with(field, 3), field) == (3, 3)
    assert getattr(spec_with(field, (1, 3)), field) == (1, 3)
    assert getattr(spec_with(field, [1, 3]), field) == (1, 3)


@pytest.mark.parametrize(
    ("given_padding", "normalised"),
    [
        ("valid", "valid"),
        ("same", "same"),
        ("same_lower", "same_lower"),
        (0, ((0, 0), (0, 0))),
        (2, ((2, 2), (2, 2))),
        ((1, 2), ((1, 1), (2, 2))),
        (((1, 0), (0, 2)), ((1, 0), (0, 2))),
        ([[1, 0], [0, 2]], ((1, 0), (0, 2))),
        ((1, (0, 2)), ((1, 1), (0, 2))),
    ],
)
def test_padding_becomes_a_name_or_cells_on_each_of_the_four_sides(given_padding, normalised):
    assert PoolSpec(pool_size=3, padding=given_padding).padding == normalised


@pytest.mark.parametrize("integer", [np.int8, np.uint16, np.int64])
def test_numpy_integers_are_integers_and_become_plain_ones(integer):
    spec = PoolSpec(pool_size=integer(3), stride=(integer(1), 2), padding=integer(1))
    assert spec == PoolSpec(pool_size=3, stride=(1, 2), padding=1)
    numbers = (*spec.pool_size, *spec.stride, *spec.padding[0], *spec.padding[1])
    assert {type(number) for number in numbers} == {int}


def test_a_numpy_truth_value_becomes_a_plain_one():
    assert spec_with("ceil_mode", np.True_).ceil_mode is True


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_of_the_table_is_accepted(mode):
    assert PoolSpec(mode=mode).mode == mode


@pytest.mark.parametrize("value", NOT_POSITIVE_INTEGERS, ids=repr)
@pytest.mark.parametrize("field", ["pool_size", "stride", "dilation"])
def test_anything_but_positive_integers_is_refused(field, value):
    assert_refused(field, value, "an integer of at least 1, or a pair (height, width)")


@pytest.mark.parametrize("field", ["pool_size", "dilation"])
def test_only_the_stride_may_be_none(field):
    assert_refused(field, None, "an integer of at least 1")


@pytest.mark.parametrize("value", ["Max", "mean", "", None, 1, ["max"]], ids=repr)
def test_a_mode_outside_the_table_is_refused(value):
    assert_refused("mode", value, "one of max, average, min, median, l2")


@pytest.mark.parametrize("value", ["SAME", "full", ""])
def test_a_padding_of_another_name_is_refused(value):
    assert_refused("padding", value, "one of valid, same, same_lower")


@pytest.mark.parametrize(
    "value",
    [-1, 2, 1.0, True, None, (0,), (0, 0, 0), (0, 2), ((0, 0), (0, -1)), ((0, 0, 0), 0)],
    ids=repr,
)
def test_explicit_padding_is_an_integer_from_nought_to_below_the_pool_size(value):
    assert_refused("padding", value, "from 0 to one less than the pool_size (2, 2)")


def test_padding_is_held_against_the_pool_size_of_its_own_axis():
    assert PoolSpec(pool_size=(3, 1), padding=(2, 0)).padding == ((2, 2), (0, 0))
    with pytest.raises(ValueError, match=r"pool_size \(3, 1\); not \(0, 1\)"):
        PoolSpec(pool_size=(3, 1), padding=(0, 1))


@pytest.mark.parametrize("value", [1, 0, "True", None], ids=repr)
@pytest.mark.parametrize("field", ["ceil_mode", "count_include_pad"])
def test_a_switch_is_true_or_false_and_nothing_else(field, value):
    assert_refused(field, value, "True or False")


def test_a_spec_cannot_be_changed():
    spec = PoolSpec()
    for field in fields(spec):
        with pytest.raises(FrozenInstanceError):
            setattr(spec, field.name, 3)
    assert spec == PoolSpec()


def test_a_changed_copy_is_validated_again():
    spec = PoolSpec(pool_size=3, padding=2)
    assert replace(spec, mode="min") == PoolSpec(pool_size=3, padding=2, mode="min")
    with pytest.raises(ValueError, match="padding must be"):
        replace(spec, pool_size=2)


@steady
@given(spec_fields())
def test_equal_fields_make_equal_specs_with_equal_hashes(spec_fields):
    spec = PoolSpec(**spec_fields)
    values = {item.name: getattr(spec, item.name) for item in fields(spec)}
    assert values == spec_fields | {"rules": Rules()}
    assert PoolSpec(**values) == spec
    assert len({spec, PoolSpec(**spec_fields)}) == 1
