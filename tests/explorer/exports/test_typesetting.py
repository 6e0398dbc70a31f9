"""Lines break where they have to, and lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.exports.typesetting import width_of, wrapped
from tests.pooling.strategies import steady

TEXTS = st.text("abc −√,.123", max_size=60)


def test_a_letter_of_so_many_points_is_so_wide():
    # A digit of DejaVu Sans is 1303 of 2048 parts of its height wide.
    assert width_of("0", 72) == pytest.approx(25.4 * 1303 / 2048, rel=1e-3)
    assert width_of("000", 36) == pytest.approx(1.5 * width_of("0", 72), rel=1e-3)


@steady
@given(TEXTS, st.floats(3, 40))
def test_no_line_is_wider_than_there_is_room_and_no_letter_is_lost(text, width):
    lines = wrapped(text, 8, width)
    assert all(width_of(line, 8) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit_and_a_long_one_is_cut():
    room = width_of("one two", 10)
    assert wrapped("one two three", 10, room) == ["one two", "three"]
    assert wrapped("one " + "1" * 12, 10, width_of("11111", 10)) == ["one", "11111", "11111", "11"]
    assert wrapped("", 10, room) == []
    assert wrapped("wide", 10, 0.1) == ["w", "i", "d", "e"]
