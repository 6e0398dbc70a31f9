"""The catalogue: every sentence of the page by its name, in one file for each language.

A sentence is whole, with named places for what differs: no language has to put its sentences
together as another does.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGE = "en"


@cache
def read_catalogue(language: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of one language: by their names, of sentences by theirs."""
    path = Path(__file__).parent / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def say(name: str, /, **places: object) -> str:
    """Return a sentence, its places filled in.

    Parameters
    ----------
    name : str
        Of a table and of the sentence in it, with a dot between them.
    **places
        What to put into the sentence, as it is to be read.

    Examples
    --------
    >>> say("verify.check", name="Keras")
    'Check with Keras'
    """
    return _sentence(name).format(**places)


def say_count(name: str, amount: int, /, **places: object) -> str:
    """Return the sentence for one or for several of something.

    >>> say_count("counts.pools", 1), say_count("counts.pools", 12544)
    ('1 pool', '12,544 pools')
    """
    form = "one" if amount == 1 else "other"
    return _sentence(name)[form].format(amount=f"{amount:,}", **places)


def titles(table: str) -> dict[str, str]:
    """Return all sentences of a table, in its order.

    >>> titles("inputs")
    {'matrix': 'Matrix', 'image': 'Image'}
    """
    return dict(catalogue()[table])


def catalogue() -> Mapping[str, Mapping[str, Any]]:
    """Return all tables of the language that is spoken."""
    return read_catalogue(LANGUAGE)


def _sentence(name: str) -> Any:
    table, _, own = name.partition(".")
    return catalogue()[table][own]
