"""What the reader takes away: files, and the link."""

from collections.abc import Callable

import streamlit as st

from explorer.exports.figures import as_png, as_svg, side_by_side
from explorer.exports.files import MOST_BYTES, as_csv, as_npy, differ_in_size, pools_of
from explorer.exports.names import file_name
from explorer.exports.notebook import as_notebook, why_no_notebook
from explorer.sections.worksheet import show_worksheet
from explorer.state.pooled import Pooling
from explorer.state.session import change
from explorer.words.catalogue import say, titles

FRAMEWORKS = ("Keras", "PyTorch", "ONNX Runtime")


def show_download(pooling: Pooling, *, link: str, asking: str) -> None:
    """Offer the output, the pools, the plots and the links; each file is made on its click."""
    steps = pooling.steps
    features = (say("download.features_npy"), "features.npy", lambda: as_npy(steps.image))
    _row(
        (say("download.output_csv"), "output.csv", lambda: as_csv(steps.output)),
        (say("download.output_npy"), "output.npy", lambda: as_npy(steps.output)),
        (say("download.input_npy"), "input.npy", lambda: as_npy(pooling.given)),
        *([features] if pooling.filtered else []),
    )
    name = "features" if pooling.filtered else "input"
    plot = lambda: side_by_side(steps, is_picture=pooling.is_picture, name=name)  # noqa: E731
    pools = (say("download.pools_npy"), "pools.npy", lambda: as_npy(pools_of(steps)))
    plots = (
        (say("download.plots_png"), "pooling.png", lambda: as_png(plot())),
        (say("download.plots_svg"), "pooling.svg", lambda: as_svg(plot())),
    )
    if steps.windows.nbytes <= MOST_BYTES:
        _row(pools, *plots)
        if differ_in_size(steps.geometry):
            st.caption(say("download.differ"))
    else:
        _row(*plots)
        st.caption(say("download.too_many"))
    _show_notebook(pooling, link)
    show_worksheet(pooling)
    st.caption(say("download.link"))
    st.code(link, language=None)
    if asking:
        st.caption(say("asked.link"))
        st.code(asking, language=None)


def _show_notebook(pooling: Pooling, link: str) -> None:
    """Offer the pooling as a notebook, where it is not too large for one."""
    reason = why_no_notebook(pooling.given, pooling.steps.output)
    if reason:
        st.caption(reason)
        return
    framework = st.segmented_control(
        say("download.notebook_with"),
        ["NumPy", *FRAMEWORKS],
        format_func=titles("ways").__getitem__,
        default="NumPy",
        required=True,
        key="notebook_with",
        on_change=change,
    )
    make = lambda: as_notebook(  # noqa: E731
        pooling.image,
        pooling.spec,
        link=link,
        filtered=pooling.filtered,
        framework=framework if framework in FRAMEWORKS else None,
        is_picture=pooling.is_picture,
    )
    _row((say("download.notebook"), file_name(pooling.spec, "ipynb"), make))


def _row(*files: tuple[str, str, Callable[[], str | bytes]]) -> None:
    with st.container(horizontal=True):
        for label, name, make in files:
            st.download_button(label, make, name, on_click="ignore", key=f"download_{name}")
