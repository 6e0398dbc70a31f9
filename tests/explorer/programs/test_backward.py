"""The programs of the way back give what the core gives, or say why there is none."""

import importlib.util

import numpy as np
import pytest

from explorer.programs.backward import WAYS, upstream_line, write
from explorer.programs.verification import check
from pooling import MODES, AdaptiveSpec, Geometry, PoolSpec, gradient, trace, unpool
from pooling.spec import Spec

PACKAGES = {"PyTorch": "torch", "Keras": "tensorflow"}
CASES = {
    "tiles": PoolSpec(2),
    "overlapping with ties": PoolSpec(3, 1),
    "padded": PoolSpec(3, 2, padding=1),
    "padded, counted": PoolSpec(3, 2, padding=1, count_include_pad=True),
    "same": PoolSpec(2, 2, padding="same"),
    "hanging over": PoolSpec(2, 2, ceil_mode=True),
    "dilated": PoolSpec(2, 1, dilation=2),
    "fitted": AdaptiveSpec((2, 3)),
    "global": AdaptiveSpec(1),
}


def of_mode(spec: Spec, mode: str) -> Spec:
    if isinstance(spec, AdaptiveSpec):
        return AdaptiveSpec(spec.output_size, mode)
    return PoolSpec(
        spec.pool_size,
        spec.stride,
        mode,
        spec.padding,
        spec.dilation,
        spec.ceil_mode,
        spec.count_include_pad,
    )


def run(name: str, image: np.ndarray, spec: Spec, direction: str, upstream: np.ndarray):
    """Return what a program leaves, or None where there is no program."""
    code = write(name, image, Geometry.of(spec, image.shape[:2]), direction)
    if not code.body:
        assert code.note
        return None
    names = {"image": image, "upstream": upstream}
    exec(f"{code.imports}\n{code.body}", names)  # noqa: S102 - the text is the one shown
    return names["output"]


def needs(name: str) -> None:
    if name in PACKAGES and importlib.util.find_spec(PACKAGES[name]) is None:
        pytest.skip(f"{name} is not installed")


@pytest.mark.parametrize("channels", [(), (3,)])
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", WAYS["backward"])
def test_a_gradient_in_code_is_that_of_the_core(name, case, mode, channels):
    needs(name)
    rng = np.random.default_rng(3)
    image = rng.permutation(np.arange(1.0, 1 + 35 * max(sum(channels), 1)))
    image = image.reshape(5, 7, *channels)
    if name == "From scratch" or case == "overlapping with ties":
        image = image // 9 + 1  # Among equal cells the first one gets all.
    spec = of_mode(CASES[case], mode)
    shape = (*Geometry.of(spec, (5, 7)).output_shape, *channels)
    upstream = rng.integers(-3, 4, shape).astype(float)
    given = run(name, image, spec, "backward", upstream)
    if given is None:
        assert name != "From scratch"
        return
    np.testing.assert_allclose(given, gradient(image, spec, upstream), atol=1e-12)


@pytest.mark.parametrize("mode", ["max", "min"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", WAYS["unpool"])
def test_what_is_put_back_in_code_is_where_the_core_puts_it(name, case, mode):
    needs(name)
    image = np.random.default_rng(4).permutation(np.arange(1.0, 37)).reshape(6, 6)
    spec = of_mode(CASES[case], mode)
    steps = trace(image, spec)
    restored = run(name, image, spec, "unpool", steps.output)
    if restored is None:
        assert name != "From scratch"
        return
    np.testing.assert_array_equal(restored, unpool(steps.output, steps))


@pytest.mark.parametrize(("name", "case"), [("PyTorch", "tiles"), ("Keras", "tiles")])
def test_a_framework_has_a_program_where_it_has_the_pooling(name, case):
    needs(name)
    image = np.zeros((4, 4))
    assert write(name, image, Geometry.of(CASES[case], (4, 4)), "backward").body


def test_a_gradient_at_the_output_is_written_in_full_or_as_ones():
    assert upstream_line(None, (2, 3)) == "upstream = np.ones((2, 3))"
    line = upstream_line(np.array([[1, -2.5], [0, 4]]), (2, 2))
    assert line == "upstream = np.array([[1, -2.5], [0, 4]])"


@pytest.mark.parametrize("name", WAYS["backward"])
def test_a_check_compares_the_way_back_with_the_core(name):
    needs(name)
    image = np.array([[1.0, 2, 3], [4, 9, 6], [7, 8, 5]])
    upstream = np.array([[1.0, 2], [3, 4]])
    told = check(name, image, PoolSpec(2, 1), "backward", upstream)
    assert told.verdict == "identical"


def test_a_check_says_that_another_gradient_is_different(monkeypatch):
    monkeypatch.setattr(
        "explorer.programs.verification.gradient", lambda image, *_: np.zeros(image.shape)
    )
    told = check("From scratch", np.ones((2, 2)), PoolSpec(2), "backward")
    assert told.verdict == "different"


def test_where_keras_has_no_gradient_to_rely_on_the_note_says_so():
    told = check("Keras", np.ones((5, 5)), AdaptiveSpec(3, "max"), "backward")
    assert told.verdict == "not possible"
    assert "another one in each run" in told.note
