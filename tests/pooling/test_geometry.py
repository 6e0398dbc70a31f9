"""Geometry: where windows fall, by hand for a table of cases and by definition for any."""

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pooling import AdaptiveSpec, Geometry, PoolSpec
from tests.pooling import oracle
from tests.pooling.strategies import spec_fields, steady

FLOOR, CEIL = False, True

# Worked on paper, one axis at a time: draw the cells, lay the windows, count.
# length, pool, stride, padding, dilation, ceil: first cells; pads; times each cell is read
TABLE = [
    (1, 1, 1, "valid", 1, FLOOR, [0], (0, 0), [1]),
    (3, 3, 3, "valid", 1, FLOOR, [0], (0, 0), [1, 1, 1]),
    (4, 2, 2, "valid", 1, FLOOR, [0, 2], (0, 0), [1, 1, 1, 1]),
    (5, 2, 2, "valid", 1, FLOOR, [0, 2], (0, 0), [1, 1, 1, 1, 0]),
    (5, 2, 2, "valid", 1, CEIL, [0, 2, 4], (0, 0), [1, 1, 1, 1, 1]),
    (4, 2, 1, "valid", 1, FLOOR, [0, 1, 2], (0, 0), [1, 2, 2, 1]),
    (4, 2, 1, "valid", 1, CEIL, [0, 1, 2], (0, 0), [1, 2, 2, 1]),
    (7, 2, 3, "valid", 1, FLOOR, [0, 3], (0, 0), [1, 1, 0, 1, 1, 0, 0]),
    (7, 2, 3, "valid", 1, CEIL, [0, 3, 6], (0, 0), [1, 1, 0, 1, 1, 0, 1]),
    (2, 3, 2, "valid", 1, CEIL, [0], (0, 0), [1, 1]),
    (7, 3, 1, "valid", 2, FLOOR, [0, 1, 2], (0, 0), [1, 1, 2, 1, 2, 1, 1]),
    (6, 2, 2, "valid", 3, FLOOR, [0, 2], (0, 0), [1, 0, 1, 1, 0, 1]),
    (6, 2, 2, "valid", 4, CEIL, [0, 2], (0, 0), [1, 0, 1, 0, 1, 0]),
    (5, 2, 2, "same", 1, FLOOR, [0, 2, 4], (0, 1), [1, 1, 1, 1, 1]),
    (5, 2, 2, "same", 1, CEIL, [0, 2, 4], (0, 1), [1, 1, 1, 1, 1]),
    (5, 2, 2, "same_lower", 1, FLOOR, [-1, 1, 3], (1, 0), [1, 1, 1, 1, 1]),
    (4, 3, 2, "same", 1, FLOOR, [0, 2], (0, 1), [1, 1, 2, 1]),
    (4, 3, 2, "same_lower", 1, FLOOR, [-1, 1], (1, 0), [1, 2, 1, 1]),
    (5, 3, 1, "same", 1, FLOOR, [-1, 0, 1, 2, 3], (1, 1), [2, 3, 3, 3, 2]),
    (5, 2, 1, "same", 1, FLOOR, [0, 1, 2, 3, 4], (0, 1), [1, 2, 2, 2, 2]),
    (5, 2, 1, "same_lower", 1, FLOOR, [-1, 0, 1, 2, 3], (1, 0), [2, 2, 2, 2, 1]),
    (7, 2, 3, "same", 1, FLOOR, [0, 3, 6], (0, 1), [1, 1, 0, 1, 1, 0, 1]),
    (4, 1, 2, "same", 1, FLOOR, [0, 2], (0, 0), [1, 0, 1, 0]),
    (6, 3, 2, "same", 2, FLOOR, [-1, 1, 3], (1, 2), [0, 2, 0, 3, 0, 2]),
    (3, 3, 1, (1, 1), 1, FLOOR, [-1, 0, 1], (1, 1), [2, 3, 2]),
    (4, 3, 2, (2, 0), 1, FLOOR, [-2, 0], (2, 0), [2, 1, 1, 0]),
    (4, 3, 2, (0, 2), 1, FLOOR, [0, 2], (0, 2), [1, 1, 2, 1]),
    (3, 2, 2, (1, 1), 1, CEIL, [-1, 1], (1, 1), [1, 1, 1]),
    (5, 3, 3, (1, 1), 1, CEIL, [-1, 2], (1, 1), [1, 1, 1, 1, 1]),
    (6, 4, 3, (1, 1), 1, FLOOR, [-1, 2], (1, 1), [1, 1, 2, 1, 1, 1]),
    (6, 4, 3, (1, 1), 1, CEIL, [-1, 2, 5], (1, 1), [1, 1, 2, 1, 1, 2]),
]


