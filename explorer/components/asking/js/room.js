// Whether a question is presented to a room, and on which ground.

import { isPresentedNow } from "../../lib/js/presented.js";

export function watchRoom(root) {
  const page = document.documentElement;
  const follow = () => {
    const isPresented = isPresentedNow();
    root.classList.toggle("presented", isPresented);
    root.classList.toggle("darkened", isPresented && page.dataset.poolingGround === "dark");
  };
  const observer = new MutationObserver(follow);
  observer.observe(page, { attributes: true });
  follow();
  return () => observer.disconnect();
}
