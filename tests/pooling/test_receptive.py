"""Receptive fields: by formula, by windows of windows, and by changing every cell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pooling import AdaptiveSpec, Geometry, PoolSpec, pool
from pooling.receptive import ReceptiveField, patches, reads, receptive_fields
from pooling.rules import Rules
from tests.pooling.strategies import steady

# Worked on paper: what each layer is, and the size, jump and start it comes to.
TABLE = [
    (32, [(2, 2, 0, 1)] * 5, [(2, 2, 0), (4, 4, 0), (8, 8, 0), (16, 16, 0), (32, 32, 0)]),
    (9, [(3, 1, 0, 1)] * 4, [(3, 1, 0), (5, 1, 0), (7, 1, 0), (9, 1, 0)]),
    (9, [(3, 2, 1, 1)] * 3, [(3, 2, -1), (7, 4, -3), (15, 8, -7)]),
    (12, [(2, 1, 0, 3), (3, 3, 0, 1)], [(4, 1, 0), (6, 3, 0)]),
    (6, [(1, 2, 0, 1), (2, 1, 0, 1)], [(1, 2, 0), (3, 2, 0)]),
]


def lay(length, fields):
    """Lay layers one on the other along the rows of a single column."""
    axes = []
    for size, stride, padding, dilation in fields:
        spec = PoolSpec((size, 1), (stride, 1), "max", ((padding, padding), (0, 0)), (dilation, 1))
        axes.append(Geometry.of(spec, (length, 1)).rows)
        length = axes[-1].output_length
    return axes


@pytest.mark.parametrize(("length", "layers", "fields"), TABLE)
def test_the_formula_gives_what_was_worked_on_paper(length, layers, fields):
    assert receptive_fields(lay(length, layers)) == [ReceptiveField(*field) for field in fields]


@st.composite
def stacks(draw, paddings=("valid", "same", "same_lower", "explicit")):
    """Draw an input's length and the specs of up to four layers that fit one after the other."""
    length = left = draw(st.integers(1, 20))
    specs = []
    for _ in range(draw(st.integers(1, 4))):
        spec = draw(specs_of_a_column(paddings))
        try:
            left = Geometry.of(spec, (left, 1)).output_shape[0]
        except ValueError:
            break
        specs.append(spec)
    return length, specs


@st.composite
def specs_of_a_column(draw, paddings):
    if "explicit" in paddings and draw(st.integers(0, 4)) == 0:
        return AdaptiveSpec((draw(st.integers(1, 6)), 1))
    size = draw(st.integers(1, 4))
    padding = draw(st.sampled_from(paddings))
    if padding == "explicit":
        sides = st.integers(0, size - 1)
        padding = (draw(sides), draw(sides)), (0, 0)
    stride, dilation = draw(st.integers(1, 3)), draw(st.sampled_from([1, 1, 2, 3]))
    is_ceil = "explicit" in paddings and draw(st.booleans())
    return PoolSpec((size, 1), (stride, 1), "average", padding, (dilation, 1), is_ceil)


def changed_by_each_cell(length, specs):
    """Pool column after column, a cell changed in each: the oracle, for every layer."""
    columns = [np.zeros((length, 1)), *(cell[:, None] for cell in np.eye(length) * 4096)]
    found = []
    for spec in specs:
        columns = [pool(column, spec) for column in columns]
        plain, *others = columns
        found.append(np.stack([(other != plain)[:, 0] for other in others], axis=1))
    return found


def axes_of(length, specs):
    axes = []
    for spec in specs:
        axes.append(Geometry.of(spec, (length, 1)).rows)
        length = axes[-1].output_length
    return axes


@steady
@given(stacks())
def test_a_cell_reads_exactly_what_changes_it(drawn):
    length, specs = drawn
    axes, oracle = axes_of(length, specs), changed_by_each_cell(length, specs)
    assert [own.tolist() for own in reads(axes)] == [own.tolist() for own in oracle]
    for own, changed in zip(patches(axes), oracle, strict=True):
        ends = [[int(cells[0]), int(cells[-1])] for cells in map(np.flatnonzero, changed)]
        assert own.tolist() == ends


@steady
@given(stacks(paddings=("valid",)))
def test_formula_and_windows_of_windows_agree_where_nothing_is_clipped(drawn):
    axes = axes_of(*drawn)
    for field, own in zip(receptive_fields(axes), patches(axes), strict=True):
        assert own.tolist() == [list(field.patch(index)) for index in range(len(own))]


@steady
@given(stacks(paddings=("valid", "same", "same_lower")))
def test_no_cell_sees_more_than_the_formula_says(drawn):
    length, specs = drawn
    axes = axes_of(length, specs)
    for field, own in zip(receptive_fields(axes), patches(axes), strict=True):
        for index, (first, last) in enumerate(own.tolist()):
            start, end = field.patch(index)
            assert max(start, 0) <= first <= last <= min(end, length - 1)


def test_three_pools_of_two_see_what_one_of_eight_sees_and_keep_the_same_maximum():
    image = np.random.default_rng(3).normal(size=(25, 17))
    halved = image
    for _ in range(3):
        halved = pool(halved, PoolSpec(2))
    assert receptive_fields(lay(25, [(2, 2, 0, 1)] * 3))[-1] == ReceptiveField(8, 8, 0)
    assert halved.tolist() == pool(image, PoolSpec(8)).tolist()


def test_windows_that_differ_in_size_have_patches_and_no_formula():
    axes = axes_of(5, [AdaptiveSpec((3, 1)), PoolSpec((2, 1), (1, 1))])
    assert patches(axes)[1].tolist() == [[0, 3], [1, 4]]
    with pytest.raises(ValueError, match="windows of layer 1 differ in size"):
        receptive_fields(axes)


def test_layers_that_do_not_follow_each_other_are_refused():
    for function in (receptive_fields, reads, patches):
        with pytest.raises(ValueError, match="layer 2 pools 8 cells, but layer 1 gives 4"):
            function([*lay(8, [(2, 2, 0, 1)]), *lay(8, [(2, 2, 0, 1)])])


def test_a_window_without_a_cell_reads_nothing_and_has_no_patch():
    rules = Rules(keep_empty=True, any_padding=True)
    axis = Geometry.of(PoolSpec(1, padding=1, rules=rules), (1, 1)).rows
    assert reads([axis])[0].tolist() == [[False], [True], [False]]
    with pytest.raises(ValueError, match="a window of layer 1 reads no cell"):
        patches([axis])


def test_no_layers_see_nothing():
    assert (receptive_fields([]), reads([]), patches([])) == ([], [], [])
