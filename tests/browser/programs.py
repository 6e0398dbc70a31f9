"""A component's program by itself: put on an open page, called and cleaned up by a test."""

import numpy as np
from playwright.sync_api import Locator, Page

from explorer.components.stage.crossing import frame, payload
from pooling import PoolSpec, trace

# Puts `mount(name)` on the page. It gives {host, place, call(data), sent}: a host and the place
# in it, as Streamlit makes them, what calls the program there and returns its cleanup, and what
# the program has sent.
MOUNT = """() => {
    window.mount = async (name) => {
        const { name: file } = performance.getEntriesByType("resource")
            .find((entry) => entry.name.includes(`/programs/${name}.`));
        const program = await import(file);
        const host = document.createElement("div");
        host.id = `mounted-${name}`;
        host.style = "position: relative; z-index: 999999; background: #fff";
        document.body.prepend(host);
        const place = host.attachShadow({ mode: "open" });
        place.innerHTML = program.content;
        const sent = [];
        const call = (data) => program.default({
            parentElement: place,
            data: Array.isArray(data) ? new Uint8Array(data) : data,
            setTriggerValue: (...message) => sent.push(message),
        });
        return { host, place, call, sent };
    };
}"""


def allow_mounting(page: Page, app_url: str) -> None:
    """Open the app, whose programs are then there to be mounted by a script of a test."""
    page.goto(app_url)
    page.locator(".sentence").filter(has_text="Output row").wait_for()
    page.evaluate(MOUNT)


def framed(image: np.ndarray, spec: PoolSpec, **changes: object) -> list[int]:
    """Return the bytes that the stage is given for a pooling, with some of it changed."""
    described = payload(trace(image, spec), is_picture=image.dtype == np.uint8)
    return list(frame({**described, "editable": True, "instead": "", "at": None, **changes}))


def own(page: Page, selector: str) -> Locator:
    """Find something in the stage that the fixture `lab` has put on the page."""
    return page.locator(f"#mounted-stage {selector}")
