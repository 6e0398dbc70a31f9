"""Handouts: what a worksheet and its key are made of, and what is too large for paper."""

from dataclasses import dataclass

import numpy as np

from explorer.exports.ruled import longest_in
from explorer.lessons.lesson import Question
from explorer.words.catalogue import say, say_count
from explorer.words.numbers import LONGEST_IN_FULL, in_full, written
from explorer.words.sentences import shape
from pooling import pool
from pooling.spec import Spec

# Rows and columns that fit on a page, large enough for handwriting.
LARGEST_OUTPUT = 16


@dataclass(frozen=True, eq=False)
class Handout:
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
