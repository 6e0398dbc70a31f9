"""Links to a lesson, for a teacher to hand on."""

from dataclasses import replace

import streamlit as st

from explorer.state.addresses import address_of
from explorer.state.session import current
from explorer.words.catalogue import say


def show_links() -> None:
    """Offer the question that is open: alone, solved, and for the projector."""
    choices = replace(current().choices, given=(), answered="no", done=(), record=(), view="page")
    alone = address_of(choices)
    links = {
        say("learning.alone"): f"{alone}{'&' if '?' in alone else '?'}embed=true",
        say("learning.solved"): address_of(replace(choices, answered="shown")),
        say("learning.projected"): address_of(replace(choices, view="present")),
    }
    with st.expander(say("learning.for_teachers")):
        for label, link in links.items():
            st.caption(label)
            st.code(link, language=None)
