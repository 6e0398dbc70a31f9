"""The cards of extracted pools follow the stage's window, and the window goes where a card says."""

import pytest
from playwright.sync_api import Page, expect

SLOW = 20_000
COUNT_FRAMED = """cards =>
    cards.filter((card) => getComputedStyle(card).outlineStyle === "solid").length"""


def open_page(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/?{query}")
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=SLOW)
    expect(page.locator(".pools figure").first).to_be_visible(timeout=SLOW)


def expect_framed(page: Page, row: int, col: int) -> None:
    card = page.locator(f".pools figure[data-place='{row},{col}']")
    expect(card).to_have_css("outline-style", "solid", timeout=SLOW)
    assert page.locator(".pools figure").evaluate_all(COUNT_FRAMED) == 1


def test_the_framed_card_follows_each_step_and_playing(page, app_url):
    open_page(page, app_url)
    expect_framed(page, 0, 0)
    for row, col in ((0, 1), (1, 0), (1, 1)):
        page.get_by_role("button", name="Next window").click()
        expect_framed(page, row, col)
    page.get_by_role("group", name="Playback").get_by_role("button", name="Play").click()
    expect_framed(page, 0, 0)
    expect_framed(page, 1, 1)
    assert "at=" not in page.url


@pytest.mark.parametrize("key", ["", "Enter"])
def test_a_card_moves_the_stage_to_its_window(page, app_url, key):
    open_page(page, app_url)
    button = page.get_by_role("button", name="3: row 2, column 1")
    if key:
        button.focus()
        page.keyboard.press(key)
    else:
        page.locator(".pools figure").nth(2).click(position={"x": 5, "y": 5})
    expect(page.locator(".sentence")).to_contain_text("Output row 2, column 1")
    expect_framed(page, 1, 0)


def test_the_page_of_cards_follows_a_window_that_rests(page, app_url):
    open_page(page, app_url, "input=image")
    page.get_by_role("button", name="Last window").click()
    expect(page.locator(".pools figure").last).to_contain_text(
        "12,544: row 112, column 112", timeout=SLOW
    )
    expect_framed(page, 111, 111)
    page.get_by_role("button", name="First window").click()
    expect(page.locator(".pools figure").first).to_contain_text("1: row 1", timeout=SLOW)
    # The reader's own window is not pinned by being looked at.
    assert "at=" not in page.url


def test_the_columns_of_the_cards_line_up(page, app_url):
    open_page(page, app_url, "input=image&pool_size=3")
    lefts = page.locator(".pools figure").evaluate_all(
        "cards => cards.map((card) => card.getBoundingClientRect().left)"
    )
    assert 2 <= len(set(lefts)) <= 6
    assert len(lefts) == 24
    widths = page.locator(".pools table").evaluate_all(
        "tables => tables.every((table) => table.offsetWidth <= table.parentElement.offsetWidth)"
    )
    assert widths
