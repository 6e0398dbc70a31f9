"""Boards on paper: cells to read, and cells to fill in by hand."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from explorer.exports.paper import INK, WIDTH, Block, write
from explorer.exports.tasks import Board
from explorer.exports.typesetting import POINT, width_of
from pooling.axis import Pair

# Height of a cell, and its least width: room enough for handwriting.
CELL = 9.0
# Room for the numbers of rows and columns, and between two boards.
MARGIN, GAP = 5.0, 12.0
# Digits in cells, in points, and what is left free beside them.
SMALLEST, LARGEST, BESIDE = 6.5, 11.0, 1.2
TITLE, COUNTED = 9.0, 6.5
THIN, THICK = 0.5, 1.8
FIELD_WIDTH = 20.0


def width_for(longest: int) -> float:
    """Return how wide a cell is in which numbers of so many characters can be read."""
    return max(CELL, longest * width_of("0", SMALLEST) + BESIDE)


def longest_in(columns: int) -> int:
    """Return of how many characters numbers can be for so many columns to fit on paper."""
    return int(((WIDTH - MARGIN) / columns - BESIDE) / width_of("0", SMALLEST))


def board_blocks(boards: Sequence[Board], *, is_key: bool) -> list[Block]:
    """Set boards side by side where there is room for it, or else one below the other.

    Parameters
    ----------
    boards : sequence of Board
    is_key : bool
        Whether what is to be filled in stands there.
    """
    width = width_for(max(board.longest for board in boards))
    widths = [MARGIN + width * board.shape[1] for board in boards]
    if sum(widths) + GAP * (len(boards) - 1) > WIDTH:
        return [_row([board], [0], width, is_key=is_key) for board in boards]
    lefts = [sum(widths[:number]) + GAP * number for number in range(len(boards))]
    return [_row(boards, lefts, width, is_key=is_key)]


def _row(boards: Sequence[Board], lefts: Sequence[float], width: float, *, is_key: bool) -> Block:
    head = 1.6 * TITLE * POINT + MARGIN
    rows = max(board.shape[0] for board in boards)

    def draw(page: Axes, top: float) -> None:
        for board, left in zip(boards, lefts, strict=True):
            write(page, board.title, left + MARGIN, top + TITLE * POINT, TITLE, weight="bold")
            _draw_board(page, board, (left + MARGIN, top + head), width, is_key=is_key)

    return Block(head + rows * CELL + 4, draw)


def _draw_board(
    page: Axes, board: Board, corner: tuple[float, float], width: float, *, is_key: bool
) -> None:
    left, top = corner
    places = {
        cell: (left + cell[1] * width, top + cell[0] * CELL) for cell in np.ndindex(board.shape)
    }
    _count(page, board.shape, corner, width)
    for cell, place in places.items():
        is_left_out = bool(board.answers) and cell not in board.answers
        _frame(page, place, width, THIN, ":" if is_left_out else "-")
        _print(page, board.texts[cell[0]][cell[1]], place, width)
    for cell, answer in board.answers.items():
        _frame(page, places[cell], width, THICK, "-")
        _print(page, answer if is_key else "", places[cell], width)
    for cell in board.crossed if is_key else ():
        _cross(page, places[cell], width)


def _count(page: Axes, shape: Pair, corner: tuple[float, float], width: float) -> None:
    """Write the numbers of rows and columns beside them, by which the key names them."""
    left, top = corner
    for col in range(shape[1]):
        across = left + (col + 0.5) * width
        write(page, str(col + 1), across, top - 1.2, COUNTED, align="center")
    for row in range(shape[0]):
        down = top + (row + 0.5) * CELL + 0.35 * COUNTED * POINT
        write(page, str(row + 1), left - 1.2, down, COUNTED, align="right")


def _frame(page: Axes, place: tuple[float, float], width: float, stroke: float, style: str) -> None:
    page.add_patch(
        Rectangle(place, width, CELL, fill=False, edgecolor=INK, linewidth=stroke, linestyle=style)
    )


def _print(page: Axes, text: str, place: tuple[float, float], width: float) -> None:
    if not text:
        return
    size = min(LARGEST, (width - BESIDE) / width_of(text, 1))
    down = place[1] + CELL / 2 + 0.36 * size * POINT
    write(page, text, place[0] + width / 2, down, size, align="center")


def _cross(page: Axes, place: tuple[float, float], width: float) -> None:
    left, top = place
    right, bottom = left + width, top + CELL
    for ends in ((top, bottom), (bottom, top)):
        page.plot((left, right), ends, color=INK, linewidth=1)


def fields_block(fields: Mapping[str, str], *, is_key: bool) -> Block:
    """Set numbers that have a name, each with a box for it."""
    texts = list(fields)

    def draw(page: Axes, top: float) -> None:
        across = 0.0
        for name in texts:
            write(page, name, across, top + CELL / 2 + 0.36 * 10 * POINT, 10)
            across += width_of(name, 10) + 3
            _frame(page, (across, top), FIELD_WIDTH, THICK, "-")
            _print(page, fields[name] if is_key else "", (across, top), FIELD_WIDTH)
            across += FIELD_WIDTH + 10

    return Block(CELL + 4, draw)
