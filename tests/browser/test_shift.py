"""Shift: a nudged input and three ways to pool it, in the browser."""

import re

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from explorer.inputs.matrices import PRESETS, format_link
from tests.pooling.shifted_by_hand import moved_by_hand, pooled_by_hand

SLOW = 20_000
DIGIT = PRESETS["Digit, 8 x 8"]()
WAYS = {"A": "max", "B": "average", "C": "blurred"}


def open_page(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/?page=compare&way=shift&{query}")
    expect(page.locator(".compare.ready")).to_be_visible(timeout=SLOW)


def column(page: Page, letter: str):
    return page.get_by_role("region", name=letter, exact=True)


def numbers(texts: list[str]) -> np.ndarray:
    return np.array([float(text.replace("\N{MINUS SIGN}", "-").split(",")[0]) for text in texts])


def shown(page: Page, letter: str) -> np.ndarray:
    """Return the exact values of a column's cells, as their names say them."""
    cells = column(page, letter).locator(".picture .cell")
    return numbers(cells.evaluate_all("cells => cells.map((cell) => cell.ariaLabel)"))


@pytest.mark.parametrize("border", ["around", "edge"])
@pytest.mark.parametrize("by", [(1, 0), (2, 3)])
def test_the_numbers_on_the_page_are_those_of_plain_loops(page, app_url, by, border):
    matrix = format_link(DIGIT)
    open_page(page, app_url, f"matrix={matrix}&shift={by[0]},{by[1]}&border={border}")
    moved = moved_by_hand(DIGIT.tolist(), by, border)
    cells = page.locator("[data-part=input] .cell")
    assert numbers(cells.all_inner_texts()).reshape(8, 8).tolist() == moved
    for letter, way in WAYS.items():
        expected = pooled_by_hand(moved, way, (2, 2), (2, 2), border)
        assert np.allclose(shown(page, letter), np.ravel(np.array(expected, float)))


def test_changed_cells_are_marked_and_their_share_is_said(page, app_url):
    open_page(page, app_url, f"matrix={format_link(DIGIT)}&shift=0,1")
    still = np.array(pooled_by_hand(DIGIT.tolist(), "max", (2, 2), (2, 2), "around"), float)
    nudged = moved_by_hand(DIGIT.tolist(), (0, 1), "around")
    changed = still != np.array(pooled_by_hand(nudged, "max", (2, 2), (2, 2), "around"), float)
    expect(column(page, "A").locator(".differs")).to_have_count(int(changed.sum()))
    share = f"{int(1000 * (1 - changed.mean()) + 0.5) / 10:g}"
    expect(column(page, "A").locator(".facts")).to_contain_text(re.compile(rf"; {share}\s% equal"))
    expect(page.locator(".verdict")).to_contain_text(re.compile(rf"{share}\s% with max"))
    row = page.get_by_role("table").nth(1).get_by_role("row").nth(2).get_by_role("cell")
    assert row.all_inner_texts()[0].split() == [share, "%"]


def test_a_nudge_by_a_slider_changes_the_page_and_the_link(page, app_url):
    open_page(page, app_url)
    page.get_by_role("slider", name="Columns to the right").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".verdict")).to_contain_text("2 columns to the right", timeout=SLOW)
    expect(page.locator(".compare .differs")).to_have_count(0)
    assert page.locator("[data-part=input] .cell").all_inner_texts()[:4] == ["8", "7", "10", "12"]
    page.wait_for_url(re.compile("shift=0(,|%2C)2"))
    page.goto(page.url)
    expect(page.locator(".verdict")).to_contain_text("2 columns to the right", timeout=SLOW)


def test_what_came_in_is_told_apart_by_a_line_and_by_its_name(page, app_url):
    open_page(page, app_url, "shift=1,0")
    expect(page.locator("[data-part=input] .mark.from-top")).to_have_count(1)
    expect(page.locator("[data-part=input] .mark.from-left")).to_have_count(0)
    named = page.locator("[data-part=input]").get_by_role("gridcell", name="came in")
    expect(named).to_have_count(4)


