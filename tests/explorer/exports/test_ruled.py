"""Boards on paper: room for handwriting, and for the numbers that are printed."""

import pytest

from explorer.exports.paper import WIDTH
from explorer.exports.ruled import EDGE, grid_blocks, longest_in, width_for
from explorer.exports.tasks import Grid


def grid(rows: int, cols: int, text: str = "") -> Grid:
    cells = {(row, col): "1" for row in range(rows) for col in range(cols)}
    return Grid("Output", ((text,) * cols,) * rows, {} if text else cells)


def test_a_cell_has_room_for_handwriting():
    assert width_for(1) == 9
    per_row = grid_blocks([grid(2, 1)], is_key=False)[0].height
    assert grid_blocks([grid(3, 1)], is_key=False)[0].height - per_row == 9


@pytest.mark.parametrize("columns", range(1, 17))
def test_numbers_that_are_said_to_fit_do_and_longer_ones_do_not(columns):
    most = longest_in(columns)
    assert EDGE + columns * width_for(most) <= WIDTH
    assert EDGE + columns * width_for(most + 1) > WIDTH


def test_boards_stand_side_by_side_where_there_is_room():
    assert len(grid_blocks([grid(8, 8, "12"), grid(8, 8)], is_key=False)) == 1
    assert len(grid_blocks([grid(8, 10, "12"), grid(8, 8)], is_key=False)) == 2


def test_a_key_takes_no_more_room():
    grids = [grid(4, 4, "−123.45"), grid(3, 3)]
    sheet, key = (grid_blocks(grids, is_key=is_key) for is_key in (False, True))
    assert [block.height for block in sheet] == [block.height for block in key]
