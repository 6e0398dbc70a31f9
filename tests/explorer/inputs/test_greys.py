"""Black and white: of bytes always the same, of a feature map as far as its values go."""

import numpy as np
import pytest

from explorer.inputs.greys import greys_of


@pytest.mark.parametrize(
    ("values", "greys"),
    [
        ([[-20, 5], [0, 70]], (-20, 70)),
        ([[0, 5], [0, 70]], (0, 70)),
        ([[40, 50], [60, 70]], (0, 70)),
        ([[-5, -7], [-9, -2]], (-9, 0)),
        ([[0, 0], [0, 0]], (0, 0)),
        # The edge does not count.
        ([[99, 99, 99, 99], [99, -3, 8, 99], [-99, -99, -99, -99]], (-3, 8)),
    ],
)
def test_a_feature_map_reaches_from_its_least_to_its_greatest_value_with_0_among_them(
    values, greys
):
    assert greys_of(np.array(values, np.float32)) == greys


def test_bytes_are_black_at_0_and_white_at_255():
    assert greys_of(np.array([[7, 9]], np.uint8)) == (0, 255)
