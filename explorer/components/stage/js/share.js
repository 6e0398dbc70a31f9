// The link of what is on the screen, which the address says: to the clipboard, or to be taken by hand.

import { say } from "../../lib/js/catalogue.js";
import { announce } from "./moves.js";

const CONFIRMED = 2000;

export async function copyLink(stage) {
  const { nodes } = stage;
  try {
    // A page that came without encryption, as in a class, has no clipboard.
    await navigator.clipboard.writeText(location.href);
  } catch {
    offerLink(nodes.link, nodes.share);
    return;
  }
  nodes.share.textContent = say("stage.copied");
  announce(stage, say("stage.copied"));
  clearTimeout(stage.pending.copied);
  stage.pending.copied = setTimeout(() => {
    nodes.share.textContent = say("stage.share");
  }, CONFIRMED);
}

function offerLink(link, button) {
  const field = link.querySelector("input");
  link.hidden = false;
  field.value = location.href;
  field.focus();
  field.select();
  field.onkeydown = ({ key }) => key === "Escape" && button.focus();
  field.onblur = () => {
    link.hidden = true;
  };
}
