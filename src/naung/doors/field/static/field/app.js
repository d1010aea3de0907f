// The screens of the app, and what each press does. What is readable lives in memory only, and goes when the app is locked.
import * as form from "./form.js";
import * as keys from "./keys.js";
import * as store from "./store.js";
import * as sync from "./sync.js";

const words = JSON.parse(document.getElementById("spoken").textContent);
const IDLE = 10 * 60e3;
const CLOCK_PATIENCE = 120e3;
const WRITING = ["write", "hand", "code", "scan", "border", "first", "again", "sent", "short", "add"];
const SCREENS = ["setup", "locked", "home", ...WRITING];
const at = (id) => document.getElementById(id);
const say = (name, fills = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => fills[key] ?? "");
const language = document.documentElement.lang === "en" ? "en-GB" : "id-ID";

// Hand-overs and the border come with the first unlocked screen.
let handover = null;
let border = null;
async function withParts() {
  if (handover) return { handover, border };
  const [hand, crossing] = await Promise.all([import("./handover.js"), import("./border.js"), keys.needNacl()]);
  if (!handover) {
    const lent = { state, words, language, say, tell, show, hour, day, card, drafts, keepList, goHome, exchange };
    for (const module of [hand, crossing]) module.connect(lent);
  }
  [handover, border] = [hand, crossing];
  return { handover, border };
}

const state = { key: null, list: null, draft: null, saving: Promise.resolve(), keeping: Promise.resolve(), idle: 0, busy: false, again: false, sealing: false, refused: [] };

function show(id) {
  for (const each of SCREENS) at(each).hidden = each !== id;
  at("refused-part").hidden = WRITING.includes(id) || !state.refused.length;
  window.scrollTo(0, 0);
}

function tell(id, text = "") {
  at(id).textContent = text;
  at(id).hidden = !text;
}

const age = (since) => {
  const minutes = Math.floor((Date.now() - since) / 60e3);
  if (minutes < 1) return words.now;
  if (minutes < 60) return say("minutes", { n: minutes });
  return minutes < 48 * 60 ? say("hours", { n: Math.floor(minutes / 60) }) : say("days", { n: Math.floor(minutes / 1440) });
};

const hour = (moment) => new Date(moment).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
const day = (iso) => new Date(`${iso}T12:00:00`).toLocaleDateString(language, { weekday: "long", day: "numeric", month: "short" });

// The day by the office's clock, where the phone's own is wrong.
async function today() {
  const contact = await store.get("meta", "contact");
  const now = new Date(Date.now() - (contact?.off ?? 0));
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

async function drawBar() {
  const [forms, contact] = [await sync.waiting(), await store.get("meta", "contact")];
  at("unsent").textContent = forms.length ? say("unsent", { n: forms.length, age: age(forms[0].sealed_at) }) : words.unsent_none;
  at("contact").textContent = contact ? say("contact", { age: age(contact.at) }) : words.contact_never;
  const off = contact?.off ?? 0;
  const told = Math.abs(off) > CLOCK_PATIENCE ? say("clock", { phone: hour(Date.now()), office: hour(Date.now() - off) }) : "";
  tell("clock", told);
}

// What the office does not take, and would not take tomorrow: it stays until she drops it, form by form.
function drawRefused(forms) {
  state.refused = forms;
  at("refused").replaceChildren(...forms.map(refusedRow));
  at("refused-part").hidden = WRITING.some((each) => !at(each).hidden) || !forms.length;
}

function refusedRow({ id, sealed_at, reason }) {
  const [item, part, head] = ["li", "details", "summary"].map((name) => document.createElement(name));
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-danger" });
  head.textContent = say("refused", { time: hour(sealed_at), reason: words[reason] ?? reason });
  button.textContent = words.drop;
  button.addEventListener("click", async () => {
    await store.remove("outbox", id);
    drawRefused(state.refused.filter((each) => each.id !== id));
    tell("trouble");
    await drawBar();
  });
  part.append(head, button);
  item.append(part);
  return item;
}

const readList = async () => {
  await state.keeping;
  if (await sync.listIsOld()) await store.wipeList();
  const kept = await store.get("meta", "list");
  return kept ? keys.unsealJson(state.key, kept.box, "list") : null;
};

// One after another: the newest list is the last one kept.
const keepList = (list) => {
  state.list = list;
  const kept = state.keeping.then(async () => store.put("meta", { name: "list", box: await keys.sealJson(state.key, list, "list") }));
  state.keeping = kept.catch(() => {});
  return kept;
};

const drafts = async () => {
  const rows = await store.all("drafts");
  return Promise.all(rows.map((row) => keys.unsealJson(state.key, row.box, row.id)));
};

function card(title, detail, press) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "card", disabled: !press });
  const [head, under] = [document.createElement("b"), document.createElement("span")];
  [head.textContent, under.textContent] = [title, detail];
  button.append(head, under);
  if (press) button.addEventListener("click", press);
  const item = document.createElement("li");
  item.append(button);
  return item;
}

