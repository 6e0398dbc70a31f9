"""The rule that a problem is about, in one sentence."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from explorer.words.catalogue import say, titles
from pooling import AdaptiveSpec, PoolSpec
from pooling.problem import Pooled
from pooling.spec import Spec, is_padded

# Whether a rule is a matter of a spec, and the sentence of it.
Rules: TypeAlias = Sequence[tuple[Callable[[Spec], bool], Callable[[], str]]]


def rule_of(problem: Pooled) -> str:
    """Say in one sentence the rule that a problem is about.

    Examples
    --------
    >>> rule_of(Pooled(np.ones((2, 2)), PoolSpec(mode="min")))
    'A window moves by the stride and keeps the smallest number that it reads.'
    """
    if problem.asks == "gradient":
        return titles("lesson_rules")["where_the_gradient_goes"]
    rules = {"shape": _SHAPE_RULES, "unread": _UNREAD_RULES}.get(problem.asks, _VALUE_RULES)
    spec = problem.spec
    for applies, rule in rules:
        if applies(spec):
            return rule()
    return titles("mode_rules")[spec.mode]


def _lesson(name: str) -> Callable[[], str]:
    return lambda: titles("lesson_rules")[name]


def _is_fitted(spec: Spec) -> bool:
    return isinstance(spec, AdaptiveSpec)


def _is_dilated(spec: Spec) -> bool:
    return isinstance(spec, PoolSpec) and max(spec.dilation) > 1


def _is_same(spec: Spec) -> bool:
    return isinstance(spec, PoolSpec) and spec.padding in ("same", "same_lower")


def _divides(spec: Spec) -> bool:
    return is_padded(spec) and spec.mode == "average"


def _is_ceil(spec: Spec) -> bool:
    return isinstance(spec, PoolSpec) and spec.ceil_mode


def _skips(spec: Spec) -> bool:
    """Return whether there are cells between a window and the next."""
    return isinstance(spec, PoolSpec) and any(np.greater(spec.stride, spec.pool_size))


# The first rule that applies is what there is to learn.
_VALUE_RULES: Rules = (
    (_is_fitted, lambda: say("worked.fitted_rule")),
    (_is_dilated, lambda: say("worked.dilated_rule")),
    (_divides, _lesson("what_an_average_divides_by")),
    (_is_same, _lesson("same_is_not_the_same")),
    (_is_ceil, _lesson("ceil_is_more_than_rounding")),
    (is_padded, _lesson("padding_is_not_zero")),
    (_skips, _lesson("strides_may_skip")),
)
_SHAPE_RULES: Rules = (
    (_is_same, _lesson("same_is_not_the_same")),
    (_is_ceil, _lesson("ceil_is_more_than_rounding")),
    (lambda _: True, lambda: say("worked.shape_rule")),
)
_UNREAD_RULES: Rules = (
    (_skips, _lesson("strides_may_skip")),
    (lambda _: True, _lesson("not_every_cell_is_read")),
)
