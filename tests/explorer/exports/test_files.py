"""The files that a reader takes away, read back as a reader would."""

import csv
import io

import numpy as np
import pytest

from explorer.exports import files
from explorer.exports.files import as_csv, as_npy, pools_of
from pooling import AdaptiveSpec, PoolSpec, pool, trace


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("mode", ["max", "average", "l2"])
@pytest.mark.parametrize("dtype", [np.uint8, np.float32, np.float64])
def test_a_csv_file_holds_every_value_in_full(mode, dtype):
    image = np.random.default_rng(3).integers(0, 256, (9, 7)).astype(dtype)
    output = pool(image, PoolSpec(3, 2, mode))
    read = np.array(rows_of(as_csv(output)), float)
    np.testing.assert_array_equal(read, output.astype(float))


def test_whole_numbers_have_no_point():
    assert as_csv(np.array([[12.0, 9.25], [-18.0, 7.0]])) == "12,9.25\n-18,7\n"


def test_a_colour_image_has_one_pixel_in_each_line():
    output = np.random.default_rng(4).integers(0, 256, (2, 3, 3), np.uint8)
    header, *lines = rows_of(as_csv(output))
    assert header == ["row", "column", "red", "green", "blue"]
    assert len(lines) == 6
    for row, col, *pixel in lines:
        assert list(map(int, pixel)) == output[int(row), int(col)].tolist()


def test_an_npy_file_comes_back_with_its_type():
    values = pool(np.arange(16, dtype=np.uint8).reshape(4, 4), PoolSpec(mode="average"))
    read = np.load(io.BytesIO(as_npy(values)), allow_pickle=False)
    assert read.dtype == values.dtype == np.float32
    np.testing.assert_array_equal(read, values)


def test_pools_are_in_row_order():
    image = np.arange(24.0).reshape(4, 6)
    pools = pools_of(trace(image, PoolSpec((2, 3))))
    assert pools.shape == (4, 2, 3)
    assert pools[1].tolist() == [[3, 4, 5], [9, 10, 11]]
    assert pools[2].tolist() == [[12, 13, 14], [18, 19, 20]]


def test_pools_of_a_colour_image_keep_their_channels_last():
    image = np.random.default_rng(5).integers(0, 256, (4, 4, 3), np.uint8)
    pools = pools_of(trace(image, PoolSpec()))
    assert pools.shape == (4, 2, 2, 3)
    np.testing.assert_array_equal(pools[3], image[2:, 2:])


@pytest.mark.parametrize(("dtype", "kept"), [(np.uint8, np.float32), (np.float64, np.float64)])
def test_a_pool_smaller_than_the_largest_is_filled_up_with_nan(dtype, kept):
    image = np.arange(15, dtype=dtype).reshape(5, 3)
    pools = pools_of(trace(image, AdaptiveSpec((3, 1), "min")))
    assert (pools.shape, pools.dtype) == ((3, 3, 3), kept)
    np.testing.assert_array_equal(
        pools,
        [
            [[0, 1, 2], [3, 4, 5], [np.nan] * 3],
            [[3, 4, 5], [6, 7, 8], [9, 10, 11]],
            [[9, 10, 11], [12, 13, 14], [np.nan] * 3],
        ],
    )


def test_nan_fills_the_pools_of_every_channel():
    image = np.random.default_rng(6).integers(0, 256, (3, 4, 3), np.uint8)
    pools = pools_of(trace(image, AdaptiveSpec((2, 3), "max")))
    assert pools.shape == (6, 2, 2, 3)
    assert not np.isnan(pools).any()
    pools = pools_of(trace(image, AdaptiveSpec((2, 5), "max")))
    np.testing.assert_array_equal(
        pools[0], [[image[0, 0], [np.nan] * 3], [image[1, 0], [np.nan] * 3]]
    )


def test_pools_of_one_size_keep_their_type_and_padding_is_no_gap():
    image = np.arange(16, dtype=np.uint8).reshape(4, 4)
    assert pools_of(trace(image, AdaptiveSpec(3))).dtype == np.uint8
    assert pools_of(trace(image, PoolSpec(3, padding=1))).dtype == np.uint8


def test_more_pools_than_the_limit_are_refused_before_they_are_made(monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 1_000_000)
    steps = trace(np.zeros((224, 224)), PoolSpec(4, 1))
    with pytest.raises(ValueError, match="6 MB, over the limit of 1 MB; choose a larger stride"):
        pools_of(steps)
