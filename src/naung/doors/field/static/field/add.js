// Somebody who came and stood on no list: written down on the tablet, sealed, and asked at once. Her name stays in its box; the list
// keeps the shortest form of it.
import * as keys from "./keys.js";
import * as rule from "./rule.js";
import * as store from "./store.js";

const ADDED = "tambahan";
const OLDEST = 120;
const LONGEST_SHORT = 24;
const FIELDS = ["name", "sex", "age", "cause"];
const at = (id) => document.getElementById(id);
const box = (name) => at("add-form").elements.namedItem(name);

let lent = null;
let draft = null;

export function begin(kept) {
  draft = kept;
  at("add-form").reset();
  const options = (rows) => [["", "…"], ...rows].map(([value, textContent]) => lent.made("option", { value, textContent }));
  box("sex").replaceChildren(...options(Object.entries(lent.table().sexes)));
  box("cause").replaceChildren(...options(Object.entries(lent.table().causes)));
  for (const [name, value] of Object.entries(draft.typed)) box(name).value = value;
  at("add-saved").textContent = "";
  lent.app.tell("add-problem");
}

export function typedNow() {
  draft.typed = Object.fromEntries(FIELDS.map((name) => [name, box(name).value.trim()]));
  return lent.save();
}

// The shortest form by which somebody is called up: her first word, and one letter of the next.
function shortestOf(name) {
  const [first, next] = name.split(/\s+/);
  return next ? `${first.slice(0, LONGEST_SHORT)} ${next[0].toUpperCase()}.` : first.slice(0, LONGEST_SHORT);
}

// The how manieth whom this tablet adds to the batch: her place in the draw, never given twice.
async function nextPlace({ id, added = 0 }) {
  const own = lent.app.state.key;
  const kept = await store.get("meta", "border");
  const places = kept ? await keys.unsealJson(own, kept.box, "border") : {};
  const nth = Math.max(places[id] ?? 0, added) + 1;
  await store.put("meta", { name: "border", box: await keys.sealJson(own, { ...places, [id]: nth }, "border") });
  return nth;
}

function wrongIn({ name, age }) {
  if (!/[\p{L}\p{N}]/u.test(name)) return "add_name";
  return age === "" || (/^\d{1,3}$/.test(age) && Number(age) <= OLDEST) ? "" : "add_age";
}

export async function finish() {
  await typedNow();
  const wrong = wrongIn(draft.typed);
  lent.app.tell("add-problem", wrong && lent.app.words[wrong]);
  if (wrong) return at("add-problem").focus();
  const { name, sex, age, cause } = draft.typed;
  const [batch, arrival] = [lent.batch(), crypto.randomUUID()];
  const nth = await nextPlace(batch);
  const added = { name, sex, age: age === "" ? null : Number(age), cause, nth };
  await store.finish(await lent.sealed(draft.id, ADDED, arrival, { added }), draft.id);
  forget();
  const told = { n: null, group: null, band: rule.bandOf(added.age, lent.table()), came: ADDED, done: [], mine: true };
  const lot = Boolean(batch.lots[nth - 1]);
  return lent.begun({ id: arrival, batch: batch.id, short: shortestOf(name), sex, cause, lot, ...told });
}

export function forget() {
  draft = null;
  at("add-form").reset();
}

export function connect(from) {
  lent = from;
  at("add-form").addEventListener("input", typedNow);
}
