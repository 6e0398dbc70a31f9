"""Gradients against finite differences."""

import math

import numpy as np
import pytest

from pooling import MODES, PoolSpec, gradient, pool
from pooling.rules import Rules
from tests.pooling.random_specs import random_cases, random_spec


def numerical_gradient(image, spec, above):
    """Move every cell a little up and down, and see how the weighted sum of outputs moves."""
    result, nudge = np.zeros(image.shape), 1e-4
    for place in np.ndindex(image.shape):
        up, down = image.copy(), image.copy()
        up[place] += nudge
        down[place] -= nudge
        moved = pool(up, spec) - pool(down, spec)
        result[place] = (above * moved).sum() / (2 * nudge)
    return result


@pytest.mark.parametrize("mode", MODES)
def test_a_small_change_of_a_cell_changes_the_output_as_the_gradient_says(mode):
    for spec, shape, _, rng in random_cases(3, mode, 100):
        # No two cells are closer than a tenth, so that no small change makes another cell win.
        image = (rng.permutation(math.prod(shape)).reshape(shape) - 7.5) / 10
        above = rng.normal(size=pool(image, spec).shape)
        expected = numerical_gradient(image, spec, above)
        np.testing.assert_allclose(gradient(image, spec, above), expected, rtol=1e-5, atol=1e-5)


RULES = [
    Rules(keep_empty=True, empty_max=0),
    Rules(last_window="keep", keep_empty=True, empty_max=-9, counted_with_pad="mirrored"),
    Rules(last_window="keep", keep_empty=True, empty_max=-9, signed_divisor=True),
    Rules(counted_with_pad="window", counted_without_pad="declared"),
    Rules(same_ignores_dilation=True, keep_empty=True, empty_max=0),
    Rules(same_ignores_dilation=True, keep_empty=True, empty_max=0, reads_cropped=False),
    Rules(same_repeats_edge=True),
    Rules(padding_value=0.02),
    Rules(fits_in_part="always", same_ignores_dilation=True, keep_empty=True, empty_max=0),
]


@pytest.mark.parametrize("rules", RULES, ids=repr)
@pytest.mark.parametrize("mode", MODES)
def test_the_gradient_follows_the_rules_of_a_framework_too(mode, rules):
    rng, compared = np.random.default_rng(6), 0
    while compared < 20:
        fields, shape = random_spec(rng)
        if "output_size" in fields:
            continue
        spec = PoolSpec(**fields, mode=mode, rules=rules)
        image = (rng.permutation(math.prod(shape)).reshape(shape) - 7.5) / 10
        try:
            output = pool(image, spec)
        except ValueError:
            continue
        if not np.isfinite(output).all():
            continue  # an empty window has a median of NaN, which has no difference
        compared += 1
        above = rng.normal(size=output.shape)
        expected = numerical_gradient(image, spec, above)
        np.testing.assert_allclose(gradient(image, spec, above), expected, rtol=1e-5, atol=1e-5)


def test_a_window_whose_value_is_padding_or_nothing_gives_no_cell_anything():
    zeros = PoolSpec(2, padding=1, rules=Rules(padding_value=0))
    assert gradient([[-5, 3], [-2, -8]], zeros).tolist() == [[0, 1], [0, 0]]
    around = ((0, 0), (1, 1))  # a window of two cells, one before the image and one behind it
    for mode in MODES:
        empty = PoolSpec((1, 2), 2, mode, around, dilation=2, rules=Rules(keep_empty=True))
        assert gradient([[4]], empty).tolist() == [[0]]
