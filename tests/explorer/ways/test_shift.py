"""The way Shift without a browser: what its controls change, and what cannot be shown."""

import json

from tests.explorer.driver import fields_of, link_of, opened, put, stage_of, value

SHIFT = {"page": "compare", "way": "shift"}


def test_the_sliders_nudge_the_input_and_change_the_link():
    at = opened(SHIFT)
    assert (value(at, "down"), value(at, "right")) == (0, 1)
    put(at, down=2, right=0)
    assert "2 rows down: whole strides" in stage_of(at)["verdict"]
    assert stage_of(at)["moving"]["came_in"] == [2, 0]
    assert link_of(at) == {**SHIFT, "shift": "2,0"}
    put(at, border="edge", size=3, step=1)
    assert link_of(at)["border"] == "edge"
    assert (link_of(at)["pool_size"], link_of(at)["stride"]) == ("3", "1")


def test_a_smaller_stride_brings_the_nudge_back_within_two_of_it():
    at = opened({**SHIFT, "shift": "4,3"})
    put(at, step=1)
    assert fields_of(at)["down"][1]["limits"] == [0, 2]
    assert (value(at, "down"), value(at, "right")) == (2, 2)
    assert link_of(at)["shift"] == "2,2"
    assert not opened(link_of(at)).warning


def test_a_ready_made_nudge_is_opened_by_one_button_and_is_in_the_link():
    at = opened(SHIFT)
    put(at, case_stripes=True)
    link = link_of(at)
    assert link["matrix"].startswith("0,0,9,9,0,0,9,9;")
    assert stage_of(opened(link))["verdict"] == stage_of(at)["verdict"]


def test_a_ready_made_nudge_leaves_a_picture_where_it_is():
    at = opened({**SHIFT, "input": "image", "size": "64"})
    put(at, case_edge=True)
    assert link_of(at) == {
        **SHIFT,
        "input": "image",
        "size": "64",
        "shift": "0,2",
        "border": "edge",
        "stride": "2",
    }


def test_a_nudge_sends_no_pixels_again():
    at = opened({**SHIFT, "input": "image", "size": "64"})
    assert "data" in stage_of(at)["columns"][0]["result"]["payload"]["input"]
    put(at, down=1)
    sent = [column["result"]["payload"]["input"] for column in stage_of(at)["columns"]]
    assert not any("data" in told for told in sent)


def test_a_pool_that_does_not_fit_says_why_in_every_column():
    at = opened({**SHIFT, "pool_size": "9"})
    sent = stage_of(at)
    assert [column["result"] for column in sent["columns"]] == [None] * 3
    assert all("A pool of 9 does not fit" in column["problem"] for column in sent["columns"])
    assert sent["plot"] is None
    put(at, size=2)
    assert all(column["result"] for column in stage_of(at)["columns"])


def test_a_picture_of_the_readers_own_is_not_shared(monkeypatch):
    made = []
    monkeypatch.setattr("explorer.state.shifted._shared_followers", made.append)
    at = opened({**SHIFT, "input": "image", "source": "upload", "size": "64"})
    put(at, down=1)
    assert made == []
    assert json.dumps(stage_of(at)["plot"])
