"""Every number and every mark on the stage is the core's, over random poolings."""

import math
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from explorer.inputs.images import load_image
from pooling import MODES, AdaptiveSpec, PoolSpec, Trace, trace
from pooling.axis import NO_CELL
from tests.explorer import fitted

NUMBER = re.compile(r"−?\d+(?:\.\d+)?(?:e−?\d+)?")
READ_CELLS = """cells => cells.map(cell => [
    Number(cell.parentElement.getAttribute("aria-rowindex")) - 1,
    Number(cell.getAttribute("aria-colindex")) - 1,
    cell.title,
    cell.textContent,
])"""
READ_MARKS = """marks => marks.map(({ style }) =>
    [style.top, style.left, style.height, style.width].map(parseFloat))"""


def random_spec(rng: np.random.Generator, shape: tuple[int, int]) -> PoolSpec:
    """Draw specs until one fits."""
    while True:
        size = draw_pair(rng, 1, 5)
        paddings = ["valid", "same", "same_lower", "explicit"]
        name = paddings[rng.integers(4)]
        explicit = draw_pair(rng, 0, size[0]), draw_pair(rng, 0, size[1])
        spec = PoolSpec(
            size,
            draw_pair(rng, 1, 5),
            list(MODES)[rng.integers(5)],
            explicit if name == "explicit" else name,
            draw_pair(rng, 1, 3),
            bool(rng.integers(2)),
            bool(rng.integers(2)),
        )
        try:
            trace(np.zeros(shape), spec)
        except ValueError:
            continue
        return spec


def draw_pair(rng: np.random.Generator, low: int, high: int) -> tuple[int, int]:
    height, width = rng.integers(low, high, 2)
    return int(height), int(width)


def random_fit(rng: np.random.Generator, most: int) -> AdaptiveSpec:
    return AdaptiveSpec(draw_pair(rng, 1, most), list(MODES)[rng.integers(5)])


def link_of_fit(spec: AdaptiveSpec, **choices: str) -> str:
    """Write the link of a spec that gives the output's size."""
    size = "{},{}".format(*spec.output_size)
    return urlencode({**choices, "windows": "output", "output_size": size, "mode": spec.mode})


def link(spec: PoolSpec, **choices: str) -> str:
    """Write the link of a spec."""
    padding = spec.padding
    if not isinstance(padding, str):
        padding = ",".join(str(cells) for side in padding for cells in side)
    pairs = {name: "{},{}".format(*getattr(spec, name)) for name in ("pool_size", "stride")}
    return urlencode(
        {
            **choices,
            **pairs,
            "dilation": "{},{}".format(*spec.dilation),
            "mode": spec.mode,
            "padding": padding,
            "ceil_mode": str(spec.ceil_mode).lower(),
            "count_include_pad": str(spec.count_include_pad).lower(),
        }
    )


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def assert_shows(text: str, value: float, digits: int = 4) -> None:
    """Compare to so many significant digits."""
    magnitude = math.floor(math.log10(abs(value))) if value else 0
    error = 0.5005 * 10.0 ** (magnitude - digits + 1)
    assert abs(number(text) - value) <= error, (text, value)


def assert_cells(page: Page, name: str, array: np.ndarray, least: int) -> None:
    """Compare each cell of a grid, its exact value and its short one, with the array."""
    grid = page.get_by_role("grid", name=name).get_by_role("gridcell")
    cells = grid.evaluate_all(READ_CELLS)
    # In cells that are as small as they can be, numbers below 1000 have three digits.
    is_small = grid.first.evaluate("cell => cell.clientWidth <= 48")
    assert len(cells) >= least
    for row, col, exact, short in cells:
        values = np.atleast_1d(array[row, col])
        assert [number(text) for text in exact.split(", ")] == values.tolist()
        assert_shows(short, values[0], 3 if is_small and abs(values[0]) < 999.5 else 4)


