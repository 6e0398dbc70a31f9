"""Stack: an input pooled again and again, with what a cell of any layer sees of it."""

from typing import Any

from explorer.components.stack import Layer, Patches, stack
from explorer.controls.stack import stack_controls
from explorer.state.session import change, current
from explorer.state.stack_cases import CAT
from explorer.state.stacked import Seen, Stack, lay_layers, see
from explorer.ways.chosen import Chosen
from explorer.ways.way import Way
from explorer.words.catalogue import say, say_count
from explorer.words.features import about_features
from explorer.words.settings import name_of
from explorer.words.stacking import left_of, rule_of, table_of
from pooling import PoolSpec, Trace, trace

# Gives what it gets: it carries an input that no layer fits.
SAME = PoolSpec(1)
NOTHING = {
    **dict.fromkeys(("about", "rule", "left", "question", "problem"), ""),
    "table": [],
    "ends": None,
}


def _show_stack() -> bool:
    chosen, session = Chosen.now(), current()
    choices = session.choices
    pooled, start, layers, said = _made(chosen)
    stack(
        start,
        layers,
        said=said,
        cell=choices.cell,
        scale=choices.scale,
        is_picture=chosen.is_picture,
        name=pooled.digest if pooled else "",
        on_change=change,
    )
    before, session.shown = session.shown, pooled
    return pooled != before


Made = tuple[Stack | None, Trace | None, list[Layer], dict[str, Any]]


def _made(chosen: Chosen) -> Made:
    """Pool what is chosen, whatever it is, layer after layer."""
    settings, image = current().choices.layers, chosen.image
    if image is None:
        return None, None, [], {**NOTHING, "problem": chosen.problem}
    size = image.shape[0], image.shape[1]
    laid, refusal = lay_layers(settings, size)
    specs = tuple(geometry.spec for geometry in laid)
    pooled = Stack.of(image, specs, is_private=chosen.is_private)
    rows = see(tuple(geometry.rows for geometry in laid))
    cols = see(tuple(geometry.cols for geometry in laid))
    layers = [
        Layer(name, name_of(setting), steps, _patches(high), _patches(wide))
        for name, setting, steps, high, wide in zip(
            pooled.names, settings, pooled.steps, rows, cols, strict=False
        )
    ]
    said = {
        **NOTHING,
        "about": about_features(chosen.filtered),
        "rule": rule_of(laid),
        "table": table_of(laid, (rows, cols), size),
        "left": left_of(laid, (rows, cols), size),
        "question": _question() if chosen.is_picture and laid else "",
        "ends": refusal and _end(len(laid), len(settings), refusal.sentence),
    }
    return pooled, (None if laid else trace(image, SAME)), layers, said


def _patches(seen: Seen) -> Patches:
    return Patches(seen.field.size if seen.field else None, seen.patches, seen.counts)


def _question() -> str:
    choices = current().choices
    is_cat = all(getattr(choices, name) == CAT[name] for name in ("source", "sample"))
    return say("stack.lost_cat" if is_cat else "stack.lost")


def _end(layer: int, count: int, sentence: str) -> dict[str, Any]:
    after = count - layer - 1
    said = [sentence, say("stack.ends", number=layer + 1)]
    if after:
        said.append(say_count("stack.after", after))
    setting = current().choices.layers[layer]
    return {"name": name_of(setting), "sentence": " ".join(said)}


WAY = Way(_show_stack, stack_controls)
