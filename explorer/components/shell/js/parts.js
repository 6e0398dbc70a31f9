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

// A control of what is looked at, whichever component has it; null where there is none.
export function findControl(selector) {
  for (const node of document.querySelectorAll('[data-testid="stMain"] *')) {
    const found = node.shadowRoot?.querySelector(selector);
    if (found) return found;
  }
  return null;
}

// Press one of the controls that step and play.
export function pressControl(name) {
  findControl(`.stage.ready [data-do=${name}]`)?.click();
}

// Press what leads on: to the next window, and after the last one to what a question has next.
export function pressOnward() {
  const question = findControl(".asking [data-do=onward]:not([hidden])");
  const scrub = findControl(".stage.ready .scrub");
  if (question && (!scrub || scrub.value === scrub.max)) question.click();
  else pressControl("forward");
}
