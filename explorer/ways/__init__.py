"""The ways to compare, by the names that links have for them."""

from collections.abc import Mapping
from types import MappingProxyType

from explorer.ways import frameworks, settings, shift, stack
from explorer.ways.way import Way

WAYS: Mapping[str, Way] = MappingProxyType(
    {
        "settings": settings.WAY,
        "frameworks": frameworks.WAY,
        "shift": shift.WAY,
        "stack": stack.WAY,
    }
)
