"""Presenting, as a teacher does it: with a clicker, from the back row's point of view."""

import re

import pytest
import segno
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from explorer.exports.codes import QUIET_ZONE
from tests.browser.qr import modules_of

SIZES = [(1280, 720), (1920, 1080)]
FORMULA = ".stage .formula"
# Contrast of two colours, by the rule of WCAG.
CONTRAST = """([one, other]) => {
    const lightness = (colour) => {
        const [red, green, blue] = colour.match(/[\\d.]+/g).map((text) => {
            const part = Number(text) / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [high, low] = [lightness(one), lightness(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
}"""


def present(page: Page, app_url: str, link: str = "") -> None:
    page.goto(f"{app_url}/?{link}&view=present")
    expect(page.locator(".stage.presented.ready")).to_be_visible(timeout=30_000)


def hears_keys(page: Page) -> None:
    """Wait for what listens to the keys, which comes by itself."""
    expect(page.locator(".openers .start")).to_be_visible(timeout=30_000)


def height_of(page: Page, selector: str) -> float:
    """Return how high a figure is in pixels, as its font draws it."""
    return page.locator(selector).first.evaluate(
        """(node) => {
            const { fontSize, fontFamily } = getComputedStyle(node);
            const brush = document.createElement("canvas").getContext("2d");
            brush.font = `${fontSize} ${fontFamily}`;
            return brush.measureText("0").actualBoundingBoxAscent;
        }"""
    )


def test_a_clicker_alone_starts_steps_blanks_and_leaves_and_the_address_follows(page, app_url):
    page.goto(app_url)
    expect(page.locator(".sentence")).to_contain_text("row 1, column 1", timeout=30_000)
    hears_keys(page)
    page.keyboard.press("F5")
    expect(page).to_have_url(re.compile("view=present"))
    expect(page.locator('[data-testid="stSidebar"]')).to_be_hidden()
    expect(page.locator('[data-testid="stHeader"]')).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(page.locator(".sentence")).to_contain_text("row 1, column 2")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    expect(page.locator(".sentence")).to_contain_text("row 1, column 2")
    page.keyboard.press(".")
    expect(page.locator(".blank")).to_be_visible()
    assert page.locator(".blank").bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
    page.keyboard.press("b")
    expect(page.locator(".blank")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("view="))
    expect(page.locator('[data-testid="stSidebar"]')).to_be_visible()
    expect(page.locator(".sentence")).to_contain_text("row 1, column 2")


def test_p_presents_and_leaves_but_not_while_somebody_writes(page, app_url):
    page.goto(app_url)
    expect(page.locator(".stage.ready")).to_be_visible(timeout=30_000)
    hears_keys(page)
    page.get_by_label("Rows").first.focus()
    page.keyboard.press("p")
    page.keyboard.press("?")
    expect(page.locator(".stage.presented")).to_have_count(0)
    page.locator(".stage .play").focus()
    page.keyboard.press("p")
    expect(page.locator(".stage.presented")).to_be_visible()
    page.keyboard.press("p")
    expect(page.locator(".stage.presented")).to_have_count(0)


def test_what_is_written_into_a_cell_is_not_taken_for_a_key_of_presenting(page, app_url):
    present(page, app_url)
    page.locator("[data-part=input] .cell").first.click()
    page.keyboard.type("2.5")
    expect(page.locator(".blank")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=input] .cell").first).to_have_text("2.5")
    expect(page.locator(".stage.presented")).to_be_visible()


