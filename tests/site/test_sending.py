"""What a change draws reaches the page in parts, though one thread does it all."""

from playwright.sync_api import Page

from explorer.inputs.matrices import PRESETS, format_link

CHANGES = 8
# Resolves with whether Python was still running when the output of a change was drawn.
WATCH = """() => {
    const roots = [...document.querySelectorAll("*")].flatMap(node => node.shadowRoot ?? []);
    const shown = roots.map(root => root.querySelector("[data-part=output] .size")).find(Boolean);
    const before = shown.textContent;
    const state = () => document.querySelector("[data-test-script-state]").dataset.testScriptState;
    window.drawn = new Promise((tell) => {
        const look = () => shown.isConnected && shown.textContent === before
            ? requestAnimationFrame(look) : tell(state());
        look();
    });
}"""


def test_the_stage_is_drawn_before_the_rest_of_the_page_has_come(page: Page, app_url):
    page.goto(f"{app_url}/?stride=1&matrix={format_link(PRESETS['Digit, 8 x 8']())}")
    slider = page.get_by_role("slider").first
    states = []
    for change in range(CHANGES):
        page.wait_for_timeout(500)
        page.evaluate(WATCH)
        slider.press("ArrowRight" if change < CHANGES / 2 else "ArrowLeft")
        states.append(page.evaluate("drawn"))
    # On a busy machine both may have come before the browser had a moment to draw.
    assert states.count("running") > CHANGES / 2, states
