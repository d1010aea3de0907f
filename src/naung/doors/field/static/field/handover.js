// Two phones that meet without signal: the giver's shows a signed code, the receiver's reads it, checks it and answers. Either
// brings it to the office. What is written stands under the officer's own key until it is sealed to the desk.
import * as codes from "./codes.js";
import * as hand from "./hand.js";
import * as keys from "./keys.js";
import * as picture from "./picture.js";
import * as store from "./store.js";
import * as sync from "./sync.js";

const KIND = "serah_terima";
const SIDES = ["serah", "terima", "balasan"];
const MINUTE = 60e3;
const at = (id) => document.getElementById(id);
const form = at("hand-form");
const box = (name) => form.elements.namedItem(name);

let app = null; // what the rest of the app lends: its state, its words, its screens
let draft = null; // the one on the screen
let scanning = null; // for what a code is read: "terima", or the giver's draft that waits for its answer
let saving = Promise.resolve();
let busy = false;

export const mine = (each) => SIDES.includes(each.what);
const news = () => app.state.list?.hand ?? null;
const done = (leg) => (app.state.list?.done ?? []).includes(leg);
const keysOf = (desk) => (news()?.keys[desk] ?? []).map(([key, tablet]) => [sync.raw(key), tablet]);
const whom = (line) => app.say("hand_to", { name: line.name || app.words.hand_somebody, who: line.who });
const exactly = (moment) => Math.floor(moment / MINUTE) * MINUTE;

// The list on the first screen: what is unfinished, whom she gives, whom her desk waits for.
export async function draw(open) {
  const told = news();
  at("hand-part").hidden = !told && !open.length && !(await hand.hasKey());
  const gives = (told?.give ?? []).filter((line) => !open.some((each) => each.leg?.id === line.id));
  at("hand-list").replaceChildren(
    ...open.map((each) => app.card(each.label, detailOf(each), () => reopen(each))),
    ...gives.map((line) => app.card(whom(line), detailOfLeg(line), done(line.id) ? null : () => give(line))),
    ...(told?.take ?? []).map((line) => app.card(app.say("hand_take", { who: line.who }), detailOfLeg(line), null)),
  );
  const mend = told?.mend ?? 0;
  at("hand-mend").hidden = !mend;
  at("hand-mend-words").textContent = mend ? app.say("hand_mend", { n: mend }) : "";
}

const detailOfLeg = (line) => [app.say("hand_expected", { time: app.hour(line.at) }), done(line.id) ? app.words.written : ""].filter(Boolean).join(" · ");
const detailOf = (each) => app.words[{ serah: each.code ? "give_coded" : "give_draft", terima: "take_draft", balasan: "answer_draft" }[each.what]];

function reopen(kept) {
  draft = kept;
  return kept.code && kept.what !== "terima" ? showCode() : showForm();
}

function give(line) {
  const { id, desk, who } = line;
  draft = { id: crypto.randomUUID(), what: "serah", leg: { id, desk, who }, name: line.name, label: whom(line), keys: news().keys[desk] ?? [] };
  return showForm();
}

async function showForm() {
  const { what, typed = {} } = draft;
  for (const each of form.querySelectorAll("[data-side]")) each.hidden = each.dataset.side !== what;
  form.reset();
  for (const name of ["condition", "belongings", "words"]) box(name).value = typed[name] ?? "";
  box("differs").checked = Boolean(typed.differs);
  at("hand-title").textContent = titleOf();
  at("hand-who").textContent = what === "serah" ? app.say("give_to", { who: draft.leg.who }) : "";
  const unknown = what === "serah" && !(await hand.isKnown());
  app.tell("hand-says", what === "terima" ? saysOf(draft.says) : unknown ? app.words.key_unknown : "");
  at("hand-says").classList.toggle("note-quiet", draft.says?.verdict === "code_ok");
  app.tell("hand-problem");
  at("hand-saved").textContent = "";
  show("hand", "hand-title");
}

function titleOf() {
  if (draft.what === "serah") return app.say("give_title", { name: draft.name || app.words.hand_somebody.toLowerCase() });
  return draft.says?.who ? app.say("take_title", { who: draft.says.who }) : app.words.take_title_unknown;
}

const saysOf = ({ verdict, made, who }) => [app.say(verdict, { who }), made ? app.say("code_made", { time: app.hour(made) }) : ""].filter(Boolean).join(" ");

function show(screen, title) {
  if (screen !== "scan") shut();
  if (screen !== "code") picture.wipe(at("code-picture"));
  app.tell("told");
  app.tell("trouble");
  app.show(screen);
  at(title).focus();
}

const typed = () => ({ condition: box("condition").value, belongings: box("belongings").value, words: box("words").value, differs: box("differs").checked });

