"""The pages, by the names that links have for them."""

from collections.abc import Mapping
from types import MappingProxyType

from explorer.pages import compare, explore, learn
from explorer.pages.frame import Page

PAGES: Mapping[str, Page] = MappingProxyType(
    {"explore": explore.PAGE, "compare": compare.PAGE, "learn": learn.PAGE}
)
