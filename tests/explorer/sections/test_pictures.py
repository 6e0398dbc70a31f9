"""The pictures of steps that the Download section offers."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.exports.animation import Run
from explorer.exports.steps import Look
from explorer.sections.pictures import animated
from explorer.state.pooled import Pooling
from pooling import PoolSpec
from tests.explorer.driver import opened, run

STEP = {"tab": "download", "pool_size": "2", "stride": "1"}


def steps_in(at) -> list[str]:
    return [item.body for item in at.html if 'class="step"' in item.body]


def test_the_step_that_is_offered_is_the_pinned_one_and_it_says_so():
    [said] = steps_in(opened({**STEP, "at": "2,1"}))
    assert 'data-place="2,1"' in said
    assert "Output row 3, column 2" in said


def test_a_colour_image_has_a_channel_to_choose_and_a_grey_one_has_none():
    keys = lambda at: {group.key for group in at.button_group}  # noqa: E731
    assert "picture_channel" in keys(
        opened({"tab": "download", "input": "image", "grayscale": "false"})
    )
    assert "picture_channel" not in keys(opened({"tab": "download", "input": "image"}))


def test_of_a_colour_image_the_step_is_about_the_channel_that_is_chosen():
    at = opened({"tab": "download", "input": "image", "grayscale": "false"})
    assert "red" in steps_in(at)[0]
    at.button_group(key="picture_channel").set_value(2)
    run(at)
    assert "blue" in steps_in(at)[0]


@pytest.mark.parametrize("is_private", [False, True])
def test_an_animation_is_made_once_for_all_and_a_private_one_is_never_kept(is_private):
    made = []

    def make(*given):
        made.append(given)
        return b"made"

    image = np.arange(16.0).reshape(4, 4)
    for _ in range(3):
        pooling = Pooling.of(image, PoolSpec(2), is_private=is_private)
        assert animated(make, pooling, Look(is_picture=False), Run()) == b"made"
    assert len(made) == (3 if is_private else 1)
    animated(make, pooling, Look(is_picture=False), replace(Run(), pace=4))
    assert len(made) == (4 if is_private else 2)
