"""Matrices from links, and back."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from explorer.inputs.matrices import (
    EXAMPLE,
    LARGEST_SIDE,
    PRESETS,
    format_link,
    format_number,
    name_of_preset,
    parse_link,
)

matrices = npst.arrays(
    np.float64,
    st.tuples(st.integers(1, LARGEST_SIDE), st.integers(2, LARGEST_SIDE)),
    elements=st.floats(-1e15, 1e15),
)


@settings(derandomize=True, deadline=None)
@given(matrices)
def test_a_link_brings_back_every_value_of_a_matrix(matrix):
    np.testing.assert_array_equal(parse_link(format_link(matrix)), matrix)


REFUSED = {
    "a word": ("1,2;3,x", "row 2, column 2 holds 'x'"),
    "no text": ("", "row 1, column 1 is empty"),
    "an empty cell": ("1,2,", "row 1, column 3 is empty"),
    "an underscore": ("1,1_0", "row 1, column 2 holds '1_0'"),
    "not a number": ("1,nan", "row 1, column 2 holds 'nan'"),
    "too large": ("1,-2e15", "row 1, column 2 holds '-2e15'"),
    "a long word": ("y" * 99, f"holds '{'y' * 20}'"),
    "a short row": ("1,2,3;4,5", "row 2 has 2 cells where row 1 has 3"),
    "too many rows": ("1;" * 16 + "1", "it has 17 rows and 1 columns; at most 16 of each"),
    "too many columns": ("1," * 16 + "1", "it has 1 rows and 17 columns"),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_in_a_link_is_named_by_its_place(text, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_link(text)


@pytest.mark.parametrize(
    ("value", "text"), [(12.0, "12"), (-0.5, "-0.5"), (1e15, "1000000000000000.0"), (1e-7, "1e-07")]
)
def test_a_number_is_written_in_full(value, text):
    assert format_number(value) == text


def test_every_preset_fits_the_page_and_is_new_each_time():
    for name, preset in PRESETS.items():
        matrix = preset()
        assert matrix.dtype == np.float64
        assert max(matrix.shape) <= LARGEST_SIDE
        assert name_of_preset(matrix) == (None if name == "Random" else name)
        matrix += 1000
        assert preset().max() < 1000


def test_the_example_is_the_tutorials():
    assert EXAMPLE.tolist() == [[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]]
    assert name_of_preset(EXAMPLE) == "Worked example"
    assert name_of_preset(EXAMPLE[:3]) is None
