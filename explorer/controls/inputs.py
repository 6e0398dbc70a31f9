"""The part of the sidebar that chooses the input."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

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
from explorer.state.session import (
    change,
    current,
    keep_picture,
    resize_matrix,
    set_matrix,
)

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
    choices = current().choices
    fields = [
        Field("choice", "input", "Input", choices.input, options=INPUT_TITLES, shows_label=False)
    ]
    if choices.input == "matrix":
        form("input_form", fields + _matrix_fields(), setter(SPECIAL))
        return
    form("input_form", fields + _image_fields(), setter(SPECIAL))
    if choices.source == "upload":
        st.file_uploader(
            "An image file",
            type=list(FORMATS),
            key="upload",
            label_visibility="collapsed",
            on_change=keep_picture,
            args=("upload",),
        )
    elif choices.source == "camera":
        st.camera_input(
            "A photo",
            key="camera",
            label_visibility="collapsed",
            on_change=keep_picture,
            args=("camera",),
        )


def _matrix_fields() -> list[Field]:
    session = current()
    matrix = session.choices.matrix
    rows, cols = matrix.shape
    return [
        Field(
            "list",
            "preset",
            "Preset",
            name_of_preset(matrix),
            options={name: name for name in PRESETS},
            hint="My own matrix",
        ),
        Field("number", "rows", "Rows", rows, (1, LARGEST_SIDE)),
        Field("number", "cols", "Columns", cols, (1, LARGEST_SIDE)),
        Field(
            "text",
            "pasted",
            "Rows from a spreadsheet, a CSV file or Python",
            session.pasted,
            (0, LONGEST_TEXT),
            hint="10  12  8  7\n4  11  5  9",
            action="Use these rows",
            problem=session.paste_problem,
            fold="Paste rows",
        ),
    ]


def _image_fields() -> list[Field]:
    choices = current().choices
    source = choices.source
    sample = Field("list", "sample", "Sample", choices.sample, options=SAMPLE_TITLES)
    return [
        Field("choice", "source", "Source", source, options=SOURCE_TITLES, shows_label=False),
        *([sample] if source == "sample" else []),
        Field("list", "size", "Size", choices.size, options={size: _title(size) for size in SIZES}),
        Field("switch", "colour", "Colour", not choices.grayscale),
        Field(
            "switch",
            "keep_aspect",
            "Keep aspect",
            choices.keep_aspect,
            hint="Off: stretched to a square, as in the tutorial. On: the size is the longer side.",
            is_disabled=choices.size == "original",
        ),
    ]


def _title(size: str) -> str:
    return f"Original, up to {LARGEST_SIDE_OF_ORIGINAL}" if size == "original" else size


def _use_pasted(text: str) -> None:
    session = current()
    session.pasted, session.paste_problem = text, ""
    try:
        set_matrix(parse_pasted(text))
    except ValueError as error:
        session.paste_problem = f"Not used: {error}."
        change()


SPECIAL: Mapping[str, Callable[[Any], None]] = MappingProxyType(
    {
        "preset": lambda name: set_matrix(PRESETS[name]()),
        "rows": lambda rows: resize_matrix(rows=rows),
        "cols": lambda cols: resize_matrix(cols=cols),
        "pasted": _use_pasted,
        "colour": lambda is_colour: change(grayscale=not is_colour),
    }
)
