"""A shifted input, by hand."""

import numpy as np
import pytest

from pooling.shifting import lines_of, shift

LETTERS = [[1, 2, 3], [4, 5, 6]]


def test_around_the_end_what_goes_out_comes_in_at_the_other_end():
    assert shift(LETTERS, (0, 1)).tolist() == [[3, 1, 2], [6, 4, 5]]
    assert shift(LETTERS, (1, 0)).tolist() == [[4, 5, 6], [1, 2, 3]]
    assert shift(LETTERS, (3, 4)).tolist() == np.roll(LETTERS, (3, 4), (0, 1)).tolist()


def test_with_an_edge_what_comes_in_repeats_it():
    assert shift(LETTERS, (1, 1), "edge").tolist() == [[1, 1, 2], [1, 1, 2]]
    assert shift(LETTERS, (5, 0), "edge").tolist() == [[1, 2, 3], [1, 2, 3]]


def test_a_shift_moves_the_channels_of_a_cell_together():
    image = np.arange(12).reshape(2, 2, 3)
    assert shift(image, (0, 1)).tolist() == image[:, ::-1].tolist()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: shift(LETTERS, (-1, 0)), r"by must be 0 or more .* \(-1, 0\)"),
        (lambda: shift(LETTERS, (0, 1), "zero"), "border must be one of around, edge; .*'zero'"),
        (lambda: lines_of((4, 4), (2, 2), (2, 2), "wrap"), "border must be one of .*'wrap'"),
        (lambda: lines_of((4, 3), (4, 4), (2, 2), "edge"), "pool_size 4 does not fit in 3 columns"),
        (lambda: lines_of((4, 3), (0, 1), (2, 2), "edge"), "pool_size .*0"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, said):
    with pytest.raises(ValueError, match=said):
        call()
