"""Gradients as PyTorch gave them once."""

import numpy as np
import pytest

from pooling import AdaptiveSpec, PoolSpec, gradient
from tests.pooling.gradients.common import RECORDED


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("max_pool2d", 20),
        ("avg_pool2d", 24),
        ("adaptive_max_pool2d", 9),
        ("adaptive_avg_pool2d", 9),
    ],
)
def test_the_gradient_is_the_one_that_pytorch_gave(call, number):
    cases = [case for case in RECORDED["cases"] if case["call"] == call]
    assert len(cases) == number
    for case in cases:
        spec = (PoolSpec if "pool_size" in case["spec"] else AdaptiveSpec)(**case["spec"])
        result = gradient(case["image"], spec, case["upstream"])
        np.testing.assert_allclose(result, case["gradient"], rtol=1e-12, atol=1e-12)
