"""The controls of the pooling: each changes the result and the link."""

import numpy as np
import pytest

from pooling import AdaptiveSpec, PoolSpec, pool
from tests.explorer.driver import EXAMPLE, fields_of, link_of, opened, put, result, run, value

CONTROLS = {
    "pool size": ({}, {"pool_height": 3}, {"pool_size": "3"}, PoolSpec(3)),
    "stride": ({}, {"stride_height": 1}, {"stride": "1"}, PoolSpec(2, 1)),
    "mode": ({}, {"mode": "median"}, {"mode": "median"}, PoolSpec(mode="median")),
    "padding": (
        {"stride": "1"},
        {"padding": "same_lower"},
        {"stride": "1", "padding": "same_lower"},
        PoolSpec(2, 1, padding="same_lower"),
    ),
    "padding of one side": (
        {"padding": "0"},
        {"pad_left": 1},
        {"padding": "0,0,1,0"},
        PoolSpec(padding=((0, 0), (1, 0))),
    ),
    "dilation": ({}, {"dilation_height": 2}, {"dilation": "2"}, PoolSpec(dilation=2)),
    "ceil mode": (
        {"pool_size": "3"},
        {"ceil_mode": True},
        {"pool_size": "3", "ceil_mode": "true"},
        PoolSpec(3, ceil_mode=True),
    ),
    "padding counted": (
        {"padding": "1", "mode": "average"},
        {"count_include_pad": True},
        {"padding": "1", "mode": "average", "count_include_pad": "true"},
        PoolSpec(mode="average", padding=1, count_include_pad=True),
    ),
    "pool width": (
        {"pool_size": "2,1"},
        {"pool_width": 3},
        {"pool_size": "2,3"},
        PoolSpec((2, 3)),
    ),
    "stride width": (
        {"stride": "2,1"},
        {"stride_width": 3},
        {"stride": "2,3"},
        PoolSpec(2, (2, 3)),
    ),
    "dilation width": (
        {"dilation": "2,1"},
        {"dilation_width": 2},
        {"dilation": "2"},
        PoolSpec(dilation=2),
    ),
    "windows": ({}, {"windows": "output"}, {"windows": "output"}, AdaptiveSpec(3, "max")),
    "output size": (
        {"windows": "output"},
        {"output_height": 1},
        {"windows": "output", "output_size": "1"},
        AdaptiveSpec(1, "max"),
    ),
    "output larger than the input": (
        {"windows": "output", "mode": "average"},
        {"output_height": 7},
        {"windows": "output", "output_size": "7", "mode": "average"},
        AdaptiveSpec(7),
    ),
    "output width": (
        {"windows": "output", "output_size": "2,4"},
        {"output_width": 1},
        {"windows": "output", "output_size": "2,1"},
        AdaptiveSpec((2, 1), "max"),
    ),
}


@pytest.mark.parametrize(("link", "change", "expected", "spec"), CONTROLS.values(), ids=CONTROLS)
def test_a_control_of_the_pool_changes_the_result_and_the_link(link, change, expected, spec):
    at = opened(link)
    before = result(at)[1]
    put(at, **change)
    assert link_of(at) == expected
    output = result(at)[1]
    np.testing.assert_array_equal(output, pool(np.array(EXAMPLE, float), spec))
    assert not np.array_equal(output, before)


def test_the_stride_follows_the_pool_size_until_it_is_set_by_hand():
    at = opened()
    put(at, pool_height=3)
    assert value(at, "stride_height") == 3
    put(at, stride_height=1)
    put(at, pool_height=2)
    assert value(at, "stride_height") == 1
    assert link_of(at) == {"stride": "1"}
    put(at, follow=True)
    assert link_of(at) == {}
    assert result(at)[1].tolist() == [[12, 9], [18, 7]]


def test_axes_taken_together_again_have_the_height_for_both():
    at = opened({"pool_size": "1,3", "stride": "2,1"})
    put(at, apart=False)
    assert link_of(at) == {"pool_size": "1", "stride": "2"}


def test_what_was_set_by_size_is_there_again_after_a_look_by_output_size():
    link = {"pool_size": "3,2", "stride": "1", "padding": "1,0", "dilation": "1,2", "mode": "min"}
    at = opened(link)
    before = result(at)[1]
    put(at, windows="output")
    put(at, output_height=5)
    assert link_of(at) == {**link, "windows": "output", "output_size": "5,3"}
    assert result(at)[1].shape == (5, 3)
    put(at, windows="size")
    assert link_of(at) == {**link, "output_size": "5,3"}
    assert result(at)[1].tolist() == before.tolist()


def test_by_output_size_there_is_no_control_that_would_do_nothing():
    at = opened({"windows": "output"})
    fields = fields_of(at)
    names = [name for name, (form, _) in fields.items() if form == fields["windows"][0]]
    assert names == ["windows", "output_height", "mode", "apart"]
    assert "global pooling" in fields_of(at)["output_height"][1]["hint"]
    put(at, apart=True)
    assert value(at, "output_width") == 3
    assert "output_height" not in fields_of(put(at, windows="size"))


@pytest.mark.parametrize(("link", "most"), [({}, 16), ({"input": "image"}, 64)])
def test_the_least_output_size_is_global_and_the_most_is_usual_for_the_input(link, most):
    at = opened({"windows": "output", **link})
    assert fields_of(at)["output_height"][1]["limits"] == [1, most]


def test_an_output_larger_than_usual_can_be_made_smaller():
    at = opened({"windows": "output", "output_size": "20"})
    assert fields_of(at)["output_height"][1]["limits"] == [1, 20]
    put(at, output_height=4)
    assert link_of(run(at)) == {"windows": "output", "output_size": "4"}


def test_a_pool_larger_than_usual_can_be_made_smaller():
    at = opened({"pool_size": "20"})
    put(at, pool_height=4)
    assert link_of(run(at)) == {"pool_size": "4"}