// Saved at each change, one after another, as the other forms are.
function save() {
  const kept = draft;
  if (!kept) return saving;
  if (!at("hand").hidden) kept.typed = typed();
  saving = saving.then(async () => {
    try {
      await store.put("drafts", { id: kept.id, box: await keys.sealJson(app.state.key, kept, kept.id) });
      if (draft !== kept) return;
      at("hand-saved").textContent = app.say("saved", { time: new Date().toLocaleTimeString(app.language, { timeStyle: "medium" }) });
      app.tell("trouble");
    } catch (full) {
      at("hand-saved").textContent = "";
      app.tell("trouble", app.words.full);
      throw full;
    }
  });
  const outcome = saving;
  saving = saving.catch(() => {});
  return outcome;
}

// A press while another is at work is none; a full phone was told by whoever found it full.
const once = (press) => async (event) => {
  event?.preventDefault();
  if (busy || !draft) return;
  busy = true;
  try {
    await press();
  } catch (full) {
    if (!(full instanceof DOMException)) throw full;
    app.tell("trouble", app.words.full);
  } finally {
    busy = false;
  }
};

async function formReady() {
  await save();
  const missing = draft.typed.condition ? "" : app.words.need_condition;
  app.tell("hand-problem", missing);
  if (missing) return at("hand-problem").focus();
  return draft.what === "serah" ? makeCode() : sealTake();
}

async function makeCode() {
  const { condition, words, belongings } = draft.typed;
  const said = [condition, codes.plain(words), codes.plain(belongings)];
  const salt = codes.newSalt();
  const claimed = { leg: draft.leg.id, digest: await codes.digestOf(salt, ...said), at: exactly(await sync.officeNow()), receiver: draft.leg.desk };
  const code = await hand.signed(app.state.key, claimed);
  if (!code) return app.tell("hand-problem", app.words.key_unknown);
  Object.assign(draft, { code, salt, made: claimed.at, answer: "", answered: 0 });
  await save();
  return showCode();
}

async function showCode() {
  const { what, code } = draft;
  const giving = what === "serah";
  for (const each of at("code").querySelectorAll("[data-side]")) each.hidden = each.dataset.side !== what;
  at("code-title").textContent = app.words[giving ? "code_title" : "answer_title"];
  at("code-who").textContent = app.words[giving ? "code_for" : "answer_for"];
  at("code-short").textContent = giving ? codes.grouped(await codes.shortOf(code)) : "";
  at("code-text").value = code;
  await picture.draw(at("code-picture"), code);
  at("code-told").replaceChildren(...(giving ? toldRows() : []));
  app.tell("code-answer", draft.answer ? answerSays() : "");
  show("code", "code-title");
}

function toldRows() {
  const { condition, belongings, words } = draft.typed;
  const option = Array.from(box("condition").options).find((each) => each.value === condition);
  const rows = [["told_condition", option?.textContent], ["told_belongings", belongings], ["told_words", words]];
  return rows
    .filter(([, text]) => text?.trim())
    .flatMap(([name, text]) => [Object.assign(document.createElement("dt"), { textContent: app.words[name] }), Object.assign(document.createElement("dd"), { textContent: text.trim() })]);
}

const answerSays = () => app.say(draft.checked ? "answer_ok" : "answer_unchecked", { who: draft.leg.who, time: app.hour(draft.answered) });

// What goes to the office of either side, in the form that was signed.
async function slip(more) {
  const { condition, belongings, words } = draft.typed;
  const told = { schema: 1, form: draft.id, what: draft.what, code: draft.code, condition, belongings: codes.plain(belongings), words: codes.plain(words) };
  const { public: to } = await store.get("meta", "key");
  const sealed = await keys.sealToDesk(sync.raw(to), { ...told, ...more });
  return sync.header(draft.id, sealed, KIND);
}

async function sealGive() {
  const { salt, answer, made } = draft;
  const handed = Math.max(await sync.officeNow(), made);
  await store.finish(await slip({ salt, answer, at: Math.floor(handed) }), draft.id);
  return left("sealed_give", draft.leg.id);
}

async function sealTake() {
  const read = codes.readCode(draft.code);
  const now = exactly(await sync.officeNow());
  const header = await slip({ differs: draft.typed.differs, at: now });
  const answer = read && (await hand.answered(app.state.key, { leg: read.leg, code: await codes.codeDigest(draft.code), at: now }));
  const next = answer ? { id: crypto.randomUUID(), what: "balasan", label: draft.label, code: answer } : null;
  const row = next && { id: next.id, box: await keys.sealJson(app.state.key, next, next.id) };
  await store.finish(header, draft.id, row);
  await left("sealed_take", read?.leg, next);
}

// The form is out of her hands; what follows it is shown.
async function left(words, leg, next = null) {
  await saving;
  form.reset();
  draft = null;
  if (app.state.list && leg) await app.keepList({ ...app.state.list, done: [...(app.state.list.done ?? []), leg] });
  if (next) {
    draft = next;
    await showCode();
  } else await home();
  app.tell("told", app.words[words]);
  return app.exchange();
}

// Back on the first screen: no code is left on the others.
function home() {
  shut();
  scanning = null;
  picture.wipe(at("code-picture"));
  at("code-text").value = "";
  return app.goHome();
}

async function away() {
  const kept = draft;
  draft = null;
  await saving;
  if (kept) await store.remove("drafts", kept.id);
  form.reset();
  return home();
}

