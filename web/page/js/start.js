// The page: the first screen at once, and then the app.

import { loadApp } from "./app.js";
import { addDrawer, passDrawer } from "./drawer.js";
import { drawFirst } from "./first.js";
import { createProgress } from "./progress.js";

const screen = document.querySelector("#first");
const told = JSON.parse(document.querySelector("#told").textContent);
// What a link opens is known to Python alone, so there is a first screen for the page's own address.
const isOwn = location.search === "";
const progress = createProgress(document.querySelector("#loading"), told, isOwn);

if (isOwn) {
  addDrawer(screen);
  await drawFirst(screen);
}
performance.mark("first screen");
// What was drawn is to be seen before anything else is asked for.
await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
addEventListener("pooling-lab-taken", () => {
  passDrawer(screen);
  progress.end();
});
await loadApp(document.querySelector("#root"), told, progress, isOwn);
