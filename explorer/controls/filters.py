"""The fields that choose the filter before the pooling."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from explorer.components.form import Field
from explorer.inputs.filters import FILTERS
from explorer.state.features import weights_of
from explorer.state.session import change, current
from explorer.words.catalogue import say, titles


def filter_fields() -> list[Field]:
    """Return the filter, and where one is chosen its numbers and ReLU, in a fold of their own."""
    choices, fold = current().choices, say("input.filtering")
    kinds, label = titles("filters"), say("input.filter")
    fields = [
        Field("list", "filter", label, choices.filter, options=kinds, fold=fold, term="features")
    ]
    if not choices.is_filtered:
        return fields
    return [
        *fields,
        Field(
            "table",
            "weights",
            say("input.weights"),
            weights_of(choices).tolist(),
            (3, 3),
            hint=say("input.weights_hint"),
            fold=fold,
            is_disabled=choices.filter != "own",
        ),
        Field(
            "switch",
            "relu",
            say("input.relu"),
            choices.relu,
            hint=say("input.relu_hint"),
            fold=fold,
        ),
    ]


def _set_filter(kind: str) -> None:
    """Choose a filter; own numbers begin as those of the filter before, until there are some."""
    choices = current().choices
    is_new = kind == "own" and np.array_equal(choices.weights, FILTERS["own"])
    change(filter=kind, **({"weights": weights_of(choices).copy()} if is_new else {}))


def _set_weights(rows: list[list[float]]) -> None:
    change(weights=np.array(rows, np.float64))


SPECIAL: Mapping[str, Callable[[Any], None]] = MappingProxyType(
    {"filter": _set_filter, "weights": _set_weights}
)
