"""What a PDF file has on its pages, read by another library than the one that wrote it."""

import io
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any

import pypdf
from matplotlib.font_manager import findfont
from PIL import ImageFont

NUMBER = re.compile(r"−?\d+(\.\d+)?(e−?\d+)?")


@dataclass(frozen=True)
class Text:
    """A line of text on a page, in points from the lower left corner.

    Attributes
    ----------
    text : str
    left, baseline, size : float
    is_bold : bool
    """

    text: str
    left: float
    baseline: float
    size: float
    is_bold: bool

    @cached_property
    def right(self) -> float:
        return self.left + font(self.is_bold).getlength(self.text) / 100 * self.size

    def overlaps(self, other: "Text") -> bool:
        is_apart = self.right <= other.left or other.right <= self.left
        above, below = sorted((self, other), key=lambda text: -text.baseline)
        return not is_apart and below.baseline + 0.75 * below.size > above.baseline


@lru_cache(maxsize=2)
def font(is_bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(findfont("DejaVu Sans:bold" if is_bold else "DejaVu Sans"), 100)


def read(file: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(file), strict=True)


@lru_cache(maxsize=64)
def texts_of(file: bytes) -> list[list[Text]]:
    """Return the lines of each page in the order in which they were written."""
    return [texts_on(page) for page in read(file).pages]


def texts_on(page: pypdf.PageObject) -> list[Text]:
    """Return the lines of a page in the order in which they were written."""
    parts = []

    def visit(text, around, _within, font_of, size) -> None:
        if text.strip():
            name = (font_of or {}).get("/BaseFont", "")
            parts.append((tuple(around[4:]), text.replace("\n", ""), size, "Bold" in name))

    page.extract_text(visitor_text=visit)
    lines = []
    for (left, baseline), group in groupby(parts, key=lambda part: part[0]):
        pieces = list(group)
        text = "".join(piece[1] for piece in pieces).strip()
        lines.append(Text(text, left, baseline, pieces[0][2], pieces[0][3]))
    return lines


def numbers_in(texts: list[Text]) -> list[float]:
    """Return the numbers that stand by themselves, as they do in and beside cells."""
    return [number_in(line.text) for line in texts if NUMBER.fullmatch(line.text)]


def number_in(text: str) -> float:
    return float(text.replace("−", "-"))


def links_on(page: pypdf.PageObject) -> list[str]:
    return [note.get_object()["/A"]["/URI"] for note in page.get("/Annots", [])]


def fonts_on(page: pypdf.PageObject) -> list[Any]:
    resources: Any = page["/Resources"]
    fonts = [font.get_object() for font in resources["/Font"].values()]
    return [font["/DescendantFonts"][0].get_object() for font in fonts]
