"""Steps as pictures: what is written on them, and where their marks are."""

import io
from collections import Counter
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, reject, settings
from matplotlib.patches import Ellipse, Rectangle
from PIL import Image

from explorer.exports.canvas import Width, as_png, as_svg
from explorer.exports.steps import Look, step_of
from explorer.words.numbers import number
from pooling import AdaptiveSpec, PoolSpec, trace
from tests.pooling import oracle
from tests.pooling.strategies import spec_fields, steady

MATRIX = np.array([[10.0, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]])
PHOTO = np.random.default_rng(4).integers(0, 256, (40, 30), np.uint8)


def texts_of(sheet) -> list[str]:
    return [text.get_text() for text in sheet.axes.texts]


def drawn(image, spec, at=(0, 0), **look):
    return step_of(trace(image, spec), at, Look(image.dtype == np.uint8, **look))


def test_a_step_has_every_number_its_formula_and_its_sentence():
    texts = texts_of(drawn(MATRIX, PoolSpec(2), (0, 1)))
    for value in MATRIX.ravel():
        assert number(value) in texts
    assert "max(8, 7, 5, 9) = 9" in texts
    assert "Output row 1, column 2: the maximum of 8, 7, 5, 9 is 9." in texts
    assert texts[:3] == ["Input 4 × 4", "Output 2 × 2", "Maximum"]


def frames_of(sheet) -> list[tuple[float, float, float, float]]:
    """Return left, top, width and height of what is framed as the window."""
    patches = [patch for patch in sheet.axes.patches if isinstance(patch, Rectangle)]
    strong = [patch for patch in patches if patch.get_linewidth() > 2]
    return [(*patch.get_xy(), patch.get_width(), patch.get_height()) for patch in strong]


def test_the_window_is_framed_in_the_input_the_lens_and_the_output():
    sheet = drawn(MATRIX, PoolSpec(2), (1, 0))
    in_input, in_output, in_lens = frames_of(sheet)
    side = in_output[2]
    assert in_input[2:] == (2 * side, 2 * side)
    # The third row of the input and the second of the output.
    first = drawn(MATRIX, PoolSpec(2), (0, 0))
    assert in_input[1] - frames_of(first)[0][1] == 2 * side
    assert in_output[1] - frames_of(first)[1][1] == side
    assert in_lens[2] == in_lens[3] == 2 * 72


def test_the_winner_has_a_ring_in_the_input_and_in_the_lens_and_an_average_has_none():
    rings = [
        patch for patch in drawn(MATRIX, PoolSpec(2)).axes.patches if isinstance(patch, Ellipse)
    ]
    assert len(rings) == 2
    average = drawn(MATRIX, PoolSpec(2, mode="average"))
    assert not any(isinstance(patch, Ellipse) for patch in average.axes.patches)


def test_a_dilated_window_has_a_frame_around_each_cell_that_it_reads():
    assert len(frames_of(drawn(MATRIX, PoolSpec(2, 1, dilation=2)))) == 4 + 1 + 4


@pytest.mark.parametrize(("counts", "text"), [(True, "0"), (False, "\N{EN DASH}")])
def test_padding_is_dashed_and_says_what_it_holds(counts, text):
    spec = PoolSpec(3, 1, "average", padding=1, count_include_pad=counts)
    sheet = drawn(np.full((2, 2), 7.0), spec)
    dashed = [patch for patch in sheet.axes.patches if patch.get_linestyle() == "--"]
    # Twelve around the input, and five in the window at its corner.
    assert len(dashed) == 12 + 5
    assert texts_of(sheet).count(text) == 12 + 5


def test_cells_that_no_window_reads_are_hatched():
    sheet = drawn(np.ones((5, 4)), PoolSpec(2))
    axes, [in_input, *_] = sheet.axes, frames_of(sheet)
    boxes = [lines.get_clip_box() for lines in axes.collections]
    [hatched] = [box for box in boxes if box.bounds != axes.bbox.bounds]
    (left, bottom), (right, top) = axes.transData.inverted().transform(hatched.get_points())
    side = in_input[2] / 2
    found = [left, top, right - left, bottom - top]
    # The fifth row, as wide as the input.
    assert found == pytest.approx([in_input[0], in_input[1] + 4 * side, 4 * side, side])


def test_the_pixels_of_a_picture_are_drawn_as_they_are():
    images = drawn(PHOTO, PoolSpec(2), (3, 4)).axes.images
    np.testing.assert_array_equal(np.asarray(images[0].get_array()), PHOTO)
    np.testing.assert_array_equal(np.asarray(images[2].get_array()), PHOTO[6:8, 8:10])


