"""The page without a browser, driven as the browser drives it."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
from PIL import Image
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


EXAMPLE = [[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]]


def opened(link: Mapping[str, str] = MappingProxyType({})) -> AppTest:
    """Return the page as a link opens it."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params.update(link)
    return run(at)


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def result(at: AppTest) -> tuple[np.ndarray, np.ndarray]:
    """Return the input and the output that the page shows."""
    pooling = at.session_state["session"].pooled
    return pooling.image, pooling.steps.output


def link_of(at: AppTest) -> dict[str, str]:
    """Return the link as it now stands, each value as a string."""
    return {
        name: value[0] if isinstance(value, list) else value
        for name, value in at.query_params.items()
    }


def stage_of(at: AppTest) -> dict:
    """Return what the stage is told, less the pixels."""
    sent = next(item.proto.bytes for item in at.get("bidi_component") if item.proto.bytes)
    length = int.from_bytes(sent[:4], "little")
    return json.loads(sent[4 : 4 + length])


def fields_of(at: AppTest) -> dict[str, tuple[tuple[str, int], dict]]:
    """Return each field of the forms by its name, with its form's id and last message."""
    forms = [item.proto for item in at.get("bidi_component") if item.proto.json]
    return {
        field["name"]: ((form.id, json.loads(form.json)["taken"]), field)
        for form in forms
        for field in json.loads(form.json).get("fields", ())
    }


def advice(at: AppTest) -> str:
    """Return why the choices do not fit, as it is said beside a control."""
    said = [field["label"] for _, field in fields_of(at).values() if field["kind"] == "advice"]
    return "".join(said)


def value(at: AppTest, name: str) -> object:
    return fields_of(at)[name][1]["value"]


def put(at: AppTest, **changes: object) -> AppTest:
    """Set fields as the browser does: with one message of the form that holds them."""
    fields = fields_of(at)
    ((form, taken),) = {fields[name][0] for name in changes}
    return send(at, form, taken + 1, changes)


def send(at: AppTest, form: str, number: int, changes: Mapping[str, object]) -> AppTest:
    """Send a message of a form."""
    return _tell(at, form, "set", {"number": number, "changes": changes})


def look(at: AppTest, message: object) -> AppTest:
    """Send what the shell sends of the window that is looked at."""
    shown = [item.proto for item in at.get("bidi_component") if item.proto.json]
    (shell,) = (part.id for part in shown if "label" in json.loads(part.json))
    return _tell(at, shell, "look", message)


def _tell(at: AppTest, component: str, event: str, value: object) -> AppTest:
    states = at._tree.get_widget_states()
    states.widgets.add(
        id=f"$$STREAMLIT_INTERNAL_KEY_{component}__events",
        json_trigger_value=json.dumps([{"event": event, "value": value}]),
    )
    at._run(states)
    assert not at.exception
    return at


def paste(at: AppTest, text: str, rows: list[list[float]]) -> AppTest:
    return put(at, pasted={"text": text, "rows": rows})


def png(shape: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


PNG = png((2, 2))


def jpeg(shape: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.open(io.BytesIO(png(shape))).save(stream, "JPEG")
    return stream.getvalue()


def cards(at: AppTest) -> str:
    return next(item.body for item in at.html if "<figure" in item.body)


def trigger(at: AppTest, name: str, value: object) -> AppTest:
    """Send a message of the stage."""
    stage = next(item.proto for item in at.get("bidi_component") if item.proto.bytes)
    return _tell(at, stage.id, name, value)
