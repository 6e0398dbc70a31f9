"""The folder without a network after the first visit, below a path, and as a stick holds it."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.site.conftest import SLOW, served
from web.archives import matches
from web.build import build

# Every file that the service worker names, and how many of them it has.
KEPT = """async () => {
    const text = await (await fetch("keep.js")).text();
    const files = JSON.parse(text.match(/const FILES = (.*);/)[1]);
    const keys = await (await caches.open("pooling-lab")).keys();
    return keys.length === Object.keys(files).length;
}"""


def test_after_the_first_visit_it_opens_offline_with_plots_and_every_page(page, app_url):
    page.goto(app_url)
    page.wait_for_function(KEPT, timeout=SLOW)
    page.context.set_offline(True)
    page.goto(f"{app_url}/?tab=plots")
    picture = page.get_by_role("img", name="Input 4 × 4 and output 2 × 2")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 100
    for name in ("Compare", "Learn"):
        page.get_by_role("radio", name=name).click()
        expect(page).to_have_title(re.compile(name))


def test_it_works_below_a_path_and_from_a_folder_with_spaces(page, site: Path, tmp_path):
    shutil.copytree(site, tmp_path / "my stick" / "pages" / "lab")
    shutil.copy(site / "serve.py", tmp_path / "my stick")
    with served(tmp_path / "my stick") as address:
        page.goto(f"{address}/pages/lab/?mode=average")
        expect(page.locator(".formula")).to_contain_text("= 9.25")
        page.get_by_role("radio", name="Min").click()
        page.wait_for_url(f"{address}/pages/lab/?mode=min")
        page.get_by_role("radio", name="Download").click()
        link = page.get_by_test_id("stCode").first
        expect(link).to_contain_text(f"{address}/pages/lab/?mode=min")
        page.reload()
        expect(page.get_by_role("radio", name="Min")).to_be_checked()


def test_what_cannot_run_in_a_browser_is_not_offered_and_one_sentence_says_why(page, app_url):
    page.goto(f"{app_url}/?tab=verify")
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(3)
    expect(page.get_by_text("computes in your browser, where Keras")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Check with"))).to_have_count(0)


@pytest.mark.parametrize("left_out", ["*.map", "*/tests/*", "wheels/*", "*PlotlyChart*"])
def test_the_folder_holds_nothing_that_no_page_reads(site: Path, left_out):
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert len(names) > 100
    assert not [name for name in names if matches(name, [left_out])]


def test_two_builds_are_equal_byte_by_byte(site: Path, tmp_path):
    build(tmp_path / "again")
    first, second = (
        {path.relative_to(root).as_posix(): path.read_bytes() for path in files_in(root)}
        for root in (site, tmp_path / "again")
    )
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def files_in(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]
