"""Matrices from pasted text and links, and back."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from explorer.inputs.matrices import (
    EXAMPLE,
    LARGEST_SIDE,
    LONGEST_TEXT,
    PRESETS,
    format_link,
    format_number,
    name_of_preset,
    parse_link,
    parse_pasted,
)

PASTES = {
    "tabs of a spreadsheet": ("1\t2\r\n3\t4\r\n", [[1, 2], [3, 4]]),
    "decimal commas and tabs": ("1,5\t2\n3\t-4,25", [[1.5, 2], [3, -4.25]]),
    "decimal commas and semicolons": ("1,5;2\n3;4", [[1.5, 2], [3, 4]]),
    "decimal commas and spaces": ("1,5 2,5\n3 4", [[1.5, 2.5], [3, 4]]),
    "comma separated": ("1,2\n3,4", [[1, 2], [3, 4]]),
    "commas and spaces": ("10, 12\n4, 11", [[10, 12], [4, 11]]),
    "spaces of any number": ("  1   2 \n 3 4", [[1, 2], [3, 4]]),
    "quoted cells": ('"1","2"\n"3","4"', [[1, 2], [3, 4]]),
    "blank lines between": ("1 2\n\n3 4\n\n", [[1, 2], [3, 4]]),
    "old line endings": ("1,2\r3,4", [[1, 2], [3, 4]]),
    "a list of Python": ("[[1, 2],\n [3, 4]]", [[1, 2], [3, 4]]),
    "an array of NumPy": ("[[10 12]\n [ 4 11]]", [[10, 12], [4, 11]]),
    "one row": ("1 2 3", [[1, 2, 3]]),
    "one column": ("1\n2\n3", [[1], [2], [3]]),
    "a typeset minus": ("\N{MINUS SIGN}1 2", [[-1, 2]]),
    "a byte order mark": ("\ufeff1,2\n3,4", [[1, 2], [3, 4]]),
    "powers of ten": ("1e3 .5 1.", [[1000, 0.5, 1]]),
}


@pytest.mark.parametrize(("text", "matrix"), PASTES.values(), ids=PASTES)
def test_rows_are_read_as_people_write_them(text, matrix):
    parsed = parse_pasted(text)
    assert parsed.tolist() == matrix
    assert parsed.dtype == np.float64


REFUSED = {
    "a word": ("1\t2\n3\tx", "row 2, column 2 holds 'x'; write a number from -1e15 to 1e15 there"),
    "an empty cell": ("1\t\t3", "row 1, column 2 is empty"),
    "a trailing separator": ("1,2,\n3,4,", "row 1, column 3 is empty"),
    "two decimal points": ("1.234,5\t2", "row 1, column 1 holds '1.234,5'"),
    "not a number": ("1 nan", "row 1, column 2 holds 'nan'"),
    "an underscore": ("1 1_0", "row 1, column 2 holds '1_0'"),
    "infinity": ("inf 1", "row 1, column 1 holds 'inf'"),
    "too large": ("1 -2e15", "row 1, column 2 holds '-2e15'"),
    "a long word": ("y" * 99, f"holds '{'y' * 20}';"),
    "a short row": ("1 2 3\n4 5", "row 2 has 2 cells where row 1 has 3; give every row the same"),
    "no text": ("", "there is no number in the text"),
    "blank lines": (" \n \n", "there is no number in the text"),
    "too many rows": ("1\n" * 17, "the matrix has 17 rows and 1 columns; at most 16 of each"),
    "too many columns": ("1 " * 17, "the matrix has 1 rows and 17 columns"),
    "too long": ("1 " * LONGEST_TEXT, "the text has 40000 characters; paste at most 20000"),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_named_by_its_place(text, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        parse_pasted(text)


@settings(derandomize=True, deadline=None)
@given(st.text("0123456789.,;-+e \t\r\n\"'[]\x00\x85xy", max_size=60) | st.text(max_size=40))
def test_any_text_is_a_matrix_or_a_sentence(text):
    try:
        matrix = parse_pasted(text)
    except ValueError:
        return
    assert max(matrix.shape) <= LARGEST_SIDE
    assert np.isfinite(matrix).all()


matrices = npst.arrays(
    np.float64,
    st.tuples(st.integers(1, LARGEST_SIDE), st.integers(2, LARGEST_SIDE)),
    elements=st.floats(-1e15, 1e15),
)


@settings(derandomize=True, deadline=None)
@given(matrices)
def test_a_link_brings_back_every_value_of_a_matrix(matrix):
    np.testing.assert_array_equal(parse_link(format_link(matrix)), matrix)


@settings(derandomize=True, deadline=None)
@given(matrices)
def test_tabs_bring_back_every_value_with_points_or_commas(matrix):
    text = "\n".join("\t".join(map(repr, row)) for row in matrix.tolist())
    for written in (text, text.replace(".", ",")):
        np.testing.assert_array_equal(parse_pasted(written), matrix)


@pytest.mark.parametrize("text", ["", "1,2;", "1;2,3", "1,x", "1e16"])
def test_a_link_that_is_no_matrix_is_refused(text):
    with pytest.raises(ValueError, match="row"):
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
