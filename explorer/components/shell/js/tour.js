// The tour: what the parts of the page are, one after the other, for those who ask for it.

import { say } from "../../lib/js/catalogue.js";
import { putBeside } from "../../lib/js/terms.js";
import { findPart } from "./parts.js";

const EDGE = 4;

const STEPS = ["input", "window", "output", "transport", "controls"];

const PARTS = {
  input: () => findPart("stage", "[data-part=input]"),
  window: () => findPart("stage", "[data-part=input] .mark.window"),
  output: () => findPart("stage", "[data-part=output]"),
  transport: () => findPart("stage", ".transport"),
  // On a phone they are behind the bar.
  controls: ({ bar }) => (bar.offsetWidth ? bar : findPart("pool_form")),
};

export function listenToTour(shell) {
  const { tour, show } = shell;
  const move = (by) => goToStep(shell, Math.min(shell.step + by, STEPS.length - 1));
  show.onclick = () => {
    tour.showModal();
    goToStep(shell, 0);
  };
  tour.querySelector(".back").onclick = () => move(-1);
  tour.querySelector(".next").onclick = () => {
    if (shell.step === STEPS.length - 1) tour.close();
    else move(1);
  };
  tour.querySelector(".close").onclick = () => tour.close();
  tour.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowRight") move(1);
    if (key === "ArrowLeft") move(-1);
  });
  // Escape is the dialog's own, and is not to close what lies below it.
  tour.oncancel = (event) => event.stopPropagation();
  addEventListener("resize", () => tour.open && placeStep(shell));
}

function goToStep(shell, step) {
  shell.step = Math.max(step, 0);
  const { tour } = shell;
  const count = STEPS.length;
  tour.querySelector("#step").textContent = say(`lib_terms.${STEPS[shell.step]}`);
  tour.querySelector(".number").textContent = say("shell.count", { number: shell.step + 1, count });
  tour.querySelector(".back").disabled = shell.step === 0;
  const next = tour.querySelector(".next");
  next.textContent = say(shell.step === count - 1 ? "shell.done" : "shell.next");
  next.focus();
  PARTS[STEPS[shell.step]](shell)?.scrollIntoView({ block: "nearest" });
  placeStep(shell);
}

// A ring around the part, and the words beside it.
function placeStep(shell) {
  const part = PARTS[STEPS[shell.step]](shell);
  const place = part?.getBoundingClientRect() ?? new DOMRect(innerWidth / 2, innerHeight / 3);
  const ring = shell.tour.querySelector(".ring");
  ring.hidden = !part;
  ring.style.left = `${place.left - EDGE}px`;
  ring.style.top = `${place.top - EDGE}px`;
  ring.style.width = `${place.width + 2 * EDGE}px`;
  ring.style.height = `${place.height + 2 * EDGE}px`;
  putBeside(shell.tour.querySelector(".saying"), place);
}
