"""The code of a translated call gives what the code of the original gives, and what the core does.

Images hold multiples of one eighth, or 8 bits, so that sums are exact in every framework.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import permutations

import numpy as np
import pytest

from explorer.programs.translation import call_snippet
from pooling import AdaptiveSpec, Geometry, PoolSpec, pool
from pooling.conventions import Call, as_spec, translate
from pooling.spec import Spec

RUN = ("torch", "keras-tensorflow", "onnxruntime")


def pair(rng: np.random.Generator, low: int, high: int) -> tuple[int, int]:
    return int(rng.integers(low, high)), int(rng.integers(low, high))


def random_spec(rng: np.random.Generator) -> Spec:
    mode = ("max", "average", "l2")[int(rng.integers(3))]
    if rng.random() < 0.1:
        return AdaptiveSpec(1 if rng.random() < 0.5 else pair(rng, 1, 6), mode)
    size = pair(rng, 1, 5)
    alike = int(rng.integers(size[0] // 2 + 1)), int(rng.integers(size[1] // 2 + 1))
    explicit = pair(rng, 0, size[0]), pair(rng, 0, size[1])
    return PoolSpec(
        size,
        pair(rng, 1, 5),
        mode,
        ("valid", "same", "same_lower", alike, alike, explicit)[int(rng.integers(6))],
        pair(rng, 1, 4) if rng.random() < 0.2 else 1,
        bool(rng.integers(2)),
        bool(rng.integers(2)),
    )


def image_of(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    whole = (*shape, 3) if rng.integers(2) else shape
    if rng.integers(2):
        return rng.integers(-64, 64, whole) / 8
    return rng.integers(0, 256, whole, np.uint8)


def calls_of(source: str, seed: int, number: int) -> Iterator[tuple[np.ndarray, Call, Spec]]:
    """Yield so many of the calls that a framework has, with images that they fit."""
    rng = np.random.default_rng(seed)
    while number:
        spec, shape = random_spec(rng), pair(rng, 1, 10)
        try:
            call = translate(spec, source, shape)
            spec = as_spec(source, call.call, **call.arguments)
            Geometry.of(spec, shape)
        except ValueError:
            continue
        if call.pad is None:
            number -= 1
            yield image_of(rng, shape), call, spec


def ran(call: Call, image: np.ndarray) -> np.ndarray:
    code = call_snippet(call, is_colour=image.ndim == 3)
    names = {"image": image.copy()}
    exec(f"{code.imports}\n{code.body}", names)  # noqa: S102 - it is what a reader would paste
    assert np.array_equal(names["image"], image)
    return np.asarray(names["output"])


@pytest.fixture(scope="module")
def quiet_frameworks():
    """Keep TensorFlow's start from talking, and from looking for devices."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_BACKEND", "tensorflow")
        patch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
        patch.setenv("CUDA_VISIBLE_DEVICES", "-1")
        yield


@pytest.mark.usefixtures("quiet_frameworks")
@pytest.mark.parametrize(("source", "target"), [*permutations(RUN, 2)])
def test_a_translated_call_gives_what_the_original_gives(source, target):
    if "torch" in (source, target):
        pytest.importorskip("torch")
    said = Counter()
    for image, call, spec in calls_of(source, 1, 120):
        original = ran(call, image)
        np.testing.assert_allclose(original, pool(image, spec), rtol=3e-6, err_msg=str(call))
        try:
            translated = translate(spec, target, image.shape[:2])
        except ValueError:
            continue
        output = ran(translated, image)
        assert output.shape == original.shape
        np.testing.assert_allclose(output, original, rtol=3e-6, err_msg=f"{call} {translated}")
        said[spec.mode, image.ndim, translated.pad is not None] += 1
    for mode in ("max", "average"):
        for ndim in (2, 3):
            assert said[mode, ndim, False] > 5
    # ONNX has padding of its own for all of these.
    assert any(is_padded for _, _, is_padded in said) == (target != "onnxruntime")
