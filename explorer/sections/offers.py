"""Offers: files that are made when they are asked for."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True)
class Offer:
    """A file to take home.

    Attributes
    ----------
    label : str
        What its button says.
    name : str
        Of the file.
    make : callable
        Makes it.
    """

    label: str
    name: str
    make: Callable[[], str | bytes]


def show_offers(*offers: Offer) -> tuple[Offer, ...]:
    """Show a button for each, next to each other, and return them."""
    with st.container(horizontal=True):
        for offer in offers:
            st.download_button(
                offer.label,
                offer.make,
                offer.name,
                on_click="ignore",
                key=f"download_{offer.name.rpartition('.')[0]}_{offer.label}",
            )
    return offers
