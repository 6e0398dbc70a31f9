"""What a reader takes along: the link of what is on the screen, and a sheet of paper."""

import re

import pytest
from playwright.sync_api import Page, expect

SLOW = 20_000
MATRIX_16 = ";".join(",".join(str(row * col - 99) for col in range(16)) for row in range(16))


def open_page(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/?{query}")
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=SLOW)


def test_a_link_that_was_copied_is_confirmed(page, app_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(page, app_url, "matrix=1,2;3,4&at=0,0")
    button = page.get_by_role("button", name="Copy link")
    button.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.locator("[aria-live=polite]").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    expect(button).to_be_visible(timeout=SLOW)
    page.goto(copied)
    expect(page.locator("[data-part=input] .size")).to_have_text("2 × 2", timeout=SLOW)


def test_where_there_is_no_clipboard_the_link_can_be_taken_by_hand(page, app_url):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    open_page(page, app_url, "pool_size=3")
    button = page.get_by_role("button", name="Copy link")
    button.click()
    field = page.get_by_label("Copy it from here")
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile("pool_size=3"))
    assert field.evaluate("node => node.selectionEnd - node.selectionStart === node.value.length")
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize(
    "query", ["tab=plots", f"tab=plots&matrix={MATRIX_16}", "tab=plots&input=image"]
)
def test_the_stage_and_the_plots_are_printed_on_one_sheet(page, app_url, query, paper):
    open_page(page, app_url, query)
    expect(page.get_by_role("img", name=re.compile("^Input"))).to_be_visible(timeout=SLOW)
    file = page.pdf(format=paper, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file)) == 1


def test_paper_has_nothing_to_press(page, app_url):
    open_page(page, app_url)
    page.emulate_media(media="print", color_scheme="dark")
    for thing in (
        page.get_by_test_id("stSidebar"),
        page.get_by_role("button", name="Play", exact=True),
        page.get_by_role("button", name="Copy link"),
        page.get_by_role("radiogroup", name="Section"),
    ):
        expect(thing).not_to_be_visible()
    expect(page.locator(".formula")).to_be_visible()
    ink = page.locator(".formula").evaluate("node => getComputedStyle(node).color")
    assert ink == "rgb(0, 0, 0)"
