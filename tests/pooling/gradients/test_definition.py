"""Gradients against the rules, one window and one cell at a time."""

import math
from itertools import product

import numpy as np
import pytest

from pooling import MODES, gradient
from tests.pooling.gradients.common import CASES, NAN
from tests.pooling.random_specs import random_cases


def by_definition(image, axes, mode, counts_pad, above):
    """Hand out what comes from above window by window, on nested lists."""
    result = [[0.0] * len(row) for row in image]
    for (r, (rows, row_count)), (c, (cols, col_count)) in product(*map(enumerate, axes)):
        cells = list(product(rows, cols))
        values = [image[row][col] for row, col in cells]
        divisor = row_count * col_count if counts_pad else len(cells)
        for (row, col), part in zip(cells, PARTS[mode](values, divisor), strict=True):
            result[row][col] += part * above[r][c]
    return result


def all_to(position, values, amount=1.0):
    parts = [0.0] * len(values)
    parts[position] = amount
    return parts


def first_nan(values):
    return next((position for position, value in enumerate(values) if value != value), None)


def parts_of_extreme(choose):
    def parts(values, _):
        position = first_nan(values)
        return all_to(values.index(choose(values)) if position is None else position, values)

    return parts


def parts_of_median(values, _):
    position = first_nan(values)
    if position is not None:
        return all_to(position, values)
    ordered, count = sorted(values), len(values)
    if count % 2:
        return all_to(values.index(ordered[count // 2]), values)
    parts = all_to(values.index(ordered[count // 2 - 1]), values, 0.5)
    parts[values.index(ordered[count // 2])] += 0.5
    return parts


def parts_of_l2(values, _):
    norm = math.hypot(*values)
    return [value / norm if norm else 0.0 for value in values]


PARTS = {
    "max": parts_of_extreme(max),
    "min": parts_of_extreme(min),
    "average": lambda values, divisor: [1 / divisor] * len(values),
    "median": parts_of_median,
    "l2": parts_of_l2,
}


@pytest.mark.parametrize("mode", MODES)
def test_over_a_thousand_random_specs_with_ties_give_what_the_rules_give(mode):
    for spec, shape, axes, rng in random_cases(4, mode, CASES):
        image = rng.integers(-2, 3, shape).astype(float)
        if rng.random() < 0.3:
            image[rng.random(shape) < 0.1] = NAN
        above = rng.integers(-32, 33, [len(windows) for windows in axes]) / 8
        counts_pad = getattr(spec, "count_include_pad", False)
        expected = by_definition(image.tolist(), axes, mode, counts_pad, above.tolist())
        result = gradient(image, spec, above)
        np.testing.assert_allclose(result, expected, rtol=1e-12, atol=1e-12)
