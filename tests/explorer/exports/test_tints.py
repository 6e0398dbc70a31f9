"""The tints of matrices in pictures to take home."""

import numpy as np

from explorer.exports.tints import INK, tinted


def contrast(one: np.ndarray, other: np.ndarray) -> float:
    def luminance(colour: np.ndarray) -> float:
        parts = colour / 255
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_the_ink_stands_out_from_every_tint_by_4_5_to_1():
    ink = np.array([int(INK[place : place + 2], 16) for place in (1, 3, 5)])
    for colour in tinted(np.linspace(0, 1, 500), 0, 1):
        assert contrast(ink, colour) >= 4.5


def test_what_lies_beyond_the_limits_is_as_the_limit_and_a_flat_scale_its_middle():
    low, high = tinted(np.array([0.0, 1.0]), 0, 1)
    assert tinted(np.array([-5.0, 9.0]), 0, 1).tolist() == [low.tolist(), high.tolist()]
    middle = tinted(np.array([7.0]), 7, 7)
    assert middle.tolist() == tinted(np.array([0.5]), 0, 1).tolist()
