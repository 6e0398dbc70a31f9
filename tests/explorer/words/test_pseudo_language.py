"""A language that nobody speaks finds what is said without the catalogue.

Its every text is doubled and has accents. What is on the page without them was written elsewhere.
"""

import html
import json
import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from explorer.inputs.images import ImageError, load_image
from explorer.words import catalogue
from pooling.conventions import FRAMEWORKS
from tests.explorer.words.pseudo import WORD, pseudo, translated
from tests.imports import ROOT

NAMES = {"floor", "ceil", "i", "max", "min", "average", "median", "npy", "input"}
NAMES |= {"Keras", "PyTorch", "ONNX", "Runtime", "NumPy"}
# The names of frameworks, of their versions and of what they call things.
for framework in FRAMEWORKS.values():
    NAMES |= set(WORD.findall(f"{framework.title} {framework.version}"))
NAMES |= {*FRAMEWORKS, "torch", "keras", "NaN", "ceil_torch"}
NAMES |= {word for name in FRAMEWORKS for word in name.split("-")}
NAMES |= {"asked", "frameworks", "to", "same", "pytorch"}
# What is the same in every language: between backquotes, and where a link leads.
COMMAND = re.compile(r"`[^`]*`|\(https:[^)]*\)")
CORNER = {
    "matrix": "1,2,3,4;5,6,7,8;9,10,11,12;13,14,15,16",
    "asked": "mode:average;pool_size:3;stride:2;padding:1;ceil_mode:true;count_include_pad:true",
}
LINKS = [
    {},
    {"input": "image", "source": "upload"},
    {"input": "image", "tab": "plots", "grayscale": "false"},
    {"input": "image", "size": "64", "mode": "average"},
    {"pool_size": "3", "tab": "code", "padding": "1,0", "mode": "median"},
    {"tab": "verify", "mode": "l2", "stride": "3", "pool_size": "2,1"},
    {"tab": "verify", "windows": "output", "output_size": "3,2"},
    {"tab": "download", "windows": "output", "output_size": "3"},
    {"tab": "download", "input": "image", "size": "448", "pool_size": "64", "stride": "1"},
    {"matrix": "1,2,3,4,5", "pool_size": "1", "stride": "3"},
    {"matrix": "1;2;3;4;5", "pool_size": "1", "stride": "2"},
    {"pool_size": "9"},
    {"pool_size": "2", "dilation": "9", "padding": "same"},
    {"pool_size": "3", "dilation": "4", "padding": "2,1,0,0"},
    {"filter": "sobel_x"},
    {"filter": "own", "relu": "true", "weights": "1,2"},
    {"filter": "blur", "input": "image", "size": "64", "tab": "plots"},
    {"filter": "edges", "relu": "true", "input": "image", "size": "64", "tab": "download"},
    {"padding": "5", "pool_size": "0", "stride": "x", "output_size": "1,2,3", "at": "1"},
    {"padding": "1,2,3", "tab": "x", "ceil_mode": "x"},
    {"page": "compare"},
    {"page": "compare", "settings": "mode:max;pool_size:2/mode:average;pool_size:3/pool_size:9"},
    {"page": "compare", "way": "frameworks", "below": "rules"},
    {"page": "compare", "way": "frameworks", "below": "write", "asked": "padding:same;mode:l2"},
    {"page": "compare", "way": "frameworks", "below": "write", "frameworks": "torch,keras-torch"},
    {"page": "compare", "way": "frameworks", **CORNER},
    {"page": "compare", "way": "frameworks", "to": "skimage", "below": "write", **CORNER},
    {"page": "compare", "way": "frameworks", "frameworks": "torch", "asked": "x", "to": "x"},
    {"page": "compare", "way": "shift"},
    {"page": "compare", "way": "shift", "shift": "2,3", "border": "edge", "pool_size": "2"},
    {"page": "compare", "way": "shift", "shift": "1,1", "stride": "1", "input": "image"},
    {"page": "compare", "way": "shift", "shift": "0,0", "pool_size": "9"},
    {"page": "compare", "way": "shift", "shift": "9,9", "border": "x"},
    {"page": "compare", "way": "stack", "input": "image", "scale": "true"},
    {"page": "compare", "way": "stack", "layers": "padding:same/pool_size:5/mode:min/dilation:2"},
    {"page": "compare", "way": "stack", "layers": "windows:output;output_size:3/dilation:2"},
    {"view": "x", "show": "x"},
    {"ask": "all"},
    {"page": "learn"},
    {"page": "learn", "lesson": "practice"},
    {"page": "learn", "lesson": "one-window", "given": "1;2;3;4", "answered": "checked"},
    {"page": "learn", "lesson": "what-pooling-saves"},
]
# What a link that was ignored is quoted with: the values it can have, and names of parameters.
NAMES |= {
    "weights",
    "padding",
    "stride",
    "at",
    "tab",
    "pools",
    "plots",
    "code",
    "verify",
    "download",
}
NAMES |= {"page", "present", "view", "show", "sections", "pool"}
NAMES |= {"true", "false", "shift", "border", "around", "edge"}


