"""The front end is written without what no page loads, and mended where it has to be."""

import io
import tarfile

import pytest

from web.frontend import ChangedError, files_at_opening, files_at_start, write_frontend

LEAVES = """a(); y.checkSourceUrlResponse(t, "Download Button"), h({
				filename: "",
				url: t,
				enforceDownloadInNewTab: I
			}).click(); b();"""


GOES_BACK = (
    "a(); isNullOrUndefined$1(ve) || ye && be || this.onPageChange(ve.pageScriptHash, void 0, !0);"
)


def package(tmp_path, download, history=GOES_BACK):
    """Return a package like stlite's, with these programs of its download button and history."""
    files = {
        "package/build/DownloadButton-1.js": download,
        "package/build/stlite.js": 'import { a } from "./index-1.js";\nimport("./late-1.js");',
        "package/build/index-1.js": f'import"./part-1.js";\n{history}',
        "package/build/part-1.js": "",
        "package/build/late-1.js": "",
        "package/build/index-1.js.map": "{}",
        "package/build/PlotlyChart-1.js": "",
        "package/build/wheels/streamlit-1.whl": "",
        "package/README.md": "",
    }
    with tarfile.open(tmp_path / "package.tgz", "w:gz") as tar:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            tar.addfile(info, io.BytesIO(text.encode()))
    return tmp_path / "package.tgz"


def test_a_deferred_download_goes_the_way_of_the_others(tmp_path):
    (wheel,) = write_frontend(package(tmp_path, LEAVES), tmp_path / "front")
    mended = (tmp_path / "front/DownloadButton-1.js").read_text()
    assert mended == "a(); V(e.url); b();"
    assert wheel.name == "streamlit-1.whl"


def test_going_back_asks_for_the_address_that_is_gone_back_to(tmp_path):
    write_frontend(package(tmp_path, LEAVES), tmp_path / "front")
    mended = (tmp_path / "front/index-1.js").read_text()
    assert "onPageChange(ve?.pageScriptHash ?? _e, location.search.slice(1), !0)" in mended
    assert mended.count("void 0") == 0


@pytest.mark.parametrize(
    ("download", "history"), [("", GOES_BACK), (LEAVES * 2, GOES_BACK), (LEAVES, "")]
)
def test_a_front_end_that_cannot_be_mended_is_not_written_in_silence(tmp_path, download, history):
    with pytest.raises(ChangedError, match="exactly once"):
        write_frontend(package(tmp_path, download, history), tmp_path / "front")


def test_what_no_page_loads_is_left_out(tmp_path):
    write_frontend(package(tmp_path, LEAVES), tmp_path / "front")
    names = {path.name for path in (tmp_path / "front").iterdir()}
    assert not names & {"PlotlyChart-1.js", "index-1.js.map", "README.md"}


def test_the_page_starts_with_what_its_entry_imports_and_so_on(tmp_path):
    write_frontend(package(tmp_path, LEAVES), tmp_path / "front")
    names = [path.name for path in files_at_start(tmp_path / "front")]
    assert names == ["index-1.js", "part-1.js", "stlite.js"]


def test_the_programs_of_what_the_page_opens_with_are_known(tmp_path):
    folder = tmp_path / "front"
    folder.mkdir()
    for name in ("Button-1.js", "ButtonGroup-2.js", "LinkButton-3.js", "Slider-4.js"):
        (folder / name).write_text("")
    assert [path.name for path in files_at_opening(folder)] == ["Button-1.js", "ButtonGroup-2.js"]
