"""Worksheets and their keys, read back: what they ask, every number, and where it stands."""

import subprocess
import sys
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from explorer.exports.handout import Handout, why_left_out
from explorer.exports.worksheet import answer_key, worksheet
from explorer.lessons.course import own_question
from explorer.lessons.practice import exercise
from explorer.words import catalogue
from pooling import AdaptiveSpec, PoolSpec, gradient, pool
from pooling.problem import Pooled
from tests.explorer.exports.printed import fonts_on, links_on, number_in, numbers_in, read, texts_of
from tests.explorer.words.pseudo import WORD, translated
from tests.imports import ROOT
from tests.pooling.strategies import spec_fields

MATRIX = np.array([[10.0, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]])
LINK = "https://lab.example/?tab=download&seed=7&level=2"
LONG_LINK = "https://lab.example/?matrix=" + ",".join(["-123.5"] * 256)
WIDE = np.round(np.random.default_rng(3).uniform(-999, 999, (16, 16)), 1)
MATRICES = npst.arrays(
    np.float64,
    npst.array_shapes(min_dims=2, max_dims=2, max_side=16),
    elements=st.integers(-99, 99) | st.integers(-999, 999).map(lambda value: value / 10),
)


def handout(image=MATRIX, spec=None, **fields) -> Handout:
    own = own_question(image, spec or PoolSpec(), ())
    return replace(Handout(LINK, seed=7, level=2, own=own), **fields)


@cache
def sheet_of(made: Handout) -> bytes:
    return worksheet(made)


@cache
def key_of(made: Handout) -> bytes:
    return answer_key(made)


def lines(file: bytes) -> list[str]:
    return [line.text for page in texts_of(file) for line in page]


CORNERS = [
    handout(),
    handout(np.array([[7.0]]), PoolSpec(1), exercises=2),
    handout(np.arange(16.0)[None], PoolSpec((1, 3), 1, "average"), paper="Letter"),
    handout(np.arange(16.0)[:, None] / 4, PoolSpec((3, 1), 1, "l2"), level=1),
    handout(WIDE, PoolSpec(2, 1), level=3, exercises=6, link=LONG_LINK, paper="Letter"),
    handout(np.rint(WIDE), PoolSpec(3, 2, "average", 1, 1, True, True), exercises=2),
    handout(np.array([[-123.45, 2, 0.1], [0.2, 0.3, 4]]), AdaptiveSpec((2, 2), "median")),
    handout(MATRIX, PoolSpec(2, 1, "min", "same_lower", 2), level=3, seed=1),
    handout(own=None, level=3, exercises=6, seed=9999, link=LONG_LINK),
]


@pytest.mark.parametrize(
    ("made", "size"),
    [(CORNERS[0], (595.28, 841.89)), (CORNERS[2], (612, 792))],
    ids=["A4", "Letter"],
)
def test_every_page_is_as_large_as_the_paper(made, size):
    for file in (sheet_of(made), key_of(made)):
        for page in read(file).pages:
            assert page.mediabox[2:] == pytest.approx(size, abs=0.01)


def test_a_file_has_a_title_and_no_date():
    assert dict(read(sheet_of(CORNERS[0])).metadata or {}) == {"/Title": "Pooling: exercises"}
    assert lines(sheet_of(CORNERS[0]))[0] == "Pooling: exercises"
    assert lines(key_of(CORNERS[0]))[0] == "Pooling: answers to the exercises"


def test_there_is_a_line_for_a_name_and_a_date_and_none_on_the_key():
    assert {"Name", "Date"} <= set(lines(sheet_of(CORNERS[0])))
    assert not {"Name", "Date"} & set(lines(key_of(CORNERS[0])))


@pytest.mark.parametrize("made", CORNERS)
def test_text_is_text_in_fonts_that_the_file_brings_and_nothing_is_a_picture(made):
    for page in read(key_of(made)).pages:
        assert not page.images
        for font in fonts_on(page):
            assert font["/Subtype"] == "/CIDFontType2"
            assert "/FontFile2" in font["/FontDescriptor"]


