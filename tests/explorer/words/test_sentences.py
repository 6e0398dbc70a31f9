"""Sentences: plain in Markdown, and formulas that come out."""

import math
import re

import numpy as np
import pytest

from explorer.words.sentences import formula, plain, shape
from pooling import AdaptiveSpec, Geometry, PoolSpec
from tests.explorer import fitted


def test_markdown_has_nothing_left_to_read():
    text = "# [a](javascript:b) ![c](d) `e` *f* _g_ <i> $h$ :red[i] ~~j~~ | k & l \\"
    escaped = plain(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]()#!<>$~:|&]", escaped)
    assert re.sub(r"\\(.)", r"\1", escaped) == text


@pytest.mark.parametrize("text", ["https://a.b", "see WWW.a.b", "me@a.b", "mailto:me@a.b"])
def test_an_address_is_no_link(text):
    # What a Markdown reader turns into a link by itself, after it took the escapes away.
    link = r"https?://|www\.|[-.\w+]@[-\w]"
    shown = re.sub(r"\\(.)", r"\1", plain(text))
    assert re.search(link, text, re.IGNORECASE)
    assert not re.search(link, shown, re.IGNORECASE)
    assert shown.replace("\N{WORD JOINER}", "") == text


def test_several_lines_become_one_so_that_a_table_stays_whole():
    assert plain("ImportError: no\n\nsuch\tfile ") == "ImportError\\: no such file"


def test_a_shape_is_rows_by_columns():
    assert shape((3, 5)) == "3 × 5"


FORMULAS = {
    "floor((5 − 2) / 2) + 1 = 2": PoolSpec(),
    "ceil((5 − 2) / 2) + 1 = 3": PoolSpec(ceil_mode=True),
    "ceil(5 / 2) = 3": PoolSpec(padding="same"),
    "ceil(5 / 3) = 2": PoolSpec(stride=3, padding="same_lower", ceil_mode=True),
    "floor((5 + 1 + 0 − 2) / 2) + 1 = 3": PoolSpec(padding=((1, 0), (0, 0))),
    "floor((5 − 3) / 2) + 1 = 2": PoolSpec(dilation=2),
    # The window that rounding up would add starts in the padding, so it is dropped.
    "ceil((5 + 1 + 1 − 2) / 2) + 1 − 1 = 3": PoolSpec(padding=1, ceil_mode=True),
    "floor((i − 1) · 5 / 3) + 1 to ceil(i · 5 / 3)": AdaptiveSpec(3),
    "1 to 5": AdaptiveSpec((1, 4)),
}


@pytest.mark.parametrize(("said", "spec"), FORMULAS.items())
def test_the_output_length_is_said_with_its_numbers(said, spec):
    geometry = Geometry.of(spec, (5, 9))
    assert formula(geometry, geometry.rows) == said


def test_every_formula_comes_out_as_it_says():
    rng = np.random.default_rng(11)
    seen = set()
    for _ in range(2000):
        size = int(rng.integers(1, 5))
        padding = ("valid", "same", "same_lower", int(rng.integers(size)))[int(rng.integers(4))]
        ceil_mode = bool(rng.integers(2))
        spec = PoolSpec(size, int(rng.integers(1, 5)), padding=padding, ceil_mode=ceil_mode)
        length = int(rng.integers(1, 30))
        try:
            geometry = Geometry.of(spec, (length, length))
        except ValueError:
            continue
        said = formula(geometry, geometry.cols)
        left, right = said.replace("−", "-").split(" = ")
        value = eval(left, {"floor": math.floor, "ceil": math.ceil})  # noqa: S307
        assert value == int(right) == geometry.output_shape[1], said
        seen.add(re.sub(r"\d+", "n", said))
    assert len(seen) == 7


@pytest.mark.parametrize("output_length", range(1, 12))
@pytest.mark.parametrize("length", [1, 4, 5, 9])
def test_the_cells_of_every_window_come_out_as_the_formula_says(length, output_length):
    geometry = Geometry.of(AdaptiveSpec((2, output_length)), (3, length))
    said = formula(geometry, geometry.cols).replace("−", "-").replace("·", "*")
    first, last = said.split(" to ")
    for number, cells in enumerate(fitted.reads(length, output_length), start=1):
        names = {"floor": math.floor, "ceil": math.ceil, "i": number}
        ends = eval(first, names), eval(last, names)  # noqa: S307
        assert ends == (cells[0] + 1, cells[-1] + 1)
