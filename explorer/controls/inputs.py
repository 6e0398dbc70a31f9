"""The part of the sidebar that chooses the input."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import streamlit as st

from explorer.components.form import Field, form
from explorer.controls.parts import setter
from explorer.inputs.images import FORMATS
from explorer.inputs.matrices import (
    LARGEST_SIDE,
    LONGEST_TEXT,
    PRESETS,
    name_of_preset,
    parse_pasted,
)
from explorer.state.choices import LARGEST_SIDE_OF_ORIGINAL, SIZES
from explorer.state.pictures import keep_picture
from explorer.state.session import get_matrix, set_matrix

INPUT_TITLES = {"matrix": "Matrix", "image": "Image"}
SOURCE_TITLES = {"sample": "Sample", "upload": "Upload", "camera": "Camera"}
SAMPLE_TITLES = {
    "chelsea": "Cat",
    "camera": "Photographer",
    "coffee": "Coffee cup",
    "brick": "Brick wall",
    "text": "Printed text",
}


def input_controls() -> None:
    """Draw the controls that choose the input."""
    state = st.session_state
    fields = [
        Field("choice", "input", "Input", state.input, options=INPUT_TITLES, shows_label=False)
    ]
    if state.input == "matrix":
        form("input_form", fields + _matrix_fields(), setter(AFTER))
        return
    form("input_form", fields + _image_fields(), setter(AFTER))
    if state.source == "upload":
        st.file_uploader(
            "An image file",
            type=list(FORMATS),
            key="upload",
            label_visibility="collapsed",
            on_change=keep_picture,
            args=("upload",),
        )
    elif state.source == "camera":
        st.camera_input(
            "A photo",
            key="camera",
            label_visibility="collapsed",
            on_change=keep_picture,
            args=("camera",),
        )


def _matrix_fields() -> list[Field]:
    state = st.session_state
    return [
        Field(
            "list",
            "preset",
            "Preset",
            name_of_preset(get_matrix()),
            options={name: name for name in PRESETS},
            hint="My own matrix",
        ),
        Field("number", "rows", "Rows", state.rows, (1, LARGEST_SIDE)),
        Field("number", "cols", "Columns", state.cols, (1, LARGEST_SIDE)),
        Field(
            "text",
            "pasted",
            "Rows from a spreadsheet, a CSV file or Python",
            state.get("pasted", ""),
            (0, LONGEST_TEXT),
            hint="10  12  8  7\n4  11  5  9",
            action="Use these rows",
            problem=state.get("paste_error", ""),
            fold="Paste rows",
        ),
    ]


def _image_fields() -> list[Field]:
    state = st.session_state
    sample = Field("list", "sample", "Sample", state.sample, options=SAMPLE_TITLES)
    return [
        Field("choice", "source", "Source", state.source, options=SOURCE_TITLES, shows_label=False),
        *([sample] if state.source == "sample" else []),
        Field("list", "size", "Size", state.size, options={size: _title(size) for size in SIZES}),
        Field("switch", "colour", "Colour", state.colour),
        Field(
            "switch",
            "keep_aspect",
            "Keep aspect",
            state.keep_aspect,
            hint="Off: stretched to a square, as in the tutorial. On: the size is the longer side.",
            is_disabled=state.size == "original",
        ),
    ]


def _title(size: str) -> str:
    return f"Original, up to {LARGEST_SIDE_OF_ORIGINAL}" if size == "original" else size


def _preset_chosen() -> None:
    set_matrix(PRESETS[st.session_state.preset]())


def _paste_used() -> None:
    state = st.session_state
    try:
        set_matrix(parse_pasted(state.pasted))
        state.paste_error = ""
    except ValueError as error:
        state.paste_error = f"Not used: {error}."


AFTER: Mapping[str, Callable[[], None]] = MappingProxyType(
    {"preset": _preset_chosen, "pasted": _paste_used}
)
