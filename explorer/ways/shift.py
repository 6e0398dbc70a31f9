"""Shift: the input nudged by some cells, and how far three ways to pool follow it."""

from dataclasses import replace

from explorer.components.compare import Column, Moving, Result, compare
from explorer.components.compare.reading import Reading
from explorer.controls.shift import shift_controls
from explorer.state.choices import Setting
from explorer.state.fits import find_refusal
from explorer.state.session import current
from explorer.state.shifted import Nudging, shift_within
from explorer.ways.chosen import Chosen
from explorer.ways.way import Way
from explorer.words.catalogue import say, titles
from explorer.words.features import about_features
from explorer.words.shift_plot import plot_of
from explorer.words.shifting import facts_of, notes_of, reason_of, verdict_of
from pooling.axis import Pair
from pooling.shifting import sources


def _show_columns() -> bool:
    session = current()
    # A stride that was made smaller takes the nudge with it.
    session.choices = replace(session.choices, shift=shift_within(session.choices))
    choices, chosen = session.choices, Chosen.now()
    setting = Setting(pool_size=choices.pool_size, stride=choices.stride)
    refusal = find_refusal(setting, session.shape, is_apart=False)
    if chosen.image is None or refusal:
        return _show_problem(chosen.problem or (refusal.sentence if refusal else ""))
    nudging = Nudging.of(chosen.image, choices, is_private=chosen.is_private)
    if isinstance(session.shown, Nudging) and nudging == session.shown:
        nudging = session.shown  # Which may hold results of its own.
    session.shown = nudging
    return _show(nudging, choices.shift, chosen)


def _show(nudging: Nudging, by: Pair, chosen: Chosen) -> bool:
    followers = nudging.followers
    found = {way: follower.at(by) for way, follower in followers.items()}
    names = titles("shift_ways")
    columns = []
    for way, moved in found.items():
        nudged = followers[way].nudged
        reading = Reading(nudging.image, moved.output, way, nudged.rows, nudged.cols)
        facts, why = facts_of(moved), reason_of(moved, followers[way])
        columns.append(Column(names[way], Result(reading, moved.kinds, facts, why)))
    return compare(
        columns,
        verdict=verdict_of(by, nudging.stride, found),
        about=about_features(chosen.filtered),
        is_picture=chosen.is_picture,
        name=nudging.digest,
        moving=Moving(
            by,
            sources(nudging.image.shape, by, nudging.border),
            notes_of(by, nudging.stride, nudging.border, found, is_picture=chosen.is_picture),
            plot_of(followers, by),
        ),
        key="shift",
    )


def _show_problem(problem: str) -> bool:
    columns = [Column(name, None, problem) for name in titles("shift_ways").values()]
    return compare(columns, verdict=say("comparison.none"), is_picture=False, name="", key="shift")


WAY = Way(_show_columns, shift_controls)
