// The app: Streamlit on Python in a worker, from files beside this page.

import { keepFiles, fillKept } from "./keeping.js";

const PACKAGES = "/lib/python3.13/site-packages";

const at = (path) => new URL(`../../${path}`, import.meta.url).href;

export async function loadApp(root, { bytes, opening }, progress, isOwn) {
  const isKept = await keepFiles();
  try {
    document.head.append(styleSheet("stlite/stlite.css"));
    // What is kept needs no waiting for, and is not worth reading twice.
    const arriving = isKept ? [] : fetchAll(bytes, progress);
    const [{ mount }] = await Promise.all([import(at("stlite/stlite.js")), ...arriving]);
    progress.endBytes();
    follow(mountApp(mount, root), progress, isOwn);
    // Streamlit asks for these one after the other, when it comes to them.
    await Promise.all(opening.map((path) => import(at(path))));
  } catch (error) {
    progress.fail(error.message);
  }
}

function styleSheet(path) {
  return Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(path) });
}

// Everything that Python starts with, in parallel; where it is kept the worker finds it again.
function fetchAll(bytes, progress) {
  return Object.keys(bytes).map(async (path) => {
    const { body, ok, status } = await fetch(at(path));
    if (!ok) throw new Error(`${path}: ${status}`);
    for await (const block of blocksOf(body)) progress.addBytes(block.length);
  });
}

async function* blocksOf(body) {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

function mountApp(mount, root) {
  const packages = { url: at("packages.zip"), format: "zip", options: { extractDir: PACKAGES } };
  return mount(
    {
      entrypoint: "web_start.py",
      archives: [packages, { url: at("app.zip"), format: "zip" }],
      pyodideUrl: at("pyodide/pyodide.mjs"),
      // Streamlit is among the packages.
      wheelUrls: "",
      env: { POOLING_LAB_SITE: at("") },
      disableProgressToasts: true,
    },
    root,
  );
}

function follow({ _kernel: kernel }, progress, isOwn) {
  kernel.addEventListener("loadProgress", () => progress.addStep());
  kernel.addEventListener("loadError", ({ detail }) => progress.fail(detail.message));
  const ready = new MutationObserver(() => {
    if (!document.querySelector('[data-testid="stMain"] [data-testid="stBidiComponentIsolated"]')) return;
    ready.disconnect();
    if (!isOwn) dispatchEvent(new Event("pooling-lab-taken"));
    fillKept();
  });
  ready.observe(document.querySelector("#root"), { childList: true, subtree: true });
}
