"""Pooling Lab: see every number of a pooled matrix or image come from its window.

Run with ``streamlit run app.py``.
"""

import streamlit as st

from explorer.pages import explore

st.set_page_config(
    page_title="Pooling Lab",
    page_icon="assets/icon.png",
    layout="wide",
    initial_sidebar_state="auto",
)
st.navigation([st.Page(explore.show, title="Pooling Lab", default=True)], position="hidden").run()
