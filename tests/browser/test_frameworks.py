"""Compare: one question to several frameworks, in the browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from explorer.state.framework_cases import FRAMEWORK_CASES
from explorer.words.catalogue import titles
from tests.browser.test_compare import column, texts
from tests.explorer.state.test_answers import GIVEN

SLOW = 20_000
# What cells show of numbers with more digits than have room.
ROUGHLY = 0.006


def open_page(page: Page, app_url: str, query: str = "") -> None:
    page.goto(f"{app_url}/?page=compare&way=frameworks&{query}")
    expect(page.locator(".compare.ready")).to_be_visible(timeout=SLOW)


def number(text: str) -> float:
    return float(text.replace("−", "-").replace("not a number", "nan").replace("NaN", "nan"))


@pytest.mark.parametrize("name", FRAMEWORK_CASES)
def test_a_ready_made_question_opens_with_one_click_and_says_what_was_given(page, app_url, name):
    open_page(page, app_url)
    title = titles("framework_cases")[name]
    page.get_by_role("radio", name=title, exact=True).click()
    thread = FRAMEWORK_CASES[name].thread
    expect(page.locator(".story")).to_contain_text(titles("framework_stories")[name], timeout=SLOW)
    link = page.get_by_role("link", name=f"Where somebody was puzzled: {thread}")
    expect(link).to_have_attribute("href", FRAMEWORK_CASES[name].address)
    first = [value for row in GIVEN[name][0][0] for value in row]
    shown = [number(text) for text in texts(page, "A")]
    assert shown == pytest.approx(first, rel=ROUGHLY, nan_ok=True)
    page.wait_for_url(re.compile("asked="))


def test_each_framework_is_a_column_with_its_version_call_and_rule(page, app_url):
    open_page(
        page, app_url, "asked=pool_size:3;mode:max&frameworks=torch,onnxruntime,caffe,darknet"
    )
    expect(column(page, "A")).to_contain_text("PyTorch")
    expect(column(page, "A")).to_contain_text("as of 2.13.0")
    expect(column(page, "A").locator(".call")).to_have_text(
        "torch.nn.functional.max_pool2d(kernel_size=(3, 3))"
    )
    expect(column(page, "B")).to_contain_text("windows lie 1 × 1 apart here, 3 × 3 in A")
    expect(column(page, "B")).to_contain_text("each takes its own default")
    assert texts(page, "A") == ["18"]
    assert texts(page, "B") == ["18", "13", "18", "15"]
    expect(page.locator(".verdict")).to_have_text("B, C, D differ from PyTorch, which is A.")


def test_who_cannot_be_asked_comes_last_and_says_why(page, app_url):
    open_page(page, app_url, "asked=mode:average;padding:same&frameworks=torch,flax,darknet,paddle")
    expect(column(page, "A")).to_contain_text("Flax")
    expect(column(page, "B")).to_contain_text("PaddlePaddle")
    alert = column(page, "C").get_by_role("alert")
    expect(alert).to_have_text("It has no padding by the name of same.")
    expect(column(page, "D").get_by_role("alert")).to_have_text("It has no average pooling.")


def test_the_question_is_put_once_for_all_and_kept_in_the_link(page, app_url):
    open_page(page, app_url)
    page.get_by_label("Stride", exact=True).select_option("1")
    expect(page.locator(".verdict")).to_have_text(
        re.compile("Everybody that can be asked"), timeout=SLOW
    )
    page.get_by_label("Mode", exact=True).select_option("Average")
    expect(page.get_by_label("Padding in averages")).to_be_visible(timeout=SLOW)
    page.get_by_label("Compared with").select_option("Flax")
    expect(column(page, "A")).to_contain_text("Flax", timeout=SLOW)
    page.wait_for_url(re.compile("frameworks=flax"))
    page.goto(page.url)
    expect(column(page, "A")).to_contain_text("Flax", timeout=SLOW)
    expect(page.get_by_label("Stride", exact=True)).to_have_value("1")


def test_frameworks_are_shown_and_taken_away(page, app_url):
    open_page(page, app_url, "frameworks=torch,caffe")
    page.locator("summary").get_by_text("Frameworks", exact=True).click()
    page.get_by_role("switch", name="ncnn", exact=True).check()
    expect(column(page, "C")).to_contain_text("ncnn", timeout=SLOW)
    page.get_by_role("switch", name="Caffe", exact=True).uncheck()
    expect(column(page, "C")).to_have_count(0, timeout=SLOW)
    expect(column(page, "B")).to_contain_text("ncnn")


def test_zeros_that_a_maximum_reads_are_in_the_formula(page, app_url):
    open_page(page, app_url)
    page.get_by_role("radio", name="All negative", exact=True).click()
    expect(page.locator(".story")).to_contain_text("there 0 wins", timeout=SLOW)
    page.get_by_role("button", name="Last window").click()
    zero = page.get_by_role("region").filter(has_text="scikit-image")
    expect(zero.locator(".formula")).to_have_text("max(−3, 0) = 0")


def test_the_code_of_a_framework_and_its_translation_are_shown(page, app_url):
    question = "asked=mode:max;pool_size:3;stride:2;padding:1&frameworks=torch,keras-tensorflow"
    open_page(page, app_url, f"{question}&below=write&to=keras-tensorflow")
    expect(page.get_by_text("takes no number of padding cells")).to_have_count(2, timeout=SLOW)
    expect(page.get_by_text("What gives the numbers of PyTorch in Keras")).to_be_visible()
    expect(page.get_by_text("Padding is added by hand first.")).to_be_visible()
    expect(page.get_by_text("keras.layers.MaxPooling2D(")).to_be_visible()


def test_the_rules_stand_side_by_side_and_what_differs_is_marked(page, app_url):
    open_page(page, app_url, "below=rules&frameworks=torch,paddle,tinygrad")
    row = page.get_by_role("row", name=re.compile("max\\(3, NaN, 1\\)"))
    expect(row.get_by_role("cell")).to_have_text(
        ["max(3, NaN, 1)", "not a number", "◥ 1", "◥ 3"], timeout=SLOW
    )
    row = page.get_by_role("row", name=re.compile("Gradient of max"))
    expect(row.get_by_role("cell").nth(3)).to_have_text("◥ 0, 0.3333, 0.3333, 0.3333")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["below=rules", "below=write", "input=image&size=64"])
def test_axe_finds_no_violation(page, app_url, query, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, app_url, query)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_on_a_phone_the_columns_are_swiped_and_the_page_is_not(browser, app_url):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    open_page(page, app_url, "below=rules")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".columns").evaluate("node => node.scrollWidth > 4 * node.clientWidth")
    context.close()
