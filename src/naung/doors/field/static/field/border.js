// The crossing without signal: the day's list in the order of its families, the first line for everybody, who stood on no list.
// What is unfinished and the list stand under the officer's own key; a finished form is sealed to the desk at once.
import * as add from "./add.js";
import * as ask from "./ask.js";
import * as hear from "./hear.js";
import * as keys from "./keys.js";
import * as listed from "./people.js";
import * as rule from "./rule.js";
import * as store from "./store.js";
import * as sync from "./sync.js";

const KIND = "kedatangan";
const { FIRST, SHORT } = listed;
const [ADDED, CAME, NOT_CAME] = ["tambahan", "tiba", "tidak_tiba"];
const EXPECTED = "ditunggu";
const NOBODY = "00000000-0000-0000-0000-000000000000"; // in the address of a person's page, where her id goes
const at = (id) => document.getElementById(id);
const made = (tag, more) => Object.assign(document.createElement(tag), more);

let app = null; // what the rest of the app lends: its state, its words, its screens
let table = null; // what is asked, as the house ships it
let batch = null; // the one on the screen
let again = null; // who was asked and may be asked again
let draft = null; // the form on the screen
let seen = "mine"; // which part of the list is shown
let saving = Promise.resolve();
let busy = false;

export const mine = (each) => [FIRST, SHORT, ADDED].includes(each.what);
const told = () => app.state.list?.border ?? null;
const own = () => listed.ownOf(app.state.list);
const peopleOf = (each) => listed.peopleOf(each, own(), table);
export const { carried } = listed;

// The first screen's part: the batches of these days, and what is unfinished.
export async function draw(open) {
  const batches = told()?.batches ?? [];
  at("border-part").hidden = !told() && !open.length;
  at("border-batches").replaceChildren(
    ...open.map((each) => app.card(each.label, app.words[`draft_${each.what}`], () => reopen(each))),
    ...batches.map((each) => app.card(titleOf(each), countsOf(each), () => openBatch(each.id))),
    ...(told() && !batches.length ? [made("li", { className: "hint", textContent: app.words.border_none })] : []),
  );
  const mend = told()?.mend ?? 0;
  at("border-mend").hidden = !mend;
  at("border-mend-words").textContent = mend ? app.say("border_mend", { n: mend }) : "";
  await hear.count();
}

// What can be heard comes after the list, and nobody waits for it.
export const heard = (news, csrf) => void hear.refresh(news.border?.sounds, csrf);

const titleOf = (each) => app.say("border_title", { crossing: each.crossing, day: app.day(each.on) });

function countsOf(each) {
  const people = listed.counted(peopleOf(each));
  const asked = people.filter(({ done }) => done.includes(FIRST)).length;
  return app.say("border_counts", { asked, all: people.length, owes: people.filter(({ owes }) => owes).length });
}

async function openBatch(id) {
  batch = (await sync.listIsOld()) ? null : told()?.batches.find((each) => each.id === id);
  if (!batch) return app.goHome();
  table ??= await (await fetch(document.body.dataset.border)).json();
  at("border-find").value = "";
  drawList();
  return show("border", "border-title");
}

const nameOf = (person) => [person.n ?? app.words.border_added, person.short].join(" · ");
const aboutOf = (person) =>
  [table.sexes[person.sex], table.bands[person.band], table.causes[person.cause]].filter(Boolean).join(", ");

function drawList() {
  const people = peopleOf(batch);
  const parts = { mine: (each) => each.mine, owes: (each) => each.owes, all: () => true };
  const find = at("border-find").value.trim().toLowerCase();
  const found = people.filter((each) => (find ? nameOf(each).toLowerCase().includes(find) : parts[seen](each)));
  at("border-title").textContent = titleOf(batch);
  at("border-counts").textContent = countsOf(batch);
  for (const each of at("border-parts").children) each.setAttribute("aria-pressed", String(each.dataset.part === seen));
  at("border-list").replaceChildren(
    ...found.map((each) => app.card(nameOf(each), detailOf(each), () => openPerson(each))),
    ...(found.length ? [] : [made("li", { className: "hint", textContent: app.words.border_nobody })]),
  );
  at("border-next").hidden = !listed.nextOf(people);
  drawDoubles(people.filter(({ double }) => double));
}

function detailOf(person) {
  const state = person.owes ? "border_owes" : person.done.includes(FIRST) ? "border_done" : `border_${person.came}`;
  return [app.words[state], person.ill && app.words.border_ill, aboutOf(person)].filter(Boolean).join(" · ");
}

// Whoever was asked on two tablets: both answers stand at the desk, where a person chooses.
function drawDoubles(people) {
  at("border-doubles").hidden = !people.length;
  at("border-doubles-list").replaceChildren(
    ...people.map((person) => {
      const item = document.createElement("li");
      item.append(made("a", { href: document.body.dataset.person.replace(NOBODY, person.id), textContent: nameOf(person) }));
      return item;
    }),
  );
}

