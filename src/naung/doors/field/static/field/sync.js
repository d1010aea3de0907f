// The way to the office and back. Nothing is given up before the office has said that it has it.
import * as store from "./store.js";

const SCHEMA = 1; // of the forms in the outbox
const LIST_HOURS = 24;
const CLOCK_BACK = 5 * 60e3; // milliseconds by which a clock may go back before it is no clock any more
const PATIENCE = 15e3;
const to = document.body.dataset;

export const b64 = (raw) => btoa(Array.from(raw, (byte) => String.fromCharCode(byte)).join(""));
export const raw = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

export class Refused extends Error {
  constructor(why, sentence = "") {
    super(why);
    Object.assign(this, { why, sentence });
  }
}

async function ask(address, told, csrf) {
  let answer;
  try {
    answer = await fetch(address, {
      method: told ? "POST" : "GET",
      headers: told ? { "Content-Type": "application/json", "X-CSRFToken": csrf } : {},
      body: told && JSON.stringify(told),
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Refused("no_signal");
  }
  if (answer.status >= 500) throw new Refused("failed");
  const json = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  // A closed screen and a sign-in page answer with a page, not with JSON.
  if (answer.type === "opaqueredirect" || (answer.ok && !json)) throw new Refused("sign_in");
  const said = json ? await answer.json() : {};
  if (answer.ok) return said;
  throw new Refused({ 403: "not_allowed", 404: "not_known" }[answer.status] ?? "unknown", said.sentence);
}

export const device = async () => {
  const known = await store.get("meta", "device");
  if (known) return known.id;
  const id = crypto.randomUUID();
  await store.put("meta", { name: "device", id });
  return id;
};

// Who is signed in, and how far the phone's clock stands before the office's (milliseconds).
export async function greet() {
  const before = Date.now();
  const said = await ask(to.greet);
  const off = Math.round((before + Date.now()) / 2 - said.time);
  await store.put("meta", { name: "contact", at: Date.now(), off });
  return said;
}

// A phone that is set up anew is a new one to the office: another officer's, or another desk's, may have been made ready here
// before. What is sealed keeps the header of its own.
export async function enrolAnew(csrf) {
  await store.remove("meta", "device");
  await enrol(csrf);
}

async function enrol(csrf) {
  const said = await ask(to.enrol, { device: await device() }, csrf);
  await store.put("meta", { name: "key", ...said.key });
}

// The public half of this tablet's key, so that what it signs without signal is believed.
export const enrolKey = (told, csrf) => ask(to.enrolKey, told, csrf);

// Some of the sounds that there are, each with its mark.
export const sounds = (some, csrf) => ask(to.sounds, { keys: some }, csrf);

// What is new at the office. A phone that it does not know is made ready again; a revoked one wipes what is under her key.
export async function meet(csrf) {
  const told = { device: await device() };
  let said;
  try {
    said = await ask(to.meet, told, csrf);
  } catch (refused) {
    if (refused.why !== "not_known") throw refused;
    await enrol(csrf);
    said = await ask(to.meet, told, csrf);
  }
  if (said.revoked) {
    await store.wipeOwn();
    await store.remove("meta", "device");
    throw new Refused("revoked");
  }
  if (said.key) await store.put("meta", { name: "key", ...said.key });
  return said;
}

// Each form by itself, the oldest first: one that is not taken keeps its place and stops no other. `refused`: those to which the
// office said no, and would again; a failure of the office's own is none.
export async function sendAll(csrf) {
  const outcome = { sent: 0, kept: 0, reason: "", told: [], refused: [] };
  for (const form of await waiting()) {
    try {
      const said = await ask(to.send, { ...form, box: b64(form.box), schema: form.schema }, csrf);
      await store.remove("outbox", form.id);
      outcome.sent += 1;
      if (said.state !== "tercatat" || said.reasons.length) outcome.told.push(`${said.word}. ${said.reasons.join(" ")}`);
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      if (["no_signal", "sign_in"].includes(refused.why)) throw refused;
      outcome.kept += 1;
      outcome.reason = refused.sentence || refused.why;
      if (!["failed", "not_allowed"].includes(refused.why)) outcome.refused.push({ ...form, reason: outcome.reason });
    }
  }
  return outcome;
}

export const waiting = async () => (await store.all("outbox")).sort((a, b) => a.sealed_at - b.sealed_at);

// The header of a sealed form: random ids, its kind and the phone's clock.
export async function header(id, box, kind = "sosialisasi") {
  const [key, contact] = [await store.get("meta", "key"), await store.get("meta", "contact")];
  const off = contact ? Math.round(contact.off / 1000) : null;
  return { id, kind, schema: SCHEMA, device: await device(), key: key.id, box, sealed_at: Date.now(), clock_off: off };
}

// Now by the office's clock, as far as this phone knows it (milliseconds).
export const officeNow = async () => Date.now() - ((await store.get("meta", "contact"))?.off ?? 0);

// Whether the week's list must go: a day without the office, or a clock that was turned back.
export async function listIsOld() {
  const contact = await store.get("meta", "contact");
  if (!contact) return true;
  const age = Date.now() - contact.at;
  return age > LIST_HOURS * 3600e3 || age < -CLOCK_BACK;
}
