"""The controls of the input: a matrix, a sample, an upload or a photo."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from explorer.inputs.images import load_image
from explorer.inputs.matrices import LARGEST_SIDE
from tests.explorer.driver import (
    EXAMPLE,
    ROOT,
    fields_of,
    jpeg,
    link_of,
    opened,
    paste,
    png,
    put,
    result,
    run,
    stage_of,
    value,
)


def test_rows_and_columns_shrink_and_grow_without_losing_a_number():
    at = opened()
    put(at, rows=2, cols=3)
    assert result(at)[0].tolist() == [[10, 12, 8], [4, 11, 5]]
    put(at, rows=LARGEST_SIDE, cols=LARGEST_SIDE)
    image, _ = result(at)
    assert image.shape == (16, 16)
    assert image[:4, :4].tolist() == EXAMPLE
    assert image.sum() == np.sum(EXAMPLE)


@pytest.mark.parametrize(
    ("preset", "shape", "total"),
    [
        ("1 to 25", (5, 5), 325),
        ("One bright pixel", (7, 7), 9),
        ("Checkerboard", (6, 6), 162),
        ("Digit, 8 x 8", (8, 8), 378),
    ],
)
def test_a_preset_takes_the_place_of_the_matrix_and_keeps_its_name(preset, shape, total):
    at = opened({"matrix": "1,2;3,4"})
    assert value(at, "preset") is None
    put(at, preset=preset)
    image, _ = result(at)
    assert (image.shape, image.sum()) == (shape, total)
    assert value(at, "preset") == preset


def test_pasted_rows_become_the_matrix():
    at = paste(opened(), "1,5\t2\t-7\n3\t4\t8", [[1.5, 2, -7], [3, 4, 8]])
    image, output = result(at)
    assert image.tolist() == [[1.5, 2, -7], [3, 4, 8]]
    assert output.tolist() == [[4]]
    assert link_of(at) == {"matrix": "1.5,2,-7;3,4,8"}


def test_rows_that_are_no_matrix_are_not_taken_whatever_a_browser_sends():
    at = paste(opened({"matrix": "1,2;3,4"}), "5;6\n7", [[5, 6], [7]])
    assert result(at)[0].tolist() == [[1, 2], [3, 4]]
    at = paste(at, "5;6\n7;8", [[5, 6], [7, 8]])
    assert result(at)[0].tolist() == [[5, 6], [7, 8]]
    assert fields_of(at)["pasted"][1]["value"] == "5;6\n7;8"


def test_the_sample_is_the_tutorials_cat():
    at = opened()
    put(at, input="image")
    image, output = result(at)
    assert image.dtype == np.uint8
    assert (image.shape, output.shape) == ((224, 224), (112, 112))
    assert stage_of(at)["numbers"]["Windows"] == "12,544 pools"
    assert link_of(at) == {"input": "image"}


@pytest.mark.parametrize(
    ("change", "options", "expected"),
    [
        ({"sample": "brick"}, {"size": (224, 224)}, {"sample": "brick"}),
        ({"size": "64"}, {"size": (64, 64)}, {"size": "64"}),
        ({"keep_aspect": True}, {"size": 224}, {"keep_aspect": "true"}),
        ({"colour": True}, {"size": (224, 224), "grayscale": False}, {"grayscale": "false"}),
    ],
)
def test_a_control_of_the_image_loads_it_so(change, options, expected):
    at = opened({"input": "image"})
    put(at, **change)
    data = (ROOT / "assets" / f"{expected.get('sample', 'chelsea')}.png").read_bytes()
    np.testing.assert_array_equal(result(at)[0], load_image(data, **options))
    assert link_of(at) == {"input": "image", **expected}


def test_the_pool_stays_as_it_is_when_the_input_changes_and_with_it_the_limits():
    link = {"pool_size": "3", "stride": "2"}
    at = opened(link)
    for choice, written in (
        ("image", {"input": "image"}),
        ("matrix", {}),
        ("image", {"input": "image"}),
    ):
        put(at, input=choice)
        assert link_of(run(at)) == {**written, **link}


def test_an_original_size_ends_at_its_limit():
    at = opened({"input": "image", "source": "upload", "size": "original"})
    at.file_uploader(key="upload").upload("wide.png", png((40, 900)), "image/png")
    run(at)
    assert result(at)[0].shape == (28, 640)
    at.file_uploader(key="upload").upload("small.png", png((30, 50)), "image/png")
    run(at)
    assert result(at)[0].shape == (30, 50)


@pytest.mark.parametrize("widget", ["upload", "camera"])
def test_a_picture_is_pooled_and_outlives_its_widget(widget):
    at = opened({"input": "image", "source": widget})
    assert "No picture is chosen yet" in at.info[0].value
    element = at.file_uploader(key=widget) if widget == "upload" else at.camera_input(key=widget)
    data = jpeg((50, 70))
    element.upload("mine.jpg", data, "image/jpeg")
    run(at)
    assert not at.info
    np.testing.assert_array_equal(result(at)[0], load_image(data))
    put(at, input="matrix")
    assert result(at)[0].tolist() == EXAMPLE
    put(at, input="image")
    np.testing.assert_array_equal(result(at)[0], load_image(data))


def give(at: AppTest, name: str, data: bytes) -> AppTest:
    """Upload a file as the browser does, which takes the one before away first."""
    if at.file_uploader(key="upload").value:
        run(at.file_uploader(key="upload").set_value(None).run())
    at.file_uploader(key="upload").upload(name, data, "image/png")
    return run(at)


def refused(at: AppTest) -> str:
    (error,) = at.error
    assert ".." not in error.value
    return error.value.replace("\\", "")


def test_a_file_that_is_no_image_is_refused_by_name_and_the_sample_is_shown():
    at = opened({"input": "image", "source": "upload", "size": "64"})
    shown = result(at)[0]
    give(at, "mine.png", b"no image")
    assert "The file is no image of an accepted format" in refused(at)
    assert stage_of(at)["instead"] == "mine.png was not used. The sample is shown."
    assert refused(at).startswith(stage_of(at)["instead"])
    np.testing.assert_array_equal(result(at)[0], shown)
    assert not at.info


def test_a_refused_upload_leaves_the_good_one_before_it_shown_and_says_so():
    at = opened({"input": "image", "source": "upload"})
    good = png((30, 40))
    give(at, "good.png", good)
    for name in ("bad.png", "worse.png"):
        give(at, name, b"no image")
        np.testing.assert_array_equal(result(at)[0], load_image(good))
        assert stage_of(at)["instead"] == f"{name} was not used. good.png is still shown."
        assert refused(at).startswith(stage_of(at)["instead"])
    better = png((20, 20))
    give(at, "better.png", better)
    assert not at.error
    assert not stage_of(at)["instead"]
    np.testing.assert_array_equal(result(at)[0], load_image(better))


def test_an_upload_that_was_taken_away_is_given_up_with_the_next_change():
    at = opened({"input": "image", "source": "upload"})
    sample = result(at)[0]
    give(at, "mine.png", png((30, 40)))
    run(at.file_uploader(key="upload").set_value(None).run())
    np.testing.assert_array_equal(result(at)[0], sample)
    assert stage_of(at)["instead"] == "The sample is shown until you choose a picture."
    put(at, pool_height=3)
    give(at, "bad.png", b"no image")
    np.testing.assert_array_equal(result(at)[0], sample)
    assert stage_of(at)["instead"] == "bad.png was not used. The sample is shown."
