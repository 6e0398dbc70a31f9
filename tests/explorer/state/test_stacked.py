"""Stacks: poolings one after the other, where they end, and what their cells see."""

import numpy as np
import pytest

from explorer.inputs.images import load_image
from explorer.state.choices import MOST_LAYERS, Choices, Setting
from explorer.state.link import read_link, write_link
from explorer.state.pictures import ASSETS
from explorer.state.stack_cases import STACK_CASES
from explorer.state.stacked import Stack, lay_layers, see
from pooling import PoolSpec, pool

HALF = Setting()
THIRD = Setting(pool_size=(3, 3), stride=(1, 1))
# What each ready-made stack comes to: the sides of its layers, and what the last one sees.
ABOUT = {
    "halved": ([112, 56, 28, 14, 7], 32, 32),
    "strided": ([111, 55, 27, 13, 6, 2], 127, 64),
    "eight": ([4, 2, 1], 8, 8),
    "overlapping": ([222, 220, 218, 216, 214, 212, 210, 208], 17, 1),
}


def image_of(case):
    if case.matrix is not None:
        return case.matrix
    return load_image((ASSETS / "chelsea.png").read_bytes())


@pytest.mark.parametrize("name", STACK_CASES)
def test_a_ready_made_stack_comes_to_what_it_is_named_after(name):
    case, (sides, size, jump) = STACK_CASES[name], ABOUT[name]
    laid, refusal = lay_layers(case.layers, image_of(case).shape[:2])
    assert refusal is None
    assert [geometry.output_shape for geometry in laid] == [(side, side) for side in sides]
    field = see(tuple(geometry.rows for geometry in laid))[-1].field
    assert field
    assert (field.size, field.jump) == (size, jump)


@pytest.mark.parametrize("name", STACK_CASES)
def test_a_ready_made_stack_comes_back_from_its_link(name):
    layers = STACK_CASES[name].layers
    link = write_link(Choices(page="compare", way="stack", layers=layers, cell=(2, 0, 1)))
    choices, notices = read_link(link)
    assert notices == []
    assert (choices.way, choices.layers, choices.cell) == ("stack", layers, (2, 0, 1))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("layers", "/".join(["mode:max"] * (MOST_LAYERS + 1))),
        ("layers", "kernel:3"),
        ("cell", "1,2"),
        ("cell", "1,2,-3"),
        ("cell", "0,0,0,0"),
        ("scale", "large"),
    ],
)
def test_a_part_of_a_link_that_cannot_be_is_ignored_by_name(name, text):
    choices, notices = read_link({"page": "compare", name: text})
    assert len(notices) == 1
    assert name in notices[0]
    assert getattr(choices, name) == getattr(Choices(), name)


def test_each_layer_pools_what_the_one_before_gives():
    image = np.random.default_rng(1).normal(size=(9, 7)) - 5
    specs = (PoolSpec(2, mode="average"), PoolSpec(3, 1, "min", "same"), PoolSpec(2))
    first, second, third = Stack.of(image, specs).steps
    assert first.output.tolist() == pool(image, specs[0]).tolist()
    assert second.output.tolist() == pool(first.output, specs[1]).tolist()
    assert third.output.tolist() == pool(second.output, specs[2]).tolist()


def test_a_layer_that_does_not_fit_ends_the_stack_and_says_why():
    laid, refusal = lay_layers((HALF, THIRD, HALF), (5, 8))
    assert [geometry.output_shape for geometry in laid] == [(2, 4)]
    assert refusal
    assert refusal.sentence == "A pool of 3 does not fit in a height of 2."
    assert lay_layers((HALF,), (1, 1))[0] == []


def test_equal_numbers_are_pooled_once_for_all_but_not_a_readers_own():
    image = np.arange(16.0).reshape(4, 4)
    specs = (PoolSpec(2), PoolSpec(2))
    assert Stack.of(image, specs).steps is Stack.of(image.copy(), specs).steps
    own = Stack.of(image, specs, is_private=True)
    assert own.steps is not own.steps


def test_a_layer_is_named_by_all_that_makes_it():
    image = np.arange(16.0).reshape(4, 4)
    one = Stack.of(image, (PoolSpec(2), PoolSpec(2))).names
    other = Stack.of(image, (PoolSpec(2), PoolSpec(1))).names
    assert one[0] == other[0]
    assert len({*one, *other, *Stack.of(image + 1, (PoolSpec(2),)).names}) == 4


def test_what_a_cell_sees_is_told_for_every_level_before_it():
    laid, _ = lay_layers((HALF, THIRD), (8, 8))
    first, second = see(tuple(geometry.rows for geometry in laid))
    assert [own.tolist() for own in first.patches] == [[[0, 1], [2, 3], [4, 5], [6, 7]]]
    assert [own.tolist() for own in second.patches] == [[[0, 5], [2, 7]], [[0, 2], [1, 3]]]
    assert second.counts.tolist() == [6, 6]


def test_from_windows_that_differ_in_size_on_there_is_no_formula():
    fitted = Setting(windows="output", output_size=(3, 4))
    laid, _ = lay_layers((HALF, fitted, Setting(pool_size=(1, 1))), (16, 16))
    rows, cols = (see(tuple(axes)) for axes in zip(*((g.rows, g.cols) for g in laid), strict=True))
    assert [own.field is None for own in rows] == [False, True, True]
    assert [own.field is None for own in cols] == [False, False, False]
    assert rows[-1].patches[0].tolist() == [[0, 5], [4, 11], [10, 15]]


def test_no_layer_sees_nothing():
    assert see(()) == ()
