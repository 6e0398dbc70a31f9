"""The sentence on the cells that no window reads."""

import pytest

from explorer.components.stage.unread import unread_sentence
from pooling import Geometry, PoolSpec


@pytest.mark.parametrize(
    ("spec", "shape", "sentence"),
    [
        (PoolSpec(2), (4, 4), ""),
        (PoolSpec(2), (4, 5), "The last column is never read: 4 of 20 cells."),
        (PoolSpec(3), (5, 3), "The last 2 rows are never read: 6 of 15 cells."),
        (PoolSpec(2), (5, 5), "The last row and the last column are never read: 9 of 25 cells."),
        (PoolSpec(1, 2), (3, 1), "Row 2 is never read: 1 of 3 cells."),
        (PoolSpec(1, (1, 2)), (1, 6), "3 columns are never read: 3 of 6 cells."),
        (PoolSpec(1, 2), (50, 50), "25 rows and 25 columns are never read: 1,875 of 2,500 cells."),
    ],
)
def test_the_sentence_names_and_counts_what_is_never_read(spec, shape, sentence):
    assert unread_sentence(Geometry.of(spec, shape)) == sentence
