"""How a page is seen: by its link, by what the browser asks for, and with a code."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from explorer.state.pictures import Picture
from tests.explorer.driver import opened, run


def shell_of(at: AppTest) -> dict:
    sent = [json.loads(item.proto.json or "{}") for item in at.get("bidi_component")]
    return next(one for one in sent if "introduces" in one)


def test_a_page_is_not_presented_unless_its_link_says_so():
    at = opened()
    assert shell_of(at)["view"] == "page"
    assert at.title


def test_presented_a_page_has_no_sidebar_and_nothing_below_the_stage():
    at = opened({"view": "present", "tab": "verify"})
    assert shell_of(at)["view"] == "present"
    assert not shell_of(at)["introduces"]
    assert not at.title
    assert not at.button_group
    assert at.query_params["view"] in ("present", ["present"])


def test_every_page_is_presented():
    at = opened({"page": "compare", "view": "present", "way": "stack"})
    assert shell_of(at)["view"] == "present"
    assert not at.title


def test_what_was_wrong_with_a_link_is_not_told_to_a_room():
    assert opened({"mode": "x"}).warning
    assert not opened({"mode": "x", "view": "present"}).warning


def test_a_link_says_what_show_can_name():
    said = opened({"show": "pool,menu"}).warning[0].value
    assert "input, pool, sections" in said


@pytest.mark.parametrize(
    ("link", "is_said"),
    [
        ({"input": "image", "source": "upload"}, True),
        ({"input": "image", "source": "sample"}, False),
        ({"input": "matrix", "source": "upload"}, False),
        ({"page": "learn"}, False),
    ],
)
def test_a_code_says_that_a_picture_of_the_readers_own_is_not_part_of_it(link, is_said):
    at = opened(link)
    session = at.session_state["session"]
    session.pictures["upload"] = Picture("cat.png", Path("assets/chelsea.png").read_bytes())
    session.wants_code = True
    notice = shell_of(run(at))["code"]["notice"]
    assert ("picture of your own" in notice) == is_said
