"""Pooling Lab: see every number of a pooled matrix or image come from its window.

Run with ``streamlit run app.py``.
"""

import streamlit as st

from explorer.pages import explore
from explorer.server.memory import collect_often, receive_in_memory

# Once for each session: the browser keeps it, and would be told all of it again at every change.
if "is_configured" not in st.session_state:
    st.session_state.is_configured = True
    st.set_page_config(
        page_title="Pooling Lab",
        page_icon="assets/icon.png",
        layout="wide",
        initial_sidebar_state="auto",
    )
    receive_in_memory()
    collect_often()
explore.show()
