"""The stage comes, is fed, is taken off the page and put back; and says what it cannot show."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from pooling import PoolSpec
from tests.browser.programs import framed, own

MATRIX = np.arange(16, dtype=np.float64).reshape(4, 4)
LARGER = np.arange(64, dtype=np.float64).reshape(8, 8)
GOOD = framed(MATRIX, PoolSpec())
# Counts frames that are asked for, less those that were called off.
COUNT_FRAMES = """() => {
    window.asked = new Set();
    const [ask, end] = [requestAnimationFrame, cancelAnimationFrame];
    window.requestAnimationFrame = (draw) => {
        const id = ask((time) => { asked.delete(id); draw(time); });
        asked.add(id);
        return id;
    };
    window.cancelAnimationFrame = (id) => { asked.delete(id); end(id); };
}"""


def call(page: Page, data: list[int], name: str = "leave") -> None:
    """Feed the test's own stage; the cleanup is kept under a name."""
    page.evaluate(f"data => {{ window.{name} = own.call(data); }}", data)


def broken(**changes: object) -> list[int]:
    return framed(MATRIX, PoolSpec(), **changes)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (broken(mode="sum"), 'The stage has no way to show the mode "sum". Reload the page'),
        (broken(output=None), "What came from the server cannot be shown. Reload the page"),
        (broken(rows={}), "What came from the server cannot be shown. Reload the page"),
        ([1, 2], "What came from the server cannot be shown. Reload the page"),
        (GOOD[:200], "What came from the server cannot be shown. Reload the page"),
    ],
)
def test_what_cannot_be_shown_is_said_and_what_can_is_shown_after_it(lab, data, sentence):
    call(lab, data)
    alert = own(lab, "[role=alert]")
    expect(alert).to_be_visible()
    expect(alert).to_contain_text(sentence)
    expect(own(lab, ".panels")).to_be_hidden()
    call(lab, GOOD)
    expect(own(lab, ".sentence")).to_contain_text("Output row 1, column 1")
    expect(alert).to_be_hidden()
    call(lab, data)
    expect(alert).to_be_visible()
    expect(own(lab, ".panels")).to_be_hidden()


def test_what_is_broken_and_found_late_does_not_hide_what_is_newer(lab):
    slow = {"dtype": "float64", "shape": [2, 2], "is_deflated": True, "data": b"not deflated"}
    lab.evaluate("([bad, good]) => { own.call(bad); own.call(good); }", [broken(output=slow), GOOD])
    expect(own(lab, ".sentence")).to_contain_text("Output row 1, column 1")
    lab.wait_for_timeout(300)
    expect(own(lab, "[role=alert]")).to_be_hidden()


def test_two_stages_on_a_page_are_each_their_own(lab):
    call(lab, framed(LARGER, PoolSpec(mode="min")))
    own(lab, "[data-do=last]").click()
    expect(own(lab, ".sentence")).to_contain_text("row 4, column 4: the minimum of")
    theirs = lab.locator(".st-key-stage .sentence")
    expect(theirs).to_contain_text("row 1, column 1: the maximum of 10, 12, 4, 11 is 12.")
    lab.locator(".st-key-stage [data-do=forward]").dispatch_event("click")
    expect(theirs).to_contain_text("row 1, column 2")
    expect(own(lab, ".sentence")).to_contain_text("row 4, column 4")


def test_a_stage_that_plays_asks_for_no_frame_off_the_page_and_goes_on_when_it_is_back(lab):
    lab.evaluate(COUNT_FRAMES)
    call(lab, framed(LARGER, PoolSpec(1)))
    own(lab, "[data-do=play]").click()
    expect(own(lab, ".count")).to_contain_text("3 of 64")
    lab.evaluate("leave()")
    assert lab.evaluate("asked.size") == 0
    said = own(lab, ".count").inner_text()
    lab.wait_for_timeout(1500)
    assert lab.evaluate("asked.size") == 0
    assert own(lab, ".count").inner_text() == said
    call(lab, framed(LARGER, PoolSpec(1)))
    expect(own(lab, ".count")).to_contain_text("6 of 64")
    assert lab.evaluate("asked.size") == 1


def test_what_a_stage_was_about_to_say_waits_until_it_is_back(lab):
    call(lab, GOOD)
    own(lab, "[data-do=forward]").click()
    lab.evaluate("leave()")
    lab.wait_for_timeout(500)
    assert own(lab, "[role=status]").text_content() == ""
    call(lab, GOOD)
    expect(own(lab, "[role=status]")).to_contain_text("Output row 1, column 2")


def test_an_edit_without_an_answer_is_given_up_when_the_stage_is_put_back(lab):
    call(lab, GOOD)
    own(lab, "[data-part=input] .cell").first.click()
    lab.keyboard.type("77")
    lab.keyboard.press("Enter")
    expect(own(lab, "[data-part=input] .cell").first).to_have_text("77")
    call(lab, GOOD)
    lab.evaluate("leave()")
    call(lab, GOOD)
    expect(own(lab, "[data-part=input] .cell").first).to_have_text("0")


def test_the_late_cleanup_of_an_overtaken_call_leaves_the_stage_alone(lab):
    call(lab, GOOD, "first")
    call(lab, GOOD, "second")
    lab.evaluate("first()")
    expect(own(lab, ".stage")).not_to_have_class("narrow")
    lab.set_viewport_size({"width": 390, "height": 720})
    expect(own(lab, ".stage.narrow")).to_be_visible()


def test_a_stage_off_the_page_does_not_follow_the_screen_and_does_when_it_is_back(lab):
    call(lab, GOOD)
    expect(own(lab, ".sentence")).to_be_visible()
    lab.evaluate("leave()")
    lab.set_viewport_size({"width": 390, "height": 720})
    lab.wait_for_timeout(500)
    expect(own(lab, ".stage.narrow")).to_have_count(0)
    call(lab, GOOD)
    expect(own(lab, ".stage.narrow")).to_be_visible()
