"""A step as a picture, in the look of the stage: input, window, operation, output and sentence."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from explorer.exports.board import boards_of, draw_board, number_edges
from explorer.exports.canvas import Theme
from explorer.exports.region import Input, stretches
from explorer.exports.sheet import Cells, Sheet
from explorer.words.catalogue import say
from explorer.words.sentences import shape
from explorer.words.windows import tell
from pooling import MODES, Trace
from pooling.axis import Pair

# In dots: the sheet, what is around the pictures, and the room that each has.
WIDTH, MARGIN = 1280, 24
TITLE, TOP = 28, 70
INPUT, OPERATION, OUTPUT, TALLEST = 500, 220, 400, 460
LARGEST_CELL, LARGEST_LENS_CELL = 64, 72
LETTERS, FORMULA = 17, 24
LETTER_WIDTH = 0.58
SENTENCE_LINES = 2
# Below so many dots a cell has no ring.
LEAST_RINGED = 6


@dataclass(frozen=True)
class Look:
    """How steps are drawn.

    Attributes
    ----------
    is_picture : bool
        Whether cells are pixels, and not numbers.
    theme : {"light", "dark"}
    name : {"input", "features"}
        What the input is.
    channel : int
        The one that the formula is about, of a colour image.
    """

    is_picture: bool
    theme: Theme = "light"
    name: str = "input"
    channel: int = 0


class Scene:
    """What all steps of a pooling have in common, drawn once, and each step over it.

    Attributes
    ----------
    sheet : Sheet
        It has what does not move until `show` is called.
    """

    def __init__(self, steps: Trace, look: Look) -> None:
        self.steps, self.look = steps, look
        board, self._output = boards_of(steps, is_picture=look.is_picture)
        self._input = Input(steps, board, look.is_picture, look.channel)
        self._layout()
        self._draw_still()

    def _layout(self) -> None:
        rows, cols = len(self._input.rows), len(self._input.cols)
        out_rows, out_cols = self.steps.geometry.output_shape
        side = min(INPUT / cols, TALLEST / rows)
        out_side = min(OUTPUT / out_cols, TALLEST / out_rows)
        if not self.look.is_picture:
            side = out_side = min(side, out_side, LARGEST_CELL)
        room = WIDTH - 2 * MARGIN - cols * side - OPERATION - out_cols * out_side
        gap = room / 4
        left = MARGIN + gap
        self._cells = Cells(left, TOP, side, self._input.rows.start, self._input.cols.start)
        self._lens_left = left + cols * side + gap
        self._out = Cells(self._lens_left + OPERATION + gap, TOP, out_side)
        self._tall = max(rows * side, out_rows * out_side, OPERATION)
        height = TOP + self._tall + 64 + SENTENCE_LINES * 1.4 * LETTERS + MARGIN
        self.sheet = Sheet(WIDTH, height, self.look.theme)

    def _draw_still(self) -> None:
        sheet, image, output = self.sheet, self.steps.image, self.steps.output
        across = len(self._input.cols) * self._cells.side
        titles = (
            (say(f"stage.{self.look.name}"), image, self._cells.left, across),
            (say("stage.output"), output, self._out.left, output.shape[1] * self._out.side),
        )
        for name, values, left, width in titles:
            title = f"{name} {shape(values.shape[:2])}"
            sheet.text(left + width / 2, TITLE, title, LETTERS, bold=True)
        mode = say(f"values.{self.steps.spec.mode}")
        centre = self._lens_left + OPERATION / 2
        sheet.text(centre, TITLE, mode[0].upper() + mode[1:], LETTERS, bold=True)
        self._input.draw(sheet, self._cells, self._input.rows, self._input.cols)
        self._input.hatch_unread(sheet, self._cells)
        draw_board(sheet, self._output, self._out)
        for cells, values in ((self._cells, image), (self._out, output)):
            number_edges(sheet, cells, values.shape[:2])

    def show(self, at: Pair, filled: int | None = None, sentence: str = "") -> None:
        """Draw a step.

        Parameters
        ----------
        at : (int, int)
            Row and column of the output, from 0.
        filled : int, optional
            So many cells of the output are there, in row order; all where it is left out.
        sentence : str, optional
            In place of the one about the window.
        """
        sheet, (rows, cols) = self.sheet, self._positions(at)
        told = tell(self.steps, at, self.look.channel)
        if filled is not None:
            self._cover(filled)
        makers = self._makers(at, rows, cols)
        ringed = makers if self._cells.side >= LEAST_RINGED else []
        self._mark(self._cells, rows, cols, ringed)
        sheet.frame(self._out.place(*at), sheet.window, 3, halo=True)
        self._draw_lens(rows, cols, makers)
        below = TOP + self._tall
        size = min(FORMULA, (WIDTH - 2 * MARGIN) / (0.7 * len(told.formula)))
        sheet.text(WIDTH / 2, below + 34, told.formula, size, bold=True)
        letters = int((WIDTH - 2 * MARGIN) / (LETTER_WIDTH * LETTERS))
        lines = textwrap.fill(sentence or told.sentence, letters)
        sheet.text(WIDTH / 2, below + 60, lines, LETTERS, on="top")

    def _positions(self, at: Pair) -> tuple[list[int], list[int]]:
        geometry = self.steps.geometry
        return geometry.rows.window(at[0]), geometry.cols.window(at[1])

    def _makers(self, at: Pair, rows: Sequence[int], cols: Sequence[int]) -> list[Pair]:
        row, col = at
        one = slice(row, row + 1), slice(col, col + 1)
        cells, real, output = (
            values[one] for values in (self.steps.windows, self.steps.is_real, self.steps.output)
        )
        if output.ndim == 3:
            cells, output = cells[..., self.look.channel], output[..., self.look.channel]
        made = MODES[self.steps.spec.mode].makers(cells, real, output)[0, 0]
        return [(rows[place[0]], cols[place[1]]) for place in np.argwhere(made).tolist()]

    def _mark(self, cells: Cells, rows: list[int], cols: list[int], makers: Sequence[Pair]) -> None:
        for (row, height), (col, width) in product(stretches(rows), stretches(cols)):
            place = cells.place(row, col, height, width)
            self.sheet.frame(place, self.sheet.window, 3, halo=True)
        for row, col in makers:
            self.sheet.ring(cells.place(row, col))

    def _draw_lens(self, rows: list[int], cols: list[int], makers: Sequence[Pair]) -> None:
        height, width = rows[-1] - rows[0] + 1, cols[-1] - cols[0] + 1
        side = min(OPERATION / max(height, width), LARGEST_LENS_CELL)
        left = self._lens_left + (OPERATION - width * side) / 2
        top = TOP + (self._tall - height * side) / 2
        lens = Cells(left, top, side, rows[0], cols[0])
        rows_of_it, cols_of_it = (range(places[0], places[-1] + 1) for places in (rows, cols))
        self._input.draw(self.sheet, lens, rows_of_it, cols_of_it)
        self._mark(lens, rows, cols, makers if side >= LEAST_RINGED else [])

    def _cover(self, filled: int) -> None:
        """Empty the cells of the output that are not there yet; a picture is emptied as a whole."""
        rows, cols = self.steps.geometry.output_shape
        row, col = divmod(filled, cols)
        if row < rows and col:
            self._empty(row, col, 1, cols - col)
            row += 1
        if row < rows:
            self._empty(row, 0, rows - row, cols)

    def _empty(self, row: int, col: int, height: int, width: int) -> None:
        lines = (1, 1) if self.look.is_picture else (height, width)
        self.sheet.empty(self._out.place(row, col, height, width), *lines)


def step_of(steps: Trace, at: Pair, look: Look) -> Sheet:
    """Draw one step of a pooling.

    Parameters
    ----------
    steps : Trace
    at : (int, int)
        Row and column of the output, from 0.
    look : Look

    Returns
    -------
    Sheet
    """
    scene = Scene(steps, look)
    scene.show(at)
    return scene.sheet