function nextPerson(says = "") {
  draft = null;
  batch = told()?.batches.find(({ id }) => id === batch.id) ?? batch; // the office may have told more since
  const next = app.state.list && listed.nextOf(peopleOf(batch));
  if (next) showFirst(next);
  else if (app.state.list) openBatch(batch.id);
  else app.goHome();
  app.tell("told", says);
}

async function openPerson(person) {
  const begun = (await app.drafts()).find((each) => mine(each) && each.person?.id === person.id);
  if (begun) return reopen(begun);
  if (!person.done.includes(FIRST)) return showFirst(person);
  return person.owes ? askFurther(person) : showAgain(person);
}

const askFurther = (person) => showShort(shortOf(batch.id, person, listed.knownOf(person), []));

// Whoever was asked may be asked again: she comes back at the exit and wants to speak. Nothing that is sealed is opened for it.
function showAgain(person) {
  again = person;
  at("again-title").textContent = nameOf(person);
  at("again-about").textContent = detailOf(person);
  show("again", "again-title");
}

async function reopen(kept) {
  table ??= await (await fetch(document.body.dataset.border)).json();
  batch = told()?.batches.find((each) => each.id === kept.batch) ?? { id: kept.batch, people: [], lots: [] };
  if (kept.what === ADDED) return showAdd(kept);
  if (kept.what === SHORT) return showShort(kept);
  return showFirst(kept.person, kept);
}

function showFirst(person, kept = null) {
  const label = nameOf(person);
  const preset = listed.presetOf(person, table); // shown as pressed, with why; one tap undoes it
  draft = kept ?? { id: crypto.randomUUID(), what: FIRST, batch: batch.id, person, signs: [...preset], preset, label };
  at("first-title").textContent = label;
  at("first-about").textContent = [person.ill && app.words.border_ill, aboutOf(person)].filter(Boolean).join(" · ");
  at("first-listed").textContent = draft.preset?.length ? app.say("first_listed", { why: aboutOf(person) }) : "";
  at("first-saved").textContent = "";
  at("first-signs").replaceChildren(...table.signs.map(signButton));
  at("first-look").replaceChildren(...table.signs.flatMap(({ words, look }) => [made("dt", { textContent: words }), made("dd", { textContent: look })]));
  at("first-hear").replaceChildren(...table.signs.map(heardRow));
  const before = person.done.includes(FIRST);
  at("first-not-came").hidden = before || !person.n; // whoever was asked, or added here, came
  at("first-came").hidden = before || person.came !== EXPECTED;
  show("first", "first-title");
}

function heardRow({ code, ask: asked }) {
  const row = made("li", {});
  const buttons = made("div", { className: "hear" });
  row.append(made("p", { textContent: asked.words }), made("p", { className: "ask-malay", lang: "ms", textContent: asked.ms }), buttons);
  hear.offer(buttons, at("first-sound"), `awal.${code}`, table.tongues);
  return row;
}

function signButton({ code, words, ms }) {
  const button = made("button", { type: "button", className: "sign" });
  button.append(made("b", { textContent: words }), made("span", { textContent: ms, lang: "ms" }));
  const draw = () => button.setAttribute("aria-pressed", String(draft.signs.includes(code)));
  button.addEventListener("click", () => {
    draft.signs = draft.signs.includes(code) ? draft.signs.filter((each) => each !== code) : [...draft.signs, code];
    draw();
    return save("first-saved").catch(() => {});
  });
  draw();
  return button;
}

function show(screen, title) {
  for (const id of ["first-sound", "short-sound"]) hear.hush(at(id));
  app.tell("told");
  app.tell("trouble");
  app.show(screen);
  at(title).focus();
}

// Saved at each change, one after another: the last tap is the last one kept.
function save(where) {
  const kept = draft;
  if (!kept) return saving;
  const now = JSON.parse(JSON.stringify(kept));
  at(where).textContent = "";
  saving = saving.then(async () => {
    try {
      await store.put("drafts", { id: now.id, box: await keys.sealJson(app.state.key, now, now.id) });
      if (draft !== kept) return;
      at(where).textContent = app.say("saved", { time: new Date().toLocaleTimeString(app.language, { timeStyle: "medium" }) });
      app.tell("trouble");
    } catch (full) {
      at(where).textContent = "";
      app.tell("trouble", app.words.full);
      throw full;
    }
  });
  const outcome = saving;
  saving = saving.catch(() => {});
  return outcome;
}

// A press while another is at work is none; a full tablet says so, and what was typed stays on the screen.
const once = (press) => async (event) => {
  event?.preventDefault();
  if (busy) return;
  busy = true;
  app.tell("trouble");
  try {
    await press();
  } catch (full) {
    if (!(full instanceof DOMException)) throw full;
    app.tell("trouble", app.words.full);
  } finally {
    busy = false;
  }
};

async function sealed(id, what, arrival, more = {}) {
  const { public: to } = await store.get("meta", "key");
  const box = await keys.sealToDesk(sync.raw(to), { schema: 1, form: id, what, batch: batch.id, arrival, ...more });
  return sync.header(id, box, KIND);
}

