// The code of a hand-over, byte for byte as `casework/returns/rules/codes.py` makes and reads it. Nothing here is kept.
const DESK = "NAUNG1"; // by a desk's key
const TABLET = "NAUNG2"; // by a tablet's
const ANSWER = "NAUNG3"; // what the receiving tablet answers
const KEY = "NAUNG4"; // a tablet's new key, before the office
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // base32, RFC 4648
const SPEAKABLE = "234679ACDEFGHJKMNPQRTWXYZ"; // letters that are not mistaken for one another
const WEIGHTS = [2, 3, 4, 6, 7, 8, 9];
const [ID, DIGEST, MINUTES, SIGNATURE] = [16, 16, 4, 64]; // bytes
const SIGNED = ID + DIGEST + MINUTES;
const MINUTE = 60e3;
const LASTS = 28 * 24 * 3600e3;
const AHEAD = 24 * 3600e3;
const LAST_YEAR = 9999;

const ascii = (text) => new TextEncoder().encode(text);

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function four(number) {
  const made = new Uint8Array(4);
  new DataView(made.buffer).setUint32(0, number);
  return made;
}

export const hex = (raw) => Array.from(raw, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const idBytes = (id) => unhex(id.replaceAll("-", ""));
const idOf = (raw) => hex(raw).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
const sha = async (raw) => new Uint8Array(await crypto.subtle.digest("SHA-256", raw));
const same = (one, other) => hex(one) === hex(other);

function letters(raw) {
  let [text, kept, bits] = ["", 0, 0];
  for (const byte of raw) {
    kept = (kept << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(kept >> bits) & 31];
    }
    kept &= 31;
  }
  return bits ? text + ALPHABET[(kept << (5 - bits)) & 31] : text;
}

function unletters(text) {
  const found = [];
  let [kept, bits] = [0, 0];
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    kept = (kept << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      found.push((kept >> bits) & 255);
    }
    kept &= 255;
  }
  return Uint8Array.from(found);
}

// Words in the one form that is signed and kept.
export const plain = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();

// The hash of what is handed: salted, each part preceded by its length.
export async function digestOf(salt, condition, words, belongings) {
  const parts = [salt, condition, words, belongings].map(ascii);
  return (await sha(joined(...parts.flatMap((part) => [four(part.length), part])))).slice(0, DIGEST);
}

export const codeDigest = async (code) => (await sha(ascii(code))).slice(0, DIGEST);
export const newSalt = () => hex(crypto.getRandomValues(new Uint8Array(16)));

const body = ({ leg, digest, at, receiver }) => joined(idBytes(leg), digest, four(Math.floor(at / MINUTE)), receiver ? idBytes(receiver) : new Uint8Array(0));
const markOf = (claimed) => (claimed.receiver ? TABLET : DESK);
const told = (claimed) => joined(ascii(markOf(claimed)), body(claimed));
const toldAnswer = ({ leg, code, at }) => joined(ascii(ANSWER), idBytes(leg), code, four(Math.floor(at / MINUTE)));
const sign = (bytes, seed) => self.nacl.sign.detached(bytes, self.nacl.sign.keyPair.fromSeed(seed).secretKey);

export const makeCode = (claimed, seed) => markOf(claimed) + letters(joined(body(claimed), sign(told(claimed), seed)));
export const makeAnswer = (answered, seed) => ANSWER + letters(joined(toldAnswer(answered).slice(ANSWER.length), sign(toldAnswer(answered), seed)));
export const publicOf = (seed) => self.nacl.sign.keyPair.fromSeed(seed).publicKey;
export const proofOf = (device, seed) => sign(joined(ascii(KEY), idBytes(device), publicOf(seed)), seed);

// A typed or scanned code without the space, hyphens and small letters that people put in.
export const bare = (typed) => Array.from(typed.toUpperCase()).filter((letter) => /[A-Z0-9]/.test(letter)).join("");

// The short text of a whole code: from its hash, two numbers with a check letter each.
export async function shortOf(code) {
  let number = BigInt(`0x${hex(await sha(ascii(code)))}`);
  const base = BigInt(SPEAKABLE.length);
  let text = "";
  for (let half = 0; half < 2; half += 1) {
    let made = "";
    for (let at = 0; at < WEIGHTS.length; at += 1) {
      made += SPEAKABLE[Number(number % base)];
      number /= base;
    }
    text += made + checkLetter(made);
  }
  return text;
}

function checkLetter(made) {
  const total = WEIGHTS.reduce((sum, weight, at) => sum + weight * SPEAKABLE.indexOf(made[made.length - 1 - at]), 0);
  return SPEAKABLE[(SPEAKABLE.length - (total % SPEAKABLE.length)) % SPEAKABLE.length];
}

export const grouped = (short) => short.match(/.{1,4}/g).join("-");

export function isShort(text) {
  const half = WEIGHTS.length + 1;
  if (text.length !== 2 * half || Array.from(text).some((letter) => !SPEAKABLE.includes(letter))) return false;
  return [text.slice(0, half), text.slice(half)].every((each) => checkLetter(each.slice(0, -1)) === each.at(-1));
}

function unpacked(text, mark, more) {
  const raw = text.startsWith(mark) ? unletters(text.slice(mark.length)) : null;
  if (!raw || raw.length !== SIGNED + more + SIGNATURE || letters(raw) !== text.slice(mark.length)) return null;
  const at = new DataView(raw.buffer).getUint32(ID + DIGEST) * MINUTE;
  if (new Date(at).getUTCFullYear() > LAST_YEAR) return null;
  return { raw, at, leg: idOf(raw.slice(0, ID)), digest: raw.slice(ID, ID + DIGEST), signature: raw.slice(-SIGNATURE) };
}

// What a bare whole code says, with its signature; null where the text can be none.
export function readCode(text) {
  const byTablet = unpacked(text, TABLET, ID);
  const found = byTablet ?? unpacked(text, DESK, 0);
  if (!found) return null;
  const { raw, ...claimed } = found;
  return { ...claimed, receiver: byTablet ? idOf(raw.slice(SIGNED, SIGNED + ID)) : null };
}

export function readAnswer(text) {
  const found = unpacked(text, ANSWER, 0);
  return found && { leg: found.leg, code: found.digest, at: found.at, signature: found.signature };
}

const holds = (signature, bytes, key) => self.nacl.sign.detached.verify(bytes, signature, key);

// Whether one of a desk's keys signed it: `keys` are pairs of a public half and whether it is a tablet's.
export const isSigned = (claimed, keys) =>
  keys.some(([key, tablet]) => tablet === Boolean(claimed.receiver) && holds(claimed.signature, told(claimed), key));

// Whether an answer is one to this code, whoever signed it.
export const isOf = async (answered, code) => same(answered.code, await codeDigest(code)) && answered.leg === readCode(code)?.leg;

export async function answers(answered, code, keys) {
  if (!(await isOf(answered, code))) return false;
  return keys.some(([key, tablet]) => tablet && holds(answered.signature, toldAnswer(answered), key));
}

export const isOld = (at, now) => now - at > LASTS || at - now > AHEAD;