@pytest.mark.parametrize("made", CORNERS)
def test_nothing_lies_upon_anything_else_or_beyond_the_edge(made):
    for file in (sheet_of(made), key_of(made)):
        width, height = map(float, read(file).pages[0].mediabox[2:])
        for texts in texts_of(file):
            assert min(text.left for text in texts) > 40
            assert max(text.right for text in texts) < width - 40
            assert min(text.baseline for text in texts) > 30
            assert max(text.baseline + text.size for text in texts) < height - 30
            for number, text in enumerate(texts):
                assert not [other for other in texts[number + 1 :] if text.overlaps(other)]


@pytest.mark.parametrize("made", CORNERS)
def test_no_letter_is_smaller_than_can_be_read(made):
    for page in texts_of(key_of(made)):
        sizes = [text.size for text in page if text.text not in made.link]
        assert min(sizes) > 6.4


@pytest.mark.parametrize("made", [CORNERS[0], CORNERS[4], CORNERS[8]])
def test_seed_level_and_link_stand_at_the_end_of_every_page(made):
    pages = read(key_of(made)).pages
    for number, (page, printed) in enumerate(zip(pages, texts_of(key_of(made)), strict=True), 1):
        texts = [line.text for line in printed]
        foot = f"Seed {made.seed} · level {made.level} · page {number} of {len(pages)}"
        assert foot in texts
        assert "".join(texts[texts.index(foot) + 2 :]) == made.link
        assert set(links_on(page)) == {made.link}


def test_the_own_matrix_comes_first_and_then_as_many_exercises_as_are_asked_for():
    for count in (2, 6):
        said = lines(worksheet(handout(exercises=count)))
        heads = [text for text in said if text.startswith("Exercise ")]
        assert heads == [f"Exercise {number}" for number in range(1, count + 2)]
        assert "Input 4 × 4" in said[: said.index("Exercise 2")]
    assert "Exercise 3" not in lines(worksheet(handout(own=None, exercises=2)))


def test_a_feature_map_is_called_one():
    assert "Feature map, 4 × 4" in lines(worksheet(handout(own_title="Feature map, 4 × 4")))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_exercises_are_those_of_practice_with_that_seed_and_level(level):
    made = handout(own=None, level=level, exercises=6, seed=11)
    said = lines(worksheet(made))
    for number in range(6):
        first = said.index(f"Exercise {number + 1}")
        problem = exercise(11, level, number).problem
        assert isinstance(problem.spec, PoolSpec)
        rows, cols = problem.image.shape
        head = said[first : first + 5]
        assert f"Input {rows} × {cols}" in head
        window = f"window {' × '.join(map(str, problem.spec.pool_size))}"
        assert any(line.startswith(window) for line in head)


ANSWERS = {
    "values": lambda problem: pool(problem.image, problem.spec),
    "gradient": lambda problem: gradient(problem.image, problem.spec),
    "shape": lambda problem: np.array(pool(problem.image, problem.spec).shape),
    "unread": lambda _: np.zeros(0),
}


def expected(made: Handout, *, is_key: bool) -> object:
    """Return the numbers in all cells and beside them, from the least on."""
    practised = [exercise(made.seed, made.level, number) for number in range(made.exercises)]
    asked = [(one.problem, one.cells) for one in practised]
    if made.own:
        assert isinstance(made.own.problem, Pooled)
        asked.insert(0, (made.own.problem, ()))
    found: list[float] = []
    for problem, cells in asked:
        answer = ANSWERS[problem.asks](problem)
        is_board = problem.asks in ("values", "gradient")
        for board in [problem.image, answer] if is_board else [problem.image]:
            found += [*range(1, board.shape[0] + 1), *range(1, board.shape[1] + 1)]
        found += problem.image.ravel().tolist()
        given = [answer[cell] for cell in cells] if cells else answer.ravel().tolist()
        found += given if is_key else []
    # Of answers four digits are written.
    return pytest.approx(sorted(found), rel=5.1e-4)


