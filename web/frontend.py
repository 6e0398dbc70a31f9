"""Streamlit's page as stlite has it, less what the app never loads, and mended in two places."""

import re
import tarfile
from pathlib import Path

from web.archives import matches

# Source maps, types, and the parts of elements that no page of the app has.
LEFT_OUT = (
    "*.map",
    "*.d.ts",
    "*iagram*",
    "ArrowVegaLite*",
    "Balloons*",
    "ColorPicker*",
    "DataFrame*",
    "DeckGl*",
    "GraphViz*",
    "PlotlyChart*",
    "Snow*",
    "cytoscape*",
    "cynefin*",
    "mermaid*",
    "assets/*.ttf",
    "assets/*.wasm",
    "assets/*.woff",
    "pandasStyler*",
    "swimlanes*",
)
# Parts of elements that the page has when it opens, which are asked for when it does.
OPENING = ("BidiComponent-*.js", "Button-*.js", "ButtonGroup-*.js", "Html-*.js", "NumberInput-*.js")
_ROOT = "package/build/"
ENTRY = "stlite.js"
_IMPORT = re.compile(r'(?:from|^import) ?"\./([^"]+)"', re.MULTILINE)

# What is put right: in which program, what for what.
MENDS = (
    # A click on a deferred download leads away from the page, to an address that only a server
    # answers: it has to go the way of the other downloads, through the page itself.
    (
        "DownloadButton-*.js",
        """y.checkSourceUrlResponse(t, "Download Button"), h({
				filename: "",
				url: t,
				enforceDownloadInNewTab: I
			}).click();""",
        "V(e.url);",
    ),
    # After the browser's Back, Streamlit 1.62 asks for nothing where an app has one page, and else
    # by the address from before.
    (
        "index-*.js",
        "isNullOrUndefined$1(ve) || ye && be || this.onPageChange(ve.pageScriptHash, void 0, !0);",
        "ye && be || (this.setState({ queryParams: location.search.slice(1) }), "
        "this.onPageChange(ve?.pageScriptHash ?? _e, location.search.slice(1), !0));",
    ),
)


class ChangedError(Exception):
    """The front end is another one than was mended here."""


def write_frontend(tarball: Path, folder: Path) -> tuple[Path, ...]:
    """Write the front end, and return the wheels that it brings.

    Parameters
    ----------
    tarball : Path
        The package ``@stlite/browser`` of npm.
    folder : Path
        Where to.

    Returns
    -------
    tuple of Path
        Streamlit and its bridge to the browser.

    Raises
    ------
    ChangedError
        If the place to be mended is not there exactly once.
    """
    with tarfile.open(tarball) as tar:
        for member in tar.getmembers():
            name = member.name.removeprefix(_ROOT)
            file = tar.extractfile(member) if member.name.startswith(_ROOT) else None
            if file and not matches(name, LEFT_OUT):
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.read())
    for pattern, wrong, right in MENDS:
        _mend(folder, pattern, wrong, right)
    return tuple(sorted((folder / "wheels").glob("*.whl")))


def _mend(folder: Path, pattern: str, wrong: str, right: str) -> None:
    texts = {path: path.read_text("utf-8") for path in sorted(folder.glob(pattern))}
    found = [path for path, text in texts.items() for _ in range(text.count(wrong))]
    if len(found) != 1:
        raise ChangedError(f"{pattern} has not {wrong!r} exactly once")
    found[0].write_text(texts[found[0]].replace(wrong, right), "utf-8")


def files_at_opening(folder: Path) -> list[Path]:
    """Return the programs of the elements that the page has when it opens."""
    return sorted(path for pattern in OPENING for path in folder.glob(pattern))


def files_at_start(folder: Path) -> list[Path]:
    """Return the programs that the page starts with: the entry, its imports, and theirs."""
    reached: list[Path] = []
    waiting = [folder / ENTRY]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.append(path)
            waiting += [folder / name for name in _IMPORT.findall(path.read_text("utf-8"))]
    return sorted(reached)
