"""Every lesson in a browser: right by keyboard alone on a desk, and wrong by touch on a phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from explorer.lessons.course import questions_of
from explorer.lessons.fields import form_of
from explorer.lessons.lesson import Question, asked
from explorer.lessons.reader import lessons
from explorer.words.catalogue import titles
from pooling.misconceptions import wrong_answer

SLOW = 30_000
LESSONS = list(lessons())


def texts_of(question: Question, answer) -> list[str]:
    """Write an answer as somebody would type it, or a mark for each cell that is chosen."""
    if form_of(question) == "marks":
        return ["x" if cell else "" for cell in answer.ravel()]
    return [f"{value:.6f}".rstrip("0").rstrip(".") for value in asked(answer, question.cells)]


def fields(page: Page):
    return page.locator(".asking .answer [data-field]")


def follow_with_arrows(page: Page, question: Question, texts: list[str]) -> None:
    """Mark cells by the keys, from the first one along each row."""
    cols = question.problem.answer().shape[1]
    to_next_row = ["ArrowDown", *["ArrowLeft"] * (cols - 1)]
    for index, text in enumerate(texts):
        ways = to_next_row if index % cols == 0 else ["ArrowRight"]
        for key in [*(ways if index else []), *(["Space"] if text else [])]:
            page.keyboard.press(key)
    check = page.get_by_role("button", name="Check")
    while not check.evaluate("node => node.matches(':focus')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def type_all(page: Page, texts: list[str]) -> None:
    """Type into each field; the last Enter, with all of them filled, checks."""
    for text in texts:
        page.keyboard.type(text)
        page.keyboard.press("Enter")


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_done_right_by_keyboard_alone(page, app_url, name):
    page.goto(f"{app_url}/?page=learn&lesson={name}")
    expect(fields(page).first).to_be_visible(timeout=SLOW)
    fields(page).first.focus()
    asked_all = questions_of(name)
    for number, (source, question) in enumerate(asked_all, 1):
        place = page.locator(".asking .place")
        expect(place).to_contain_text(f"Question {number} of {len(asked_all)}", timeout=SLOW)
        expect(fields(page).first).to_be_focused()
        texts = texts_of(question, question.problem.answer())
        if form_of(question) == "marks":
            follow_with_arrows(page, question, texts)
        else:
            type_all(page, texts)
        expect(page.locator(".asking .verdict")).to_have_text("All right.", timeout=SLOW)
        expect(page.locator(".asking .right")).to_have_count(len(texts))
        rule = titles("lesson_rules")[source.replace("-", "_")]
        expect(page.locator(".asking .rule")).to_have_text(rule)
        expect(page.locator(".asking [role=status]")).to_contain_text("All right.")
        expect(page.locator(".asking [data-act=next]")).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.get_by_text(f"1 of {len(LESSONS)} lessons done.")).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("name", LESSONS)
def test_each_wrong_rule_of_a_lesson_is_told_on_a_phone(browser: Browser, app_url, name):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    for index, (_, question) in enumerate(questions_of(name)):
        if not question.misconceptions:
            continue
        page.goto(f"{app_url}/?page=learn&lesson={name}&question={index}")
        for rule in question.misconceptions:
            expect(fields(page).first).to_be_visible(timeout=SLOW)
            wrong = wrong_answer(rule, question.problem)
            assert wrong is not None
            fill_by_touch(page, question, texts_of(question, wrong))
            page.get_by_role("button", name="Check").tap()
            beginning = titles("misconceptions")[rule].partition("{")[0]
            expect(page.locator(".asking .why")).to_contain_text(beginning, timeout=SLOW)
            assert page.locator(".asking .wrong").count() > 0
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            page.get_by_role("button", name="Answer again").tap()
    context.close()


def fill_by_touch(page: Page, question: Question, texts: list[str]) -> None:
    for field, text in zip(fields(page).all(), texts, strict=False):
        if form_of(question) != "marks":
            field.fill(text)
        elif (field.get_attribute("aria-pressed") == "true") != bool(text):
            field.tap()
