"""Compare: several settings on one input, in the browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from explorer.state.cases import CASES
from explorer.words.catalogue import titles
from pooling import pool
from tests.explorer.words.test_comparison import SAID

SLOW = 20_000


def open_page(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/?page=compare&{query}")
    expect(page.locator(".compare.ready")).to_be_visible(timeout=SLOW)


def column(page: Page, letter: str):
    return page.get_by_role("region", name=letter, exact=True)


def texts(page: Page, letter: str) -> list[str]:
    return column(page, letter).locator(".picture .cell").all_inner_texts()


def test_differing_cells_are_marked_and_the_rule_is_named(page, app_url):
    open_page(page, app_url, "settings=mode:max;pool_size:2/mode:average;pool_size:2")
    assert texts(page, "A") == ["12", "9", "18", "7"]
    assert texts(page, "B") == ["9.25", "7.25", "12.25", "4.5"]
    expect(column(page, "B").locator(".differs")).to_have_count(4)
    expect(column(page, "A").locator(".differs")).to_have_count(0)
    expect(column(page, "B")).to_contain_text("of each window this is the average")
    expect(page.locator(".verdict")).to_have_text("B differs from A.")


def test_one_window_is_shared_by_pointer_buttons_and_keys(page, app_url):
    open_page(page, app_url)
    column(page, "B").locator(".cell").nth(1).hover()
    expect(column(page, "A").locator(".formula")).to_have_text("max(8, 7, 5, 9) = 9")
    expect(column(page, "B").locator(".formula")).to_have_text("max(12, 8, 11, 5) = 12")
    expect(page.locator("[data-part=input] .mark.window")).to_have_count(2)
    page.mouse.move(0, 0)
    page.get_by_role("button", name="Last window").click()
    expect(column(page, "A")).to_contain_text("No such cell here.")
    expect(column(page, "B").locator(".formula")).to_have_text("max(7, 7, 2, 2) = 7")
    page.get_by_role("grid", name="Input").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(column(page, "B").locator(".formula")).to_have_text("max(8, 7, 5, 9) = 9")
    expect(page.locator("[aria-live=polite]")).to_contain_text("B: Output row 1, column 3")


def test_a_control_of_a_column_changes_it_alone_and_the_link(page, app_url):
    open_page(page, app_url)
    column(page, "B").get_by_text("More", exact=True).click()
    column(page, "B").get_by_label("Mode", exact=True).select_option("min")
    expect(page.locator(".verdict")).to_have_text("B differs from A.", timeout=SLOW)
    expect(column(page, "B")).to_contain_text("stride 1, min", timeout=SLOW)
    # What differs now is in sight in both columns.
    expect(column(page, "A").get_by_label("Mode", exact=True)).to_be_visible()
    page.wait_for_url(re.compile("settings="))
    page.goto(page.url)
    expect(column(page, "B")).to_contain_text("stride 1, min", timeout=SLOW)
    assert texts(page, "A") == ["12", "9", "18", "7"]


def test_columns_are_added_up_to_four_and_removed(page, app_url):
    open_page(page, app_url)
    add = page.get_by_role("button", name="Add a column")
    for letter in "CD":
        add.click()
        expect(column(page, letter)).to_be_visible(timeout=SLOW)
    expect(add).to_have_count(0)
    column(page, "A").get_by_role("button", name="Remove this column").click()
    expect(column(page, "D")).to_have_count(0, timeout=SLOW)
    expect(column(page, "A")).to_contain_text("stride 1")


@pytest.mark.parametrize(("case", "said"), SAID)
def test_a_ready_made_comparison_opens_with_one_click(page, app_url, case, said):
    open_page(page, app_url, "settings=mode:min;pool_size:1/mode:min;pool_size:1")
    page.get_by_role("button", name=titles("cases")[case], exact=True).click()
    expect(column(page, "B")).to_contain_text(said, timeout=SLOW)
    first, second = CASES[case].settings
    matrix = CASES[case].matrix
    for letter, setting in {"A": first, "B": second}.items():
        shown = [float(text.replace("−", "-")) for text in texts(page, letter)]
        assert shown == pytest.approx(pool(matrix, setting.spec()).ravel(), rel=1e-3)


def test_a_setting_that_does_not_fit_says_why_and_the_others_stay(page, app_url):
    open_page(page, app_url, "settings=pool_size:2;mode:max/pool_size:9;mode:max")
    expect(column(page, "B").get_by_role("alert")).to_contain_text("A pool of 9 does not fit")
    assert texts(page, "A") == ["12", "9", "18", "7"]


def test_from_explore_to_compare_and_back_keeps_the_input(page, app_url):
    page.goto(f"{app_url}/?matrix=1,2;3,4")
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=SLOW)
    page.get_by_role("radio", name="Compare").click()
    expect(page.locator(".compare.ready")).to_be_visible(timeout=SLOW)
    assert texts(page, "A") == ["4"]
    page.wait_for_url(re.compile("page=compare"))
    page.go_back()
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=SLOW)


def test_images_are_compared_and_their_difference_is_a_picture(page, app_url):
    open_page(
        page, app_url, "input=image&size=64&settings=mode:max;pool_size:2/mode:min;pool_size:2"
    )
    expect(column(page, "B").locator("canvas")).to_be_visible()
    expect(column(page, "B")).to_contain_text("cells differ, by")
    dots = """node => [...node.getContext("2d").getImageData(0, 0, node.width, node.height).data]
        .filter((_, index) => index % 4 < 3).reduce((sum, value) => sum + value, 0)"""
    before = column(page, "A").locator("canvas").evaluate(dots)
    page.get_by_label("Show how far the results are from A").check()
    assert before > 0
    assert column(page, "A").locator("canvas").evaluate(dots) == 0
    assert column(page, "B").locator("canvas").evaluate(dots) > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "input=image&size=64"])
def test_axe_finds_no_violation(page, app_url, query, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, app_url, query)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_on_a_phone_the_columns_are_swiped(browser, app_url):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    open_page(page, app_url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    strip = page.locator(".columns")
    assert strip.evaluate("node => node.scrollWidth > node.clientWidth")
    context.close()
