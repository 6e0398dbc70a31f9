"""What the process keeps in memory, and for how long."""

import gc
from functools import cache

import streamlit as st
from starlette.formparsers import MultiPartParser

_aside: set[str] = set()


@cache
def receive_in_memory() -> None:
    """Let no upload touch a disk, which may be full: the web server spools from 1 MB on."""
    MultiPartParser.spool_max_size = st.get_option("server.maxUploadSize") * 2**20


@cache
def collect_often() -> None:
    """Let garbage be collected often and in a short time, once for the process.

    Each run of a script leaves cycles of objects behind. Python looks for old ones when a
    quarter as many have come as were there the last time, the libraries included. With the
    libraries set aside, that is a quarter of what the sessions hold: sooner, and quick.
    """
    set_aside("Streamlit")
    gc.collect()  # Counts again what is there.
    generation_0, generation_1, _ = gc.get_threshold()
    gc.set_threshold(generation_0, generation_1, 2)


def set_aside(name: str) -> None:
    """Leave a library that was just imported out of all later collections, once for each.

    Streamlit looks through everything after each run as soon as Keras is there.

    Parameters
    ----------
    name : str
        What the library is called here.
    """
    if name not in _aside:
        _aside.add(name)
        gc.collect()
        gc.freeze()
