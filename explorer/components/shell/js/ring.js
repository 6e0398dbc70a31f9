// A large ring around the pointer, to be seen from the back row; and the buttons, which are there
// while the pointer moves.

import { isPresentedNow } from "../../lib/js/presented.js";

const STIRRED = 2500;

export function followPointer(presenter, signal) {
  const { pointer, root } = presenter;
  const move = ({ clientX, clientY, pointerType }) => {
    if (!isPresentedNow()) return;
    pointer.style.translate = `${clientX}px ${clientY}px`;
    pointer.dataset.at = pointerType;
    drawRing(presenter);
    root.classList.add("stirred");
    clearTimeout(presenter.stirring);
    presenter.stirring = setTimeout(() => root.classList.remove("stirred"), STIRRED);
  };
  const leave = () => {
    delete pointer.dataset.at;
    drawRing(presenter);
  };
  addEventListener("pointermove", move, { signal });
  addEventListener("pointerdown", move, { signal });
  document.documentElement.addEventListener("pointerleave", leave, { signal });
  signal.addEventListener("abort", () => clearTimeout(presenter.stirring));
}

export function drawRing({ pointer, hasRing }) {
  pointer.hidden = !(hasRing && isPresentedNow() && pointer.dataset.at);
}
