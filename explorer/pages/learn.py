"""Learn: lessons that ask before they tell, and exercises."""

from collections.abc import Mapping

import streamlit as st

from explorer.controls.parts import tabs
from explorer.lessons.checking import Verdict
from explorer.lessons.course import lesson_about, practice_question, questions_of
from explorer.lessons.fields import asks_of
from explorer.lessons.lesson import Question
from explorer.lessons.practice import RUN
from explorer.lessons.reader import lessons
from explorer.pages.frame import Page
from explorer.sections.asking import Framing, show_question
from explorer.sections.lesson_links import show_links
from explorer.sections.played import play_answer
from explorer.state.choices import LARGEST_SEED, PRACTICE
from explorer.state.learning_parameters import RIGHT, SHOWN, WRONG
from explorer.state.session import change, current
from explorer.state.views import is_embedded
from explorer.words.asking import misconception_of
from explorer.words.catalogue import say, say_count, titles


def open_lesson(name: str) -> None:
    """Open a lesson at its first question, practice at its first exercise, or the list of all."""
    change(lesson=name, question=0, given=(), answered="no", record=())


def _words(sentences: Mapping[str, str], lesson: str) -> str:
    return sentences[lesson.replace("-", "_")]


def _show_first() -> bool:
    choices = current().choices
    if not choices.lesson:
        _show_list()
    elif choices.lesson == PRACTICE:
        _show_practice()
    else:
        _show_lesson(choices.lesson)
    return False


def _show_list() -> None:
    done = current().choices.done
    with st.container(key="lessons", gap="small"):
        st.header(say("learning.bar"), anchor=False)
        st.caption(say("learning.intro"))
        for number, name in enumerate(lessons(), 1):
            title = say(
                "learning.lesson", number=number, title=_words(titles("lesson_titles"), name)
            )
            line = _words(titles("lesson_lines"), name)
            _entry(name, title, line, is_done=name in done)
        _entry(PRACTICE, say("learning.practice"), say("learning.practice_line"), is_done=False)
        st.caption(say("learning.progress", done=len(done), all=len(lessons())))


def _entry(name: str, title: str, line: str, *, is_done: bool) -> None:
    mark = " · " + say("learning.is_done") if is_done else ""
    st.button(
        f"**{title}** · {line}{mark}",
        key=f"open_{name}",
        type="tertiary",
        on_click=open_lesson,
        args=(name,),
    )


def _show_lesson(name: str) -> None:
    choices, asked = current().choices, questions_of(name)
    index = min(choices.question, len(asked) - 1)
    source, question = asked[index]
    question_id = f"{name} {index}"
    is_last = index == len(asked) - 1

    def go_on() -> None:
        if is_last:
            open_lesson("")
        else:
            change(question=index + 1)

    def finish(_: Verdict | None) -> None:
        if is_last and name not in choices.done:
            change(done=(*choices.done, name))

    key = f"{source}-{question.name}".replace("-", "_")
    framing = Framing(
        _place(name, index),
        _words(titles("lesson_titles"), name),
        titles("lesson_questions")[key],
        _words(titles("lesson_rules"), source),
        say("learning.to_list") if is_last else say("learning.next"),
        go_on,
        finish,
    )
    _show(question, framing, question_id)


def _place(name: str, index: int) -> str:
    """Say which question of a lesson it is, and whether it was asked before."""
    asked = questions_of(name)
    source, question = asked[index]
    number, count = index + 1, len(asked)
    if source != name:
        title = _words(titles("lesson_titles"), source)
        return say("learning.reopened", title=title, number=number, count=count)
    if question in lessons()[name].follow_up:
        return say("learning.follow_up", number=number, count=count)
    return say("learning.place", number=number, count=count)


def _show(question: Question, framing: Framing, question_id: str) -> None:
    show_question(question, framing, question_id)
    if current().choices.answered != "no":
        play_answer(question, question_id)


def _show_practice() -> None:
    choices = current().choices
    if len(choices.record) == RUN and choices.answered == "no":
        _show_summary()
        return
    question = practice_question(choices.seed, int(choices.level), choices.question)

    def note(verdict: Verdict | None) -> None:
        if len(choices.record) < RUN:
            change(record=(*choices.record, _outcome(verdict)))

    is_last = len(choices.record) == RUN
    framing = Framing(
        say("learning.practice_place", seed=choices.seed, level=choices.level),
        say("learning.practice_name", number=choices.question + 1),
        titles("practice_questions")[asks_of(question)],
        next=say("learning.to_summary") if is_last else say("learning.next_exercise"),
        on_next=lambda: change(question=choices.question + 1),
        on_answered=note,
    )
    _show(question, framing, f"{choices.seed} {choices.level} {choices.question}")


def _outcome(verdict: Verdict | None) -> str:
    if verdict is None:
        return SHOWN
    return RIGHT if verdict.is_right else verdict.misconception or WRONG


def _show_summary() -> None:
    """Say what went well in a run, and which wrong rules showed up, each with its lesson."""
    choices = current().choices
    record = choices.record
    rules = [name for name in dict.fromkeys(record) if name not in (RIGHT, WRONG, SHOWN)]
    with st.container(key="lessons", gap="small"):
        st.header(say("learning.summary", right=record.count(RIGHT), all=RUN), anchor=False)
        if shown := record.count(SHOWN):
            st.write(say_count("learning.summary_shown", shown))
        st.write(say("learning.summary_rules") if rules else say("learning.summary_none"))
        for name in rules:
            st.markdown(f"- {_sentence_of(name)}")
            if lesson := lesson_about(name):
                title = _words(titles("lesson_titles"), lesson)
                st.button(
                    say("learning.to_lesson", title=title),
                    key=f"about_{name}",
                    on_click=open_lesson,
                    args=(lesson,),
                )
        st.button(say("learning.more"), on_click=lambda: change(record=()), type="primary")


def _sentence_of(name: str) -> str:
    """Say of a wrong rule what it is, by the exercise of the run that it showed up in."""
    choices = current().choices
    number = choices.question - RUN + choices.record.index(name)
    question = practice_question(choices.seed, int(choices.level), max(number, 0))
    return misconception_of(name, question)


def _show_controls() -> None:
    choices = current().choices
    if is_embedded():
        return
    if choices.lesson:
        st.button(say("learning.list"), on_click=open_lesson, args=("",), width="stretch")
    if choices.lesson == PRACTICE:
        tabs(say("learning.level"), titles("practice_levels"), "level")
        st.session_state.seed = choices.seed  # which may be that of another link by now
        st.number_input(say("learning.seed"), 0, LARGEST_SEED, key="seed", on_change=_set_seed)


def _set_seed() -> None:
    change(seed=st.session_state.seed, question=0, given=(), answered="no", record=())


def _show_rest() -> None:
    st.caption(say("learning.stored"))
    if current().choices.lesson:
        show_links()
    if current().choices.lesson == PRACTICE:
        # With matplotlib, which takes longer than all else of the page.
        from explorer.sections.worksheet import show_practice_sheet

        show_practice_sheet()


PAGE = Page("page.learn", lambda: say("learning.bar"), _show_first, _show_controls, _show_rest)
