"""The first screen's file: what the app sends at its own address, and what draws it."""

import base64
import gzip
import json

import pytest

from explorer.components.lib.bundle import join_component, name_by_content
from tests.explorer.driver import fields_of, opened, stage_of
from web.first import COMPONENTS, write_first, write_index

SIZES = {"app.zip": 1_000_000, "pyodide/pyodide.asm.wasm": 8_000_000}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("first")
    write_first(folder)
    write_index(folder, SIZES, ["stlite/Button-1.js"])
    return folder


@pytest.fixture(scope="module")
def first(folder):
    return json.loads(gzip.decompress((folder / "first.json.gz").read_bytes()))


def test_it_has_the_stage_the_shell_and_both_forms_as_the_app_sends_them(first):
    sent = {component["key"]: component for component in first["components"]}
    assert sorted(sent) == ["input_form", "pool_form", "shell", "stage"]
    stage = base64.b64decode(sent["stage"]["bytes"])
    length = int.from_bytes(stage[:4], "little")
    at = opened()
    assert json.loads(stage[4 : 4 + length]) == stage_of(at)
    told = [field for name in ("input_form", "pool_form") for field in sent[name]["json"]["fields"]]
    assert told == [field for _, field in fields_of(at).values()]


def test_each_program_lies_where_the_app_looks_for_it(folder, first):
    for path in COMPONENTS.glob("*/*.html"):
        if path.stem != path.parent.name:
            continue
        text = join_component(path.parent)
        written = (folder / "app/static/programs" / name_by_content(path.stem, text)).read_text()
        if path.stem in first["texts"]:
            assert first["texts"][path.stem] == text
            assert f'programOf("{path.stem}")' in written
        else:
            assert written == text


def test_the_page_says_what_loads_and_how_large_it_is(folder):
    page = (folder / "index.html").read_text("utf-8")
    told = page.split('id="told">')[1].split("</script>")[0]
    assert json.loads(told)["bytes"] == SIZES
    assert json.loads(told)["opening"] == ["stlite/Button-1.js"]
    assert json.loads(told)["words"]["loading"].startswith("Loading Python: {done} of {all} MB.")
    assert "--st-primary-color: #A63A0A;" in page
    assert "{title}" not in page
