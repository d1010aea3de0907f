// What is asked, as it is heard without a signal: each sound stands sealed under the officer's own key beside the app, with a mark
// that tells whether it is still the one of now. A recording that the office changed or removed goes at the next contact.
import * as keys from "./keys.js";
import * as store from "./store.js";
import * as sync from "./sync.js";

const AT_ONCE = 8;
const ROOM = 20e6; // bytes that stay free for forms: with less, no sound is kept
const IV = 12;
const base = document.body.dataset.sounds;

let app = null;
let busy = false;
let full = false;
let playing = ""; // the address of what was played last

const at = (id) => document.getElementById(id);
const addressOf = (name, [tag, whose]) => `${base}${name}/${tag}/${whose}`;

// Every sound that is kept: its name, its mark, whose voice.
async function kept() {
  if (!(await caches.has(store.SOUNDS))) return [];
  const cache = await caches.open(store.SOUNDS);
  return (await cache.keys()).map((request) => {
    const [name, tag, whose] = new URL(request.url).pathname.slice(base.length).split("/");
    return { request, name, tag, whose };
  });
}

async function hasRoom() {
  if (store.isShort()) return false;
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return !quota || quota - usage > ROOM;
}

// Bring what is kept up to what the office says now. It may be broken off anywhere, and goes on at the next contact.
export async function refresh(wanted, csrf) {
  if (busy || !wanted || !self.caches) return;
  busy = true;
  try {
    full = !(await hasRoom());
    const missing = full ? [] : await leftOf(wanted);
    for (let from = 0; from < missing.length; from += AT_ONCE) {
      full = !(await hasRoom());
      if (full || !app.state.key) break;
      const { sounds } = await sync.sounds(missing.slice(from, from + AT_ONCE), csrf);
      await keep(sounds);
    }
  } catch (stopped) {
    if (stopped.name === "QuotaExceededError") full = true;
    else if (!(stopped instanceof sync.Refused)) throw stopped;
  } finally {
    busy = false;
    await count();
  }
}

async function leftOf(wanted) {
  const have = new Set();
  for (const { request, name, tag } of await kept()) {
    if (wanted[name]?.[0] === tag) have.add(name);
    else await (await caches.open(store.SOUNDS)).delete(request);
  }
  return Object.keys(wanted).filter((name) => !have.has(name));
}

async function keep(sounds) {
  const cache = app.state.key && (await caches.open(store.SOUNDS));
  if (!cache) return; // locked meanwhile
  for (const [name, [tag, whose, sound]] of Object.entries(sounds)) {
    const { iv, ct } = await keys.seal(app.state.key, sync.raw(sound), name);
    await cache.put(addressOf(name, [tag, whose]), new Response(new Blob([iv, ct])));
  }
}

// How many of the sounds are here, and what they weigh.
export async function count() {
  const all = Object.keys(app?.state.list?.border?.sounds ?? {}).length;
  at("border-sounds").hidden = !all;
  if (!all || !self.caches) return;
  const found = await kept();
  const cache = found.length ? await caches.open(store.SOUNDS) : null;
  let bytes = 0;
  for (const { request } of found) bytes += (await (await cache?.match(request))?.blob())?.size ?? 0;
  const size = (bytes / 1e6).toLocaleString(app.language, { maximumFractionDigits: 1 });
  at("border-sounds").textContent = full && !found.length ? app.words.hear_full : app.say("hear_kept", { n: found.length, all, size });
}

// A button for each language in which a line can be heard; none where its sound is not here. `still`: whether it is still asked.
export async function offer(into, player, code, tongues, still = () => true) {
  into.replaceChildren();
  if (!self.caches) return;
  const found = await kept();
  if (!still()) return;
  const buttons = tongues.flatMap(([tongue, said]) => {
    const sound = found.find(({ name }) => name === `${tongue}.${code}`);
    return sound ? [button(sound, player, said)] : [];
  });
  into.replaceChildren(...buttons);
}

function button(sound, player, said) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "hear-button" });
  const [words, whose] = [document.createElement("b"), document.createElement("span")];
  words.textContent = app.say("hear", { tongue: said });
  whose.textContent = app.words[`hear_${sound.whose}`] ?? "";
  made.append(words, whose);
  made.addEventListener("click", () => play(sound, player));
  return made;
}

async function play({ request, name }, player) {
  const cache = await caches.open(store.SOUNDS);
  const answer = await cache.match(request);
  if (!answer) return;
  try {
    const box = new Uint8Array(await answer.arrayBuffer());
    const sound = await keys.unseal(app.state.key, { iv: box.slice(0, IV), ct: box.slice(IV) }, name);
    hush(player);
    playing = URL.createObjectURL(new Blob([sound], { type: "audio/mpeg" }));
    Object.assign(player, { src: playing, hidden: false });
    await player.play();
  } catch (wrong) {
    if (wrong.name === "OperationError") await cache.delete(request); // of an earlier key: it comes again at the next contact
    else if (wrong.name !== "AbortError" && wrong.name !== "NotAllowedError") throw wrong;
  }
}

// Nothing is heard any more, and the player goes.
export function hush(player) {
  player.pause();
  player.removeAttribute("src");
  player.hidden = true;
  if (playing) URL.revokeObjectURL(playing);
  playing = "";
}

export function connect(lent) {
  app = lent;
}
