"""Blocks fill pages in their order; a head is never the last on its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.exports.paper import (
    PAPERS,
    Block,
    Page,
    draw_page,
    fill_pages,
    joined,
    lines_of,
    room_on,
)
from explorer.exports.sheet import Sheet
from explorer.exports.typesetting import wrapped
from explorer.state.choices import PAPERS as CHOSEN
from tests.pooling.strategies import steady


def block(name: str, height: float, drawn: list, *, is_head: bool = False) -> Block:
    return Block(height, lambda _, down: drawn.append((name, down)), is_head)


PAGE = Page(Sheet(100, 100), 0, 0)
BLOCKS = st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=30)


@steady
@given(BLOCKS)
def test_every_block_is_drawn_once_in_order_below_the_one_before(heights):
    drawn: list[tuple[str, float]] = []
    blocks = [
        block(str(n), height, drawn, is_head=head) for n, (height, head) in enumerate(heights)
    ]
    ends = []
    for page in fill_pages(blocks, 100):
        start = len(drawn)
        page.draw(PAGE, 0)
        down = 0
        for name, at in drawn[start:]:
            assert at == down
            down += heights[int(name)][0]
        ends.append((down, drawn[-1:]))
    assert [name for name, _ in drawn] == [str(n) for n in range(len(heights))]
    for _, last in ends[:-1]:
        assert not heights[int(last[0][0])][1]


def test_a_page_holds_as_much_as_fits():
    pages = fill_pages([block("a", 60, []), block("b", 40, []), block("c", 1, [])], 100)
    assert [page.height for page in pages] == [100, 1]


def test_what_is_larger_than_a_page_has_one_of_its_own():
    pages = fill_pages([block("a", 10, []), block("b", 300, []), block("c", 10, [])], 100)
    assert [page.height for page in pages] == [10, 300, 10]


def test_text_takes_the_height_of_its_lines():
    one, many = lines_of("short", 10), lines_of("so many words " * 20, 10)
    assert many.height == pytest.approx(len(wrapped("so many words " * 20, 10, 174)) * one.height)
    assert joined([one, many]).height == one.height + many.height
    assert lines_of("short", 10, below=5).height == one.height + 5


def test_a_foot_stands_at_the_end_and_takes_its_room():
    drawn: list[tuple[str, float]] = []
    foot = block("foot", 20, drawn)
    assert room_on("A4", foot) == room_on("Letter", foot) + 297 - 279.4
    figure = draw_page("Letter", block("page", 10, drawn), foot)
    assert figure.get_size_inches() == pytest.approx([8.5, 11])
    assert drawn == [("page", 0), ("foot", room_on("Letter", foot))]


def test_there_is_a_size_for_every_paper_that_can_be_chosen():
    assert tuple(PAPERS) == CHOSEN
