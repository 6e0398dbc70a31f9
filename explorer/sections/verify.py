"""The app's output against independent computations."""

from collections.abc import Hashable
from functools import partial

import streamlit as st

from explorer.programs.backward import WAYS
from explorer.programs.verification import PACKAGES, Check, check, is_installed
from explorer.server.memory import set_aside
from explorer.state.backward import back_of, upstream_of
from explorer.state.pooled import Pooling
from explorer.state.session import change, current
from explorer.words.catalogue import say, titles
from explorer.words.numbers import number
from explorer.words.sentences import plain

ALWAYS = ("From scratch", "NumPy")


def show_verify(pooling: Pooling) -> None:
    """Run the loops at once and each framework when asked; tell what they said."""
    st.caption(say("verify.caption"))
    choices = current().choices
    back = back_of(choices, pooling)
    direction = back.direction if back else "forward"
    upstream = upstream_of(choices, pooling)
    checks = _checks_of(pooling, direction, None if upstream is None else upstream.tobytes())
    run = partial(
        check,
        image=pooling.image,
        spec=pooling.spec,
        direction=direction,
        upstream=upstream,
        filtered=pooling.filtered,
    )
    ways = WAYS[direction]
    for name in ALWAYS:
        if name in ways and name not in checks:
            checks[name] = run(name)
    on_demand = [name for name in ways if name not in ALWAYS and is_installed(name)]
    with st.container(horizontal=True):
        for name in on_demand:
            if st.button(say("verify.check", name=name), on_click=change):
                with st.spinner(say("verify.running", name=name)):
                    checks[name] = run(name)
                    set_aside(name)
    st.markdown(_table([checks[name] for name in PACKAGES if name in checks]))
    _show_what_is_missing()


def _show_what_is_missing() -> None:
    """Tell those who run the server, in a sentence: a student can do nothing about it."""
    missing = [name for name in PACKAGES if not is_installed(name)]
    if missing:
        commands = ", ".join(f"`{PACKAGES[name][1]}`" for name in missing)
        st.caption(say("verify.missing", names=", ".join(missing), commands=commands))


def _checks_of(*shown: Hashable) -> dict[str, Check]:
    """Return the checks of what is shown so far, forgetting those of anything else."""
    state = st.session_state
    if "checks" not in state or state.checks[0] != shown:
        state.checks = (shown, {})
    return state.checks[1]


def _table(checks: list[Check]) -> str:
    heads = [say(f"verify.{name}") for name in ("by", "result", "difference", "time")]
    lines = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    for item in checks:
        difference = "" if item.difference is None else number(item.difference)
        milliseconds = "" if item.seconds is None else number(item.seconds * 1000)
        seconds = milliseconds and say("verify.milliseconds", time=milliseconds)
        way = titles("ways")[item.name]
        verdict = titles("verdicts")[item.verdict]
        told = f"**{verdict}**" + (f". {plain(item.note)}" if item.note else "")
        lines.append(f"| {way} | {told} | {difference} | {seconds} |")
    return "\n".join(lines)
