"""Parameters: what a choice can be, whoever sets it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.state.choices import Setting
from explorer.state.parameters import EXPLORE, accepts

ONE_CELL = np.ones((1, 1))
POSSIBLE = [
    ("page", "explore"),
    ("pool_size", (1, 64)),
    ("output_size", (64, 1)),
    ("dilation", (16, 1)),
    ("stride", None),
    ("stride", (64, 1)),
    ("at", None),
    ("at", (0, 10**6)),
    ("padding", "same_lower"),
    ("padding", ((0, 63), (63, 0))),
    ("ceil_mode", True),
    ("shift", (0, 128)),
    ("border", "edge"),
    ("layers", (Setting(),)),
    ("layers", (Setting(),) * 8),
    ("cell", None),
    ("cell", (7, 0, 10**6)),
    ("scale", "true"),
    ("matrix", ONE_CELL),
    ("matrix", np.full((16, 16), -1e15)),
    ("filter", "sobel_x"),
    ("weights", np.full((3, 3), -1e15)),
    ("relu", True),
]
IMPOSSIBLE = [
    ("page", "other"),
    ("page", ["explore"]),
    ("kernel", 3),
    ("pool_size", (0, 1)),
    ("pool_size", (1, 65)),
    ("pool_size", 2),
    ("pool_size", [2, 2]),
    ("pool_size", (2, 2, 2)),
    ("pool_size", (2.0, 2)),
    ("pool_size", (True, 2)),
    ("pool_size", None),
    ("stride", (1, 10**9)),
    ("dilation", (17, 1)),
    ("at", (-1, 0)),
    ("shift", (-1, 0)),
    ("shift", (0, 129)),
    ("shift", None),
    ("shift", [0, 1]),
    ("border", "zero"),
    ("at", (0, 10**6 + 1)),
    ("padding", "explicit"),
    ("padding", ((0, 64), (0, 0))),
    ("padding", ((0, 0),)),
    ("padding", 1),
    ("padding", (1, 1)),
    ("ceil_mode", 1),
    ("ceil_mode", "true"),
    ("mode", None),
    ("mode", "MAX"),
    ("mode", ["max"]),
    ("layers", ()),
    ("layers", (Setting(),) * 9),
    ("layers", [Setting()]),
    ("layers", ("max",)),
    ("layers", (Setting(pool_size=(0, 1)),)),
    ("cell", (0, 0)),
    ("cell", [0, 0, 0]),
    ("cell", (0, 0, -1)),
    ("cell", (0.0, 0, 0)),
    ("scale", True),
    ("sample", "../secret"),
    ("matrix", [[1.0]]),
    ("matrix", np.ones((1, 17))),
    ("matrix", np.ones((0, 3))),
    ("matrix", np.ones(4)),
    ("matrix", np.array([[np.nan]])),
    ("matrix", np.array([[1.1e15]])),
    ("matrix", np.ones((2, 2), int)),
    ("matrix", np.array([["x"]])),
    ("filter", "Sobel"),
    ("filter", None),
    ("weights", np.ones((3, 2))),
    ("weights", np.ones((4, 4))),
    ("weights", np.full((3, 3), np.nan)),
    ("weights", [[1.0] * 3] * 3),
    ("relu", 1),
]


@pytest.mark.parametrize(("name", "value"), POSSIBLE)
def test_the_least_and_the_most_can_be_chosen(name, value):
    assert accepts(name, value)


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
def test_what_is_beyond_or_of_another_kind_cannot_be_chosen(name, value):
    assert not accepts(name, value)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 70) | st.floats() | st.sampled_from(["max", "1,2"]),
    lambda inner: st.tuples(inner, inner) | st.lists(inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.sampled_from(list(EXPLORE)), VALUES)
def test_whatever_is_accepted_comes_back_from_a_link(name, value):
    if accepts(name, value) and value is not None:
        parameter = EXPLORE[name]
        assert parameter.read(parameter.format(value)) == value
