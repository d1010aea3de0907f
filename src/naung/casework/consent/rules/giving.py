"""What may be written in the ledger: consent of an adult and for a child, narrowing, lawful bases, and the second officer."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from naung.casework.consent.rules.living import LIVE_STATES, Categories, basis_state, standing
from naung.casework.consent.rules.tables import Article, BasisTable
from naung.casework.consent.vocabulary import (
    BasisSigned,
    BasisState,
    Consenter,
    ConsentFact,
    ConsentGiven,
    Explained,
    ForAChild,
    GuardianState,
    Handled,
    LawfulFact,
    Manner,
    Telling,
    Whom,
)
from naung.foundation.access.rules import is_counsels
from naung.foundation.errors import FieldProblem, NotPermitted, Problems, RuleBroken
from naung.foundation.words import gettext_noop

LONGEST_TEXT = 10_000
LONGEST_LINE = 200

CHOOSE_CATEGORY = gettext_noop("Pilih paling sedikit satu golongan data.")
CHOOSE_RECIPIENT = gettext_noop("Pilih satu penerima: sebuah meja, atau tulis nama lembaga di luar.")
NOT_ONESELF = gettext_noop("Meja ini sendiri tidak perlu persetujuan untuk dibagi kepada dirinya.")
ALREADY_OVER = gettext_noop("Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.")
UNTIL_WHEN = gettext_noop("Tulis sampai hari apa. Sesudahnya dapat ditanyakan lagi.")
CHOOSE_LANGUAGE = gettext_noop("Pilih bahasa yang dipakai untuk menjelaskan.")
NAME_WITNESS = gettext_noop("Tulis nama saksinya.")
HER_WORDS = gettext_noop("Tulis kata-kata yang diucapkan.")
ADULT_ALONE = gettext_noop("Orang dewasa memutuskan sendiri; tidak ada orang lain yang dapat setuju untuknya.")
CHILD_NOT_ALONE = gettext_noop(
    "Untuk anak, orang tua atau wali yang setuju; bila tidak bisa, kantor memutuskan demi kepentingan terbaik anak."
)
GUARDIAN_NOT_FIT = gettext_noop("Wali ini tidak dapat dimintai persetujuan. Pilih putusan kantor.")
GUARDIAN_CAN = gettext_noop("Ada wali yang dapat dimintai persetujuan. Mintalah kepadanya dahulu.")
NAME_GUARDIAN = gettext_noop("Tulis nama dan hubungan wali itu.")
CHILD_VIEW = gettext_noop("Tulis pendapat anak itu sendiri, atau mengapa ia belum bisa ditanya.")
WHY_OFFICE = gettext_noop("Tulis mengapa ini yang terbaik bagi anak itu.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(limit)s huruf.")
NOT_LIVE = gettext_noop("Persetujuan ini tidak berlaku lagi, jadi tidak ada yang perlu ditutup.")
ONLY_LESS = gettext_noop(
    "Mempersempit hanya mengurangi: pilih lebih sedikit golongan data, atau tanggal yang lebih dekat."
)
ALREADY_ONE = gettext_noop(
    "Sudah ada persetujuan untuk keperluan dan penerima ini, dan yang baru lebih sempit. Persempit persetujuan yang itu."
)
NARROW_INSTEAD = gettext_noop(
    "Sebagian dari ini sudah disetujui untuk penerima yang sama. Persempit persetujuan itu dahulu."
)
NOT_FOR_HER = gettext_noop("Hanya orang ini sendiri yang dapat menarik atau mempersempit ini.")
NOTHING_BY_DUTY = gettext_noop("Tidak ada kewajiban hukum yang membuat bagian ini tetap terbuka. Pilih jawaban lain.")
HOLD_FIRST = gettext_noop("Tidak ada pemberitahuan yang ditahan di sini.")
ALREADY_TOLD = gettext_noop("Orang ini sudah diberi tahu.")
ALL_GONE = gettext_noop("Bila tidak ada lagi yang boleh dibagi, tarik persetujuannya.")

UNKNOWN_ARTICLE = gettext_noop("Pilih pasal dari daftar.")
NOT_VERIFIED = gettext_noop("Pasal ini belum dicek ke naskahnya, jadi tidak dapat membuka apa pun sendirian.")
NOT_IN_FORCE = gettext_noop("Pasal ini tidak berlaku pada hari ini.")
NOT_THIS_SERVICE = gettext_noop("Pasal ini tidak membuka apa pun untuk keperluan itu.")
NOT_THIS_CATEGORY = gettext_noop("Pasal ini tidak membuka golongan data itu.")
NOT_THIS_AGENCY = gettext_noop("Pasal ini tidak menyebut lembaga seperti itu sebagai penerima.")
ONLY_HER_CONSENT = gettext_noop(
    "Ke meja bantuan hukum hanya dengan persetujuan, karena pembela hanya membaca apa yang disetujui. "
    "Mintalah persetujuannya; untuk anak kepada walinya, atau dengan putusan kantor."
)
ONLY_A_CHILD = gettext_noop("Pasal ini hanya untuk anak.")
NOT_FOR_LIFE = gettext_noop("Pasal ini bukan untuk menyelamatkan nyawa; petugas kedua tetap diperlukan.")
WHY = gettext_noop("Tulis alasannya dengan kalimat Anda sendiri.")
OTHER_OFFICER = gettext_noop("Petugas kedua harus orang lain, bukan yang menandatangani.")
ANSWERED = gettext_noop("Dasar hukum ini sudah dijawab petugas kedua.")
TOO_LATE = gettext_noop("Waktu untuk menyetujui sudah lewat. Tanda tangani dasar hukum yang baru.")
BASIS_OVER = gettext_noop("Dasar hukum ini sudah tidak berlaku.")


def _whom_problems(whom: Whom, own_desk: UUID) -> list[FieldProblem]:
    if (whom.desk is None) == (not whom.outside.strip()):
        return [FieldProblem("recipient", CHOOSE_RECIPIENT)]
    if whom.desk == own_desk:
        return [FieldProblem("recipient", NOT_ONESELF)]
    return _length(whom.outside, "outside", LONGEST_LINE)


def _length(text: str, field: str, limit: int) -> list[FieldProblem]:
    return [FieldProblem(field, TOO_LONG, {"limit": limit})] if len(text) > limit else []


def _explained_problems(explained: Explained) -> list[FieldProblem]:
    found = [] if explained.language else [FieldProblem("language", CHOOSE_LANGUAGE)]
    if explained.manner is Manner.WITNESS and not explained.witness.strip():
        found.append(FieldProblem("witness", NAME_WITNESS))
    if explained.manner in (Manner.WITNESS, Manner.VOICE) and not explained.words.strip():
        found.append(FieldProblem("words", HER_WORDS))
    found += _length(explained.interpreter, "interpreter", LONGEST_LINE)
    return found + _length(explained.witness, "witness", LONGEST_LINE) + _length(explained.words, "words", LONGEST_TEXT)


def _child_problems(child: ForAChild) -> list[FieldProblem]:
    """For a child or an unsure age: a fit guardian, else the office; the child's own view in any case."""
    found = []
    if child.consenter is Consenter.HERSELF:
        found.append(FieldProblem("consenter", CHILD_NOT_ALONE))
    if child.consenter is Consenter.GUARDIAN:
        if child.guardian is not GuardianState.FIT:
            found.append(FieldProblem("consenter", GUARDIAN_NOT_FIT))
        if not child.guardian_name.strip():
            found.append(FieldProblem("guardian_name", NAME_GUARDIAN))
    if child.consenter is Consenter.OFFICE:
        if child.guardian is GuardianState.FIT:
            found.append(FieldProblem("consenter", GUARDIAN_CAN))
        if not child.reason.strip():
            found.append(FieldProblem("reason", WHY_OFFICE))
    if not child.child_view.strip():
        found.append(FieldProblem("child_view", CHILD_VIEW))
    found += _length(child.guardian_name, "guardian_name", LONGEST_LINE)
    return found + _length(child.child_view, "child_view", LONGEST_TEXT) + _length(child.reason, "reason", LONGEST_TEXT)


