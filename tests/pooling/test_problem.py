"""What the core answers to what can be asked of a pooling, by numbers worked out by hand."""

import numpy as np
import pytest

from pooling import PoolSpec
from pooling.problem import DefaultStrides, Pooled, Weights

COUNTED = np.arange(1.0, 26).reshape(5, 5)
ROW = np.array([[0, 0, 1, 1, 0, 0, 1, 1]])
LAST = [[row == 4 or col == 4 for col in range(5)] for row in range(5)]


@pytest.mark.parametrize(
    ("problem", "answer"),
    [
        (Pooled(COUNTED, PoolSpec(2)), [[7, 9], [17, 19]]),
        (Pooled(COUNTED, PoolSpec(2), "shape"), [2, 2]),
        (Pooled(COUNTED, PoolSpec(2), "unread"), LAST),
        (Pooled(np.full((2, 2), 5), PoolSpec(2), "gradient"), [[1, 0], [0, 0]]),
        (Pooled(ROW, PoolSpec((1, 2)), shift=(0, 1)), [[1, 1, 1, 1]]),
        (Weights(PoolSpec(2), (28, 28, 64), 3, 128), [0, 73856, 73856]),
        (Weights(PoolSpec(2), (224, 224, 64), 0, 10), [0, 32112640, 8028160]),
        (DefaultStrides(("torch", "keras-tensorflow", "onnxruntime"), 4, 2), [2, 2, 3]),
    ],
)
def test_a_problem_has_the_answer_of_the_core(problem, answer):
    np.testing.assert_array_equal(problem.answer(), answer)
