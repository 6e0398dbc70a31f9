"""The code of a translated call gives what the code of the original gives, and what the core does.

Images hold multiples of one eighth, or 8 bits, so that sums are exact in every framework.
"""

import ast
from collections import Counter
from collections.abc import Iterator
from inspect import signature
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from explorer.programs.translation import LAYERS, WRITERS, call_snippet, layer_text, pad_line
from pooling import AdaptiveSpec, Geometry, PoolSpec, pool
from pooling.conventions import FRAMEWORKS, Call, Pad, as_spec, translate
from pooling.spec import Spec

RUN = ("torch", "keras-tensorflow", "tensorflow", "onnxruntime")
WRITTEN = [name for name in WRITERS if name not in RUN]


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
    for image, call, spec in calls_of(source, 1, 100):
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
            assert said[mode, ndim, False] > 2
    has_its_padding = target == "onnxruntime" or (source, target) == RUN[1:3]
    assert any(is_padded for _, _, is_padded in said) != has_its_padding


def test_every_framework_has_code_or_a_layer():
    assert sorted([*WRITERS, *LAYERS]) == sorted(FRAMEWORKS)


def value_of(node: ast.expr) -> object:
    """Return what is written: a literal, an infinity, or a function by its name."""
    text = ast.unparse(node)
    if text.endswith("np.inf"):
        return float(text.replace("np.", ""))
    if isinstance(node, ast.Attribute):
        return text.replace("np.", "numpy.")
    return ast.literal_eval(text)


def written_in(code: str, name: str) -> dict[str | None, Any]:
    """Return the arguments of the one call of that name that code has."""
    tree = ast.parse(code)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    called = [node for node in calls if ast.unparse(node.func).rpartition(".")[2] == name]
    assert len(called) == 1
    return {word.arg: value_of(word.value) for word in called[0].keywords if word.arg != "x"}


@pytest.mark.parametrize("name", WRITTEN)
def test_code_that_is_not_run_here_is_python_and_has_the_arguments_of_the_call(name):
    own = {"dtype", "name"}  # of a layer, beside what the call says
    called = set()
    for image, call, _ in calls_of(name, 2, 60):
        code = call_snippet(call, is_colour=image.ndim == 3)
        compile(f"{code.imports}\n{code.body}", name, "exec")
        arguments = written_in(code.body, call.call.rpartition(".")[2])
        if name == "skimage" and image.ndim == 3:
            assert arguments["block_size"][2:] == (1,)
            arguments["block_size"] = arguments["block_size"][:2]
        assert {word: arguments[word] for word in arguments if word not in own} == call.arguments
        called.add(call.call)
    assert len(called) > (name != "skimage")


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (
            Call("caffe", "Pooling", {"pool": "AVE", "kernel_h": 2, "global_pooling": True}),
            """layer {
  name: "pool"
  type: "Pooling"
  bottom: "data"
  top: "pool"
  pooling_param {
    pool: AVE
    kernel_h: 2
    global_pooling: true
  }
}""",
        ),
        (
            Call("opencv", "cv2.dnn.readNetFromCaffe: Pooling", {"ceil_mode": "false"}),
            """layer {
  name: "pool"
  type: "Pooling"
  bottom: "data"
  top: "pool"
  pooling_param {
    ceil_mode: false
  }
}""",
        ),
        (
            Call("darknet", "[maxpool]", {"size": 3, "stride": 2, "padding": 2}),
            "[maxpool]\nsize=3\nstride=2\npadding=2",
        ),
        (
            Call("ncnn", "ncnn layer Pooling", {"kernel_w": 2, "kernel_h": 3, "pad_mode": 1}),
            "Pooling pool 1 1 data pool 1=2 11=3 5=1",
        ),
        (
            Call("litert", "MAX_POOL_2D", {"padding": "SAME", "stride": (1, 2), "filter": (3, 4)}),
            """{
  "operator_codes": [
    {
      "builtin_code": "MAX_POOL_2D"
    }
  ],
  "subgraphs": [
    {
      "operators": [
        {
          "inputs": [
            0
          ],
          "outputs": [
            1
          ],
          "builtin_options_type": "Pool2DOptions",
          "builtin_options": {
            "padding": "SAME",
            "stride_w": 2,
            "stride_h": 1,
            "filter_width": 4,
            "filter_height": 3
          }
        }
      ]
    }
  ]
}""",
        ),
    ],
)
def test_a_layer_is_written_in_the_words_of_its_format(call, text):
    assert layer_text(call) == text


@pytest.mark.parametrize("name", LAYERS)
def test_whatever_is_translated_to_a_layer_can_be_written(name):
    for _, call, _ in calls_of(name, 3, 40):
        assert layer_text(call)


def test_every_argument_of_ncnn_has_its_number():
    (pooling,) = FRAMEWORKS["ncnn"].calls.values()
    arguments = dict.fromkeys(signature(pooling).parameters, 7)
    pairs = layer_text(Call("ncnn", "ncnn layer Pooling", arguments)).split()[6:]
    assert {int(pair.removesuffix("=7")) for pair in pairs} == {*range(7), *range(11, 16)}


@pytest.mark.parametrize(
    ("value", "is_colour", "size", "line"),
    [
        (
            float("-inf"),
            False,
            (2, 3),
            "padded = np.pad(image.astype(float), ((0, 1), (2, 3)), constant_values=-np.inf)",
        ),
        ("edge", True, (2, 3, 1), 'padded = np.pad(image, ((0, 1), (2, 3), (0, 0)), mode="edge")'),
    ],
)
def test_padding_by_hand_is_a_line_before(value, is_colour, size, line):
    pad = Pad(((0, 1), (2, 3)), value)
    assert pad_line(pad, is_colour) == line
    call = Call("skimage", "skimage.measure.block_reduce", {"block_size": (2, 3)}, pad)
    assert call_snippet(call, is_colour=is_colour).body.splitlines() == [
        line,
        f"output = skimage.measure.block_reduce(padded.astype(float), block_size={size})",
    ]
