"""What may be done when: a screening's stages, its answers, determinations, and who may only be counted."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from naung.casework.screening.rules.tables import Tables, shipped_tables
from naung.casework.screening.vocabulary import (
    ELEMENTS,
    Answers,
    Body,
    Childhood,
    Decision,
    DeterminationFact,
    Determined,
    Given,
    Key,
    LegalStatus,
    Part,
    Stage,
    Verb,
)
from naung.foundation.clock.vocabulary import EARLIEST_YEAR
from naung.foundation.errors import Difference, FieldProblem, Problems, RuleBroken
from naung.foundation.people.vocabulary import Answer
from naung.foundation.words import gettext_noop

# As much as one paper line-block holds and more; a longer note belongs into the case's notes.
NOTE_LIMIT = 2000
WORDS_LIMIT = 10_000
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(limit)s huruf.")
HIDDEN = gettext_noop("Ada huruf yang tidak terlihat atau pembalik arah tulisan. Hapus, lalu ketik ulang.")
# Names of the form fields that stand beside a question's own.
NOTE_PREFIX = "catatan."
EVENT_PREFIX = "kejadian."

NEXT: Mapping[tuple[Stage, Verb], Stage] = {
    (Stage.DRAFT, Verb.SAVE): Stage.DRAFT,
    (Stage.DRAFT, Verb.COMPLETE): Stage.COMPLETED,
    (Stage.COMPLETED, Verb.REOPEN): Stage.REOPENED,
    (Stage.REOPENED, Verb.SAVE): Stage.REOPENED,
    (Stage.REOPENED, Verb.COMPLETE): Stage.COMPLETED,
}
WHY_NOT = {
    Verb.SAVE: gettext_noop("Penyaringan ini sudah selesai. Buka lagi dahulu untuk mengubah jawaban."),
    Verb.COMPLETE: gettext_noop("Penyaringan ini sudah selesai."),
    Verb.REOPEN: gettext_noop("Penyaringan ini belum selesai, jadi tidak perlu dibuka lagi."),
}


def next_stage(stage: Stage, verb: Verb) -> Stage:
    """The stage after the verb; RuleBroken where it may not be done now."""
    if (stage, verb) not in NEXT:
        raise RuleBroken(WHY_NOT[verb])
    return NEXT[stage, verb]


def has_forbidden_characters(text: str) -> bool:
    """Control characters (other than line break and tab) and marks that turn the direction of writing."""
    turning = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
    return any((ord(c) < 32 and c not in "\n\r\t") or ord(c) == 127 or ord(c) in turning for c in text)


def checked_answers(part: Part, given: Mapping[Key, Given], tables: Tables | None = None) -> Answers:
    """The answers of one part as they may be stored; Problems names each field that may not, and nothing is stored."""
    tables = tables or shipped_tables()
    problems = []
    for key, answer in given.items():
        field = str(key)
        if key.part is not part or tables.item(key) is None:
            problems.append(FieldProblem(field, gettext_noop("Pertanyaan ini tidak ada di kelompok ini.")))
        elif len(answer.note) > NOTE_LIMIT:
            problems.append(FieldProblem(NOTE_PREFIX + field, TOO_LONG, {"limit": NOTE_LIMIT}))
        elif has_forbidden_characters(answer.note):
            problems.append(FieldProblem(NOTE_PREFIX + field, HIDDEN))
        elif part not in ELEMENTS and (answer.note or answer.event):
            problems.append(FieldProblem(field, gettext_noop("Catatan bukti hanya untuk tiga unsur.")))
    if problems:
        raise Problems(problems)
    return Answers(dict(given))


def choice_words(answers: Answers, key: Key) -> str:
    """A stored choice as its code; nothing where the question has no row."""
    return answers.given[key].choice.value if key in answers.given else ""


def differences_of(part: Part, theirs: Answers, mine: Answers) -> tuple[Difference, ...]:
    """Where two versions of a group differ: choice, note and event apart, each under its form field's name."""
    found = []
    keys = {key for key in (*theirs.given, *mine.given) if key.part is part}
    for key in sorted(keys):
        old, new = theirs.of(key), mine.of(key)
        pairs = (
            (str(key), choice_words(theirs, key), choice_words(mine, key)),
            (f"{NOTE_PREFIX}{key}", old.note, new.note),
            (f"{EVENT_PREFIX}{key}", str(old.event or ""), str(new.event or "")),
        )
        found += [Difference(name, before, after) for name, before, after in pairs if before != after]
    return tuple(found)


