"""The page without a browser: each control, each error, and links both ways."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from explorer.inputs.images import load_image
from explorer.inputs.matrices import LARGEST_SIDE
from explorer.sections.plots import _shared_drawing
from pooling import AdaptiveSpec, PoolSpec, pool

ROOT = Path(__file__).parent.parent.parent.parent
EXAMPLE = [[10, 12, 8, 7], [4, 11, 5, 9], [18, 13, 7, 7], [3, 15, 2, 2]]


def opened(link: Mapping[str, str] = MappingProxyType({})) -> AppTest:
    """Return the page as a link opens it."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params.update(link)
    return run(at)


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception
    return at


def result(at: AppTest) -> tuple[np.ndarray, np.ndarray]:
    """Return the input and the output that the page shows."""
    pooling = at.session_state["session"].pooled
    return pooling.image, pooling.steps.output


def link_of(at: AppTest) -> dict[str, str]:
    """Return the link as it now stands, each value as a string."""
    return {
        name: value[0] if isinstance(value, list) else value
        for name, value in at.query_params.items()
    }


def stage_of(at: AppTest) -> dict:
    """Return what the stage is told, less the pixels."""
    sent = next(item.proto.bytes for item in at.get("bidi_component") if item.proto.bytes)
    length = int.from_bytes(sent[:4], "little")
    return json.loads(sent[4 : 4 + length])


def fields_of(at: AppTest) -> dict[str, tuple[tuple[str, int], dict]]:
    """Return each field of the forms by its name, with its form's id and last message."""
    forms = [item.proto for item in at.get("bidi_component") if item.proto.json]
    return {
        field["name"]: ((form.id, json.loads(form.json)["taken"]), field)
        for form in forms
        for field in json.loads(form.json).get("fields", ())
    }


def value(at: AppTest, name: str) -> object:
    return fields_of(at)[name][1]["value"]


def put(at: AppTest, **changes: object) -> AppTest:
    """Set fields as the browser does: with one message of the form that holds them."""
    fields = fields_of(at)
    ((form, taken),) = {fields[name][0] for name in changes}
    return send(at, form, taken + 1, changes)


def send(at: AppTest, form: str, number: int, changes: Mapping[str, object]) -> AppTest:
    """Send a message of a form."""
    states = at._tree.get_widget_states()
    message = [{"event": "set", "value": {"number": number, "changes": changes}}]
    states.widgets.add(
        id=f"$$STREAMLIT_INTERNAL_KEY_{form}__events", json_trigger_value=json.dumps(message)
    )
    at._run(states)
    assert not at.exception
    return at


def test_the_page_opens_on_the_worked_example():
    at = opened()
    image, output = result(at)
    assert image.tolist() == EXAMPLE
    assert output.tolist() == [[12, 9], [18, 7]]
    assert stage_of(at)["numbers"]["Output rows and columns"] == "floor((4 − 2) / 2) + 1 = 2"
    assert not at.error
    assert not at.warning
    assert link_of(at) == {}


