"""Boards on paper: cells to read, and cells to fill in by hand."""

from collections.abc import Mapping, Sequence

from explorer.exports.paper import WIDTH, Block, Page, write
from explorer.exports.tasks import Grid
from explorer.exports.typesetting import POINT, width_of
from pooling.axis import Pair

# Height of a cell, and its least width: room enough for handwriting.
CELL = 9.0
# Room for the numbers of rows and columns, between two grids, and below them.
EDGE, GAP, BELOW = 5.0, 12.0, 4.0
# Digits in cells, and what is left free beside them.
SMALLEST, LARGEST, BESIDE = 6.5, 11.0, 1.2
TITLE, COUNTED, NAMED = 9.0, 6.5, 10.0
# Lines, in dots: of what is printed, of what is to be filled in, and of what is crossed out.
THIN, THICK, CROSS = 0.7, 2.4, 1.2
FIELD = 20.0


def width_for(longest: int) -> float:
    """Return how wide a cell is in which numbers of so many characters can be read."""
    return max(CELL, longest * width_of("0", SMALLEST) + BESIDE)


def longest_in(columns: int) -> int:
    """Return of how many characters numbers can be for so many columns to fit on paper."""
    return int(((WIDTH - EDGE) / columns - BESIDE) / width_of("0", SMALLEST))


def grid_blocks(grids: Sequence[Grid], *, is_key: bool) -> list[Block]:
    """Set grids side by side where there is room for it, or else one below the other.

    Parameters
    ----------
    grids : sequence of Grid
        Their cells are of one size.
    is_key : bool
        Whether what is to be filled in stands there.
    """
    width = width_for(max(grid.longest for grid in grids))
    lefts = [0.0]
    for grid in grids:
        lefts.append(lefts[-1] + EDGE + width * grid.shape[1] + GAP)
    if lefts[-1] - GAP > WIDTH:
        return [_row([grid], [0], width, is_key=is_key) for grid in grids]
    return [_row(grids, lefts, width, is_key=is_key)]


def _row(grids: Sequence[Grid], lefts: Sequence[float], width: float, *, is_key: bool) -> Block:
    head = 1.6 * TITLE * POINT
    rows = max(grid.shape[0] for grid in grids)

    def draw(page: Page, down: float) -> None:
        for grid, left in zip(grids, lefts, strict=False):
            write(page, grid.title, left + EDGE, down + head / 2, TITLE, bold=True)
            at = left + EDGE, down + head + EDGE
            _draw_grid(page, grid, at, width, is_key=is_key)

    return Block(head + EDGE + rows * CELL + BELOW, draw)


def _draw_grid(
    page: Page, grid: Grid, at: tuple[float, float], width: float, *, is_key: bool
) -> None:
    (left, top), (rows, cols) = at, grid.shape
    place = page.place(left, top, cols * width, rows * CELL)
    is_asked = len(grid.answers) == rows * cols
    line = THICK if is_asked else THIN
    page.sheet.frame(place, page.sheet.ink, line)
    page.sheet.grid(place, rows, cols, line, 1)
    _number(page, grid.shape, at, width)
    size = min(LARGEST, (width - BESIDE) / (grid.longest * width_of("0", 1)))
    for (row, col), text in _printed(grid, is_key=is_key).items():
        across, down = left + (col + 0.5) * width, top + (row + 0.5) * CELL
        write(page, text, across, down, size, align="center")
    for row, col in () if is_asked else grid.answers:
        cell = page.place(left + col * width, top + row * CELL, width, CELL)
        page.sheet.frame(cell, page.sheet.ink, THICK)
    for row, col in grid.crossed if is_key else ():
        _cross(page, left + col * width, top + row * CELL, width)


def _printed(grid: Grid, *, is_key: bool) -> dict[Pair, str]:
    """Return what stands in the cells, where something does."""
    texts = {
        (row, col): text
        for row, line in enumerate(grid.texts)
        for col, text in enumerate(line)
        if text
    }
    return {**texts, **grid.answers} if is_key else texts


def _number(page: Page, shape: Pair, at: tuple[float, float], width: float) -> None:
    """Write the numbers of rows and columns beside them, by which the key names them."""
    left, top = at
    for col in range(shape[1]):
        across = left + (col + 0.5) * width
        write(page, str(col + 1), across, top - EDGE / 2, COUNTED, align="center")
    for row in range(shape[0]):
        down = top + (row + 0.5) * CELL
        write(page, str(row + 1), left - EDGE / 4, down, COUNTED, align="right")


def _cross(page: Page, left: float, top: float, width: float) -> None:
    x, y, across, down = page.place(left, top, width, CELL)
    page.sheet.lines([((x, y), (x + across, y + down)), ((x, y + down), (x + across, y))], CROSS)


def fields_block(fields: Mapping[str, str], *, is_key: bool) -> Block:
    """Set numbers that have a name, each with a box for it."""

    def draw(page: Page, down: float) -> None:
        left, middle = 0.0, down + CELL / 2
        for name, value in fields.items():
            write(page, name, left, middle, NAMED)
            left += width_of(name, NAMED) + 3
            page.sheet.frame(page.place(left, down, FIELD, CELL), page.sheet.ink, THICK)
            write(page, value if is_key else "", left + FIELD / 2, middle, LARGEST, align="center")
            left += FIELD + 10

    return Block(CELL + BELOW, draw)
