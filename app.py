"""Pooling Lab: see every number of a pooled matrix or image come from its window.

Run with ``streamlit run app.py``.
"""

import streamlit as st

from explorer.pages import PAGES
from explorer.pages.frame import show
from explorer.server.memory import collect_often, receive_in_memory
from explorer.state.session import current, follow_link
from explorer.words.catalogue import say

follow_link()
page = PAGES[current().choices.page]
# Once for each page: the browser keeps it, and would be told all of it again at every change.
if st.session_state.get("titled") != page.title:
    st.session_state.titled = page.title
    st.set_page_config(
        page_title=say(page.title),
        page_icon="assets/icon.png",
        layout="wide",
        initial_sidebar_state="auto",
    )
    receive_in_memory()
    collect_often()
show(page)
