"""Worksheets: exercises on paper from a seed, and the key to them. No Streamlit."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from explorer.exports.paper import (
    INK,
    WIDTH,
    Block,
    as_pdf,
    joined,
    lines_of,
    pages_of,
    room_on,
    write,
)
from explorer.exports.ruled import THIN, board_blocks, fields_block, longest_in
from explorer.exports.tasks import Task, task_of
from explorer.exports.typesetting import width_of
from explorer.lessons.course import practice_question
from explorer.lessons.lesson import Question
from explorer.words.catalogue import say, say_count
from explorer.words.numbers import LONGEST_IN_FULL, in_full, written
from explorer.words.sentences import shape
from pooling import pool
from pooling.spec import Spec

# Rows and columns that fit on a page, large enough for handwriting.
LARGEST_OUTPUT = 16


@dataclass(frozen=True, eq=False)
class Sheet:
    """What a worksheet is made of.

    Attributes
    ----------
    link : str
        To the page that makes the same sheet.
    seed : int
    level : {1, 2, 3}
    exercises : int
        How many are made from the seed, from 2 to 6.
    paper : {"A4", "Letter"}
    own : Question, optional
        The first exercise, of a matrix of the reader's own.
    own_title : str
        Of its input; that it is one, and its size, when left out.
    """

    link: str
    seed: int = 1
    level: int = 1
    exercises: int = 4
    paper: str = "A4"
    own: Question | None = None
    own_title: str = ""


def why_left_out(image: np.ndarray, spec: Spec, *, is_picture: bool) -> str:
    """Return why an input cannot be pooled by hand on paper, as a sentence, or "".

    Parameters
    ----------
    image : ndarray of shape (M, N) or (M, N, 3)
    spec : PoolSpec or AdaptiveSpec
    is_picture : bool
        Whether the image is pixels to look at, and not numbers.
    """
    if is_picture or image.ndim > 2:
        return say("worksheet.picture")
    output = pool(image, spec)
    if max(output.shape) > LARGEST_OUTPUT:
        return say("worksheet.large", size=shape(output.shape), most=LARGEST_OUTPUT)
    longest = max(map(len, (*map(in_full, image.flat), *map(written, output.flat))))
    cols = max(image.shape[1], output.shape[1])
    most = min(LONGEST_IN_FULL, longest_in(cols))
    if longest > most:
        return say_count("worksheet.long", cols, most=most, longest=longest)
    return ""


def worksheet(sheet: Sheet) -> bytes:
    """Set a sheet of exercises, with empty cells to fill in by hand.

    Parameters
    ----------
    sheet : Sheet
        Its own matrix is one that `why_left_out` has nothing to say of.

    Returns
    -------
    bytes
        A PDF file, the same for an equal sheet.
    """
    title = say("worksheet.title")
    pages = _exercise_pages(sheet, title, is_key=False)
    return _set(sheet, title, pages)


def answer_key(sheet: Sheet) -> bytes:
    """Set the same pages with the cells filled in, and after them how each answer comes about.

    Parameters
    ----------
    sheet : Sheet

    Returns
    -------
    bytes
        A PDF file, the same for an equal sheet.
    """
    title = say("worksheet.key_title")
    pages = _exercise_pages(sheet, title, is_key=True)
    blocks = [lines_of(say("worksheet.worked_title"), 14, weight="bold", below=4)]
    for task in _tasks(sheet):
        blocks += _worked_blocks(task)
    return _set(sheet, title, [*pages, *pages_of(blocks, _room(sheet))])


def _tasks(sheet: Sheet) -> list[Task]:
    practised = [
        practice_question(sheet.seed, sheet.level, number) for number in range(sheet.exercises)
    ]
    questions = [sheet.own, *practised] if sheet.own else practised
    return [
        task_of(
            question,
            say("worksheet.exercise", number=number),
            title=sheet.own_title if question is sheet.own else "",
        )
        for number, question in enumerate(questions, start=1)
    ]


def _exercise_pages(sheet: Sheet, title: str, *, is_key: bool) -> list[list[Block]]:
    blocks = [_opening(title)]
    for task in _tasks(sheet):
        head = [
            lines_of(task.head, 12, weight="bold"),
            lines_of(task.question, 10),
            lines_of(task.setting, 9, below=3),
        ]
        boards = board_blocks(task.boards, is_key=is_key)
        fields = [fields_block(task.fields, is_key=is_key)] if task.fields else []
        together = [*head, boards[0], *fields]
        blocks += [joined(together), *boards[1:]]
    return pages_of(blocks, _room(sheet))


def _opening(title: str) -> Block:
    """Set the title, and below it lines for a name and a date."""
    head = lines_of(title, 18, weight="bold", below=7)

    def draw(page: Axes, top: float) -> None:
        head.draw(page, top)
        down = top + head.height
        _rule(page, say("worksheet.name"), 0, 108, down)
        _rule(page, say("worksheet.date"), 114, WIDTH, down)

    return Block(head.height + 7, draw)


def _rule(page: Axes, name: str, left: float, right: float, down: float) -> None:
    """Draw a line to write on, after its name."""
    write(page, name, left, down, 10)
    start = left + width_of(name, 10) + 2
    page.plot((start, right), (down, down), color=INK, linewidth=THIN)


def _worked_blocks(task: Task) -> list[Block]:
    first = [lines_of(task.head, 11, weight="bold"), lines_of(task.rule, 9, below=1.5)]
    lines = [lines_of(line, 8.5, below=0.6) for line in task.worked]
    lines[-1] = lines[-1]._replace(height=lines[-1].height + 5)
    return [joined(first, is_head=True), *lines]


def _foot(sheet: Sheet, page: int, pages: int) -> Block:
    said = say("worksheet.foot", seed=sheet.seed, level=sheet.level, page=page, pages=pages)
    return joined(
        [
            lines_of(said, 8, below=0.5),
            lines_of(say("worksheet.link"), 6.5),
            lines_of(sheet.link, 5.5, url=sheet.link),
        ]
    )


def _room(sheet: Sheet) -> float:
    return room_on(sheet.paper, _foot(sheet, 1, 1)) - 4


def _set(sheet: Sheet, title: str, pages: list[list[Block]]) -> bytes:
    return as_pdf(pages, sheet.paper, title=title, foot=lambda page: _foot(sheet, page, len(pages)))
