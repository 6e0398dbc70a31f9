"""The way back on the stage: sums that grow, numbers of one's own, and the link."""

import re

import pytest
from playwright.sync_api import Page, expect

SLOW = 20_000
NINE = "matrix=1,2,1;2,9,2;1,2,1&pool_size=2&stride=1"


def open_page(page: Page, app_url: str, query: str) -> None:
    page.goto(f"{app_url}/?{query}")
    expect(page.locator(".stage.ready")).to_be_visible(timeout=SLOW)


def cell(page: Page, part: str, row: int, col: int):
    return page.locator(f"[data-part={part}] [aria-rowindex='{row}'] > [aria-colindex='{col}']")


def turn(page: Page, way: str) -> None:
    page.get_by_label("Direction").select_option(way)


def test_a_gradient_adds_up_while_playing_and_stays(page, app_url):
    open_page(page, app_url, NINE)
    turn(page, "Backward")
    expect(page.get_by_text("Gradient at the input")).to_be_visible(timeout=SLOW)
    expect(cell(page, "input", 2, 2)).to_have_text("4")
    expect(cell(page, "input", 1, 1)).to_have_text("0")
    page.wait_for_url("**direction=backward**")
    page.get_by_label("Windows a second").select_option("1 a second")
    page.get_by_role("group", name="Playback").get_by_role("button", name="Play").click()
    for total in ("1", "2", "3", "4"):
        expect(cell(page, "input", 2, 2)).to_have_text(total, timeout=SLOW)
    expect(page.locator(".sentence")).to_contain_text("which wins 4 windows: 4", timeout=SLOW)
    expect(page.locator(".stage [aria-live=polite]")).to_contain_text("wins 4 windows")


def test_the_readers_own_gradient_is_in_the_link_and_ones_come_back(page, app_url):
    open_page(page, app_url, f"{NINE}&direction=backward")
    cell(page, "output", 1, 2).click()
    field = page.get_by_label("Gradient at output row 1, column 2")
    field.fill("2,5")
    page.keyboard.press("Tab")
    page.get_by_label("Gradient at output row 2, column 1").fill("-4")
    page.keyboard.press("Enter")
    expect(cell(page, "input", 2, 2)).to_have_text("0.5", timeout=SLOW)
    # The address of the first number came before that of both.
    page.wait_for_url(re.compile(r"upstream=1(,|%2C)2\.5(;|%3B)-4(,|%2C)1"))
    page.goto(page.url)
    expect(cell(page, "input", 2, 2)).to_have_text("0.5", timeout=SLOW)
    expect(cell(page, "output", 2, 1)).to_have_text("−4")
    page.get_by_role("button", name="All ones").click()
    expect(cell(page, "input", 2, 2)).to_have_text("4", timeout=SLOW)
    expect(page.get_by_role("button", name="All ones")).to_be_hidden()
    page.wait_for_function("!location.href.includes('upstream')")


def test_by_keys_alone_a_gradient_is_written(page, app_url):
    open_page(page, app_url, f"{NINE}&direction=backward")
    page.get_by_role("grid", name="Gradient at the output").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(cell(page, "input", 2, 2)).to_have_text("10", timeout=SLOW)


def test_an_output_goes_back_to_where_it_came_from(page, app_url):
    open_page(page, app_url, "direction=unpool")
    expect(page.get_by_text("Unpooled", exact=True)).to_be_visible()
    numbers = page.locator("[data-part=input] .cell").all_inner_texts()
    assert [int(text) for text in numbers] == [0, 12, 0, 0, 0, 0, 0, 9, 18, 0, 7, 0, 0, 0, 0, 0]
    expect(page.locator(".sentence")).to_contain_text("12 goes back to row 1, column 2")


def test_what_cannot_be_put_back_says_why_and_stays_forward(page, app_url):
    open_page(page, app_url, "direction=unpool&mode=average")
    expect(page.get_by_text("Only a maximum or a minimum can be put back")).to_be_visible()
    expect(cell(page, "input", 1, 1)).to_have_text("10")
    turn(page, "Forward")
    expect(page.get_by_text("Only a maximum or a minimum")).to_have_count(0, timeout=SLOW)


@pytest.mark.parametrize("query", ["", "input=image&size=64", "padding=same&pool_size=3&stride=1"])
def test_nothing_moves_when_the_direction_changes(page, app_url, query):
    open_page(page, app_url, query)
    places = """() => [...document.querySelectorAll("*")].map((e) => e.shadowRoot)
        .filter(Boolean).flatMap((root) => [...root.querySelectorAll(".frame, .transport")])
        .map((e) => JSON.stringify(e.getBoundingClientRect()))"""
    before = page.evaluate(places)
    for way, text in (("Backward", "Gradient at the input"), ("Unpool", "Unpooled")):
        turn(page, way)
        expect(page.get_by_text(text, exact=True)).to_be_visible(timeout=SLOW)
        assert page.evaluate(places) == before


def test_the_code_and_the_checks_are_those_of_the_way_back(page, app_url):
    open_page(page, app_url, f"{NINE}&direction=backward&upstream=1,2;3,4&tab=code")
    code = page.get_by_test_id("stCode")
    expect(code).to_contain_text("upstream = np.array([[1, 2], [3, 4]])", timeout=SLOW)
    expect(code).to_contain_text("given[window] += upstream[row, col] * part")
    page.get_by_role("radio", name="Keras").click()
    expect(code).to_contain_text("tf.GradientTape()", timeout=SLOW)
    page.get_by_role("radio", name="Verify").click()
    row = page.get_by_role("row", name="From scratch")
    expect(row).to_contain_text("Identical", timeout=SLOW)