def require_events_known(answers: Answers, events: Collection[UUID]) -> None:
    """An evidence note may only rest on an event of the same episode."""
    problems = [
        FieldProblem(f"{EVENT_PREFIX}{key}", gettext_noop("Kejadian ini tidak ada di riwayat orang ini."))
        for key, given in answers.given.items()
        if given.event is not None and given.event not in events
    ]
    if problems:
        raise Problems(problems)


def checked_words(text: str, field: str, *, needed: bool = False) -> str:
    """An officer's own words as they may be kept."""
    words = text.strip()
    if needed and not words:
        raise RuleBroken(gettext_noop("Tulis alasannya."), field=field)
    if len(words) > WORDS_LIMIT:
        raise RuleBroken(TOO_LONG, field=field, limit=WORDS_LIMIT)
    if has_forbidden_characters(words):
        raise RuleBroken(HIDDEN, field=field)
    return words


def checked_determination(determined: Determined, today: date) -> Determined:
    """A determination as it may be signed; Problems beside each field that can't be so."""
    problems = []
    if determined.body not in set(Body):
        problems.append(FieldProblem("body", gettext_noop("Pilih lembaga dari daftar.")))
    if determined.decision not in set(Decision):
        problems.append(FieldProblem("decision", gettext_noop("Pilih isi penetapan dari daftar.")))
    if determined.decided_on > today:
        problems.append(FieldProblem("decided_on", gettext_noop("Tanggal ini belum terjadi.")))
    if determined.decided_on.year < EARLIEST_YEAR:
        problems.append(FieldProblem("decided_on", gettext_noop("Tanggal ini terlalu lama. Periksa tahunnya.")))
    for name in ("office", "basis", "reason"):
        text = getattr(determined, name)
        if name != "office" and not text.strip():
            problems.append(FieldProblem(name, gettext_noop("Isi dahulu bagian ini.")))
        elif len(text) > WORDS_LIMIT:
            problems.append(FieldProblem(name, TOO_LONG, {"limit": WORDS_LIMIT}))
        elif has_forbidden_characters(text):
            problems.append(FieldProblem(name, HIDDEN))
    if problems:
        raise Problems(problems)
    trimmed = {name: getattr(determined, name).strip() for name in ("office", "basis", "reason")}
    return replace(determined, **trimmed)


def require_answers(answered: int) -> None:
    """A screening without a single answer can't be completed. `answered` counts them, also for whom they are withheld."""
    if not answered:
        raise RuleBroken(gettext_noop("Belum ada jawaban. Isi sedikitnya satu pertanyaan sebelum menyelesaikan."))


def legal_tppo_status(determinations: Iterable[DeterminationFact]) -> LegalStatus:
    """The narrow flag over all standing determinations. It chooses none: where they differ it says so."""
    standing = {one.decision for one in determinations if not one.superseded}
    yes = Decision.KORBAN_DITETAPKAN in standing
    no = Decision.BUKAN_KORBAN_TPPO in standing
    if yes and no:
        return LegalStatus.BERBEDA
    if yes:
        return LegalStatus.DITETAPKAN_KORBAN
    return LegalStatus.DITETAPKAN_BUKAN if no else LegalStatus.BELUM_DITETAPKAN


def require_may_be_counted_only(childhood: Childhood) -> None:
    """Only an adult may refuse everything and merely be counted; a child, or one of unsure age, is always followed up."""
    if childhood is not Childhood.DEWASA:
        raise RuleBroken(
            gettext_noop(
                "Anak, atau orang yang umurnya belum pasti, tidak hanya dihitung: rujuk untuk perlindungan anak."
            ),
            field="childhood",
        )


def health_codes(tables: Tables) -> frozenset[str]:
    """The codes of questions whose answers are facts on health."""
    return frozenset(item.key.code for item in tables.groups[Part.PENDORONG].items if item.health)


def health_text(choices: Mapping[str, Answer]) -> str:
    """Answers on health as one text that can be sealed."""
    return " ".join(f"{code}={choice.value}" for code, choice in sorted(choices.items()))


def health_choices(text: str | None) -> dict[str, Answer]:
    """The answers on health again; none where there is no text or it may not be seen."""
    pairs = (pair.split("=", 1) for pair in (text or "").split())
    return {code: Answer(choice) for code, choice in pairs}
