// One form on the screen: what is typed into a plain object and back, and what is missing before it can be sealed.
const MOST_PEOPLE = 100000;
const LONGEST = 24 * 60;
const form = document.getElementById("form");
const box = (name) => form.elements.namedItem(name);
const reading = (name) => (box(name)?.value ?? "").trim();
const seats = () => form.querySelectorAll("[data-seat]");
const questions = () => form.querySelectorAll("[data-question]");
const replies = (question) => question.querySelectorAll("[data-reply]");
const checked = (name) => Array.from(form.querySelectorAll(`[name="${name}"]:checked`), (each) => each.value);

// Everything as it stands, also what is wrong: a draft loses nothing.
export function typed() {
  const words = {};
  for (const each of form.elements) {
    if (each.name && each.type !== "checkbox" && each.type !== "submit" && each.type !== "button") words[each.name] = each.value;
  }
  return { words, topics: checked("topics"), materials: checked("materials") };
}

export function fill(draft, choices) {
  form.reset();
  const shown = { catatan: ["held"], luar: ["held", "unlisted"], jawaban: ["later"] }[draft.what];
  for (const part of form.querySelectorAll("[data-part]")) part.hidden = !shown.includes(part.dataset.part);
  offerAbout(choices.about);
  offerMaterials(choices.materials);
  offerQuestions(choices.questions);
  for (const [name, value] of Object.entries(draft.typed?.words ?? {})) if (box(name)) box(name).value = value;
  for (const name of ["topics", "materials"]) {
    for (const each of form.querySelectorAll(`[name="${name}"]`)) each.checked = (draft.typed?.[name] ?? []).includes(each.value);
  }
  for (const each of questions()) each.open = Array.from(replies(each)).some((reply) => reply.value);
}

function offerAbout(about) {
  box("about").replaceChildren(new Option("…", ""), ...about.map(([value, words]) => new Option(words, value)));
}

function offerMaterials(materials) {
  const rows = materials.map(([id, words]) => {
    const label = Object.assign(document.createElement("label"), { className: "choice" });
    const input = Object.assign(document.createElement("input"), { type: "checkbox", name: "materials", value: id, autocomplete: "off" });
    label.append(input, Object.assign(document.createElement("span"), { textContent: words }));
    return label;
  });
  document.getElementById("materials").replaceChildren(...rows);
  document.getElementById("materials-part").hidden = !rows.length;
}

// The desk's own questions stand after those of the shell, built as the first of them is.
function offerQuestions(own) {
  form.querySelectorAll("[data-own]").forEach((each) => each.remove());
  const first = form.querySelector("[data-question]");
  for (const [code, words] of own) {
    const made = first.cloneNode(true);
    for (const each of [made, ...made.querySelectorAll("*")]) {
      for (const name of ["id", "for", "name", "aria-labelledby", "data-question"]) {
        if (each.hasAttribute(name)) each.setAttribute(name, each.getAttribute(name).replace(first.dataset.question, code));
      }
    }
    made.dataset.own = "1";
    made.querySelector("summary").textContent = words;
    first.parentElement.append(made);
  }
}

const whole = (text) => (text === "" ? 0 : /^\d{1,6}$/.test(text.replaceAll(".", "")) ? Number(text.replaceAll(".", "")) : NaN);
const labelOf = (input) => form.querySelector(`label[for="${input.id}"]`)?.textContent ?? "";

// What is missing or wrong, as pairs of a sentence's name and the field's words.
export function missing(draft, today) {
  const found = [];
  const numbers = draft.what === "jawaban" ? [] : [...seats(), box("reports"), box("referrals")];
  for (const each of [...numbers, ...form.querySelectorAll("[data-reply]")]) {
    if (!(whole(each.value.trim()) <= MOST_PEOPLE)) found.push(["need_number", labelOf(each)]);
  }
  if (draft.what === "jawaban") {
    if (!reading("about")) found.push(["need_session"]);
    if (!answered().length) found.push(["need_answers"]);
    return found;
  }
  if (!reading("on")) found.push(["need_day"]);
  else if (reading("on") > today) found.push(["future"]);
  if (!(whole(reading("minutes")) >= 1 && whole(reading("minutes")) <= LONGEST)) found.push(["need_minutes"]);
  if (!found.length && !Array.from(seats()).some((each) => whole(each.value.trim()) > 0)) found.push(["need_people"]);
  if (draft.what === "luar" && !reading("place")) found.push(["need_place"]);
  if (!checked("topics").length) found.push(["need_topic"]);
  return found;
}

function answered() {
  return Array.from(questions())
    .filter((each) => Array.from(replies(each)).some((reply) => reply.value.trim()))
    .map((each) => {
      const code = each.dataset.question;
      const counts = {};
      for (const reply of replies(each)) counts[reply.name.split(".")[2]] = whole(reply.value.trim());
      return { question: code, way: reading(`q.${code}.way`), counts };
    });
}

// The form as the office reads it.
export function finished(draft, hasMaterials) {
  const told = { schema: 1, form: draft.id, answers: answered() };
  if (draft.what === "jawaban") {
    const [kind, id, version] = reading("about").split(" ");
    return kind === "form" ? { ...told, parent: id } : { ...told, session: id, version: Number(version) };
  }
  const counts = Object.fromEntries(Array.from(seats(), (each) => [each.name, whole(each.value.trim())]));
  told.held = {
    on: reading("on"),
    minutes: whole(reading("minutes")),
    seats: counts,
    asked: reading("asked"),
    reports: whole(reading("reports")),
    referrals: whole(reading("referrals")),
  };
  told.topics = checked("topics");
  told.materials = hasMaterials ? checked("materials") : null;
  if (draft.what === "luar") return { ...told, new: { place: reading("place"), audience: reading("audience") } };
  return { ...told, session: draft.session, version: draft.version };
}
