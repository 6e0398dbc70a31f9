"""The part of the sidebar that chooses the input."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import streamlit as st

from explorer.components.form import Field, form
from explorer.controls.filters import SPECIAL as FILTERING
from explorer.controls.filters import filter_fields
from explorer.controls.parts import setter
from explorer.inputs.images import FORMATS
from explorer.inputs.matrices import (
    LARGEST_SIDE,
    LONGEST_TEXT,
    PRESETS,
    name_of_preset,
)
from explorer.state.choices import LARGEST_SIDE_OF_ORIGINAL, SIZES
from explorer.state.session import (
    change,
    current,
    keep_picture,
    resize_matrix,
    set_matrix,
)
from explorer.state.views import keeps
from explorer.words.catalogue import say, titles
from explorer.words.sentences import plain


def input_controls() -> None:
    """Draw the controls that choose the input."""
    if not keeps("input"):
        return
    choices = current().choices
    kinds, label = titles("inputs"), say("input.label")
    fields = [Field("choice", "input", label, choices.input, options=kinds, shows_label=False)]
    if choices.input == "matrix":
        form("input_form", fields + _matrix_fields() + filter_fields(), setter(SPECIAL))
        return
    form("input_form", fields + _image_fields() + filter_fields(), setter(SPECIAL))
    _picture_widget(choices.source)


def _picture_widget(source: str) -> None:
    """Draw what takes a picture, and below it why none, or not the last one, is shown."""
    session = current()
    if source == "upload":
        st.file_uploader(
            say("input.file"),
            type=list(FORMATS),
            key="upload",
            label_visibility="collapsed",
            on_change=keep_picture,
            args=("upload",),
        )
    elif source == "camera":
        st.camera_input(
            say("input.photo"),
            key="camera",
            label_visibility="collapsed",
            on_change=keep_picture,
            args=("camera",),
        )
    if source in session.unused:
        st.error("\n\n".join(map(plain, session.unused[source])))
    elif source != "sample" and source not in session.pictures:
        st.info(say("notices.no_picture"))


def _matrix_fields() -> list[Field]:
    session = current()
    matrix = session.choices.matrix
    rows, cols = matrix.shape
    return [
        Field(
            "list",
            "preset",
            say("input.preset"),
            name_of_preset(matrix),
            options=titles("presets"),
            hint=say("input.own_matrix"),
        ),
        Field("number", "rows", say("input.rows"), rows, (1, LARGEST_SIDE)),
        Field("number", "cols", say("input.cols"), cols, (1, LARGEST_SIDE)),
        Field(
            "rows",
            "pasted",
            say("input.pasted"),
            session.pasted,
            (0, LONGEST_TEXT),
            hint="10  12  8  7\n4  11  5  9",
            action=say("input.use_pasted"),
            fold=say("input.paste"),
        ),
    ]


def _image_fields() -> list[Field]:
    choices, refusal = current().choices, current().refusal
    source, label = choices.source, say("input.source")
    sizes = {size: _title(size) for size in SIZES}
    sample = Field("list", "sample", say("input.sample"), choices.sample, options=titles("samples"))
    return [
        Field("choice", "source", label, source, options=titles("sources"), shows_label=False),
        *([sample] if source == "sample" else []),
        Field("list", "size", say("input.size"), choices.size, options=sizes),
        *([Field("advice", "unread", refusal.sentence)] if refusal and not refusal.mends else []),
        Field(
            "switch",
            "colour",
            say("input.colour"),
            not choices.is_grey,
            hint=say("input.colour_filtered") if choices.is_filtered else "",
            is_disabled=choices.is_filtered,
        ),
        Field(
            "switch",
            "keep_aspect",
            say("input.keep_aspect"),
            choices.keep_aspect,
            hint=say("input.keep_aspect_hint"),
            is_disabled=choices.size == "original",
        ),
    ]


def _title(size: str) -> str:
    return say("input.original", most=LARGEST_SIDE_OF_ORIGINAL) if size == "original" else size


def _use_pasted(pasted: dict[str, Any]) -> None:
    current().pasted = pasted["text"]
    set_matrix(np.array(pasted["rows"], np.float64))


SPECIAL: Mapping[str, Callable[[Any], None]] = MappingProxyType(
    {
        "preset": lambda name: set_matrix(PRESETS[name]()),
        "rows": lambda rows: resize_matrix(rows=rows),
        "cols": lambda cols: resize_matrix(cols=cols),
        "pasted": _use_pasted,
        **FILTERING,
        "colour": lambda is_colour: change(grayscale=not is_colour),
    }
)
