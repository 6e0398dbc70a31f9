"""What is too large for paper, and what is not."""

import numpy as np
import pytest

from explorer.exports.handout import why_left_out
from pooling import AdaptiveSpec, PoolSpec


@pytest.mark.parametrize(
    ("image", "spec", "part"),
    [
        (np.full((16, 16), -123.45), PoolSpec(), "7 characters, and paper has room for 6 in 16"),
        (np.array([[1234567.125]]), PoolSpec(1), "11 characters, and paper has room for 9"),
        (np.array([[0.1 + 0.2]]), PoolSpec(1), "19 characters"),
        (np.ones((16, 16)), PoolSpec(2, 1, padding=1), "17 × 17"),
        (np.ones((4, 4)), AdaptiveSpec(17), "17 × 17"),
        (np.ones((4, 4, 3), np.uint8), PoolSpec(), "A picture"),
    ],
)
def test_what_is_too_large_for_paper_is_left_out_with_a_sentence_that_has_the_bound(
    image, spec, part
):
    reason = why_left_out(image, spec, is_picture=image.ndim == 3)
    assert part in reason
    assert reason.endswith("exercises alone.")


@pytest.mark.parametrize(
    ("image", "spec"),
    [
        (np.array([[7.0]]), PoolSpec(1)),
        (np.full((16, 16), -123.5), PoolSpec(1)),
        (np.full((16, 13), -123.45), PoolSpec(2, 1)),
        (np.full((16, 2), 123456789.0), PoolSpec(2)),
        (np.ones((2, 2)), AdaptiveSpec(16)),
        (np.array([[1.0, 2, 2]]), PoolSpec((1, 3), mode="average")),
    ],
)
def test_what_is_not_has_no_such_sentence(image, spec):
    assert why_left_out(image, spec, is_picture=False) == ""


def test_a_picture_is_left_out_whatever_its_numbers():
    assert "A picture" in why_left_out(np.ones((4, 4)), PoolSpec(), is_picture=True)