def _day_problems(until: date | None, today: date) -> list[FieldProblem]:
    """Nothing is shared without a day on which it ends, and a person says that day."""
    if until is None:
        return [FieldProblem("until", UNTIL_WHEN)]
    return [FieldProblem("until", ALREADY_OVER)] if until < today else []


def consent_problems(given: ConsentGiven, *, is_child: bool, own_desk: UUID, today: date) -> list[FieldProblem]:
    """Why this consent can't be written so; nothing where it can. `is_child` is true also where the age is unsure."""
    found = [] if given.categories else [FieldProblem("categories", CHOOSE_CATEGORY)]
    found += _whom_problems(given.whom, own_desk)
    found += _day_problems(given.until, today)
    found += _explained_problems(given.explained)
    if is_child:
        return found + _child_problems(given.child)
    adult = given.child.consenter is Consenter.HERSELF
    return found if adult else [*found, FieldProblem("consenter", ADULT_ALONE)]


def refusal_problems(
    whom: Whom, categories: Categories, words: str, language: str, own_desk: UUID
) -> list[FieldProblem]:
    """Why this refusal can't be written so. Its reasons are kept where she gives any; none is asked for."""
    found = [] if categories else [FieldProblem("categories", CHOOSE_CATEGORY)]
    found += [] if language else [FieldProblem("language", CHOOSE_LANGUAGE)]
    return found + _whom_problems(whom, own_desk) + _length(words, "reason", LONGEST_TEXT)


def check_narrowed(head: ConsentFact, categories: Categories, until: date | None, now: datetime) -> None:
    """A narrowing takes away and never adds. Raises RuleBroken."""
    if not standing(head, now):
        raise RuleBroken(NOT_LIVE)
    if not categories:
        raise RuleBroken(ALL_GONE, field="categories")
    longer = head.until is not None and (until is None or until > head.until)
    same = categories == head.categories and until == head.until
    if not categories <= head.categories or longer or same:
        raise RuleBroken(ONLY_LESS, field="categories")
    if until is not None and until < now.date():
        raise RuleBroken(ALREADY_OVER, field="until")


