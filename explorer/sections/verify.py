"""The app's output against independent computations."""

import streamlit as st

from explorer.programs.verification import PACKAGES, Check, check, is_installed
from explorer.state.pooled import Pooling
from explorer.state.session import change
from explorer.words.numbers import number
from explorer.words.sentences import plain

ALWAYS = ("From scratch", "NumPy")


def show_verify(pooling: Pooling) -> None:
    """Run the loops at once and each framework when asked; tell what they said."""
    st.caption(
        "The output above against independent computations by the very programs of the Code "
        "section. From scratch is the tutorial's double loop."
    )
    checks = _checks_of(pooling)
    for name in ALWAYS:
        if name not in checks:
            checks[name] = check(name, pooling.image, pooling.spec)
    on_demand = [name for name in PACKAGES if name not in ALWAYS]
    with st.container(horizontal=True):
        for name in on_demand:
            if st.button(f"Check with {name}", disabled=not is_installed(name), on_click=change):
                with st.spinner(f"Running {name}"):
                    checks[name] = check(name, pooling.image, pooling.spec)
    st.markdown(_table([checks[name] for name in PACKAGES if name in checks]))
    _show_what_is_missing()


def _show_what_is_missing() -> None:
    for name, (_, command) in PACKAGES.items():
        if not is_installed(name):
            st.caption(f"{name} is not installed here. To check with it:")
            st.code(command, language="shell")


def _checks_of(pooling: Pooling) -> dict[str, Check]:
    """Return the checks of this output so far, forgetting those of another."""
    state = st.session_state
    if "checks" not in state or state.checks[0] != pooling:
        state.checks = (pooling, {})
    return state.checks[1]


def _table(checks: list[Check]) -> str:
    lines = ["| Computed by | Result | Largest difference | Time | |", "|---|---|---|---|---|"]
    for item in checks:
        difference = "" if item.difference is None else number(item.difference)
        seconds = "" if item.seconds is None else f"{number(item.seconds * 1000)} ms"
        verdict = item.verdict.capitalize()
        lines.append(
            f"| {item.name} | **{verdict}** | {difference} | {seconds} | {plain(item.note)} |"
        )
    return "\n".join(lines)
