"""Agreement with the layers of Keras on TensorFlow."""

import importlib

import numpy as np
import pytest

from pooling import PoolSpec, pool
from tests.pooling.frameworks.agreement import (
    SPECS,
    assert_agreement,
    cases,
    without_nan_windows,
)


@pytest.fixture(scope="module")
def keras():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_BACKEND", "tensorflow")
        patch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
        patch.setenv("CUDA_VISIBLE_DEVICES", "-1")
        return importlib.import_module("keras")


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize(
    ("mode", "layer"), [("max", "MaxPooling2D"), ("average", "AveragePooling2D")]
)
def test_keras_layers_agree(keras, mode, layer, padding):
    # Keras has neither dilation nor a ceil mode, and its averages never count the padding.
    fields = {"mode": mode, "padding": padding}
    for image, spec in cases(1, 2 * SPECS, lambda *_: fields):
        pooling = getattr(keras.layers, layer)(spec.pool_size, spec.stride, padding)
        expected = pool(image, spec)
        output = np.asarray(pooling(image[None]))[0]
        assert_agreement(without_nan_windows(output, expected), expected, mode)


def test_the_stride_left_out_is_the_pool_size(keras):
    image = np.arange(16, dtype=np.float32).reshape(4, 4, 1)
    output = np.asarray(keras.layers.MaxPooling2D(2)(image[None]))[0]
    assert_agreement(output, pool(image, PoolSpec(2)), "max")
