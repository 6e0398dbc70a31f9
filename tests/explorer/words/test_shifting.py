"""What is said of a nudged input, and the numbers of its plot."""

import numpy as np
import pytest

from explorer.components.compare.plot import Panel
from explorer.state.choices import Choices
from explorer.state.shift_cases import SHIFT_CASES
from explorer.state.shifted import Nudging
from explorer.words.shift_plot import plot_of
from explorer.words.shifting import facts_of, notes_of, percent, reason_of, verdict_of

DIGIT = SHIFT_CASES["column"].matrix
RAMP = np.arange(64.0).reshape(8, 8)


def said(by, *, matrix=DIGIT, stride=(2, 2), border="around", is_picture=False):
    """Return the verdict, the notes, and facts and reason of each column."""
    choices = Choices(shift=by, stride=stride, border=border)
    followers = Nudging.of(matrix, choices).followers
    found = {way: follower.at(by) for way, follower in followers.items()}
    columns = {way: (facts_of(one), reason_of(one, followers[way])) for way, one in found.items()}
    notes = notes_of(by, stride, border, found, is_picture=is_picture)
    return [
        verdict_of(by, stride, found).replace("\N{NO-BREAK SPACE}", " "),
        notes,
        {
            way: [text.replace("\N{NO-BREAK SPACE}", " ") for text in column]
            for way, column in columns.items()
        },
    ]


def test_without_a_nudge_every_cell_is_where_it_was():
    verdict, notes, columns = said((0, 0))
    assert verdict.startswith("Nothing is nudged, so every cell is where it was.")
    assert notes == ""
    assert all("Every cell is equal to the original's." in why for _, why in columns.values())


def test_a_nudge_by_whole_strides_moves_every_cell_along():
    verdict, notes, columns = said((2, 4))
    assert verdict == (
        "The input is nudged 2 rows down and 4 columns to the right: whole strides, which every "
        "output can follow, by 1 row and 2 columns. "
        "Equal to it: 100 % with max, 100 % with average, 100 % with max, then blur."
    )
    assert "came in at the other" in notes
    assert "marked corner" not in notes
    assert all(
        "Every cell moved along by 1 row and 2 columns." in why for _, why in columns.values()
    )


def test_a_nudge_between_strides_says_what_stayed_and_what_changed():
    verdict, notes, columns = said((0, 1))
    assert "nudged 1 column to the right: no whole strides" in verdict
    assert "compared with the original as it was. Equal to it: 6.3 % with max" in verdict
    assert "The changes are smallest with max, then blur: 2.727 on average." in notes
    facts, why = columns["max"]
    assert facts == "4 × 4; 6.3 % equal; 4.25 apart on average, 12 at most."
    assert why.startswith("1 of 16 cells stayed equal, 15 changed. A maximum changes by a jump")
    assert "Over all 25 shifts: 44.5 % equal, 2.585 apart on average." in why
    assert columns["average"][1].startswith("No cell is equal: all 16 changed. An average")
    assert "moved by 1 row." in said((2, 1))[0]
    assert said((2, 1))[2]["max"][1].startswith("1 of 16 cells moved along, 15 changed.")


def test_why_a_stride_of_1_has_nothing_to_anti_alias_is_said_at_stride_1_alone():
    _, notes, columns = said((1, 1), stride=(1, 1))
    assert "there is nothing that a blur would have to anti-alias." in notes
    assert all(
        "Every cell moved along by 1 row and 1 column." in why for _, why in columns.values()
    )
    assert "anti-alias" not in said((1, 1))[1]


def test_cells_that_are_compared_with_none_are_counted_and_explained():
    _, notes, columns = said((0, 2), matrix=RAMP, border="edge")
    assert "repeats the edge" in notes
    assert "reads what came in or lies past the edge" in notes
    assert columns["max"][0].endswith("4 cells are compared with none.")
    assert columns["blurred"][0].endswith("14 cells are compared with none.")
    # Of other cells another distance is no sign of another mode.
    assert "smallest" not in said((0, 1), matrix=RAMP, border="edge")[1]
    assert "leaves a rest of the input" in said((0, 2), matrix=RAMP[:, :7])[1]


def test_where_nothing_can_be_compared_no_share_is_made_up():
    verdict, _, columns = said((4, 4), matrix=RAMP[:4, :4], border="edge")
    assert "Equal to it: nothing to compare with max" in verdict
    assert columns["max"] == [
        "2 × 2; no cell is compared.",
        "Every window reads what came in or lies past the edge, so nothing is compared. "
        "Over the 9 shifts at which cells are compared: 44.4 % equal, 3 apart on average.",
    ]
    # The blur of so few cells always reads past the edge.
    assert columns["blurred"][1].endswith("so nothing is compared.")


def test_pixels_have_no_corners_so_the_switch_is_explained():
    notes = said((0, 1), is_picture=True)[1]
    assert "white is a cell that changed" in notes
    assert "corner" not in notes


@pytest.mark.parametrize(
    ("share", "text"),
    [(0, "0"), (1, "100"), (1 - 1e-9, "99.9"), (1e-9, "0.1"), (0.0625, "6.3"), (0.5, "50")],
)
def test_only_nothing_is_0_and_only_all_is_100_percent(share, text):
    assert percent(share) == f"{text}\N{NO-BREAK SPACE}%"


def test_the_plot_has_the_share_and_the_distance_over_rows_and_over_columns():
    followers = Nudging.of(DIGIT, Choices(stride=(1, 2))).followers
    plot = plot_of(followers, (1, 3))
    down, right, far_down, far_right = plot.panels
    shares = [follower.stability.shares for follower in followers.values()]
    means = [follower.stability.means for follower in followers.values()]
    assert down.values == [table[:, 3].tolist() for table in shares]
    assert right.values == [table[1].tolist() for table in shares]
    assert far_down.values == [table[:, 3].tolist() for table in means]
    assert far_right.values == [table[1].tolist() for table in means]
    assert (down.at, right.at) == (1, 3)
    assert (list(down.ticks), list(right.ticks)) == ([0, 1, 2], [0, 2, 4])
    assert down.title == "Equal, 0 to 2 rows down and 3 columns to the right"
    assert far_down.top == far_right.top
    assert far_down.top[0] == max(table.max() for table in means)


def test_a_gap_in_a_line_reaches_the_browser_as_none():
    panel = Panel("", "", [[1.0, float("nan")]], [["1", ""]], 0, [0], (1.0, "1"))
    assert panel.describe()["values"] == [[1.0, None]]