CONTROLS = {
    "pool size": ({}, {"pool_height": 3}, {"pool_size": "3"}, PoolSpec(3)),
    "stride": ({}, {"stride_height": 1}, {"stride": "1"}, PoolSpec(2, 1)),
    "mode": ({}, {"mode": "median"}, {"mode": "median"}, PoolSpec(mode="median")),
    "padding": (
        {"stride": "1"},
        {"padding": "same_lower"},
        {"stride": "1", "padding": "same_lower"},
        PoolSpec(2, 1, padding="same_lower"),
    ),
    "padding of one side": (
        {"padding": "0"},
        {"pad_left": 1},
        {"padding": "0,0,1,0"},
        PoolSpec(padding=((0, 0), (1, 0))),
    ),
    "dilation": ({}, {"dilation_height": 2}, {"dilation": "2"}, PoolSpec(dilation=2)),
    "ceil mode": (
        {"pool_size": "3"},
        {"ceil_mode": True},
        {"pool_size": "3", "ceil_mode": "true"},
        PoolSpec(3, ceil_mode=True),
    ),
    "padding counted": (
        {"padding": "1", "mode": "average"},
        {"count_include_pad": True},
        {"padding": "1", "mode": "average", "count_include_pad": "true"},
        PoolSpec(mode="average", padding=1, count_include_pad=True),
    ),
    "pool width": (
        {"pool_size": "2,1"},
        {"pool_width": 3},
        {"pool_size": "2,3"},
        PoolSpec((2, 3)),
    ),
    "stride width": (
        {"stride": "2,1"},
        {"stride_width": 3},
        {"stride": "2,3"},
        PoolSpec(2, (2, 3)),
    ),
    "dilation width": (
        {"dilation": "2,1"},
        {"dilation_width": 2},
        {"dilation": "2"},
        PoolSpec(dilation=2),
    ),
    "windows": ({}, {"windows": "output"}, {"windows": "output"}, AdaptiveSpec(3, "max")),
    "output size": (
        {"windows": "output"},
        {"output_height": 1},
        {"windows": "output", "output_size": "1"},
        AdaptiveSpec(1, "max"),
    ),
    "output larger than the input": (
        {"windows": "output", "mode": "average"},
        {"output_height": 7},
        {"windows": "output", "output_size": "7", "mode": "average"},
        AdaptiveSpec(7),
    ),
    "output width": (
        {"windows": "output", "output_size": "2,4"},
        {"output_width": 1},
        {"windows": "output", "output_size": "2,1"},
        AdaptiveSpec((2, 1), "max"),
    ),
}


@pytest.mark.parametrize(("link", "change", "expected", "spec"), CONTROLS.values(), ids=CONTROLS)
def test_a_control_of_the_pool_changes_the_result_and_the_link(link, change, expected, spec):
    at = opened(link)
    before = result(at)[1]
    put(at, **change)
    assert link_of(at) == expected
    output = result(at)[1]
    np.testing.assert_array_equal(output, pool(np.array(EXAMPLE, float), spec))
    assert not np.array_equal(output, before)


def test_the_stride_follows_the_pool_size_until_it_is_set_by_hand():
    at = opened()
    put(at, pool_height=3)
    assert value(at, "stride_height") == 3
    put(at, stride_height=1)
    put(at, pool_height=2)
    assert value(at, "stride_height") == 1
    assert link_of(at) == {"stride": "1"}
    put(at, follow=True)
    assert link_of(at) == {}
    assert result(at)[1].tolist() == [[12, 9], [18, 7]]


def test_axes_taken_together_again_have_the_height_for_both():
    at = opened({"pool_size": "1,3", "stride": "2,1"})
    put(at, apart=False)
    assert link_of(at) == {"pool_size": "1", "stride": "2"}


def test_what_was_set_by_size_is_there_again_after_a_look_by_output_size():
    link = {"pool_size": "3,2", "stride": "1", "padding": "1,0", "dilation": "1,2", "mode": "min"}
    at = opened(link)
    before = result(at)[1]
    put(at, windows="output")
    put(at, output_height=5)
    assert link_of(at) == {**link, "windows": "output", "output_size": "5,3"}
    assert result(at)[1].shape == (5, 3)
    put(at, windows="size")
    assert link_of(at) == {**link, "output_size": "5,3"}
    assert result(at)[1].tolist() == before.tolist()


def test_by_output_size_there_is_no_control_that_would_do_nothing():
    at = opened({"windows": "output"})
    fields = fields_of(at)
    names = [name for name, (form, _) in fields.items() if form == fields["windows"][0]]
    assert names == ["windows", "output_height", "mode", "apart"]
    assert "global pooling" in fields_of(at)["output_height"][1]["hint"]
    put(at, apart=True)
    assert value(at, "output_width") == 3
    assert "output_height" not in fields_of(put(at, windows="size"))


