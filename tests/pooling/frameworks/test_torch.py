"""Agreement with the functions of PyTorch, where it is installed."""

import numpy as np
import pytest

from pooling import Geometry, PoolSpec, pool
from tests.pooling.frameworks.agreement import (
    SPECS,
    assert_agreement,
    cases,
    channels_first,
    channels_last,
    flip,
    pair,
)


@pytest.fixture(scope="module")
def torch():
    torch = pytest.importorskip("torch")
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # on images this small a second thread only waits
    yield torch
    torch.set_num_threads(threads)


def symmetric(rng, pool_size):
    """Choose as much padding as PyTorch allows: alike on both sides, at most half a pool."""
    return tuple(int(rng.integers(size // 2 + 1)) for size in pool_size)


def test_pytorch_max_agrees(torch):
    def choose(rng, pool_size):
        return {
            "padding": symmetric(rng, pool_size),
            "dilation": pair(rng, 1, 3),
            "ceil_mode": flip(rng),
        }

    for image, spec in cases(3, 4 * SPECS, choose):
        output = torch.nn.functional.max_pool2d(
            torch.from_numpy(channels_first(image)),
            spec.pool_size,
            spec.stride,
            padding=[before for before, _ in spec.padding],
            dilation=spec.dilation,
            ceil_mode=spec.ceil_mode,
        )
        assert_agreement(channels_last(output), pool(image, spec), "max")


@pytest.mark.parametrize("divisor", [None, 1, 7])
def test_pytorch_average_agrees(torch, divisor):
    # With a divisor of its own PyTorch gives the sum over that; the core's divisors give the sum.
    def choose(rng, pool_size):
        return {
            "mode": "average",
            "padding": symmetric(rng, pool_size),
            "ceil_mode": flip(rng),
            "count_include_pad": flip(rng),
        }

    for image, spec in cases(4, SPECS, choose):
        output = torch.nn.functional.avg_pool2d(
            torch.from_numpy(channels_first(image)),
            spec.pool_size,
            spec.stride,
            padding=[before for before, _ in spec.padding],
            ceil_mode=spec.ceil_mode,
            count_include_pad=spec.count_include_pad,
            divisor_override=divisor,
        )
        expected = pool(image, spec)
        if divisor is not None:
            divisors = Geometry.of(spec, image.shape[:2]).divisors()
            expected = expected * divisors[..., None] / divisor
        assert_agreement(channels_last(output), expected, "average")


def test_pytorch_l2_agrees_on_whole_windows(torch):
    # In ceil mode PyTorch scales a window that overhangs as if it were whole, so none is asked for.
    # It takes no absolute value either, which makes no difference to squares.
    for image, spec in cases(5, SPECS, lambda *_: {"mode": "l2"}):
        output = torch.nn.functional.lp_pool2d(
            torch.from_numpy(channels_first(image)), 2.0, spec.pool_size, spec.stride
        )
        assert_agreement(channels_last(output), pool(image, spec), "l2")


def test_in_ceil_mode_a_pool_may_be_longer_than_the_input_by_less_than_a_stride(torch):
    image = np.array([[[1.0], [2.0]]], np.float32)
    expected = pool(image, PoolSpec((1, 3), (1, 2), ceil_mode=True))
    assert expected.tolist() == [[[2]]]
    tensor = torch.from_numpy(channels_first(image))
    output = torch.nn.functional.max_pool2d(tensor, (1, 3), (1, 2), ceil_mode=True)
    assert_agreement(channels_last(output), expected, "max")


def test_the_stride_left_out_is_the_pool_size(torch):
    image = np.arange(16, dtype=np.float32).reshape(4, 4, 1)
    output = torch.nn.functional.max_pool2d(torch.from_numpy(channels_first(image)), 2)
    assert_agreement(channels_last(output), pool(image, PoolSpec(2)), "max")
