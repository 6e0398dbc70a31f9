"""Sliding reductions: whatever is folded, doubled and kept, every window has its own value."""

import pytest

from pooling import modes
from tests.pooling.loop import assert_random_cases_agree

MODES = ["max", "average", "min", "l2"]


@pytest.mark.parametrize("mode", MODES)
def test_every_window_of_random_images_has_the_value_that_a_loop_finds(mode):
    assert_random_cases_agree(mode, seed=1)


@pytest.mark.parametrize("mode", MODES)
def test_an_image_cut_into_many_blocks_has_the_values_that_a_loop_finds(mode, monkeypatch):
    monkeypatch.setattr(modes, "CACHED_BYTES", 128)
    assert_random_cases_agree(mode, seed=2)
