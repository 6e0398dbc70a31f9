"""The joined module is one ES module in which every name has one home."""

import json
import re
from pathlib import Path

import pytest

from explorer.components.lib.bundle import (
    LIMITS,
    files_of,
    join_component,
    join_markup,
    join_modules,
    name_by_content,
)
from explorer.words.catalogue import catalogue

NAMES = ("stage", "form", "shell", "compare", "stack")
COMPONENTS = [Path("explorer/components") / name for name in NAMES]


@pytest.mark.parametrize("folder", COMPONENTS)
def test_the_module_has_one_default_export_and_no_import(folder):
    module = join_modules(folder)
    assert re.findall(r"^(?:export|import)\b.*", module, re.MULTILINE) == [
        "export default function ({ parentElement, data, setTriggerValue }) {"
    ]


@pytest.mark.parametrize("folder", COMPONENTS)
def test_no_two_files_declare_the_same_name(folder):
    files = "\n".join(path.read_text("utf-8") for path in files_of(folder))
    declared = r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)"
    names = re.findall(declared, files, re.MULTILINE)
    assert len(names) > 5
    assert len(names) == len(set(names))
    assert not {"content", "showPart"} & set(names)


def test_imports_of_several_lines_comments_and_empty_lines_are_left_out(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js/a.js").write_text('// Why.\nimport {\n  one,\n} from "./b.js";\n\n  one();\n')
    (tmp_path / "js/b.js").write_text("export function one() {}\n")
    joined = join_modules(tmp_path)
    assert "one();\nfunction one() {}\nfillCatalogue({" in joined
    assert not re.search(r"\n\n|^ |^//|^import", joined, re.MULTILINE)


def test_a_program_has_what_it_imports_of_other_folders_and_no_more(tmp_path):
    for name, text in {
        "one/js/one.js": 'import { two } from "../../two/js/two.js";\none(two);\n',
        "two/js/two.js": 'import { deep } from "./deep.js";\nexport const two = deep;\n',
        "two/js/deep.js": "export const deep = 1;\n",
        "two/js/other.js": "export const other = 2;\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(text)
    joined = join_modules(tmp_path / "one")
    assert "const two = deep;" in joined
    assert "const deep = 1;" in joined
    assert "const other" not in joined


def test_a_program_has_the_sentences_of_its_component_and_of_no_other():
    joined = join_modules(COMPONENTS[1])
    told = json.loads(joined.split("fillCatalogue(")[-1].removesuffix(");\n"))
    said = {name: dict(catalogue()[name]) for name in ("form", "lib_terms", "lib_paste")}
    assert told == {**said, "limits": LIMITS}


def test_the_markup_has_sentences_in_the_place_of_their_names(tmp_path):
    (tmp_path / "a.html").write_text('<b title="{stage.undo_key}">{stage.play}</b> {x}')
    assert join_markup(tmp_path) == '<b title="Undo (Ctrl+Z)">Play</b> {x}'


def test_a_component_is_one_module_with_its_style_and_markup(tmp_path):
    for name, text in {
        "form.html": '<b class="it"></b>\n',
        "css/a.css": 'b::after {\n  content: "×";\n}\n',
        "js/a.js": "export default function () {}\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    first, rest = join_component(tmp_path).split(";\n", 1)
    content = json.loads(first.removeprefix("export const content = "))
    assert content.startswith("<style>")
    assert ".term {" in content
    assert content.endswith('b::after {\ncontent: "×";\n}\n</style><b class="it"></b>\n')
    assert "\nexport default function () {}\n" in rest


def test_a_name_says_the_content_and_nothing_else():
    assert name_by_content("stage", "a") == name_by_content("stage", "a")
    assert name_by_content("stage", "a") != name_by_content("stage", "b")
    assert re.fullmatch(r"stage\.[0-9a-f]{12}\.js", name_by_content("stage", "×"))
