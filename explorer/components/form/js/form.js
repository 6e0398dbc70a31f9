// The component: one form for each place on the page, fed again with every change of data.

import { createForm, feedForm } from "./forms.js";

// A form is forgotten with its element only: Streamlit may put the same one back on the page.
const instances = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const form = instances.get(parentElement) ?? createForm(parentElement.querySelector(".form"), data.key);
  instances.set(parentElement, form);
  feedForm(form, data, setTriggerValue);
}
