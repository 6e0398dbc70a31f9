"""What the code of every call is made from: the image as a batch, and the arguments."""

from dataclasses import dataclass

from explorer.programs.layout import batch, unbatch
from pooling.conventions import Call


@dataclass(frozen=True)
class Source:
    """The array that a call reads.

    Attributes
    ----------
    name : str
        What it is called in the code.
    is_colour : bool
        Whether it has a last axis of channels.
    """

    name: str
    is_colour: bool

    def first(self, dtype: str = "np.float32") -> str:
        """Write it as a batch of one, channels first."""
        return f"{batch(self.is_colour, self.name)}.astype({dtype})"

    def last(self, dtype: str = "np.float32") -> str:
        """Write it as a batch of one, channels last."""
        axes = "np.newaxis" if self.is_colour else "np.newaxis, ..., np.newaxis"
        return f"{self.name}.astype({dtype})[{axes}]"

    @property
    def after_first(self) -> str:
        """What turns such a batch back, channels first."""
        return unbatch(self.is_colour)

    @property
    def after_last(self) -> str:
        """What turns such a batch back, channels last."""
        return "[0]" if self.is_colour else "[0, ..., 0]"


def written(call: Call) -> str:
    """Write the arguments of a call, as Python has them."""
    return ", ".join(f"{name}={value!r}" for name, value in call.arguments.items())
