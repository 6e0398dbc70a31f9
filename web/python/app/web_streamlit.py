"""What is mended in Streamlit, before it runs anything.

It is the fork of 1.62 in stlite 1.9.2, and there is one thread.
"""

import time
from typing import Any

import web_sending
from streamlit import env_util, runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner, ScriptRunnerEvent

if not hasattr(time, "thread_time"):  # one thread: the process is the thread
    time.thread_time = time.process_time
if not hasattr(runtime.Runtime, "exists"):  # asked by st.components.v2, the uploader and st.image
    runtime.Runtime.exists = staticmethod(runtime.exists)
    runtime.Runtime.instance = staticmethod(runtime.get_instance)
web_sending.send_early()

# Asked once, by looking for the files of all modules, which takes 0.9 s.
env_util.is_repl = lambda: False  # ty: ignore[invalid-assignment]
# Asked at each run, by an import that fails, which takes 2 ms.
sessions: Any = AppSession
sessions._compute_skills_nudge_state = lambda _: (False, "")

# A run that the reader's next change cuts off has not drawn everything. stlite has Streamlit count
# it as complete, and forget the rest: then no form knows what it was told.
runners: Any = ScriptRunner
finish = runners._on_script_finished


def finish_or_go_on(runner: Any, context: Any, event: Any, is_cut_off: bool) -> None:
    """End a run, with all that it has not drawn kept where the next one begins."""
    is_over = event is not ScriptRunnerEvent.SCRIPT_STOPPED_FOR_RERUN
    finish(runner, context, event, is_cut_off or not is_over)


runners._on_script_finished = finish_or_go_on