def marked_cells(page: Page, part: str, kind: str, axes: tuple) -> set[tuple[int, int]]:
    """Return the cells under marks, from their place in a frame of so many cells."""
    marks = page.locator(f"[data-part={part}] .mark.{kind}").evaluate_all(READ_MARKS)
    (first_row, rows), (first_col, cols) = axes
    cells = set()
    for top, left, height, width in marks:
        row, col = round(top * rows / 100) + first_row, round(left * cols / 100) + first_col
        for r in range(row, row + round(height * rows / 100)):
            cells |= {(r, c) for c in range(col, col + round(width * cols / 100))}
    return cells


def assert_window(page: Page, steps: Trace, row: int, col: int) -> None:
    """Compare the marks, the formula and the sentence of one window with the core."""
    rows, cols = steps.geometry.rows, steps.geometry.cols
    axes = tuple(
        (-axis.pad_before, axis.pad_before + axis.length + axis.pad_after + axis.overhang)
        for axis in (rows, cols)
    )
    reads = [(int(r), int(c)) for r in rows.positions()[row] for c in cols.positions()[col]]
    cells = {place for place in reads if NO_CELL not in place}
    assert marked_cells(page, "input", "window", axes) == cells
    if isinstance(steps.spec, AdaptiveSpec):
        assert cells == fitted_cells(steps, row, col)
        assert page.locator("[data-part=lens] .pad").count() == 0
    window = steps.windows[row, col].reshape(len(reads), -1)[:, 0]
    real = window[steps.is_real[row, col].ravel()]
    output = steps.output[row, col].ravel()[0]
    formula = page.locator(".formula").inner_text()
    calculation, sign, result = re.split(" ([=≈]) ", formula)
    assert_shows(result, output)
    assert (sign == "=") == bool(np.isclose(number(result), output, rtol=1e-6, atol=0))
    if steps.spec.mode in ("max", "min", "median") and len(real) <= 9:
        for text, value in zip(NUMBER.findall(formula), real, strict=False):
            assert_shows(text, value)
    if steps.spec.mode == "average":
        assert number(calculation.split(" / ")[1]) == steps.geometry.divisors()[row, col]
    if steps.spec.mode in ("max", "min") and marked_cells(page, "input", "winner", axes):
        winner = int(steps.winners[row, col].ravel()[0])
        assert marked_cells(page, "input", "winner", axes) == {reads[winner]}
    sentence = page.locator(".sentence").inner_text()
    assert sentence.startswith(f"Output row {row + 1}, column {col + 1}")
    claim = sentence.split(": ", 1)[1].split(". ")[0].removesuffix(".")
    assert_shows(NUMBER.findall(claim)[-1], output)


def fitted_cells(steps: Trace, row: int, col: int) -> set[tuple[int, int]]:
    """Return the cells of one window of an adaptive pooling, by their definition."""
    rows, cols = map(fitted.reads, steps.image.shape, steps.output.shape)
    return {(r, c) for r in rows[row] for c in cols[col]}


def walk(page: Page, steps: Trace, rng: np.random.Generator, image: np.ndarray) -> None:
    """Go to some windows, the last one among them, and compare what is shown."""
    columns = steps.output.shape[1]
    count = steps.output.shape[0] * columns
    for index in {*map(int, rng.integers(0, count, 2)), count - 1}:
        page.locator(".scrub").fill(str(index + 1))
        row, col = divmod(index, columns)
        expect(page.locator(".sentence")).to_contain_text(f"row {row + 1}, column {col + 1}")
        assert_window(page, steps, row, col)
        assert_cells(page, "Input", image, 1)
        assert_cells(page, "Output", steps.output, 1)


