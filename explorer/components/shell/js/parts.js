// The parts of the page that the shell points to, wherever Streamlit puts them.

// An element in the component of a key, or the element around it; null where there is none.
export function findPart(key, selector) {
  const around = document.querySelector(`.st-key-${key}`);
  if (!selector) return around;
  for (const { shadowRoot } of around?.querySelectorAll("*") ?? []) {
    const found = shadowRoot?.querySelector(selector);
    if (found) return found;
  }
  return null;
}