def on_rows(length, pool_size, stride, padding, dilation, ceil_mode):
    """Lay the windows on a column of cells, so that only the rows matter."""
    return Geometry.of(
        PoolSpec(
            pool_size=(pool_size, 1),
            stride=(stride, 1),
            padding=padding if isinstance(padding, str) else (padding, (0, 0)),
            dilation=(dilation, 1),
            ceil_mode=ceil_mode,
        ),
        (length, 1),
    )


def on_columns(length, pool_size, stride, padding, dilation, ceil_mode):
    return Geometry.of(
        PoolSpec(
            pool_size=(1, pool_size),
            stride=(1, stride),
            padding=padding if isinstance(padding, str) else ((0, 0), padding),
            dilation=(1, dilation),
            ceil_mode=ceil_mode,
        ),
        (1, length),
    )


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_windows_along_the_rows_fall_as_worked_by_hand(row):
    *fields, starts, pads, coverage = row
    geometry = on_rows(*fields)
    assert list(geometry.row_starts) == starts
    assert geometry.output_shape == (len(starts), 1)
    assert geometry.pad_width == (pads, (0, 0))
    assert geometry.coverage().tolist() == [[times] for times in coverage]


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_windows_along_the_columns_fall_as_worked_by_hand(row):
    *fields, starts, pads, coverage = row
    geometry = on_columns(*fields)
    assert list(geometry.col_starts) == starts
    assert geometry.output_shape == (1, len(starts))
    assert geometry.pad_width == ((0, 0), pads)
    assert geometry.coverage().tolist() == [coverage]


def test_an_axis_knows_the_cells_of_every_window():
    axis = on_rows(6, 3, 2, "same", 2, FLOOR).rows
    assert axis.span == 5
    assert axis.positions().tolist() == [[-1, 1, 3], [1, 3, 5], [3, 5, 7]]
    assert axis.real_counts().tolist() == [2, 3, 2]
    assert axis.declared_counts().tolist() == [3, 3, 3]
    assert axis.overhang == 0


def test_one_window_lists_its_cells_with_those_of_the_padding_and_none_that_it_lacks():
    rows = Geometry.of(PoolSpec(3, 2, padding=1, dilation=2), (7, 7)).rows
    assert [rows.window(index) for index in range(rows.output_length)] == [
        [-1, 1, 3],
        [1, 3, 5],
        [3, 5, 7],
    ]
    fitted = Geometry.of(AdaptiveSpec(3), (5, 5)).rows
    assert [fitted.window(index) for index in range(3)] == [[0, 1], [1, 2, 3], [3, 4]]
    kept = Geometry.of(AdaptiveSpec(3), (8, 8)).cols
    assert [kept.window(index) for index in range(3)] == [[0, 1, 2], [2, 3, 4, 5], [5, 6, 7]]


def test_the_overhang_of_ceil_mode_is_neither_input_nor_declared_padding():
    axis = on_rows(6, 4, 3, (1, 1), 1, CEIL).rows
    assert axis.positions().tolist() == [[-1, 0, 1, 2], [2, 3, 4, 5], [5, 6, 7, 8]]
    assert axis.overhang == 2
    assert axis.real_counts().tolist() == [3, 4, 1]
    assert axis.declared_counts().tolist() == [4, 4, 2]


def test_cells_that_a_long_stride_skips_are_no_overhang():
    assert on_rows(7, 2, 3, "valid", 1, FLOOR).rows.overhang == 0


def test_an_average_divides_by_real_cells_unless_told_to_count_the_padding():
    real = PoolSpec(pool_size=3, stride=1, padding=1)
    assert Geometry.of(real, (3, 3)).divisors().tolist() == [[4, 6, 4], [6, 9, 6], [4, 6, 4]]
    declared = PoolSpec(pool_size=3, stride=1, padding=1, count_include_pad=True)
    assert Geometry.of(declared, (3, 3)).divisors().tolist() == [[9] * 3] * 3


def test_a_cat_of_224_pixels_gives_112_windows_each_way():
    geometry = Geometry.of(PoolSpec(pool_size=2, stride=2), (224, 224))
    assert geometry.output_shape == (112, 112)
    assert (geometry.coverage() == 1).all()


def test_same_keeps_the_size_only_at_stride_one():
    assert Geometry.of(PoolSpec(3, 1, padding="same"), (5, 7)).output_shape == (5, 7)
    assert Geometry.of(PoolSpec(3, 2, padding="same"), (5, 7)).output_shape == (3, 4)


