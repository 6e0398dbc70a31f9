// A service worker: keeps every file of the folder, by its name and its content, and gives it without
// a network. One that is new waits until no page is open, so no page has files of two builds.

const FILES = {files};
const KEPT = "pooling-lab";
const arriving = new Map();

self.oninstall = (event) => {
  // Where an older one keeps files, the new ones come before it is replaced.
  if (self.registration.active) event.waitUntil(fill());
};
self.onactivate = (event) => event.waitUntil(Promise.all([self.clients.claim(), forgetOthers()]));
self.onmessage = (event) => event.data === "fill" && event.waitUntil(fill());
self.onfetch = (event) => {
  const path = pathOf(event.request);
  if (path in FILES && event.request.method === "GET") event.respondWith(give(path));
};

function pathOf({ url }) {
  const { scope } = self.registration;
  const address = url.split(/[?#]/)[0];
  if (!address.startsWith(scope)) return null;
  return address.slice(scope.length) || "index.html";
}

function keyOf(path) {
  return `${self.registration.scope}${path}?${FILES[path]}`;
}

async function give(path) {
  await arriving.get(path);
  const cache = await caches.open(KEPT);
  return (await cache.match(keyOf(path))) ?? receive(cache, path);
}

// What is asked for twice meanwhile comes once.
async function receive(cache, path) {
  let arrived;
  arriving.set(path, new Promise((go) => (arrived = go)));
  const end = () => {
    arriving.delete(path);
    arrived();
  };
  try {
    const response = await fetch(`${self.registration.scope}${path}`, { cache: "no-cache" });
    if (response.ok) cache.put(keyOf(path), response.clone()).then(end, end);
    else end();
    return response;
  } catch (error) {
    end();
    throw error;
  }
}

async function fill() {
  for (const path of Object.keys(FILES)) {
    await give(path);
    await arriving.get(path);
  }
}

async function forgetOthers() {
  const cache = await caches.open(KEPT);
  const known = new Set(Object.keys(FILES).map(keyOf));
  for (const { url } of await cache.keys()) if (!known.has(url)) await cache.delete(url);
}
