"""The joined module is one ES module in which every name has one home."""

import re
from pathlib import Path

import pytest

from explorer.bundle import join_files, join_modules

MODULES = [Path("explorer/stage/js"), Path("explorer/form/js")]


@pytest.mark.parametrize("modules", MODULES)
def test_the_module_has_one_default_export_and_no_import(modules):
    module = join_modules(modules)
    assert re.findall(r"^(?:export|import)\b.*", module, re.MULTILINE) == [
        "export default function ({ parentElement, data, setTriggerValue }) {"
    ]


@pytest.mark.parametrize("modules", MODULES)
def test_no_two_files_declare_the_same_name(modules):
    names = re.findall(
        r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)",
        join_files(modules, "*.js"),
        re.MULTILINE,
    )
    assert len(names) > 10
    assert len(names) == len(set(names))


def test_imports_of_several_lines_and_comments_are_left_out(tmp_path):
    (tmp_path / "a.js").write_text('// Why.\nimport {\n  one,\n} from "./b.js";\n\n  one();\n')
    (tmp_path / "b.js").write_text("export function one() {}\n")
    assert join_modules(tmp_path) == "\none();\n\nfunction one() {}\n"