def test_ceil_mode_changes_nothing_on_same():
    for padding in ("same", "same_lower"):
        floor = Geometry.of(PoolSpec(3, 2, padding=padding), (6, 7))
        ceil = Geometry.of(PoolSpec(3, 2, padding=padding, ceil_mode=True), (6, 7))
        assert (floor.rows, floor.cols) == (ceil.rows, ceil.cols)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ((4, 5, 1, "valid", 1, FLOOR), "pool_size 5 does not fit in 4 {axis}"),
        ((4, 3, 1, "valid", 2, FLOOR), "pool_size 3 with dilation 2 does not fit in 4 {axis}"),
        ((2, 3, 1, "valid", 1, CEIL), "pool_size 3 does not fit in 2 {axis}"),
        ((1, 4, 1, (1, 1), 1, FLOOR), "pool_size 4 does not fit in 1 {axis}"),
    ],
)
@pytest.mark.parametrize(("lay", "axis"), [(on_rows, "rows"), (on_columns, "columns")])
def test_a_pool_that_does_not_fit_is_refused_with_a_remedy(lay, axis, fields, sentence):
    remedy = '; use a smaller one or padding="same"$'
    with pytest.raises(ValueError, match=f"^{sentence.format(axis=axis)}{remedy}"):
        lay(*fields)


@pytest.mark.parametrize(
    ("fields", "window"),
    [
        ((2, 2, 1, "same", 3, FLOOR), 1),  # its windows read cells -1 and 2, then 0 and 3
        ((1, 2, 1, (1, 1), 2, FLOOR), 1),  # its only window reads cells -1 and 1
        ((1, 2, 1, "same_lower", 2, FLOOR), 1),  # pads 1 and 1: reads -1 and 1
    ],
)
@pytest.mark.parametrize(("lay", "axis"), [(on_rows, "rows"), (on_columns, "columns")])
def test_a_window_that_would_read_padding_only_is_refused(lay, axis, fields, window):
    sentence = (
        f"window {window} along the {fields[0]} {axis} would read padding only "
        f"(pool_size {fields[1]}, dilation {fields[4]}); use a smaller dilation or less padding"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        lay(*fields)


@pytest.mark.parametrize("lay", [on_rows, on_columns])
def test_one_real_cell_in_a_window_is_enough(lay):
    assert lay(2, 2, 2, (0, 1), 2, FLOOR).output_shape == (1, 1)  # reads cells 0 and 2
    assert lay(1, 3, 1, (2, 2), 2, FLOOR).output_shape == (1, 1)  # reads cells -2, 0 and 2


@pytest.mark.parametrize("shape", [(), (4,), (4, 4, 3), (0, 4), (4, 0), (-1, 4)])
def test_a_shape_without_a_cell_in_rows_and_columns_is_refused(shape):
    with pytest.raises(ValueError, match=r"shape must be \(rows, cols\), each at least 1; not \("):
        Geometry.of(PoolSpec(1), shape)


def test_numpy_integers_in_a_shape_become_plain_ones():
    shape: Any = (np.int64(4), np.uint8(6))
    geometry = Geometry.of(PoolSpec(), shape)
    assert geometry == Geometry.of(PoolSpec(), (4, 6))
    assert {type(number) for number in (*geometry.input_shape, *geometry.output_shape)} == {int}


@settings(steady, max_examples=400)
@given(spec_fields(modes=["max"]), st.tuples(st.integers(1, 12), st.integers(1, 12)))
def test_any_windows_fall_where_the_definition_puts_them(fields, shape):
    spec = PoolSpec(**fields)
    rows, cols = oracle.pads_of_both_axes(fields["padding"])
    axes = zip(shape, spec.pool_size, spec.stride, (rows, cols), spec.dilation, strict=True)
    try:
        expected = [oracle.lay_windows(*axis, spec.ceil_mode) for axis in axes]
    except ValueError as refusal:
        kind = "padding only" if "padding only" in str(refusal) else "does not fit"
        with pytest.raises(ValueError, match=kind):
            Geometry.of(spec, shape)
        return
    geometry = Geometry.of(spec, shape)
    for axis, windows in zip((geometry.rows, geometry.cols), expected, strict=True):
        assert axis.output_length == len(windows)
        assert axis.real_counts().tolist() == [len(real) for real, _ in windows]
        assert axis.declared_counts().tolist() == [declared for _, declared in windows]
        read = [cell for real, _ in windows for cell in real]
        assert axis.coverage().tolist() == [read.count(cell) for cell in range(axis.length)]
