"""Sheets of paper: blocks one below the other, on as many pages as they need.

All lengths are millimetres, from the upper left corner of what can be written on; the size of
letters is in points.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from explorer.exports.figures import drawing
from explorer.exports.typesetting import POINT, wrapped

# Width and height.
PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
)
# What can be written on, in the middle of either paper, and what is left free above and below.
WIDTH = 174.0
MARGIN = 13.0
INCH = 25.4
# From a line to the next, and from the top of a line to its baseline, in heights of letters.
LEADING, ASCENT = 1.4, 1.05
INK = "#000000"


class Block(NamedTuple):
    """What stays together on a page.

    Attributes
    ----------
    height : float
        With the room below it.
    draw : callable
        ``draw(page, top)`` draws it so far down.
    is_head : bool
        Whether it may not be the last on its page.
    """

    height: float
    draw: Callable[[Axes, float], None]
    is_head: bool = False


def lines_of(
    text: str, size: float, *, weight: str = "normal", below: float = 0, url: str | None = None
) -> Block:
    """Set a text in lines as wide as the page.

    Parameters
    ----------
    text : str
    size : float
        Of the letters.
    weight : {"normal", "bold"}
    below : float
        The room below it.
    url : str, optional
        What it leads to.
    """
    # Bold letters are wider than those that are measured.
    lines = wrapped(text, size, WIDTH * (0.88 if weight == "bold" else 1))
    height = LEADING * size * POINT

    def draw(page: Axes, top: float) -> None:
        for number, line in enumerate(lines):
            baseline = top + number * height + ASCENT * size * POINT
            write(page, line, 0, baseline, size, weight=weight, url=url)

    return Block(len(lines) * height + below, draw)


def write(
    page: Axes,
    text: str,
    across: float,
    down: float,
    size: float,
    *,
    align: str = "left",
    weight: str = "normal",
    url: str | None = None,
) -> None:
    """Write a text with its baseline so far down, aligned to what is so far across."""
    page.text(
        across,
        down,
        text,
        fontsize=size,
        color=INK,
        ha=align,
        weight=weight,
        url=url,
        parse_math=False,
    )


def joined(blocks: Sequence[Block], *, is_head: bool = False) -> Block:
    """Join blocks, one below the other, so that they stay together."""

    def draw(page: Axes, top: float) -> None:
        for block in blocks:
            block.draw(page, top)
            top += block.height

    return Block(sum(block.height for block in blocks), draw, is_head)


def pages_of(blocks: Iterable[Block], room: float) -> list[list[Block]]:
    """Fill pages with blocks, in their order.

    Parameters
    ----------
    blocks : iterable of Block
    room : float
        Of a page. A block that needs more has a page of its own.
    """
    pages: list[list[Block]] = [[]]
    for block in _with_heads(blocks):
        if pages[-1] and sum(other.height for other in pages[-1]) + block.height > room:
            pages.append([])
        pages[-1].append(block)
    return pages


def _with_heads(blocks: Iterable[Block]) -> Iterable[Block]:
    """Join each head with what follows it."""
    heads: list[Block] = []
    for block in blocks:
        heads.append(block)
        if not block.is_head:
            yield joined(heads)
            heads = []
    yield from heads


def as_pdf(
    pages: Sequence[Sequence[Block]], paper: str, *, title: str, foot: Callable[[int], Block]
) -> bytes:
    """Draw pages as a PDF file, the same bytes for the same blocks.

    Parameters
    ----------
    pages : sequence of sequence of Block
    paper : {"A4", "Letter"}
    title : str
    foot : callable
        ``foot(number)`` stands at the bottom of a page, counted from 1.
    """
    stream = io.BytesIO()
    # Fonts are embedded as TrueType, so that text is text, and no date is in the file.
    with (
        drawing,
        mpl.rc_context({"pdf.fonttype": 42, "font.family": "DejaVu Sans"}),
        PdfPages(stream, metadata={"Title": title, "CreationDate": None}) as file,
    ):
        for number, blocks in enumerate(pages, start=1):
            file.savefig(_drawn(blocks, paper, foot(number)))
    return stream.getvalue()


def room_on(paper: str, foot: Block) -> float:
    """Return how much height a page has above its foot."""
    return PAPERS[paper][1] - 2 * MARGIN - foot.height


def _drawn(blocks: Sequence[Block], paper: str, foot: Block) -> Figure:
    width, height = PAPERS[paper]
    left = (width - WIDTH) / 2
    figure = Figure(figsize=(width / INCH, height / INCH), dpi=72)
    page = figure.add_axes((0, 0, 1, 1))
    page.set(xlim=(-left, width - left), ylim=(height - MARGIN, -MARGIN))
    page.set_axis_off()
    joined(blocks).draw(page, 0)
    foot.draw(page, height - 2 * MARGIN - foot.height)
    return figure
