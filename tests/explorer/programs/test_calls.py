"""The code of frameworks' own calls: run where they are installed, and what each says."""

import functools
from importlib.util import find_spec

import numpy as np
import pytest

from explorer.programs.calls import WRITERS, call_snippet
from pooling import pool
from pooling.conventions import (
    FRAMEWORKS,
    Asked,
    Call,
    MissingError,
    UntranslatableError,
    ask,
    spec_of,
    translate,
)
from tests.pooling.frameworks.test_recorded import as_array, with_output

RUN = [
    pytest.param("torch", marks=pytest.mark.skipif(not find_spec("torch"), reason="not here")),
    "tensorflow",
    "keras-tensorflow",
    "onnxruntime",
]
LAYERS = ("caffe", "ncnn", "darknet")
SHAPES = {"grey": (7, 8), "colour": (6, 9, 3)}


@functools.cache
def questions():
    """Return questions at random: each says some things and leaves others to the defaults."""
    rng = np.random.default_rng(20)
    pads = (None, "valid", "same", ((1, 1), (1, 1)), ((0, 1), (1, 0)))
    return [
        Asked(
            (int(rng.integers(2, 4)), int(rng.integers(2, 4))),
            ("max", "average")[rng.integers(2)],
            (None, (1, 1), (2, 2), (2, 3))[rng.integers(4)],
            pads[rng.integers(len(pads))],
            ((1, 1), (1, 1), (2, 1))[rng.integers(3)],
            (None, False, True)[rng.integers(3)],
            (None, False, True)[rng.integers(3)],
        )
        for _ in range(24)
    ]


def calls_of(framework):
    """Return the calls that the framework has for the questions."""
    calls = []
    for asked in questions():
        try:
            calls += ask(framework, asked)
        except MissingError:
            continue
    return calls


def translated(spec, to, shape):
    try:
        return translate(spec, to, shape)
    except UntranslatableError:
        return None


def picture(kind, seed):
    return np.random.default_rng(seed).integers(-9, 9, SHAPES[kind]).astype(float)


def run(call, image):
    code = call_snippet(call, is_colour=image.ndim == 3)
    names = {"image": image}
    exec(f"{code.imports}\n{code.body}", names)  # noqa: S102
    return names["output"]


@pytest.mark.parametrize("kind", SHAPES)
@pytest.mark.parametrize("framework", RUN)
def test_the_code_of_a_call_gives_the_numbers_of_its_spec(framework, kind):
    calls = calls_of(framework)
    assert len(calls) > 3
    for seed, call in enumerate(calls):
        image = picture(kind, seed)
        expected = pool(image, spec_of(call))
        output = run(call, image)
        assert output.shape == expected.shape, call
        np.testing.assert_allclose(output, expected, rtol=1e-5, atol=1e-6, err_msg=str(call))


@pytest.mark.parametrize("to", RUN)
@pytest.mark.parametrize("source", RUN)
def test_a_translation_that_is_run_gives_the_numbers_of_what_it_translates(source, to):
    found = 0
    for seed, call in enumerate(calls_of(source)):
        image, spec = picture("grey", seed), spec_of(call)
        own = translated(spec, to, image.shape)
        if own is not None:
            output = run(own, image)
            np.testing.assert_allclose(output, pool(image, spec), rtol=1e-5, atol=1e-6)
            np.testing.assert_allclose(output, run(call, image), rtol=1e-5, atol=1e-6)
            found += 1
    assert found > 3


@pytest.mark.parametrize("framework", RUN)
def test_what_was_recorded_is_given_today_and_by_the_core(framework):
    for case in with_output(framework):
        native, image = case["native"], as_array(case["input"])
        expected = as_array(case["output"])
        if expected.size == 0:
            continue
        call = Call(framework, native["call"], native["args"])
        for output in (run(call, image), pool(image, spec_of(call))):
            assert output.shape == expected.shape, call
            np.testing.assert_allclose(output, expected, rtol=2e-6, atol=2e-6, err_msg=str(call))


def test_every_framework_has_code():
    assert set(WRITERS) == set(FRAMEWORKS)


@pytest.mark.parametrize("is_colour", [False, True])
@pytest.mark.parametrize("framework", [name for name in FRAMEWORKS if name not in LAYERS])
def test_the_code_of_every_framework_is_python_and_says_its_arguments(framework, is_colour):
    for call in calls_of(framework):
        code = call_snippet(call, is_colour=is_colour)
        compile(f"{code.imports}\n{code.body}", framework, "exec")
        assert "output = " in code.body
        size = next(value for name, value in call.arguments.items() if name in SIZES)
        assert str(size if isinstance(size, int) else size[0]) in code.body


SIZES = {
    *("kernel_size", "ksize", "window_shape", "window_dimensions", "pool_size", "kernel_shape"),
    *("kernel", "kernel_h", "filter", "block_size", "kernel_sizes"),
}


@pytest.mark.parametrize(
    ("framework", "layer"),
    [
        ("darknet", "[maxpool]\nsize=3\nstride=2"),
        ("ncnn", "Pooling pool 1 1 data pooled 1=3 11=3 2=2 3=1"),
        (
            "caffe",
            'layer {\n  name: "pool"\n  type: "Pooling"\n  bottom: "data"\n  top: "pool"\n'
            "  pooling_param {\n    kernel_h: 3\n    kernel_w: 3\n    stride_h: 2\n"
            "    stride_w: 2\n    pad_h: 1\n    pad_w: 1\n  }\n}",
        ),
    ],
)
def test_who_reads_layers_from_a_file_has_the_layer(framework, layer):
    [call] = ask(framework, Asked((3, 3), stride=(2, 2), padding=((1, 1), (1, 1))))
    code = call_snippet(call, is_colour=False)
    assert code.body == layer
    assert code.imports == ""
