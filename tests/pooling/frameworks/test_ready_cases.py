"""Twelve cases small enough to read, and what each framework gives of them, worked out by hand.

Most have a public thread in which somebody was surprised. Inputs count up row by row.
"""

import math

import numpy as np
import pytest

from pooling import pool
from pooling.conventions import as_spec
from tests.pooling.frameworks.calls_by_hand import FRAMEWORKS, Asked

NAN = math.nan

LOW = -3.4028235e38  # the lowest float32 that is finite

# Groups that give the same in several cases.
OPENVINO = "OpenVINO ceil, OpenVINO ceil_torch"
KEEPING = "Paddle, ncnn, OpenVINO ceil"
DROPPING = "PyTorch, ONNX Runtime, tinygrad, OpenVINO ceil_torch"
WITH_SAME = "TensorFlow, Keras on TensorFlow, Keras on JAX, TF Lite"
REAL_OR_DECLARED = "PyTorch, ONNX Runtime, Paddle, MXNet, Caffe, OpenCV, tinygrad"


def counting(first, rows, cols):
    return np.arange(float(first), first + rows * cols).reshape(rows, cols)


MAX, AVERAGE = {"mode": "max"}, {"mode": "average"}
COUNTED = {"mode": "average", "count_include_pad": True}
CEIL = {"ceil_mode": True}
THREE_PADDED = {"pool_size": 3, "stride": 2, "padding": 1}
EVERY_SECOND = {"pool_size": 1, "stride": 2}
COUNTED_UP = [[1, 3, 5, 7], [15, 17, 19, 21], [29, 31, 33, 35]]

# Title, input, fields of the spec, and what is given by whom.
CASES = [
    (
        "the corner that hangs over the edge",
        counting(1, 4, 4),
        COUNTED | CEIL | THREE_PADDED,
        [
            ([[14 / 9, 30 / 9, 12 / 6], [57 / 9, 99 / 9, 6], [4.5, 7.5, 4]], REAL_OR_DECLARED),
            (
                [[14 / 9, 30 / 9, 12 / 9], [57 / 9, 99 / 9, 4], [3, 5, 16 / 9]],
                f"ncnn, {OPENVINO}",
            ),
        ],
    ),
    (
        "overhang without any padding",
        counting(0, 3, 3),
        COUNTED | CEIL | {"pool_size": 2},
        [
            ([[2, 3.5], [6.5, 8]], f"{REAL_OR_DECLARED}, {OPENVINO}"),
            ([[2, 1.75], [3.25, 2]], "ncnn, scikit-image, Core ML"),
        ],
    ),
    (
        "a window with nothing in it",
        counting(1, 3, 3),
        AVERAGE | CEIL | {"pool_size": 2, "padding": (1, 0)},
        [
            ([[1.5, 3], [6, 7.5]], DROPPING),
            ([[1.5, 3], [6, 7.5], [NAN, NAN]], KEEPING),
            ([[1.5, 3], [6, 7.5], [0, 0]], "MXNet"),
        ],
    ),
    (
        "three columns or four",
        counting(1, 5, 5),
        MAX | CEIL | {"pool_size": 2, "padding": 1},
        [
            ([[1, 3, 5], [11, 13, 15], [21, 23, 25]], f"{DROPPING}, Caffe, OpenCV"),
            (
                [[1, 3, 5, LOW], [11, 13, 15, LOW], [21, 23, 25, LOW], [LOW] * 4],
                f"{KEEPING}, MXNet",
            ),
        ],
    ),
    (
        "rounding up past the end, average",
        counting(1, 6, 7),
        AVERAGE | CEIL | EVERY_SECOND,
        [
            (COUNTED_UP, DROPPING),
            ([*COUNTED_UP, [NAN] * 4], KEEPING),
            ([*COUNTED_UP, [0] * 4], "MXNet"),
        ],
    ),
    (
        "rounding up past the end, max",
        counting(1, 6, 7),
        MAX | CEIL | EVERY_SECOND,
        [
            (COUNTED_UP, DROPPING),
            ([*COUNTED_UP, [LOW] * 4], f"{KEEPING}, MXNet, Caffe"),
            ([*COUNTED_UP, [0] * 4], "OpenCV"),
        ],
    ),
    (
        "rounded up, as Caffe does by default",
        counting(1, 4, 4),
        MAX | CEIL | THREE_PADDED,
        [([[6, 8, 8], [14, 16, 16], [14, 16, 16]], "Caffe, OpenCV, ncnn")],
    ),
    (
        "rounded down, as the others do by default",
        counting(1, 4, 4),
        MAX | THREE_PADDED,
        [
            (
                [[6, 8], [14, 16]],
                "PyTorch, TensorFlow, ONNX Runtime, Flax, Paddle, tinygrad, MXNet, Darknet",
            ),
            ([[6, 8], [14, 16]], OPENVINO),
        ],
    ),
    (
        "same on two cells, counting the padding",
        [[1, 2]],
        COUNTED | {"pool_size": (1, 2), "stride": 1, "padding": "same"},
        [
            ([[1.5, 1]], f"Flax, ncnn, ONNX Runtime, {OPENVINO}"),
            ([[1.5, 2]], "Paddle"),
        ],
    ),
    (
        "same on two cells, not counting the padding",
        [[1, 2]],
        AVERAGE | {"pool_size": (1, 2), "stride": 1, "padding": "same"},
        [
            ([[1.5, 1]], "ncnn"),
            ([[1.5, 2]], f"{WITH_SAME}, Keras on PyTorch, Flax"),
            ([[1.5, 2]], f"ONNX Runtime, Paddle, {OPENVINO}"),
        ],
    ),
    (
        "the odd cell of same",
        counting(0, 4, 4),
        AVERAGE | {"pool_size": 3, "stride": 2, "padding": "same"},
        [
            ([[5, 6.5], [11, 12.5]], f"{WITH_SAME}, ONNX Runtime, Paddle, Flax, {OPENVINO}"),
            ([[5, 20 / 3], [35 / 3, 40 / 3]], "Keras on PyTorch"),
            ([[5, 39 / 9], [66 / 9, 50 / 9]], "ncnn"),
        ],
    ),
    (
        "same lower, counting the padding",
        counting(0, 6, 2),
        COUNTED | {"pool_size": (5, 1), "stride": 1, "padding": "same_lower"},
        [
            (
                [[1.2, 1.8], [2.4, 3.2], [4, 5], [6, 7], [5.6, 6.4], [4.8, 5.4]],
                f"ONNX Runtime, Flax, {OPENVINO}",
            ),
        ],
    ),
    (
        "same with a stride above the pool",
        counting(0, 1, 6),
        AVERAGE | {"pool_size": 1, "stride": (1, 3), "padding": "same"},
        [
            ([[0, 3]], f"{WITH_SAME}, Keras on PyTorch, Flax, Paddle, ncnn, {OPENVINO}"),
            ([[1, 4]], "ONNX Runtime"),
        ],
    ),
    (
        "all negative",
        [[-1, -2]],
        MAX | {"pool_size": (1, 3), "stride": 1, "padding": (0, 1)},
        [([[-1, -1]], ", ".join(name for name in FRAMEWORKS if name != "scikit-image"))],
    ),
    (
        "all negative, in twos",
        [[-1, -2, -3]],
        MAX | CEIL | {"pool_size": (1, 2)},
        [([[-1, 0]], "scikit-image"), ([[-1, -3]], DROPPING)],
    ),
    (
        "pool 2, stride 1, one cell of padding at the end",
        counting(1, 3, 3),
        MAX | {"pool_size": 2, "stride": 1, "padding": ((0, 1), (0, 1))},
        [([[5, 6, 6], [8, 9, 9], [8, 9, 9]], "Darknet")],
    ),
    (
        "pool 2, stride 1, same",
        counting(1, 3, 3),
        MAX | {"pool_size": 2, "stride": 1, "padding": "same"},
        [
            ([[5, 6, 6], [8, 9, 9], [8, 9, 9]], f"{WITH_SAME}, Keras on PyTorch, Flax, Paddle"),
            ([[5, 6, 6], [8, 9, 9], [8, 9, 9]], f"ONNX Runtime, ncnn, {OPENVINO}"),
        ],
    ),
    (
        "pool 2, stride 1, no padding",
        counting(1, 3, 3),
        MAX | {"pool_size": 2, "stride": 1},
        [([[5, 6], [8, 9]], "PyTorch")],
    ),
]


