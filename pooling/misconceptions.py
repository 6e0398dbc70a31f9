"""Misconceptions: what somebody would answer who believes in a wrong rule of pooling.

Each is a function that takes a problem, and returns None where its rule has nothing to say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from pooling.axis import Axis
from pooling.geometry import Geometry
from pooling.operation import pool
from pooling.problem import DefaultStrides, Pooled, Problem, Weights
from pooling.spec import PoolSpec, Spec

Rule: TypeAlias = Callable[..., "np.ndarray | None"]
# Of the values of a window, and how many cells of declared padding it reads besides.
Reduction: TypeAlias = Callable[[Sequence[float], int], float]


def wrong_answer(name: str, problem: Problem) -> np.ndarray | None:
    """Return what somebody would answer who believes in a wrong rule.

    Parameters
    ----------
    name : str
        One of the keys of `MISCONCEPTIONS`.
    problem : Pooled, Weights or DefaultStrides

    Returns
    -------
    ndarray of the shape of ``problem.answer()``, or None
        The empty output is shown in its right size: of a larger one the first rows and columns
        are what is filled in. None where the rule has nothing to say, or is right all the same.
    """
    kind, rule = MISCONCEPTIONS[name]
    wrong = rule(problem) if isinstance(problem, kind) else None
    if wrong is None:
        return None
    right = problem.answer()
    if any(length < wanted for length, wanted in zip(wrong.shape, right.shape, strict=True)):
        return None
    wrong = wrong[tuple(slice(length) for length in right.shape)]
    return None if np.array_equal(wrong, right) else wrong


def _with_spec(problem: Pooled, spec: Spec) -> np.ndarray | None:
    """Answer as if another pooling had been asked for, which need not fit."""
    try:
        return replace(problem, spec=spec).answer()
    except ValueError:
        return None


def stride_is_one(problem: Pooled) -> np.ndarray | None:
    """Let the window move by one cell."""
    spec = problem.spec
    return _with_spec(problem, replace(spec, stride=1)) if isinstance(spec, PoolSpec) else None


def stride_is_the_pool(problem: Pooled) -> np.ndarray | None:
    """Let the window move by its own size."""
    spec = problem.spec
    if not isinstance(spec, PoolSpec):
        return None
    return _with_spec(problem, replace(spec, stride=spec.pool_size))


def same_pads_evenly(problem: Pooled) -> np.ndarray | None:
    """Put the odd cell of padding on the other side of the input."""
    spec, other = problem.spec, {"same": "same_lower", "same_lower": "same"}
    if not (isinstance(spec, PoolSpec) and spec.padding in other):
        return None
    return _with_spec(problem, replace(spec, padding=other[spec.padding]))


def same_keeps_the_size(problem: Pooled) -> np.ndarray | None:
    """Let the output be as large as the input."""
    spec = problem.spec
    is_same = isinstance(spec, PoolSpec) and spec.padding in ("same", "same_lower")
    return np.array(problem.image.shape[:2]) if is_same and problem.asks == "shape" else None


def every_cell_is_used(problem: Pooled) -> np.ndarray | None:
    """Keep a window that hangs over the edge."""
    spec = problem.spec
    if problem.asks == "unread":
        return np.zeros(problem.image.shape[:2], bool)
    if not isinstance(spec, PoolSpec) or spec.padding in ("same", "same_lower") or spec.ceil_mode:
        return None
    return _with_spec(problem, replace(spec, ceil_mode=True))


def ceil_only_rounds_up(problem: Pooled) -> np.ndarray | None:
    """Drop no window that starts in the padding after the input."""
    spec = problem.spec
    if not (isinstance(spec, PoolSpec) and spec.ceil_mode and problem.asks == "shape"):
        return None
    return np.array([_rounded_up(axis) for axis in (problem.geometry.rows, problem.geometry.cols)])


def _rounded_up(axis: Axis) -> int:
    room = axis.length + axis.pad_before + axis.pad_after - axis.span
    return -(-room // axis.stride) + 1


def padding_is_zero(problem: Pooled) -> np.ndarray | None:
    """Let padding hold zeros, which can win."""
    reduction = {"max": np.max, "min": np.min, "median": np.median}.get(problem.spec.mode)
    if reduction is None:
        return None
    return _reduced(problem, lambda values, padding: reduction([*values, *[0] * padding]))


def divide_by_all(problem: Pooled) -> np.ndarray | None:
    """Divide by all cells of the window."""
    spec = problem.spec
    if not isinstance(spec, PoolSpec):
        return None
    return _averaged(problem, lambda values, _: sum(values) / prod(spec.pool_size))


def divide_by_real(problem: Pooled) -> np.ndarray | None:
    """Divide by the cells of the input only."""
    return _averaged(problem, lambda values, _: sum(values) / len(values))


def _averaged(problem: Pooled, reduction: Reduction) -> np.ndarray | None:
    return _reduced(problem, reduction) if problem.spec.mode == "average" else None


def average_for_max(problem: Pooled) -> np.ndarray | None:
    """Take the average where a window keeps one of its values."""
    if problem.spec.mode not in ("max", "min", "median"):
        return None
    return _reduced(problem, lambda values, _: sum(values) / len(values))


def max_for_average(problem: Pooled) -> np.ndarray | None:
    """Take the maximum where it is not asked for."""
    return None if problem.spec.mode == "max" else _reduced(problem, lambda values, _: max(values))


def sum_of_the_window(problem: Pooled) -> np.ndarray | None:
    """Add the window up."""
    return _reduced(problem, lambda values, _: sum(values))


def first_cell(problem: Pooled) -> np.ndarray | None:
    """Keep the first cell of the window."""
    return _reduced(problem, lambda values, _: values[0])


def _reduced(problem: Pooled, reduction: Reduction) -> np.ndarray | None:
    """Reduce the cells of the input in each window of the right places in another way."""
    if problem.asks != "values" or problem.geometry.is_empty().any():
        return None
    image = problem.shifted
    channels = image.reshape(*image.shape[:2], -1)
    rows, cols = _windows(problem)
    output = np.empty((len(rows), len(cols), channels.shape[2]))
    declared = np.outer(_declared(problem.geometry.rows), _declared(problem.geometry.cols))
    for row, col, channel in np.ndindex(output.shape):
        values = channels[np.ix_(rows[row], cols[col], [channel])].ravel().tolist()
        output[row, col, channel] = reduction(values, declared[row, col] - len(values))
    return output.reshape(*output.shape[:2], *image.shape[2:])


def _windows(problem: Pooled) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the rows and the columns of the input that each window reads."""
    axes = problem.geometry.rows, problem.geometry.cols
    rows, cols = (
        [cells[real] for cells, real in zip(axis.positions(), axis.is_real(), strict=True)]
        for axis in axes
    )
    return rows, cols


