// Whether a question is presented to a room, and on which ground.

import { followPresenting } from "../../lib/js/presented.js";

export function watchRoom(root) {
  const observer = new MutationObserver(() => followPresenting(root));
  observer.observe(document.documentElement, { attributes: true });
  followPresenting(root);
  return () => observer.disconnect();
}
