"""Pages: each has its link and its table, and the session is one for all of them."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from explorer import pages
from explorer.pages.frame import Page
from explorer.state import link, parameters
from explorer.state.session import change, current
from tests.imports import ROOT


def _first() -> bool:
    st.button("To Explore", on_click=lambda: change(page="explore"))
    st.button("Median", on_click=lambda: change(mode="median"))
    st.write(f"Mode: {current().choices.mode}")
    return False


SECOND = Page(
    "page.name", lambda: "what is chosen", _first, lambda: None, lambda: st.caption("what follows")
)


@pytest.fixture(autouse=True)
def two_pages(monkeypatch):
    """Add a page that shares the mode with Explore, and nothing else."""
    tables = {**parameters.PAGES, "second": {"mode": parameters.EXPLORE["mode"]}}
    monkeypatch.setattr(pages, "PAGES", {**pages.PAGES, "second": SECOND})
    monkeypatch.setattr(parameters, "PAGES", tables)
    monkeypatch.setattr(link, "PAGES", tables)


def opened(**query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params.update(query)
    at.run()
    assert not at.exception
    return at


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def link_of(at: AppTest) -> dict[str, str]:
    return {
        name: value[0] if isinstance(value, list) else value
        for name, value in at.query_params.items()
    }


def is_explore(at: AppTest) -> bool:
    return len(at.get("bidi_component")) > 2


def test_every_page_has_a_table_of_parameters():
    assert set(pages.PAGES) == set(parameters.PAGES)


def test_a_link_without_a_page_opens_the_first():
    assert is_explore(opened())


def test_a_link_opens_its_page_with_what_it_says_in_the_same_frame():
    at = opened(page="second", mode="min")
    assert not is_explore(at)
    assert at.markdown[0].value == "Mode: min"
    assert at.caption[0].value == "what follows"
    assert link_of(at) == {"page": "second", "mode": "min"}


def test_what_was_chosen_on_one_page_is_chosen_on_the_other():
    at = press(opened(page="second"), "Median")
    assert link_of(at) == {"page": "second", "mode": "median"}
    press(at, "To Explore")
    assert is_explore(at)
    assert link_of(at) == {"mode": "median"}


def test_back_leads_to_the_page_before_with_what_it_showed():
    at = press(opened(page="second", mode="min"), "To Explore")
    at.query_params.clear()
    at.query_params.update({"page": "second", "mode": "min"})
    at.run()
    assert not is_explore(at)
    assert at.markdown[0].value == "Mode: min"


def test_a_parameter_of_another_page_is_named():
    at = opened(page="second", stride="1")
    assert "stride" in at.warning[0].value
    assert link_of(at) == {"page": "second"}
