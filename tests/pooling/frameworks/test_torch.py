"""Agreement with the functions of PyTorch, where it is installed."""

import json
from pathlib import Path

import numpy as np
import pytest

from pooling import AdaptiveSpec, Geometry, PoolSpec, gradient, pool, trace, unpool
from tests.pooling.frameworks.agreement import (
    SPECS,
    assert_agreement,
    cases,
    channels_first,
    channels_last,
    flip,
    pair,
)

RECORDED = Path(__file__).parents[1] / "recorded_gradients.json"
GRADIENTS = 1050  # random specs for each kind of pooling


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


# Gradients


def autograd(torch, image, spec, above=None):
    """Return the output of a pooling and the gradient to its image, both of PyTorch."""
    tensor = torch.from_numpy(channels_first(image)).clone().requires_grad_()
    output = CALLS[type(spec), spec.mode](torch.nn.functional, tensor, spec)
    if above is None:
        output.sum().backward()
    else:
        output.backward(torch.from_numpy(channels_first(above)))
    return channels_last(output.detach()), channels_last(tensor.grad)


def call_max(functional, tensor, spec):
    return functional.max_pool2d(
        tensor,
        spec.pool_size,
        spec.stride,
        padding=[before for before, _ in spec.padding],
        dilation=spec.dilation,
        ceil_mode=spec.ceil_mode,
    )


def call_average(functional, tensor, spec):
    return functional.avg_pool2d(
        tensor,
        spec.pool_size,
        spec.stride,
        padding=[before for before, _ in spec.padding],
        ceil_mode=spec.ceil_mode,
        count_include_pad=spec.count_include_pad,
    )


CALLS = {
    (PoolSpec, "max"): call_max,
    (PoolSpec, "average"): call_average,
    (PoolSpec, "l2"): lambda functional, tensor, spec: functional.lp_pool2d(
        tensor, 2.0, spec.pool_size, spec.stride
    ),
    (AdaptiveSpec, "max"): lambda functional, tensor, spec: functional.adaptive_max_pool2d(
        tensor, spec.output_size
    ),
    (AdaptiveSpec, "average"): lambda functional, tensor, spec: functional.adaptive_avg_pool2d(
        tensor, spec.output_size
    ),
}


def with_ties(image):
    """Return the image in float64 and so coarse that most windows have ties, with one NaN at most.

    Of several NaN in a window PyTorch takes the last, and the core the first.
    """
    image = np.rint(image.astype(np.float64) / 4)
    places = np.flatnonzero(np.isnan(image))
    image.flat[places[1:]] = 1
    return image


def assert_gradients_agree(torch, image, spec, rng):
    above = rng.integers(-32, 33, pool(image, spec).shape) / 8
    output, expected = autograd(torch, image, spec, above)
    np.testing.assert_allclose(pool(image, spec), output, rtol=1e-12, atol=1e-12)
    result = gradient(image, spec, above)
    assert result.dtype == expected.dtype
    np.testing.assert_allclose(result, expected, rtol=1e-12, atol=1e-12)


def test_the_gradient_of_a_maximum_agrees(torch):
    def choose(rng, pool_size):
        return {
            "padding": symmetric(rng, pool_size),
            "dilation": pair(rng, 1, 3),
            "ceil_mode": flip(rng),
        }

    rng = np.random.default_rng(6)
    for image, spec in cases(6, GRADIENTS, choose):
        assert_gradients_agree(torch, with_ties(image), spec, rng)


def test_the_gradient_of_an_average_agrees(torch):
    def choose(rng, pool_size):
        return {
            "mode": "average",
            "padding": symmetric(rng, pool_size),
            "ceil_mode": flip(rng),
            "count_include_pad": flip(rng),
        }

    rng = np.random.default_rng(7)
    for image, spec in cases(7, GRADIENTS, choose):
        assert_gradients_agree(torch, with_ties(image), spec, rng)


def test_the_gradient_of_an_l2_norm_agrees_on_whole_windows(torch):
    # To a NaN that no window reads PyTorch gives a NaN, 0 times its square's; so there is none.
    rng = np.random.default_rng(8)
    for image, spec in cases(8, GRADIENTS, lambda *_: {"mode": "l2"}):
        image[Geometry.of(spec, image.shape[:2]).coverage() == 0] = 1
        assert_gradients_agree(torch, np.rint(image.astype(np.float64) / 4), spec, rng)


