// The officer's own key: random, wrapped under her passphrase by Argon2id. It lives in memory only, and can't be taken out of it.
import * as store from "./store.js";

export const LEAST = 24; // letters of a phrase of her own
const WORDS = 5; // that differ, of a phrase of her own
export const MOST_TRIES = 10;
const DIFFERENT = 8; // letters that differ
// RFC 9106, section 4, second recommended option: 64 MiB, 3 passes; one lane, since a browser computes in one.
const COST = { memory: 65536, passes: 3, lanes: 1 };
const COMMON = /(password|kata ?sandi|rahasia|qwerty|asdfgh|123456|indonesia ?raya|bismillah|sayang|aku cinta|terima ?kasih|naung)/i;
const FIRST = "bdghjklmnprstw";
const VOWELS = "aeiou";

const bytes = (n) => crypto.getRandomValues(new Uint8Array(n));
export const normal = (typed) => typed.normalize("NFKC").trim().replace(/\s+/g, " ");

const MADE = new RegExp(`^([${FIRST}][${VOWELS}]){3}( ([${FIRST}][${VOWELS}]){3}){3}$`);
const letters = (said) => said.normalize("NFKD").toLowerCase().replace(/[^a-z]/g, "");
const different = (some) => new Set(some).size;

// Why a passphrase is not enough, as the name of a sentence; nothing where it is. One that the app made is enough.
export async function weak(typed) {
  const said = normal(typed).toLowerCase();
  const words = different(said.split(" "));
  if (/^[\d\s.-]+$/.test(said) && said) return "digits";
  if (different(said) >= DIFFERENT && words === 4 && MADE.test(said)) return "";
  if (said.length < LEAST) return "short";
  if (different(said) < DIFFERENT) return "same";
  if (words < WORDS) return "few";
  const { SAYINGS } = await import("./sayings.js");
  const bare = letters(said);
  return COMMON.test(said) || SAYINGS.some((each) => bare.includes(letters(each))) ? "common" : "";
}

// Four words of three syllables that can be said aloud: 12 syllables of 70, about 73 bits.
export function suggestion() {
  const pick = (some) => {
    const most = 256 - (256 % some.length);
    for (;;) {
      const [drawn] = bytes(1);
      if (drawn < most) return some[drawn % some.length];
    }
  };
  const word = () => Array.from({ length: 3 }, () => pick(FIRST) + pick(VOWELS)).join("");
  for (;;) {
    const made = Array.from({ length: 4 }, word);
    if (different(made) === 4 && different(made.join(" ")) >= DIFFERENT) return made.join(" ");
  }
}

function script(address) {
  return new Promise((done, failed) => {
    const tag = document.createElement("script");
    Object.assign(tag, { src: address, onload: done, onerror: () => failed(new Error("a file of the app is missing")) });
    document.head.append(tag);
  });
}

// What boxes and signs; fetched when it is first needed, so that the first screen stays light.
export async function needNacl() {
  if (!self.nacl) await script(document.body.dataset.nacl);
}

async function wrapping(typed, salt, cost) {
  if (!self.hashwasm?.argon2id) await script(document.body.dataset.argon);
  const raw = await self.hashwasm.argon2id({
    password: normal(typed),
    salt,
    parallelism: cost.lanes,
    iterations: cost.passes,
    memorySize: cost.memory,
    hashLength: 32,
    outputType: "binary",
  });
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

const own = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);

// A new key under a passphrase, which the caller has found strong enough.
export async function make(typed) {
  const salt = bytes(16);
  const raw = bytes(32);
  const box = await seal(await wrapping(typed, salt, COST), raw, "lock");
  await store.put("meta", { name: "lock", salt, cost: COST, box, tries: 0 });
  return own(raw);
}

// The key for a right passphrase; for a wrong one how many tries are left. A try counts before it is made.
export async function unlock(typed) {
  const lock = await store.get("meta", "lock");
  if (!lock) return { left: 0 };
  lock.tries += 1;
  await store.put("meta", lock);
  try {
    const raw = await unseal(await wrapping(typed, lock.salt, lock.cost), lock.box, "lock");
    await store.put("meta", { ...lock, tries: 0 });
    return { key: await own(raw) };
  } catch (wrong) {
    if (!(wrong instanceof DOMException)) throw wrong;
    const left = MOST_TRIES - lock.tries;
    if (left <= 0) await store.wipeOwn();
    return { left: Math.max(0, left) };
  }
}

// AES-GCM with a fresh nonce, bound to where it stands.
export async function seal(key, plain, place) {
  const iv = bytes(12);
  const ct = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(place) }, key, plain);
  return { iv, ct: new Uint8Array(ct) };
}

export async function unseal(key, box, place) {
  const asked = { name: "AES-GCM", iv: box.iv, additionalData: new TextEncoder().encode(place) };
  return new Uint8Array(await crypto.subtle.decrypt(asked, key, box.ct));
}

const STEP = 1024; // bytes: the length of what is written says little
export function padded(told) {
  const plain = new TextEncoder().encode(JSON.stringify(told));
  const whole = new Uint8Array(Math.ceil(plain.length / STEP) * STEP).fill(32);
  whole.set(plain);
  return whole;
}

export const sealJson = async (key, told, place) => seal(key, padded(told), place);
export const unsealJson = async (key, box, place) => JSON.parse(new TextDecoder().decode(await unseal(key, box, place)));

// libsodium's sealed box: an ephemeral key, whose secret half is forgotten here, to the desk's public key.
export async function sealToDesk(publicKey, told) {
  await needNacl();
  if (!self.hashwasm?.blake2b) await script(document.body.dataset.blake);
  const pair = self.nacl.box.keyPair();
  const both = new Uint8Array(64);
  both.set(pair.publicKey);
  both.set(publicKey, 32);
  const hex = await self.hashwasm.blake2b(both, 192);
  const nonce = Uint8Array.from(hex.match(/../g), (pair_) => parseInt(pair_, 16));
  const box = self.nacl.box(padded(told), nonce, publicKey, pair.secretKey);
  pair.secretKey.fill(0);
  const sealed = new Uint8Array(32 + box.length);
  sealed.set(pair.publicKey);
  sealed.set(box, 32);
  return sealed;
}
