"""What the browser's Python runs: the repairs, then the app as it is."""

import runpy

import web_repairs  # noqa: F401

runpy.run_path("app.py", run_name="__main__")
