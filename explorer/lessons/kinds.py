"""Kinds: what the exercises of each level have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pooling.problem import Asks

LEAST_VALUE, LARGEST_VALUE = -9, 20


@dataclass(frozen=True)
class Kind:
    """What exercises have in common.

    Attributes
    ----------
    asks : str
    tells : str
        The wrong rule that they are about.
    modes, paddings, dilations : tuple
        What a spec has one of.
    is_apart : bool
        Whether the stride is drawn by itself, and is not the pool size.
    ceil_mode, counts : bool
    largest : int
        Of the numbers in the input; small numbers make ties.
    alike : str
        A wrong rule that has the same answer as `tells` to all of them, and is not told from it.
    """

    asks: Asks = "values"
    tells: str = "first_cell"
    modes: tuple[str, ...] = ("max",)
    is_apart: bool = False
    paddings: tuple[str | int, ...] = ("valid",)
    dilations: tuple[int, ...] = (1,)
    ceil_mode: bool = False
    counts: bool = False
    largest: int = LARGEST_VALUE
    alike: str = ""


LEVELS: Mapping[int, tuple[Kind, ...]] = MappingProxyType(
    {
        1: (
            Kind(),
            Kind(tells="max_for_average", modes=("average",)),
            Kind(modes=("min",)),
            Kind("shape", "every_cell_is_used"),
        ),
        2: (
            Kind(tells="stride_is_one", is_apart=True),
            Kind(tells="padding_is_zero", modes=("max", "min"), is_apart=True, paddings=(1,)),
            Kind("unread", "every_cell_is_used", is_apart=True, alike="stride_is_one"),
            Kind(tells="stride_is_the_pool", modes=("average",), is_apart=True),
            Kind("shape", "every_cell_is_used", is_apart=True, paddings=("valid", 1)),
        ),
        3: (
            Kind(tells="divide_by_all", modes=("average",), is_apart=True, paddings=(1,)),
            Kind(
                tells="divide_by_real",
                modes=("average",),
                is_apart=True,
                paddings=(1,),
                counts=True,
            ),
            Kind(
                tells="same_pads_evenly",
                modes=("max", "min"),
                is_apart=True,
                paddings=("same", "same_lower"),
            ),
            Kind("shape", "ceil_only_rounds_up", is_apart=True, paddings=(1,), ceil_mode=True),
            Kind(is_apart=True, dilations=(2,)),
            Kind("gradient", "windows_do_not_add", is_apart=True, largest=5),
            Kind(
                "shape",
                "same_keeps_the_size",
                is_apart=True,
                paddings=("same", "same_lower"),
                alike="stride_is_one",
            ),
            Kind(modes=("max", "min"), is_apart=True, ceil_mode=True),
        ),
    }
)