def of_exercises(file: bytes) -> list[float]:
    """Return the numbers on the pages that have boards, from the least on."""
    found: list[float] = []
    for page in texts_of(file):
        if page[0].text == "How each answer comes about":
            break
        found += numbers_in(page)
    return sorted(found)


@pytest.mark.parametrize("made", CORNERS)
def test_every_number_on_a_worksheet_is_that_of_an_input(made):
    assert of_exercises(sheet_of(made)) == expected(made, is_key=False)


@pytest.mark.parametrize("made", CORNERS)
def test_every_number_on_a_key_is_that_of_an_input_or_an_answer_of_the_core(made):
    assert of_exercises(key_of(made)) == expected(made, is_key=True)


@settings(
    derandomize=True,
    deadline=None,
    max_examples=5,
    suppress_health_check=[HealthCheck.filter_too_much],
)
@given(spec_fields(), MATRICES, st.integers(0, 9999), st.sampled_from([1, 2, 3]))
def test_so_is_every_number_of_any_pooling_and_any_seed(fields, image, seed, level):
    spec = PoolSpec(**fields)
    try:
        pool(image, spec)
    except ValueError:
        assume(False)
    assume(not why_left_out(image, spec, is_picture=False))
    made = handout(image, spec, seed=seed, level=level, exercises=2)
    assert of_exercises(sheet_of(made)) == expected(made, is_key=False)
    assert of_exercises(key_of(made)) == expected(made, is_key=True)


def test_the_key_has_the_same_pages_with_the_answers_in_them():
    made = handout(exercises=6, level=3)
    sheet, key = texts_of(sheet_of(made)), texts_of(key_of(made))
    assert len(key) > len(sheet)
    for page, filled in zip(sheet, key, strict=False):
        places = {(line.text, line.left, line.baseline) for line in filled}
        for line in page[1:]:
            is_of_its_own = line.text in ("Name", "Date") or line.text.startswith("Seed")
            assert is_of_its_own or (line.text, line.left, line.baseline) in places


def test_the_key_works_each_value_out_and_says_the_rule():
    said = lines(key_of(CORNERS[0]))
    worked = said[said.index("How each answer comes about") :]
    assert worked[1:7] == [
        "Exercise 1",
        "A window moves by the stride and keeps the largest number that it reads.",
        "Row 1, column 1: max(10, 12, 4, 11) = 12 (rows 1 to 2; columns 1 to 2)",
        "Row 1, column 2: max(8, 7, 5, 9) = 9 (rows 1 to 2; columns 3 to 4)",
        "Row 2, column 1: max(18, 13, 3, 15) = 18 (rows 3 to 4; columns 1 to 2)",
        "Row 2, column 2: max(7, 7, 2, 2) = 7 (rows 3 to 4; columns 3 to 4)",
    ]


@pytest.mark.parametrize("make", [worksheet, answer_key])
def test_the_same_handout_is_the_same_file(make):
    small = handout(exercises=2)
    assert make(small) == make(handout(exercises=2))
    assert make(small) != make(handout(exercises=2, seed=8))


def test_it_is_the_same_file_in_another_process():
    code = (
        "import hashlib\n"
        "from explorer.exports.handout import Handout\n"
        "from explorer.exports.worksheet import answer_key\n"
        "print(hashlib.sha256(answer_key(Handout('x', 7, 3, 6))).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_every_word_is_in_the_catalogue(monkeypatch):
    tables = translated(catalogue.read_catalogue("en"))
    monkeypatch.setattr(catalogue, "read_catalogue", lambda _: tables)
    made = handout(MATRIX, PoolSpec(3, 2, "average", 1), level=3, exercises=6, link="")
    said = [line for file in (worksheet(made), answer_key(made)) for line in lines(file)]
    names = {"floor", "ceil", "max", "min", "same", "lower"}
    assert {word for line in said for word in WORD.findall(line)} <= names


def test_numbers_are_written_as_the_input_has_them():
    texts = lines(worksheet(handout(np.array([[-123.45, 0.1], [12345, 2]]))))
    assert {"−123.45", "0.1", "12345"} <= set(texts)
    assert number_in("−123.45") == -123.45
