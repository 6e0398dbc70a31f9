// What keeps the files, so that the page opens without a network from the second time on.

// Milliseconds: the page does not wait longer for what it can do without.
const PATIENCE = 2000;

// Have the files kept from now on, where the browser allows it: on an encrypted page or on this machine.
// Returns whether they have been kept since an earlier visit.
export async function keepFiles() {
  const { serviceWorker } = navigator;
  if (serviceWorker?.controller) return true;
  if (!serviceWorker) return false;
  const isKept = new Promise((go) => serviceWorker.addEventListener("controllerchange", go, { once: true }));
  try {
    await serviceWorker.register(new URL("../../keep.js", import.meta.url));
  } catch {
    return false; // Then the page is loaded anew each time.
  }
  await Promise.race([isKept, new Promise((go) => setTimeout(go, PATIENCE))]);
  return false;
}

// Have those kept as well that were not needed yet.
export function fillKept() {
  navigator.serviceWorker?.controller?.postMessage("fill");
}
