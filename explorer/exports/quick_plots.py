"""The side-by-side plots for the screen: matplotlib's frames around pixels laid by Pillow.

A frame, with its title and its ticks, takes nearly all the time of a drawing, and depends
on nothing but words and sizes. It is drawn once for everybody, as a mask for the ink. No
pixel of a reader's image is kept here.
"""

import io
import zlib
from functools import cache, lru_cache

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.font_manager import findfont
from PIL import Image, ImageDraw, ImageFont

from explorer.exports.board import Board
from explorer.exports.canvas import (
    PAPER_AND_INK,
    Box,
    Theme,
    add_axes,
    add_bar,
    add_title,
    drawing,
    empty_figure,
)
from explorer.exports.side_by_side import (
    BAR_PLACE,
    CENTRE,
    PANEL_HEIGHT,
    PANEL_WIDTH,
    TITLE_GAP,
    bar,
    panel_digits,
    panels,
    place,
    width_of,
)
from explorer.exports.tints import INK
from pooling import Trace
from pooling.axis import Pair

TITLE_HEIGHT = 30


def quick_png(
    steps: Trace, *, is_picture: bool, theme: Theme = "light", name: str = "input"
) -> bytes:
    """Return what `explorer.exports.side_by_side.side_by_side` draws, as a PNG file.

    Parameters
    ----------
    steps : Trace
    is_picture : bool
    theme : {"light", "dark"}
    name : {"input", "features"}
        What the input is.

    Returns
    -------
    bytes
    """
    paper, ink = PAPER_AND_INK[theme]
    # Light and grey, it needs a third of the bytes, and of the time to deflate them.
    mode = "L" if theme == "light" and is_picture and steps.image.ndim == 2 else "RGB"
    scale = bar(steps, is_picture=is_picture)
    canvas = Image.new(mode, (width_of(scale), PANEL_HEIGHT), paper)
    for number, panel in enumerate(panels(steps, is_picture=is_picture, name=name)):
        cells = panel.board.pixels.shape[:2]
        left, top, width, height = place(cells)
        picture = Image.fromarray(panel.board.pixels).resize(
            (width, height), Image.Resampling.NEAREST
        )
        canvas.paste(picture, (number * PANEL_WIDTH + left, top))
        _lay_texts(canvas, panel.board, (number * PANEL_WIDTH + left, top, width, height))
        with drawing:
            frame, title = _frame(cells), _title(panel.title)
        canvas.paste(ink, (number * PANEL_WIDTH, 0), _inflate(frame, PANEL_HEIGHT))
        canvas.paste(ink, (number * PANEL_WIDTH, top - TITLE_HEIGHT), _inflate(title, TITLE_HEIGHT))
    if scale:
        left, top, width, height = BAR_PLACE
        canvas.paste(Image.fromarray(scale.pixels).resize((width, height)), (left, top))
        with drawing:
            frame = _bar_frame(scale.low, scale.high)
        canvas.paste(ink, (2 * PANEL_WIDTH, 0), _inflate(frame, PANEL_HEIGHT))
    stream = io.BytesIO()
    # In enlarged greys, runs are all there is to find.
    strategy = zlib.Z_RLE if mode == "L" else zlib.Z_DEFAULT_STRATEGY
    canvas.save(stream, "PNG", compress_level=1, compress_type=strategy)
    return stream.getvalue()


def _lay_texts(canvas: Image.Image, board: Board, box: Box) -> None:
    size = panel_digits(board)
    if not size:
        return
    left, top, width, height = box
    rows, cols = board.pixels.shape[:2]
    pen, font = ImageDraw.Draw(canvas), _font(round(size, 1))
    for row, texts in enumerate(board.texts):
        for col, text in enumerate(texts):
            at = left + (col + 0.5) * width / cols, top + (row + 0.5) * height / rows
            pen.text(at, text, INK, font, anchor="mm")


@lru_cache(maxsize=64)
def _font(size: float) -> ImageFont.FreeTypeFont:
    """Return matplotlib's own font."""
    return ImageFont.truetype(findfont("DejaVu Sans"), size)


@lru_cache(maxsize=512)
def _bar_frame(low: str, high: str) -> bytes:
    sheet = _sheet(PANEL_HEIGHT)
    left, top, width, height = BAR_PLACE
    add_bar(sheet.figure, low, high, (left - 2 * PANEL_WIDTH, top, width, height), "black")
    return _deflate(sheet)


@lru_cache(maxsize=512)
def _frame(cells: Pair) -> bytes:
    sheet = _sheet(PANEL_HEIGHT)
    add_axes(sheet.figure, cells, place(cells), "black")
    return _deflate(sheet)


@lru_cache(maxsize=512)
def _title(title: str) -> bytes:
    sheet = _sheet(TITLE_HEIGHT)
    add_title(sheet.figure, title, CENTRE[0], TITLE_HEIGHT - TITLE_GAP, "black")
    return _deflate(sheet)


@cache
def _sheet(height: int) -> FigureCanvasAgg:
    """Return the one figure of that height: a new one each time would be garbage with its dots."""
    return FigureCanvasAgg(empty_figure(PANEL_WIDTH, height, "none"))


def _deflate(sheet: FigureCanvasAgg) -> bytes:
    """Draw a figure and clear it; return how much ink was on each dot: 4 KB for a frame."""
    sheet.draw()
    ink = zlib.compress(np.asarray(sheet.buffer_rgba())[..., 3].tobytes())
    sheet.figure.clear()
    return ink


def _inflate(mask: bytes, height: int) -> Image.Image:
    return Image.frombytes("L", (PANEL_WIDTH, height), zlib.decompress(mask))
