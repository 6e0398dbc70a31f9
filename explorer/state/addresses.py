"""Addresses: the link of what is on the screen as others open it."""

from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

import streamlit as st

from explorer.state.choices import Choices
from explorer.state.link import write_link


def address_of(choices: Choices) -> str:
    """Return the whole address that opens the page with these choices."""
    address = (st.context.url or "").split("?")[0].rstrip("/") + "/"
    query = urlencode(write_link(choices), safe=",;")
    return f"{address}?{query}" if query else address


def is_own(address: str) -> bool:
    """Return whether an address leads every machine to itself.

    >>> is_own("http://localhost:8501/"), is_own("http://[::1]/"), is_own("https://lab.example/")
    (True, True, False)
    """
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
