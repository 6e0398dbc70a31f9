"""What the reader takes away: files, and the link."""

from collections.abc import Callable

import streamlit as st

from explorer.exports.figures import as_png, as_svg, side_by_side
from explorer.exports.files import MOST_BYTES, as_csv, as_npy, differ_in_size, pools_of
from explorer.state.pooled import Pooling


def show_download(pooling: Pooling, *, link: str) -> None:
    """Offer the output, the pools, the plots and the link; each file is made on its click."""
    steps = pooling.steps
    _row(
        ("Output, CSV", "output.csv", lambda: as_csv(steps.output)),
        ("Output, NPY", "output.npy", lambda: as_npy(steps.output)),
        ("Input, NPY", "input.npy", lambda: as_npy(steps.image)),
    )
    plot = lambda: side_by_side(steps, is_picture=pooling.is_picture)  # noqa: E731
    pools = ("Pools, NPY", "pools.npy", lambda: as_npy(pools_of(steps)))
    plots = (
        ("Plots, PNG", "pooling.png", lambda: as_png(plot())),
        ("Plots, SVG", "pooling.svg", lambda: as_svg(plot())),
    )
    if steps.windows.nbytes <= MOST_BYTES:
        _row(pools, *plots)
        if differ_in_size(steps.geometry):
            st.caption("Pools differ in size: the file has NaN where a smaller one has no cell.")
    else:
        _row(*plots)
        st.caption("The pools are too many for one file; a larger stride makes them fewer.")
    st.caption("The link to this very page. An uploaded image is not part of it.")
    st.code(link, language=None)


def _row(*files: tuple[str, str, Callable[[], str | bytes]]) -> None:
    with st.container(horizontal=True):
        for label, name, make in files:
            st.download_button(label, make, name, on_click="ignore", key=f"download_{name}")
