// The tablet's own key for hand-overs: drawn here, locked under the officer's own key, its public half made known to the office.
import * as codes from "./codes.js";
import * as keys from "./keys.js";
import * as store from "./store.js";
import * as sync from "./sync.js";

// Whether this tablet has a key; nothing of it is opened.
export const hasKey = async () => Boolean(await store.get("meta", "hand"));

// Draw a key where there is none, and make it known where the office does not know it yet.
export async function makeKnown(own, csrf) {
  let row = await store.get("meta", "hand");
  if (!row) {
    const drawn = crypto.getRandomValues(new Uint8Array(32));
    row = { name: "hand", box: await keys.seal(own, drawn, "hand"), known: false };
    drawn.fill(0);
    await store.put("meta", row);
  }
  if (row.known) return;
  const seed = await keys.unseal(own, row.box, "hand");
  const device = await sync.device();
  await sync.enrolKey({ device, public: sync.b64(codes.publicOf(seed)), proof: sync.b64(codes.proofOf(device, seed)) }, csrf);
  seed.fill(0);
  await store.put("meta", { ...row, known: true });
}

export const isKnown = async () => Boolean((await store.get("meta", "hand"))?.known);

async function withSeed(own, use) {
  const row = await store.get("meta", "hand");
  if (!row) return "";
  const seed = await keys.unseal(own, row.box, "hand");
  try {
    return use(seed);
  } finally {
    seed.fill(0);
  }
}

// The code of what is handed over; empty where this tablet has no key.
export const signed = (own, claimed) => withSeed(own, (seed) => codes.makeCode(claimed, seed));

// What is shown back to the giver; empty where this tablet has no key.
export const answered = (own, answer) => withSeed(own, (seed) => codes.makeAnswer(answer, seed));
