"""The app's output against independent computations."""

import streamlit as st

from explorer.programs.verification import PACKAGES, Check, check, is_installed
from explorer.server.memory import set_aside
from explorer.state.pooled import Pooling
from explorer.state.session import change
from explorer.words.catalogue import say, titles
from explorer.words.numbers import number
from explorer.words.sentences import plain

ALWAYS = ("From scratch", "NumPy")


def show_verify(pooling: Pooling) -> None:
    """Run the loops at once and each framework when asked; tell what they said."""
    st.caption(say("verify.caption"))
    checks = _checks_of(pooling)
    for name in ALWAYS:
        if name not in checks:
            checks[name] = check(name, pooling.image, pooling.spec)
    on_demand = [name for name in PACKAGES if name not in ALWAYS and is_installed(name)]
    with st.container(horizontal=True):
        for name in on_demand:
            if st.button(say("verify.check", name=name), on_click=change):
                with st.spinner(say("verify.running", name=name)):
                    checks[name] = check(name, pooling.image, pooling.spec)
                    set_aside(name)
    st.markdown(_table([checks[name] for name in PACKAGES if name in checks]))
    _show_what_is_missing()


def _show_what_is_missing() -> None:
    """Tell those who run the server, in a sentence: a student can do nothing about it."""
    missing = [name for name in PACKAGES if not is_installed(name)]
    if missing:
        commands = ", ".join(f"`{PACKAGES[name][1]}`" for name in missing)
        st.caption(say("verify.missing", names=", ".join(missing), commands=commands))


def _checks_of(pooling: Pooling) -> dict[str, Check]:
    """Return the checks of this output so far, forgetting those of another."""
    state = st.session_state
    if "checks" not in state or state.checks[0] != pooling:
        state.checks = (pooling, {})
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
