"""The median: sorted or counted, in one block or in many, it is the middle of its window."""

import numpy as np
import pytest

from pooling import PoolSpec, median, pool
from tests.pooling.loop import assert_random_cases_agree


def test_the_median_of_random_images_is_what_a_loop_finds():
    assert_random_cases_agree("median", seed=1)


def test_a_median_that_is_counted_in_many_blocks_is_what_a_loop_finds(monkeypatch):
    """Let an image of a few cells, with few labels, be counted as one of millions is."""
    monkeypatch.setattr(median, "NETWORK_CELLS", 6)
    monkeypatch.setattr(median, "LABELS", 3)
    for cells in ("SORTED_CELLS", "COUNTED_CELLS", "PICKED_CELLS"):
        monkeypatch.setattr(median, cells, 24)
    assert_random_cases_agree("median", seed=2)


@pytest.mark.parametrize("side", [9, 10, 11, 12])
@pytest.mark.parametrize("dtype", [np.uint8, np.float64])
def test_sorting_and_counting_agree_with_numpy_where_one_takes_over_from_the_other(side, dtype):
    image = (np.random.default_rng(side).random((40, 30)) * 255).astype(dtype)
    output = pool(image, PoolSpec(side, side, "median"))
    for (row, col), value in np.ndenumerate(output):
        window = image[row * side :, col * side :][:side, :side]
        assert value == np.median(window)


@pytest.mark.parametrize("side", [3, 12])
def test_the_median_of_one_value_everywhere_is_that_value(side):
    image = np.full((20, 20), 7, np.uint8)
    assert (pool(image, PoolSpec(side, 1, "median", padding="same")) == 7).all()
