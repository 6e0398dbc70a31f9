"""Shifting and pooling by definition, on nested lists: one cell and one window after the other."""

from fractions import Fraction
from itertools import product

import numpy as np

from pooling.nudged import Nudged
from pooling.shifting import lines_of

# What the experiment of the paper begins with.
STRIPES = [[0, 0, 1, 1, 0, 0, 1, 1]]


def moved_by_hand(image, by, border):
    """Return nested lists: every cell is looked up by itself."""
    height, width = len(image), len(image[0])

    def source(place, cells, length):
        at = place - cells
        while border == "around" and at < 0:
            at += length
        return max(at, 0)

    return [
        [image[source(row, by[0], height)][source(col, by[1], width)] for col in range(width)]
        for row in range(height)
    ]


def pooled_by_hand(image, way, size, stride, border):
    """Return nested lists of fractions: by definition, one window after the other."""
    height, width = len(image), len(image[0])

    def reduced(top, left):
        cells = [
            Fraction(image[(top + row) % height][(left + col) % width])
            for row, col in product(range(size[0]), range(size[1]))
        ]
        return sum(cells) / len(cells) if way == "average" else max(cells)

    def start(place, length, extent):
        return place % length if border == "around" else min(max(place, 0), length - extent)

    def value(row, col):
        if way != "blurred":
            return reduced(row, col)
        return sum(
            Fraction(2 - abs(down), 4)
            * Fraction(2 - abs(right), 4)
            * reduced(start(row + down, height, size[0]), start(col + right, width, size[1]))
            for down, right in product((-1, 0, 1), repeat=2)
        )

    def starts(length, extent, step):
        return range(0, length if border == "around" else length - extent + 1, step)

    return [
        [value(row, col) for col in starts(width, size[1], stride[1])]
        for row in starts(height, size[0], stride[0])
    ]


def output(image, way, size, stride, border, by=(0, 0)):
    image = np.asarray(image)
    lines = lines_of(image.shape[:2], size, stride, border)
    return Nudged.of(image, way, *lines).outputs([by[0]], [by[1]])[0, :, 0]
