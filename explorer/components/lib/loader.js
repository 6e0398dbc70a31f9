// Fetch a component's program once, and hand on to it what comes with each change of data.
// This text is sent with every change, so it is short; the program is a file, named by its
// content, which the browser keeps. It lies beside Streamlit's own files, wherever those are.

const file = new URL("../../PROGRAM", document.querySelector('[src*="static/js/"]').src);
let part;

export default async (sent) => {
  const root = sent.parentElement;
  root.newest = sent;
  // A browser may remember that an address failed, so each attempt has another one.
  for (let again = ""; !part && root.newest === sent; again += "?") {
    try {
      part = await import(file + again);
    } catch {
      root.innerHTML = "<p role=alert>SENTENCE</p>";
      await new Promise((wake) => setTimeout(wake, 3000));
    }
  }
  // What was overtaken meanwhile must not draw: Streamlit cleans up after it at once.
  if (root.newest === sent) return part.showPart(sent, part.default);
};
