"""Links on the page: opened, kept, and what cannot be in one."""

import pytest

from tests.explorer.driver import link_of, opened, put, result, run, value

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
    {"page": "compare", "way": "shift", "shift": "3,0", "border": "edge", "pool_size": "3,2"},
    {"page": "compare", "way": "shift", "input": "image", "stride": "1", "shift": "2,2"},
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
    "padding beyond the pool": ({"padding": "2"}, "padding was ignored. 2 cells of padding at the"),
    "flag": ({"ceil_mode": "True"}, "ceil_mode was ignored"),
    "cell": ({"matrix": "1,2;3,$x$"}, "row 2, column 2 holds '$x$'"),
    "ragged": ({"matrix": "1,2;3"}, "row 2 has 1 cells where row 1 has 2"),
    "too many rows": ({"matrix": ";".join(["1"] * 17)}, "it has 17 rows"),
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
