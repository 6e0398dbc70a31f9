// Ask for the page anew once the browser has found the server again after losing it.
// Streamlit reconnects by itself, but asks a restarted server for nothing until the reader
// changes something. That change would start the new session, which takes the choices from
// the URL: the change would be lost, and that an upload is gone be said only then.

// What to disconnect when the page is left, or null where Streamlit says its state no longer:
// then there is nothing to watch, and the rest of the page does without.
export function watchConnection(askAgain) {
  const app = document.querySelector('[data-testid="stApp"]');
  if (!app) return null;
  const isConnected = () => app.dataset.testConnectionState === "CONNECTED";
  let wasConnected = isConnected();
  const observer = new MutationObserver(() => {
    if (isConnected() && !wasConnected) askAgain();
    wasConnected = isConnected();
  });
  observer.observe(app, { attributeFilter: ["data-test-connection-state"] });
  return observer;
}
