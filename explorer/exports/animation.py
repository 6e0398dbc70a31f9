"""All steps of a pooling as an animated picture: GIF or WebP. No Streamlit."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image, ImageColor

from explorer.exports.canvas import DPI, PAPER_AND_INK, drawing
from explorer.exports.sheet import COLOURS
from explorer.exports.steps import Look, Scene
from explorer.exports.tints import INK
from explorer.words.catalogue import say
from explorer.words.sentences import shape
from pooling import Trace
from pooling.axis import Pair

# At most so many frames: a larger run goes row by row, and a still larger one several rows at once.
MOST_FRAMES = 144
PACES = (1, 2, 4, 10)
MOST_COLOURS = 255
NEARLY = 8
# Twice as long as the others, the last frame says that this is all.
LAST = 2


@dataclass(frozen=True)
class Run:
    """How an animation goes.

    Attributes
    ----------
    pace : int
        Frames a second.
    loops : bool
        Whether it begins again.
    width : int
        In pixels.
    """

    pace: int = 2
    loops: bool = True
    width: int = 960


def stops(steps: Trace) -> list[tuple[Pair, int]]:
    """Return what each frame shows: a window, and how many cells of the output are there.

    Every window while these are at most `MOST_FRAMES`; else the last one of every row, or of
    every so many rows.
    """
    rows, cols = steps.geometry.output_shape
    if rows * cols <= MOST_FRAMES:
        return [(divmod(place, cols), place + 1) for place in range(rows * cols)]
    many = -(-rows // MOST_FRAMES)
    ends = [*range(many - 1, rows, many)]
    if ends[-1] != rows - 1:
        ends.append(rows - 1)
    return [((row, cols - 1), (row + 1) * cols) for row in ends]


def as_gif(steps: Trace, look: Look, run: Run) -> bytes:
    """Return all steps as a GIF, with what it shows as its comment.

    Parameters
    ----------
    steps : Trace
    look : Look
    run : Run

    Returns
    -------
    bytes
    """
    shown = stops(steps)
    # The last one comes first, for its colours, and then each is drawn as it is written.
    frames = _frames(steps, look, run, [shown[-1], *shown])
    last, first = next(frames), next(frames)
    palette = _palette(first, last, look)
    drawn = (
        frame.quantize(palette=palette, dither=Image.Dither.NONE)
        for frame in chain([first], frames)
    )
    comment = alt_text(steps).encode("ascii", "replace")
    pauses = _pauses(len(shown), run)
    # Without a number of repetitions a GIF is shown once.
    loop = {"loop": 0} if run.loops else {}
    return _saved(drawn, "GIF", duration=pauses, comment=comment, optimize=True, disposal=1, **loop)


def _palette(first: Image.Image, last: Image.Image, look: Look) -> Image.Image:
    """Return one palette for all frames, so that nothing flickers, as an image.

    It has the colours of the theme as they are, and a place left for what stays as it was.
    """
    both = Image.new("RGB", (first.width, 2 * first.height))
    both.paste(first)
    both.paste(last, (0, first.height))
    names = (*PAPER_AND_INK[look.theme], *COLOURS[look.theme], INK)
    exact = np.array([ImageColor.getrgb(name)[:3] for name in names])
    cut = both.quantize(MOST_COLOURS - len(exact), Image.Quantize.MEDIANCUT).getpalette() or []
    found = np.array(cut).reshape(-1, 3)
    # Of two that are nearly the same Pillow may take either.
    apart = np.abs(found[:, None] - exact).max(axis=2).min(axis=1) > NEARLY
    palette = Image.new("P", (1, 1))
    palette.putpalette(np.concatenate([exact, found[apart]]).astype(np.uint8).tobytes())
    return palette


def as_webp(steps: Trace, look: Look, run: Run) -> bytes:
    """Return all steps as a WebP, with what it shows as the description of its metadata.

    Parameters
    ----------
    steps : Trace
    look : Look
    run : Run

    Returns
    -------
    bytes
    """
    shown = stops(steps)
    frames = _frames(steps, look, run, shown)
    pauses = _pauses(len(shown), run)
    xmp = _xmp(alt_text(steps))
    loop = 0 if run.loops else 1
    # Nobody starts in its middle: without whole frames on the way it is half as large.
    how = {"kmin": 0, "kmax": 0, "quality": 80, "method": 2}
    return _saved(frames, "WEBP", duration=pauses, loop=loop, xmp=xmp, **how)


def alt_text(steps: Trace) -> str:
    """Say what an animation shows."""
    return say(
        "pictures.alt",
        mode=say(f"values.{steps.spec.mode}"),
        input=shape(steps.image.shape[:2]),
        output=shape(steps.output.shape[:2]),
    )


def _frames(
    steps: Trace, look: Look, run: Run, shown: Sequence[tuple[Pair, int]]
) -> Iterator[Image.Image]:
    """Draw what does not move once, and each step over it."""
    rows, cols = steps.geometry.output_shape
    by_rows = rows * cols > MOST_FRAMES
    with drawing:
        scene = Scene(steps, look)
        figure, sheet = scene.sheet.figure, scene.sheet
        figure.set_dpi(DPI * run.width / figure.bbox.width)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        still = canvas.copy_from_bbox(figure.bbox)
        count = len(sheet.artists)
    for at, filled in shown:
        done = say("stage.row_done", row=at[0] + 1, rows=rows) if by_rows else ""
        with drawing:  # and between two frames others have their turn
            canvas.restore_region(still)
            scene.show(at, filled, done)
            for artist in sheet.artists[count:]:
                artist.draw(canvas.renderer)
                artist.remove()
            del sheet.artists[count:]
            frame = np.asarray(canvas.buffer_rgba())[..., :3].copy()
        yield Image.fromarray(frame)


def _pauses(count: int, run: Run) -> list[int]:
    """Return how long each frame is shown, in milliseconds."""
    pause = round(1000 / run.pace)
    return [pause] * (count - 1) + [LAST * pause]


def _saved(frames: Iterator[Image.Image], kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    next(frames).save(stream, kind, save_all=True, append_images=frames, **options)
    return stream.getvalue()


def _xmp(description: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about="">'
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(description)}</rdf:li></rdf:Alt></dc:description>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()
