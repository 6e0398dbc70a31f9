"""Join the stage's JavaScript files into the one module that a component takes."""

import re
from pathlib import Path

_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
_COMMENT = re.compile(r"^ *//.*\n", re.MULTILINE)


def bundle(folder: Path) -> str:
    """Return one ES module with one default export.

    Every file keeps its names: two files never declare the same one, so imports and named
    exports can simply be left out. Comment lines go too, because the module is sent with
    every change of data.

    Parameters
    ----------
    folder : Path
        Where the ``.js`` files are. Functions may be used before they are declared, so
        the order of the files does not matter.

    Returns
    -------
    str
    """
    files = sorted(path for path in folder.glob("*.js") if not path.name.endswith(".test.js"))
    text = "\n".join(path.read_text("utf-8") for path in files)
    for pattern in (_IMPORT, _EXPORT, _COMMENT):
        text = pattern.sub("", text)
    return text
