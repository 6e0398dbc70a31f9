"""Numbers as readers type them: points, commas, fractions, and how exact they have to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.lessons.typed import read_typed


def is_right(text, value):
    typed = read_typed(text)
    assert typed
    return typed.is_right(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        (" -5 ", -5),
        ("\N{MINUS SIGN}5", -5),
        ("+3", 3),
        ("0.67", 2 / 3),
        ("0,67", 2 / 3),
        ("0.667", 2 / 3),
        (".67", 2 / 3),
        ("4/9", 4 / 9),
        ("4 / 9", 4 / 9),
        ("-1/2", -0.5),
        ("1,5/3", 0.5),
        ("2.", 2),
        ("63.75", 63.75),
        ("73,856", 73856),
        ("73.856", 73856),
        ("73,856", 73.856),
        ("73 856", 73856),
        ("-1'000", -1000),
        ("32,112,640", 32112640),
        ("32.112.640", 32112640),
        ("8\N{NARROW NO-BREAK SPACE}028\N{NARROW NO-BREAK SPACE}160", 8028160),
    ],
)
def test_a_number_is_right_however_it_is_written(text, value):
    assert is_right(text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.7", 2 / 3),
        ("1", 2 / 3),
        ("0.66", 2 / 3),
        ("0.666", 2 / 3),
        ("4/10", 4 / 9),
        ("12", 12.01),
        ("-5", 5),
        ("64", 63.75),
        ("0.67", 67),
        ("0.123", 123),
        ("73,85", 7385),
        ("73,856", 73857),
    ],
)
def test_a_number_that_is_not_the_value_to_two_digits_is_wrong(text, value):
    assert not is_right(text, value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "two",
        "1/0",
        "1//2",
        "1e5",
        "nan",
        "0x1",
        "1 2",
        "1,000.5",
        "1,000 000",
        "1 00 000",
        "9" * 25,
        "--1",
    ],
)
def test_what_cannot_be_read_is_no_number(text):
    assert read_typed(text) is None


@given(st.integers(-999, 999), st.integers(1, 99))
def test_a_fraction_and_its_rounding_to_two_digits_are_both_right(above, below):
    assert is_right(f"{above}/{below}", above / below)
    assert is_right(f"{above / below:.2f}", above / below)
