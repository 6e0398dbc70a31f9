"""What goes over the wire: little with a change, and each program once."""

from playwright.sync_api import Page, Route, expect

from benchmarks.server import running
from explorer.components.lib.delivery import FOLDER

SIZE = "[data-part=output] .size"
SLIDER = 'input[type="range"][aria-label="Pool size"]'
PROGRAMS = f"**/{FOLDER}/*"
STAGE = f"**/{FOLDER}/stage.*"
SENTENCE = "This part did not load."
# The addresses of the programs, and how many bytes came over the wire for each.
FETCHED = """folder => performance.getEntriesByType("resource")
    .filter(({ name }) => name.includes(folder)).map(entry => [entry.name, entry.transferSize])"""


def note_frames(page: Page) -> list[bytes]:
    """Return a list that will have each message that the server sends."""
    frames: list[bytes] = []

    def note(frame: bytes | str) -> None:
        frames.append(frame if isinstance(frame, bytes) else frame.encode())

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    return frames


def test_a_change_sends_the_data_and_no_program(page, app_url):
    frames = note_frames(page)
    page.goto(app_url)
    expect(page.locator(SIZE)).to_have_text("2 × 2")
    page.wait_for_timeout(1500)
    frames.clear()
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(SIZE)).to_have_text("1 × 1")
    page.wait_for_timeout(1500)
    assert frames
    assert sum(map(len, frames)) < 9000


def test_a_change_of_an_image_sends_the_output_and_not_the_image_again(page, app_url):
    frames = note_frames(page)
    page.goto(f"{app_url}/?input=image")
    expect(page.locator(SIZE)).to_have_text("112 × 112")
    page.wait_for_timeout(1500)
    assert sum(map(len, frames)) > 50_000
    frames.clear()
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(SIZE)).to_have_text("74 × 74")
    page.wait_for_timeout(1500)
    assert sum(map(len, frames)) < 30_000


def test_a_program_is_fetched_once_and_kept_for_the_next_visit(page, app_url):
    page.goto(app_url)
    expect(page.locator(SIZE)).to_be_visible()
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(SIZE)).to_have_text("1 × 1")
    first = page.evaluate(FETCHED, FOLDER)
    assert len(first) == 3
    assert all(size > 1000 for _, size in first)
    next_page = page.context.new_page()
    next_page.goto(app_url)
    expect(next_page.locator(SIZE)).to_be_visible()
    assert sorted(next_page.evaluate(FETCHED, FOLDER)) == sorted([name, 0] for name, _ in first)


def test_the_page_works_below_a_base_path(page, port):
    with running(port, base="/class/lab") as server:
        page.goto(f"http://{server.address}/?pool_size=3&stride=1")
        expect(page.locator(SIZE)).to_have_text("2 × 2")
        page.locator(SLIDER).focus()
        page.keyboard.press("ArrowLeft")
        expect(page.locator(SIZE)).to_have_text("3 × 3")
        names = [name for name, _ in page.evaluate(FETCHED, FOLDER)]
        assert len(names) == 3
        assert all(name.startswith(f"http://{server.address}/{FOLDER}/") for name in names)


def test_a_program_that_cannot_be_fetched_is_said_and_comes_by_itself(page, app_url):
    page.route(PROGRAMS, lambda route: route.abort())
    page.goto(app_url)
    # In place of the shell, of the stage, and of both forms.
    expect(page.get_by_role("alert").filter(has_text=SENTENCE)).to_have_count(4)
    page.unroute(PROGRAMS)
    page.route(PROGRAMS, lambda route: route.fulfill(status=404))
    page.wait_for_timeout(3500)
    expect(page.get_by_text(SENTENCE)).to_have_count(4)
    page.unroute(PROGRAMS)
    expect(page.locator(SIZE)).to_have_text("2 × 2")
    expect(page.get_by_text(SENTENCE)).to_have_count(0)
    page.locator(SLIDER).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(SIZE)).to_have_text("1 × 1")


def test_changes_that_come_while_the_stage_is_fetched_end_in_one_stage_that_lives(page, app_url):
    waiting: list[Route] = []
    page.route(STAGE, lambda route: waiting.append(route))
    page.goto(f"{app_url}/?stride=1")
    slider = page.locator(SLIDER)
    slider.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        slider.press(key)
        page.wait_for_timeout(500)
    assert len(waiting) == 1
    waiting[0].continue_()
    expect(page.locator(SIZE)).to_have_text("2 × 2")
    speeds = page.locator(".speed option").all_inner_texts()
    assert len(speeds) == len(set(speeds)) > 1
    slider.press("ArrowLeft")
    expect(page.locator(SIZE)).to_have_text("3 × 3")
    # The stage still follows the width of the page.
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator(".stage.narrow")).to_be_visible()