def check_again(head: ConsentFact, categories: Categories, until: date | None) -> None:
    """A new consent in the place of one that stands may add, and never silently takes away. Raises RuleBroken."""
    shorter = until is not None and (head.until is None or until < head.until)
    if not head.categories <= categories or shorter:
        raise RuleBroken(ALREADY_ONE, field="categories")


def refusal_closes(head: ConsentFact, categories: Categories) -> bool:
    """Whether a refusal takes the place of a consent that stands. Raises RuleBroken where it meets only a part of it."""
    if head.categories <= categories:
        return True
    if head.categories & categories:
        raise RuleBroken(NARROW_INSTEAD, field="categories")
    return False


def check_closer(closer: Consenter, gave: Consenter) -> None:
    """She herself may always close; a guardian only what a guardian gave: one who is suspected shall not end her help.

    Raises RuleBroken.
    """
    if closer is Consenter.HERSELF or (closer is Consenter.GUARDIAN and gave is Consenter.GUARDIAN):
        return
    raise RuleBroken(NOT_FOR_HER, field="consenter")


def check_handled(handled: Handled, kept_by_duty: bool) -> None:
    """A recipient may say that a duty keeps something only where one does. Raises RuleBroken."""
    if handled is Handled.DUTY and not kept_by_duty:
        raise RuleBroken(NOTHING_BY_DUTY, field="handled")


def check_withdrawn(head: ConsentFact, now: datetime) -> None:
    """Whatever stands may be withdrawn, at any time, without a reason. Raises RuleBroken where nothing stands."""
    if not standing(head, now):
        raise RuleBroken(NOT_LIVE)


def _article_problems(
    signed: BasisSigned, article: Article, agency: str, is_child: bool, today: date
) -> list[FieldProblem]:
    found = []
    if not article.opens_alone:
        found.append(FieldProblem("article", NOT_VERIFIED))
    if not article.in_force(today):
        found.append(FieldProblem("article", NOT_IN_FORCE))
    if article.child_only and not is_child:
        found.append(FieldProblem("article", ONLY_A_CHILD))
    if signed.purpose.value not in {each.value for each in article.services}:
        found.append(FieldProblem("purpose", NOT_THIS_SERVICE))
    if not signed.categories <= article.categories:
        found.append(FieldProblem("categories", NOT_THIS_CATEGORY))
    if article.to and agency and agency not in article.to:
        found.append(FieldProblem("recipient", NOT_THIS_AGENCY))
    if agency and is_counsels(agency):
        found.append(FieldProblem("recipient", ONLY_HER_CONSENT))
    if signed.saves_life and not article.life:
        found.append(FieldProblem("saves_life", NOT_FOR_LIFE))
    return found


def basis_problems(
    signed: BasisSigned, table: BasisTable, *, agency: str, is_child: bool, own_desk: UUID, today: date
) -> list[FieldProblem]:
    """Why this lawful basis can't be signed; nothing where it can. `agency` is the kind of the recipient desk, empty outside."""
    found = [] if signed.categories else [FieldProblem("categories", CHOOSE_CATEGORY)]
    found += _whom_problems(signed.whom, own_desk)
    if not signed.reason.strip():
        found.append(FieldProblem("reason", WHY))
    found += _day_problems(signed.until, today)
    found += _length(signed.reason, "reason", LONGEST_TEXT)
    article = table.articles.get(signed.article)
    if article is None:
        return [*found, FieldProblem("article", UNKNOWN_ARTICLE)]
    return found + _article_problems(signed, article, agency, is_child, today)


def check_second(fact: LawfulFact, second: UUID, table: BasisTable, now: datetime) -> None:
    """Another account than the signer's, once, in time; to save life at any time. Raises NotPermitted, RuleBroken."""
    if second == fact.signed_by:
        raise NotPermitted(OTHER_OFFICER)
    if fact.agreed is not None:
        raise RuleBroken(ANSWERED)
    state = basis_state(fact, table, now)
    if state is BasisState.LAPSED:
        raise RuleBroken(TOO_LATE)
    if state not in LIVE_STATES:
        raise RuleBroken(BASIS_OVER)


def check_second_look(telling: Telling, held_by: UUID | None, second: UUID) -> None:
    """A held telling is looked at once more, by another person. Raises RuleBroken, NotPermitted."""
    if telling is not Telling.HELD:
        raise RuleBroken(HOLD_FIRST)
    if second == held_by:
        raise NotPermitted(OTHER_OFFICER)


def check_words(text: str, field: str) -> None:
    """Words of one's own, not too long. Raises RuleBroken."""
    if not text.strip():
        raise RuleBroken(WHY, field=field)
    if problems := _length(text, field, LONGEST_TEXT):
        raise Problems(problems)


def letters(categories: Collection[object]) -> str:
    """Categories as they are stored: their letters in order."""
    return "".join(sorted(str(each) for each in categories))
