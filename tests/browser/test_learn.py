"""Learn in a browser: a lesson by keyboard alone, what a reload keeps, and a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from benchmarks.server import running
from tests.conftest import free_port

SLOW = 30_000


def ask(page: Page, app_url: str, link: str) -> None:
    page.goto(f"{app_url}/?{link}")
    expect(page.locator(".asking .question")).to_be_visible(timeout=SLOW)


def test_a_lesson_is_done_by_keyboard_alone(page, app_url):
    ask(page, app_url, "page=learn&lesson=one-window")
    page.get_by_label("Output, row 1, column 1").focus()
    for text in ("12", "9", "18", "7"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator(".asking .right")).to_have_count(4, timeout=SLOW)
    expect(page.locator(".asking [role=status]")).to_contain_text("All right.")
    expect(page.locator(".stage.ready")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Next question")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".asking .place")).to_contain_text("Question 2 of 2", timeout=SLOW)
    expect(page.get_by_label("Output, row 1, column 1")).to_be_focused()


def test_a_wrong_cell_is_struck_through_beside_the_value_and_the_stage_goes_there(page, app_url):
    ask(page, app_url, "page=learn&lesson=one-window&given=12;9;18;8")
    page.get_by_role("button", name="Check").click()
    wrong = page.locator(".asking .wrong")
    expect(wrong).to_have_count(1, timeout=SLOW)
    expect(wrong.locator("s")).to_have_text("8")
    expect(wrong.locator("b")).to_have_text("7")
    expect(wrong.locator(".sign")).to_have_text("✗")
    expect(page.locator(".stage .sentence")).to_contain_text("row 2, column 2", timeout=SLOW)


def test_what_was_right_stays_as_it_was_written(page, app_url):
    ask(page, app_url, "page=learn&lesson=what-an-average-divides-by&given=4/9;0,67;1.00")
    page.get_by_role("button", name="Check").click()
    right = page.locator(".asking .right b")
    expect(right).to_have_text(["4/9", "0,67", "1.00"], timeout=SLOW)


def test_what_cannot_be_read_is_said_and_kept(page, app_url):
    ask(page, app_url, "page=learn&lesson=one-window&given=12;9;18;seven")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".asking .problem")).to_contain_text("seven", timeout=SLOW)
    expect(page.get_by_label("Output, row 2, column 2")).to_have_value("seven")
    expect(page.get_by_label("Output, row 2, column 2")).to_have_attribute("aria-invalid", "true")


def test_a_reload_keeps_the_place_and_what_was_typed_and_back_opens_the_question(page, app_url):
    ask(page, app_url, "page=learn&lesson=strides-may-skip")
    page.get_by_label("Output, row 1, column 1").fill("2")
    expect(page).to_have_url(re.compile("given=2"), timeout=SLOW)
    page.reload()
    expect(page.get_by_label("Output, row 1, column 1")).to_have_value("2", timeout=SLOW)
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator(".asking .shown")).to_have_count(2, timeout=SLOW)
    # The answer is sent first, and the address follows it.
    expect(page).to_have_url(re.compile("answered=shown"), timeout=SLOW)
    page.go_back()
    expect(page.get_by_role("button", name="Check")).to_be_visible(timeout=SLOW)
    expect(page.get_by_label("Output, row 1, column 1")).to_have_value("2")


def test_a_server_that_is_killed_in_mid_lesson_costs_neither_the_place_nor_the_answers(page):
    port = free_port()
    with running(port):
        ask(page, f"http://127.0.0.1:{port}", "page=learn&lesson=one-window&done=a-shift-by-one")
        page.get_by_label("Output, row 1, column 1").fill("12")
        expect(page).to_have_url(re.compile("given=12"), timeout=SLOW)
    page.get_by_label("Output, row 1, column 2").fill("9")
    with running(port):
        page.get_by_label("Output, row 2, column 1").fill("18")
        page.get_by_label("Output, row 2, column 2").fill("8")
        expect(page.locator('.stApp[data-test-connection-state="CONNECTED"]')).to_be_visible(
            timeout=2 * SLOW
        )
        page.get_by_role("button", name="Check").click()
        expect(page.locator(".asking .right")).to_have_count(3, timeout=SLOW)
        expect(page.locator(".asking .wrong s")).to_have_text("8")
        expect(page).to_have_url(re.compile("done=a-shift-by-one"))


def test_a_clicker_alone_asks_for_the_answer_goes_through_its_windows_and_on(page, app_url):
    ask(page, app_url, "page=learn&lesson=one-window&view=present")
    expect(page.locator(".openers .start")).to_be_attached(timeout=SLOW)
    expect(page.locator(".stage")).to_have_count(0)
    page.keyboard.press("PageDown")
    count = page.locator(".stage.ready .count")
    expect(count).to_contain_text("of 4", timeout=SLOW)
    for number in (2, 3, 4):
        page.keyboard.press("PageDown")
        expect(count).to_have_text(f"{number} of 4")
    page.keyboard.press("PageDown")
    expect(page.locator(".asking .place")).to_contain_text("Question 2 of 2", timeout=SLOW)
    expect(page.locator(".stage")).to_have_count(0)


def test_an_answer_and_its_windows_are_on_one_screen_of_a_laptop(page, app_url):
    page.set_viewport_size({"width": 1280, "height": 720})
    ask(page, app_url, "page=learn&lesson=not-every-cell-is-read&given=x&answered=checked")
    for part in (".stage.ready .picture", ".stage .formula", ".asking .rule"):
        expect(page.locator(part).first).to_be_visible(timeout=SLOW)
        box = page.locator(part).first.bounding_box()
        assert 0 <= box["y"] < box["y"] + box["height"] <= 720
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_cells_are_chosen_by_a_click_and_by_the_arrow_keys(page, app_url):
    ask(page, app_url, "page=learn&lesson=strides-may-skip&question=1")
    third = page.get_by_label("Row 1, column 3, not read by any window")
    third.click()
    expect(third).to_have_attribute("aria-pressed", "true")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_label("Row 1, column 6, not read")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    "link",
    [
        "page=learn",
        "page=learn&lesson=not-every-cell-is-read",
        "page=learn&lesson=colours-that-no-pixel-had&given=0;0;255&answered=checked",
        "page=learn&lesson=practice",
        "ask=all&stride=1&matrix=" + ";".join([",".join(["-123"] * 16)] * 2),
        "page=learn&lesson=one-window&given=1;9;18;7&answered=checked",
    ],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(page, app_url, link):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/?{link}")
    expect(page.locator(".asking .question, .st-key-lessons").first).to_be_visible(timeout=SLOW)
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    assert [item["id"] for item in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
