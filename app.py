"""Pooling Lab: see every number of a pooled matrix or image come from its window.

Run with ``streamlit run app.py``.
"""

import streamlit as st

st.set_page_config(
    page_title="Pooling Lab",
    page_icon="assets/icon.png",
    layout="wide",
    initial_sidebar_state="auto",
)
st.navigation(
    [st.Page("explorer/pages/explore.py", title="Pooling Lab", default=True)], position="hidden"
).run()
