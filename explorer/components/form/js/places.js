// Where the controls stand, and that the focus stays where it was when they are placed anew.

const FOCUSABLE = "input, select, button, textarea";

// Give a parent these children. What stands in its place is not moved: moving takes the focus
// away, and ends what is being typed.
export function placeNodes(parent, nodes) {
  for (const child of [...parent.children]) {
    if (!nodes.includes(child)) child.remove();
  }
  nodes.forEach((node, index) => {
    const there = parent.children[index] ?? null;
    if (node !== there) parent.insertBefore(node, there);
  });
}

// What has the focus: an element, and its place in which field.
export function focusMark(root) {
  const element = root.getRootNode().activeElement;
  const field = element?.closest("[data-name]");
  if (!root.contains(field ?? null)) return { element };
  const place = [...field.querySelectorAll(FOCUSABLE)].indexOf(element);
  return { element, name: field.dataset.name, place };
}

// Focus what had the focus, or what took its place when its field was built anew.
export function restoreFocus(root, { element, name, place }) {
  if (!name || element === root.getRootNode().activeElement) return;
  if (root.contains(element)) element.focus();
  else focusField(root.querySelector(`[data-name="${CSS.escape(name)}"]`), place);
}

function focusField(field, place) {
  const elements = [...(field?.querySelectorAll(FOCUSABLE) ?? [])];
  elementToFocus(elements, place)?.focus();
}

// Of a choice only the chosen option is in reach of the Tab key, whatever option had the focus.
export function elementToFocus(elements, place) {
  return elements.find(({ type, checked }) => type === "radio" && checked) ?? elements[place];
}
