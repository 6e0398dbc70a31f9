"""The stage follows its width, the window's height and the screen's resolution, drawing once."""

import itertools

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from pooling import PoolSpec
from tests.browser.programs import framed, own

# Counts in `drawn` how often all of the test's own stage is drawn: each time puts new ticks.
COUNT_DRAWINGS = """() => {
    window.drawn = 0;
    const ticks = own.place.querySelector("[data-part=input] .ticks");
    new MutationObserver((changes) => { drawn += changes.length; })
        .observe(ticks, { childList: true });
}"""
COUNT_PAINTINGS = """() => {
    window.painted = 0;
    const { prototype } = CanvasRenderingContext2D;
    const put = prototype.putImageData;
    prototype.putImageData = function (...given) { painted += 1; put.apply(this, given); };
}"""
# As if the window could be moved to a screen of another resolution, which tells its queries.
OTHER_SCREENS = """() => {
    let [ratio, queries] = [1, []];
    const ask = matchMedia;
    window.matchMedia = (text) => {
        if (!text.includes("resolution")) return ask(text);
        queries.push(Object.assign(new EventTarget(), { holds: text.includes(` ${ratio}dppx`) }));
        return queries.at(-1);
    };
    Object.defineProperty(window, "devicePixelRatio", { get: () => ratio });
    window.moveTo = (next) => {
        ratio = next;
        const asked = queries.splice(0);
        for (const query of asked) if (query.holds) query.dispatchEvent(new Event("change"));
    };
}"""
PHOTO = np.arange(48 * 48, dtype=np.uint8).reshape(48, 48)


def show(page: Page, image: np.ndarray, spec: PoolSpec) -> None:
    page.evaluate("data => { own.call(data); }", framed(image, spec))
    shape = " × ".join(map(str, image.shape))
    expect(own(page, "[data-part=input] .size")).to_have_text(shape)


def canvas_width(page: Page, part: str) -> int:
    return own(page, f"[data-part={part}] canvas").evaluate("node => node.width")


def frame_width(page: Page, part: str) -> float:
    return own(page, f"[data-part={part}] .frame").evaluate("node => node.offsetWidth")


def test_a_change_of_height_is_drawn_once(lab):
    lab.set_viewport_size({"width": 1280, "height": 900})
    show(lab, np.zeros((3, 4)), PoolSpec())
    lab.wait_for_timeout(300)
    lab.evaluate(COUNT_DRAWINGS)
    heights = []
    for rows in (4, 2, 16):
        show(lab, np.zeros((rows, 4)), PoolSpec())
        lab.wait_for_timeout(300)
        heights.append(lab.evaluate("own.host.clientHeight"))
    assert len(set(heights)) == 3
    assert lab.evaluate("drawn") == 3


def test_a_change_of_the_windows_height_is_followed_and_drawn_once(lab):
    show(lab, PHOTO, PoolSpec())
    frame = own(lab, "[data-part=input] .frame")
    before = frame.evaluate("node => node.clientHeight")
    lab.evaluate(COUNT_DRAWINGS)
    lab.set_viewport_size({"width": 1280, "height": 600})
    expect(frame).not_to_have_css("height", f"{before}px")
    assert frame.evaluate("node => node.clientHeight") == before - 120
    lab.wait_for_timeout(300)
    assert lab.evaluate("drawn") == 1


def test_each_change_of_resolution_makes_the_pictures_crisp_again(lab):
    lab.evaluate(OTHER_SCREENS)
    show(lab, PHOTO, PoolSpec())
    widths = [[canvas_width(lab, part) for part in ("input", "output")]]
    for ratio in (2, 3):
        lab.evaluate("ratio => moveTo(ratio)", ratio)
        widths.append([canvas_width(lab, part) for part in ("input", "output")])
    for one, next_one in itertools.pairwise(widths):
        assert all(width > before for width, before in zip(next_one, one, strict=True))


def test_coverage_is_painted_once_for_each_model(lab):
    lab.evaluate(COUNT_PAINTINGS)
    show(lab, PHOTO, PoolSpec(3, 1))
    assert lab.evaluate("painted") == 2  # The input and the output.
    box = own(lab, ".coverage")
    for _ in range(3):
        box.check()
        box.uncheck()
    box.check()
    lab.set_viewport_size({"width": 1000, "height": 720})
    lab.wait_for_timeout(300)
    assert lab.evaluate("painted") == 3
    show(lab, PHOTO[:40], PoolSpec(3, 1))
    assert lab.evaluate("painted") == 6


# What the digits of a matrix are like on the screen.
DIGITS = """own => [...own.place.querySelectorAll(".picture .cell")]
    .filter((cell) => cell.textContent)
    .map((cell) => {
        const words = document.createRange();
        words.selectNodeContents(cell);
        return {
            size: parseFloat(getComputedStyle(cell).fontSize),
            isShown: getComputedStyle(cell).color !== "rgba(0, 0, 0, 0)",
            isInside: words.getBoundingClientRect().width <= cell.clientWidth + 0.5,
        };
    })"""


@pytest.mark.parametrize("shape", [(1, 1), (4, 4), (16, 16), (1, 16), (16, 1), (8, 16), (3, 15)])
def test_a_matrix_is_never_without_its_numbers(lab, shape):
    lab.set_viewport_size({"width": 1280, "height": 720})
    matrix = np.random.default_rng(1).integers(-999, 9999, shape).astype(float)
    for pool, mode in ((1, "max"), (2, "max"), (3, "average")):
        show(lab, matrix, PoolSpec(min(pool, *shape), 1, mode=mode))
        digits = lab.evaluate(f"({DIGITS})(own)")
        assert len(digits) > matrix.size
        for digit in digits:
            assert digit["size"] >= 11
            assert digit["isShown"]
            assert digit["isInside"]


def test_where_a_matrix_is_wider_than_a_phone_the_window_stays_in_view(lab):
    lab.set_viewport_size({"width": 390, "height": 844})
    show(lab, np.zeros((16, 16)), PoolSpec(2))
    own(lab, "[data-do=last]").click()
    mark = own(lab, "[data-part=input] .mark.window")
    assert mark.evaluate("node => node.getBoundingClientRect().left") >= 0
    assert mark.evaluate("node => node.getBoundingClientRect().right") <= 390
    assert lab.evaluate("document.documentElement.scrollWidth") == 390


def test_a_true_scale_draws_cells_of_an_image_and_its_output_alike(lab):
    show(lab, PHOTO, PoolSpec(2))
    assert frame_width(lab, "input") == frame_width(lab, "output")
    own(lab, ".true-scale").check()
    assert frame_width(lab, "input") == 2 * frame_width(lab, "output")