def _declared(axis: Axis) -> np.ndarray:
    """Return how many cells of input or declared padding each window reads."""
    positions = axis.positions()
    is_declared = (positions >= -axis.pad_before) & (positions < axis.length + axis.pad_after)
    return is_declared.sum(1)


def one_pixel_wins(problem: Pooled) -> np.ndarray | None:
    """Choose the brightest pixel as a whole, and for a minimum the darkest, for all channels."""
    if problem.image.ndim < 3 or problem.asks != "values" or problem.geometry.is_empty().any():
        return None
    image, choose = problem.shifted, np.argmin if problem.spec.mode == "min" else np.argmax
    rows, cols = _windows(problem)
    output = np.empty((len(rows), len(cols), image.shape[2]))
    for row, col in np.ndindex(output.shape[:2]):
        pixels = image[np.ix_(rows[row], cols[col])].reshape(-1, image.shape[2])
        output[row, col] = pixels[choose(pixels.sum(1, dtype=float))]
    return output


def channels_are_mixed(problem: Pooled) -> np.ndarray | None:
    """Pool the brightness, for all channels."""
    if problem.image.ndim < 3 or problem.asks != "values":
        return None
    output = pool(problem.shifted.mean(2), problem.spec)
    return np.repeat(output[..., None], problem.image.shape[2], 2)


def output_stays(problem: Pooled) -> np.ndarray | None:
    """Let the output be what it was before the input was shifted."""
    if problem.shift == (0, 0) or problem.asks != "values":
        return None
    return pool(problem.image, problem.spec)


def output_moves_along(problem: Pooled) -> np.ndarray | None:
    """Shift the output by as many cells as the input."""
    before = output_stays(problem)
    return None if before is None else np.roll(before, problem.shift, (0, 1))


