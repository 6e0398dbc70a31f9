"""What is said of layers: every figure is that of the formula, with its numbers put in."""

import numpy as np
import pytest

from explorer.state.choices import Setting
from explorer.state.stacked import lay_layers, see
from explorer.words.stacking import left_of, rule_of, table_of
from pooling import pool

DASH = "\N{EN DASH}"
HALF = Setting()
OVER = Setting(pool_size=(3, 3), stride=(2, 2), padding=((1, 1), (1, 1)))


def laid_on(size, *layers):
    laid, _ = lay_layers(layers, size)
    seen = see(tuple(one.rows for one in laid)), see(tuple(one.cols for one in laid))
    return laid, seen, size


def test_the_table_has_the_formula_with_the_numbers_of_each_layer():
    table = table_of(*laid_on((8, 8), HALF, HALF))
    assert table == [
        ["Input", "8 × 8", DASH, DASH, "1", "1", "100 %"],
        ["1", "4 × 4", "2", "2", "1 × 2 = 2", "1 + (2 − 1) × 1 = 2", "25 %"],
        ["2", "2 × 2", "2", "2", "2 × 2 = 4", "2 + (2 − 1) × 2 = 4", "6.25 %"],
    ]


def test_rows_and_columns_that_differ_are_both_told():
    (_, line) = table_of(*laid_on((8, 8), Setting(pool_size=(2, 3))))
    assert line[2] == "2 × 3"
    assert line[5] == "1 + (2 − 1) × 1 = 2 high, 1 + (3 − 1) × 1 = 3 wide"


def test_gaps_between_the_cells_of_a_window_count_in_the_formula():
    dilated = Setting(pool_size=(3, 3), stride=(1, 1), dilation=(2, 2))
    laid, seen, size = laid_on((12, 12), HALF, dilated)
    line = table_of(laid, seen, size)[2]
    assert line[2] == "3, dilation 2"
    assert line[5] == "2 + 2 × (3 − 1) × 2 = 10"
    assert "dilation ×" in rule_of(laid)
    assert "dilation" not in rule_of(laid[:1])


def test_windows_that_differ_in_size_have_no_formula():
    fitted = Setting(windows="output", output_size=(3, 3))
    laid, seen, size = laid_on((8, 8), fitted)
    line = table_of(laid, seen, size)[1]
    assert line[2:6] == ["up to 4", DASH, DASH, "up to 4"]
    assert left_of(laid, seen, size) == "The last layer has 9 cells, 14.06 % of the input's 64."


def test_the_share_that_is_left_and_what_a_cell_stands_for_are_told():
    said = left_of(*laid_on((224, 224), *[Setting(mode="average")] * 5))
    assert said.startswith("The last layer has 49 cells, 0.09766 % of the input's 50,176. ")
    assert "sees 32 × 32 cells" in said
    assert said.endswith("One pool of 32 × 32 with a stride of 32 would see the same.")
    assert left_of([], ((), ()), (4, 4)) == ""


@pytest.mark.parametrize("mode", ["max", "min"])
@pytest.mark.parametrize("side", [16, 17, 23])
def test_where_one_pool_is_said_to_give_the_same_it_does(mode, side):
    layers = (Setting(mode=mode), Setting(mode=mode, pool_size=(3, 3), stride=(2, 2)))
    laid, seen, size = laid_on((side, side), *layers)
    assert left_of(laid, seen, size).endswith("see the same, and give the same numbers.")
    image = np.random.default_rng(side).normal(size=size)
    twice = pool(pool(image, layers[0].spec()), layers[1].spec())
    once = pool(image, Setting(mode=mode, pool_size=(6, 6), stride=(4, 4)).spec())
    assert "One pool of 6 × 6 with a stride of 4 " in left_of(laid, seen, size)
    assert twice.tolist() == once.tolist()


@pytest.mark.parametrize(
    "layers",
    [
        (HALF, Setting(mode="min")),
        (OVER, OVER),
        (Setting(mode="average"), Setting(mode="average")),
    ],
)
def test_nothing_is_said_of_equal_numbers_where_they_may_differ(layers):
    assert "same numbers" not in left_of(*laid_on((16, 16), *layers))


def test_one_pool_does_not_stand_for_layers_that_leave_cells_out():
    gaps = Setting(pool_size=(1, 1), stride=(2, 2))
    assert "One pool" not in left_of(*laid_on((16, 16), gaps, HALF))
