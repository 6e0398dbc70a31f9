"""What the comparisons with Keras, ONNX Runtime and PyTorch share: random cases and a verdict.

Images hold multiples of one eighth, so that sums are exact in float32 and whatever differs
beyond a rounding is a different rule. Some hold NaN: PyTorch lets it through as the core
does; TensorFlow drops it from a maximum and ONNX Runtime passes it on only in part, so
windows that read a NaN are left out of the comparison with these two.
"""

import numpy as np

from pooling import PoolSpec

SPECS = 150  # for each combination of operation and padding


def cases(seed, number, choose):
    """Yield images, float32 and channels last, each with a spec that fits it.

    ``choose(rng, pool_size)`` gives the fields in which the frameworks differ.
    """
    rng = np.random.default_rng(seed)
    for _ in range(number):
        pool_size = pair(rng, 1, 4)
        spec = PoolSpec(pool_size, **{"stride": pair(rng, 1, 4)} | choose(rng, pool_size))
        shape = [
            dilation * (size - 1) + 1 + int(rng.integers(8))
            for size, dilation in zip(pool_size, spec.dilation, strict=True)
        ]
        image = (rng.integers(-64, 64, (*shape, 2)) / 8).astype(np.float32)
        if rng.random() < 0.2:
            image[rng.random(image.shape) < 0.05] = np.nan
        yield image, spec


def pair(rng, low, high):
    return int(rng.integers(low, high + 1)), int(rng.integers(low, high + 1))


def flip(rng):
    return bool(rng.random() < 0.5)


def assert_agreement(output, expected, mode):
    assert output.shape == expected.shape
    if mode == "max":
        np.testing.assert_array_equal(output, expected)
    else:
        np.testing.assert_allclose(output, expected, rtol=1e-6)


def without_nan_windows(output, expected):
    assert output.shape == expected.shape
    return np.where(np.isnan(expected), np.nan, output)


def channels_first(image):
    return np.moveaxis(image, -1, 0)[None]


def channels_last(output):
    return np.moveaxis(np.asarray(output)[0], 0, -1)
