"""A loop over every window, and random images to hold the fast paths against it.

The loop takes its windows from the oracle and their cells one window at a time; it shares
nothing with the blocks, the doubling, the sorting and the counting that it checks. It is
faster than the oracle, and exact as far as float64 and integers are.
"""

import math

import numpy as np

from pooling import PoolSpec, pool
from tests.pooling import oracle

CASES = 2100  # for each mode and each way to cut an image into blocks: 21,000 in all
DTYPES = [np.dtype(code) for code in "?bBhHiIqQefdg"]
LAYOUTS = {
    "contiguous": lambda image: image,
    "reversed": lambda image: image[::-1, ::-1],
    "in columns": np.asfortranarray,
    "big-endian": lambda image: image.astype(image.dtype.newbyteorder(">")),
}


def random_values(rng, dtype, shape):
    if dtype.kind == "b":
        return rng.random(shape) < 0.5
    if dtype.kind == "f":
        image = (rng.standard_normal(shape) * 10.0 ** rng.integers(-2, 3)).astype(dtype)
        for special in (np.nan, np.inf, -np.inf, 0.0, -0.0):
            image[rng.random(shape) < rng.choice([0, 0.02], p=[0.9, 0.1])] = special
        return image
    limits = (-2, 3) if rng.random() < 0.3 else (np.iinfo(dtype).min, np.iinfo(dtype).max)
    return rng.integers(max(limits[0], np.iinfo(dtype).min), limits[1], shape, dtype, endpoint=True)


def random_image(rng):
    shape = rng.integers(1, 9, 2).tolist() + [3] * (rng.random() < 0.2)
    image = random_values(rng, rng.choice(DTYPES), shape)
    image = LAYOUTS[rng.choice(list(LAYOUTS))](image)
    image.setflags(write=False)
    return image


def random_fields(rng, mode):
    size = tuple(rng.integers(1, 12 if rng.random() < 0.2 else 5, 2).tolist())
    sides = tuple(tuple(rng.integers(0, length, 2).tolist()) for length in size)
    return {
        "pool_size": size,
        "stride": tuple(rng.integers(1, rng.choice([2, 6]), 2).tolist()),
        "mode": mode,
        "padding": ["valid", "same", "same_lower", sides][rng.integers(4)],
        "dilation": tuple(rng.integers(1, rng.choice([2, 4]), 2).tolist()),
        "ceil_mode": bool(rng.integers(2)),
        "count_include_pad": bool(rng.integers(2)),
    }


def lay_axes(shape, fields):
    """Return the windows along rows and columns, or None where the layout is refused."""
    pads = oracle.pads_of_both_axes(fields["padding"])
    each = zip(shape, fields["pool_size"], fields["stride"], pads, fields["dilation"], strict=False)
    try:
        return [oracle.lay_windows(*axis, fields["ceil_mode"]) for axis in each]
    except ValueError:
        return None


def next_case(rng, mode):
    while True:
        image, fields = random_image(rng), random_fields(rng, mode)
        axes = lay_axes(image.shape, fields)
        if axes is not None:
            return image, fields, axes


def mean(total, count):
    return total / count if isinstance(total, int) else np.float64(total) / count


def middle_of(values):
    """Return the mean of the middle two as float64 has it, or NaN if there is one."""
    if values.dtype.kind == "f" and np.isnan(values).any():
        return np.nan
    ordered = np.sort(values).astype(np.result_type(values, np.float64))
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return low if low == high else (low + high) / 2


def total_of(values):
    """Return the exact sum: of integers an integer, of floats rounded once."""
    if values.dtype.kind != "f":
        return sum(values.tolist())
    finite = np.isfinite(values).all()
    return math.fsum(values.tolist()) if finite else np.float64(values.sum())


def value_of(values, mode, divisor):
    """Return a window's value and the size that its error is measured by."""
    if mode in ("max", "min"):
        return (values.max() if mode == "max" else values.min()), 0
    if mode == "median":
        return middle_of(values), 0
    if mode == "average":
        return mean(total_of(values), divisor), mean(
            total_of(np.abs(values.astype(float))), divisor
        )
    squares = np.square(values.astype(np.float64))
    norm = np.sqrt(np.float64(total_of(squares)))
    return norm, norm


def expected_of(image, fields, axes):
    """Return the values of every window of a channel, and the sizes of their errors."""
    native = image.astype(image.dtype.newbyteorder("="))
    pairs = []
    for rows, declared_rows in axes[0]:
        read = native[rows]
        for cols, declared_cols in axes[1]:
            values = read[:, cols].ravel()
            counted = fields["count_include_pad"]
            divisor = declared_rows * declared_cols if counted else values.size
            pairs.append(value_of(values, fields["mode"], divisor))
    shape = len(axes[0]), len(axes[1])
    values, sizes = zip(*pairs, strict=True)
    return np.array(values).reshape(shape), np.array(sizes, float).reshape(shape)


def assert_agrees(output, expected, size):
    """Bit for bit where the size is 0, otherwise within 4 ulp of the size, of float64 at most."""
    ulp_dtype = np.float64 if output.dtype == np.longdouble else output.dtype
    with np.errstate(over="ignore"):
        expected, size = expected.astype(output.dtype), size.astype(ulp_dtype)
    same = (output == expected) | ((output != output) & (expected != expected))
    if output.dtype.kind == "f" and size.any():
        with np.errstate(invalid="ignore"):
            same |= np.abs(output - expected) <= 4 * np.spacing(size)
    assert same.all()


def assert_random_cases_agree(mode, seed):
    """Pool random images in a mode, the same in every run, and compare every value."""
    rng = np.random.default_rng([seed, *mode.encode()])
    for _ in range(CASES):
        image, fields, axes = next_case(rng, mode)
        output = pool(image, PoolSpec(**fields))
        if image.ndim == 2:
            image, output = image[..., None], output[..., None]
        for channel in range(image.shape[2]):
            with np.errstate(all="ignore"):
                expected, size = expected_of(image[..., channel], fields, axes)
            assert_agrees(output[..., channel], expected, size)
