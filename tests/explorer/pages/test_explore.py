"""The Explore page without a browser: what it opens with, and what is not its own."""

import json
import subprocess
import sys

import pytest

from tests.explorer.driver import EXAMPLE, ROOT, fields_of, link_of, opened, result, send, stage_of


def test_the_page_opens_on_the_worked_example():
    at = opened()
    image, output = result(at)
    assert image.tolist() == EXAMPLE
    assert output.tolist() == [[12, 9], [18, 7]]
    assert stage_of(at)["numbers"]["Output rows and columns"] == "floor((4 − 2) / 2) + 1 = 2"
    assert not at.error
    assert not at.warning
    assert link_of(at) == {}


@pytest.mark.parametrize(
    ("link", "label"),
    [
        ({}, "2 × 2, stride 2, max"),
        ({"windows": "output", "mode": "min"}, "Output 3 × 3, min"),
        ({"windows": "output", "output_size": "1,7"}, "Output 1 × 7, max"),
    ],
)
def test_the_bar_on_a_phone_says_what_is_chosen(link, label):
    sent = [json.loads(item.proto.json or "{}") for item in opened(link).get("bidi_component")]
    assert (label, True) in [(one.get("label"), one.get("introduces")) for one in sent]


def test_the_strip_says_where_windows_lie_that_fit_an_output():
    numbers = stage_of(opened({"windows": "output"}))["numbers"]
    said = "floor((i − 1) · 4 / 3) + 1 to ceil(i · 4 / 3)"
    assert numbers["Window i, rows and columns"] == said
    assert numbers["Window size"] == "2 × 2"


HOSTILE_MESSAGES = [
    {"windows": "both", "output_height": 3},
    {"windows": 1, "output_width": 10**9},
    {"pool_height": 10**9},
    {"pool_height": -1, "mode": "__import__('os')"},
    {"rows": 2.5, "cols": "4", "preset": "<b>"},
    {"pasted": "\x00\ud800" * 5_000},
    {"pasted": "1," * 9_999},
    {"padding": ["same"], "pad_left": 5, "input": None},
    {"state": 1, "written_link": {}, "pooled": None},
]


@pytest.mark.parametrize("changes", HOSTILE_MESSAGES)
def test_a_client_that_skips_the_browsers_checks_changes_nothing(changes):
    at = opened()
    for form, taken in {where for where, _ in fields_of(at).values()}:
        send(at, form, taken + 1, changes)
    assert result(at)[0].tolist() == EXAMPLE
    assert result(at)[1].tolist() == [[12, 9], [18, 7]]
    assert link_of(at) == {}


def test_matplotlib_comes_when_a_plot_is_asked_for_and_not_with_the_page():
    script = """
import sys
from streamlit.testing.v1 import AppTest

at = AppTest.from_file("app.py", default_timeout=60).run()
assert not at.exception
assert "matplotlib" not in sys.modules
at.query_params["tab"] = "plots"
at.run()
assert not at.exception
assert "matplotlib" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