async function back() {
  if (!at("hand").hidden) await save();
  draft = null;
  form.reset();
  return home();
}

// What was signed stands in the code: other things are another code.
async function change() {
  Object.assign(draft, { code: "", salt: "", answer: "", answered: 0 });
  await save();
  return showForm();
}

function scan(purpose) {
  scanning = purpose;
  shut();
  at("scan-camera").hidden = !picture.hasCamera();
  at("scan-form").reset();
  app.tell("scan-problem");
  at("scan-title").textContent = app.words[purpose === "terima" ? "scan_take" : "scan_answer"];
  show("scan", "scan-title");
}

// The camera's light goes out with the screen.
function shut() {
  picture.stop(at("scan-video"));
  at("scan-video").hidden = true;
}

async function lookThrough() {
  app.tell("scan-problem");
  at("scan-camera").hidden = true;
  at("scan-video").hidden = false;
  try {
    await picture.watch(at("scan-video"), async (text) => !(await read(text)));
  } catch {
    shut();
    app.tell("scan-problem", app.words.scan_camera_none);
  }
}

async function lookAt(event) {
  const [file] = event.target.files;
  if (!file) return;
  shut();
  const text = await picture.read(file);
  event.target.value = "";
  if (text) await read(text);
  else sayProblem("scan_none");
}

async function leaveScan() {
  shut();
  if (scanning !== "terima") return showCode();
  draft = null;
  return home();
}

// A code that was typed, pasted or read from a picture.
async function read(text) {
  const bare = codes.bare(text);
  const problem = scanning === "terima" ? await take(bare) : await hearAnswer(bare);
  sayProblem(problem);
  return problem;
}

function sayProblem(name) {
  app.tell("scan-problem", name ? app.words[name] : "");
  if (name) at("scan-problem").focus();
}

async function take(code) {
  const claimed = codes.readCode(code);
  if (!claimed && !codes.isShort(code)) return codes.readAnswer(code) ? "is_answer" : "no_code";
  const begun = (await app.drafts()).find((each) => each.what === "terima" && each.code === code);
  const says = await judged(claimed);
  draft = begun ?? { id: crypto.randomUUID(), what: "terima", code };
  draft.says = says;
  draft.label = says.who ? app.say("take_title", { who: says.who }) : app.words.take_title_unknown;
  await save();
  await showForm();
  return "";
}

// What this phone can say of a code; the office decides.
async function judged(claimed) {
  if (!claimed) return { verdict: "code_short" };
  const told = news();
  const line = told?.take.find((each) => each.id === claimed.leg);
  const says = { made: claimed.at, who: line?.who ?? "" };
  if (told && claimed.receiver && claimed.receiver !== told.desk) return { ...says, verdict: "code_other_desk" };
  if (line && !codes.isSigned(claimed, keysOf(line.desk))) return { ...says, verdict: "code_not_signed" };
  if (codes.isOld(claimed.at, await sync.officeNow())) return { ...says, verdict: "code_old" };
  if (done(claimed.leg)) return { ...says, verdict: "code_already" };
  return { ...says, verdict: line ? "code_ok" : "code_unchecked" };
}

async function hearAnswer(text) {
  const answered = codes.readAnswer(text);
  if (!answered) return codes.readCode(text) || codes.isShort(text) ? "is_code" : "no_code";
  const known = draft.keys.map(([key, tablet]) => [sync.raw(key), tablet]);
  if (known.length && !(await codes.answers(answered, draft.code, known))) return "answer_wrong";
  if (!(await codes.isOf(answered, draft.code))) return "answer_wrong";
  Object.assign(draft, { answer: text, answered: answered.at, checked: known.length > 0 });
  await save();
  await showCode();
  return "";
}

// After the office was heard: this tablet's key is made known where it gives or receives.
export async function heard(told, csrf) {
  if (told?.hand) await hand.makeKnown(app.state.key, csrf);
}

export async function leave() {
  if (draft && !at("hand").hidden) await save();
}

export function forget() {
  [draft, scanning] = [null, null];
  shut();
  picture.wipe(at("code-picture"));
  form.reset();
  at("code-text").value = "";
}

export function connect(lent) {
  app = lent;
  form.addEventListener("submit", once(formReady));
  form.addEventListener("input", () => save().catch(() => {}));
  at("hand-back").addEventListener("click", back);
  at("hand-discard").addEventListener("click", away);
  at("code-back").addEventListener("click", back);
  at("code-change").addEventListener("click", once(change));
  at("handed").addEventListener("click", once(sealGive));
  at("answer-read").addEventListener("click", away);
  at("read-answer").addEventListener("click", () => scan("balasan"));
  at("take-code").addEventListener("click", () => scan("terima"));
  at("scan-back").addEventListener("click", leaveScan);
  at("scan-camera").addEventListener("click", lookThrough);
  at("scan-file").addEventListener("change", lookAt);
  at("scan-form").addEventListener("submit", (event) => {
    event.preventDefault();
    return read(at("scan-text").value);
  });
}
