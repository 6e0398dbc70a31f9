"""What is pooled: the input as it is, or its feature map."""

import numpy as np
import pytest

from explorer.inputs.filters import FILTERS, feature_map
from explorer.inputs.images import load_image
from explorer.state.choices import Choices
from explorer.state.features import chosen_input, weights_of
from explorer.state.pictures import Picture
from tests.explorer.driver import png
from tests.imports import ROOT

CAT = (ROOT / "assets/chelsea.png").read_bytes()


def test_without_a_filter_the_input_is_pooled_as_it_is_whatever_relu_says():
    choices = Choices(matrix=np.array([[-1.0, 2]]), relu=True)
    image, filtered = chosen_input(choices, {})
    assert image is choices.matrix
    assert filtered is None


def test_a_filter_makes_the_feature_map_of_a_matrix():
    choices = Choices(matrix=np.array([[1.0, 5, 9]]), filter="sobel_x", relu=True)
    image, filtered = chosen_input(choices, {})
    assert image.tolist() == [[10, 16, 0]]
    assert filtered is not None
    assert filtered.image is choices.matrix
    assert (filtered.kind, filtered.relu, filtered.is_picture) == ("sobel_x", True, False)


def test_own_numbers_count_only_while_the_filter_is_the_readers_own():
    weights = np.full((3, 3), 2.0)
    assert weights_of(Choices(filter="own", weights=weights)) is weights
    assert weights_of(Choices(filter="blur", weights=weights)) is FILTERS["blur"]


def test_a_picture_in_colour_is_turned_grey_before_the_filter():
    choices = Choices(input="image", grayscale=False, size="64", filter="edges")
    image, filtered = chosen_input(choices, {})
    grey = load_image(CAT, grayscale=True, size=(64, 64))
    assert filtered is not None
    assert np.array_equal(filtered.image, grey)
    assert np.array_equal(image, feature_map(grey, FILTERS["edges"], relu=False))


def test_all_sessions_share_the_feature_map_of_a_sample_and_cannot_write_to_it():
    choices = Choices(input="image", size="64", filter="own", weights=np.full((3, 3), 0.5))
    (first, _), (second, _) = (chosen_input(choices, {}) for _ in range(2))
    assert first is second
    assert not first.flags.writeable


@pytest.mark.parametrize("relu", [False, True])
def test_a_readers_own_picture_is_filtered(relu):
    data = png((9, 7))
    choices = Choices(input="image", source="upload", size="64", filter="sharpen", relu=relu)
    image, _ = chosen_input(choices, {"upload": Picture("mine.png", data)})
    grey = load_image(data, grayscale=True, size=(64, 64))
    assert np.array_equal(image, feature_map(grey, FILTERS["sharpen"], relu=relu))
