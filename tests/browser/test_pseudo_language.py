"""A language that nobody speaks, in the browser: what is said there is in the catalogue, too."""

import re

import pytest
from playwright.sync_api import Page, expect

from explorer.components.lib.bundle import join_component
from explorer.components.lib.delivery import FOLDER
from explorer.words import catalogue
from tests.explorer.words.pseudo import WORD, translated
from tests.imports import ROOT

# What Python says in English here, and names.
FROM_PYTHON = {"maximum", "average", "median", "max", "mean"}
# Every text and every name of an element that a component shows.
TEXTS = """(selector) => {
    const parts = [...document.querySelectorAll("*")]
        .map((node) => node.shadowRoot?.querySelector(selector)).filter(Boolean);
    const found = [];
    for (const node of parts[0].querySelectorAll("*")) {
        if (node.closest(".numbers, .notes, .mode, .controls, pre, style")) continue;
        if (node.closest("tbody, .left, .question, .rule") || node.matches(".name")) continue;
        found.push(node.ariaLabel, node.title, node.ariaValueText);
        for (const child of node.childNodes) if (child.nodeType === 3) found.push(child.data);
    }
    return found.filter((text) => text && text.trim());
}"""


@pytest.fixture
def foreign(page: Page, monkeypatch) -> Page:
    """Return a page whose stage speaks the language."""
    tables = translated(catalogue.read_catalogue("en"))
    monkeypatch.setattr(catalogue, "read_catalogue", lambda _: tables)
    for name in ("stage", "shell", "stack"):
        _serve(page, name, join_component(ROOT / "explorer/components" / name))
    return page


def _serve(page: Page, name: str, program: str) -> None:
    page.route(
        f"**/{FOLDER}/{name}.*",
        lambda route: route.fulfill(body=program, content_type="text/javascript"),
    )


@pytest.mark.parametrize(
    ("link", "does"),
    [
        ("", "hover"),
        ("?pool_size=3&stride=2&padding=1&mode=average&count_include_pad=true", "edit"),
        ("?input=image&grayscale=false", "play"),
        ("?matrix=1,2;3,4&pool_size=1&stride=3&mode=median", "paste"),
    ],
)
def test_whatever_the_stage_says_is_in_the_catalogue(foreign, app_url, link, does):
    foreign.goto(f"{app_url}/{link}")
    cells = foreign.get_by_role("gridcell")
    expect(cells.first).to_be_visible(timeout=30_000)
    if does == "hover":
        cells.first.hover()
    elif does == "edit":
        cells.first.dblclick()
        foreign.keyboard.type("x")
        foreign.keyboard.press("Enter")
    elif does == "play":
        foreign.locator(".play").click()
    else:
        cells.first.click()
        foreign.evaluate("""() => {
            const target = [...document.querySelectorAll("*")]
                .map((node) => node.shadowRoot?.querySelector("[data-part=input] .picture"))
                .find(Boolean);
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", "1\\t2\\n3");
            target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
        }""")
    foreign.wait_for_timeout(300)
    texts = foreign.evaluate(TEXTS, ".stage")
    assert len(texts) > 20
    assert any(re.search("[áéíóú]", text) for text in texts)
    strange = {word for text in texts for word in WORD.findall(text)} - FROM_PYTHON
    assert not strange


def test_whatever_introduces_the_page_is_in_the_catalogue(foreign, app_url):
    foreign.goto(app_url)
    foreign.locator(".introduction .show").click(timeout=30_000)
    texts = []
    for _ in range(5):
        texts += foreign.evaluate(TEXTS, ".shell")
        foreign.keyboard.press("ArrowRight")
    assert len(texts) > 20
    assert not {word for text in texts for word in WORD.findall(text)}


def test_whatever_presents_the_page_is_in_the_catalogue(foreign, app_url):
    foreign.goto(f"{app_url}/?view=present")
    expect(foreign.locator(".stage.presented")).to_be_visible(timeout=30_000)
    foreign.keyboard.press("b")
    foreign.keyboard.press("b")
    texts = foreign.evaluate(TEXTS, ".presenter")
    assert len(texts) > 30
    strange = {word for text in texts for word in WORD.findall(text)}
    assert not strange


@pytest.mark.parametrize(
    "link", ["layers=dilation:2/padding:same", "input=image&grayscale=false&size=64", "matrix=1"]
)
def test_whatever_a_stack_says_in_the_browser_is_in_the_catalogue(foreign, app_url, link):
    foreign.goto(f"{app_url}/?page=compare&way=stack&{link}")
    expect(foreign.locator(".stack.ready")).to_be_visible(timeout=30_000)
    foreign.wait_for_timeout(300)
    texts = [text for text in foreign.evaluate(TEXTS, ".stack") if " fit " not in text]
    assert len(texts) > 10
    strange = {word for text in texts for word in WORD.findall(text)} - FROM_PYTHON
    assert not strange
