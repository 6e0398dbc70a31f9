"""A form in a real browser: no change is lost, and the focus stays where it was."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from benchmarks.server import running

SCRIPT = Path(__file__).with_name("form_page.py")
ROOT = {"PYTHONPATH": str(Path(__file__).parents[2])}


# How an element is drawn: the least height of what is tapped, and the style of what has the focus.
LOOK = """(element) => {
    const { accentColor, appearance, outlineStyle, outlineWidth } = getComputedStyle(element);
    const { height } = (element.closest(".options label, .switch label") ?? element)
        .getBoundingClientRect();
    return { accentColor, appearance, height, outline: `${outlineStyle} ${outlineWidth}` };
}"""


def open_form(page: Page, address: str) -> None:
    page.goto(f"http://{address}")
    expect(page.get_by_role("slider", name="Size")).to_be_visible(timeout=30_000)


def set_size(page: Page, size: int) -> None:
    page.get_by_role("slider", name="Size").fill(str(size))


def expect_said(page: Page, *texts: str) -> None:
    """Wait until Python says each of these."""
    for text in texts:
        expect(page.get_by_text(text, exact=True)).to_be_visible()


def leave_and_open_again(page: Page) -> None:
    for count in (0, 1):
        page.get_by_text("Open", exact=True).click()
        expect(page.get_by_role("slider", name="Size")).to_have_count(count)


def lose_messages(page: Page) -> None:
    """Let what is said while `isLost` is true not leave the browser."""
    page.add_init_script("""{
        const { send } = WebSocket.prototype;
        WebSocket.prototype.send = function (message) {
            if (!window.isLost) send.call(this, message);
        };
    }""")


def lose_size(page: Page, size: int) -> None:
    """Set the size, and let it be lost."""
    page.evaluate("window.isLost = true")
    set_size(page, size)
    page.wait_for_timeout(500)
    page.evaluate("window.isLost = false")


def test_numbers_go_on_when_the_form_is_new_in_the_browser(page, port):
    with running(port, ROOT, script=SCRIPT) as server:
        open_form(page, server.address)
        for number, size in enumerate((3, 4, 5), start=1):
            set_size(page, size)
            expect_said(page, f"size {size}, max", f"taken {number}")
        leave_and_open_again(page)
        set_size(page, 6)
        expect_said(page, "size 6, max", "taken 4")
        expect(page.get_by_role("slider", name="Size")).to_have_value("6")


def test_a_change_that_was_lost_is_told_again_by_the_next_form(page, port):
    lose_messages(page)
    with running(port, ROOT, script=SCRIPT) as server:
        open_form(page, server.address)
        lose_size(page, 5)
        expect_said(page, "size 2, max")
        leave_and_open_again(page)
        expect_said(page, "size 5, max", "taken 1")
        expect(page.get_by_role("slider", name="Size")).to_have_value("5")


def test_a_change_that_was_lost_with_its_session_is_told_to_the_next_one(page, port):
    lose_messages(page)
    with running(port, ROOT, script=SCRIPT) as server:
        open_form(page, server.address)
        page.get_by_role("radio", name="Min").click()
        expect_said(page, "size 2, min", "taken 1")
        lose_size(page, 5)
    with running(port, ROOT, script=SCRIPT):
        # The new session begins with what is done next. It knows nothing of what the first one
        # took, which is in no link here.
        page.get_by_role("button", name="Run").click()
        expect_said(page, "size 5, max", "taken 2")
        expect(page.get_by_role("radio", name="Max")).to_be_checked()
        set_size(page, 6)
        expect_said(page, "size 6, max", "taken 3")


def test_the_focus_stays_on_the_chosen_option_the_button_and_the_number_that_is_typed(page, port):
    with running(port, ROOT, script=SCRIPT) as server:
        open_form(page, server.address)
        slider = page.get_by_role("slider", name="Size")
        # The choice gets another option, and a field comes before it.
        page.get_by_role("radio", name="Min").click()
        expect_said(page, "size 2, min")
        slide = "(form) => { form.value = %d; form.dispatchEvent(new Event('input')); }"
        slider.evaluate(slide % 3)
        expect(page.get_by_role("radio", name="L2")).to_be_visible()
        expect(page.get_by_role("radio", name="Min")).to_be_focused()
        # The text is built anew for its label, and its button has the focus.
        page.get_by_role("button", name="Use").focus()
        slider.evaluate(slide % 4)
        expect(page.get_by_label("Rows of 4")).to_be_visible()
        expect(page.get_by_role("button", name="Use")).to_be_focused()
        # What is being typed outlives that the fields around it change.
        page.get_by_label("Side").select_text()
        page.keyboard.type("7")
        slider.evaluate(slide % 2)
        expect(page.get_by_role("radio", name="L2")).to_have_count(0)
        expect(page.get_by_label("Side")).to_be_focused()
        expect(page.get_by_label("Side")).to_have_value("7")
        page.wait_for_timeout(500)
        # Nor is it taken for the whole of what is typed.
        expect_said(page, "size 2, min", "side 4", "taken 4")
        page.keyboard.type("5")
        page.keyboard.press("Enter")
        expect_said(page, "side 75", "taken 5")


def test_controls_are_the_browsers_own_with_a_ring_and_room_for_a_finger(
    browser: Browser, port: int
):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    with running(port, ROOT, script=SCRIPT) as server:
        open_form(page, server.address)
        set_size(page, 3)
        slider, switch = page.get_by_role("slider", name="Size"), page.get_by_label("More")
        expect(switch).to_be_checked()
        for control in (slider, switch):
            control.focus()
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            look = control.evaluate(LOOK)
            assert look["appearance"] == "auto"
            assert look["accentColor"].startswith("rgb")
            assert look["outline"] == "solid 2px"
        for control in page.locator(".form").locator("input, button").all():
            assert control.evaluate(LOOK)["height"] >= 44
    context.close()
