// The short screening on a tablet: one question at a time with three big answers, and the whole list below for any order.
// The first question is to the officer: can others hear? Until that is a no, only what is safe is asked.
import * as hear from "./hear.js";
import * as rule from "./rule.js";

const at = (id) => document.getElementById(id);
const [HEARD, TRACK] = ["terdengar", "jalur"];

let draft = null;
let table = null;
let lent = null;
let chosen = ""; // the step that the officer went to by hand

export function begin(kept, shipped, more) {
  [draft, table, lent, chosen] = [kept, shipped, more, ""];
  at("short-title").textContent = draft.label;
  at("short-saved").textContent = "";
  at("short-why").textContent = draft.why.length ? lent.app.say("short_why", { why: rule.whyOf(draft.why, table).join("; ") }) : "";
  draw();
}

const trackNow = () => rule.trackOf(draft.signs, draft.person.cause, draft.told.track, table);
const alone = () => draft.told.heard === rule.NO;
const answers = () => ({ ...draft.told, track: trackNow() });

// Every step there is now, in order. What she worked as is asked where nobody hears; a child is asked as a child.
function steps() {
  const track = { code: TRACK, words: lent.app.words.track_ask, ms: lent.app.words.track_ask_ms };
  const between = alone() && trackNow() !== rule.CHILD ? [track] : [];
  return [table.heard, ...between, ...rule.questionsFor(trackNow(), draft.told.heard, table)];
}

const answerOf = ({ code }) => {
  if (code === HEARD) return draft.told.heard;
  if (code === TRACK) return draft.told.track || rule.NOT_ASKED;
  return draft.told.answers[code] ?? rule.NOT_ASKED;
};

const stepNow = () => steps().find(({ code }) => code === chosen) ?? steps().find((each) => answerOf(each) === rule.NOT_ASKED) ?? null;

function draw() {
  const step = stepNow();
  at("short-ask").hidden = !step;
  at("short-end").hidden = Boolean(step);
  at("short-safe").hidden = draft.told.heard !== rule.YES;
  at("short-safe").textContent = table.heard.help;
  if (step) drawStep(step);
  else drawEnd();
  at("short-all").replaceChildren(...steps().map(row));
}

function drawStep({ code, words, ms }) {
  at("short-question").textContent = words;
  at("short-malay").textContent = ms;
  hear.hush(at("short-sound"));
  const heardAs = code === TRACK ? TRACK : `pendek.${code}`; // of the officer's own question there is none
  hear.offer(at("short-hear"), at("short-sound"), heardAs, table.tongues, () => stepNow()?.code === code);
  const offered = code === TRACK ? table.tracks.map((each) => [each.code, each.words, each.ms]) : table.answers;
  at("short-answers").className = code === TRACK ? "answers answers-many" : "answers";
  at("short-answers").replaceChildren(...offered.map(([value, said]) => answerButton(code, value, said)));
}

function answerButton(code, value, said) {
  const button = lent.made("button", { type: "button", className: "answer", textContent: said });
  button.setAttribute("aria-pressed", String(answerOf({ code }) === value));
  button.addEventListener("click", () => {
    if (code === HEARD) draft.told.heard = value;
    else if (code === TRACK) draft.told.track = value;
    else draft.told.answers[code] = value;
    chosen = "";
    draw();
    at("short-ask").hidden ? at("short-end").focus() : at("short-question").focus();
    return lent.save().catch(() => {});
  });
  return button;
}

const wordsOf = (code, value) => {
  if (value === rule.NOT_ASKED) return lent.app.words.not_asked;
  const found = code === TRACK ? table.tracks.find((each) => each.code === value)?.words : Object.fromEntries(table.answers)[value];
  return found ?? value;
};

function row(step) {
  const detail = wordsOf(step.code, answerOf(step));
  return lent.app.card(step.words, detail, () => {
    chosen = step.code;
    draw();
    at("short-question").focus();
  });
}

// What the answers propose, each with its reason. The machine proposes; whoever decides signs at the desk.
function drawEnd() {
  const reasons = rule.reasonsOf(draft.signs, answers(), table);
  const item = ({ code, words }) => {
    const made = document.createElement("li");
    const why = reasons.filter(({ need }) => need === code).map(({ reason }) => reason);
    made.append(lent.made("b", { textContent: words }), lent.made("span", { textContent: why.join(" ") }));
    return made;
  };
  const needs = rule.needsOf(reasons, table);
  at("short-needs").replaceChildren(...needs.map(item));
  at("short-nothing").hidden = needs.length > 0;
  at("short-unsafe").hidden = alone();
  draft.told.track = trackNow(); // as it was asked
}

export function forget() {
  draft = null;
  hear.hush(at("short-sound"));
  for (const id of ["short-all", "short-needs", "short-answers"]) at(id).replaceChildren();
}
