"""What a gradient takes and gives."""

from dataclasses import replace

import numpy as np
import pytest

from pooling import MODES, AdaptiveSpec, PoolSpec, gradient, pool
from tests.pooling.gradients.common import AROUND, MODULE


@pytest.mark.parametrize("code", "?bBhHiIqQefdg")
@pytest.mark.parametrize("mode", MODES)
def test_small_floats_keep_their_dtype_and_all_else_becomes_float64(mode, code):
    for order in "<>":
        image = np.array([[0, 1, 1], [1, 0, 1]], np.dtype(code).newbyteorder(order))
        result = gradient(image, PoolSpec(2, 1, mode))
        assert result.dtype == np.dtype(code if code in "ef" else "d")
        expected = {
            "max": [[0, 2, 0], [0, 0, 0]],
            "average": [[0.25, 0.5, 0.25], [0.25, 0.5, 0.25]],
            "min": [[1, 0, 0], [0, 1, 0]],
            "median": [[0.5, 1.5, 0], [0, 0, 0]],
            "l2": [[0, 2**-0.5 + 3**-0.5, 3**-0.5], [2**-0.5, 0, 3**-0.5]],
        }
        ulp = np.finfo(result.dtype).eps
        np.testing.assert_allclose(result, expected[mode], rtol=ulp)


@pytest.mark.parametrize("spec", [PoolSpec((2, 3), 1, padding="same"), AdaptiveSpec((2, 3))])
@pytest.mark.parametrize("mode", MODES)
def test_each_channel_has_a_gradient_of_its_own(mode, spec):
    rng = np.random.default_rng(1)
    image = rng.integers(-3, 4, (5, 4, 3)).astype(float)
    spec = with_mode(spec, mode)
    above = rng.normal(size=pool(image, spec).shape)
    result = gradient(image, spec, above)
    assert result.shape == image.shape
    for channel in range(3):
        alone = gradient(image[..., channel], spec, above[..., channel])
        np.testing.assert_array_equal(result[..., channel], alone)


def with_mode(spec, mode):
    if isinstance(spec, AdaptiveSpec):
        return AdaptiveSpec(spec.output_size, mode)
    return PoolSpec(spec.pool_size, spec.stride, mode, spec.padding)


def test_ones_come_from_above_where_nothing_is_given():
    spec = PoolSpec(2, 1, "l2", padding=1)
    np.testing.assert_array_equal(gradient(AROUND, spec), gradient(AROUND, spec, np.ones((4, 4))))


@pytest.mark.parametrize(
    "above", [np.array([[True]]), np.array([[1]], np.uint8), np.array([[1]], np.float32)]
)
def test_any_real_numbers_may_come_from_above(above):
    assert gradient([[1, 2]], PoolSpec((1, 2)), above).tolist() == [[0, 1]]
    assert gradient([[1, 2]], PoolSpec((1, 2)), above.astype(">f8")).tolist() == [[0, 1]]
    assert gradient([[1, 2]], PoolSpec((1, 2)), above.astype("g")).tolist() == [[0, 1]]


@pytest.mark.parametrize(
    ("above", "given"),
    [
        (np.ones(4), r"float64 of shape \(4,\)"),
        (np.ones((3, 2)), r"float64 of shape \(3, 2\)"),
        (np.ones((2, 2, 1)), r"float64 of shape \(2, 2, 1\)"),
        (1.0, r"float64 of shape \(\)"),
        (np.ones((2, 2), complex), r"complex128 of shape \(2, 2\)"),
        ([["a", "b"], ["c", "d"]], r"<U1 of shape \(2, 2\)"),
        (np.full((2, 2), None), r"object of shape \(2, 2\)"),
    ],
)
def test_anything_else_from_above_is_refused(above, given):
    sentence = rf"^upstream must be real numbers of the output's shape \(2, 2\); not {given}$"
    with pytest.raises(ValueError, match=sentence):
        gradient(np.ones((4, 4)), PoolSpec(), above)


def test_what_cannot_be_pooled_has_no_gradient():
    with pytest.raises(ValueError, match="pool_size 5 does not fit in 4 rows"):
        gradient(np.ones((4, 4)), PoolSpec(5))
    with pytest.raises(ValueError, match="image has dtype complex128"):
        gradient(np.ones((4, 4), complex), PoolSpec())


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("padding", ["valid", "same"])
def test_image_and_upstream_stay_as_they_are_and_the_gradient_is_new(mode, padding):
    image, above = np.arange(9.0).reshape(3, 3), np.arange(9.0).reshape(3, 3)
    for array in (image, above):
        array.setflags(write=False)
    result = gradient(image, PoolSpec(1, mode=mode, padding=padding), above)
    assert not np.shares_memory(result, above)
    result[:] = -1
    assert image.tolist() == above.tolist() == np.arange(9).reshape(3, 3).tolist()


@pytest.mark.parametrize("mode", MODES)
def test_windows_taken_a_few_rows_at_a_time_give_the_same(mode, monkeypatch):
    image = np.random.default_rng(2).integers(0, 5, (12, 9, 2)).astype(float)
    specs = [PoolSpec(5, 1, mode, padding=2), AdaptiveSpec((7, 4), mode)]
    together = [gradient(image, spec) for spec in specs]
    looked_at = []

    def share(windows):
        looked_at.append(windows.cells.size)
        return MODES[mode].share(windows)

    monkeypatch.setattr(MODULE, "CELLS", 1000)
    monkeypatch.setattr(MODULE, "MODES", {mode: replace(MODES[mode], share=share)})
    for spec, expected in zip(specs, together, strict=True):
        np.testing.assert_array_equal(gradient(image, spec), expected)
    one_row = 9 * 5 * 5 * 2
    assert max(looked_at) <= max(1000, one_row)
    assert len(looked_at) > len(specs)