const quiet = (text) => Object.assign(document.createElement("li"), { className: "hint", textContent: text });

function sessionCard(session) {
  const written = session.held || (state.list.written ?? []).some((each) => each.session === session.id);
  const detail = [session.starts, session.venue, session.audience, written ? words.written : ""].filter(Boolean).join(" · ");
  const title = say("at", { day: day(session.on), place: session.place });
  return card(title, detail, written ? null : () => begin("catatan", session));
}

async function drawHome() {
  state.list = await readList();
  const [begun, now, sessions] = [await drafts(), await today(), state.list?.sessions ?? []];
  const { handover: hand, border: crossing } = await withParts();
  const open = begun.filter((each) => !hand.mine(each) && !crossing.mine(each));
  for (const part of [hand, crossing]) await part.draw(begun.filter(part.mine));
  const diary = state.list?.diary !== false; // who works only at the border has no sessions
  for (const each of document.querySelectorAll("[data-diary]")) each.hidden = !diary;
  at("drafts-part").hidden = !open.length;
  at("drafts").replaceChildren(...open.map((each) => card(each.label, words.draft, () => edit(each))));
  const near = sessions.filter((each) => each.on === now);
  const others = sessions.filter((each) => each.on !== now);
  const rows = (list, none) => (list.length ? list.map(sessionCard) : [quiet(words[none])]);
  at("today").replaceChildren(...(state.list ? rows(near, "nothing_today") : []));
  at("week").replaceChildren(...(state.list ? rows(others, "nothing_week") : []));
  tell("list-gone", state.list ? "" : words.list_gone);
  const mend = state.list?.mend ?? 0;
  at("mend").hidden = !mend;
  at("mend-words").textContent = mend ? say("mend", { n: mend }) : "";
  await drawBar();
}

async function goHome() {
  state.draft = null;
  await drawHome();
  show("home");
}

function begin(what, session = null) {
  const label = session ? say("at", { day: day(session.on), place: session.place }) : words[what === "luar" ? "unlisted" : "later"];
  const first = { words: { on: session?.on ?? "" }, topics: session?.topics ?? [], materials: session?.materials ?? [] };
  return edit({ id: crypto.randomUUID(), what, session: session?.id ?? null, version: session?.version ?? 0, label, typed: first });
}

// What can be chosen in a form: from the list of now, and what a draft was begun with, which the list may have lost since.
function offers(draft) {
  const { list } = state;
  const before = draft.offered ?? { about: [], materials: [], questions: [] };
  if (!list) return draft.offered ?? null;
  const listed = (list.sessions ?? []).map((each) => [`session ${each.id} ${each.version}`, say("at", { day: day(each.on), place: each.place })]);
  const written = (list.written ?? []).map((each) => [`form ${each.id}`, each.label]);
  const merged = (older, newer) => Array.from(new Map([...older, ...newer]));
  return {
    about: merged(before.about, draft.what === "jawaban" ? [...written, ...listed] : []),
    materials: merged(before.materials, list.materials ?? []),
    questions: merged(before.questions, list.questions ?? []),
  };
}

async function edit(draft) {
  state.draft = draft;
  draft.offered = offers(draft);
  form.fill(draft, draft.offered ?? { about: [], materials: [], questions: [] });
  if (draft.what !== "jawaban" && !at("f-on").value) at("f-on").value = await today();
  at("write-title").textContent = draft.label;
  at("problems").hidden = true;
  tell("told");
  tell("trouble");
  at("saved").textContent = "";
  show("write");
  at("write-title").focus();
}

