// Show a component where the loader says: its markup once, and then each change of its data,
// which Python puts into a list unless it is bytes.

export function showPart(sent, draw) {
  const root = sent.parentElement;
  if (root.shown !== content) root.innerHTML = content;
  root.shown = content;
  return draw({ ...sent, data: Array.isArray(sent.data) ? sent.data[0] : sent.data });
}