def test_the_gradient_in_float32_agrees(torch):
    rng = np.random.default_rng(9)
    for image, spec in cases(9, SPECS, lambda *_: {"padding": 0}):
        assert_gradients_agree(torch, with_ties(image).astype(np.float32), spec, rng)


@pytest.mark.parametrize("mode", ["max", "average"])
def test_ones_from_above_are_the_gradient_of_the_sum(torch, mode):
    image = np.random.default_rng(10).integers(-2, 3, (7, 6, 2)).astype(float)
    spec = PoolSpec(3, 2, mode, padding=1)
    _, expected = autograd(torch, image, spec)
    np.testing.assert_allclose(gradient(image, spec), expected, rtol=1e-12)


def test_of_several_nan_pytorch_takes_the_last_and_the_core_the_first(torch):
    image, spec = np.array([[[np.nan]], [[np.nan]]]), PoolSpec((2, 1), padding=0)
    assert autograd(torch, image, spec)[1].ravel().tolist() == [0, 1]
    assert gradient(image, spec).ravel().tolist() == [1, 0]


def test_an_infinity_from_above_reaches_the_winner_alone_in_pytorch_too(torch):
    image, spec, above = (
        np.array([[[1.0], [2.0]]]),
        PoolSpec((1, 2), padding=0),
        np.array([[[np.inf]]]),
    )
    expected = autograd(torch, image, spec, above)[1]
    assert gradient(image, spec, above).tolist() == expected.tolist() == [[[0], [np.inf]]]


def test_the_recorded_gradients_are_those_that_pytorch_gives(torch):
    for case in json.loads(RECORDED.read_text())["cases"]:
        tensor = torch.tensor(case["image"], dtype=torch.float64)[None].requires_grad_()
        output = getattr(torch.nn.functional, case["call"])(tensor, **case["arguments"])
        output.backward(torch.tensor(case["upstream"], dtype=torch.float64)[None])
        np.testing.assert_allclose(tensor.grad[0], case["gradient"], rtol=1e-12, atol=1e-12)


# Adaptive and global pooling


@pytest.mark.parametrize("mode", ["max", "average"])
def test_adaptive_pooling_and_its_gradient_agree(torch, mode):
    rng, larger = np.random.default_rng(11), 0
    for _ in range(GRADIENTS):
        shape, spec = pair(rng, 1, 9), AdaptiveSpec(pair(rng, 1, 12), mode)
        larger += max(spec.output_size) > max(shape)
        image = with_ties(rng.integers(-10, 11, (*shape, 2)))
        if flip(rng):
            image.flat[rng.integers(image.size)] = np.nan
        assert_gradients_agree(torch, image, spec, rng)
    assert larger > 100


@pytest.mark.parametrize("mode", ["max", "average"])
def test_global_pooling_agrees_and_is_adaptive_pooling_to_one_cell(torch, mode):
    rng, reduce = np.random.default_rng(12), {"max": torch.amax, "average": torch.mean}[mode]
    for _ in range(100):
        image = rng.normal(size=(*pair(rng, 1, 30), 3))
        assert_gradients_agree(torch, image, AdaptiveSpec(1, mode), rng)
        whole = reduce(torch.from_numpy(image), dim=(0, 1)).numpy()
        output = pool(image, AdaptiveSpec(1, mode))
        np.testing.assert_allclose(output, whole[None, None], rtol=1e-12, atol=1e-14)


# Unpooling


def test_unpooling_agrees_where_no_windows_overlap(torch):
    def choose(rng, pool_size):
        return {
            "stride": tuple(int(rng.integers(size, size + 3)) for size in pool_size),
            "padding": symmetric(rng, pool_size),
        }

    rng = np.random.default_rng(13)
    for image, spec in cases(13, GRADIENTS, choose):
        image = with_ties(image)
        pads = [before for before, _ in spec.padding]
        output, indices = torch.nn.functional.max_pool2d(
            torch.from_numpy(channels_first(image)),
            spec.pool_size,
            spec.stride,
            padding=pads,
            return_indices=True,
        )
        values = rng.normal(size=channels_last(output).shape)
        expected = torch.nn.functional.max_unpool2d(
            torch.from_numpy(channels_first(values)),
            indices,
            spec.pool_size,
            spec.stride,
            padding=pads,
            output_size=image.shape[:2],
        )
        result = unpool(values, trace(image, spec))
        np.testing.assert_array_equal(result, channels_last(expected))
