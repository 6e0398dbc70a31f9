"""The ways to compare, by the names that links have for them."""

from collections.abc import Mapping
from types import MappingProxyType

from explorer.ways import settings, stack
from explorer.ways.way import Way

WAYS: Mapping[str, Way] = MappingProxyType({"settings": settings.WAY, "stack": stack.WAY})
