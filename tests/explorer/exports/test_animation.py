"""Animations, read back by Pillow: how many frames, how long, how often, and what they show."""

import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from PIL import Image, ImageSequence

from explorer.exports.animation import MOST_FRAMES, PACES, Run, alt_text, as_gif, as_webp, stops
from explorer.exports.canvas import Width, as_png
from explorer.exports.steps import Look, step_of
from pooling import PoolSpec, trace
from tests.pooling.strategies import spec_fields, steady

MATRIX = np.array([[10.0, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]])
STEPS = trace(MATRIX, PoolSpec(2))
LOOK = Look(is_picture=False)
KINDS = [as_gif, as_webp]


def opened(made: bytes) -> Any:
    return Image.open(io.BytesIO(made))


def frames_of(made: bytes) -> list[np.ndarray]:
    return [
        np.asarray(frame.convert("RGB")).astype(int)
        for frame in ImageSequence.Iterator(opened(made))
    ]


def durations_of(made: bytes) -> list[int]:
    image, durations = opened(made), []
    for index in range(image.n_frames):
        image.seek(index)
        image.load()
        durations.append(image.info["duration"])
    return durations


@pytest.mark.parametrize("make", KINDS)
def test_there_is_a_frame_for_each_window_of_the_width_that_is_chosen(make):
    image = opened(make(STEPS, LOOK, Run(width=640)))
    assert image.n_frames == 4
    assert image.width == 640


@pytest.mark.parametrize("make", KINDS)
def test_frames_last_as_long_as_the_pace_says_and_the_last_one_twice_as_long(make):
    assert durations_of(make(STEPS, LOOK, Run(pace=4))) == [250, 250, 250, 500]


@pytest.mark.parametrize(("make", "once"), [(as_gif, None), (as_webp, 1)])
def test_it_begins_again_or_stops_at_its_end(make, once):
    assert opened(make(STEPS, LOOK, Run(loops=True))).info["loop"] == 0
    assert opened(make(STEPS, LOOK, Run(loops=False))).info.get("loop") == once


def test_a_file_says_what_it_shows():
    said = "Pooling, step by step: the maximum of each window makes"
    assert opened(as_gif(STEPS, LOOK, Run())).info["comment"].decode().startswith(said)
    assert said in opened(as_webp(STEPS, LOOK, Run())).info["xmp"].decode()
    assert "4 × 4 input the 2 × 2 output" in alt_text(STEPS)


@pytest.mark.parametrize("make", KINDS)
def test_the_last_frame_is_the_last_step_as_it_is_drawn_by_itself(make):
    shown = frames_of(make(STEPS, LOOK, Run(width=960)))
    png = as_png(step_of(STEPS, (1, 1), LOOK).figure, Width(960))
    drawn = np.asarray(opened(png).convert("RGB")).astype(int)
    assert shown[-1].shape == drawn.shape
    # A palette and a loss of WebP are all that may differ.
    assert np.abs(shown[-1] - drawn).mean() < 2
    assert np.abs(shown[0] - drawn).mean() > 2


def test_the_output_fills_up_cell_by_cell():
    first, *_, last = frames_of(as_gif(STEPS, LOOK, Run(width=1280)))
    # The yellow of 18, the largest number, is in the output once it is there.
    yellow = (last[:, 800:] == (254, 242, 146)).all(axis=2).sum()
    assert (np.abs(last[:, 800:] - (254, 242, 146)).max(axis=2) < 12).sum() > 500, yellow
    assert (np.abs(first[:, 800:] - (254, 242, 146)).max(axis=2) < 12).sum() == 0


def test_a_larger_run_goes_row_by_row_and_never_has_more_frames_than_the_most():
    for side in (12, 13, 100, 640):
        steps = trace(np.zeros((side, side), np.uint8), PoolSpec(1))
        shown = stops(steps)
        assert len(shown) <= MOST_FRAMES
        assert shown[-1] == ((side - 1, side - 1), side * side)
        by_rows = [filled % side == 0 for _, filled in shown]
        assert all(by_rows) == (side * side > MOST_FRAMES)
        assert sorted(filled for _, filled in shown) == [filled for _, filled in shown]


def test_a_frame_of_a_row_says_which_row_is_done():
    steps = trace(np.zeros((3, 300), np.uint8), PoolSpec(1))
    assert [at for at, _ in stops(steps)] == [(0, 299), (1, 299), (2, 299)]
    assert opened(as_gif(steps, Look(is_picture=True), Run(width=320))).n_frames == 3


def test_cells_of_the_output_that_are_not_there_yet_are_empty_but_for_their_frames():
    shown = frames_of(as_gif(STEPS, LOOK, Run(width=1280)))
    alone = [as_png(step_of(STEPS, at, LOOK).figure, Width(1280)) for at in ((0, 0), (0, 1))]
    full = [np.asarray(opened(png).convert("RGB")).astype(int) for png in alone]
    # What the step by itself has and the frame has not is the rest of the output.
    for filled, (frame, step) in enumerate(zip(shown, full, strict=False), start=1):
        changed = (np.abs(frame - step).max(axis=2) > 40).nonzero()
        height, width = np.ptp(changed[0]), np.ptp(changed[1])
        assert height / width == pytest.approx(1 if filled == 1 else 1 / 2, abs=0.05)
        assert (frame[changed] > 240).all(axis=1).mean() > 0.9


@settings(steady, max_examples=6)
@given(spec_fields(), st.sampled_from(PACES), st.booleans())
def test_every_pooling_has_a_frame_for_each_window_and_all_of_the_output_in_the_last(
    fields, pace, loops
):
    try:
        steps = trace(np.arange(30.0).reshape(5, 6), PoolSpec(**fields))
    except ValueError:
        reject()
    windows = steps.output.size
    run = Run(pace, loops, 320)
    durations = durations_of(as_gif(steps, LOOK, run))
    assert len(durations) == (windows if windows <= MOST_FRAMES else len(steps.output))
    assert sum(durations) == 1000 // pace * (len(durations) + 1)
    assert stops(steps)[-1][1] == windows


@pytest.mark.parametrize("make", KINDS)
def test_the_same_steps_give_the_same_file(make):
    assert make(STEPS, LOOK, Run(width=320)) == make(STEPS, LOOK, Run(width=320))


def test_one_window_is_one_frame():
    steps = trace(np.ones((2, 2)), PoolSpec(2))
    for make in KINDS:
        assert getattr(opened(make(steps, LOOK, Run())), "n_frames", 1) == 1
