"""The extracted pools: all of them, in their order, with what makes their values."""

import pytest

from tests.explorer.driver import cards, link_of, look, opened, put, result, run


def test_a_pin_beyond_the_output_is_no_error():
    at = opened({"at": "99,0"})
    assert at.number_input(key="pool_number").value == 3


def test_the_extracted_pools_stand_in_row_order_with_their_results():
    body = cards(opened())
    assert body.count("<figure") == 4
    assert "3: row 2, column 1 &rarr; <b>18</b>" in body
    assert '<td class="won"><span>18</span>' in body


def test_a_pool_smaller_than_the_largest_shows_its_own_cells_only():
    rows = ";".join(",".join(str(5 * row + col) for col in range(1, 6)) for row in range(5))
    body = cards(opened({"matrix": rows, "windows": "output"}))
    tables = [figure.split("</table>")[0] for figure in body.split("<figure")[1:]]
    assert [table.count("<tr>") for table in tables] == [2, 2, 2, 3, 3, 3, 2, 2, 2]
    assert [table.count("<td") for table in tables] == [4, 6, 4, 6, 9, 6, 4, 6, 4]
    assert 'class="pad"' not in body
    assert body.count('class="won"') == 9
    assert tables[1].endswith('<td class="won"><span>9</span></td></tr>')
    assert "2: row 1, column 2 &rarr; <b>9</b>" in body


def test_global_pooling_has_one_pool_with_the_whole_input():
    body = cards(opened({"windows": "output", "output_size": "1"}))
    assert body.count("<figure") == 1
    assert body.count("<td") == 16
    assert "1: row 1, column 1 &rarr; <b>18</b>" in body


@pytest.mark.parametrize("colour", ["true", "false"])
@pytest.mark.parametrize("output_size", ["1", "5", "7"])
def test_large_pools_of_several_sizes_are_pictures(output_size, colour):
    link = {"input": "image", "windows": "output", "output_size": output_size}
    body = cards(opened({**link, "grayscale": colour, "mode": "median"}))
    side = {"1": 224, "5": 45, "7": 32}[output_size]
    assert f"The {side} by {side} pool as grey pixels" in body


def test_a_large_pool_of_a_feature_map_is_drawn_and_a_small_one_has_its_numbers():
    link = {"input": "image", "size": "64", "filter": "sobel_x"}
    assert "The 16 by 16 pool as grey pixels" in cards(opened({**link, "pool_size": "16"}))
    at = opened(link)
    assert f"&rarr; <b>{int(result(at)[1][0, 0])}</b>" in cards(at)


def test_any_of_the_12544_pools_is_one_number_away():
    at = opened({"input": "image"})
    at.number_input(key="pool_number").set_value(12_544)
    run(at)
    value = int(result(at)[1][-1, -1])
    assert f"12,544: row 112, column 112 &rarr; <b>{value}</b>" in cards(at)
    assert link_of(at)["at"] == "111,111"
    at.pagination[0].set_value(1)
    run(at)
    assert "<button>1: row 1, column 1" in cards(at)


@pytest.mark.parametrize(
    ("mode", "ringed"),
    [
        ("max", [["12"], ["9"], ["18"], ["7"]]),
        ("min", [["4"], ["5"], ["3"], ["2"]]),
        ("median", [["10", "11"], ["8", "7"], ["13", "15"], ["7", "2"]]),
        ("average", [[], [], [], []]),
        ("l2", [[], [], [], []]),
    ],
)
def test_a_ring_is_on_the_cells_that_make_the_value_as_on_the_stage(mode, ringed):
    figures = cards(opened({"mode": mode})).split("<figure")[1:]
    found = [
        [part.split("<")[0] for part in figure.split('<td class="won"><span>')[1:]]
        for figure in figures
    ]
    assert found == ringed


def test_the_cards_are_those_of_the_window_that_is_looked_at_until_another_is_pinned():
    at = opened({"input": "image"})
    for message in (None, "look", [1], [-1, 0], [1.5, 2], [True, 0], [0, 10**9]):
        look(at, message)
        assert "<button>1: row 1, column 1" in cards(at)
    look(at, [111, 111])
    assert "<button>12,544: row 112, column 112" in cards(at)
    assert "at" not in link_of(at)
    at.number_input(key="pool_number").set_value(1)
    run(at)
    assert "<button>1: row 1, column 1" in cards(at)


def test_a_window_that_another_pooling_lacks_is_its_nearest():
    at = opened({"input": "image"})
    look(at, [111, 111])
    put(at, pool_height=32)
    assert "<button>49: row 7, column 7" in cards(at)


def test_padding_that_an_average_counts_is_0_and_any_other_a_dash():
    padded = {
        "mode": "average",
        "pool_size": "3",
        "stride": "2",
        "padding": "1",
        "ceil_mode": "true",
    }
    counted = cards(opened({**padded, "count_include_pad": "true"}))
    corner, *_, last = counted.split("<figure")[1:]
    assert corner.count('<td class="pad">0</td>') == 5
    # What hangs over the edge beyond the padding is no padding.
    assert last.count('<td class="pad">&ndash;</td>') == 5
    assert "0</td>" not in cards(opened(padded)).replace("10</td>", "")
