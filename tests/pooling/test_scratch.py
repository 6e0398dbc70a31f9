"""The tutorial's own functions: pools in row order, partial windows skipped, rectangles too."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pooling import average_pooling, get_pools, max_pooling
from tests.pooling import oracle
from tests.pooling.strategies import pairs, steady

ASSETS = Path(__file__).parents[2] / "assets"
EXAMPLE = np.array([[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]])


def test_pools_come_in_row_order():
    assert get_pools(EXAMPLE, pool_size=2, stride=2).tolist() == [
        [[10, 12], [4, 11]],
        [[8, 7], [5, 9]],
        [[18, 13], [3, 15]],
        [[7, 7], [2, 2]],
    ]


def test_the_tutorials_example():
    pools = get_pools(EXAMPLE, pool_size=2, stride=2)
    assert max_pooling(pools).tolist() == [[12, 9], [18, 7]]
    assert average_pooling(pools).tolist() == [[9.25, 7.25], [12.25, 4.5]]


def test_a_window_that_would_leave_the_image_is_skipped():
    image = np.arange(15).reshape(3, 5)
    assert get_pools(image, 2, 2).tolist() == [[[0, 1], [5, 6]], [[2, 3], [7, 8]]]


def test_height_and_width_may_differ_in_all_three():
    image = np.arange(12).reshape(3, 4)
    pools = get_pools(image, pool_size=(2, 1), stride=(1, 3))
    assert pools.tolist() == [[[0], [4]], [[3], [7]], [[4], [8]], [[7], [11]]]
    assert max_pooling(pools, output_shape=(2, 2)).tolist() == [[4, 7], [8, 11]]


@pytest.mark.parametrize(
    ("pool_size", "shape"), [(5, (0, 5, 5)), ((2, 5), (0, 2, 5)), ((4, 1), (0, 4, 1))]
)
def test_nothing_fits_gives_no_pools_of_the_right_shape(pool_size, shape):
    pools = get_pools(np.zeros((3, 4), np.uint8), pool_size, 1)
    assert pools.shape == shape
    assert pools.dtype == np.uint8


def test_no_pools_give_an_empty_matrix():
    pools = get_pools(EXAMPLE, pool_size=5, stride=1)
    assert max_pooling(pools).shape == (0, 0)
    assert average_pooling(pools, output_shape=(0, 3)).shape == (0, 3)


def test_a_square_is_assumed_only_where_no_shape_is_given():
    pools = get_pools(np.arange(16).reshape(2, 8), pool_size=2, stride=2)
    assert max_pooling(pools).tolist() == [[9, 11], [13, 15]]
    assert max_pooling(pools, output_shape=(1, 4)).tolist() == [[9, 11, 13, 15]]


@pytest.mark.parametrize("pooling", [max_pooling, average_pooling])
def test_pools_that_do_not_fill_the_output_are_refused(pooling):
    pools = get_pools(np.zeros((2, 6)), pool_size=2, stride=2)
    with pytest.raises(
        ValueError, match=r"^3 pools do not fill 1 rows of 1; give the output_shape"
    ):
        pooling(pools)
    with pytest.raises(
        ValueError, match=r"^3 pools do not fill 2 rows of 2; give the output_shape"
    ):
        pooling(pools, output_shape=(2, 2))


@pytest.mark.parametrize("shape", [(4,), (4, 4, 3)])
def test_only_a_matrix_is_cut_into_pools(shape):
    with pytest.raises(ValueError, match=r"^img must have shape \(M, N\), not \(4"):
        get_pools(np.zeros(shape), 2, 2)


@pytest.mark.parametrize("dtype", ["bool", "uint8", "float16", "int64", ">i2"])
def test_pools_and_their_maxima_keep_the_dtype(dtype):
    pools = get_pools(EXAMPLE.astype(dtype), 2, 2)
    assert pools.dtype == np.dtype(dtype)
    assert max_pooling(pools).dtype == np.dtype(dtype).newbyteorder("=")


def test_pools_are_copies():
    image = EXAMPLE.copy()
    pools = get_pools(image, 2, 2)
    pools[:] = 0
    np.testing.assert_array_equal(image, EXAMPLE)


@steady
@given(st.integers(0, 99), pairs(1, 7), pairs(1, 3), pairs(1, 4))
def test_any_matrix_gives_what_the_definition_gives(seed, shape, pool_size, stride):
    image = np.random.default_rng(seed).integers(-50, 50, shape)
    pools = get_pools(image, pool_size, stride)
    fields = {"pool_size": pool_size, "stride": stride}
    try:
        maxima, output_shape = oracle.pool(image, **fields)
    except ValueError:
        assert pools.shape == (0, *pool_size)
        return
    averages, _ = oracle.pool(image, mode="average", **fields)
    assert max_pooling(pools, output_shape).tolist() == maxima
    np.testing.assert_allclose(average_pooling(pools, output_shape), averages, atol=1e-13)


def test_the_cat_gives_12544_pools_and_112_by_112():
    with Image.open(ASSETS / "chelsea.png") as photograph:
        cat = np.asarray(photograph.convert("L").resize((224, 224)))
    pools = get_pools(cat, pool_size=2, stride=2)
    assert pools.shape == (12_544, 2, 2)
    output = max_pooling(pools)
    assert output.shape == (112, 112)
    assert output[0, 0] == cat[:2, :2].max()
    assert output[111, 111] == cat[222:, 222:].max()
    assert average_pooling(pools).shape == (112, 112)


@pytest.mark.parametrize(("pool_size", "stride"), [(0, 1), (-1, 1), (2, 0), ((2, 0), 1)])
def test_a_pool_size_or_stride_below_one_is_refused_by_its_value(pool_size, stride):
    with pytest.raises(ValueError, match=r"must be at least 1") as refusal:
        get_pools(np.ones((4, 4)), pool_size, stride)
    assert str(pool_size) in str(refusal.value)
    assert str(stride) in str(refusal.value)
