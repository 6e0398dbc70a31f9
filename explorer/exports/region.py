"""Regions of an input: any rectangle of it, with the padding that it reaches into. No Streamlit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from explorer.exports.board import Board, draw_board
from explorer.exports.sheet import Cells, Sheet
from explorer.words.numbers import number
from pooling import Trace
from pooling.axis import Axis, Pair
from pooling.spec import counts_padding

# In dots: the largest mark in a cell of padding, and the smallest pixel with its number in it.
LARGEST_MARK, LEAST_NUMBERED = 17, 34


@dataclass(frozen=True)
class Input:
    """The input of a pooling, to be drawn as a whole or in part.

    Attributes
    ----------
    steps : Trace
    board : Board
        Its pixels and numbers.
    is_picture : bool
        Whether cells are pixels, and not numbers.
    channel : int
        Whose numbers stand in large pixels, of a colour image.
    """

    steps: Trace
    board: Board
    is_picture: bool
    channel: int = 0

    @property
    def rows(self) -> range:
        """All rows, padding and what windows hang over included."""
        return _extent(self.steps.geometry.rows)

    @property
    def cols(self) -> range:
        """All columns, padding and what windows hang over included."""
        return _extent(self.steps.geometry.cols)

    def draw(self, sheet: Sheet, cells: Cells, rows: range, cols: range) -> None:
        """Draw a rectangle of the input, which may reach into the padding."""
        height, width = self.steps.image.shape[:2]
        inner_rows = range(max(rows.start, 0), min(rows.stop, height))
        inner_cols = range(max(cols.start, 0), min(cols.stop, width))
        if inner_rows and inner_cols:
            first = inner_rows.start, inner_cols.start
            left, top, *_ = cells.place(*first)
            part = self._part(inner_rows, inner_cols, cells.side)
            draw_board(sheet, part, Cells(left, top, cells.side))
        if (rows, cols) != (inner_rows, inner_cols):
            self._draw_padding(sheet, cells, rows, cols)

    def hatch_unread(self, sheet: Sheet, cells: Cells) -> None:
        """Hatch the rows and the columns that no window reads."""
        height, width = self.steps.image.shape[:2]
        geometry = self.steps.geometry
        for row, many in stretches(_unread(geometry.rows)):
            sheet.hatch(cells.place(row, 0, many, width))
        for col, many in stretches(_unread(geometry.cols)):
            sheet.hatch(cells.place(0, col, height, many))

    def _part(self, rows: range, cols: range, side: float) -> Board:
        part = slice(rows.start, rows.stop), slice(cols.start, cols.stop)
        texts = [row[part[1]] for row in self.board.texts[part[0]]]
        return Board(self.board.pixels[part], texts or self._numbers(part, side))

    def _numbers(self, part: tuple[slice, slice], side: float) -> list[list[str]]:
        """Return the numbers of pixels, where they are large enough to have them."""
        if side < LEAST_NUMBERED:
            return []
        values = self.steps.image[part]
        if values.ndim == 3:
            values = values[..., self.channel]
        return [[number(value) for value in row] for row in values.tolist()]

    def _draw_padding(self, sheet: Sheet, cells: Cells, rows: range, cols: range) -> None:
        if self.is_picture:
            place = cells.place(rows.start, cols.start, len(rows), len(cols))
            sheet.frame(place, sheet.soft, dashed=True)
            return
        height, width = self.steps.image.shape[:2]
        size = min(0.45 * cells.side, LARGEST_MARK)
        for row, col in product(rows, cols):
            if 0 <= row < height and 0 <= col < width:
                continue
            left, top, across, down = cells.place(row, col)
            sheet.frame((left, top, across, down), sheet.soft, 0.8, dashed=True)
            mark = self._held(row, col)
            sheet.text(left + across / 2, top + down / 2, mark, size, colour=sheet.soft)

    def _held(self, row: int, col: int) -> str:
        """Say what a cell of padding holds."""
        spec, geometry = self.steps.spec, self.steps.geometry
        last_row, last_col = (
            axis.length + axis.pad_after for axis in (geometry.rows, geometry.cols)
        )
        return "0" if counts_padding(spec) and row < last_row and col < last_col else "\N{EN DASH}"


def stretches(places: Sequence[int]) -> list[Pair]:
    """Return the stretches of rising numbers, each as its first and how many there are.

    >>> stretches([0, 1, 2, 5, 7, 8])
    [(0, 3), (5, 1), (7, 2)]
    """
    found: list[Pair] = []
    for place in places:
        if found and sum(found[-1]) == place:
            found[-1] = found[-1][0], found[-1][1] + 1
        else:
            found.append((place, 1))
    return found


def _extent(axis: Axis) -> range:
    return range(-axis.pad_before, axis.length + axis.pad_after + axis.overhang)


def _unread(axis: Axis) -> list[int]:
    return np.flatnonzero(axis.coverage() == 0).tolist()
