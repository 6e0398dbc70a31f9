"""Sheets of paper: blocks one below the other, on as many pages as they need.

All lengths are millimetres, from the upper left corner of what can be written on; the size of
letters is in points.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from matplotlib.figure import Figure

from explorer.exports.canvas import DPI
from explorer.exports.sheet import Place, Sheet
from explorer.exports.typesetting import INCH, POINT, wrapped

# Width and height.
PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
)
# What can be written on, in the middle of either paper, and what is left free around it.
WIDTH = 174.0
TOP, BOTTOM = 14.0, 12.0
# From a line to the next, in heights of letters.
LEADING = 1.4
# From the middle of a digit to its baseline, in heights of letters.
HALF_DIGIT = 0.36
# How much wider bold letters are.
BOLD = 1.14


class Page(NamedTuple):
    """A page to draw on.

    Attributes
    ----------
    sheet : Sheet
    left, top : float
        Where what can be written on begins.
    """

    sheet: Sheet
    left: float
    top: float

    def place(self, across: float, down: float, width: float = 0, height: float = 0) -> Place:
        """Return a place in dots of the sheet."""
        dots = DPI / INCH
        left, top = self.left + across, self.top + down
        return left * dots, top * dots, width * dots, height * dots


class Block(NamedTuple):
    """What stays together on a page.

    Attributes
    ----------
    height : float
        With the room below it.
    draw : callable
        ``draw(page, down)`` draws it so far down.
    is_head : bool
        Whether it may not be the last on its page.
    """

    height: float
    draw: Callable[[Page, float], None]
    is_head: bool = False


def write(
    page: Page,
    text: str,
    across: float,
    down: float,
    size: float,
    *,
    align: str = "left",
    bold: bool = False,
    link: str = "",
) -> None:
    """Write a line of text around that height, its beginning, middle or end so far across."""
    left, top, *_ = page.place(across, down + HALF_DIGIT * size * POINT)
    dots = size * DPI / 72
    page.sheet.text(left, top, text, dots, align=align, bold=bold, on="baseline", link=link)


def lines_of(
    text: str, size: float, *, bold: bool = False, below: float = 0, link: str = ""
) -> Block:
    """Set a text in lines as wide as the page.

    Parameters
    ----------
    text : str
    size : float
        Of the letters.
    bold : bool
    below : float
        The room below it.
    link : str, optional
        What it leads to.
    """
    lines = wrapped(text, size, WIDTH / (BOLD if bold else 1))
    height = LEADING * size * POINT

    def draw(page: Page, down: float) -> None:
        for number, line in enumerate(lines):
            write(page, line, 0, down + (number + 0.5) * height, size, bold=bold, link=link)

    return Block(len(lines) * height + below, draw)


def joined(blocks: Sequence[Block]) -> Block:
    """Join blocks, one below the other, so that they stay together."""

    def draw(page: Page, down: float) -> None:
        for block in blocks:
            block.draw(page, down)
            down += block.height

    return Block(sum(block.height for block in blocks), draw)


def fill_pages(blocks: Iterable[Block], room: float) -> list[Block]:
    """Fill pages with blocks, in their order.

    Parameters
    ----------
    blocks : iterable of Block
    room : float
        Of a page. A block that needs more has a page of its own.

    Returns
    -------
    list of Block
        What is on each page.
    """
    pages: list[list[Block]] = [[]]
    for block in _with_heads(blocks):
        if pages[-1] and sum(other.height for other in pages[-1]) + block.height > room:
            pages.append([])
        pages[-1].append(block)
    return list(map(joined, pages))


def _with_heads(blocks: Iterable[Block]) -> Iterable[Block]:
    """Join each head with what follows it."""
    heads: list[Block] = []
    for block in blocks:
        heads.append(block)
        if not block.is_head:
            yield joined(heads)
            heads = []
    if heads:
        yield joined(heads)


def room_on(paper: str, foot: Block) -> float:
    """Return how much height a page has above its foot."""
    return PAPERS[paper][1] - TOP - BOTTOM - foot.height


def draw_page(paper: str, block: Block, foot: Block) -> Figure:
    """Draw a page and what stands at its end.

    Parameters
    ----------
    paper : {"A4", "Letter"}
    block, foot : Block

    Returns
    -------
    Figure
        As large as the paper.
    """
    width, height = PAPERS[paper]
    sheet = Sheet(width * DPI / INCH, height * DPI / INCH)
    # No dot more or less: a printer asks about every other size.
    sheet.figure.set_size_inches(width / INCH, height / INCH)
    page = Page(sheet, (width - WIDTH) / 2, TOP)
    block.draw(page, 0)
    foot.draw(page, height - TOP - BOTTOM - foot.height)
    return sheet.figure