// Saved at each change, one after another: the last word typed is the last word kept.
function save() {
  const draft = state.draft;
  if (!draft) return state.saving;
  draft.typed = form.typed();
  state.saving = state.saving.then(async () => {
    try {
      const box = await keys.sealJson(state.key, draft, draft.id);
      await store.put("drafts", { id: draft.id, box });
      if (state.draft !== draft) return;
      at("saved").textContent = say("saved", { time: new Date().toLocaleTimeString(language, { timeStyle: "medium" }) });
      tell("trouble");
    } catch (full) {
      if (state.draft === draft) at("saved").textContent = "";
      tell("trouble", words.full);
    }
  });
  return state.saving;
}

// A second press while the first is at work is none.
async function finish(event) {
  event.preventDefault();
  if (state.sealing || !state.draft) return;
  state.sealing = true;
  try {
    await sealed(state.draft);
  } finally {
    state.sealing = false;
  }
}

async function sealed(draft) {
  await save();
  const wrong = form.missing(draft, await today());
  at("problems").firstElementChild.replaceChildren(
    ...wrong.map(([name, field]) => Object.assign(document.createElement("li"), { textContent: say(name, { field }) })),
  );
  at("problems").hidden = !wrong.length;
  if (wrong.length) return at("problems").focus();
  try {
    const { public: to } = await store.get("meta", "key");
    const box = await keys.sealToDesk(sync.raw(to), form.finished(draft, Boolean(draft.offered)));
    await store.finish(await sync.header(draft.id, box), draft.id);
  } catch (full) {
    return tell("trouble", words.full);
  }
  if (state.list && draft.what !== "jawaban") {
    await keepList({ ...state.list, written: [...(state.list.written ?? []), { id: draft.id, session: draft.session, label: draft.label }] });
  }
  document.getElementById("form").reset();
  await goHome();
  tell("told", words.sealed);
  return exchange();
}

const signIn = (why = "") => {
  at("sign-in").hidden = !why;
  at("sign-in-words").textContent = why;
};

// Send what is sealed, then hear what is new (`news`). Works on a locked app as well: what is sealed needs no key of hers.
async function exchange({ aloud = false, news: asked = true } = {}) {
  if (state.busy) {
    state.again = true; // what was sealed meanwhile goes after it
    return;
  }
  state.busy = true;
  try {
    const { csrf } = await sync.greet();
    const outcome = await sync.sendAll(csrf);
    drawRefused(outcome.refused);
    signIn();
    const ready = asked && (await store.get("meta", "lock")); // a phone that nobody has set up hears nothing
    const news = ready && (await sync.meet(csrf));
    if (state.key && news) await hear(news, csrf);
    const told = [outcome.sent && asked ? say("sent", { n: outcome.sent }) : aloud ? words.ready : "", ...outcome.told];
    if (told.some(Boolean)) tell("told", told.filter(Boolean).join(" "));
    tell("trouble", outcome.kept ? say("not_taken", { n: outcome.kept, reason: words[outcome.reason] ?? outcome.reason }) : "");
  } catch (refused) {
    await refusedBy(refused, aloud);
  } finally {
    state.busy = false;
    if (state.key && !at("home").hidden) await drawHome();
    else await drawBar();
    if (state.again) {
      state.again = false;
      exchange({ news: false });
    }
  }
}

// What is new replaces what was, but for what this phone itself knows beyond it.
async function hear(news, csrf) {
  const { handover: hand, border: crossing } = await withParts();
  const { written = [], done = [], own } = state.list ?? {};
  await keepList({ ...news, written, done, own: crossing.carried(own, news) });
  await hand.heard(news, csrf);
  crossing.heard(news, csrf);
}

async function refusedBy(refused, aloud) {
  if (!(refused instanceof sync.Refused)) throw refused;
  const { why, sentence } = refused;
  if (why === "no_signal" || why === "failed") return aloud && tell("told", words[why]);
  if (why === "sign_in" || why === "not_allowed") {
    await store.wipeList();
    state.list = null;
    signIn(words[why]);
    return at("locked").hidden || tell("trouble", words[why]);
  }
  if (why === "revoked") {
    Object.assign(state, { key: null, list: null, draft: null });
    document.getElementById("form").reset();
    handover?.forget();
    border?.forget();
    await drawSetup();
  }
  return tell("trouble", sentence || words[why] || words.unknown);
}