def gradient_is_shared(problem: Pooled) -> np.ndarray | None:
    """Share the gradient among the cells of the input in a window, whoever won."""
    if problem.asks != "gradient" or problem.spec.mode == "average":
        return None
    result = np.zeros(problem.image.shape)
    rows, cols = _windows(problem)
    for row, col in product(rows, cols):
        result[np.ix_(row, col)] += 1 / max(row.size * col.size, 1)
    return result


def all_ties_win(problem: Pooled) -> np.ndarray | None:
    """Pass the whole gradient to every cell that equals the result."""
    return _passed(problem, lambda image: image == image.max(), np.add)


def windows_do_not_add(problem: Pooled) -> np.ndarray | None:
    """Let the gradient of a later window take the place of that of an earlier one."""
    return _passed(problem, _is_first, np.maximum)


def _is_first(window: np.ndarray) -> np.ndarray:
    return np.arange(window.size).reshape(window.shape) == window.argmax()


def _passed(
    problem: Pooled, winners: Callable[[np.ndarray], np.ndarray], join: np.ufunc
) -> np.ndarray | None:
    if problem.asks != "gradient" or problem.spec.mode != "max" or problem.image.ndim > 2:
        return None
    image, result = problem.shifted, np.zeros(problem.image.shape)
    rows, cols = _windows(problem)
    for window in (np.ix_(row, col) for row, col in product(rows, cols)):
        if image[window].size:
            result[window] = join(result[window], winners(image[window]))
    return result


def pools_have_weights(problem: Weights) -> np.ndarray | None:
    """Let the pool have a weight for each cell of its window."""
    return _weighted(problem, 1)


def pools_have_weights_of_channels(problem: Weights) -> np.ndarray | None:
    """Let the pool have a weight for each cell of its window in each channel."""
    return _weighted(problem, problem.units if problem.kernel else problem.shape[2])


def _weighted(problem: Weights, channels: int) -> np.ndarray | None:
    geometry = Geometry.of(problem.spec, problem.shape[:2])
    cells = geometry.rows.pool_size * geometry.cols.pool_size
    return np.array([cells * channels, *problem.answer()[1:]])


def _strides_are_one(problem: DefaultStrides) -> np.ndarray | None:
    return np.full(len(problem.frameworks), problem.side - problem.pool_size + 1)


def _strides_are_the_pool(problem: DefaultStrides) -> np.ndarray | None:
    return np.full(len(problem.frameworks), problem.side // problem.pool_size)


# By its name, the kind of problem that a rule is about, and the rule.
MISCONCEPTIONS: Mapping[str, tuple[type, Rule]] = MappingProxyType(
    {
        "padding_is_zero": (Pooled, padding_is_zero),
        "every_cell_is_used": (Pooled, every_cell_is_used),
        "ceil_only_rounds_up": (Pooled, ceil_only_rounds_up),
        "same_keeps_the_size": (Pooled, same_keeps_the_size),
        "same_pads_evenly": (Pooled, same_pads_evenly),
        "divide_by_all": (Pooled, divide_by_all),
        "divide_by_real": (Pooled, divide_by_real),
        "stride_is_one": (Pooled, stride_is_one),
        "stride_is_the_pool": (Pooled, stride_is_the_pool),
        "average_for_max": (Pooled, average_for_max),
        "max_for_average": (Pooled, max_for_average),
        "sum": (Pooled, sum_of_the_window),
        "first_cell": (Pooled, first_cell),
        "one_pixel_wins": (Pooled, one_pixel_wins),
        "channels_are_mixed": (Pooled, channels_are_mixed),
        "output_moves_along": (Pooled, output_moves_along),
        "output_stays": (Pooled, output_stays),
        "gradient_is_shared": (Pooled, gradient_is_shared),
        "all_ties_win": (Pooled, all_ties_win),
        "windows_do_not_add": (Pooled, windows_do_not_add),
        "pools_have_weights": (Weights, pools_have_weights),
        "pools_have_weights_of_channels": (Weights, pools_have_weights_of_channels),
        "strides_are_one": (DefaultStrides, _strides_are_one),
        "strides_are_the_pool": (DefaultStrides, _strides_are_the_pool),
    }
)
