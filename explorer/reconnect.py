"""Show the page anew once the browser has found the server again after losing it.

Streamlit reconnects by itself, but asks a restarted server for nothing until the reader
changes something. That change would start the new session, which takes the choices from
the URL: the change would be lost, and that an upload is gone be said only then.
"""

import streamlit as st

_component = st.components.v2.component(
    "pooling_reconnect",
    html="""
<span></span>
""",
    js="""
export default function ({ parentElement, setTriggerValue }) {
  const app = document.querySelector('[data-testid="stApp"]')
  const isConnected = () => app.dataset.testConnectionState === "CONNECTED"
  let wasConnected = isConnected()
  parentElement.observer?.disconnect()
  parentElement.observer = new MutationObserver(() => {
    if (isConnected() && !wasConnected) setTriggerValue("again", true)
    wasConnected = isConnected()
  })
  parentElement.observer.observe(app, { attributeFilter: ["data-test-connection-state"] })
  return () => parentElement.observer.disconnect()
}
""",
)


def reconnect() -> None:
    """Watch the connection; nothing to see."""
    _component(key="reconnect", height="content", on_again_change=lambda: None)
