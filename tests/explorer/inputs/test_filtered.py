"""An input and its filter: a matrix keeps every digit, a picture has those of networks."""

import numpy as np
import pytest

from explorer.inputs.filtered import Filtered
from explorer.inputs.filters import FILTERS

IMAGE = np.array([[0, 255], [10, 20]], np.uint8)


def test_a_matrix_gives_float64():
    filtered = Filtered(np.array([[0.1]]), "own", np.full((3, 3), 0.1), False, is_picture=False)
    assert filtered.features().dtype == np.float64
    assert filtered.features().tolist() == [[0.1 * 0.1]]


@pytest.mark.parametrize("kind", sorted(set(FILTERS) - {"none", "own"}))
@pytest.mark.parametrize("relu", [False, True])
def test_a_picture_gives_float32_that_loses_nothing_of_a_named_filter(kind, relu):
    features = [
        Filtered(IMAGE, kind, FILTERS[kind], relu, is_picture).features()
        for is_picture in (True, False)
    ]
    assert features[0].dtype == np.float32
    assert np.array_equal(features[0], features[1])
