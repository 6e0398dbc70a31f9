"""The side-by-side plots: what stands in the figure, and the files made of it."""

import io
import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from explorer.exports.canvas import as_png, as_svg
from explorer.exports.side_by_side import side_by_side
from pooling import PoolSpec, trace

MATRIX = np.array([[10.0, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]])


def photo(*shape: int) -> np.ndarray:
    return np.random.default_rng(7).integers(0, 256, shape, np.uint8)


def drawn(image: np.ndarray, spec: PoolSpec) -> list[np.ndarray]:
    """Return the values of both pictures in the figure."""
    figure = side_by_side(trace(image, spec), is_picture=image.dtype == np.uint8)
    return [np.asarray(axes.images[0].get_array()) for axes in figure.axes[:2]]


def test_two_panels_name_what_they_show_and_their_axes_have_the_true_sizes():
    image = photo(224, 112)
    figure = side_by_side(trace(image, PoolSpec(2)), is_picture=image.dtype == np.uint8)
    titles = [text.get_text() for text in figure.texts]
    assert titles == ["Input, 224 × 112", "Output: max, 112 × 56"]
    both = figure.axes[:2]
    assert [axes.get_xlim() for axes in both] == [(0.5, 112.5), (0.5, 56.5)]
    assert [axes.get_ylim() for axes in both] == [(224.5, 0.5), (112.5, 0.5)]
    for axes in both:
        assert len(axes.get_xticks()) > 2
        assert len(axes.get_yticks()) > 2


@pytest.mark.parametrize("shape", [(8, 6), (8, 6, 3)])
def test_the_pixels_of_an_image_are_drawn_as_they_are(shape):
    image = photo(*shape)
    source, output = drawn(image, PoolSpec(2))
    np.testing.assert_array_equal(source, image)
    np.testing.assert_array_equal(output, image.reshape(4, 2, 3, 2, *shape[2:]).max(axis=(1, 3)))


def test_a_matrix_has_the_tints_of_the_stage_and_its_output_those_of_the_same_numbers():
    source, output = drawn(MATRIX, PoolSpec(mode="average"))
    # colour.js says these of the lowest and the highest number, and of the one half way.
    assert source[3, 2].tolist() == pytest.approx([115, 133, 158], abs=3)
    assert source[2, 0].tolist() == pytest.approx([254, 242, 146], abs=3)
    assert source[0, 0].tolist() == pytest.approx([184, 183, 181], abs=3)
    again = drawn(np.array([[2, 9.25, 18]]), PoolSpec(1))[0]
    assert output[0, 0].tolist() == again[0, 1].tolist()


def test_every_cell_of_a_small_matrix_has_its_number_and_a_crowded_one_has_none():
    def texts(matrix: np.ndarray) -> list[list[str]]:
        figure = side_by_side(trace(matrix, PoolSpec(mode="average")), is_picture=False)
        return [[text.get_text() for text in axes.texts] for axes in figure.axes]

    source, output, scale = texts(MATRIX)
    assert source == [f"{value:g}" for value in MATRIX.flat]
    assert output == ["9.25", "7.25", "12.25", "4.5"]
    assert scale == []
    crowded = texts(np.full((16, 16), -1234.5))
    assert crowded[0] == []
    assert len(crowded[1]) == 64


def test_a_number_stands_in_its_cell():
    figure = side_by_side(trace(MATRIX, PoolSpec()), is_picture=False)
    places = {text.get_text(): text.get_position() for text in figure.axes[0].texts}
    assert places["18"] == (1, 3)  # column and row, from 1


@pytest.mark.parametrize(("image", "ends"), [(MATRIX, ["2", "18"]), (photo(4, 4), ["0", "255"])])
def test_a_colour_bar_says_what_its_ends_are(image, ends):
    bar = side_by_side(trace(image, PoolSpec()), is_picture=image.dtype == np.uint8).axes[2]
    assert [label.get_text() for label in bar.get_yticklabels()] == ends
    column = np.asarray(bar.images[0].get_array())[:, 0]
    assert column[0].sum() > column[-1].sum()


def test_an_image_in_colour_has_no_colour_bar():
    assert len(side_by_side(trace(photo(4, 4, 3), PoolSpec()), is_picture=True).axes) == 2


def test_a_number_beyond_the_inputs_widens_the_scale():
    figure = side_by_side(trace(MATRIX, PoolSpec(mode="l2")), is_picture=False)
    labels = [label.get_text() for label in figure.axes[2].get_yticklabels()]
    assert labels == ["2", "26.96"]  # the root of 18² + 13² + 3² + 15²


def test_a_value_beyond_the_inputs_is_drawn_as_its_limit():
    assert drawn(photo(4, 4), PoolSpec(2, mode="l2"))[1].max() == 255


def test_a_feature_map_is_drawn_from_its_least_to_its_greatest_value_and_said_to_be_one():
    features = np.array([[-20, 0], [30, 4]], np.float32)
    figure = side_by_side(trace(features, PoolSpec(1)), is_picture=True, name="features")
    pixels = np.asarray(figure.axes[0].images[0].get_array())
    assert pixels.tolist() == [[0, 102], [255, 122]]  # 255 * 20 / 50 and 255 * 24 / 50
    labels = [label.get_text() for label in figure.axes[2].get_yticklabels()]
    assert labels == ["−20", "30"]
    assert figure.texts[0].get_text() == "Feature map, 2 × 2"


def test_a_png_file_is_a_picture_of_the_figure():
    picture = Image.open(
        io.BytesIO(as_png(side_by_side(trace(MATRIX, PoolSpec()), is_picture=False)))
    )
    assert picture.format == "PNG"
    assert picture.size == (880, 420)
    assert picture.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_the_dark_theme_has_dark_paper_and_light_frames():
    figure = side_by_side(trace(MATRIX, PoolSpec()), theme="dark", is_picture=False)
    picture = np.asarray(Image.open(io.BytesIO(as_png(figure))).convert("L"))
    assert picture[2, 2] < 40
    frames = [spine.get_edgecolor() for axes in figure.axes for spine in axes.spines.values()]
    assert min(to_rgb(frame)[0] for frame in frames) > 0.8


def test_an_svg_file_is_well_formed_and_holds_both_pictures_and_the_bar():
    root = ElementTree.fromstring(as_svg(side_by_side(trace(MATRIX, PoolSpec()), is_picture=False)))  # noqa: S314
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(root.findall(".//{http://www.w3.org/2000/svg}image")) == 3


def test_pyplot_is_never_loaded():
    code = "import sys, explorer.exports.side_by_side; sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("shape", [(4, 4), (1, 2), (3, 224)])
def test_ticks_stand_at_whole_cells(shape):
    image = np.ones(shape)
    for axes in side_by_side(trace(image, PoolSpec(1)), is_picture=False).axes[:2]:
        ticks = np.concatenate([axes.get_xticks(), axes.get_yticks()])
        assert np.array_equal(ticks, np.rint(ticks))
