"""What is different of the app. Imported before it, once."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from web_archive import ArchiveFinder
from web_sending import give_head_start

from explorer.components.lib import delivery

sys.meta_path.insert(0, ArchiveFinder())

# Run at each change, and compiled once.
PROGRAM = compile(Path("app.py").read_text("utf-8"), "app.py", "exec")

# The programs lie in the folder, joined and named when it was built.
names = json.loads(Path("programs.json").read_text("utf-8"))
delivery.join_component = lambda _: ""  # ty: ignore[invalid-assignment]
delivery.name_by_content = lambda name, _: names[name]  # ty: ignore[invalid-assignment]

from explorer.pages import frame  # noqa: E402 - it has the programs named
from explorer.words.catalogue import LANGUAGE, read_catalogue, say  # noqa: E402

frame.give_head_start = partial(give_head_start, frame.HEAD_START)
# What is missing can be added on a server, but not here.
words = {"names": "{names}", "commands": "{commands}"}
tables: Any = read_catalogue(LANGUAGE)
tables["verify"]["missing"] = say("site.frameworks", **words)
