"""A filter before the pooling, in the browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

SLOW = 20_000
OWN = "filter=own&weights=0,-1,0;-1,5,-1;0,-1,0"


def open_page(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/?{query}")
    expect(page.locator(".stage.ready")).to_be_visible(timeout=SLOW)
    page.get_by_text("Filter before pooling").click()


def choose(page: Page, title: str) -> None:
    page.get_by_label("Filter", exact=True).select_option(title)


def numbers(page: Page, part: str) -> list[str]:
    return page.locator(f"[data-part={part}] .picture .cell").all_inner_texts()


def test_a_matrix_after_sobel_and_relu_and_back(page, app_url):
    open_page(page, app_url)
    choose(page, "Sobel x")
    expect(page.get_by_role("grid", name="Feature map")).to_be_visible()
    expect(page.locator(".notes")).to_contain_text("the matrix after the Sobel x filter, without")
    assert numbers(page, "input")[:4] == ["35", "−3", "−12", "−21"]
    assert numbers(page, "output") == ["47", "−12", "52", "−11"]
    # A feature map is looked at and not edited.
    page.locator("[data-part=input] .cell").first.dblclick()
    expect(page.locator(".editor")).to_have_count(0)
    page.get_by_label("ReLU").check()
    expect(page.locator(".notes")).to_contain_text("Sobel x filter and ReLU.")
    assert numbers(page, "output") == ["47", "0", "52", "0"]
    page.wait_for_url(re.compile("filter=sobel_x&relu=true"))
    page.goto(page.url)
    expect(page.locator(".notes")).to_contain_text("Sobel x filter and ReLU.", timeout=SLOW)
    assert numbers(page, "output") == ["47", "0", "52", "0"]


def test_the_matrix_and_its_history_outlast_a_filter(page, app_url):
    open_page(page, app_url)
    page.locator("[data-part=input] .cell").first.click()
    page.get_by_label("Row 1, column 1", exact=True).fill("99")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=output] .cell").first).to_have_text("99")
    choose(page, "Edges")
    expect(page.get_by_role("grid", name="Feature map")).to_be_visible()
    choose(page, "None")
    expect(page.get_by_role("grid", name="Input", exact=True)).to_be_visible()
    assert numbers(page, "input")[0] == "99"
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-part=output] .cell").first).to_have_text("12")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_an_image_after_sobel_is_a_picture_whose_numbers_the_lens_shows(page, app_url):
    open_page(page, app_url, "input=image")
    before = page.locator(".formula").inner_text()
    choose(page, "Sobel x")
    expect(page.locator(".notes")).to_contain_text("the grey image after the Sobel x filter")
    expect(page.locator(".formula")).to_have_text("max(372, −7, 505, −12) = 505")
    assert before != "max(372, −7, 505, −12) = 505"
    assert page.locator(".lens .cell").first.inner_text() == "372"
    expect(page.get_by_label("Colour")).to_be_disabled()
    # Where nothing changes from left to right is 0: neither black nor white.
    grey = """node => [...node.getContext("2d").getImageData(node.width / 2, 9, 1, 1).data]"""
    red, green, blue, _ = page.locator("[data-part=input] canvas").evaluate(grey)
    assert red == green == blue
    assert 40 < red < 215
    page.locator("[data-part=input] .surface").hover(position={"x": 1, "y": 1})
    expect(page.locator("[data-part=input] .readout")).to_contain_text("Row 1, column 1: 372,")


def test_own_numbers_are_typed_and_pasted_and_a_slip_is_named(page, app_url):
    open_page(page, app_url, OWN)
    middle = page.get_by_label("Its nine numbers, row 2, column 2")
    middle.fill("4,5")
    middle.press("Enter")
    page.wait_for_url(re.compile(r"-1%2C4\.5%2C-1"))
    middle.fill("x")
    middle.press("Enter")
    said = page.get_by_role("alert").filter(has_text="which is not a number")
    expect(said).to_have_text('Row 2, column 2 is "x", which is not a number; the cell keeps 4.5.')
    expect(middle).to_have_value("4.5")
    page.evaluate("navigator.clipboard.writeText('1 2\\n3 4')")
    middle.press("Control+V")
    expect(page.get_by_text("paste 3 rows of 3.")).to_be_visible()
    page.evaluate("navigator.clipboard.writeText('0 0 0\\n0 2 0\\n0 0 0')")
    middle.press("Control+V")
    expect(page.locator("[data-part=output] .cell").first).to_have_text("24")
    expect(page.get_by_text("paste 3 rows of 3.")).to_have_count(0)
    page.wait_for_url(re.compile("weights=0%2C0%2C0%3B0%2C2%2C0%3B0%2C0%2C0"))


def test_the_numbers_of_a_named_filter_are_shown_and_not_changed(page, app_url):
    open_page(page, app_url, "filter=blur")
    middle = page.get_by_label("Its nine numbers, row 2, column 2")
    expect(middle).to_have_value("0.25")
    expect(middle).not_to_be_editable()
    choose(page, "My own numbers")
    expect(middle).to_be_editable()
    expect(middle).to_have_value("0.25")


def test_compare_shows_the_results_of_one_feature_map(page, app_url):
    open_page(page, app_url, "page=compare")
    choose(page, "Sobel x")
    expect(page.get_by_role("grid", name="Feature map")).to_be_visible()
    expect(page.locator(".compare .about")).to_have_text(
        "This feature map is the matrix after the Sobel x filter, without ReLU."
    )
    cells = page.get_by_role("region", name="A", exact=True).locator(".picture .cell")
    assert cells.all_inner_texts() == ["47", "−12", "52", "−11"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "query", [OWN, "filter=blur&input=image&size=64", "page=compare&filter=edges&relu=true"]
)
def test_axe_finds_no_violation(page, app_url, query, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, app_url, query)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_on_a_phone_the_nine_numbers_fit_the_drawer_and_a_finger(browser, app_url):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{app_url}/?{OWN}")
    expect(page.locator(".stage.ready")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Open the controls").click()
    page.get_by_text("Filter before pooling").click()
    boxes = [
        page.get_by_label(f"Its nine numbers, row {row}, column {col}").bounding_box()
        for row in (1, 2, 3)
        for col in (1, 2, 3)
    ]
    assert all(box and box["height"] >= 44 and box["x"] + box["width"] <= 390 for box in boxes)
    context.close()
