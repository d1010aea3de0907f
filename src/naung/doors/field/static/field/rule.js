// What the border asks next and what the answers propose: the same rule as the house's own, over the table that the house ships.
// Nothing is counted or added up: one answer is one reason. A person decides and signs, at the desk.
export const CHILD = "anak";
export const [YES, NO, UNKNOWN, NOT_ASKED] = ["ya", "tidak", "tidak_tahu", "tidak_ditanya"];

// Why somebody goes on to the short screening; empty: she is not asked further.
export const sentOn = (signs, lot, table) => [
  ...table.signs.filter(({ code }) => signs.includes(code)),
  ...(lot ? [table.lot] : []),
];

// The same in words, by the codes that a form keeps.
export const whyOf = (codes, table) => [...table.signs, table.lot].filter(({ code }) => codes.includes(code)).map(({ words }) => words);

// What the list itself says before anybody asked: a child by age or by what the child's track is for, and that she is ill.
export const ILL = "sakit_daftar";
export function listedSigns(band, cause, ill, table) {
  const child = band === CHILD || Boolean(table.tracks.find(({ code }) => code === CHILD)?.causes.includes(cause));
  return [...(child ? [CHILD] : []), ...(ill ? [ILL] : [])];
}

// Every sign that a first line saw, and what the list says as long as no officer undid it by hand.
export const signsNow = (signs, undone, listed) => [...new Set([...listed.filter((each) => !undone.includes(each)), ...signs])];

// How old whoever was added here is, as widely as the rule needs it: a child, or not known to be one.
export const bandOf = (age, table) => (age !== null && age < table.adult_from ? CHILD : "");

// A child's track for a child whatever else, else the one that was chosen, else the one of the cause.
export function trackOf(signs, cause, chosen, table) {
  if (signs.includes(CHILD)) return CHILD;
  if (table.tracks.some(({ code }) => code === chosen)) return chosen;
  return table.tracks.find(({ code, causes }) => causes.includes(cause) && code !== CHILD)?.code ?? "";
}

// The questions of a track in their order; until it is sure that nobody hears, only those that are safe.
export const questionsFor = (track, heard, table) =>
  table.questions.filter(
    ({ safe, only, but }) => (safe || heard === NO) && !but.includes(track) && (!only.length || only.includes(track)),
  );

const answerTo = (told, code) => told.answers[code] ?? NOT_ASKED;

// The first question that nobody asked yet; null where all were, or only unsafe ones are left while others hear.
export const nextQuestion = (told, table) =>
  questionsFor(told.track, told.heard, table).find(({ code }) => answerTo(told, code) === NOT_ASKED) ?? null;

export const isWhole = (told, table) => told.heard === NO && nextQuestion(told, table) === null;

const rankOf = (need, table) => table.needs.findIndex(({ code }) => code === need);

// Everything that is proposed, each with its reason, the most urgent need first.
export function reasonsOf(signs, told, table) {
  const apart = isWhole(told, table); // she was asked everything where nobody hears
  const found = table.seen
    .filter(({ code }) => signs.includes(code))
    .map(({ code, need, then, reason }) => ({ code, need: apart ? then : need, reason }));
  found.push(...table.questions.filter(({ code, signs: which }) => which.includes(answerTo(told, code))));
  if (told.heard === YES) found.push(table.heard);
  return found
    .map(({ code, need, reason }) => ({ code, need, reason }))
    .sort((one, other) => rankOf(one.need, table) - rankOf(other.need, table));
}

// The needs that the reasons propose, the most urgent first, each once.
export const needsOf = (reasons, table) => table.needs.filter(({ code }) => reasons.some(({ need }) => need === code));

export const mustStay = (reasons, table) => needsOf(reasons, table).some(({ stays }) => stays);
