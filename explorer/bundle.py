"""Join the stage's files into the one module and the one style sheet that a component takes."""

import re
from pathlib import Path

_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


def join_modules(folder: Path) -> str:
    """Return one ES module with one default export.

    No two files declare the same name at their top level, so imports and named exports can
    simply be left out. Comments and indents go too: the module is sent with every change
    of data.

    Parameters
    ----------
    folder : Path
        Where the ``.js`` files are. Only functions are used across files while they load,
        and functions may be used before they are declared: any order will do.

    Returns
    -------
    str
    """
    text = join_files(folder, "*.js")
    for pattern in (_IMPORT, _EXPORT, _COMMENT, _INDENT):
        text = pattern.sub("", text)
    return text


def join_files(folder: Path, pattern: str) -> str:
    """Return the text of the files that match a pattern, in the order of their names."""
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob(pattern)))
