"""What is shared by all who look at the same, and what is not."""

import gc
import weakref

import numpy as np
import pytest

from explorer.state.pooled import Pooling
from pooling import PoolSpec

MATRIX = np.array([[10.0, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]])


def test_equal_numbers_and_specs_share_one_result():
    first = Pooling.of(MATRIX, PoolSpec(2))
    second = Pooling.of(MATRIX.copy(), PoolSpec(2))
    assert first == second
    assert first.steps is second.steps
    assert first.steps.output.tolist() == [[12, 9], [18, 7]]


@pytest.mark.parametrize(
    "other",
    [
        MATRIX + np.eye(4),
        MATRIX.reshape(2, 8),
        MATRIX.astype(np.uint8),
        np.ascontiguousarray(MATRIX.T),
    ],
)
def test_other_numbers_shapes_and_dtypes_do_not_share(other):
    assert Pooling.of(other, PoolSpec(2)) != Pooling.of(MATRIX, PoolSpec(2))


def test_another_spec_does_not_share():
    assert Pooling.of(MATRIX, PoolSpec(2)) != Pooling.of(MATRIX, PoolSpec(2, mode="average"))


def test_a_private_result_is_made_once_and_gone_with_its_owner():
    image = MATRIX.astype(np.uint8)
    private = Pooling.of(image, PoolSpec(2), is_private=True)
    assert private != Pooling.of(image, PoolSpec(2))
    assert private.steps is private.steps
    traces = [weakref.ref(private.image), weakref.ref(private.steps.output)]
    del private, image
    gc.collect()
    assert [trace() for trace in traces] == [None, None]


def test_few_results_are_kept_and_one_that_was_given_up_is_made_again():
    # Of a matrix that no session of another test can have on its page.
    first = Pooling.of(MATRIX + 1000, PoolSpec(2))
    kept = weakref.ref(first.steps.output)
    for number in range(50):
        assert Pooling.of(MATRIX + number, PoolSpec(1)).steps.output[0, 0] == 10 + number
    gc.collect()
    assert kept() is None
    assert first.steps.output.tolist() == [[1012, 1009], [1018, 1007]]


def test_a_spec_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="5"):
        Pooling.of(MATRIX, PoolSpec(5))
