"""How soon the process gives back what it no longer needs."""

import gc
from functools import cache


@cache
def collect_often() -> None:
    """Let garbage be collected often and in a short time, once for the process.

    Each run of a script leaves cycles of objects behind. Python looks for old ones when a
    quarter as many have come as were there the last time, the libraries included. With the
    libraries set aside, that is a quarter of what the sessions hold: sooner, and quick.
    """
    gc.collect()
    gc.freeze()
    gc.collect()  # Counts again what is there.
    generation_0, generation_1, _ = gc.get_threshold()
    gc.set_threshold(generation_0, generation_1, 2)
