"""The bar that stands for the controls on a phone, where the sidebar is folded away."""

import streamlit as st

from explorer.choices import Choices
from explorer.words import shape

_component = st.components.v2.component(
    "pooling_bar",
    html="""
<button type="button"><span></span><span aria-hidden="true">▾</span></button>
""",
    css="""
button { display: none; }
@media (max-width: 640px) {
  button { display: flex; justify-content: space-between; width: 100%; min-height: 44px;
    align-items: center; padding: 0 1rem; font: inherit; color: inherit; cursor: pointer;
    background: var(--st-secondary-background-color);
    border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius); }
}
""",
    js="""
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  button.firstElementChild.textContent = data.label
  button.setAttribute("aria-label", `${data.label}. Open the controls`)
  // Streamlit has no call that opens the sidebar a second time, so its own button is pressed.
  button.onclick = () =>
    document.querySelector('[data-testid="stExpandSidebarButton"]')?.click()
}
""",
)


def bar(choices: Choices) -> None:
    """Show what is chosen in one line that opens the sidebar; nothing on wider screens."""
    stride = choices.stride or choices.pool_size
    label = f"{shape(choices.pool_size)}, stride {_pair(stride)}, {choices.mode}"
    _component(data={"label": label}, key="bar", height="content")


def _pair(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else shape(pair)
