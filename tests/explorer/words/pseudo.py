"""A language that nobody speaks: every text doubled and with accents."""

import re

ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
PLACE = re.compile(r"(\{\w+\})")
# A word of a language, or a name in the code, a formula or the field that no language changes.
WORD = re.compile(r"\b[A-Za-z]*[aeiou][A-Za-z]*\b")


def pseudo(text: str) -> str:
    """Double a text and give it accents, except in its places."""
    parts = PLACE.split(f"{text} {text}")
    return "".join(part if PLACE.fullmatch(part) else part.translate(ACCENTS) for part in parts)


def translated(table: object) -> object:
    if isinstance(table, dict):
        return {name: translated(own) for name, own in table.items()}
    return pseudo(str(table))
