"""What the browser's Python runs: the app as it is, after what is different of it."""

import web_app

exec(web_app.PROGRAM, {"__name__": "__main__"})  # noqa: S102 - app.py
