"""Choices: everything on the screen that a link can carry. No Streamlit."""

from dataclasses import dataclass, field

import numpy as np

from explorer.inputs.filters import FILTERS
from explorer.inputs.matrices import EXAMPLE
from pooling import AdaptiveSpec, PoolSpec
from pooling.axis import PadWidth, Pair
from pooling.conventions import Asked
from pooling.spec import Spec

INPUTS = ("matrix", "image")
SOURCES = ("sample", "upload", "camera")
SAMPLES = ("chelsea", "camera", "coffee", "brick", "text")
WINDOWS = ("size", "output")
SIZES = ("64", "128", "224", "448", "original")
DIRECTIONS = ("forward", "backward", "unpool")
TABS = ("pools", "plots", "code", "verify", "download")
LARGEST_SIDE_OF_ORIGINAL = 640
LARGEST_POOL = 64
LARGEST_OUTPUT = 64
LARGEST_DILATION = 16
MOST_SETTINGS = 4
WAYS = ("settings", "frameworks", "shift", "stack")
MODES_ASKED = ("max", "average", "l2")
BELOW = ("cases", "write", "rules")
# The columns of Frameworks before others are chosen.
FRAMEWORKS_FIRST = (
    "torch",
    "keras-tensorflow",
    "onnxruntime",
    "flax",
    "openvino",
    "paddle",
    "litert",
    "caffe",
)
BORDERS = ("around", "edge")
LARGEST_SHIFT = 2 * LARGEST_POOL
MOST_LAYERS = 8
SCALES = ("one", "true")
VIEWS = ("page", "present")
PARTS = ("input", "pool", "sections")
# Whether a question is still open, or was answered, or its answer was asked for.
ANSWERED = ("no", "checked", "shown")
PRACTICE = "practice"
# Of a worksheet: how many exercises it has from its seed, and its paper.
EXERCISES = ("2", "3", "4", "5", "6")
PAPERS = ("A4", "Letter")
LARGEST_SEED = 9999


@dataclass(frozen=True)
class Setting:
    """How an input is pooled, by the names that the URL uses.

    Pairs are (height, width). ``stride`` None follows the pool size. ``windows`` says what they
    follow from: "size" is the pool size with what belongs to it, "output" is ``output_size``.
    """

    windows: str = "size"
    output_size: Pair = (3, 3)
    pool_size: Pair = (2, 2)
    stride: Pair | None = None
    mode: str = "max"
    padding: str | PadWidth = "valid"
    dilation: Pair = (1, 1)
    ceil_mode: bool = False
    count_include_pad: bool = False

    def spec(self) -> Spec:
        """Return the chosen pooling, or raise the ValueError that says what does not fit."""
        if self.windows == "output":
            return AdaptiveSpec(self.output_size, self.mode)
        return PoolSpec(
            self.pool_size,
            self.stride,
            self.mode,
            self.padding,
            self.dilation,
            self.ceil_mode,
            self.count_include_pad,
        )


@dataclass(frozen=True, eq=False)
class Choices(Setting):
    """What the reader has chosen, by the names that the URL uses.

    What a `Setting` has is how Explore pools. ``weights`` are the reader's own filter, and ``relu``
    follows whichever filter is chosen. ``at`` is the (row, column) of a pinned output cell, counted
    from 0. ``upstream`` is the gradient at the output, ones where it is None or has not the
    output's shape.

    Of Compare, ``settings`` are shown next to each other; ``asked`` is the question to the
    ``frameworks`` that are shown, ``to`` the one whose code is written, and ``below`` what follows
    them; ``shift`` are the rows down and columns to the right by which the input is nudged,
    ``border`` what comes in then; ``layers`` pool one after the other, ``cell`` is the (layer, row,
    column) that is looked at there, counted from 0, and None is the middle of the last layer;
    ``scale`` says whether their pictures are of "one" size or on a "true" scale.

    Of Learn, ``lesson`` is the one that is open, "practice", or "" for all of them; ``question``
    counts its questions from 0, ``done`` are the lessons that were gone through. An exercise is the
    one of ``seed`` and ``level`` whose number ``question`` is, and ``record`` says how those of
    this run went. Of it and of Explore, a worksheet has so many ``exercises`` of that seed and
    level, on that ``paper``; ``given`` are the texts that an open question was answered with so
    far, and ``answered`` says whether it is open; ``ask`` are the (row, column) of the output that
    Explore asks for, counted from 0, or "all" of them.

    Of every page, ``view`` says whether it is seen with its controls or presented to a room, and
    ``show`` what of it stays where it is embedded in another page.
    """

    page: str = "explore"
    input: str = "matrix"
    matrix: np.ndarray = field(default_factory=EXAMPLE.copy)
    source: str = "sample"
    sample: str = "chelsea"
    size: str = "224"
    keep_aspect: bool = False
    grayscale: bool = True
    filter: str = "none"
    weights: np.ndarray = field(default_factory=FILTERS["own"].copy)
    relu: bool = False
    at: Pair | None = None
    direction: str = "forward"
    upstream: np.ndarray | None = None
    tab: str = "pools"
    way: str = "settings"
    settings: tuple[Setting, ...] = (Setting(), Setting(stride=(1, 1)))
    asked: Asked = field(default_factory=Asked)
    frameworks: tuple[str, ...] = FRAMEWORKS_FIRST
    to: str = "keras-tensorflow"
    below: str = "cases"
    shift: Pair = (0, 1)
    border: str = "around"
    layers: tuple[Setting, ...] = (Setting(), Setting())
    cell: tuple[int, int, int] | None = None
    scale: str = "one"
    lesson: str = ""
    question: int = 0
    done: tuple[str, ...] = ()
    seed: int = 1
    level: str = "1"
    record: tuple[str, ...] = ()
    exercises: str = "4"
    paper: str = "A4"
    ask: tuple[Pair, ...] | str = ()
    given: tuple[str, ...] = ()
    answered: str = "no"
    view: str = "page"
    show: tuple[str, ...] = ()

    @property
    def is_filtered(self) -> bool:
        """Whether the input goes through a filter before it is pooled."""
        return self.filter != "none"

    @property
    def is_grey(self) -> bool:
        """Whether an image has one channel: a filter reads no more."""
        return self.grayscale or self.is_filtered