@pytest.mark.parametrize(("link", "most"), [({}, 16), ({"input": "image"}, 64)])
def test_the_least_output_size_is_global_and_the_most_is_usual_for_the_input(link, most):
    at = opened({"windows": "output", **link})
    assert fields_of(at)["output_height"][1]["limits"] == [1, most]


def test_an_output_larger_than_usual_can_be_made_smaller():
    at = opened({"windows": "output", "output_size": "20"})
    assert fields_of(at)["output_height"][1]["limits"] == [1, 20]
    put(at, output_height=4)
    assert link_of(run(at)) == {"windows": "output", "output_size": "4"}


@pytest.mark.parametrize(
    ("link", "label"),
    [
        ({}, "2 × 2, stride 2, max"),
        ({"windows": "output", "mode": "min"}, "Output 3 × 3, min"),
        ({"windows": "output", "output_size": "1,7"}, "Output 1 × 7, max"),
    ],
)
def test_the_bar_on_a_phone_says_what_is_chosen(link, label):
    sent = [item.proto.json for item in opened(link).get("bidi_component")]
    assert json.dumps({"label": label}) in [json.dumps(json.loads(text)) for text in sent if text]


def test_the_strip_says_where_windows_lie_that_fit_an_output():
    numbers = stage_of(opened({"windows": "output"}))["numbers"]
    said = "floor((i − 1) · 4 / 3) + 1 to ceil(i · 4 / 3)"
    assert numbers["Window i, rows and columns"] == said
    assert numbers["Window size"] == "2 × 2"


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ({"pool_size": "9"}, "pool_size 9 does not fit in 4 rows"),
        ({"dilation": "3", "pool_size": "3"}, "with dilation 3 does not fit in 4 rows"),
        ({"matrix": "1;2", "pool_size": "1,2"}, "pool_size 2 does not fit in 1 columns"),
    ],
)
def test_a_choice_that_does_not_fit_gives_one_sentence_and_an_example(link, said):
    at = opened(link)
    (error,) = at.error
    assert said in error.value.replace("\\", "")
    assert result(at)[1].tolist() == [[12, 9], [18, 7]]
    assert link_of(at) == link


def test_the_last_good_result_stays_and_the_choice_that_does_not_fit_can_be_taken_back():
    at = opened({"matrix": "1,2,3;4,5,6;7,8,9", "stride": "1"})
    assert result(at)[1].tolist() == [[5, 6], [8, 9]]
    put(at, pool_height=4)
    assert len(at.error) == 1
    assert result(at)[1].tolist() == [[5, 6], [8, 9]]
    put(at, pool_height=3)
    assert not at.error
    assert result(at)[1].tolist() == [[9]]


def test_rows_and_columns_shrink_and_grow_without_losing_a_number():
    at = opened()
    put(at, rows=2, cols=3)
    assert result(at)[0].tolist() == [[10, 12, 8], [4, 11, 5]]
    put(at, rows=LARGEST_SIDE, cols=LARGEST_SIDE)
    image, _ = result(at)
    assert image.shape == (16, 16)
    assert image[:4, :4].tolist() == EXAMPLE
    assert image.sum() == np.sum(EXAMPLE)


@pytest.mark.parametrize(
    ("preset", "shape", "total"),
    [
        ("1 to 25", (5, 5), 325),
        ("One bright pixel", (7, 7), 9),
        ("Checkerboard", (6, 6), 162),
        ("Digit, 8 x 8", (8, 8), 378),
    ],
)
def test_a_preset_takes_the_place_of_the_matrix_and_keeps_its_name(preset, shape, total):
    at = opened({"matrix": "1,2;3,4"})
    assert value(at, "preset") is None
    put(at, preset=preset)
    image, _ = result(at)
    assert (image.shape, image.sum()) == (shape, total)
    assert value(at, "preset") == preset


def paste(at: AppTest, text: str) -> AppTest:
    return put(at, pasted=text)


def test_pasted_rows_become_the_matrix():
    at = paste(opened(), "1,5\t2\t-7\n3\t4\t8")
    image, output = result(at)
    assert image.tolist() == [[1.5, 2, -7], [3, 4, 8]]
    assert output.tolist() == [[4]]
    assert link_of(at) == {"matrix": "1.5,2,-7;3,4,8"}