// What this tablet knows from now on of a person of the list, besides what the office told it.
const note = async (change) => {
  if (!app.state.list) return;
  const next = own();
  change(next);
  await app.keepList({ ...app.state.list, own: next });
};

const shortOf = (id, person, signs, why) => {
  const answers = { heard: rule.NOT_ASKED, track: "", answers: {} };
  return { id: crypto.randomUUID(), what: SHORT, batch: id, person, signs, why, told: answers, label: nameOf(person) };
};

async function finishFirst() {
  const { id, person, signs } = draft;
  await saving;
  const undone = (draft.preset ?? []).filter((code) => !signs.includes(code));
  const kept = person.child && !undone.includes(rule.CHILD) ? [rule.CHILD] : []; // whom an earlier first line saw as a child
  const known = rule.signsNow([...signs, ...kept], undone, listed.listedOf(person, table));
  const more = signs.some((code) => !draft.preset?.includes(code)) || !person.done.includes(SHORT);
  const sent = more ? rule.sentOn(known, person.lot, table) : []; // who was screened goes on only for what is new
  const next = sent.length ? shortOf(batch.id, person, known, sent.map(({ code }) => code)) : null;
  const row = next && { id: next.id, box: await keys.sealJson(app.state.key, next, next.id) };
  await store.finish(await sealed(id, FIRST, person.id, { signs, undone }), id, row);
  draft = null;
  await note(listed.doneNow(person.id, FIRST, Boolean(next), known.includes(rule.CHILD)));
  if (next) showSent(next);
  else nextPerson(person.done.includes(FIRST) ? app.words.sealed : app.words.first_none);
  app.exchange({ news: false });
}

function showSent(next) {
  draft = next;
  at("sent-title").textContent = next.label;
  at("sent-why").replaceChildren(...rule.whyOf(next.why, table).map((words) => made("li", { textContent: words })));
  show("sent", "sent-title");
}

async function markPerson(what) {
  const { id, person } = draft;
  await saving;
  await store.finish(await sealed(id, what, person.id), id);
  draft = null;
  await note((next) => Object.assign(next.came, { [person.id]: what }));
  await openBatch(batch.id);
  app.tell("told", app.words[what === CAME ? "marked_came" : "marked_not_came"]);
  app.exchange({ news: false });
}

function showShort(kept) {
  draft = kept;
  ask.begin(draft, table, { app, save: () => save("short-saved"), made });
  show("short", "short-title");
}

async function finishShort() {
  const { id, person, told: answers } = draft;
  await saving;
  await store.finish(await sealed(id, SHORT, person.id, { told: answers }), id);
  draft = null;
  await note(listed.doneNow(person.id, SHORT, false));
  nextPerson(app.words.sealed);
  app.exchange({ news: false });
}

// What stands behind the form of somebody who stood on no list.
const lendAdd = () => ({
  app,
  made,
  table: () => table,
  batch: () => batch,
  save: () => save("add-saved").catch(() => {}),
  sealed,
  async begun(person) {
    draft = null;
    await note((next) => next.added.push(person));
    showFirst(person);
    app.exchange({ news: false });
  },
});

function showAdd(kept = null) {
  draft = kept ?? { id: crypto.randomUUID(), what: ADDED, batch: batch.id, typed: {}, label: app.words.border_added };
  add.begin(draft);
  show("add", "add-title");
}

async function discard() {
  const { id } = draft;
  draft = null;
  await saving;
  await store.remove("drafts", id);
  return openBatch(batch.id);
}

// Back to the list; what was begun stays unfinished there.
const back = async () => {
  await saving;
  draft = null;
  add.forget();
  return openBatch(batch.id);
};

// The app is locked or begun anew: what was tapped is kept, what was readable goes.
export async function leave() {
  if (draft && !at("add").hidden) await add.typedNow();
  await saving;
  forget();
}

export function forget() {
  [draft, again] = [null, null];
  add.forget();
  for (const id of ["border-list", "border-doubles-list", "border-batches"]) at(id).replaceChildren();
  ask.forget();
}

export function connect(lent) {
  app = lent;
  hear.connect(lent);
  const press = (id, does) => at(id).addEventListener("click", once(does));
  for (const each of at("border-parts").children) {
    each.addEventListener("click", () => {
      seen = each.dataset.part;
      at("border-find").value = "";
      drawList();
    });
  }
  at("border-find").addEventListener("input", drawList);
  press("border-next", () => nextPerson());
  press("border-add", () => showAdd());
  press("border-back", () => app.goHome());
  press("first-done", finishFirst);
  press("first-came", () => markPerson(CAME));
  press("first-not-came", () => markPerson(NOT_CAME));
  press("again-first", () => showFirst(again));
  press("again-short", () => askFurther(again));
  press("again-back", back);
  press("sent-now", () => showShort(draft));
  press("sent-later", () => nextPerson());
  press("short-done", finishShort);
  press("short-discard", discard);
  press("add-discard", discard);
  for (const id of ["first-back", "short-back", "add-back"]) press(id, back);
  add.connect(lendAdd());
  at("add-form").addEventListener("submit", once(add.finish));
}
