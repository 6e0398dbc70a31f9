"""The part of the sidebar that chooses the input."""

import streamlit as st

from explorer.choices import LARGEST_SIDE_OF_ORIGINAL, SAMPLES, SIZES
from explorer.controls.parts import switch
from explorer.images import FORMATS
from explorer.matrices import (
    LARGEST_SIDE,
    LONGEST_TEXT,
    PRESETS,
    name_of_preset,
    parse_pasted,
)
from explorer.sources import keep_picture
from explorer.state import get_matrix, set_matrix
from explorer.words import plain

SAMPLE_TITLES = {
    "chelsea": "Cat",
    "camera": "Photographer",
    "coffee": "Coffee cup",
    "brick": "Brick wall",
    "text": "Printed text",
}


def input_controls() -> None:
    """Draw the widgets that choose the input."""
    switch("Input", {"matrix": "Matrix", "image": "Image"}, "input", show_label=False)
    if st.session_state.input == "matrix":
        _matrix_controls()
    else:
        _image_controls()


def _matrix_controls() -> None:
    st.session_state.preset = name_of_preset(get_matrix())
    st.selectbox(
        "Preset",
        list(PRESETS),
        key="preset",
        on_change=_preset_chosen,
        placeholder="My own matrix",
    )
    rows, cols = st.columns(2)
    rows.number_input("Rows", 1, LARGEST_SIDE, key="rows", persist_state="session")
    cols.number_input("Columns", 1, LARGEST_SIDE, key="cols", persist_state="session")
    paste = st.popover("Paste rows", width="stretch", key="paste", on_change="rerun")
    if paste.open:
        with paste:
            _paste_controls()


def _paste_controls() -> None:
    st.text_area(
        "Rows from a spreadsheet, a CSV file or Python",
        key="pasted",
        placeholder="10  12  8  7\n4  11  5  9",
        max_chars=LONGEST_TEXT,
        persist_state="session",
    )
    st.button("Use these rows", on_click=_paste_used, type="primary")
    if st.session_state.get("paste_error"):
        st.error(plain(st.session_state.paste_error))


def _image_controls() -> None:
    titles = {"sample": "Sample", "upload": "Upload", "camera": "Camera"}
    switch("Source", titles, "source", show_label=False)
    if st.session_state.source == "sample":
        st.selectbox(
            "Sample",
            SAMPLES,
            format_func=SAMPLE_TITLES.__getitem__,
            key="sample",
            label_visibility="collapsed",
            persist_state="session",
        )
    elif st.session_state.source == "upload":
        st.file_uploader(
            "An image file",
            type=list(FORMATS),
            key="upload",
            label_visibility="collapsed",
            on_change=keep_picture,
            args=("upload",),
        )
    else:
        st.camera_input(
            "A photo",
            key="camera",
            label_visibility="collapsed",
            on_change=keep_picture,
            args=("camera",),
        )
    st.selectbox("Size", SIZES, format_func=_size_title, key="size", persist_state="session")
    with st.container(horizontal=True):
        st.toggle("Colour", key="colour", persist_state="session")
        st.toggle(
            "Keep aspect",
            key="keep_aspect",
            persist_state="session",
            disabled=st.session_state.size == "original",
            help="Off: stretched to a square, as in the tutorial. On: the size is the longer side.",
        )


def _preset_chosen() -> None:
    if st.session_state.preset:
        set_matrix(PRESETS[st.session_state.preset]())


def _paste_used() -> None:
    state = st.session_state
    try:
        set_matrix(parse_pasted(state.pasted))
        state.paste_error = None
    except ValueError as error:
        state.paste_error = f"Not used: {error}."


def _size_title(size: str) -> str:
    return f"Original, up to {LARGEST_SIDE_OF_ORIGINAL}" if size == "original" else size
