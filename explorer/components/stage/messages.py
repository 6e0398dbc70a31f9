"""What the stage's messages change.

Browsers may send anything: what has not the expected type, shape and size changes nothing.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from explorer.components.stage.crossing import as_position
from explorer.inputs.matrices import as_matrix
from pooling.axis import Pair


def _edited(message: object, _: Pair) -> dict[str, Any]:
    matrix = as_matrix(message)
    return {} if matrix is None else {"matrix": matrix}


def _pinned(message: object, shape: Pair) -> dict[str, Any]:
    if not isinstance(message, dict) or "at" not in message:
        return {}
    position = as_position(message["at"], shape)
    return {"at": position} if position is not None or message["at"] is None else {}


def _turned(message: object, _: Pair) -> dict[str, Any]:
    return {"direction": message}


def _given(message: object, shape: Pair) -> dict[str, Any]:
    matrix = as_matrix(message)
    if message == "ones":
        return {"upstream": None}
    return {} if matrix is None or matrix.shape != shape else {"upstream": matrix}


# What reads a message, by its name, given the shape of the output: as choices by their names.
READERS: Mapping[str, Callable[[object, Pair], dict[str, Any]]] = MappingProxyType(
    {"edit": _edited, "pin": _pinned, "direction": _turned, "upstream": _given}
)