async function drawSetup() {
  show("setup");
  tell("suggested", keys.suggestion());
  at("setup-before").hidden = true;
  try {
    const { devices } = await sync.greet();
    at("setup-sign").hidden = true;
    if (devices && !(await sync.waiting()).length) tell("setup-before", words.had_device);
  } catch {
    at("setup-sign").hidden = false;
  }
}

async function setUp(event) {
  event.preventDefault();
  const [first, again] = [at("pass-new").value, at("pass-again").value];
  const wrong = (await keys.weak(first)) || (keys.normal(first) === keys.normal(again) ? "" : "differ");
  if (wrong) return tell("trouble", words[wrong]);
  tell("trouble");
  tell("told", words.working);
  try {
    const { csrf } = await sync.greet();
    await sync.enrolAnew(csrf);
    state.key = await keys.make(first);
    at("setup-form").reset();
    tell("suggested");
    await navigator.storage?.persist?.();
    tell("told");
    await exchange({ aloud: true });
    return goHome();
  } catch (refused) {
    tell("told");
    return refusedBy(refused, true);
  }
}

async function unlock(event) {
  event.preventDefault();
  tell("trouble");
  tell("told", words.working);
  const { key, left } = await keys.unlock(at("pass").value);
  at("pass").value = "";
  tell("told");
  if (!key) {
    if (left) return tell("trouble", say("wrong", { left }));
    await drawSetup();
    return tell("trouble", words.gone);
  }
  state.key = key;
  await goHome();
  return exchange();
}

async function left() {
  await save();
  await handover?.leave();
  await border?.leave();
}

// The page is begun anew: what was readable in memory is gone with it.
async function lock() {
  await left();
  window.location.reload();
}

function wait() {
  clearTimeout(state.idle);
  if (state.key) state.idle = setTimeout(lock, IDLE);
}

async function forget() {
  await store.wipeOwn();
  await drawSetup();
  await drawBar();
}

async function discard() {
  const { id } = state.draft;
  state.draft = null;
  await state.saving;
  await store.remove("drafts", id);
  document.getElementById("form").reset();
  await goHome();
}

function offerRelease(registration) {
  const waiting = registration.waiting;
  at("release").hidden = !waiting;
  at("release-words").textContent = words.new_release;
  at("take-release").onclick = async () => {
    await left();
    navigator.serviceWorker.addEventListener("controllerchange", () => window.location.reload());
    waiting.postMessage("take");
  };
}

async function keepShell() {
  if (!("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(document.body.dataset.worker);
    if (registration.waiting) offerRelease(registration);
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", () => registration.waiting && navigator.serviceWorker.controller && offerRelease(registration));
    });
  } catch {
    // without a network the kept one goes on
  }
}

function listen() {
  at("setup-form").addEventListener("submit", setUp);
  at("unlock-form").addEventListener("submit", unlock);
  at("form").addEventListener("submit", finish);
  at("form").addEventListener("input", save);
  at("suggest").addEventListener("click", () => tell("suggested", keys.suggestion()));
  at("forget").addEventListener("click", forget);
  at("discard").addEventListener("click", discard);
  at("lock").addEventListener("click", lock);
  at("back").addEventListener("click", () => save().then(goHome));
  at("send").addEventListener("click", () => exchange({ aloud: true }));
  at("send-locked").addEventListener("click", () => exchange({ aloud: true }));
  at("new-unlisted").addEventListener("click", () => begin("luar"));
  at("new-later").addEventListener("click", () => begin("jawaban"));
  window.addEventListener("online", () => exchange());
  for (const each of ["pointerdown", "keydown"]) window.addEventListener(each, wait);
  setInterval(() => drawBar(), 60e3);
}

async function start() {
  listen();
  keepShell();
  const kept = (await navigator.storage?.persisted?.()) ?? false;
  at("kept").textContent = kept ? words.kept_sure : words.kept_unsure;
  if (await sync.listIsOld()) await store.wipeList();
  await drawBar();
  if (await store.get("meta", "lock")) show("locked");
  else await drawSetup();
  document.body.dataset.ready = "1";
}

start();
