"""What may be written in a plan."""

from collections.abc import Iterable
from datetime import date

from naung.casework.cases.vocabulary import Role
from naung.casework.plans.rules.tables import Kind, Tables
from naung.casework.plans.vocabulary import ENDED, Agreement, Fulfilment, Progress
from naung.foundation.access.vocabulary import Category
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

LONGEST_TEXT = 4_000
LONGEST_LINE = 300

NOT_SERVED = gettext_noop("Rencana dibuat untuk penyintas atau saksi dalam kasus ini.")
UNKNOWN_KIND = gettext_noop("Layanan ini tidak ada dalam daftar.")
CLOSED_KIND = gettext_noop("%(what)s tidak ditawarkan: %(why)s (%(basis)s)")
NEEDS_WHY = gettext_noop("Tulis alasannya dengan kata-kata orang ini atau kata-kata Anda.")
NEEDS_WORDS = gettext_noop("Tulis dahulu isinya.")
NEEDS_WHO = gettext_noop("Pilih meja, atau tulis nama lembaga di luar Naung. Tidak boleh keduanya.")
NO_MANDATE = gettext_noop(
    "Meja ini tidak berwenang memberi layanan itu kepada orang ini di sana. Pilih meja yang ditawarkan, atau rujuk lewat "
    "koordinator."
)
NEEDS_RESULT = gettext_noop("Tulis apa hasilnya.")
PAST_DAY = gettext_noop("Tanggal ini sudah lewat.")
NO_HEALTH_WORDS = gettext_noop(
    "Peran Anda tidak memuat catatan kesehatan. Catat jenis layanannya saja dan kosongkan keterangannya."
)
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
UNKNOWN_CHOICE = gettext_noop("Pilihan ini tidak ada dalam daftar.")

SERVED = frozenset({Role.VICTIM, Role.WITNESS})
UNTOLD = frozenset({Agreement.NO, Agreement.CANNOT})
UNMET = frozenset({Fulfilment.DENIED, Fulfilment.NOT_HERS})


def check_served(roles: Iterable[str]) -> None:
    """A plan is for a victim or a witness of the case. Raises RuleBroken."""
    if not SERVED & set(roles):
        raise RuleBroken(NOT_SERVED)


def kind_of(code: str, tables: Tables, *, why_closed: str = "", basis: str = "") -> Kind:
    """The kind of service with this code. What the law closes is refused with its duty (words and citation); RuleBroken."""
    if code in tables.closed:
        raise RuleBroken(CLOSED_KIND, field="kind", what=tables.closed[code].id, why=why_closed, basis=basis)
    if code not in tables.kinds:
        raise RuleBroken(UNKNOWN_KIND, field="kind")
    return tables.kinds[code]


def check_health(kind: Kind, words: str, categories: frozenset[Category], field: str) -> None:
    """Words about health are written only by a role that may read them. Raises RuleBroken."""
    if kind.health and words.strip() and Category.D not in categories:
        raise RuleBroken(NO_HEALTH_WORDS, field=field)


def check_text(words: str, field: str, most: int = LONGEST_TEXT, *, needed: str = "") -> None:
    """Not longer than it may be, and not empty where `needed` says why it is asked. Raises RuleBroken."""
    if needed and not words.strip():
        raise RuleBroken(needed, field=field)
    if len(words) > most:
        raise RuleBroken(TOO_LONG, field=field, most=most)


def check_agreement(agreed: str, why: str) -> None:
    """No, and why she can't be asked, are written with a reason; the person's no is as good as a yes. Raises RuleBroken."""
    if agreed not in {each.value for each in Agreement}:
        raise RuleBroken(UNKNOWN_CHOICE, field="agreed")
    check_text(why, "why", needed=NEEDS_WHY if Agreement(agreed) in UNTOLD else "")


def check_who(has_desk: bool, outside: str) -> None:
    """One desk of this house, or one body outside it. Raises RuleBroken."""
    if has_desk == bool(outside.strip()):
        raise RuleBroken(NEEDS_WHO, field="desk")
    check_text(outside, "outside", LONGEST_LINE)


def check_mandate(is_offered: bool) -> None:
    """A desk is planned only where its mandate covers the service, or may cover it. Raises RuleBroken."""
    if not is_offered:
        raise RuleBroken(NO_MANDATE, field="desk")


def check_day(due_on: date, before: date | None, today: date) -> None:
    """A new or changed day is not over yet. Raises RuleBroken."""
    if due_on != before and due_on < today:
        raise RuleBroken(PAST_DAY, field="due")


def check_progress(progress: str, result: str) -> None:
    """What ended says how. Raises RuleBroken."""
    if progress not in {each.value for each in Progress}:
        raise RuleBroken(UNKNOWN_CHOICE, field="progress")
    check_text(result, "result", needed=NEEDS_RESULT if Progress(progress) in ENDED else "")


def check_fulfilment(given: str, why: str) -> None:
    """A right that was not given, or is not hers, says why. Raises RuleBroken."""
    if given not in {each.value for each in Fulfilment}:
        raise RuleBroken(UNKNOWN_CHOICE, field="given")
    check_text(why, "why", needed=NEEDS_WHY if Fulfilment(given) in UNMET else "")
