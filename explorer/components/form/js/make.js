// What controls are made of: nodes, a hint below, and what is wrong with what is typed.

export function make(tag, parent, properties = {}) {
  const node = document.createElement(tag);
  Object.assign(node, properties);
  parent?.append(node);
  return node;
}

export function addHint(node, control, name, hint) {
  if (!hint) return;
  make("small", node, { textContent: hint, id: `hint-${name}` });
  control.setAttribute("aria-describedby", `hint-${name}`);
}

// Say below a control what is wrong with what is in it, or nothing.
export function sayBelow(problem, control, text) {
  if (problem.textContent !== text) problem.textContent = text;
  problem.hidden = text === "";
  control.ariaInvalid = !problem.hidden;
}