@pytest.fixture(scope="module")
def lab(browser, app_url) -> Iterator[Page]:
    """Return one open page; the tests travel through its history, as the back button does."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.set_default_timeout(20_000)
    page.goto(app_url)
    page.locator(".sentence").wait_for()
    yield page
    page.close()


def travel(page: Page, query: str) -> None:
    """Go to a link once the page has written its own, which would take the place of this one."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.evaluate(
        """query => {
            history.pushState(null, "", `/?${query}`);
            dispatchEvent(new PopStateEvent("popstate"));
        }""",
        query,
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_random_pooling_of_a_matrix_shows_the_numbers_of_the_core(lab, seed):
    rng = np.random.default_rng(seed)
    matrix = np.round(rng.normal(0, 10.0 ** rng.integers(0, 5), rng.integers(1, 9, 2)), 3)
    spec = random_spec(rng, matrix.shape)
    text = ";".join(",".join(map(repr, row)) for row in matrix.tolist())
    travel(lab, link(spec, matrix=text))
    corner = repr(float(matrix[0, 0])).removesuffix(".0").replace("-", "−")
    first = lab.get_by_role("grid", name="Input").get_by_role("gridcell").first
    expect(first).to_have_attribute("title", corner, timeout=20_000)
    steps = trace(matrix, spec)
    assert_cells(lab, "Input", matrix, matrix.size)
    assert_cells(lab, "Output", steps.output, steps.output.size)
    walk(lab, steps, rng, matrix)


@pytest.mark.parametrize("seed", range(16))
def test_a_random_adaptive_pooling_of_a_matrix_shows_the_numbers_of_the_core(lab, seed):
    rng = np.random.default_rng(200 + seed)
    matrix = np.round(rng.normal(0, 10, rng.integers(1, 9, 2)), 3)
    spec = random_fit(rng, 11)
    text = ";".join(",".join(map(repr, row)) for row in matrix.tolist())
    travel(lab, link_of_fit(spec, matrix=text))
    corner = repr(float(matrix[0, 0])).removesuffix(".0").replace("-", "−")
    first = lab.get_by_role("grid", name="Input").get_by_role("gridcell").first
    expect(first).to_have_attribute("title", corner, timeout=20_000)
    steps = trace(matrix, spec)
    assert_cells(lab, "Output", steps.output, steps.output.size)
    walk(lab, steps, rng, matrix)


@pytest.mark.parametrize(("size", "output_size"), [(224, (7, 7)), (224, (1, 1)), (128, (5, 9))])
def test_an_adaptive_pooling_of_an_image_shows_the_numbers_of_the_core(lab, size, output_size):
    rng = np.random.default_rng(size)
    with open("assets/brick.png", "rb") as file:
        image = load_image(file.read(), size=(size, size))
    spec = AdaptiveSpec(output_size, "average")
    at = f"{output_size[0] - 1},{output_size[1] - 1}"
    travel(lab, link_of_fit(spec, input="image", sample="brick", size=str(size), at=at))
    said = "Output row {}, column {}: the average of".format(*output_size)
    expect(lab.locator(".sentence")).to_contain_text(said, timeout=20_000)
    expect(lab.locator("[data-part=input] .size")).to_have_text(f"{size} × {size}")
    walk(lab, trace(image, spec), rng, image)


@pytest.mark.parametrize("seed", range(12))
def test_a_random_pooling_of_an_image_shows_the_numbers_of_the_core(lab, seed):
    rng = np.random.default_rng(100 + seed)
    size, in_colour = (64, 128, 224)[seed % 3], bool(seed % 2)
    with open("assets/coffee.png", "rb") as file:
        image = load_image(file.read(), grayscale=not in_colour, size=(size, size))
    spec = random_spec(rng, image.shape[:2])
    steps = trace(image, spec)
    choices = {"sample": "coffee", "size": str(size), "grayscale": str(not in_colour).lower()}
    row, col = steps.output.shape[0] - 1, steps.output.shape[1] - 1
    travel(lab, link(spec, input="image", at=f"{row},{col}", **choices))
    said = re.compile(
        f"Output row {row + 1}, column {col + 1}[,:].* the {MODES[spec.mode].title} of"
    )
    expect(lab.locator(".sentence")).to_have_text(said, timeout=20_000)
    expect(lab.locator("[data-part=input] .size")).to_have_text(f"{size} × {size}")
    walk(lab, steps, rng, image)