def test_keys_of_streamlit_do_nothing_while_presenting(page, app_url):
    present(page, app_url)
    page.evaluate(
        """() => {
            window.heard = [];
            document.addEventListener("keydown", ({ key }) => window.heard.push(key));
        }"""
    )
    for key in ("r", "c", "R", "C", "b", "b", "PageDown", "l", "l"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.evaluate("window.heard") == []
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_covers_the_stage_goes_before_the_next_step(page, app_url):
    present(page, app_url)
    page.keyboard.press("?")
    expect(page.locator("dialog.listing")).to_be_visible()
    expect(page.locator("dialog.listing dt")).to_have_count(12)
    page.keyboard.press("PageDown")
    expect(page.locator("dialog.listing")).to_be_hidden()
    expect(page.locator(".sentence")).to_contain_text("row 1, column 1")
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.listing")).to_be_hidden()
    expect(page.locator(".stage.presented")).to_be_visible()


def test_f5_plays_from_the_beginning_while_presenting(page, app_url):
    present(page, app_url)
    page.keyboard.press("End")
    expect(page.locator(".count")).to_have_text("4 of 4")
    page.keyboard.press("F5")
    expect(page.locator(".stage.playing")).to_be_visible()
    expect(page.locator(".stage.playing")).to_have_count(0)
    expect(page.locator(".count")).to_have_text("4 of 4")


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_back_row_reads_digits_and_formula(browser, app_url, width, height, scheme):
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    present(page, app_url)
    assert height_of(page, "[data-part=input] .cell") >= height / 25
    assert height_of(page, ".lens .cell") >= height / 25
    assert height_of(page, FORMULA) >= height / 30
    for part in ("[data-part=input] .frame", "[data-part=output] .frame", FORMULA, ".count"):
        box = page.locator(part).bounding_box()
        assert box["x"] >= 20
        assert box["y"] >= 20
        assert box["x"] + box["width"] <= width - 20
        assert box["y"] + box["height"] <= height - 20
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("node => node.scrollHeight <= node.clientHeight")
    stage = page.locator(".stage.presented")
    ground = "rgb(255, 255, 255)" if scheme == "light" else "rgb(0, 0, 0)"
    app = page.locator('[data-testid="stApp"]')
    assert app.evaluate("node => getComputedStyle(node).backgroundColor") == ground
    for accent in ("--window", "--result", "--ink", "--soft"):
        colour = stage.evaluate(
            """(node, name) => {
                const probe = document.createElement("i");
                probe.style.color = `var(${name})`;
                node.append(probe);
                const { color } = getComputedStyle(probe);
                probe.remove();
                return color;
            }""",
            accent,
        )
        assert page.evaluate(CONTRAST, [colour, ground]) >= 7, accent
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("link", ["", "page=compare", "page=compare&way=stack"])
def test_axe_finds_nothing_while_presenting(browser, app_url, link, scheme):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme=scheme)
    page = context.new_page()
    present(page, app_url, link)
    page.keyboard.press("PageDown")
    page.wait_for_timeout(300)
    for key in ("", "?"):
        if key:
            page.keyboard.press(key)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    context.close()


@pytest.mark.parametrize(
    ("link", "first", "second"),
    [
        ("page=compare", "1 of 9", "2 of 9"),
        ("page=compare&way=frameworks", "1 of 9", "2 of 9"),
        ("page=compare&way=shift", "1 of 4", "2 of 4"),
        ("page=compare&way=stack&cell=0,0,0", "1 of 5", "2 of 5"),
    ],
)
def test_every_page_is_presented_and_stepped_through(page, app_url, link, first, second):
    present(page, app_url, link)
    count = page.locator(".stage.presented .count")
    expect(count).to_have_text(first)
    page.keyboard.press("PageDown")
    expect(count).to_have_text(second)
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("node => node.scrollHeight <= node.clientHeight + 1")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-way")).to_be_visible()


def test_the_ring_follows_the_pointer_and_is_switched_off(page, app_url):
    present(page, app_url)
    page.mouse.move(400, 300)
    ring = page.locator(".pointer")
    expect(ring).to_be_visible()
    box = ring.bounding_box()
    assert box["x"] + box["width"] / 2 == pytest.approx(400, abs=1)
    assert box["y"] + box["height"] / 2 == pytest.approx(300, abs=1)
    assert box["height"] > 60
    page.keyboard.press("l")
    expect(ring).to_be_hidden()
    page.mouse.move(420, 300)
    expect(ring).to_be_hidden()


def test_the_code_of_the_page_is_read_back_from_the_screen(page, app_url):
    present(page, app_url, "pool_size=3&stride=1")
    page.keyboard.press("q")
    code = page.locator("dialog.scanned svg")
    expect(code).to_be_visible()
    expect(page.locator("dialog.scanned .address")).to_have_text(f"{app_url}/?pool_size=3&stride=1")
    expect(page.locator("dialog.scanned .warned")).to_contain_text("this computer's own")
    side = int(code.get_attribute("viewBox").split()[-1])
    seen = modules_of(code.screenshot(), side)
    meant = segno.make_qr(f"{app_url}/?pool_size=3&stride=1", error="l")
    rows = [[bool(module) for module in row] for row in meant.matrix_iter(border=QUIET_ZONE)]
    assert seen == rows
    assert code.bounding_box()["height"] > 500
    page.keyboard.press("Escape")
    expect(code).to_be_hidden()
    expect(page.locator(".stage.presented")).to_be_visible()


def test_a_link_too_long_for_a_code_gets_a_sentence(page, app_url):
    rows = ";".join(",".join(["123.25"] * 16) for _ in range(16))
    page.goto(f"{app_url}/?matrix={rows}")
    expect(page.locator(".stage.ready")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="QR code").click()
    expect(page.locator("dialog.scanned .unable")).to_contain_text("too long for a code")
    expect(page.locator("dialog.scanned svg")).to_be_hidden()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("dialog.scanned")).to_be_hidden()


def test_a_clickers_key_on_the_page_opens_no_dialog_that_stays(page, app_url):
    page.goto(app_url)
    expect(page.locator(".stage.ready")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Present").click()
    expect(page.locator(".stage.presented")).to_be_visible()
    page.mouse.move(600, 400)
    page.get_by_role("button", name="Leave").click()
    expect(page.locator(".stage.presented")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("view="))
