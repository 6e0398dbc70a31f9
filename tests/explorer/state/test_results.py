"""The result: what fits, and what stays where something does not."""

import pytest

from tests.explorer.driver import advice, link_of, opened, png, put, result, run, stage_of


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"pool_size": "9"}, "A pool of 9 does not fit in a height of 4."),
        ({"dilation": "3", "pool_size": "3"}, "dilation 3 spans 7 cells, more than the height"),
        ({"matrix": "1;2", "pool_size": "1,2"}, "A pool of 2 does not fit in a width of 1."),
    ],
)
def test_a_choice_that_does_not_fit_gives_one_sentence_and_an_example(link, said):
    at = opened(link)
    assert said in advice(at)
    assert stage_of(at)["instead"].endswith("The worked example is shown.")
    assert result(at)[1].tolist() == [[12, 9], [18, 7]]
    assert link_of(at) == link


def test_the_last_good_result_stays_and_the_choice_that_does_not_fit_can_be_taken_back():
    at = opened({"matrix": "1,2,3;4,5,6;7,8,9", "stride": "1"})
    assert result(at)[1].tolist() == [[5, 6], [8, 9]]
    put(at, dilation_height=2)
    put(at, pool_height=3)
    assert advice(at)
    assert stage_of(at)["instead"].endswith("This is the last result that did.")
    assert result(at)[1].tolist() == [[9]]
    put(at, pool_height=2)
    assert not advice(at)
    assert not stage_of(at)["instead"]
    assert result(at)[1].tolist() == [[9]]


def test_an_upload_is_pooled_once_for_all_sections():
    at = opened({"input": "image", "source": "upload"})
    at.file_uploader(key="upload").upload("mine.png", png((30, 40)), "image/png")
    run(at)
    steps = at.session_state["session"].pooled.steps
    at.segmented_control(key="tab").set_value("plots")
    run(at)
    assert at.session_state["session"].pooled.steps is steps


def test_without_memory_the_last_result_stays_and_the_remedy_is_named(monkeypatch):
    at = opened({"input": "image"})
    before = result(at)[1].tolist()

    def fail(*_):
        raise MemoryError

    monkeypatch.setattr("explorer.state.pooled.trace", fail)
    put(at, pool_height=9)
    assert advice(at) == "The server has too little memory left. Choose a smaller size."
    assert result(at)[1].tolist() == before
