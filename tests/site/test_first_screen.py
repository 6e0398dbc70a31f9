"""The worked example, alive before Python is there, and taken over when it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import SLOW

LARGEST = 100_000
WINDOW = "max(10, 12, 4, 11) = 12"

# Notes what lies over the first screen, frame by frame, and what is missing when it goes.
WATCH = """
const over = window.over = [];
const look = () => {
    const first = document.querySelector("#first:not([hidden])");
    for (const place of first ? [[150, 20], [150, 300], [700, 20], [700, 300]] : []) {
        const top = document.elementFromPoint(...place);
        if (!first.contains(top)) over.push([...place, top?.outerHTML.slice(0, 80)]);
    }
    if (first || !window.wasThere)
        requestAnimationFrame(look);
    else
        window.missing = document.querySelectorAll("[data-testid=stSidebar] .stSkeleton").length;
    window.wasThere ||= Boolean(first);
};
addEventListener("DOMContentLoaded", () => requestAnimationFrame(look));
"""


@pytest.fixture
def without_python(browser: Browser) -> Iterator[Page]:
    """Return a page in which Pyodide cannot be loaded."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, service_workers="block")
    context.route("**/pyodide/**", lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture
def quick(browser: Browser) -> Iterator[Page]:
    """Return a page that is used before Python is there."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.set_default_timeout(SLOW)
    yield page
    context.close()


def wait_for_python(page: Page) -> None:
    expect(page.locator("#loading")).to_be_hidden(timeout=SLOW)
    expect(page.locator("#first")).to_have_count(0)


def cell(page: Page, grid: str, at: int):
    return page.get_by_role("grid", name=grid).get_by_role("gridcell").nth(at)


def test_the_example_steps_plays_and_follows_the_pointer_without_python(without_python, app_url):
    page = without_python
    page.goto(app_url)
    formula = page.locator(".formula")
    expect(formula).to_have_text(WINDOW)
    page.get_by_role("button", name="Next window").click()
    expect(formula).to_have_text("max(8, 7, 5, 9) = 9")
    cell(page, "Output", 2).hover()
    expect(formula).to_have_text("max(18, 13, 3, 15) = 18")
    page.get_by_role("button", name="Last window").click()
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.locator(".count")).to_have_text("4 of 4")
    expect(page.locator(".formula")).to_have_text("max(7, 7, 2, 2) = 7")
    said = page.get_by_role("alert").filter(has_text="could not be loaded in full")
    expect(said).to_contain_text("what is shown can be stepped and played")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_first_screen(without_python, app_url, scheme):
    without_python.emulate_media(color_scheme=scheme)
    without_python.goto(app_url)
    expect(without_python.locator(".formula")).to_have_text(WINDOW)
    expect(without_python.get_by_role("alert")).to_contain_text("could not be loaded in full")
    results = Axe().run(without_python)
    assert results.violations_count == 0, results.generate_report()


def test_it_needs_little_before_anything_else_is_asked_for(without_python, app_url, site: Path):
    page = without_python
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{app_url}/")))
    with page.expect_request("**/stlite/**"):
        page.goto(app_url)
        expect(page.locator(".formula")).to_have_text(WINDOW)
    first = next(index for index, path in enumerate(asked) if path.startswith("stlite/"))
    sizes = [(site / (path or "index.html")).stat().st_size for path in asked[:first]]
    assert len(sizes) > 3
    assert sum(sizes) <= LARGEST


def test_what_was_stepped_pinned_edited_and_set_meanwhile_is_taken_over(quick, app_url):
    page = quick
    page.goto(app_url)
    cell(page, "Input", 1).click()
    field = page.get_by_role("textbox", name="Row 1, column 2")
    field.fill("30")
    field.press("Enter")
    page.locator(".speed select").select_option(label="8 a second")
    cell(page, "Output", 3).click()
    page.get_by_role("radio", name="Min").click()
    expect(page.locator("#loading")).to_be_visible()  # Python is not there yet
    wait_for_python(page)
    expect(cell(page, "Input", 1)).to_have_text("30")
    expect(page.locator(".formula")).to_have_text("min(7, 7, 2, 2) = 2")
    expect(page.locator(".speed select")).to_have_value("4")
    expect(page.get_by_role("radio", name="Min")).to_be_checked()
    page.wait_for_url("**at=1%2C1**")
    for part in ("matrix=10%2C30", "mode=min"):
        assert part in page.url.replace(",", "%2C")
    page.get_by_role("button", name="Undo").click()
    expect(cell(page, "Input", 1)).to_have_text("12")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def test_the_first_screen_lies_over_all_and_goes_when_the_app_is_complete(quick, app_url):
    quick.add_init_script(WATCH)
    quick.goto(app_url)
    wait_for_python(quick)
    quick.wait_for_function("window.missing !== undefined")
    assert quick.evaluate("over") == []
    assert quick.evaluate("missing") == 0


def test_what_plays_goes_on_in_the_app(quick, app_url):
    page = quick
    page.goto(app_url)
    page.locator(".speed select").select_option(label="0.5 a second")
    for _ in range(3):
        page.get_by_role("button", name="Next window").click()
    wait_for_python(page)
    expect(page.locator(".count")).to_have_text("4 of 4")
    expect(page.locator(".stage")).to_have_count(1)


def test_a_link_with_other_choices_never_shows_the_example(quick, app_url):
    page = quick
    page.add_init_script("""
        window.formulas = new Set();
        const look = () => {
            for (const { shadowRoot } of document.querySelectorAll("*")) {
                const formula = shadowRoot?.querySelector(".stage.ready .formula");
                if (formula?.textContent) formulas.add(formula.textContent);
            }
            requestAnimationFrame(look);
        };
        look();
    """)
    page.goto(f"{app_url}/?mode=min&matrix=5,6;7,8")
    expect(page.locator("#loading")).to_contain_text("Then the page opens as its link says")
    wait_for_python(page)
    expect(page.locator(".formula")).to_have_text("min(5, 6, 7, 8) = 5")
    assert page.evaluate("[...formulas]") == ["min(5, 6, 7, 8) = 5"]