def test_a_bad_cell_is_named_and_neither_the_text_nor_the_matrix_is_lost():
    at = paste(opened({"matrix": "1,2;3,4"}), "5;6\n7;**x**")
    field = fields_of(at)["pasted"][1]
    assert field["problem"].startswith("Not used: row 2, column 2 holds '**x**'")
    assert field["value"] == "5;6\n7;**x**"
    assert result(at)[0].tolist() == [[1, 2], [3, 4]]
    at = paste(at, "5;6\n7;8")
    assert "problem" not in fields_of(at)["pasted"][1]
    assert result(at)[0].tolist() == [[5, 6], [7, 8]]


def test_the_sample_is_the_tutorials_cat():
    at = opened()
    put(at, input="image")
    image, output = result(at)
    assert image.dtype == np.uint8
    assert (image.shape, output.shape) == ((224, 224), (112, 112))
    assert stage_of(at)["numbers"]["Windows"] == "12,544 pools"
    assert link_of(at) == {"input": "image"}


@pytest.mark.parametrize(
    ("change", "options", "expected"),
    [
        ({"sample": "brick"}, {"size": (224, 224)}, {"sample": "brick"}),
        ({"size": "64"}, {"size": (64, 64)}, {"size": "64"}),
        ({"keep_aspect": True}, {"size": 224}, {"keep_aspect": "true"}),
        ({"colour": True}, {"size": (224, 224), "grayscale": False}, {"grayscale": "false"}),
    ],
)
def test_a_control_of_the_image_loads_it_so(change, options, expected):
    at = opened({"input": "image"})
    put(at, **change)
    data = (ROOT / "assets" / f"{expected.get('sample', 'chelsea')}.png").read_bytes()
    np.testing.assert_array_equal(result(at)[0], load_image(data, **options))
    assert link_of(at) == {"input": "image", **expected}


def test_the_pool_stays_as_it_is_when_the_input_changes_and_with_it_the_limits():
    link = {"pool_size": "3", "stride": "2"}
    at = opened(link)
    for choice, written in (
        ("image", {"input": "image"}),
        ("matrix", {}),
        ("image", {"input": "image"}),
    ):
        put(at, input=choice)
        assert link_of(run(at)) == {**written, **link}


def test_a_pool_larger_than_usual_can_be_made_smaller():
    at = opened({"pool_size": "20"})
    put(at, pool_height=4)
    assert link_of(run(at)) == {"pool_size": "4"}


def test_an_original_size_ends_at_its_limit():
    at = opened({"input": "image", "source": "upload", "size": "original"})
    at.file_uploader(key="upload").upload("wide.png", png((40, 900)), "image/png")
    run(at)
    assert result(at)[0].shape == (28, 640)
    at.file_uploader(key="upload").upload("small.png", png((30, 50)), "image/png")
    run(at)
    assert result(at)[0].shape == (30, 50)