def test_a_step_in_colour_is_about_the_channel_that_is_chosen():
    image = np.random.default_rng(5).integers(0, 256, (6, 6, 3), np.uint8)
    for channel, name in enumerate(("red", "green", "blue")):
        texts = texts_of(drawn(image, PoolSpec(2), channel=channel))
        assert f"= {image[:2, :2, channel].max()}" in texts[-2]
        assert name in texts[-1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_is_light_or_dark(theme):
    png = Image.open(io.BytesIO(as_png(drawn(MATRIX, PoolSpec(2), theme=theme).figure)))
    corner = np.asarray(png.convert("L"))[1, 1]
    assert corner == 255 if theme == "light" else corner < 30


@pytest.mark.parametrize(
    ("width", "pixels", "dots"), [(Width(640), 640, 100), (Width(10, "cm"), 1181, 300)]
)
def test_a_file_is_as_wide_as_was_asked_for_and_says_so(width, pixels, dots):
    figure = drawn(MATRIX, PoolSpec(2)).figure
    png = Image.open(io.BytesIO(as_png(figure, width)))
    assert png.width == pixels
    assert png.info["dpi"] == pytest.approx((dots, dots), abs=0.1)
    root = ElementTree.fromstring(as_svg(figure, width))  # noqa: S314 - a file of our own
    assert root.get("width") == f"{width.amount:g}{width.unit}"


def test_the_letters_of_an_svg_are_text_and_the_same_step_gives_the_same_file():
    files = [as_svg(drawn(MATRIX, PoolSpec(2)).figure, title="A step & more") for _ in range(2)]
    assert files[0] == files[1]
    root = ElementTree.fromstring(files[0])  # noqa: S314 - a file of our own
    text = "\n".join(root.itertext())
    assert "max(10, 12, 4, 11) = 12" in text
    assert "A step & more" in text


def cells_in(svg: bytes) -> Counter[str]:
    """Return what stands in the cells and beside them: all but the titles and the words below."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - a file of our own
    texts = [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]
    formula = next(at for at, text in enumerate(texts) if " = " in text)
    return Counter(texts[3:formula])


@settings(steady, max_examples=15)
@given(spec_fields(modes=("max", "min")))
def test_an_svg_has_the_numbers_of_the_input_and_those_that_the_rules_give_and_no_others(fields):
    # Numbers far from those of rows and columns, and few enough to have room.
    image = 200 + np.arange(64).reshape(8, 8) * 37 % 64
    try:
        steps = trace(image, PoolSpec(**fields))
    except ValueError:
        reject()
    output, (rows, cols) = oracle.pool(image, **fields)
    at = rows - 1, cols - 1
    found = cells_in(as_svg(step_of(steps, at, Look(is_picture=False)).figure))
    given = Counter(map(str, image.ravel().tolist()))
    made = Counter(str(int(value)) for row in output for value in row)
    numbers = Counter({text: many for text, many in found.items() if len(text) == 3})
    assert numbers >= given + made
    assert set(numbers) == set(given)


@settings(steady, max_examples=15)
@given(spec_fields())
def test_every_pooling_has_its_steps_whose_formula_ends_with_the_result(fields):
    steps = trace(np.arange(144.0).reshape(12, 12), PoolSpec(**fields))
    rows, cols = steps.geometry.output_shape
    last = rows - 1, cols - 1
    texts = texts_of(step_of(steps, last, Look(is_picture=False)))
    assert texts[-2].endswith(number(steps.output[last]))


def test_windows_by_the_size_of_the_output_have_their_steps():
    texts = texts_of(drawn(np.arange(25.0).reshape(5, 5), AdaptiveSpec(3, "max"), (1, 1)))
    assert "max(6, 7, 8, 11, 12, 13, 16, 17, 18) = 18" in texts


@pytest.mark.parametrize("shape", [(1, 1), (1, 16), (16, 1), (16, 16), (1, 640), (640, 1)])
def test_the_smallest_and_the_longest_input_fit_on_their_sheet(shape):
    image = np.zeros(shape) if max(shape) <= 16 else np.zeros(shape, np.uint8)
    sheet = drawn(image, PoolSpec(1))
    width, height = sheet.figure.bbox.size
    assert height < 800
    for left, top, across, down in frames_of(sheet):
        assert 0 <= left < left + across <= width
        assert 0 <= top < top + down <= height
