"""What may be done when: a screening's stages, its answers, determinations, and who may only be counted."""

from collections.abc import Iterable, Mapping

from naung.casework.screening.rules.tables import Tables, shipped_tables
from naung.casework.screening.vocabulary import (
    ELEMENTS,
    Answers,
    Childhood,
    Decision,
    DeterminationFact,
    Given,
    Key,
    LegalStatus,
    Part,
    Stage,
    Verb,
)
from naung.foundation.errors import FieldProblem, Problems, RuleBroken
from naung.foundation.words import gettext_noop

# As much as one paper line-block holds and more; a longer note belongs into the case's notes.
NOTE_LIMIT = 2000

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
            words = gettext_noop("Catatan terlalu panjang: paling banyak %(limit)s huruf.")
            problems.append(FieldProblem(field, words, {"limit": NOTE_LIMIT}))
        elif has_forbidden_characters(answer.note):
            problems.append(FieldProblem(field, gettext_noop("Catatan memuat huruf yang tidak terlihat. Ketik ulang.")))
        elif part not in ELEMENTS and (answer.note or answer.event):
            problems.append(FieldProblem(field, gettext_noop("Catatan bukti hanya untuk tiga unsur.")))
    if problems:
        raise Problems(problems)
    return Answers(dict(given))


def require_answers(answers: Answers) -> None:
    """A screening without a single answer can't be completed."""
    if not answers.given:
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
