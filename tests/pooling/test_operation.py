"""pool() and trace(): the whole operation, its worked examples, and what it refuses."""

import math
import re

import numpy as np
import pytest

from pooling import MODES, PoolSpec, pool, trace

EXAMPLE = np.array([[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]])
ONE_TO_25 = np.arange(1, 26).reshape(5, 5)
ONE_TO_16 = np.arange(1, 17).reshape(4, 4)


def test_the_tutorials_example():
    spec = PoolSpec(pool_size=2, stride=2)
    assert pool(EXAMPLE, spec).tolist() == [[12, 9], [18, 7]]
    average = PoolSpec(pool_size=2, stride=2, mode="average")
    assert pool(EXAMPLE, average).tolist() == [[9.25, 7.25], [12.25, 4.5]]


def test_max_does_not_pad_with_zeros():
    image = [[-5, -3], [-2, -8]]
    assert pool(image, PoolSpec(2, 2, padding=1)).tolist() == image


def test_not_every_cell_is_read():
    spec = PoolSpec(2, 2)
    assert pool(ONE_TO_25, spec).tolist() == [[7, 9], [17, 19]]
    unread = ONE_TO_25[trace(ONE_TO_25, spec).geometry.coverage() == 0]
    assert len(unread) == 9
    assert unread.max() == 25
    everything = [[7, 9, 10], [17, 19, 20], [22, 24, 25]]
    assert pool(ONE_TO_25, PoolSpec(2, 2, ceil_mode=True)).tolist() == everything
    assert pool(ONE_TO_25, PoolSpec(2, 2, padding="same")).tolist() == everything


def test_ceil_mode_does_not_just_round_up():
    nine = np.arange(9).reshape(3, 3)
    assert pool(nine, PoolSpec(2, 2, padding=1, ceil_mode=True)).shape == (2, 2)
    row = [[1, 2, 3, 4]]
    assert pool(row, PoolSpec((1, 2), 1, ceil_mode=True)).tolist() == [[2, 3, 4]]


def test_same_neither_keeps_the_size_nor_pads_evenly():
    assert pool(ONE_TO_25, PoolSpec(2, 2, padding="same")).shape == (3, 3)
    assert pool(ONE_TO_16, PoolSpec(3, 2, padding="same")).tolist() == [[11, 12], [15, 16]]
    assert pool(ONE_TO_16, PoolSpec(3, 2, padding=1)).tolist() == [[6, 8], [14, 16]]


def test_an_average_does_not_always_divide_by_the_pool_size():
    ones = np.ones((3, 3))
    counted = pool(ones, PoolSpec(3, 1, "average", padding=1, count_include_pad=True))
    assert counted.tolist() == [[4 / 9, 6 / 9, 4 / 9], [6 / 9, 1, 6 / 9], [4 / 9, 6 / 9, 4 / 9]]
    assert pool(ones, PoolSpec(3, 1, "average", padding=1)).tolist() == ones.tolist()
    same = PoolSpec(3, 1, "average", padding="same", count_include_pad=True)
    assert pool(ones, same).tolist() == counted.tolist()


def test_the_overhang_of_ceil_mode_is_never_counted():
    for counting in (False, True):
        spec = PoolSpec((1, 2), 2, "average", ceil_mode=True, count_include_pad=counting)
        assert pool([[2, 4, 6]], spec).tolist() == [[3, 6]]


def test_the_stride_is_neither_one_nor_the_pool_size_by_nature():
    assert pool(ONE_TO_16, PoolSpec(2)).shape == (2, 2)
    assert pool(ONE_TO_16, PoolSpec(2, 1)).shape == (3, 3)
    assert pool([[1, 2, 9, 3, 4, 9, 5]], PoolSpec((1, 2), 3)).tolist() == [[2, 4]]


def test_each_channel_is_pooled_on_its_own():
    colours = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [0, 0, 0]]], np.uint8)
    assert pool(colours, PoolSpec()).tolist() == [[[255, 255, 255]]]
    assert pool(colours, PoolSpec(mode="average")).tolist() == [[[63.75, 63.75, 63.75]]]


