"""trace(): every window with its result, what is real in it, and where the winner stands."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pooling import MODES, AdaptiveSpec, PoolSpec, pool, trace
from pooling.rules import Rules
from tests.pooling import oracle
from tests.pooling.strategies import FLOATS, INTEGERS, images, spec_fields, steady


def test_the_winner_alone_would_receive_the_gradient():
    assert trace([[5, 5], [5, 5]], PoolSpec()).winners.tolist() == [[0]]
    around = trace([[1, 2, 1], [2, 9, 2], [1, 2, 1]], PoolSpec(2, 1))
    assert around.winners.tolist() == [[3, 2], [1, 0]]  # four windows, one and the same cell


def drawn_trace(image, fields):
    """Trace an image, or return None where the definition refuses."""
    try:
        oracle.pool(np.zeros(image.shape), **fields | {"mode": "max"})
    except ValueError:
        return None
    return trace(image, PoolSpec(**fields))


@settings(steady, max_examples=200)
@given(images(dtypes=(*INTEGERS[:7], *FLOATS[1:3])), spec_fields())
def test_a_trace_keeps_every_window_with_its_result(image, fields):
    steps = drawn_trace(image, fields)
    if steps is None:
        return
    spec = PoolSpec(**fields)
    channels = image.shape[2:]
    layout = (*steps.geometry.output_shape, *spec.pool_size)
    assert steps.spec == spec
    assert steps.windows.shape == (*layout, *channels)
    assert steps.is_real.shape == layout
    assert steps.is_real.dtype == bool
    np.testing.assert_array_equal(steps.output, pool(image, spec))
    starts = steps.geometry.row_starts, steps.geometry.col_starts
    for (r, c, h, w), real in np.ndenumerate(steps.is_real):
        row = starts[0][r] + h * spec.dilation[0]
        col = starts[1][c] + w * spec.dilation[1]
        assert real == (0 <= row < image.shape[0] and 0 <= col < image.shape[1])
        if real:
            np.testing.assert_array_equal(steps.windows[r, c, h, w], image[row, col])


@settings(steady, max_examples=200)
@given(
    images(dtypes=[np.dtype("float64")], elements=lambda _: st.sampled_from([0, 1, 2, 3, np.nan])),
    spec_fields(),
)
def test_the_winner_is_the_first_real_cell_that_equals_the_output(image, fields):
    steps = drawn_trace(image, fields)
    if steps is None:
        return
    assert steps.winners.shape == steps.output.shape
    for (r, c, *channel), kept in np.ndenumerate(steps.output):
        window = steps.windows[(r, c, ..., *channel)].reshape(-1).tolist()
        real = steps.is_real[r, c].reshape(-1).tolist()
        found = [
            position
            for position, (value, is_real) in enumerate(zip(window, real, strict=True))
            if is_real and (value == kept or (math.isnan(value) and math.isnan(kept)))
        ]
        assert steps.winners[(r, c, *channel)] == (found[0] if found else -1)
        assert found or fields["mode"] not in ("max", "min")


@pytest.mark.parametrize("shape", [(6, 7), (6, 7, 3)])
def test_windows_are_views_of_the_image_where_there_is_no_padding(shape):
    image = np.arange(math.prod(shape)).reshape(shape)
    steps = trace(image, PoolSpec(pool_size=(2, 3), stride=(1, 2), dilation=(2, 1)))
    assert np.shares_memory(steps.windows, image)
    assert not np.shares_memory(steps.output, image)


def test_windows_are_no_views_of_the_image_where_it_is_padded():
    image = np.arange(9).reshape(3, 3)
    assert not np.shares_memory(trace(image, PoolSpec(2, padding=1)).windows, image)


@pytest.mark.parametrize("padding", ["valid", 1])
def test_windows_cannot_be_written_to(padding):
    windows = trace(np.arange(9).reshape(3, 3), PoolSpec(2, padding=padding)).windows
    with pytest.raises(ValueError, match="read-only"):
        windows[0, 0] = 0


def test_a_trace_cannot_be_changed():
    steps: Any = trace([[1, 5], [7, 3]], PoolSpec())
    with pytest.raises(AttributeError):
        steps.output = steps.windows
    assert steps.output.tolist() == [[7]]


@pytest.mark.parametrize("channels", [(), (3,)])
def test_windows_of_several_sizes_have_the_shape_of_the_largest(channels):
    image = np.arange(35 * math.prod(channels)).reshape(5, 7, *channels)
    for mode, entry in MODES.items():
        steps = trace(image, AdaptiveSpec((2, 3), mode))
        assert steps.windows.shape == (2, 3, 3, 3, *channels)
        assert steps.is_real.shape == (2, 3, 3, 3)
        assert steps.is_real[0, 0].all()
        np.testing.assert_array_equal(steps.windows[0, 0], image[:3, :3])
        filled = trace(image, AdaptiveSpec((3, 3), mode))  # of the first rows it takes 2, not 3
        assert filled.is_real[0, 0].tolist() == [[True] * 3, [True] * 3, [False] * 3]
        assert (filled.windows[0, :, 2] == entry.identity(image.dtype)).all()


def test_a_smaller_window_counts_the_place_of_its_winner_in_the_largest():
    # The columns are shared out as 1 2, 2 3 4, and 4 5; the rows as they are.
    steps = trace([[0, 0, 0, 0, 1], [0, 2, 0, 0, 3]], AdaptiveSpec((1, 3), "max"))
    assert steps.output.tolist() == [[2, 2, 3]]
    assert steps.winners.tolist() == [[4, 3, 4]]


def test_a_value_that_rules_put_into_padding_is_no_winner():
    steps = trace(
        [[-5, 3]], PoolSpec((1, 2), padding=((0, 0), (1, 1)), rules=Rules(padding_value=0))
    )
    assert steps.windows.tolist() == [[[[0, -5]], [[3, 0]]]]
    assert steps.is_real.tolist() == [[[[False, True]], [[True, False]]]]
    assert steps.output.tolist() == [[0, 3]]
    assert steps.winners.tolist() == [[-1, 0]]


def test_a_real_cell_wins_before_padding_of_the_same_value():
    steps = trace(
        [[0, 3]], PoolSpec((1, 2), padding=((0, 0), (1, 1)), rules=Rules(padding_value=0))
    )
    assert steps.output.tolist() == [[0, 3]]
    assert steps.winners.tolist() == [[1, 0]]


@pytest.mark.parametrize("mode", MODES)
def test_a_window_that_reads_no_cell_has_no_winner(mode):
    around = ((0, 0), (1, 1))  # a window of two cells, one before the image and one behind it
    empty = PoolSpec((1, 2), 2, mode, around, dilation=2, rules=Rules(keep_empty=True))
    steps = trace([[4.0]], empty)
    assert not steps.is_real.any()
    assert steps.winners.tolist() == [[-1]]