def test_a_ready_made_nudge_opens_with_one_click(page, app_url):
    open_page(page, app_url)
    page.get_by_role("button", name="Stripes two cells wide").click()
    verdict = page.locator(".verdict")
    expect(column(page, "A").locator(".picture .cell").first).to_have_text("9", timeout=SLOW)
    expect(verdict).to_contain_text(re.compile(r" 0\s% with max, then"))
    assert set(column(page, "A").locator(".picture .cell").all_inner_texts()) == {"9"}
    assert set(column(page, "C").locator(".picture .cell").all_inner_texts()) == {"6.75"}
    page.get_by_role("button", name="Stride 1", exact=True).click()
    expect(page.locator(".notice").first).to_contain_text("anti-alias", timeout=SLOW)


def test_one_window_is_shared_by_pointer_buttons_and_keys(page, app_url):
    open_page(page, app_url)
    column(page, "B").locator(".cell").nth(3).hover()
    expect(column(page, "A").locator(".formula")).to_have_text("max(13, 7, 15, 2) = 15")
    # Nine cells of the maxima around it, so the whole of this input.
    expect(column(page, "C").locator(".formula")).to_have_text(re.compile(r"^\(.*\) / 16 = 13.5$"))
    page.mouse.move(0, 0)
    page.get_by_role("button", name="Last window").click()
    expect(column(page, "B").locator(".formula")).to_have_text("(13 + 7 + 15 + 2) / 4 = 9.25")
    page.get_by_role("grid", name="Input").focus()
    page.keyboard.press("ArrowUp")
    expect(column(page, "A").locator(".formula")).to_have_text("max(12, 8, 11, 5) = 12")
    live = page.locator("[aria-live=polite]")
    expect(live).to_contain_text("C: Output row 1, column 2: nine maxima, weighted by 1, 2, 1")


def test_a_picture_is_nudged_and_what_changed_is_another_picture(page, app_url):
    open_page(page, app_url, "input=image&size=64&shift=0,0")
    read = """node => [...node.getContext("2d").getImageData(0, 0, node.width, node.height).data]
        .filter((_, index) => index % 4 === 0)"""
    canvas = page.locator("[data-part=input] canvas")
    before = np.array(canvas.evaluate(read))
    side = int(len(before) ** 0.5)
    page.get_by_role("slider", name="Columns to the right").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".verdict")).to_contain_text("1 column", timeout=SLOW)
    after = np.array(canvas.evaluate(read)).reshape(side, side)
    assert (after == np.roll(before.reshape(side, side), side // 64, 1)).all()
    page.get_by_label("Show only what changed").check()
    greys = set(column(page, "A").locator("canvas").evaluate(read))
    assert greys == {0, 255}


def test_the_plot_says_its_numbers_as_tables(page, app_url):
    open_page(page, app_url, "shift=0,1")
    expect(page.locator(".plot").get_by_role("img")).to_have_count(4)
    tables = page.get_by_role("table")
    expect(tables).to_have_count(4)
    heads = tables.first.get_by_role("columnheader")
    assert heads.all_inner_texts() == ["Rows down", "Max", "Average", "Max, then blur"]
    assert tables.nth(1).get_by_role("row").count() == 1 + 5
    assert "100" in tables.nth(1).get_by_role("row").nth(1).inner_text()


def test_from_settings_to_shift_and_back_each_has_its_own_columns(page, app_url):
    page.goto(f"{app_url}/?page=compare")
    expect(column(page, "B")).to_contain_text("stride 1", timeout=SLOW)
    page.get_by_role("radio", name="Shift").click()
    expect(column(page, "C")).to_contain_text("Max, then blur", timeout=SLOW)
    page.get_by_role("radio", name="Settings").click()
    expect(column(page, "B")).to_contain_text("stride 1", timeout=SLOW)
    expect(column(page, "C")).to_have_count(0)
    # What Shift had is on the page until Settings is complete.
    expect(page.locator(".plot")).to_have_count(1)
    expect(page.locator(".plot")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "border=edge&shift=2,1", "input=image&size=64"])
def test_axe_finds_no_violation(page, app_url, query, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, app_url, query)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("query", ["", "shift=2,1&border=edge", "input=image&size=64"])
def test_on_a_phone_the_columns_are_swiped_and_the_plot_fits(browser, app_url, query):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    open_page(page, app_url, query)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    strip = page.locator(".columns")
    assert strip.evaluate("node => node.scrollWidth > node.clientWidth")
    for box in [plot.bounding_box() for plot in page.locator(".plotted svg").all()]:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    context.close()
