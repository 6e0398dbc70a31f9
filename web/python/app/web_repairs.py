"""Everything that is different in a browser. Imported before the app, once.

The Streamlit that runs there is the fork of 1.62 in stlite 1.9.2, and there is one thread.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from streamlit import runtime
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner, ScriptRunnerEvent
from web_archive import ArchiveFinder

if not hasattr(time, "thread_time"):  # one thread: the process is the thread
    time.thread_time = time.process_time
if not hasattr(runtime.Runtime, "exists"):  # asked by st.components.v2, the uploader and st.image
    runtime.Runtime.exists = staticmethod(runtime.exists)
    runtime.Runtime.instance = staticmethod(runtime.get_instance)
sys.meta_path.insert(0, ArchiveFinder())

# A run that the reader's next change cuts off has not drawn everything. stlite has Streamlit count
# it as complete, and forget the rest: then no form knows what it was told.
runners: Any = ScriptRunner
finish = runners._on_script_finished


def finish_or_go_on(runner: Any, context: Any, event: Any, is_cut_off: bool) -> None:
    """End a run, with all that it has not drawn kept where the next one begins."""
    is_over = event is not ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN
    finish(runner, context, event, is_cut_off or not is_over)


runners._on_script_finished = finish_or_go_on

from explorer.components.lib import delivery  # noqa: E402 - it needs what is mended above

# The programs lie in the folder, joined and named when it was built.
names = json.loads(Path("programs.json").read_text("utf-8"))
delivery.join_component = lambda _: ""  # ty: ignore[invalid-assignment]
delivery.name_by_content = lambda name, _: names[name]  # ty: ignore[invalid-assignment]

from explorer.pages import frame  # noqa: E402
from explorer.words.catalogue import LANGUAGE, read_catalogue, say  # noqa: E402

# The browser draws beside this thread and not after it: a head start would only be lost.
frame.HEAD_START = 0.0
# What is missing can be added on a server, but not here.
words = {"names": "{names}", "commands": "{commands}"}
tables: Any = read_catalogue(LANGUAGE)
tables["verify"]["missing"] = say("site.frameworks", **words)