def png(shape: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


PNG = png((2, 2))


def jpeg(shape: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.open(io.BytesIO(png(shape))).save(stream, "JPEG")
    return stream.getvalue()


@pytest.mark.parametrize("widget", ["upload", "camera"])
def test_a_picture_is_pooled_and_outlives_its_widget(widget):
    at = opened({"input": "image", "source": widget})
    assert "No picture is chosen yet" in at.info[0].value
    element = at.file_uploader(key=widget) if widget == "upload" else at.camera_input(key=widget)
    data = jpeg((50, 70))
    element.upload("mine.jpg", data, "image/jpeg")
    run(at)
    assert not at.info
    np.testing.assert_array_equal(result(at)[0], load_image(data))
    put(at, input="matrix")
    assert result(at)[0].tolist() == EXAMPLE
    put(at, input="image")
    np.testing.assert_array_equal(result(at)[0], load_image(data))


def test_a_file_that_is_no_image_is_one_sentence_and_what_fitted_last_stays():
    at = opened({"input": "image", "source": "upload", "size": "64"})
    shown = result(at)[0]
    at.file_uploader(key="upload").upload("mine.png", b"no image", "image/png")
    run(at)
    (error,) = at.error
    assert error.value.startswith("Not applied")
    assert ".." not in error.value.replace("\\", "")
    np.testing.assert_array_equal(result(at)[0], shown)


LINKS = [
    {"matrix": "0.1,-2;3,1e-07", "pool_size": "1", "mode": "l2"},
    {"pool_size": "3,2", "stride": "1,2", "mode": "average", "padding": "1,0,0,1", "at": "1,0"},
    {"padding": "1", "ceil_mode": "true", "count_include_pad": "true", "mode": "average"},
    {"padding": "same", "dilation": "2,1", "stride": "2", "mode": "min", "tab": "code"},
    {"input": "image", "sample": "text", "size": "64", "grayscale": "false", "tab": "verify"},
    {"input": "image", "source": "camera", "keep_aspect": "true", "size": "128"},
    {"windows": "output", "output_size": "7,1", "mode": "average", "tab": "code"},
    {"windows": "output", "pool_size": "9", "stride": "4", "padding": "same", "tab": "download"},
    {"input": "image", "windows": "output", "output_size": "64", "mode": "median", "tab": "plots"},
]


@pytest.mark.parametrize("link", LINKS)
def test_a_link_opens_and_comes_back_as_it_was(link):
    at = opened(link)
    assert not at.warning
    assert not at.error
    assert link_of(at) == link


HOSTILE = {
    "unknown": ({"<b>": "1"}, "'<b>' was ignored"),
    "no number": ({"pool_size": "2e1"}, "pool_size was ignored"),
    "zero": ({"stride": "0"}, "stride was ignored: it must be from 1 to 64"),
    "huge": ({"pool_size": "9" * 5000}, "pool_size was ignored"),
    "other digits": ({"dilation": "²"}, "dilation was ignored"),
    "three": ({"pool_size": "1,2,3"}, "it must be one number, or height and width"),
    "mode": ({"mode": "[x](https://a.b)"}, "not '[x](https:\N{WORD JOINER}//a.b)'"),
    "padding": ({"padding": "1,2,3"}, "padding was ignored: it must be a name or"),
    "padding beyond the pool": ({"padding": "2"}, "padding was ignored: padding must be"),
    "flag": ({"ceil_mode": "True"}, "ceil_mode was ignored"),
    "cell": ({"matrix": "1,2;3,$x$"}, "row 2, column 2 holds '$x$'"),
    "ragged": ({"matrix": "1,2;3"}, "row 2 has 1 cells where row 1 has 2"),
    "too many rows": ({"matrix": ";".join(["1"] * 17)}, "the matrix has 17 rows"),
    "not finite": ({"matrix": "inf,nan;1,2"}, "row 1, column 1 holds 'inf'"),
    "at": ({"at": "1"}, "at was ignored: it must be a row and a column"),
    "sample": ({"sample": "../../etc/passwd"}, "sample was ignored: it must be one of"),
    "windows": ({"windows": "Output"}, "windows was ignored: it must be one of size, output"),
    "output size": ({"output_size": "65"}, "output_size was ignored: it must be from 1 to 64"),
    "newline": ({"tab": "a\n# b"}, "tab was ignored"),
}


@pytest.mark.parametrize(("link", "said"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_in_a_link_is_told_and_the_rest_is_used(link, said):
    at = opened({"mode": "min", **link})
    (warning,) = at.warning
    assert said in warning.value.replace("\\", "")
    assert "\n" not in warning.value
    assert not any(f" {mark}" in warning.value for mark in ("<b>", "[x]", "$x$"))
    assert result(at)[1].tolist() == ([[12, 9], [18, 7]] if "mode" in link else [[4, 5], [3, 2]])
    assert link_of(at) == ({} if "mode" in link else {"mode": "min"})


def test_a_link_changed_in_the_address_bar_is_followed():
    at = opened({"mode": "min"})
    at.query_params.clear()
    at.query_params["stride"] = "1"
    run(at)
    assert value(at, "mode") == "max"
    assert result(at)[1].shape == (3, 3)


def test_an_address_from_before_the_last_change_does_not_undo_it():
    at = opened()
    put(at, pool_height=3)
    at.query_params.clear()  # the browser has not seen pool_size=3 yet
    put(at, pool_height=4)
    assert link_of(at) == {"pool_size": "4"}
    assert result(at)[1].tolist() == [[18]]


def test_an_address_from_before_is_not_followed_by_a_field_that_no_link_carries():
    at = opened()
    put(at, pool_height=3)
    at.query_params.clear()  # the browser has not seen pool_size=3 yet
    put(at, apart=True)
    assert value(at, "apart") is True
    assert (value(at, "pool_height"), value(at, "pool_width")) == (3, 3)
    assert result(at)[1].tolist() == [[18]]


def test_a_pin_beyond_the_output_is_no_error():
    at = opened({"at": "99,0"})
    assert at.number_input(key="pool_number").value == 3


def cards(at: AppTest) -> str:
    return next(item.body for item in at.html if "<figure" in item.body)


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


def test_any_of_the_12544_pools_is_one_number_away():
    at = opened({"input": "image"})
    at.number_input(key="pool_number").set_value(12_544)
    run(at)
    value = int(result(at)[1][-1, -1])
    assert f"12,544: row 112, column 112 &rarr; <b>{value}</b>" in cards(at)
    assert link_of(at)["at"] == "111,111"
    at.pagination[0].set_value(1)
    run(at)
    assert "<figcaption>1: row 1, column 1" in cards(at)


def test_a_tab_shows_its_section_alone_and_stands_in_the_link():
    at = opened({"tab": "download"})
    assert [button.label for button in at.download_button] == [
        "Output, CSV",
        "Output, NPY",
        "Input, NPY",
        "Pools, NPY",
        "Plots, PNG",
        "Plots, SVG",
    ]
    assert at.code[0].value.endswith("?tab=download")
    assert not any("<figure" in item.body for item in at.html)


@pytest.mark.parametrize(("output_size", "is_said"), [("5", True), ("1", False), ("2,3", False)])
def test_the_download_says_what_fills_a_smaller_pool(output_size, is_said):
    at = opened({"windows": "output", "output_size": output_size, "tab": "download"})
    assert any("NaN" in item.value for item in at.caption) == is_said


def test_pools_too_many_for_one_file_are_not_offered():
    at = opened(
        {"input": "image", "size": "448", "pool_size": "64", "stride": "1", "tab": "download"}
    )
    assert "Pools, NPY" not in [button.label for button in at.download_button]
    assert any("too many for one file" in item.value for item in at.caption)


@pytest.mark.parametrize("name", ["From scratch", "NumPy", "Keras", "PyTorch", "ONNX Runtime"])
def test_the_code_section_shows_each_program(name):
    at = opened({"tab": "code", "mode": "average"})
    at.button_group(key="code").set_value(name)
    run(at)
    (code,) = at.code
    assert "image = np.array([\n    [10, 12, 8, 7]," in code.value
    assert code.value.rstrip().endswith("print(output)")


def test_verify_runs_the_loops_at_once_and_a_framework_when_asked():
    at = opened({"tab": "verify"})
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "| From scratch | **Identical** | 0 |" in table
    assert "| NumPy | **Identical** | 0 |" in table
    assert "ONNX" not in table
    next(button for button in at.button if button.label == "Check with ONNX Runtime").click()
    run(at)
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "| ONNX Runtime | **Identical** | 0 |" in table
    put(at, pool_height=3)
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "ONNX" not in table


def test_a_framework_that_is_missing_is_not_run_and_its_command_is_shown(monkeypatch):
    monkeypatch.setattr(
        "explorer.programs.verification.find_spec",
        lambda package: None if package == "torch" else True,
    )
    at = opened({"tab": "verify"})
    button = next(button for button in at.button if button.label == "Check with PyTorch")
    assert button.disabled
    assert [code.value for code in at.code] == ["pip install torch"]


@pytest.mark.parametrize("name", ["From scratch", "NumPy", "Keras", "PyTorch"])
def test_the_code_section_shows_a_program_for_adaptive_pooling(name):
    at = opened({"tab": "code", "mode": "average", "windows": "output"})
    at.button_group(key="code").set_value(name)
    run(at)
    (code,) = at.code
    assert code.value.rstrip().endswith("print(output)")


def test_where_onnx_has_no_adaptive_pooling_a_sentence_says_so():
    at = opened({"tab": "code", "windows": "output", "output_size": "7"})
    at.button_group(key="code").set_value("ONNX Runtime")
    run(at)
    assert not at.code
    assert any("ONNX has no adaptive pooling" in item.value for item in at.caption)


def test_verify_runs_the_programs_of_an_adaptive_pooling():
    at = opened({"tab": "verify", "windows": "output", "output_size": "3,7"})
    table = next(item.value for item in at.markdown if item.value.startswith("| Computed"))
    assert "| From scratch | **Identical** | 0 |" in table
    assert "| NumPy | **Identical** | 0 |" in table


HOSTILE_MESSAGES = [
    {"windows": "both", "output_height": 3},
    {"windows": 1, "output_width": 10**9},
    {"pool_height": 10**9},
    {"pool_height": -1, "mode": "__import__('os')"},
    {"rows": 2.5, "cols": "4", "preset": "<b>"},
    {"pasted": "\x00\ud800" * 5_000},
    {"pasted": "1," * 9_999},
    {"padding": ["same"], "pad_left": 5, "input": None},
    {"state": 1, "written_link": {}, "pooled": None},
]


@pytest.mark.parametrize("changes", HOSTILE_MESSAGES)
def test_a_client_that_skips_the_browsers_checks_changes_nothing(changes):
    at = opened()
    for form, taken in {where for where, _ in fields_of(at).values()}:
        send(at, form, taken + 1, changes)
    assert result(at)[0].tolist() == EXAMPLE
    assert result(at)[1].tolist() == [[12, 9], [18, 7]]
    assert link_of(at) == {}


def test_a_class_shares_the_plots_of_a_sample(monkeypatch):
    _shared_drawing.cache_clear()
    drawn = []
    monkeypatch.setattr(
        "explorer.sections.plots.quick_png", lambda *_, **__: drawn.append(1) or PNG
    )
    for _ in range(3):
        opened({"input": "image", "tab": "plots", "pool_size": "7"})
    assert len(drawn) == 1


def test_the_plots_of_an_upload_are_not_kept(monkeypatch):
    _shared_drawing.cache_clear()
    drawn = []
    at = opened({"input": "image", "source": "upload", "tab": "plots"})
    monkeypatch.setattr(
        "explorer.sections.plots.quick_png", lambda *_, **__: drawn.append(1) or PNG
    )
    at.file_uploader(key="upload").upload("mine.png", png((30, 40)), "image/png")
    run(at)
    run(at)
    assert len(drawn) == 2


def test_an_upload_is_pooled_once_for_all_sections():
    at = opened({"input": "image", "source": "upload"})
    at.file_uploader(key="upload").upload("mine.png", png((30, 40)), "image/png")
    run(at)
    steps = at.session_state["session"].pooled.steps
    at.segmented_control(key="tab").set_value("plots")
    run(at)
    assert at.session_state["session"].pooled.steps is steps


def test_without_memory_the_last_result_stays_and_the_remedy_is_named(monkeypatch):
    at = opened({"input": "image"})
    before = result(at)[1].tolist()

    def fail(*_):
        raise MemoryError

    monkeypatch.setattr("explorer.state.pooled.trace", fail)
    put(at, pool_height=9)
    assert "too little memory left; choose a smaller size" in at.error[0].value
    assert result(at)[1].tolist() == before


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
