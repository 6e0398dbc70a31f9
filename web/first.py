"""The first screen: what the app sends at its own address, to be drawn before there is a Python."""

import base64
import gzip
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from explorer.components.lib.bundle import join_component, name_by_content
from explorer.components.lib.delivery import FOLDER
from explorer.words.catalogue import say

ROOT = Path(__file__).parents[1]
PAGE = Path(__file__).parent / "page"
COMPONENTS = ROOT / "explorer/components"
# Those of the first screen, by the names that the app mounts them by.
_NAME = re.compile(r"pooling_(\w+?)_text$")
_PLACE = re.compile(r"\{(\w+)\}")
# Streamlit's names of colours for what the components are drawn with.
_COLOURS = {
    "--st-primary-color": "primaryColor",
    "--st-background-color": "backgroundColor",
    "--st-secondary-background-color": "secondaryBackgroundColor",
    "--st-text-color": "textColor",
    "--st-border-color": "borderColor",
    "--st-blue-color": "blueColor",
}


def programs() -> dict[str, str]:
    """Return the programs of the components by the names of their folders."""
    return {
        path.parent.name: join_component(path.parent)
        for path in sorted(COMPONENTS.glob("*/*.html"))
        if path.stem == path.parent.name
    }


def program_names() -> bytes:
    """Return what the app calls the files of the programs, for the app to read as JSON."""
    names = {name: name_by_content(name, text) for name, text in programs().items()}
    return json.dumps(names, sort_keys=True).encode()


def write_first(folder: Path) -> None:
    """Write the programs of the components, and the first screen's file.

    Each program lies where the app's loader looks for it. Those of the first screen are in its own
    file, compressed, and only led to.
    """
    joined = programs()
    components = _components()
    drawn = {component["program"] for component in components}
    lead = (PAGE / "lead.js").read_text("utf-8")
    (folder / FOLDER).mkdir(parents=True)
    for name, text in joined.items():
        path = folder / FOLDER / name_by_content(name, text)
        path.write_text(lead.replace("PROGRAM", name) if name in drawn else text, "utf-8")
    first = {
        "texts": {name: text for name, text in joined.items() if name in drawn},
        "components": components,
    }
    data = json.dumps(first, ensure_ascii=False, sort_keys=True).encode()
    (folder / "first.json.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def _components() -> list[dict[str, Any]]:
    """Return what the app sends to each component when it is opened without a link."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    return [_describe(item.proto) for item in at.get("bidi_component")]


def _describe(proto: Any) -> dict[str, Any]:
    found = _NAME.match(proto.component_name)
    if found is None:
        raise ValueError(f"{proto.component_name} is no component of the app")
    program = found[1]
    if proto.bytes:
        data = base64.b64encode(proto.bytes).decode()
        return {"key": program, "program": program, "bytes": data}
    told = json.loads(proto.json)
    return {"key": told.get("key", program), "program": program, "json": told}


def write_index(folder: Path, sizes: Mapping[str, int], opening: Sequence[str]) -> None:
    """Write the page itself.

    Parameters
    ----------
    folder : Path
    sizes : mapping of str to int
        Bytes of the files that Python starts with, by their paths in the folder.
    opening : sequence of str
        Paths of the programs that the page opens with, to be loaded while Python starts.
    """
    template = (PAGE / "index.html").read_text("utf-8")
    # Filled in by the browser, as its own places.
    bytes_places = {"done": "{done}", "all": "{all}"}
    words = {
        "loading": say("site.loading", **bytes_places),
        "waiting": say("site.waiting", **bytes_places),
        "starting": say("site.starting", share="{share}"),
        "failed": say("site.failed", reason="{reason}"),
    }
    told = {"words": words, "bytes": dict(sizes), "opening": list(opening)}
    places = {
        "title": escape(say("page.explore")),
        "name": escape(say("page.name")),
        "no_script": escape(say("site.no_script")),
        "close": escape(say("site.close")),
        "from_file": escape(say("site.from_file")),
        "style": _style(),
        "told": json.dumps(told).replace("<", "\\u003c"),
    }
    text = _PLACE.sub(lambda place: places[place[1]], template)
    (folder / "index.html").write_text(text, "utf-8")


def _style() -> str:
    """Return the style of the first screen in the colours of the app's theme."""
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    places = {}
    for name in ("light", "dark"):
        theme = config["theme"][name]
        aside = theme | {
            "backgroundColor": theme["secondaryBackgroundColor"],
            "secondaryBackgroundColor": theme["backgroundColor"],
        }
        places[name], places[f"{name}_aside"] = _declare(theme), _declare(aside)
    template = (PAGE / "first.css").read_text("utf-8")
    return _PLACE.sub(lambda place: places[place[1]], template)


def _declare(theme: Mapping[str, str]) -> str:
    return " ".join(f"{name}: {theme[key]};" for name, key in _COLOURS.items())
