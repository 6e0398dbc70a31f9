"""Windows of every size: at powers of two and beside them, where counts outgrow their dtype."""

import numpy as np
import pytest

from pooling import MODES, PoolSpec, pool
from tests.pooling.loop import DTYPES, assert_agrees, value_of

POWERS = [2**power for power in range(17)]
SIZES = sorted({size + step for size in POWERS for step in (-1, 0, 1)} - {0})


def window_shapes():
    """Yield a shape for every size: in one row, in one column, and as square as it gets."""
    for index, size in enumerate(SIZES):
        side = next(side for side in range(int(size**0.5), 0, -1) if size % side == 0)
        yield [(1, size), (size, 1), (side, size // side)][index % 3]
        if size in POWERS:
            yield side, size // side


def limits(dtype):
    """Return values at the dtype's limits whose squares still add up in its accumulator."""
    if dtype.kind == "b":
        return [False, True]
    if dtype.kind == "f":
        most = {"e": 60000.0, "f": 3e38}.get(dtype.char, 1e150)
        return [-most, most, 0.0]
    return [np.iinfo(dtype).min, np.iinfo(dtype).max]


def extreme_images(rng, dtype, shape):
    """Yield an image of nothing but the upper limit, and one of all limits at random."""
    values = np.array(limits(dtype), dtype)
    yield np.full(shape, values[1])
    yield rng.choice(values, shape)


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
@pytest.mark.parametrize("mode", MODES)
def test_a_window_of_any_size_has_its_value_at_the_limits_of_the_dtype(mode, dtype):
    rng = np.random.default_rng([*mode.encode(), dtype.num])
    for height, width in window_shapes():
        spec = PoolSpec((height, width), 1, mode)
        for image in extreme_images(rng, dtype, (height, width + 1)):
            output = pool(image, spec)
            with np.errstate(all="ignore"):
                pairs = [
                    value_of(image[:, start : start + width].ravel(), mode, height * width)
                    for start in (0, 1)
                ]
            values, sizes = zip(*pairs, strict=True)
            assert_agrees(output[0], np.array(values), np.array(sizes, float))


@pytest.mark.parametrize(
    ("image", "spec", "value"),
    [
        (np.full((9, 17), 200, np.uint8), PoolSpec((8, 16), mode="median"), 200),
        (np.ones((8, 16), bool), PoolSpec((8, 16), mode="average"), 1),
        (np.ones((128, 256), bool), PoolSpec((128, 256), mode="average"), 1),
        (np.full((128, 256), 7, np.uint8), PoolSpec((128, 256), mode="median"), 7),
    ],
    ids=["128 bytes", "128 booleans", "32,768 booleans", "32,768 bytes"],
)
def test_counts_of_exactly_a_power_of_two_fit_into_their_dtype(image, spec, value):
    assert pool(image, spec).tolist() == [[value]]


def ulps(output, image):
    """Return the largest error of averages of one value, in units in its last place."""
    value = image.flat[0]
    return np.abs(output - value).max() / np.spacing(value)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_the_average_of_one_value_in_any_square_is_that_value_within_four_ulp(dtype):
    for side in [*range(1, 130), 255, 256, 257, 1000]:
        image = np.full((side, side), 0.1, dtype)
        assert ulps(pool(image, PoolSpec(side, mode="average")), image) <= 4


@pytest.mark.parametrize(
    ("shape", "fields"),
    [
        ((4096, 64), {"pool_size": (4096, 64)}),
        ((64, 4096), {"pool_size": (64, 4096)}),
        ((8191, 3), {"pool_size": (4095, 3), "stride": (4096, 3)}),
        ((9000, 3), {"pool_size": (4095, 3), "stride": (100, 1)}),
        ((6000, 3), {"pool_size": (2999, 3), "stride": (1, 1)}),
        ((6000, 3), {"pool_size": (1999, 2), "stride": (2, 1), "dilation": (3, 1)}),
    ],
)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_long_sums_do_not_drift_however_the_windows_lie(shape, fields, dtype):
    image = np.full(shape, 0.1, dtype)
    assert ulps(pool(image, PoolSpec(mode="average", **fields)), image) <= 4


def test_a_sum_that_leaves_the_range_of_float32_is_still_averaged():
    most = np.finfo(np.float32).max
    image = np.full((16, 16), most, np.float32)
    for size in (2, 4, 8, 16):
        assert (pool(image, PoolSpec(size, mode="average")) == most).all()
    image[0, 0] = np.inf
    assert pool(image, PoolSpec(16, mode="average"))[0, 0] == np.inf
    image[0, 1] = -np.inf
    assert np.isnan(pool(image, PoolSpec(16, mode="average"))[0, 0])