# Where a framework has not the words for a case: what it is asked in its place.
INSTEAD = {
    ("all negative", "Darknet"): {"pool_size": 3, "padding": 1},
    ("all negative", "Keras on JAX"): {"padding": "same"},
    ("all negative", "Keras on PyTorch"): {"padding": "same"},
    ("all negative", "Keras on TensorFlow"): {"padding": "same"},
    ("all negative", "TF Lite"): {"padding": "same"},
}


@pytest.mark.parametrize(
    ("image", "fields", "framework", "expected"),
    [
        pytest.param(
            image,
            fields | INSTEAD.get((title, framework), {}),
            framework,
            expected,
            id=f"{title}: {framework}",
        )
        for title, image, fields, gives in CASES
        for expected, frameworks in gives
        for framework in frameworks.split(", ")
    ],
)
def test_the_call_of_a_framework_gives_what_was_worked_out_by_hand(
    image, fields, framework, expected
):
    name, own_call = FRAMEWORKS[framework]
    call, arguments = own_call(Asked.of(**fields))
    output = pool(image, as_spec(name, call, **arguments))
    assert output.shape == np.shape(expected)
    np.testing.assert_allclose(output, expected, rtol=1e-12)


@pytest.mark.parametrize(("asked", "cells"), [({"round_mode": "FLOOR"}, 32), ({}, 33)])
def test_rounding_up_gives_64_cells_one_window_more(asked, cells):
    spec = as_spec("caffe", "Pooling", kernel_size=3, stride=2, pad=1, **asked)
    assert pool(np.ones((64, 64)), spec).shape == (cells, cells)


def test_darknet_keeps_13_cells_13():
    spec = as_spec("darknet", "[maxpool]", size=2, stride=1)
    assert pool(np.ones((13, 13)), spec).shape == (13, 13)