def test_max_pooling_is_not_invariant_to_a_shift():
    spec = PoolSpec((1, 2))
    row = np.array([[0, 0, 1, 1, 0, 0, 1, 1]])
    assert pool(row, spec).tolist() == [[0, 1, 0, 1]]
    assert pool(np.roll(row, 1), spec).tolist() == [[1, 1, 1, 1]]


def test_a_dense_layer_behind_the_pool_has_a_quarter_of_the_weights():
    rows, cols = pool(np.zeros((224, 224), np.uint8), PoolSpec(2)).shape
    assert 224 * 224 * 64 * 10 == 32_112_640
    assert rows * cols * 64 * 10 == 8_028_160


def test_rows_come_before_columns():
    image = np.arange(24).reshape(4, 6)
    spec = PoolSpec(pool_size=(1, 3), stride=(2, 1), padding=((0, 0), (0, 1)), mode="min")
    assert pool(image, spec).tolist() == [[0, 1, 2, 3, 4], [12, 13, 14, 15, 16]]


@pytest.mark.parametrize("image", [[[1, 2], [3, 4]], ((1, 2), (3, 4)), [range(1, 3), range(3, 5)]])
def test_whatever_numpy_reads_as_an_array_is_an_image(image):
    output = pool(image, PoolSpec())
    assert type(output) is np.ndarray
    assert output.tolist() == [[4]]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("shape", [(3, 4), (3, 4, 2)])
def test_the_output_is_new_and_writable_even_where_nothing_is_pooled(mode, shape):
    image = np.arange(float(math.prod(shape))).reshape(shape)
    output = pool(image, PoolSpec(pool_size=1, mode=mode))
    np.testing.assert_array_equal(output, image)
    assert not np.shares_memory(output, image)
    output[:] = -1
    assert image.min() == 0


@pytest.mark.parametrize(
    ("dtype", "name"),
    [
        (complex, "complex128"),
        ("complex64", "complex64"),
        (object, "object"),
        ("U3", "<U3"),
        ("S3", "|S3"),
        ("datetime64[s]", "datetime64[s]"),
        ("timedelta64[s]", "timedelta64[s]"),
        ([("red", "u1")], "[('red', 'u1')]"),
    ],
)
@pytest.mark.parametrize("operation", [pool, trace])
def test_a_dtype_without_real_numbers_is_refused_by_name(operation, dtype, name):
    sentence = f"^image has dtype {re.escape(name)}, .*; use booleans, integers or reals$"
    with pytest.raises(ValueError, match=sentence):
        operation(np.zeros((4, 4), dtype), PoolSpec())


@pytest.mark.parametrize("shape", [(), (4,), (4, 4, 3, 1), (0,)])
@pytest.mark.parametrize("operation", [pool, trace])
def test_an_image_has_two_axes_or_three(operation, shape):
    sentence = r"image must have shape \(M, N\) or \(M, N, channels\); its shape is "
    with pytest.raises(ValueError, match=f"^{sentence}{re.escape(str(shape))}$"):
        operation(np.zeros(shape), PoolSpec())


@pytest.mark.parametrize("shape", [(0, 4), (4, 0), (4, 4, 0)])
@pytest.mark.parametrize("operation", [pool, trace])
def test_an_image_without_a_cell_is_refused(operation, shape):
    sentence = f"^image is empty: its shape is {re.escape(str(shape))}; every axis needs a cell$"
    with pytest.raises(ValueError, match=sentence):
        operation(np.zeros(shape), PoolSpec())


@pytest.mark.parametrize("operation", [pool, trace])
def test_a_pool_that_does_not_fit_the_image_is_refused(operation):
    with pytest.raises(ValueError, match=r"^pool_size 5 does not fit in 4 rows; use a smaller"):
        operation(ONE_TO_16, PoolSpec(5))
    with pytest.raises(ValueError, match=r"^pool_size 5 does not fit in 4 columns; use a smaller"):
        operation(ONE_TO_16, PoolSpec((4, 5)))
