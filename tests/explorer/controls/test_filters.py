"""The fold in which a filter is chosen, on the page as the browser drives it."""

import numpy as np
import pytest

from explorer.inputs.filters import FILTERS
from explorer.words.catalogue import titles
from tests.explorer.driver import (
    EXAMPLE,
    fields_of,
    link_of,
    opened,
    put,
    result,
    stage_of,
    trigger,
    value,
)

SOBEL_X = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
# The worked example after Sobel x, by hand: 2 * 12 + 11 in the upper left.
FEATURES = [[35, -3, -12, -21], [47, -11, -15, -25], [52, -22, -27, -21], [43, -13, -32, -11]]


def test_at_first_there_is_no_filter_and_nothing_of_it_but_the_list():
    at = opened()
    assert value(at, "filter") == "none"
    assert not {"weights", "relu"} & set(fields_of(at))
    assert fields_of(at)["filter"][1]["fold"] == "Filter before pooling"
    assert stage_of(at)["about"] == ""


def test_a_filter_is_shown_in_place_of_the_matrix_and_said_in_a_sentence():
    at = put(opened(), filter="sobel_x")
    assert result(at)[0].tolist() == FEATURES
    assert result(at)[1].tolist() == [[47, -12], [52, -11]]
    assert value(at, "weights") == SOBEL_X
    assert stage_of(at)["about"] == (
        "This feature map is the matrix after the Sobel x filter, without ReLU. "
        "To change the numbers of the matrix, turn the filter off."
    )
    assert link_of(at) == {"filter": "sobel_x"}


def test_relu_turns_what_is_below_zero_into_zero():
    at = put(put(opened(), filter="sobel_x"), relu=True)
    assert result(at)[1].tolist() == [[47, 0], [52, 0]]
    assert "Sobel x filter and ReLU." in stage_of(at)["about"]
    assert link_of(at) == {"filter": "sobel_x", "relu": "true"}


def test_a_feature_map_is_not_edited_but_the_matrix_comes_back_without_the_filter():
    at = put(opened(), filter="edges")
    assert not stage_of(at)["editable"]
    trigger(at, "edit", [[1, 2], [3, 4]])
    put(at, filter="none")
    assert stage_of(at)["editable"]
    assert result(at)[0].tolist() == EXAMPLE


def test_rows_and_presets_change_the_matrix_below_the_filter():
    at = put(opened({"filter": "blur"}), preset="One bright pixel")
    image, _ = result(at)
    assert image[2:5, 2:5].tolist() == (9 * FILTERS["blur"]).tolist()
    assert image.sum() == 9
    put(at, rows=3, cols=3)
    assert result(at)[0].tolist() == [[0, 0, 0], [0, 0, 0], [0, 0, 0]]


def test_own_numbers_begin_as_those_of_the_filter_before_and_are_kept():
    at = put(opened({"filter": "sobel_x"}), filter="own")
    assert value(at, "weights") == SOBEL_X
    assert link_of(at) == {"filter": "own", "weights": "-1,0,1;-2,0,2;-1,0,1"}
    put(at, weights=[[0, 0, 0], [0, 0.5, 0], [0, 0, 0]])
    assert result(at)[0].tolist() == (np.array(EXAMPLE) / 2).tolist()
    put(at, filter="edges")
    put(at, filter="own")
    assert value(at, "weights") == [[0, 0, 0], [0, 0.5, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    "weights", [[[1, 2], [3, 4]], [[1, 2, "x"]] * 3, [[1, 2, float("inf")]] * 3, [], "edges", None]
)
def test_what_is_no_filter_is_not_taken_whatever_a_browser_sends(weights):
    at = put(opened({"filter": "own"}), weights=weights)
    assert result(at)[0].tolist() == EXAMPLE


def test_the_numbers_of_a_named_filter_cannot_be_changed():
    at = put(opened({"filter": "blur"}), weights=[[1, 1, 1]] * 3)
    assert value(at, "weights") == FILTERS["blur"].tolist()
    assert link_of(at) == {"filter": "blur"}


def test_a_filter_turns_a_picture_grey_and_says_so():
    at = opened({"input": "image", "size": "64", "grayscale": "false", "filter": "sharpen"})
    image, output = result(at)
    assert (image.shape, image.dtype, output.dtype) == ((64, 64), np.float32, np.float32)
    colour = fields_of(at)["colour"][1]
    assert colour["is_disabled"]
    assert not colour["value"]
    assert "turned grey first" in colour["hint"]
    assert stage_of(at)["about"] == (
        "This feature map is the grey image after a sharpening filter, without ReLU."
    )
    assert stage_of(at)["greys"] == [image[1:-1, 1:-1].min(), image[1:-1, 1:-1].max()]
    put(at, filter="none")
    assert result(at)[0].shape == (64, 64, 3)


def test_two_matrices_of_one_feature_map_are_told_apart():
    link = {"filter": "own", "weights": "0,0,0;0,0,0;0,0,0", "tab": "code"}
    at = opened(link)
    assert "10, 12, 8, 7" in at.code[0].value
    put(at, preset="1 to 25")
    put(at, rows=4, cols=4)
    assert "1, 2, 3, 4" in at.code[0].value


def test_compare_has_the_same_input():
    at = opened({"page": "compare", "filter": "sobel_x", "relu": "true"})
    assert stage_of(at)["about"].startswith("This feature map is the matrix after the Sobel x")
    put(at, relu=False)
    assert link_of(at) == {"page": "compare", "filter": "sobel_x"}


def test_every_filter_has_a_title_and_a_name_in_a_sentence():
    assert set(titles("filters")) == set(FILTERS)
    assert set(titles("named_filters")) == set(FILTERS) - {"none"}
