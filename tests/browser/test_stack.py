"""Stack: an image pooled again and again, in the browser."""

import re
from itertools import pairwise

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from explorer.inputs.images import load_image
from explorer.state.pictures import ASSETS
from pooling import PoolSpec, pool

SLOW = 20_000
MATRIX = (np.arange(64) * 37 % 64).reshape(8, 8)
EIGHT = "matrix=" + ";".join(",".join(map(str, row)) for row in MATRIX.tolist())
HALVED = "layers=" + "/".join(["mode:max;pool_size:2"] * 3)


def open_page(page: Page, app_url: str, query: str = "") -> None:
    page.emulate_media(reduced_motion="reduce")  # marks are where they are to be, at once
    page.goto(f"{app_url}/?page=compare&way=stack&{query}")
    expect(page.locator(".stack.ready")).to_be_visible(timeout=SLOW)


def layer(page: Page, number: int):
    name = f"Layer {number}" if number else "Input"
    return page.get_by_role("region", name=name, exact=True)


def grid(page: Page, number: int):
    return layer(page, number).get_by_role("grid")


def numbers(page: Page, number: int) -> list[float]:
    return [float(text) for text in grid(page, number).locator(".cell").all_inner_texts()]


def table(page: Page) -> list[list[str]]:
    lines = page.locator(".stack tbody tr").all()
    return [line.locator("th, td").all_inner_texts() for line in lines]


def places(page: Page, number: int, kind: str) -> list[list[int]]:
    """Return where the marks of a layer are, in its cells: row, column, height and width."""
    return layer(page, number).evaluate(
        """(root, kind) => {
            const surface = root.querySelector(".surface").getBoundingClientRect();
            const rows = Number(root.querySelector("[role=grid]").ariaRowCount);
            const cell = surface.height / rows;
            return [...root.querySelectorAll(`.mark.${kind}`)].map((node) => {
                const box = node.getBoundingClientRect();
                return [box.top - surface.top, box.left - surface.left, box.height, box.width]
                    .map((length) => Math.round(length / cell));
            });
        }""",
        kind,
    )


def test_every_number_on_the_page_is_the_pool_of_those_before_it(page, app_url):
    open_page(page, app_url, f"{EIGHT}&{HALVED}")
    image = MATRIX
    assert numbers(page, 0) == image.ravel().tolist()
    for number in (1, 2, 3):
        image = pool(image, PoolSpec(2))
        assert numbers(page, number) == image.ravel().tolist()
        expect(layer(page, number)).to_contain_text(f"{8 >> number} × {8 >> number}")
    assert [line[5] for line in table(page)] == [
        "1",
        "1 + (2 − 1) × 1 = 2",
        "2 + (2 − 1) × 2 = 4",
        "4 + (2 − 1) × 4 = 8",
    ]
    expect(page.locator(".left")).to_contain_text("1 cell, 1.563 % of the input's 64")


def test_the_window_is_marked_below_and_the_patch_in_every_layer_before(page, app_url):
    open_page(page, app_url, f"{EIGHT}&{HALVED}&cell=1,1,0")
    expect(page.locator(".sees")).to_contain_text("rows 5 to 8, columns 1 to 4")
    assert places(page, 2, "window") == [[1, 0, 1, 1]]
    assert places(page, 1, "window") == [[2, 0, 2, 2]]
    assert places(page, 0, "patch") == [[4, 0, 4, 4]]
    assert places(page, 3, "window") == []
    grid(page, 1).locator(".cell").nth(5).hover()
    expect(page.locator(".chosen")).to_contain_text("Layer 1, row 2, column 2: max(")
    assert places(page, 0, "window") == [[2, 2, 2, 2]]
    grid(page, 0).locator(".cell").last.hover()
    expect(page.locator(".chosen")).to_contain_text("Layer 2, row 2, column 2")


def test_a_patch_that_reaches_into_padding_is_told_whole_and_as_far_as_it_is_real(page, app_url):
    layers = "/".join(["mode:max;pool_size:3;stride:2;padding:1"] * 2)
    open_page(page, app_url, f"{EIGHT}&layers={layers}&cell=1,0,0")
    expect(page.locator(".sees")).to_have_text(
        "By the formula this cell sees 7 × 7 cells. Of these, 4 × 4 lie in the input: "
        "rows 1 to 4, columns 1 to 4."
    )
    assert places(page, 1, "window") == [[-1, -1, 3, 3]]
    assert places(page, 0, "patch") == [[0, 0, 4, 4]]


def test_keys_choose_a_cell_that_is_spoken_and_goes_into_the_link(page, app_url):
    open_page(page, app_url, f"{EIGHT}&{HALVED}")
    grid(page, 1).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".chosen")).to_contain_text("Layer 1, row 1, column 1")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(page.locator(".chosen")).to_contain_text("Layer 1, row 3, column 2")
    spoken = page.locator(".stack [aria-live=polite]")
    expect(spoken).to_contain_text("Layer 1. Output row 3, column 2: the maximum of")
    expect(spoken).to_contain_text("This cell sees 2 × 2 cells of the input: rows 5 to 6")
    page.wait_for_url(re.compile("cell=0%2C2%2C1|cell=0,2,1"))
    page.goto(page.url)
    expect(page.locator(".chosen")).to_contain_text("Layer 1, row 3, column 2", timeout=SLOW)
    # Its controls are those on show.
    expect(page.get_by_role("radio", name="1", exact=True)).to_be_checked()


