"""How soon the process gives back what it no longer needs."""

import gc
from functools import cache


@cache
def collect_often() -> None:
    """Let garbage be collected often and in a short time, once for the process.

    Each run of a script leaves cycles of objects behind. Python looks for old ones when they
    have become a quarter of all there is, the libraries included, which takes as long as they
    are many. Without the libraries, a quarter of what the sessions hold is soon reached.
    """
    gc.collect()
    gc.freeze()
    generation_0, generation_1, _ = gc.get_threshold()
    gc.set_threshold(generation_0, generation_1, 2)