def said(at: AppTest) -> Iterator[str]:
    """Yield every text that the page shows."""
    for kind in ("caption", "markdown", "info", "warning", "error", "title"):
        yield from (str(item.value) for item in getattr(at, kind))
    for kind in ("button", "number_input", "button_group", "download_button"):
        yield from (str(getattr(item, "label", "")) for item in at.get(kind))
    for item in at.button_group:
        yield from item.options
    for item in at.html:
        yield from texts_of_html(item.body)
    for item in at.get("bidi_component"):
        yield from texts_of_stage(item.proto.bytes)
        yield from texts_of_fields(json.loads(item.proto.json or "{}"))


def texts_of_html(body: str) -> Iterator[str]:
    body = re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL)
    yield from re.findall(r'alt="([^"]*)"', body)
    yield html.unescape(re.sub(r"<[^>]*>", " ", body))


def texts_of_fields(sent: dict) -> Iterator[str]:
    for field in sent.get("fields") or []:
        yield from (field.get(name, "") for name in ("label", "action", "problem", "fold"))
        if field["kind"] != "rows":  # whose hint is numbers
            yield field.get("hint", "")
        yield from (title for _, title in field["options"])


def texts_of_stage(sent: bytes) -> Iterator[str]:
    told = json.loads(sent[4 : 4 + int.from_bytes(sent[:4], "little")] or "{}")
    yield from (told.get(name, "") for name in ("title", "unread", "instead", "about", "verdict"))
    for name, number in told.get("numbers", {}).items():
        yield from (name, number)
    yield told.get("verdict", "")
    yield told.get("story", "")
    for column in told.get("columns", []):
        yield from (column[name] for name in ("name", "subtitle", "problem"))
        yield from ((column["result"] or {}).get(name, "") for name in ("facts", "why"))
        yield from texts_of_fields(column)
    yield from (told.get(name, "") for name in ("notes", "switch"))
    yield from texts_of_plot(told.get("plot") or {})
    yield from texts_of_stack(told)


def texts_of_plot(plot: dict) -> Iterator[str]:
    yield from (plot.get("title", ""), plot.get("caption", ""))
    for panel in plot.get("panels", ()):
        yield from (panel["title"], panel["axis"])
        for line in panel["texts"]:
            yield from line


def texts_of_stack(told: dict) -> Iterator[str]:
    yield from (told.get(name, "") for name in ("left", "question", "rule"))
    yield from (cell for line in told.get("table", []) for cell in line)
    yield from (layer["title"] for layer in told.get("layers", []))
    yield from (told.get("ends") or {}).values()


@pytest.fixture(autouse=True)
def nobodys_language(monkeypatch):
    tables = translated(catalogue.read_catalogue("en"))
    monkeypatch.setattr(catalogue, "read_catalogue", lambda _: tables)


@pytest.mark.parametrize("link", LINKS, ids=str)
def test_whatever_the_page_says_is_in_the_catalogue(link):
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params.update(link)
    at.run()
    assert not at.exception
    texts = [
        re.sub("`[^`]*`|\\(https:[^)]*\\)", "", text).replace("\\", "") for text in said(at) if text
    ]
    assert len(texts) >= 10  # A lesson says little besides its question.
    assert any("é" in text for text in texts)
    strange = {word for text in texts for word in WORD.findall(text)} - NAMES
    assert not strange


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"no image", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_why_a_file_is_refused_is_in_the_catalogue(data):
    with pytest.raises(ImageError) as refused:
        load_image(data)
    assert "é" in str(refused.value)
    assert not WORD.findall(str(refused.value))


def test_a_text_from_elsewhere_is_found():
    assert set(WORD.findall(pseudo("Rows, {amount}"))) <= {"amount"}
    assert set(WORD.findall("Rows")) == {"Rows"}
