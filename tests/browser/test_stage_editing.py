"""The matrix is edited in place: typing, pasting, undo and redo."""

import pytest
from playwright.sync_api import Page, expect

SLOW = 20_000


@pytest.fixture
def lab(page, app_url) -> Page:
    page.goto(app_url)
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=SLOW)
    return page


def expect_cell(page: Page, grid: str, row: int, col: int, value: str) -> None:
    cell = page.locator(
        f"[role=grid][aria-label={grid}] [aria-rowindex='{row}'] > [aria-colindex='{col}']"
    )
    expect(cell).to_have_attribute("title", value, timeout=SLOW)


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def focus_input(page: Page) -> None:
    page.get_by_role("grid", name="Input").focus()


def test_a_click_edits_and_the_output_follows(lab):
    lab.locator("[data-part=input] .cell").nth(0).click()
    lab.get_by_label("Row 1, column 1", exact=True).fill("99,5")
    lab.keyboard.press("Enter")
    expect_cell(lab, "Input", 1, 1, "99.5")
    expect_cell(lab, "Output", 1, 1, "99.5")


def test_keys_alone_edit_move_and_leave_without_a_change(lab):
    focus_input(lab)
    lab.keyboard.press("ArrowRight")
    lab.keyboard.press("ArrowDown")
    lab.keyboard.type("42")
    lab.keyboard.press("Tab")
    lab.keyboard.press("Enter")
    lab.keyboard.type("1000")
    lab.keyboard.press("Escape")
    expect_cell(lab, "Input", 2, 2, "42")
    expect_cell(lab, "Output", 1, 1, "42")
    expect_cell(lab, "Input", 2, 3, "5")


def test_cells_typed_in_a_row_are_all_kept(lab):
    focus_input(lab)
    for number in ("21", "22", "23", "24"):
        lab.keyboard.type(number)
        lab.keyboard.press("Tab")
    for col, number in enumerate(("21", "22", "23", "24"), start=1):
        expect_cell(lab, "Input", 1, col, number)
    expect_cell(lab, "Output", 1, 2, "24")


def test_what_is_no_number_is_named_and_not_taken(lab):
    focus_input(lab)
    lab.keyboard.press("Enter")
    lab.keyboard.type("ten")
    lab.keyboard.press("Enter")
    expect(lab.locator(".notice")).to_have_text(
        'Row 1, column 1 is "ten", which is not a number; the cell keeps 10.'
    )
    lab.keyboard.press("Escape")
    expect_cell(lab, "Input", 1, 1, "10")


def test_a_block_from_a_spreadsheet_lands_at_the_cursor(lab):
    focus_input(lab)
    lab.keyboard.press("ArrowDown")
    paste(lab, "1,5\t20\n30\t40\n")
    expect_cell(lab, "Input", 2, 1, "1.5")
    expect_cell(lab, "Input", 3, 2, "40")
    expect_cell(lab, "Output", 1, 1, "20")
    expect_cell(lab, "Output", 2, 1, "40")


def test_a_block_beyond_the_edge_makes_the_matrix_grow(lab):
    focus_input(lab)
    lab.keyboard.press("End")
    for _ in range(3):
        lab.keyboard.press("ArrowRight")
    paste(lab, "1;2;3")
    expect(lab.locator("[data-part=input] .size")).to_have_text("4 × 6", timeout=SLOW)
    expect(lab.locator(".notice")).to_contain_text("The matrix grew to 4 × 6")
    expect_cell(lab, "Input", 1, 6, "3")
    expect_cell(lab, "Input", 2, 6, "0")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1\t2\nabc\t4", 'Row 2, column 1 of the pasted rows is "abc"'),
        ("1\t" * 16 + "1", "There are 1 rows and 17 columns; a matrix has at most 16 of each."),
        ("<img src=x onerror=alert(1)>", "Row 1, column 1 of the pasted rows is"),
    ],
)
def test_a_block_that_cannot_be_taken_is_refused_and_nothing_is_lost(lab, text, sentence):
    focus_input(lab)
    paste(lab, text)
    expect(lab.locator(".notice")).to_contain_text(sentence)
    expect(lab.locator(".stage img")).to_have_count(0)
    expect_cell(lab, "Input", 1, 1, "10")
    expect_cell(lab, "Output", 1, 1, "12")


