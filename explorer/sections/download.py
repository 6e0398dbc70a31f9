"""What the reader takes away: files, and the link."""

import streamlit as st

from explorer.exports.archive import as_zip
from explorer.exports.canvas import as_png, as_svg
from explorer.exports.files import MOST_BYTES, as_csv, as_npy, differ_in_size, pools_of
from explorer.exports.names import file_name
from explorer.exports.notebook import as_notebook, why_no_notebook
from explorer.exports.side_by_side import side_by_side
from explorer.sections.offers import Offer, show_offers
from explorer.sections.pictures import show_pictures
from explorer.sections.worksheet import show_worksheet
from explorer.state.pooled import Pooling
from explorer.state.session import change
from explorer.words.catalogue import say, titles

FRAMEWORKS = ("Keras", "PyTorch", "ONNX Runtime")
# Of what is large already, an archive would have to be held several times.
MOST_PACKED = 40_000_000


def show_download(pooling: Pooling, *, link: str, asking: str) -> None:
    """Offer the output, the pools, the pictures and the links; each file is made on its click."""
    heads = titles("download_heads")
    offers: list[Offer] = []
    for head, show in (
        ("numbers", lambda: _show_numbers(pooling)),
        ("pictures", lambda: show_pictures(pooling)),
        ("notebook", lambda: _show_notebook(pooling, link)),
        ("worksheet", lambda: show_worksheet(pooling)),
    ):
        st.subheader(heads[head], anchor=False)
        offers.extend(show())
    st.subheader(heads["all"], anchor=False)
    _show_archive(pooling, offers, link)
    st.caption(say("download.link"))
    st.code(link, language=None)
    if asking:
        st.caption(say("asked.link"))
        st.code(asking, language=None)


def _show_numbers(pooling: Pooling) -> tuple[Offer, ...]:
    """Offer the arrays and their plots."""
    steps, spec = pooling.steps, pooling.spec
    # Programs of Code read it by this name.
    given = Offer(say("download.input_npy"), "input.npy", lambda: as_npy(pooling.given))
    name = file_name(spec, "npy", "features")
    features = Offer(say("download.features_npy"), name, lambda: as_npy(steps.image))
    name = file_name(spec, "csv", "output")
    offers = show_offers(
        Offer(say("download.output_csv"), name, lambda: as_csv(steps.output)),
        Offer(
            say("download.output_npy"),
            file_name(spec, "npy", "output"),
            lambda: as_npy(steps.output),
        ),
        given,
        *([features] if pooling.filtered else []),
    )
    name = "features" if pooling.filtered else "input"
    plot = lambda: side_by_side(steps, is_picture=pooling.is_picture, name=name)  # noqa: E731
    pools = Offer(
        say("download.pools_npy"), file_name(spec, "npy", "pools"), lambda: as_npy(pools_of(steps))
    )
    plots = (
        Offer(say("download.plots_png"), file_name(spec, "png", "plots"), lambda: as_png(plot())),
        Offer(say("download.plots_svg"), file_name(spec, "svg", "plots"), lambda: as_svg(plot())),
    )
    if steps.windows.nbytes > MOST_BYTES:
        plots = show_offers(*plots)
        st.caption(say("download.too_many"))
        return *offers, *plots
    shown = show_offers(pools, *plots)
    if differ_in_size(steps.geometry):
        st.caption(say("download.differ"))
    return *offers, *shown


def _show_notebook(pooling: Pooling, link: str) -> tuple[Offer, ...]:
    """Offer the pooling as a notebook, where it is not too large for one."""
    reason = why_no_notebook(pooling.given, pooling.steps.output)
    if reason:
        st.caption(reason)
        return ()
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
    return show_offers(Offer(say("download.notebook"), file_name(pooling.spec, "ipynb"), make))


def _show_archive(pooling: Pooling, offers: list[Offer], link: str) -> None:
    """Offer all that is offered in one file."""
    steps = pooling.steps
    if steps.windows.nbytes + steps.image.nbytes + steps.output.nbytes > MOST_PACKED:
        st.caption(say("download.archive_large", most=MOST_PACKED // 1_000_000))
        return
    name = file_name(pooling.spec, "zip")
    readme = say("download.readme", name=name.removesuffix(".zip"), link=link)
    show_offers(
        Offer(
            say("download.archive"),
            name,
            lambda: as_zip([(offer.name, offer.make()) for offer in offers], readme),
        )
    )
