"""What a reader takes along: the link of what is on the screen, and a sheet of paper."""

import io
import json
import re
import zipfile
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
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


def download(page: Page, label: str) -> tuple[str, bytes]:
    """Press a button of the Download section; return the name and the content of its file."""
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=label, exact=True).click()
    file = waiting.value
    return file.suggested_filename, file.path().read_bytes()


def text_of(svg: bytes) -> str:
    return "".join(ElementTree.fromstring(svg).itertext())  # noqa: S314 - a file of our own


def test_every_file_of_the_download_section_opens_and_is_of_what_is_on_the_screen(page, app_url):
    open_page(page, app_url, "matrix=1,2,3,4;5,6,7,8&mode=average&tab=download")
    named = "pooling-average-2x2-stride2"
    name, csv = download(page, "Output, CSV")
    assert (name, csv.decode().split()) == (f"{named}-output.csv", ["3.5,5.5"])
    name, npy = download(page, "Output, NPY")
    assert name == f"{named}-output.npy"
    np.testing.assert_array_equal(np.load(io.BytesIO(npy)), [[3.5, 5.5]])
    name, png = download(page, "This step, PNG")
    assert name == f"{named}-step1-1.png"
    assert Image.open(io.BytesIO(png)).width == 1280
    name, svg = download(page, "This step, SVG")
    assert name == f"{named}-step1-1.svg"
    assert "(1 + 2 + 5 + 6) / 4 = 3.5" in text_of(svg)
    for kind, label in (("gif", "All steps, GIF"), ("webp", "All steps, WebP")):
        name, moving = download(page, label)
        assert name == f"{named}.{kind}"
        assert getattr(Image.open(io.BytesIO(moving)), "n_frames", 1) == 2
    name, notebook = download(page, "Notebook")
    assert name == f"{named}.ipynb"
    assert json.loads(notebook)["nbformat"] == 4
    name, archive = download(page, "All of it, ZIP")
    assert name == f"{named}.zip"
    files = zipfile.ZipFile(io.BytesIO(archive))
    assert files.testzip() is None
    assert {f"{named}.gif", f"{named}-step1-1.svg", "input.npy", "README.txt"} <= {
        *files.namelist()
    }
    link = page.url.replace("%2C", ",").replace("%3B", ";")
    assert link in files.read("README.txt").decode()


def test_the_step_that_is_taken_home_is_the_one_that_the_stage_rests_at(page, app_url):
    open_page(page, app_url, "tab=download")
    expect(page.get_by_role("button", name="This step, PNG")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Last window").click()
    expect(page.locator("p.step")).to_contain_text("Output row 2, column 2", timeout=SLOW)
    name, svg = download(page, "This step, SVG")
    assert name == "pooling-max-2x2-stride2-step2-2.svg"
    assert "max(7, 7, 2, 2) = 7" in text_of(svg)


def test_a_picture_has_the_width_the_ground_and_the_pace_that_were_chosen(page, app_url):
    open_page(page, app_url, "tab=download")
    page.get_by_role("radio", name="Centimetres").click()
    width = page.get_by_role("spinbutton", name="Width of the step")
    expect(width).to_have_value("16", timeout=SLOW)
    width.fill("8")
    width.press("Enter")
    page.get_by_role("radio", name="Dark").click()
    page.get_by_role("radio", name="10", exact=True).click()
    expect(page.get_by_role("radio", name="10", exact=True)).to_be_checked()
    page.wait_for_timeout(1000)
    png = Image.open(io.BytesIO(download(page, "This step, PNG")[1]))
    assert png.width == round(8 / 2.54 * 300)
    assert png.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert np.asarray(png.convert("L"))[2, 2] < 40
    assert b'width="8cm"' in download(page, "This step, SVG")[1]
    gif = Image.open(io.BytesIO(download(page, "All steps, GIF")[1]))
    assert gif.info["duration"] == 100


def test_while_a_file_is_made_its_button_says_so_and_the_page_goes_on_as_it_was(page, app_url):
    open_page(page, app_url, f"matrix={MATRIX_16}&pool_size=5&stride=1&tab=download")
    address = page.url
    button = page.get_by_role("button", name="All steps, GIF")
    with page.expect_download(timeout=120_000) as waiting:
        button.click()
        expect(button).to_be_disabled()
        expect(button.get_by_test_id("stSpinnerIcon")).to_be_visible()
        page.get_by_role("button", name="Next window").click()
        expect(page.locator(".sentence")).to_contain_text("Output row 1, column 2")
    with Image.open(waiting.value.path()) as gif:
        assert getattr(gif, "n_frames", 1) == 144
    expect(button).to_be_enabled()
    assert page.url == address
    expect(page.locator("[data-part=input] .size")).to_have_text("16 × 16")
