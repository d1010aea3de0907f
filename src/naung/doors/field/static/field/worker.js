// Keeps the shell on the phone, release by release. It keeps nothing of what is written and never touches what is sent.
const CACHE = `naung-lapangan-${SHELL.release}`;

async function keepShell() {
  const cache = await caches.open(CACHE);
  for (const address of [SHELL.home, ...SHELL.files]) {
    const answer = await fetch(address, { cache: "reload", credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(`not kept: ${address}`);
    await cache.put(address, answer);
  }
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("naung-lapangan-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("install", (event) => event.waitUntil(keepShell()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("message", (event) => event.data === "take" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (pathname !== SHELL.home && !SHELL.files.includes(pathname)) return;
  event.respondWith(
    caches.open(CACHE).then(async (cache) => (await cache.match(pathname)) ?? fetch(event.request)),
  );
});
