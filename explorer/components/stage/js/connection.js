// Ask for the page anew once the browser has found the server again after losing it.
// Streamlit reconnects by itself, but asks a restarted server for nothing until the reader
// changes something. That change would start the new session, which takes the choices from
// the URL: the change would be lost, and that an upload is gone be said only then.

export function watchConnection(stage) {
  const app = document.querySelector('[data-testid="stApp"]');
  const isConnected = () => app.dataset.testConnectionState === "CONNECTED";
  let wasConnected = isConnected();
  const observer = new MutationObserver(() => {
    if (isConnected() && !wasConnected) stage.send("again", true);
    wasConnected = isConnected();
  });
  observer.observe(app, { attributeFilter: ["data-test-connection-state"] });
  return observer;
}
