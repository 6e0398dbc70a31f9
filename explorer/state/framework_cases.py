"""The ready-made questions to frameworks, each after what puzzled somebody in public.

Only what is asked, and whom: what they give is worked out where it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from explorer.state.choices import FRAMEWORKS_FIRST, Choices
from pooling.conventions import Asked

GITHUB = "https://github.com/"
CEIL_FRAMEWORKS = ("torch", "onnxruntime", "openvino", "paddle", "mxnet", "caffe", "ncnn")
SAME_FRAMEWORKS = ("keras-tensorflow", "keras-torch", "onnxruntime", "flax", "openvino", "ncnn")


@dataclass(frozen=True)
class FrameworkCase:
    """One question.

    Attributes
    ----------
    matrix : ndarray of float64
    asked : Asked
    thread : str
        Where somebody was puzzled, as ``owner/repository#number``.
    frameworks : tuple of str
        Those that are shown.
    """

    matrix: np.ndarray
    asked: Asked
    thread: str
    frameworks: tuple[str, ...] = FRAMEWORKS_FIRST

    @property
    def address(self) -> str:
        """Where the thread is read."""
        repository, _, number = self.thread.partition("#")
        return f"{GITHUB}{repository}/issues/{number}"


def _counted(first: int, rows: int, cols: int) -> np.ndarray:
    return np.arange(float(first), first + rows * cols).reshape(rows, cols)


def _row(*values: float) -> np.ndarray:
    return np.array([values], np.float64)


ONE_AROUND = ((1, 1), (1, 1))

# By their names in the catalogue.
FRAMEWORK_CASES: Mapping[str, FrameworkCase] = MappingProxyType(
    {
        "corner": FrameworkCase(
            _counted(1, 4, 4),
            Asked(
                (3, 3),
                "average",
                stride=(2, 2),
                padding=ONE_AROUND,
                ceil_mode=True,
                count_include_pad=True,
            ),
            "pytorch/pytorch#183528",
            CEIL_FRAMEWORKS,
        ),
        "overhang": FrameworkCase(
            _counted(0, 3, 3),
            Asked((2, 2), "average", stride=(2, 2), ceil_mode=True, count_include_pad=True),
            "apple/coremltools#2772",
            ("torch", "onnxruntime", "openvino", "paddle", "ncnn", "skimage", "coremltools"),
        ),
        "empty": FrameworkCase(
            _counted(1, 3, 3),
            Asked(
                (2, 2),
                "average",
                stride=(2, 2),
                padding=((1, 1), (0, 0)),
                ceil_mode=True,
                count_include_pad=False,
            ),
            "onnx/onnx#4958",
            CEIL_FRAMEWORKS,
        ),
        "three_or_four": FrameworkCase(
            _counted(1, 5, 5),
            Asked((2, 2), stride=(2, 2), padding=ONE_AROUND, ceil_mode=True),
            "tracel-ai/burn#5791",
            CEIL_FRAMEWORKS,
        ),
        "past_the_end": FrameworkCase(
            _counted(1, 6, 7),
            Asked((1, 1), "average", stride=(2, 2), ceil_mode=True, count_include_pad=False),
            "PaddlePaddle/Paddle#51542",
            CEIL_FRAMEWORKS,
        ),
        "caffe": FrameworkCase(
            _counted(1, 4, 4),
            Asked((3, 3), stride=(2, 2), padding=ONE_AROUND),
            "ethereon/netscope#25",
            ("torch", "tensorflow", "onnxruntime", "paddle", "caffe", "opencv", "ncnn"),
        ),
        "two_cells": FrameworkCase(
            _row(1, 2),
            Asked((1, 2), "average", stride=(1, 1), padding="same"),
            "google/flax#2401",
            ("keras-tensorflow", "litert", "onnxruntime", "paddle", "openvino", "flax", "ncnn"),
        ),
        "odd_cell": FrameworkCase(
            _counted(0, 4, 4),
            Asked((3, 3), "average", stride=(2, 2), padding="same", count_include_pad=False),
            "keras-team/keras#23233",
            SAME_FRAMEWORKS,
        ),
        "same_lower": FrameworkCase(
            _counted(0, 6, 2),
            Asked((5, 1), "average", stride=(1, 1), padding="same_lower", count_include_pad=True),
            "microsoft/onnxruntime#24681",
            ("onnxruntime", "openvino", "flax"),
        ),
        "above_the_pool": FrameworkCase(
            _row(0, 1, 2, 3, 4, 5),
            Asked((1, 1), "average", stride=(3, 3), padding="same"),
            "microsoft/onnxruntime#10086",
            ("keras-tensorflow", "litert", "paddle", "openvino", "flax", "onnxruntime"),
        ),
        "negative": FrameworkCase(
            _row(-1, -2, -3),
            Asked((1, 2), stride=(1, 2), ceil_mode=True),
            "pytorch/pytorch#33384",
            ("torch", "onnxruntime", "openvino", "paddle", "caffe", "skimage"),
        ),
        "thirteen": FrameworkCase(
            _counted(1, 3, 3),
            Asked((2, 2), stride=(1, 1)),
            "AlexeyAB/darknet#451",
            ("torch", "keras-tensorflow", "onnxruntime", "darknet"),
        ),
        "ties": FrameworkCase(
            np.array([[1.0, 2.0], [2.0, 2.0]]),
            Asked((2, 2), stride=(2, 2)),
            "tensorflow/tensorflow#4886",
            ("torch", "tensorflow", "flax", "paddle", "tinygrad"),
        ),
        "unpool": FrameworkCase(
            _counted(0, 5, 5),
            Asked((2, 2), stride=(2, 2)),
            "onnx/onnx#2398",
            ("torch", "onnxruntime"),
        ),
        "nan": FrameworkCase(
            _row(3, 2, 1),
            Asked((1, 3), stride=(1, 3)),
            "tensorflow/tensorflow#125965",
            ("torch", "tensorflow", "onnxruntime", "paddle", "tinygrad", "litert", "ncnn"),
        ),
        "ones": FrameworkCase(
            np.ones((8, 8)),
            Asked((8, 8), "average", stride=(8, 8)),
            "huggingface/candle#3719",
            ("torch", "keras-tensorflow", "onnxruntime", "openvino", "flax"),
        ),
    }
)


def case_of(choices: Choices) -> str:
    """Return the name of the question that is asked of this matrix, or empty."""
    if choices.input != "matrix" or choices.is_filtered:
        return ""
    for name, case in FRAMEWORK_CASES.items():
        if case.asked == choices.asked and np.array_equal(case.matrix, choices.matrix):
            return name
    return ""
