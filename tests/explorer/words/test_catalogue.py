"""The catalogue: whole, used, and the only place that what is said comes from."""

import re
import string
from typing import get_args

import pytest

from explorer.components.stage.numbers import numbers_of
from explorer.controls.pools import SIDES
from explorer.inputs.matrices import PRESETS
from explorer.programs import SNIPPETS
from explorer.state import choices
from explorer.state.stack_cases import STACK_CASES
from explorer.words.catalogue import LANGUAGE, read_catalogue, say, say_count, titles
from pooling import MODES, Geometry, PoolSpec, rules
from pooling.conventions import entry
from pooling.spec import NAMED_PADDINGS
from tests.imports import ROOT

CATALOGUE = read_catalogue(LANGUAGE)
# The names of sentences in the code; of some only the end differs, as in f"pool.{name}".
SAID = re.compile(r'\b(?:say|say_count|Page)\(\s*f?"(\w+\.[\w{}.]*)"')
SAID_IN_SCRIPTS = re.compile(
    r'["`]((?:stage|form|shell|compare|stack|asking|lib_\w+)\.[\w${}.]+)["`]'
)
SAID_IN_MARKUP = re.compile(r"\{(\w+\.\w+)\}")


def texts_of(suffix):
    """Return the text of all files of that kind."""
    folders = (ROOT / "explorer", ROOT / "web")
    found = [path for folder in folders for path in folder.rglob(f"*.{suffix}")]
    paths = [*found, *ROOT.glob(f"app.{suffix}")]
    return "\n".join(path.read_text("utf-8") for path in paths if path.name != "catalogue.py")


CODE = texts_of("py")
USED = {
    *SAID.findall(CODE),
    *SAID_IN_SCRIPTS.findall(texts_of("js")),
    *SAID_IN_MARKUP.findall(texts_of("html")),
}
PATTERNS = [
    re.escape(re.sub(r"\$?\{[^}]*\}", "\0", name)).replace("\0", r"\w+") for name in sorted(USED)
]
TABLES = {
    "inputs": choices.INPUTS,
    "sources": choices.SOURCES,
    "samples": choices.SAMPLES,
    "windows": choices.WINDOWS,
    "tabs": choices.TABS,
    "presets": PRESETS,
    "papers": choices.PAPERS,
    "paddings": (*NAMED_PADDINGS, "explicit"),
    "sides": SIDES,
    "modes": MODES,
    "values": MODES,
    "mode_rules": MODES,
    "ways": SNIPPETS,
    "below": choices.BELOW,
    "default_stride": get_args(entry.DefaultStride),
    "last_window": get_args(entry.LastWindow),
    "odd_cell": get_args(entry.OddCell),
    "divisor": get_args(entry.Divisor),
    "nan": get_args(entry.NaN),
    "ties": get_args(entry.Ties),
    "integers": get_args(entry.Integers),
    "kept": get_args(rules.LastWindow),
    "counted": get_args(rules.Divisor),
    "stack_cases": STACK_CASES,
}


def sentences():
    """Yield each sentence with its name; of those that count, both forms."""
    for table, own in CATALOGUE.items():
        for name, text in own.items():
            for sentence in text.values() if isinstance(text, dict) else [text]:
                yield f"{table}.{name}", sentence


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_titles_has_one_for_everything_that_can_be_chosen(table):
    assert list(titles(table)) == list(TABLES[table])


def test_the_places_of_a_sentence_are_named():
    for name, text in sentences():
        places = [place for _, place, _, _ in string.Formatter().parse(text) if place is not None]
        assert all(place.isidentifier() for place in places), name


def test_one_and_several_have_a_sentence_each():
    for table, own in CATALOGUE.items():
        for name, text in own.items():
            if isinstance(text, dict):
                assert list(text) == ["one", "other"], f"{table}.{name}"


def test_every_name_in_the_code_is_in_the_catalogue():
    names = {f"{table}.{name}" for table, own in CATALOGUE.items() for name in own}
    assert len(PATTERNS) > 100
    for pattern in PATTERNS:
        assert any(re.fullmatch(pattern, known) for known in names), pattern


def test_every_sentence_is_used():
    whole = set(re.findall(r'titles\("(\w+)"\)', CODE))
    for name, _ in sentences():
        is_used = name.split(".")[0] in whole
        assert is_used or any(re.fullmatch(pattern, name) for pattern in PATTERNS), name


def test_a_noun_agrees_with_its_number():
    said = [say_count("counts.cells", number) for number in (0, 1, 12_544)]
    assert said == ["0 cells", "1 cell", "12,544 cells"]


def test_braces_in_what_is_put_in_stay_as_they_are():
    assert say("link.ignored", name="{a}", reason="{x}") == "The link's {a} was ignored: {x}."


def test_the_numbers_of_a_pooling_have_names_of_their_own():
    geometry = Geometry.of(PoolSpec((2, 1)), (5, 4))
    assert len(numbers_of(geometry)) == 7
