"""On a phone the input, the window, the output and the playback are seen together."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from explorer.inputs.matrices import format_link

EIGHT = format_link(np.random.default_rng(1).integers(-99, 999, (8, 8)).astype(float))
LINKS = {
    "4 x 4": "",
    "8 x 8": f"matrix={EIGHT}",
    "8 x 8, as many results": f"matrix={EIGHT}&pool_size=3&stride=1&padding=same&mode=average",
    "an image": "input=image",
    "an image in colour": "input=image&grayscale=false&size=64",
}
BOXES = """() => Object.fromEntries(Object.entries({
    input: "[data-part=input] .frame",
    window: ".lens .frame",
    output: "[data-part=output] .frame",
    playback: ".transport",
}).map(([name, selector]) => {
    const { left, right, top, bottom } = stage.querySelector(selector).getBoundingClientRect();
    return [name, { left, right, top, bottom }];
}))"""
DIGITS = """() => [...stage.querySelectorAll("[data-part=input] .cell, [data-part=output] .cell")]
    .filter((cell) => cell.offsetParent && cell.textContent)
    .map((cell) => parseFloat(getComputedStyle(cell).fontSize))"""


@pytest.fixture(params=[(390, 844), (640, 360)], ids=["upright", "lying"])
def phone(request, browser):
    width, height = request.param
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=True, is_mobile=True
    )
    # As on every visit but the first.
    context.add_init_script("localStorage.setItem('pooling.introduction', 'away')")
    yield context.new_page()
    context.close()


def open_stage(page: Page, app_url: str, query: str) -> dict[str, dict[str, float]]:
    page.goto(f"{app_url}/?{query}")
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=20_000)
    page.locator(".stage").evaluate("node => { window.stage = node; }")
    if page.evaluate("innerHeight < innerWidth"):
        page.evaluate("stage.scrollIntoView()")
    return page.evaluate(BOXES)


@pytest.mark.parametrize("query", LINKS.values(), ids=LINKS)
def test_cause_and_effect_are_seen_together_and_nothing_covers_them(phone, app_url, query):
    boxes = open_stage(phone, app_url, query)
    for name, box in boxes.items():
        assert box["top"] >= 0, name
        assert box["bottom"] <= phone.evaluate("innerHeight"), name
        assert box["left"] >= 0, name
        assert box["right"] <= phone.evaluate("innerWidth"), name
    playback = boxes.pop("playback")
    for name, box in boxes.items():
        assert box["bottom"] <= playback["top"], name
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("query", [LINKS["4 x 4"], LINKS["8 x 8, as many results"]])
def test_the_numbers_of_a_matrix_are_legible(phone, app_url, query):
    open_stage(phone, app_url, query)
    sizes = phone.evaluate(DIGITS)
    assert len(sizes) >= 20
    assert min(sizes) >= 10
