"""Parameters: what the link of each page carries, by the names of `Choices`. No Streamlit."""

from collections.abc import Mapping
from types import MappingProxyType

from explorer.inputs.filters import FILTERS
from explorer.lessons.kinds import LEVELS
from explorer.lessons.reader import lesson_names
from explorer.state.choices import (
    ANSWERED,
    BELOW,
    BORDERS,
    DIRECTIONS,
    EXERCISES,
    INPUTS,
    LARGEST_SHIFT,
    MOST_LAYERS,
    MOST_SETTINGS,
    PAPERS,
    PARTS,
    PRACTICE,
    SAMPLES,
    SCALES,
    SIZES,
    SOURCES,
    TABS,
    VIEWS,
    WAYS,
)
from explorer.state.learning_parameters import ASK, GIVEN, RECORD, SEED, count, names_among
from explorer.state.parameter import (
    LARGEST_POSITION,
    MATRIX,
    WEIGHTS,
    Parameter,
    flag,
    one_of,
    or_none,
    place,
    position,
)
from explorer.state.pooling_parameters import POOLING, question, settings
from explorer.words.catalogue import say
from pooling.conventions import FRAMEWORKS

INPUT: Mapping[str, Parameter] = MappingProxyType(
    {
        "input": one_of(*INPUTS),
        "matrix": MATRIX,
        "source": one_of(*SOURCES),
        "sample": one_of(*SAMPLES),
        "size": one_of(*SIZES),
        "keep_aspect": flag(),
        "grayscale": flag(),
        "filter": one_of(*FILTERS),
        "weights": WEIGHTS,
        "relu": flag(),
    }
)

# What an open question was answered with.
ANSWER: Mapping[str, Parameter] = MappingProxyType({"given": GIVEN, "answered": one_of(*ANSWERED)})

# Which exercises a worksheet has.
SHEET: Mapping[str, Parameter] = MappingProxyType(
    {
        "seed": SEED,
        "level": one_of(*map(str, LEVELS)),
        "exercises": one_of(*EXERCISES),
        "paper": one_of(*PAPERS),
    }
)

EXPLORE: Mapping[str, Parameter] = MappingProxyType(
    {
        **INPUT,
        **POOLING,
        "at": or_none(position()),
        "direction": one_of(*DIRECTIONS),
        "upstream": or_none(MATRIX),
        "tab": one_of(*TABS),
        "ask": ASK,
        **SHEET,
        **ANSWER,
    }
)


def _check_frameworks(value: object) -> None:
    is_some = isinstance(value, tuple) and 2 <= len(value) == len(set(value))
    if not is_some or not set(value) <= set(FRAMEWORKS):
        raise ValueError(say("link.frameworks", all=", ".join(FRAMEWORKS)))


COMPARE: Mapping[str, Parameter] = MappingProxyType(
    {
        **INPUT,
        "way": one_of(*WAYS),
        "asked": question(),
        "frameworks": Parameter(_check_frameworks, lambda text: tuple(text.split(",")), ",".join),
        "to": one_of(*FRAMEWORKS),
        "below": one_of(*BELOW),
        "pool_size": POOLING["pool_size"],
        "stride": POOLING["stride"],
        "shift": position(LARGEST_SHIFT),
        "border": one_of(*BORDERS),
        "settings": settings(2, MOST_SETTINGS),
        "layers": settings(1, MOST_LAYERS),
        "cell": or_none(place()),
        "scale": one_of(*SCALES),
    }
)


LEARN: Mapping[str, Parameter] = MappingProxyType(
    {
        "lesson": one_of("", PRACTICE, *lesson_names()),
        "question": count(LARGEST_POSITION),
        "done": names_among(*lesson_names()),
        **SHEET,
        "record": RECORD,
        **ANSWER,
    }
)


def _check_parts(value: object) -> None:
    if not (
        isinstance(value, tuple) and len(value) == len(set(value)) and set(value) <= set(PARTS)
    ):
        raise ValueError(say("link.parts", all=", ".join(PARTS)))


# What the links of all pages carry besides: how a page is seen.
EVERYWHERE: Mapping[str, Parameter] = MappingProxyType(
    {
        "view": one_of(*VIEWS),
        "show": Parameter(_check_parts, lambda text: tuple(text.split(",")), ",".join),
    }
)

# The pages by the name that a link has for them, the first where it names none.
PAGES: Mapping[str, Mapping[str, Parameter]] = MappingProxyType(
    {
        "explore": {**EXPLORE, **EVERYWHERE},
        "compare": {**COMPARE, **EVERYWHERE},
        "learn": {**LEARN, **EVERYWHERE},
    }
)
FIRST_PAGE = next(iter(PAGES))


def accepts(name: str, value: object) -> bool:
    """Return whether some page has a choice of that name which can be set to that."""
    if name == "page":
        return isinstance(value, str) and value in PAGES
    for parameters in PAGES.values():
        if name in parameters:
            try:
                parameters[name].check(value)
            except ValueError:
                return False
            return True
    return False
