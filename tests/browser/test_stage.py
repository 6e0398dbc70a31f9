"""The stage in a real browser: looking, stepping, playing, pinning, by mouse, keys and touch."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

SLOW = 20_000
IMAGE = "input=image&size=448&pool_size=3&stride=2"


@pytest.fixture
def lab(page, app_url) -> Page:
    """Return the page of the worked example, drawn."""
    return visit(page, app_url)


def visit(page: Page, app_url: str, query: str = "") -> Page:
    page.goto(f"{app_url}/?{query}")
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=SLOW)
    return page


def expect_window(page: Page, row: int, col: int) -> None:
    place = f"Output row {row}, column {col}"
    expect(page.locator(".sentence")).to_contain_text(place, timeout=SLOW)


def cell(page: Page, grid: str, row: int, col: int):
    return page.locator(
        f"[role=grid][aria-label={grid}] [aria-rowindex='{row}'] > [aria-colindex='{col}']"
    )


def count_messages(page: Page, app_url: str, query: str = "") -> list:
    """Open the page and return the list of what it sends from then on."""
    sent: list = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    visit(page, app_url, query)
    while sent:
        sent.clear()
        page.wait_for_timeout(2000)
    return sent


def test_the_first_paint_shows_the_first_window_complete(lab):
    sentence = "Output row 1, column 1: the maximum of 10, 12, 4, 11 is 12."
    expect(lab.locator(".sentence")).to_have_text(sentence)
    expect(lab.locator(".formula")).to_have_text("max(10, 12, 4, 11) = 12")
    assert cell(lab, "Output", 2, 2).inner_text() == "7"


def test_a_pointer_over_the_output_shows_its_window_and_leaving_goes_back(lab):
    cell(lab, "Output", 2, 1).hover()
    expect_window(lab, 2, 1)
    lab.mouse.move(5, 5)
    expect_window(lab, 1, 1)


def test_a_pointer_over_the_input_shows_every_window_that_reads_the_cell(page, app_url):
    visit(page, app_url, "stride=1")
    cell(page, "Input", 2, 3).hover()
    expect(page.locator("[data-part=input] .readout")).to_have_text(
        "Row 2, column 3: 5, read by 4 windows"
    )
    expect(page.locator("[data-part=input] .mark.reader")).to_have_count(4)
    expect_window(page, 1, 2)


def test_buttons_step_and_stop_at_both_ends(lab):
    for name, place in [
        ("Next window", (1, 2)),
        ("Next window", (2, 1)),
        ("Previous window", (1, 2)),
        ("Last window", (2, 2)),
        ("Next window", (2, 2)),
        ("First window", (1, 1)),
        ("Previous window", (1, 1)),
    ]:
        lab.get_by_role("button", name=name).click()
        expect_window(lab, *place)


def test_keys_step_and_the_page_never_hears_them(lab):
    lab.evaluate(
        "() => { window.heard = []; addEventListener('keydown', e => heard.push(e.key)); }"
    )
    lab.get_by_role("grid", name="Output").focus()
    for key, place in [
        ("ArrowRight", (1, 2)),
        ("PageDown", (2, 1)),
        ("PageUp", (1, 2)),
        ("ArrowDown", (2, 2)),
        ("ArrowUp", (1, 2)),
        ("End", (2, 2)),
        ("ArrowLeft", (2, 1)),
        ("Home", (1, 1)),
    ]:
        lab.keyboard.press(key)
        expect_window(lab, *place)
    for key in "rc":
        lab.keyboard.press(key)
    assert lab.evaluate("heard") == []
    lab.keyboard.press("+")
    assert lab.locator(".speed select").evaluate("node => node.selectedOptions[0].text") == (
        "4 a second"
    )


def test_scrubbing_goes_to_any_window(lab):
    lab.get_by_role("slider", name="Window", exact=True).fill("3")
    expect_window(lab, 2, 1)


def test_playing_fills_the_output_cell_by_cell_and_ends_complete(lab):
    lab.get_by_label("Windows a second").select_option("1 a second")
    lab.get_by_role("button", name="Play", exact=True).click()
    expect(lab.locator("[data-part=output] .cell.empty")).to_have_count(3)
    assert cell(lab, "Output", 1, 1).inner_text() == "12"
    expect(lab.locator(".loop code.now")).to_have_count(1)
    lab.get_by_label("Windows a second").select_option("60 a second")
    expect(lab.get_by_role("button", name="Play", exact=True)).to_be_visible(timeout=SLOW)
    expect_window(lab, 2, 2)
    expect(lab.locator("[data-part=output] .cell.empty")).to_have_count(0)


def test_space_plays_and_pauses_with_the_rest_still_empty(lab):
    lab.get_by_role("grid", name="Output").focus()
    lab.keyboard.press("Space")
    expect(lab.get_by_role("button", name="Pause")).to_be_visible()
    lab.keyboard.press("Space")
    expect(lab.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert lab.locator("[data-part=output] .cell.empty").count() > 0


def test_hovering_and_playing_send_nothing_to_the_server(page, app_url):
    sent = count_messages(page, app_url, IMAGE)
    frame = page.locator("[data-part=input] .frame")
    for place in range(20, 200, 10):
        frame.hover(position={"x": place, "y": place})
    page.get_by_label("Windows a second").select_option("60 a second")
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator(".count")).to_have_text(re.compile(r"^[2-9]\d of"), timeout=SLOW)
    assert sent == []


def test_a_clicked_window_is_pinned_in_the_link_and_opens_again(page, app_url):
    visit(page, app_url)
    cell(page, "Output", 2, 1).click()
    page.wait_for_url(re.compile(r"at=1(,|%2C)0"))
    page.reload()
    expect_window(page, 2, 1)
    expect(page.get_by_role("button", name="Pin")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Pin").click()
    page.wait_for_url(lambda url: "at=" not in url)


def test_a_pixel_of_an_image_can_be_pinned(page, app_url):
    visit(page, app_url, "input=image&size=64")
    page.locator("[data-part=input] .surface").click(position={"x": 1, "y": 1})
    page.wait_for_url(re.compile(r"at=0(,|%2C)0"))


def test_a_pin_outside_the_output_is_ignored(page, app_url):
    visit(page, app_url, "at=9,9")
    expect_window(page, 1, 1)


def test_a_new_parameter_keeps_window_and_speed(lab):
    lab.get_by_role("button", name="Last window").click()
    lab.get_by_label("Windows a second").select_option("8 a second")
    lab.get_by_role("radio", name="Average").click()
    expect(lab.locator(".sentence")).to_contain_text("the average of", timeout=SLOW)
    expect_window(lab, 2, 2)
    assert lab.get_by_label("Windows a second").input_value() == "4"


def test_coverage_counts_how_often_each_cell_is_read(page, app_url):
    visit(page, app_url, "stride=1")
    page.get_by_label("Coverage").check()
    assert cell(page, "Input", 2, 2).get_attribute("data-count") == "×4"
    assert cell(page, "Input", 1, 1).get_attribute("data-count") == "×1"


def test_each_step_is_announced(lab):
    lab.get_by_role("button", name="Next window").click()
    expect(lab.locator("[aria-live=polite]")).to_have_text(
        "Output row 1, column 2: the maximum of 8, 7, 5, 9 is 9."
    )


@pytest.fixture
def phone(browser, app_url) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield visit(context.new_page(), app_url, "input=image&size=64")
    context.close()


def test_a_tap_pins_a_window(phone):
    phone.locator("[data-part=output] .surface").tap(position={"x": 2, "y": 2})
    phone.wait_for_url(re.compile(r"at=0(,|%2C)0"))


def test_a_finger_drags_the_window_and_leaves_it_there(phone):
    surface = phone.locator("[data-part=input] .surface")
    surface.scroll_into_view_if_needed()
    box = surface.bounding_box()
    touch = phone.context.new_cdp_session(phone)

    def send(kind: str, share: float | None) -> None:
        points = [{"x": box["x"] + share * box["width"], "y": box["y"] + 20}] if share else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", 0.1)
    for share in (0.2, 0.3, 0.5):
        send("touchMove", share)
    send("touchEnd", None)
    expect(phone.locator(".sentence")).to_contain_text(re.compile("column 1[67]:"))


def test_on_a_phone_the_transport_stays_in_sight(phone):
    transport = phone.get_by_role("group", name="Playback").bounding_box()
    assert transport["y"] + transport["height"] <= 844
    assert phone.locator(".stage").evaluate("node => node.scrollWidth <= node.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["padding=1&pool_size=3&at=0,1", "input=image&grayscale=false"])
def test_axe_finds_no_violation_on_the_page(page, app_url, query, scheme):
    page.emulate_media(color_scheme=scheme)
    visit(page, app_url, query)
    folds = page.locator("details:not([open]) > summary")
    while folds.count():
        folds.first.click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_an_image_can_be_played_row_by_row(page, app_url):
    visit(page, app_url, "input=image&size=64")
    page.get_by_label("Windows a second").select_option("1 row a second")
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator("[aria-live=polite]").first).to_have_text("Row 2 of 32 is done.")
    page.get_by_role("button", name="Pause").click()
    expect(page.locator(".sentence")).to_contain_text("column 32:")
    expect(page.locator(".count")).to_have_text(re.compile("^(64|96) of 1,024$"))
