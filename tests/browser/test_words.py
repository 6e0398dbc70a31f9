"""What explains the page, in a real browser: the introduction, the tour and the terms."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

TITLE = "What is pooling?"
STEPS = ["The input is", "The window reads", "Each window gives", "Play moves", "Here you choose"]


def open_page(page: Page, url: str, link: str = "") -> None:
    page.goto(f"{url}/{link}")
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=30_000)


@pytest.fixture
def phone(browser: Browser, app_url: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    open_page(page, app_url)
    yield page
    context.close()


def introduction(page: Page):
    return page.get_by_role("region", name=TITLE)


def explanation(page: Page):
    return page.get_by_role("tooltip")


def test_the_first_screen_says_what_pooling_is_and_has_the_whole_stage(page, app_url):
    open_page(page, app_url)
    expect(introduction(page)).to_contain_text("A window moves over it")
    for name in ("Play", "Show me around"):
        expect(introduction(page).get_by_role("button", name=name)).to_be_visible()
    box = page.locator(".stage").bounding_box()
    assert box["y"] + box["height"] <= 720


def test_the_first_action_plays_and_leaves_the_focus_at_the_transport(page, app_url):
    open_page(page, app_url)
    introduction(page).get_by_role("button", name="Play").click()
    expect(page.locator(".stage.playing")).to_be_visible()
    expect(page.locator(".stage [data-do=play]")).to_be_focused()


def test_an_introduction_that_was_put_away_stays_away_and_can_be_called_back(page, app_url):
    sent: list[object] = []
    note = lambda frame: sent.append(frame)  # noqa: E731
    page.on("websocket", lambda socket: socket.on("framesent", note))
    open_page(page, app_url)
    page.wait_for_timeout(500)
    sent.clear()
    top = page.locator(".stage").bounding_box()["y"]
    page.get_by_role("button", name="Hide the introduction").click()
    expect(introduction(page)).to_have_count(0)
    about = page.get_by_role("button", name="Introduction and tour")
    expect(about).to_be_focused()
    higher = page.locator(".stage").bounding_box()["y"]
    assert higher < top - 40
    assert not sent
    open_page(page, app_url)
    expect(introduction(page)).to_have_count(0)
    assert page.locator(".stage").bounding_box()["y"] == higher
    about.click()
    expect(introduction(page)).to_be_visible()
    expect(introduction(page).get_by_role("button", name="Play")).to_be_focused()


def test_where_the_browser_keeps_nothing_it_stays_away_for_the_visit(page, app_url):
    page.add_init_script("""Object.defineProperty(window, "localStorage", {
        get() { throw new DOMException("no", "SecurityError"); }
    })""")
    open_page(page, app_url)
    page.get_by_role("button", name="Hide the introduction").click()
    page.locator('input[type="range"][aria-label="Pool size"]').press("ArrowRight")
    expect(page.locator("[data-part=output] .size")).to_have_text("1 × 1")
    expect(introduction(page)).to_have_count(0)


def test_the_tour_shows_five_parts_by_keyboard_and_ends_by_escape(page, app_url):
    open_page(page, app_url)
    start = page.get_by_role("button", name="Show me around")
    start.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    rings = []
    for number, words in enumerate(STEPS, start=1):
        expect(dialog).to_contain_text(words)
        expect(dialog).to_contain_text(f"{number} of 5")
        rings.append(page.locator(".tour .ring").bounding_box())
        panel = page.locator(".tour .saying").bounding_box()
        assert panel["x"] >= 0
        assert panel["x"] + panel["width"] <= 1280
        assert panel["y"] >= 0
        assert panel["y"] + panel["height"] <= 720
        if number < 5:
            page.keyboard.press(("Enter", "ArrowRight")[number % 2])
    assert len({str(ring) for ring in rings}) == 5
    output = page.locator("[data-part=output]").bounding_box()
    assert abs(rings[2]["x"] - output["x"]) < 8
    page.keyboard.press("ArrowLeft")
    expect(dialog).to_contain_text("4 of 5")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(start).to_be_focused()


def test_on_a_phone_the_tour_points_to_what_is_on_the_screen(phone):
    phone.get_by_role("button", name="Show me around").tap()
    for _ in STEPS:
        for selector in (".ring", ".saying"):
            box = phone.locator(f".tour {selector}").bounding_box()
            assert box["y"] < 844
            assert box["y"] + box["height"] > 0
        phone.locator(".tour .next").tap()
    expect(phone.get_by_role("dialog")).to_have_count(0)


def test_a_term_is_explained_by_hover_until_the_pointer_leaves_or_escape(page, app_url):
    open_page(page, app_url)
    page.get_by_text("Pool size", exact=True).hover()
    expect(explanation(page)).to_contain_text("It makes one number of them.")
    expect(explanation(page).locator("svg rect")).to_have_count(17)
    explanation(page).hover()
    page.wait_for_timeout(500)
    expect(explanation(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(explanation(page)).to_have_count(0)
    page.get_by_text("Coverage").hover()
    expect(explanation(page)).to_contain_text("How many windows read each cell.")
    page.get_by_text("The loop").hover()
    expect(explanation(page)).to_have_count(0)


def test_terms_are_explained_by_keyboard(page, app_url):
    open_page(page, app_url)
    page.get_by_label("Columns", exact=True).focus()
    for _ in range(4):  # past Paste rows, Filter before pooling and Windows
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Pool size")).to_be_focused()
    expect(explanation(page)).to_contain_text("so many cells in each direction")
    page.keyboard.press("Escape")
    expect(explanation(page)).to_have_count(0)
    page.keyboard.press("Enter")
    expect(explanation(page)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(explanation(page)).to_have_count(0)
    expect(page.get_by_role("slider", name="Pool size")).to_be_focused()
    page.locator(".stage .coverage").focus()
    page.keyboard.press("Tab")
    expect(explanation(page)).to_contain_text("Keeps this window in the link")


def test_a_click_of_the_mouse_on_a_term_still_sets_its_control(page, app_url):
    open_page(page, app_url, "?pool_size=3")
    page.get_by_text("More", exact=True).click()
    page.get_by_text("Ceil mode", exact=True).click()
    expect(page.get_by_role("switch", name="Ceil mode")).to_be_checked()


def test_every_term_has_its_place_on_the_page(page, app_url):
    open_page(page, app_url)
    for fold in ("Filter before pooling", "More"):
        page.get_by_text(fold, exact=True).click()
    names = ["Filter", "Pool size", "Stride", "Padding", "Same", "Dilation", "Ceil mode"]
    terms = page.locator("span.term")
    expect(terms).to_have_text(names)
    for name in names:
        page.get_by_role("button", name=name, exact=True).focus()
    for control in (
        page.get_by_role("radio", name="L2"),
        page.locator(".stage .coverage"),
        page.locator(".stage .pin"),
    ):
        assert len(control.get_attribute("aria-description")) > 40


def test_a_tap_explains_a_term_and_does_not_set_its_control(phone):
    phone.get_by_role("button", name="Open the controls").tap()
    phone.get_by_text("More", exact=True).tap()
    phone.get_by_text("Ceil mode", exact=True).tap()
    expect(explanation(phone)).to_contain_text("reach over the end of the input")
    expect(phone.get_by_role("switch", name="Ceil mode")).not_to_be_checked()
    box = explanation(phone).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    phone.get_by_text("More", exact=True).tap()
    expect(explanation(phone)).to_have_count(0)


def test_escape_closes_the_drawer_of_a_phone_after_what_is_open_in_it(phone):
    bar = phone.get_by_role("button", name="Open the controls")
    slider = phone.get_by_role("slider", name="Pool size")
    bar.tap()
    expect(slider).to_be_in_viewport()
    phone.get_by_role("button", name="Pool size").tap()
    expect(explanation(phone)).to_be_visible()
    phone.keyboard.press("Escape")
    expect(explanation(phone)).to_have_count(0)
    phone.wait_for_timeout(300)
    expect(slider).to_be_in_viewport()
    slider.focus()
    phone.keyboard.press("Escape")
    expect(slider).not_to_be_in_viewport()
    expect(bar).to_be_focused()


def test_the_button_that_closes_the_controls_is_in_reach_of_the_tab_key(page, app_url):
    open_page(page, app_url)
    page.locator("body").press("Tab")
    button = page.get_by_role("button", name="Collapse sidebar")
    for _ in range(6):
        if button.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("slider", name="Pool size")).not_to_be_in_viewport()
    expand = page.get_by_test_id("stExpandSidebarButton")
    expand.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("slider", name="Pool size")).to_be_in_viewport()


def test_nothing_is_empty_above_the_page_and_the_controls(page, app_url):
    open_page(page, app_url)
    page.get_by_role("button", name="Hide the introduction").click()
    assert page.locator("dl.numbers").bounding_box()["y"] <= 20
    title = page.get_by_role("heading", name="Pooling Lab")
    assert title.bounding_box()["y"] <= 20
