"""A component's program by itself: put on an open page, called and cleaned up by a test."""

from playwright.sync_api import Page

# Puts `mount(name)` on the page. It gives {host, call(data), sent}: a place as Streamlit makes
# it, what calls the program there and returns its cleanup, and what the program has sent.
MOUNT = """() => {
    window.mount = async (name) => {
        const { name: file } = performance.getEntriesByType("resource")
            .find((entry) => entry.name.includes(`/programs/${name}.`));
        const program = await import(file);
        const host = document.createElement("div");
        host.innerHTML = program.content;
        document.body.append(host);
        const sent = [];
        const call = (data) => program.default({
            parentElement: host,
            data,
            setTriggerValue: (...message) => sent.push(message),
        });
        return { host, call, sent };
    };
}"""


def allow_mounting(page: Page, app_url: str) -> None:
    """Open the app, whose programs are then there to be mounted by a script of a test."""
    page.goto(app_url)
    page.locator(".sentence").filter(has_text="Output row").wait_for()
    page.evaluate(MOUNT)