def test_a_control_changes_its_layer_and_all_after_it(page, app_url):
    open_page(page, app_url, f"{EIGHT}&{HALVED}")
    page.get_by_role("radio", name="1", exact=True).click()
    expect(page.get_by_role("button", name="Remove layer 1")).to_be_visible(timeout=SLOW)
    page.get_by_label("Mode", exact=True).select_option("min")
    expect(layer(page, 1)).to_contain_text("2 × 2, stride 2, min", timeout=SLOW)
    first = pool(MATRIX, PoolSpec(2, mode="min"))
    assert numbers(page, 1) == first.ravel().tolist()
    assert numbers(page, 2) == pool(first, PoolSpec(2)).ravel().tolist()
    page.wait_for_url(re.compile("min"))
    page.goto(page.url)
    expect(layer(page, 1)).to_contain_text("2 × 2, stride 2, min", timeout=SLOW)


def test_layers_are_added_up_to_eight_and_removed(page, app_url):
    open_page(page, app_url, "input=image&size=64&layers=" + "/".join(["pool_size:2;stride:1"] * 7))
    page.get_by_role("button", name="Add a layer").click()
    expect(layer(page, 8)).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("button", name="Add a layer")).to_have_count(0)
    assert [line[5].split()[-1] for line in table(page)] == list("123456789")
    page.get_by_role("button", name="Remove layer 8").click()
    expect(layer(page, 8)).to_have_count(0, timeout=SLOW)
    expect(page.get_by_role("button", name="Remove layer 7")).to_be_visible()


def test_a_layer_that_does_not_fit_ends_the_stack_and_can_be_mended(page, app_url):
    layers = "pool_size:2/pool_size:9/pool_size:2"
    open_page(page, app_url, f"{EIGHT}&layers={layers}")
    expect(layer(page, 2)).to_contain_text("A pool of 9 does not fit in a height of 4.")
    expect(layer(page, 2)).to_contain_text("1 layer after it has nothing to pool.")
    assert numbers(page, 1) == pool(MATRIX, PoolSpec(2)).ravel().tolist()
    assert len(table(page)) == 2
    layer(page, 2).get_by_role("button").click()
    page.get_by_role("button", name="Use a pool of 4").click(timeout=SLOW)
    expect(grid(page, 2)).to_be_visible(timeout=SLOW)


def test_an_input_of_one_cell_that_no_layer_fits_is_still_shown(page, app_url):
    open_page(page, app_url, "matrix=5")
    assert numbers(page, 0) == [5]
    expect(layer(page, 1)).to_contain_text("A pool of 2 does not fit in a height of 1.")
    expect(page.locator(".chosen")).to_have_text("")
    open_page(page, app_url, "matrix=5&layers=pool_size:1")
    expect(page.locator(".chosen")).to_have_text("Layer 1, row 1, column 1: max(5) = 5")


def test_a_ready_made_stack_opens_with_one_click(page, app_url):
    open_page(page, app_url)
    page.get_by_role("button", name="A cat halved five times").click()
    expect(layer(page, 5)).to_contain_text("7 × 7", timeout=SLOW)
    expect(page.locator(".question")).to_contain_text("When is the cat lost?")
    expect(page.locator(".left")).to_contain_text("49 cells, 0.09766 % of the input's 50,176")
    image = load_image((ASSETS / "chelsea.png").read_bytes())
    for _ in range(5):
        image = pool(image, PoolSpec(2, mode="average"))
    centre = grid(page, 5).get_by_role("gridcell")
    assert float(centre.get_attribute("aria-label")) == pytest.approx(float(image[3, 3]), rel=1e-6)
    page.get_by_role("button", name="One pool of 8 against three of 2").click()
    expect(page.locator(".left")).to_contain_text("One pool of 8 × 8", timeout=SLOW)
    assert len(numbers(page, 0)) == 64


def test_on_a_true_scale_all_cells_are_as_large_and_the_link_says_so(page, app_url):
    halved = "/".join(["mode:average;pool_size:2"] * 5)
    open_page(page, app_url, f"input=image&layers={halved}")

    def widths() -> list[float]:
        return [layer(page, n).locator(".surface").bounding_box()["width"] for n in range(6)]

    assert max(widths()) - min(widths()) < 2
    page.get_by_label("True scale").check()
    for one, other in pairwise(widths()):
        assert one / other == pytest.approx(2, rel=0.1)
    page.wait_for_url(re.compile("scale=true"))
    page.goto(page.url)
    expect(page.get_by_label("True scale")).to_be_checked(timeout=SLOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "query",
    [f"{EIGHT}&{HALVED}", "input=image&size=64", "matrix=1,2&layers=pool_size:1/pool_size:4"],
)
def test_axe_finds_no_violation(page, app_url, query, scheme):
    page.emulate_media(color_scheme=scheme)
    open_page(page, app_url, query)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_on_a_phone_the_strip_is_swiped_and_nothing_is_wider_than_the_screen(browser, app_url):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    open_page(page, app_url, "input=image&layers=" + "/".join(["pool_size:3;stride:1"] * 8))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    strip = page.locator(".strip")
    assert strip.evaluate("node => node.scrollWidth > node.clientWidth")
    box = grid(page, 1).locator(".surface").bounding_box()
    assert box["x"] < 390
    layer(page, 8).scroll_into_view_if_needed()
    layer(page, 8).locator(".surface").tap()
    expect(page.locator(".chosen")).to_contain_text("Layer 8, row 104")
    context.close()
