"""The shell in a real browser: what a page has once, on its own and without Streamlit's names."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.programs import allow_mounting

# As if Streamlit had given its parts other names.
WITHOUT_NAMES = """
const find = document.querySelector.bind(document);
document.querySelector = (text) => text.includes("data-testid") ? null : find(text);
"""
# Loses the server and finds it again, as Streamlit writes it down.
RECONNECT = """() => {
    window.reconnect = async () => {
        const app = document.querySelector('[data-testid="stApp"]');
        for (const state of ["PINGING_SERVER", "CONNECTED"]) {
            app.dataset.testConnectionState = state;
            await new Promise((done) => setTimeout(done, 50));
        }
    };
}"""


def open_phone(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    return context.new_page()


def test_a_page_stays_whole_where_streamlits_names_are_others(browser, app_url):
    page = open_phone(browser)
    errors: list[object] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.add_init_script(WITHOUT_NAMES)
    page.goto(app_url)
    expect(page.locator(".sentence")).to_contain_text("Output row")
    page.get_by_role("button", name=re.compile("Open the controls")).tap()
    page.get_by_role("button", name="Next window").tap()
    expect(page.locator(".sentence")).to_contain_text("row 1, column 2")
    assert not errors
    page.context.close()


def test_a_page_without_a_stage_asks_once_for_each_time_the_server_is_found(page, app_url):
    allow_mounting(page, app_url)
    page.evaluate(RECONNECT)
    sent = page.evaluate(
        """async () => {
            const shell = await mount("shell");
            const label = "2 × 2";
            const first = shell.call({ label });
            await reconnect();
            first();  // Taken off the page, and put back.
            const second = shell.call({ label });
            await reconnect();
            second();
            await reconnect();
            return shell.sent;
        }"""
    )
    assert sent == [["again", True]] * 2


def test_the_late_cleanup_of_an_overtaken_call_leaves_the_shell_alone(page, app_url):
    allow_mounting(page, app_url)
    page.evaluate(RECONNECT)
    sent = page.evaluate(
        """async () => {
            const shell = await mount("shell");
            const first = shell.call({ label: "2 × 2" });
            shell.call({ label: "3 × 3" });
            first();
            await reconnect();
            return shell.sent;
        }"""
    )
    assert sent == [["again", True]]


def test_without_its_introduction_the_shell_takes_no_room_but_on_a_phone(page, app_url):
    page.goto(app_url)
    numbers = page.locator("dl.numbers")
    expect(numbers).to_be_visible()
    page.get_by_role("button", name="Hide the introduction").click()
    top = numbers.bounding_box()
    page.locator(".st-key-shell").evaluate("node => node.remove()")
    assert numbers.bounding_box() == top


def test_on_a_phone_the_bar_lies_close_above_the_stage(browser, app_url):
    page = open_phone(browser)
    page.goto(app_url)
    expect(page.locator(".panels")).to_be_visible()
    page.get_by_role("button", name="Hide the introduction").click()
    bar = page.get_by_role("button", name=re.compile("Open the controls"))
    bottom = bar.evaluate("node => node.getBoundingClientRect().bottom")
    assert page.locator(".panels").evaluate("node => node.getBoundingClientRect().top") == (
        bottom + 8
    )
    page.context.close()


def test_keys_on_the_bar_do_not_reach_streamlits_shortcuts(browser, app_url):
    page = open_phone(browser)
    page.goto(app_url)
    page.get_by_role("button", name=re.compile("Open the controls")).focus()
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.context.close()
