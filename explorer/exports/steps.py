"""A step as a picture, in the look of the stage: input, window, operation, output and sentence."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from matplotlib.ticker import MaxNLocator

from explorer.exports.board import Board, boards_of, digit_size
from explorer.exports.canvas import Theme
from explorer.exports.sheet import Cells, Place, Sheet
from explorer.exports.tints import INK
from explorer.words.catalogue import say
from explorer.words.numbers import number
from explorer.words.sentences import shape
from explorer.words.windows import tell
from pooling import MODES, Trace
from pooling.axis import NO_CELL, Axis, Pair

# In dots: the sheet, what is around the pictures, and the room that each has.
WIDTH, MARGIN, GAP = 1280, 24, 44
TITLE, TOP = 30, 68
INPUT, OPERATION, OUTPUT, TALLEST = 500, 220, 400, 460
LARGEST_CELL, LARGEST_LENS_CELL = 64, 72
LETTERS, FORMULA = 17, 24
LETTER_WIDTH = 0.58
SENTENCE_LINES = 2
# Below so many dots a cell has no ring; fewer than so many cells have each its number at the edge.
LEAST_RINGED, MOST_NUMBERED = 6, 32


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
        self._input, self._output = boards_of(steps, is_picture=look.is_picture)
        self._axes = steps.geometry.rows, steps.geometry.cols
        self._extent = tuple(map(_extent, self._axes))
        self._layout()
        self._draw_still()

    def _layout(self) -> None:
        (_, rows), (_, cols) = self._extent
        out_rows, out_cols = self.steps.geometry.output_shape
        side = min(INPUT / cols, TALLEST / rows)
        out_side = min(OUTPUT / out_cols, TALLEST / out_rows)
        if not self.look.is_picture:
            side = out_side = min(side, out_side, LARGEST_CELL)
        room = WIDTH - 2 * MARGIN - cols * side - OPERATION - out_cols * out_side
        gap = room / 4
        left = MARGIN + gap
        self._cells = Cells(left, TOP, side, self._extent[0][0], self._extent[1][0])
        self._lens_left = left + cols * side + gap
        self._out = Cells(self._lens_left + OPERATION + gap, TOP, out_side)
        self._tall = max(rows * side, out_rows * out_side, OPERATION)
        height = TOP + self._tall + 64 + SENTENCE_LINES * 1.4 * LETTERS + MARGIN
        self.sheet = Sheet(WIDTH, height, self.look.theme)

    def _draw_still(self) -> None:
        sheet, image, output = self.sheet, self.steps.image, self.steps.output
        (row, rows), (col, cols) = self._extent
        titles = (
            (say(f"stage.{self.look.name}"), image, self._cells.left, cols * self._cells.side),
            (say("stage.output"), output, self._out.left, output.shape[1] * self._out.side),
        )
        for name, values, left, width in titles:
            title = f"{name} {shape(values.shape[:2])}"
            sheet.text(left + width / 2, TITLE, title, LETTERS, bold=True)
        mode = say(f"values.{self.steps.spec.mode}")
        centre = self._lens_left + OPERATION / 2
        sheet.text(centre, TITLE, mode[0].upper() + mode[1:], LETTERS, bold=True)
        self._draw_region(self._cells, range(row, row + rows), range(col, col + cols))
        self._draw_unread()
        _draw_board(sheet, self._output, self._out)
        for cells, values in ((self._cells, image), (self._out, output)):
            _number_edges(sheet, cells, values.shape[:2])

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
        rows, cols = (
            [place for place in axis.positions()[index].tolist() if place != NO_CELL]
            for axis, index in zip(self._axes, at, strict=True)
        )
        return rows, cols

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
        for (row, height), (col, width) in product(_runs(rows), _runs(cols)):
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
        self._draw_region(lens, range(rows[0], rows[-1] + 1), range(cols[0], cols[-1] + 1))
        self._mark(lens, rows, cols, makers if side >= LEAST_RINGED else [])

    def _draw_region(self, cells: Cells, rows: range, cols: range) -> None:
        """Draw a rectangle of the input, which may reach into the padding."""
        height, width = self.steps.image.shape[:2]
        inner_rows = range(max(rows.start, 0), min(rows.stop, height))
        inner_cols = range(max(cols.start, 0), min(cols.stop, width))
        if inner_rows and inner_cols:
            part = (
                slice(inner_rows.start, inner_rows.stop),
                slice(inner_cols.start, inner_cols.stop),
            )
            texts = [row[part[1]] for row in self._input.texts[part[0]]]
            board = Board(self._input.pixels[part], texts or self._numbers(part, cells.side))
            first = cells.place(inner_rows.start, inner_cols.start)
            _draw_board(self.sheet, board, Cells(first[0], first[1], cells.side))
        self._draw_padding(cells, rows, cols)

    def _numbers(self, part: tuple[slice, slice], side: float) -> list[list[str]]:
        """Return the numbers of pixels, where they are large enough to have them."""
        values = self.steps.image[part]
        if values.ndim == 3:
            values = values[..., self.look.channel]
        if side < 2 * LETTERS:
            return []
        return [[number(value) for value in row] for row in values.tolist()]

    def _draw_padding(self, cells: Cells, rows: range, cols: range) -> None:
        height, width = self.steps.image.shape[:2]
        sheet = self.sheet
        is_inside = rows.start >= 0 <= cols.start and rows.stop <= height and cols.stop <= width
        if is_inside:
            return
        if self.look.is_picture:
            place = cells.place(rows.start, cols.start, len(rows), len(cols))
            sheet.frame(place, sheet.soft, dashed=True)
            return
        for row, col in product(rows, cols):
            if 0 <= row < height and 0 <= col < width:
                continue
            left, top, across, down = cells.place(row, col)
            sheet.frame((left, top, across, down), sheet.soft, 0.8, dashed=True)
            size = min(0.45 * cells.side, LETTERS)
            text = self._held(row, col)
            sheet.text(left + across / 2, top + down / 2, text, size, colour=sheet.soft)

    def _held(self, row: int, col: int) -> str:
        """Say what a cell of padding holds."""
        spec = self.steps.spec
        ends = [axis.length + axis.pad_after for axis in self._axes]
        counts = spec.mode == "average" and getattr(spec, "count_include_pad", False)
        return "0" if counts and row < ends[0] and col < ends[1] else "\N{EN DASH}"

    def _draw_unread(self) -> None:
        height, width = self.steps.image.shape[:2]
        for axis, place in (
            (self._axes[0], lambda at, many: (at, 0, many, width)),
            (self._axes[1], lambda at, many: (0, at, height, many)),
        ):
            for at, many in _runs(np.flatnonzero(axis.coverage() == 0).tolist()):
                self.sheet.hatch(self._cells.place(*place(at, many)))

    def _cover(self, filled: int) -> None:
        """Cover the cells of the output that are not there yet."""
        rows, cols = self.steps.geometry.output_shape
        row, col = divmod(filled, cols)
        rest: list[Place] = []
        if row < rows and col:
            rest.append(self._out.place(row, col, 1, cols - col))
            row += 1
        if row < rows:
            rest.append(self._out.place(row, 0, rows - row, cols))
        for place in rest:
            self.sheet.frame(place, self.sheet.soft, 1, fill=self.sheet.paper)


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


def _extent(axis: Axis) -> tuple[int, int]:
    """Return the first position of an axis with its padding, and how many there are."""
    return -axis.pad_before, axis.pad_before + axis.length + axis.pad_after + axis.overhang


def _runs(places: Sequence[int]) -> list[Pair]:
    """Return the stretches of rising numbers, each as its first and how many there are."""
    runs: list[Pair] = []
    for place in places:
        if runs and sum(runs[-1]) == place:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((place, 1))
    return runs


def _draw_board(sheet: Sheet, board: Board, cells: Cells) -> None:
    rows, cols = board.pixels.shape[:2]
    place = cells.place(cells.row, cells.col, rows, cols)
    sheet.pixels(board.pixels, place)
    if board.texts:
        sheet.grid(place, rows, cols)
    sheet.frame(place, sheet.soft)
    size = digit_size(board.texts, cells.side)
    for row, texts in enumerate(board.texts if size else []):
        for col, text in enumerate(texts):
            left, top, across, down = cells.place(cells.row + row, cells.col + col)
            ink = _ink_on(board.pixels[row, col])
            sheet.text(left + across / 2, top + down / 2, text, size, colour=ink)


def _ink_on(pixel: np.ndarray) -> str:
    """Return what stands out from a pixel: a grey one, or one of red, green and blue."""
    share = np.broadcast_to(pixel, 3) @ (0.2126, 0.7152, 0.0722)
    return INK if share > 110 else "#FFFFFF"


def _number_edges(sheet: Sheet, cells: Cells, lengths: Pair) -> None:
    size = min(0.8 * LETTERS, max(0.5 * cells.side, 0.6 * LETTERS))
    for number_, place in _edges(lengths[0]):
        left, top, _, down = cells.place(place, cells.col)
        sheet.text(left - 8, top + down / 2, number_, size, colour=sheet.soft, align="right")
    for number_, place in _edges(lengths[1]):
        left, top, across, _ = cells.place(cells.row, place)
        sheet.text(left + across / 2, top - 10, number_, size, colour=sheet.soft)


def _edges(length: int) -> list[tuple[str, int]]:
    if length <= MOST_NUMBERED:
        numbers = range(1, length + 1)
    else:
        ticks = MaxNLocator(6, integer=True).tick_values(1, length)
        numbers = [int(tick) for tick in ticks if 1 <= tick <= length]
    return [(str(place), place - 1) for place in numbers]
