"""Worksheets: exercises on paper from a seed, and the key to them. No Streamlit."""

from explorer.exports.canvas import as_pdf
from explorer.exports.handout import Handout
from explorer.exports.paper import (
    WIDTH,
    Block,
    Page,
    draw_page,
    fill_pages,
    joined,
    lines_of,
    room_on,
    write,
)
from explorer.exports.ruled import THIN, fields_block, grid_blocks
from explorer.exports.tasks import Task, task_of
from explorer.exports.typesetting import width_of
from explorer.lessons.course import practice_question
from explorer.words.catalogue import say

# Free above the foot.
ABOVE_FOOT = 4.0


def worksheet(handout: Handout) -> bytes:
    """Set exercises with empty cells to fill in by hand.

    Parameters
    ----------
    handout : Handout
        Its own matrix is one that `why_left_out` has nothing to say of.

    Returns
    -------
    bytes
        A PDF file, the same for an equal handout.
    """
    title = say("worksheet.title")
    return _as_pdf(handout, title, _exercise_pages(handout, title, is_key=False))


def answer_key(handout: Handout) -> bytes:
    """Set the same pages with the cells filled in, and after them how each answer comes about.

    Parameters
    ----------
    handout : Handout

    Returns
    -------
    bytes
        A PDF file, the same for an equal handout.
    """
    title = say("worksheet.key_title")
    blocks = [lines_of(say("worksheet.worked_title"), 14, bold=True, below=4)]
    for task in _tasks(handout):
        blocks += _worked_blocks(task)
    worked = fill_pages(blocks, _room(handout))
    return _as_pdf(handout, title, [*_exercise_pages(handout, title, is_key=True), *worked])


def _tasks(handout: Handout) -> list[Task]:
    questions = [
        practice_question(handout.seed, handout.level, number)
        for number in range(handout.exercises)
    ]
    if handout.own:
        questions.insert(0, handout.own)
    return [
        task_of(
            question,
            say("worksheet.exercise", number=number),
            title=handout.own_title if question is handout.own else "",
        )
        for number, question in enumerate(questions, start=1)
    ]


def _exercise_pages(handout: Handout, title: str, *, is_key: bool) -> list[Block]:
    blocks = [_opening(title, is_key=is_key)]
    for task in _tasks(handout):
        head = [
            lines_of(task.head, 12, bold=True),
            lines_of(task.question, 10),
            lines_of(task.setting, 9, below=3),
        ]
        first, *others = grid_blocks(task.grids, is_key=is_key)
        fields = [fields_block(task.fields, is_key=is_key)] if task.fields else []
        blocks += [joined([*head, first, *fields]), *others]
    return fill_pages(blocks, _room(handout))


def _opening(title: str, *, is_key: bool) -> Block:
    """Set the title, and below it lines for a name and a date, which a key leaves free."""
    head = lines_of(title, 18, bold=True, below=5)

    def draw(page: Page, down: float) -> None:
        head.draw(page, down)
        if not is_key:
            _draw_line(page, say("worksheet.name"), 0, 108, down + head.height)
            _draw_line(page, say("worksheet.date"), 114, WIDTH, down + head.height)

    return Block(head.height + 7, draw)


def _draw_line(page: Page, name: str, left: float, right: float, down: float) -> None:
    """Draw a line to write on, after its name."""
    write(page, name, left, down, 10)
    start, low, *_ = page.place(left + width_of(name, 10) + 2, down + 1.5)
    page.sheet.lines([((start, low), (page.place(right, down)[0], low))], THIN)


def _worked_blocks(task: Task) -> list[Block]:
    head = joined([lines_of(task.head, 11, bold=True), lines_of(task.rule, 9, below=1.5)])
    *lines, last = task.worked
    return [
        head._replace(is_head=True),
        *(lines_of(line, 8.5, below=0.6) for line in lines),
        lines_of(last, 8.5, below=5),
    ]


def _foot(handout: Handout, page: int, pages: int) -> Block:
    said = say("worksheet.foot", seed=handout.seed, level=handout.level, page=page, pages=pages)
    return joined(
        [
            lines_of(said, 8, below=0.5),
            lines_of(say("worksheet.link"), 6.5),
            lines_of(handout.link, 5.5, link=handout.link),
        ]
    )


def _room(handout: Handout) -> float:
    return room_on(handout.paper, _foot(handout, 1, 1)) - ABOVE_FOOT


def _as_pdf(handout: Handout, title: str, pages: list[Block]) -> bytes:
    drawn = (
        draw_page(handout.paper, page, _foot(handout, number, len(pages)))
        for number, page in enumerate(pages, start=1)
    )
    return as_pdf(drawn, title)
