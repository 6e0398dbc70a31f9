"""The plots, and who shares them."""

from explorer.sections.plots import _shared_drawing
from tests.explorer.driver import PNG, opened, png, run


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