def test_undo_and_redo_go_back_and_forth(lab):
    focus_input(lab)
    lab.keyboard.type("77")
    lab.keyboard.press("Enter")
    expect_cell(lab, "Output", 1, 1, "77")
    lab.get_by_role("button", name="Undo").click()
    expect_cell(lab, "Output", 1, 1, "12")
    focus_input(lab)
    lab.keyboard.press("Control+Shift+Z")
    expect_cell(lab, "Output", 1, 1, "77")
    lab.keyboard.press("Control+Z")
    expect_cell(lab, "Input", 1, 1, "10")
    expect(lab.get_by_role("button", name="Undo")).to_be_disabled()


@pytest.fixture
def phone(browser, app_url):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(app_url)
    expect(page.locator(".sentence")).to_contain_text("Output row", timeout=SLOW)
    yield page
    context.close()


def test_a_tap_selects_a_cell_and_the_next_one_on_it_edits(phone):
    cells = phone.locator("[data-part=input] .cell")
    field = phone.locator(".editor")
    cells.nth(11).tap()
    expect(phone.locator("[data-part=input] .readout")).to_contain_text(
        "Row 3, column 4: 7, read by"
    )
    expect(phone.locator(".sentence")).to_contain_text("Output row 2, column 2")
    expect(field).to_have_count(0)
    cells.nth(5).tap()
    expect(field).to_have_count(0)
    cells.nth(5).tap()
    phone.get_by_label("Row 2, column 2", exact=True).fill("50")
    phone.keyboard.press("Enter")
    expect_cell(phone, "Output", 1, 1, "50")


def test_while_the_edit_switch_is_on_every_tap_edits(phone):
    phone.get_by_label("Edit", exact=True).check()
    phone.locator("[data-part=input] .cell").nth(0).tap()
    expect(phone.get_by_label("Row 1, column 1", exact=True)).to_be_focused()


def test_where_a_mouse_is_there_is_no_edit_switch(lab):
    expect(lab.locator(".by-touch")).to_be_hidden()


def test_typing_goes_on_past_the_end_of_a_row_and_loses_nothing(lab):
    focus_input(lab)
    for number in range(1, 17):
        lab.keyboard.type(str(number))
        lab.keyboard.press("Tab")
    for index in range(16):
        expect_cell(lab, "Input", index // 4 + 1, index % 4 + 1, str(index + 1))
    expect_cell(lab, "Output", 2, 2, "16")
    expect(lab.locator(".editor")).to_have_count(0)


def test_a_row_typed_with_tab_ends_with_enter_below_its_first_cell(lab):
    focus_input(lab)
    lab.keyboard.press("ArrowRight")
    for key in ("5", "Tab", "6", "Enter", "7", "Enter", "8", "Enter"):
        lab.keyboard.press(key)
    for row, col, number in ((1, 2, "5"), (1, 3, "6"), (2, 2, "7"), (3, 2, "8")):
        expect_cell(lab, "Input", row, col, number)


def test_one_history_has_edits_presets_pasted_rows_and_other_sizes(lab):
    size = lab.locator("[data-part=input] .size")
    focus_input(lab)
    lab.keyboard.type("77")
    lab.keyboard.press("Enter")
    expect_cell(lab, "Output", 1, 1, "77")
    lab.get_by_label("Preset").select_option("Checkerboard")
    expect(size).to_have_text("6 × 6", timeout=SLOW)
    rows = lab.get_by_label("Rows", exact=True)
    expect(rows).to_have_value("6", timeout=SLOW)
    rows.fill("3")
    lab.keyboard.press("Enter")
    expect(size).to_have_text("3 × 6", timeout=SLOW)
    lab.get_by_text("Paste rows").click()
    lab.get_by_label("Rows from a spreadsheet").fill("array([[1., 2.],\n       [3., 4.]])")
    lab.get_by_role("button", name="Use these rows").click()
    expect(size).to_have_text("2 × 2", timeout=SLOW)
    undo, redo = (lab.get_by_role("button", name=name) for name in ("Undo", "Redo"))
    for shape in ("3 × 6", "6 × 6", "4 × 4"):
        undo.click()
        expect(size).to_have_text(shape, timeout=SLOW)
    expect_cell(lab, "Input", 1, 1, "77")
    undo.click()
    expect_cell(lab, "Input", 1, 1, "10")
    expect(undo).to_be_disabled()
    for shape in ("4 × 4", "6 × 6", "3 × 6", "2 × 2"):
        redo.click()
        expect(size).to_have_text(shape, timeout=SLOW)
    expect_cell(lab, "Output", 1, 1, "4")


def test_what_numpy_shows_can_be_pasted_into_the_matrix(lab):
    focus_input(lab)
    paste(lab, "array([[1.5, 2. ],\n       [3. , 4. ]], dtype=float32)")
    expect_cell(lab, "Input", 1, 1, "1.5")
    expect_cell(lab, "Output", 1, 1, "4")
