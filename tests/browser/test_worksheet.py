"""Worksheets, taken home in a browser and opened."""

import re
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from tests.explorer.exports.printed import links_on, read, texts_of

SLOW = 20_000
MATRIX = "1,2.5,-3;4,5,6;7,8,9"


def taken(page: Page, label: str) -> tuple[str, bytes]:
    """Press a button; return the name and the content of its file."""
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    file = waiting.value
    return file.suggested_filename, file.path().read_bytes()


def lines(file: bytes) -> list[str]:
    return [line.text for page in texts_of(file) for line in page]


def test_the_matrix_on_the_screen_is_handed_out_and_its_link_shows_it_again(page, app_url):
    page.goto(f"{app_url}/?tab=download&matrix={MATRIX}&seed=7")
    page.get_by_role("radio", name="Level 3: the corners").click(timeout=SLOW)
    page.get_by_role("radio", name="Letter").click()
    expect(page).to_have_url(re.compile("level=3.*paper=Letter"), timeout=SLOW)
    name, sheet = taken(page, "Worksheet, PDF")
    assert name == "pooling-max-2x2-stride2-worksheet.pdf"
    assert {"−3", "2.5", "Exercise 5"} <= set(lines(sheet))
    assert read(sheet).pages[0].mediabox[2:] == [612, 792]
    name, key = taken(page, "Answer key, PDF")
    assert name == "pooling-max-2x2-stride2-key.pdf"
    assert "Row 1, column 1: max(1, 2.5, 4, 5) = 5 (rows 1 to 2; columns 1 to 2)" in lines(key)
    [link] = set(links_on(read(sheet).pages[0]))
    page.goto(link)
    expect(page.locator("[data-part=input] .size")).to_have_text("3 × 3", timeout=SLOW)
    expect(page.get_by_role("radio", name="Level 3: the corners")).to_be_checked()
    assert taken(page, "Worksheet, PDF")[1] == sheet


def test_practice_is_handed_out_by_keyboard_alone(page, app_url):
    page.goto(f"{app_url}/?page=learn&lesson=practice&seed=7&level=2")
    fold = page.locator("summary", has_text="These exercises on paper")
    expect(fold).to_be_visible(timeout=SLOW)
    fold.press("Enter")
    chosen = page.get_by_role("radiogroup", name="Exercises").get_by_role("radio", checked=True)
    chosen.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("exercises=5"), timeout=SLOW)
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="Answer key, PDF").focus()
        page.keyboard.press("Enter")
    key = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == "pooling-level2-seed7-key.pdf"
    assert "Exercise 5" in lines(key)
    [link] = set(links_on(read(key).pages[0]))
    asked = {"page": "learn", "lesson": "practice", "seed": "7", "level": "2", "exercises": "5"}
    assert dict(parse_qsl(urlsplit(link).query)) == asked
