"""In place of a way to the network for libraries that open sockets: none does here.

stlite calls it when Streamlit is there and nothing of the app yet, so this is where Streamlit is
mended.
"""

import importlib


def patch_all() -> None:
    """Mend what needs it, or say what failed: stlite takes a failing import for a missing one."""
    try:
        importlib.import_module("web_streamlit")
    except ImportError as error:
        raise RuntimeError(f"Streamlit is another one than was mended here: {error}") from error
