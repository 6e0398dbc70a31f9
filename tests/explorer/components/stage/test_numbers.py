"""The strip of numbers: where the windows come from, how large they are, what is left."""

import pytest

from explorer.components.stage.numbers import numbers_of
from pooling import AdaptiveSpec, Geometry, PoolSpec


def test_a_pooling_by_size_says_its_output_lengths():
    assert numbers_of(Geometry.of(PoolSpec(2), (4, 5))) == {
        "Input": "4 × 5",
        "Output": "2 × 2",
        "Windows": "4 pools",
        "Output rows": "floor((4 − 2) / 2) + 1 = 2",
        "Output columns": "floor((5 − 2) / 2) + 1 = 2",
        "Output cells / input cells": "4 / 20 = 20 %",
        "Never read": "4 cells",
    }


def test_a_pooling_by_output_size_says_where_its_windows_lie_and_how_large_they_are():
    assert numbers_of(Geometry.of(AdaptiveSpec(3), (5, 5))) == {
        "Input": "5 × 5",
        "Output": "3 × 3",
        "Windows": "9 pools",
        "Window i, rows and columns": "floor((i − 1) · 5 / 3) + 1 to ceil(i · 5 / 3)",
        "Window size": "2 × 2 to 3 × 3",
        "Output cells / input cells": "9 / 25 = 36 %",
        "Never read": "0 cells",
    }


@pytest.mark.parametrize(
    ("shape", "output_size", "sizes", "share"),
    [
        ((224, 224), 7, "32 × 32", "49 / 50,176 ≈ 0.0977 %"),
        ((5, 4), (3, 2), "2 × 2 to 3 × 2", "6 / 20 = 30 %"),
        ((4, 4), 7, "1 × 1 to 2 × 2", "49 / 16 ≈ 306 %"),
        ((2, 2), 64, "1 × 1", "4,096 / 4 = 102,400 %"),
        ((6, 9), 1, "6 × 9", "1 / 54 ≈ 1.85 %"),
    ],
)
def test_sizes_of_windows_are_one_or_a_least_and_a_greatest(shape, output_size, sizes, share):
    numbers = numbers_of(Geometry.of(AdaptiveSpec(output_size), shape))
    assert (numbers["Window size"], numbers["Output cells / input cells"]) == (sizes, share)


def test_rows_and_columns_have_formulas_of_their_own_where_they_differ():
    numbers = numbers_of(Geometry.of(AdaptiveSpec((1, 2)), (5, 5)))
    assert numbers["Window i, rows"] == "1 to 5"
    assert numbers["Window i, columns"] == "floor((i − 1) · 5 / 2) + 1 to ceil(i · 5 / 2)"
