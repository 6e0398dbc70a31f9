"""Join a component's files into one ES module: its program, its markup and its style."""

import json
import re
from hashlib import sha256
from html import escape
from pathlib import Path

from explorer.inputs.matrices import LARGEST_SIDE, LARGEST_VALUE, LONGEST_TEXT
from explorer.words.catalogue import catalogue, say

# What browsers keep to as well: they say at once what the server would refuse.
LIMITS = {"side": LARGEST_SIDE, "value": LARGEST_VALUE, "text": LONGEST_TEXT}
LIBRARY = Path(__file__).parent
_SENTENCE = re.compile(r"\{(\w+\.\w+)\}")
_IMPORT = re.compile(r'^import [^;]*"([^"]*)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)
_SPACE = re.compile(r"^\s+", re.MULTILINE)


def join_component(folder: Path) -> str:
    """Return a component's folder as one ES module.

    Parameters
    ----------
    folder : Path
        With the programs in ``js``, the styles in ``css`` and the markup in an HTML file.

    Returns
    -------
    str
        It exports a function by default, as ``content`` the markup after its style, and as
        ``showPart`` what calls the one for the other.
    """
    content = f"<style>{compact(join_styles(folder))}</style>{join_markup(folder)}"
    show = compact((LIBRARY / "show.js").read_text("utf-8"))
    return f"export const content = {json.dumps(content)};\n{join_modules(folder)}{show}"


def join_styles(folder: Path) -> str:
    """Return the styles of a component after those of the folders whose modules it uses."""
    others = {path.parent.parent for path in files_of(folder)} - {folder.resolve()}
    return "\n".join(join_files(path / "css", "*.css") for path in [*sorted(others), folder])


def join_markup(folder: Path) -> str:
    """Return a component's markup, in which ``{stage.play}`` stands for that sentence."""
    return _SENTENCE.sub(lambda name: escape(say(name[1])), join_files(folder, "*.html"))


def join_modules(folder: Path) -> str:
    """Return a component's programs as one ES module with one default export.

    With them come the files of other folders that they import, and what all of these say: the
    tables of the catalogue whose names begin with those of the folders.

    No two files declare the same name at their top level, so imports and named exports can
    simply be left out. One module is one request: more than twenty files on a first visit
    would be answered one after the other by the process that runs the app.

    Parameters
    ----------
    folder : Path
        Of the component. Only functions are used across files while they load, and functions
        may be used before they are declared: any order will do.

    Returns
    -------
    str
    """
    files = files_of(folder)
    folders = tuple({path.parent.parent.name for path in files})
    tables = {name: own for name, own in catalogue().items() if name.startswith(folders)}
    tables["limits"] = LIMITS
    modules = "\n".join(path.read_text("utf-8") for path in files)
    text = f"{modules}\nfillCatalogue({json.dumps(tables)});\n"
    for pattern in (_IMPORT, _EXPORT):
        text = pattern.sub("", text)
    return compact(text)


def files_of(folder: Path) -> list[Path]:
    """Return a component's modules, the catalogue's, and all that they import, each once."""
    reached: dict[Path, None] = {}
    own = sorted((folder / "js").glob("*.js"))
    waiting = [path.resolve() for path in (LIBRARY / "js/catalogue.js", *own)]
    while waiting:
        path = waiting.pop(0)
        if path not in reached:
            reached[path] = None
            imports = _IMPORT.findall(path.read_text("utf-8"))
            waiting += [(path.parent / name).resolve() for name in imports]
    return list(reached)


def join_files(folder: Path, pattern: str) -> str:
    """Return the text of the files that match a pattern, in the order of their names."""
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob(pattern)))


def compact(text: str) -> str:
    """Return a text without indents, and without lines that are empty or a comment."""
    return _SPACE.sub("", _COMMENT.sub("", text))


def name_by_content(name: str, text: str) -> str:
    """Return a file name that no other content has.

    >>> name_by_content("stage", "")
    'stage.e3b0c44298fc.js'
    """
    return f"{name}.{sha256(text.encode()).hexdigest()[:12]}.js"
