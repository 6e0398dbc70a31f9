"""Worksheets on the page: what is offered, and that their link makes them again."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.explorer.driver import link_of, opened, run
from tests.explorer.exports.printed import links_on, read, texts_of

MATRIX = "1,-2.5,3;4,5,6;7,8,9"


@pytest.fixture
def files(monkeypatch):
    """Return what makes each file that is offered, by its name."""
    offered = {}
    monkeypatch.setattr(
        "streamlit.download_button", lambda _, make, name, **__: offered.update({name: make})
    )
    return offered


def captions(at) -> str:
    return " ".join(item.value for item in at.caption)


def link_in(file: bytes) -> dict[str, str]:
    """Return the link that stands in a file, as an address brings it."""
    [link] = set(links_on(read(file).pages[0]))
    return dict(parse_qsl(urlsplit(link).query, keep_blank_values=True))


def lines(file: bytes) -> list[str]:
    return [line.text for page in texts_of(file) for line in page]


@pytest.mark.parametrize(
    "link",
    [
        {"matrix": MATRIX, "pool_size": "2", "stride": "1", "mode": "average", "padding": "1"},
        {"windows": "output", "output_size": "2", "filter": "edges"},
        {"seed": "9", "level": "3", "exercises": "6", "paper": "Letter"},
    ],
)
def test_the_link_in_a_worksheet_makes_the_same_worksheet_and_key(link, files):
    opened({"tab": "download", **link})
    before = {name: make() for name, make in files.items() if name.endswith(".pdf")}
    assert len(before) == 2
    again = link_in(before[next(iter(before))])
    files.clear()
    opened(again)
    assert {name: make() for name, make in files.items() if name.endswith(".pdf")} == before


def test_the_link_has_nothing_of_what_else_was_looked_at(files):
    link = {"at": "1,1", "direction": "backward", "ask": "all", "answered": "shown", "given": "1"}
    opened({"tab": "download", "matrix": MATRIX, **link})
    made = files["pooling-max-2x2-stride2-worksheet.pdf"]()
    assert link_in(made) == {"tab": "download", "matrix": MATRIX}


def test_the_matrix_on_the_page_is_the_first_exercise(files):
    opened({"tab": "download", "matrix": MATRIX, "mode": "min"})
    said = lines(files["pooling-min-2x2-stride2-worksheet.pdf"]())
    first = said[said.index("Exercise 1") : said.index("Exercise 2")]
    assert "window 2 × 2 · stride 2 · Min" in first
    assert {"−2.5", "9"} <= set(first)
    assert "Row 1, column 1: min(1, −2.5, 4, 5) = −2.5 (rows 1 to 2; columns 1 to 2)" in lines(
        files["pooling-min-2x2-stride2-key.pdf"]()
    )


def test_of_a_filtered_matrix_the_feature_map_is_pooled(files):
    opened({"tab": "download", "filter": "edges"})
    said = lines(files["pooling-max-2x2-stride2-worksheet.pdf"]())
    assert "Feature map, 4 × 4" in said


def test_level_seed_number_and_paper_are_chosen_and_stand_in_the_link(files):
    at = opened({"tab": "download"})
    at.button_group(key="level").set_value("3")
    at.button_group(key="exercises").set_value("2")
    at.button_group(key="paper").set_value("Letter")
    at.number_input(key="sheet_seed").set_value(12)
    run(at)
    chosen = {"level": "3", "exercises": "2", "paper": "Letter", "seed": "12"}
    assert link_of(at) == {"tab": "download", **chosen}
    file = files["pooling-max-2x2-stride2-worksheet.pdf"]()
    assert read(file).pages[0].mediabox[2:] == [612, 792]
    assert "Exercise 3" in lines(file)
    assert "Exercise 4" not in lines(file)
    assert any(line.startswith("Seed 12 · level 3") for line in lines(file))


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ({"input": "image", "size": "64"}, "A picture has too many pixels"),
        ({"input": "image", "size": "64", "grayscale": "false"}, "A picture has too many pixels"),
        ({"pool_size": "9"}, "does not fit"),
        ({"matrix": "1234567.125", "pool_size": "1"}, "11 characters"),
        ({"filter": "own", "weights": "0,0,0;0,0.123456789,0;0,0,0"}, "characters"),
        ({"windows": "output", "output_size": "17"}, "17 × 17"),
    ],
)
def test_where_the_input_is_not_for_paper_it_is_said_and_there_are_exercises_alone(
    link, reason, files
):
    at = opened({"tab": "download", "seed": "5", **link})
    assert reason in captions(at)
    made = files["pooling-level1-seed5-worksheet.pdf"]()
    assert link_in(made) == {"page": "learn", "lesson": "practice", "seed": "5"}
    assert "Exercise 5" not in lines(made)


def test_practice_offers_the_same_exercises_alone(files):
    opened({"tab": "download", "input": "image", "size": "64", "seed": "5", "level": "2"})
    elsewhere = files["pooling-level2-seed5-key.pdf"]()
    files.clear()
    opened(link_in(elsewhere))
    assert list(files) == ["pooling-level2-seed5-worksheet.pdf", "pooling-level2-seed5-key.pdf"]
    assert files["pooling-level2-seed5-key.pdf"]() == elsewhere


def test_a_lesson_has_no_worksheet(files):
    opened({"page": "learn", "lesson": "one-window"})
    opened({"page": "learn"})
    assert not files


def test_the_archive_has_the_worksheet_and_its_key():
    labels = [button.label for button in opened({"tab": "download"}).download_button]
    assert labels.index("Answer key, PDF") < labels.index("All of it, ZIP")
