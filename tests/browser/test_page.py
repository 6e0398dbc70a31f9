"""The page in a real browser, as a reader uses it; every result is compared with the core."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, FloatRect, Locator, Page, Request, expect

from explorer.inputs.images import load_image
from pooling import AdaptiveSpec, PoolSpec, pool, trace

EXAMPLE = np.array([[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]], float)


@pytest.fixture(autouse=True)
def only_the_apps_own_host(page: Page, app_url: str) -> Iterator[None]:
    """Fail a test in which the page asked any other host for anything."""
    strangers: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((app_url, "data:", "blob:")):
            strangers.append(request.url)

    page.on("request", note)
    yield
    assert not strangers


def cells(page: Page, name: str) -> list[list[float]]:
    """Return the numbers in one grid of the stage."""
    rows = page.get_by_role("grid", name=name).get_by_role("row").all()
    texts = [row.get_by_role("gridcell").all_inner_texts() for row in rows]
    return [[float(text.replace("−", "-")) for text in row] for row in texts if row]


def expect_output(page: Page, output: np.ndarray) -> None:
    """Wait until the output shows these values."""
    grid = page.get_by_role("grid", name="Output")
    texts = [f"{value:.4g}".replace("-", "−") for value in output.ravel()]
    expect(grid.get_by_role("gridcell")).to_have_text(texts)
    assert cells(page, "Output") == [[float(f"{v:.4g}") for v in row] for row in output.tolist()]


def expect_number(page: Page, name: str, text: str) -> None:
    """Wait until one of the numbers that matter says this."""
    item = page.locator("dl.numbers div").filter(has=page.get_by_text(name, exact=True))
    expect(item.locator("dd")).to_have_text(text)


def open_page(page: Page, url: str, link: str = "") -> None:
    page.goto(f"{url}/{link}")
    expect(page.get_by_role("grid", name="Output")).to_be_visible(timeout=30_000)


def slide(page: Page, name: str, key: str, times: int = 1) -> None:
    page.locator(f'input[type="range"][aria-label="{name}"]').focus()
    for _ in range(times):
        page.keyboard.press(key)


def download(page: Page, label: str) -> bytes:
    with page.expect_download() as info:
        page.get_by_role("button", name=label).click()
    return Path(info.value.path()).read_bytes()


def test_the_page_shows_a_worked_example_with_no_further_step(page, app_url):
    open_page(page, app_url)
    assert cells(page, "Input") == EXAMPLE.tolist()
    expect_output(page, np.array([[12, 9], [18, 7]]))
    expect_number(page, "Output rows and columns", "floor((4 − 2) / 2) + 1 = 2")
    expect_number(page, "Output cells / input cells", "4 / 16 = 25 %")
    # All that matters is on the first screen.
    for thing in (
        page.get_by_role("slider", name="Stride"),
        page.get_by_role("grid", name="Input"),
        page.get_by_role("grid", name="Output"),
        page.locator("dl.numbers"),
        page.get_by_text("More", exact=True),
    ):
        box = thing.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 720
    assert page.url == f"{app_url}/"


def test_an_edited_cell_changes_the_result_the_link_and_the_preset(page, app_url):
    open_page(page, app_url)
    page.get_by_role("grid", name="Input").get_by_role("gridcell", name="12", exact=True).dblclick()
    field = page.get_by_role("textbox", name="Row 1, column 2")
    field.fill("2,5")
    field.press("Enter")
    matrix = EXAMPLE.copy()
    matrix[0, 1] = 2.5
    expect_output(page, pool(matrix, PoolSpec()))
    page.wait_for_url("**/?matrix=10*2.5*")
    expect(page.get_by_label("Preset")).to_have_value("")


def test_pasted_rows_are_used_and_a_bad_cell_is_named_with_nothing_lost(page, app_url):
    open_page(page, app_url)
    page.get_by_text("Paste rows").click()
    field = page.get_by_label("Rows from a spreadsheet")
    field.fill("1,5\t2\t7\n3\tx\t8")
    page.get_by_role("button", name="Use these rows").click()
    expect(page.get_by_role("alert")).to_have_text(
        'Row 2, column 2 of the pasted rows is "x", which is not a number.'
    )
    expect(field).to_have_value("1,5\t2\t7\n3\tx\t8")
    assert cells(page, "Input") == EXAMPLE.tolist()
    field.fill("1,5\t2\t7\n3\t-4\t8")
    page.get_by_role("button", name="Use these rows").click()
    expect_output(page, np.array([[3.0]]))
    assert cells(page, "Input") == [[1.5, 2, 7], [3, -4, 8]]
    expect(page.get_by_role("alert")).to_have_count(0)


def test_windows_fit_an_output_size_and_their_own_size_is_kept_meanwhile(page, app_url):
    open_page(page, app_url)
    slide(page, "Stride", "ArrowLeft")
    expect_output(page, pool(EXAMPLE, PoolSpec(2, 1)))
    page.get_by_role("radio", name="By size").focus()
    page.keyboard.press("ArrowRight")
    expect_output(page, pool(EXAMPLE, AdaptiveSpec(3, "max")))
    expect(page.get_by_role("radio", name="By output size")).to_be_focused()
    expect(page.get_by_role("slider", name="Stride")).to_have_count(0)
    slide(page, "Output size", "ArrowRight", times=4)
    expect_output(page, pool(EXAMPLE, AdaptiveSpec(7, "max")))
    slide(page, "Output size", "Home")
    expect_output(page, np.array([[18.0]]))
    expect_number(page, "Window i, rows and columns", "1 to 4")
    page.wait_for_url("**/?*windows=output&output_size=1*")
    page.get_by_role("radio", name="By output size").focus()
    page.keyboard.press("ArrowLeft")
    expect_output(page, pool(EXAMPLE, PoolSpec(2, 1)))


def test_a_number_that_is_being_typed_outlives_an_answer_that_comes_meanwhile(page, app_url):
    open_page(page, app_url, "?padding=0,0,2,0&pool_size=3&stride=1")
    expect_output(page, pool(EXAMPLE, PoolSpec(3, 1, padding=((0, 0), (2, 0)))))
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Left", exact=True).evaluate("""(left) => {
        const slider = left.getRootNode().querySelector('[aria-label="Pool size"]');
        slider.value = 4;
        slider.dispatchEvent(new Event("input"));
        left.select();
        document.execCommand("insertText", false, "1");
    }""")
    expect_output(page, pool(EXAMPLE, PoolSpec(4, 1, padding=((0, 0), (2, 0)))))
    page.wait_for_url("**/?*pool_size=4*")  # which is the last that comes of an answer
    page.keyboard.press("Enter")
    expect_output(page, pool(EXAMPLE, PoolSpec(4, 1, padding=((0, 0), (1, 0)))))


def test_every_parameter_changes_what_is_shown_as_the_core_says(page, app_url):
    open_page(page, app_url)
    slide(page, "Pool size", "ArrowRight")
    expect_output(page, pool(EXAMPLE, PoolSpec(3)))
    slide(page, "Stride", "ArrowLeft", times=2)
    expect_output(page, pool(EXAMPLE, PoolSpec(3, 1)))
    for mode in ("min", "median", "l2", "average"):
        page.get_by_role("radio", name=mode, exact=False).click()
        expect_output(page, pool(EXAMPLE, PoolSpec(3, 1, mode)))
    page.get_by_text("More", exact=True).click()
    choose(page, "Padding", "Same, more at the start")
    expect_output(page, pool(EXAMPLE, PoolSpec(3, 1, "average", "same_lower")))
    choose(page, "Padding", "Explicit")
    page.get_by_label("Left", exact=True).fill("2")
    page.keyboard.press("Enter")
    padding = ((0, 0), (2, 0))
    expect_output(page, pool(EXAMPLE, PoolSpec(3, 1, "average", padding)))
    page.get_by_text("Count padding in averages").click()
    counted = PoolSpec(3, 1, "average", padding, count_include_pad=True)
    expect_output(page, pool(EXAMPLE, counted))
    page.get_by_text("Height and width apart").click()
    slide(page, "Stride, height", "ArrowRight")
    page.get_by_text("Ceil mode").click()
    apart = PoolSpec(3, (2, 1), "average", padding, 1, True, True)
    expect_output(page, pool(EXAMPLE, apart))
    slide(page, "Pool size, width", "ArrowLeft")
    page.get_by_label("Left", exact=True).fill("1")
    page.keyboard.press("Enter")
    slide(page, "Dilation, width", "ArrowRight")
    last = PoolSpec((3, 2), (2, 1), "average", ((0, 0), (1, 0)), (1, 2), True, True)
    expect_output(page, pool(EXAMPLE, last))
    # The stage is sent first: what was said above it follows.
    expect(page.get_by_role("alert")).to_have_count(0)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).select_option(label=option)


def test_quick_changes_are_all_kept_and_the_stride_follows_them(page, app_url):
    open_page(page, app_url, "?input=image")
    slider = page.get_by_role("slider", name="Pool size")
    slider.focus()
    for pause in (0, 40, 80, 120, 160, 300, 300, 0):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)
    expect_number(page, "Output rows and columns", "floor((224 − 10) / 10) + 1 = 22")
    page.wait_for_url("**/?input=image&pool_size=10")


def box_of(thing: Locator) -> FloatRect:
    box = thing.bounding_box()
    assert box is not None
    return box


def stage_box(page: Page) -> FloatRect:
    return box_of(page.locator(".stage"))


def test_a_choice_that_does_not_fit_is_one_sentence_beside_its_control(page, app_url):
    open_page(page, app_url, "?pool_size=2&dilation=2")
    before = stage_box(page)
    slide(page, "Pool size", "ArrowRight")
    alert = page.get_by_role("alert")
    said = "A pool of 3 with dilation 2 spans 5 cells, more than the height of 4."
    expect(alert).to_have_text(said)
    slider = page.get_by_role("slider", name="Pool size")
    assert 0 < box_of(alert)["y"] - box_of(slider)["y"] < 60
    expect(page.get_by_text("This is the last result that did.")).to_be_visible()
    expect_output(page, pool(EXAMPLE, PoolSpec(2, dilation=2)))
    assert stage_box(page) == before
    slide(page, "Pool size", "ArrowLeft")
    expect(alert).to_have_count(0)
    expect_output(page, pool(EXAMPLE, PoolSpec(2, dilation=2)))
    assert stage_box(page) == before


def test_a_button_below_the_sentence_does_what_it_proposes(page, app_url):
    open_page(page, app_url, "?pool_size=3")
    page.get_by_text("More", exact=True).click()
    slide(page, "Dilation", "ArrowRight")
    page.get_by_role("button", name="Use a pool of 2").focus()
    page.keyboard.press("Enter")
    expect_output(page, pool(EXAMPLE, PoolSpec(2, dilation=2)))
    expect(page.get_by_role("alert")).to_have_count(0)
    # The button went with what it mended.
    expect(page.get_by_role("slider", name="Dilation")).to_be_focused()


def test_what_cannot_fit_is_not_offered(page, app_url):
    open_page(page, app_url)
    slide(page, "Pool size", "End")
    expect_output(page, np.array([[18]]))
    page.get_by_text("More", exact=True).click()
    choose(page, "Padding", "Explicit")
    page.get_by_label("Top", exact=True).fill("4")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Top must be a whole number from 0 to 3, not 4.")


def test_a_refused_upload_after_a_good_one_leaves_it_where_it_is(page, app_url):
    stream = io.BytesIO()
    Image.new("L", (40, 30), 90).save(stream, "PNG")
    open_page(page, app_url, "?input=image&source=upload&size=original")
    before = stage_box(page)
    upload = page.locator("input[type=file]")
    good, bad = (
        {"name": name, "mimeType": "image/png", "buffer": data}
        for name, data in (("good.png", stream.getvalue()), ("bad.png", b"no image"))
    )
    upload.set_input_files(good)
    expect_number(page, "Input", "30 × 40")
    assert stage_box(page)["y"] == before["y"]
    upload.set_input_files(bad)
    said = "bad.png was not used. good.png is still shown."
    expect(page.locator(".instead")).to_have_text(said)
    expect(page.get_by_test_id("stSidebar").get_by_role("alert")).to_contain_text(said)
    expect_number(page, "Input", "30 × 40")
    assert stage_box(page)["y"] == before["y"]


def test_an_uploaded_jpeg_is_pooled_and_its_files_hold_what_the_core_says(page, app_url):
    upload_and_download(page, app_url, "JPEG")


def upload_and_download(page: Page, app_url: str, kind: str) -> None:
    """Upload a colour image of that kind, and compare every file with what the core says."""
    stream = io.BytesIO()
    rows, cols = np.indices((90, 160))
    Image.fromarray(np.stack([rows, cols, rows ^ cols], axis=-1).astype(np.uint8)).save(
        stream, kind
    )
    mime = f"image/{kind.lower()}"
    file = FilePayload(name=f"mine.{kind.lower()}", mimeType=mime, buffer=stream.getvalue())
    open_page(page, app_url)
    page.get_by_role("radio", name="Image").click()
    page.get_by_role("radio", name="Upload").click()
    expect(page.get_by_text("No picture is chosen yet")).to_be_visible()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("No picture is chosen yet")).to_have_count(0)
    page.get_by_text("Keep aspect").click()
    page.get_by_text("Colour", exact=True).click()
    expect_number(page, "Input", "126 × 224")
    page.get_by_role("radio", name="Download").click()
    image = load_image(stream.getvalue(), grayscale=False, size=224)
    steps = trace(image, PoolSpec())
    arrays = {
        "Input, NPY": image,
        "Output, NPY": steps.output,
        "Pools, NPY": steps.windows.reshape(-1, 2, 2, 3),
    }
    for label, expected in arrays.items():
        array = np.load(io.BytesIO(download(page, label)))
        assert array.dtype == expected.dtype
        np.testing.assert_array_equal(array, expected)
    table = np.loadtxt(io.BytesIO(download(page, "Output, CSV")), delimiter=",", skiprows=1)
    np.testing.assert_array_equal(table[:, 2:], steps.output.reshape(-1, 3))
    with Image.open(io.BytesIO(download(page, "Plots, PNG"))) as picture:
        assert picture.size == (800, 420)
    assert download(page, "Plots, SVG").count(b"<image") == 2
    notebook = json.loads(download(page, "Notebook"))
    assert page.url in "".join(notebook["cells"][0]["source"])


@pytest.mark.parametrize("name", ["From scratch", "NumPy", "ONNX Runtime"])
def test_a_program_of_the_code_section_runs_as_pasted(page, app_url, name):
    open_page(page, app_url, "?mode=average&padding=1&tab=code")
    page.get_by_role("radio", name=name).click()
    code = page.get_by_test_id("stCode")
    expect(code).to_contain_text(
        {"From scratch": "def get_pools", "NumPy": "nanmean"}.get(name, name[:4].lower())
    )
    done = subprocess.run(
        [sys.executable, "-c", code.inner_text()], capture_output=True, text=True, check=True
    )
    numbers = done.stdout.replace("[", " ").replace("]", " ").split()
    expected = pool(EXAMPLE, PoolSpec(mode="average", padding=1))
    np.testing.assert_allclose(np.array(numbers, float), expected.ravel(), rtol=1e-6)


def test_each_framework_says_identical(page, app_url):
    open_page(page, app_url, "?tab=verify")
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(3)
    for name in ("ONNX Runtime", "PyTorch", "Keras"):
        button = page.get_by_role("button", name=f"Check with {name}")
        if name == "PyTorch" and find_spec("torch") is None:
            expect(button).to_have_count(0)
            continue
        button.click()
        expect(table.get_by_role("row", name=name)).to_contain_text("Identical", timeout=90_000)


def test_the_link_shown_reproduces_everything_in_a_fresh_browser(page, app_url, browser):
    open_page(page, app_url, "?matrix=1,2.5,-3;4,5,6;7,8,9&stride=1&mode=min&tab=download")
    page.get_by_role("grid", name="Output").get_by_role("gridcell").nth(3).click()
    slide(page, "Pool size", "ArrowLeft")
    expect_output(page, np.array([[1, 2.5, -3], [4, 5, 6], [7, 8, 9]]))
    # The stage is sent first: the address and the section follow it. A link that asks comes second.
    shown = page.get_by_test_id("stCode").first
    expect(shown).to_contain_text("pool_size=1")
    page.wait_for_url("**pool_size=1**")
    link = shown.inner_text().strip()
    assert link == page.url.replace("%2C", ",").replace("%3B", ";")
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    other = context.new_page()
    other.goto(link)
    expect_output(other, np.array([[1, 2.5, -3], [4, 5, 6], [7, 8, 9]]))
    expect(other.get_by_role("radio", name="Min")).to_be_checked()
    expect(other.get_by_role("radio", name="Download")).to_be_checked()
    context.close()


def test_the_browsers_back_and_forward_follow_the_choices(page, app_url):
    open_page(page, app_url)
    page.get_by_role("radio", name="Min").click()
    expect_output(page, pool(EXAMPLE, PoolSpec(mode="min")))
    page.wait_for_url("**/?mode=min")
    page.go_back()
    expect_output(page, pool(EXAMPLE, PoolSpec()))
    expect(page.get_by_role("radio", name="Max")).to_be_checked()
    page.go_forward()
    expect_output(page, pool(EXAMPLE, PoolSpec(mode="min")))


def test_a_hostile_link_is_shown_as_plain_words(page, app_url):
    open_page(page, app_url, "?mode=<img src=x onerror=alert(1)>&[a](https://b.c)=1&pool_size=3")
    alert = page.get_by_role("alert")
    expect(alert).to_have_count(1)
    expect(alert).to_contain_text("not '<img src=x onerror=alert(1)>'")
    expect(alert).to_contain_text("'[a](https:")
    assert alert.get_by_role("link").count() == 0
    assert alert.get_by_role("img").count() == 0
    expect_output(page, np.array([[18]]))


def test_on_a_phone_one_bar_opens_the_controls_and_nothing_is_wider(browser: Browser, app_url):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    open_page(page, app_url)
    slider = page.get_by_role("slider", name="Pool size")
    expect(slider).not_to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    bar = page.get_by_role("button", name="2 × 2, stride 2, max. Open the controls")
    bar.tap()
    expect(slider).to_be_in_viewport()
    slide(page, "Pool size", "ArrowRight")
    expect(page.get_by_role("button", name="3 × 3, stride 3, max")).to_be_attached()
    context.close()


def test_a_number_beyond_its_limits_is_told_beside_it_and_changes_nothing(page, app_url):
    open_page(page, app_url)
    page.get_by_label("Rows", exact=True).fill("99")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(
        "Rows must be a whole number from 1 to 16, not 99."
    )
    expect(page.get_by_label("Rows", exact=True)).to_have_value("99")
    assert cells(page, "Input") == EXAMPLE.tolist()
    page.get_by_label("Rows", exact=True).fill("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect_output(page, np.array([[12, 9]]))


def test_keys_in_the_controls_do_not_reach_streamlits_shortcuts(page, app_url):
    open_page(page, app_url)
    page.get_by_text("Paste rows").click()
    page.get_by_label("Rows from a spreadsheet").press_sequentially("rc")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Rows from a spreadsheet")).to_have_value("rc")


def test_nothing_of_the_page_fades_while_it_runs(page, app_url):
    open_page(page, app_url)
    # Streamlit's own sign of a long run, in the bar above, may come and go.
    page.evaluate("""() => {
        window.faded = []
        const kept = '[data-testid="stElementContainer"], [data-testid="stSidebarContent"]'
        document.addEventListener("transitionrun", ({ propertyName, target }) => {
            if (propertyName === "opacity" && target.closest(kept)) faded.push(target.outerHTML)
        }, true)
    }""")
    slide(page, "Pool size", "ArrowRight")
    expect_number(page, "Output", "1 × 1")
    page.wait_for_timeout(500)
    assert page.evaluate("faded") == []


@pytest.mark.xfail(
    strict=False,
    reason="a plot may be asked for after the next run has dropped it: open, seen before as well",
)
def test_fast_changes_of_section_ask_for_nothing_that_is_gone(page, app_url):
    missing: list[str] = []
    page.on("response", lambda answer: answer.status >= 400 and missing.append(answer.url))
    open_page(page, app_url, "?input=image&tab=plots")
    picture = page.get_by_role("img", name="Input 224 × 224 and output 112 × 112")
    expect(picture).to_be_visible(timeout=20_000)
    for _ in range(6):
        for section in ("Code", "Plots", "Extracted pools"):
            page.get_by_role("radio", name=section).click()
            page.wait_for_timeout(40)
    page.get_by_role("radio", name="Plots").click()
    expect(picture).to_be_visible(timeout=20_000)
    assert picture.evaluate("image => image.complete && image.naturalWidth === 880")
    assert missing == []
