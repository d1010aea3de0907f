"""Restitution in the stories: lawful wages, losses, a signed computation, and what became of the money."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.utils import timezone

from naung.casework.restitution.actions import (
    keep_computation,
    record_step,
    sign_computation,
    write_beside,
    write_debt,
    write_loss,
    write_wage,
)
from naung.casework.restitution.queries import wages_known
from naung.casework.restitution.vocabulary import How, Per, Terms, Wage, WageKey
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step

Verb = Callable[[Folder, Step], None]


def _ago(days: str) -> date:
    """So many days before the story's moment."""
    return timezone.localdate() - timedelta(days=int(days))


def _wage(folder: Folder, step: Step) -> None:
    """Place, year, currency and its smallest units a month, source; once, whichever story says it."""
    place, year, currency, smallest, source = step.words
    key, by = WageKey(place, int(year), Per.MONTH), folder.officer(step.who)
    if key not in {each.wage.key for each in wages_known(actor=by)}:
        write_wage(wage=Wage(key, currency, int(smallest), source), version=0, by=by)


def _loss(folder: Folder, step: Step) -> None:
    """Kind, provision, words, currency, smallest units, rate (or nothing), name of its paper (or nothing)."""
    kind, provision, words, currency, smallest, rate, title = step.words
    source = {"rate": rate, "rate_on": _ago("1"), "rate_source": "kurs tengah, angka contoh"} if rate else {}
    terms = Terms(How.AMOUNT, currency, smallest=int(smallest), **source)  # type: ignore[arg-type]  # the three of a rate
    _write(folder, step, kind, provision, words, terms, title)


def _unpaid(folder: Folder, step: Step) -> None:
    """Words, place, first and last day in days before today, currency, received, rate (or nothing)."""
    words, place, first, last, currency, received, rate = step.words
    source = {"rate": rate, "rate_on": _ago("1"), "rate_source": "kurs tengah, angka contoh"} if rate else {}
    days = {"first": _ago(first), "last": _ago(last), "place": place, "received": int(received)}
    terms = Terms(How.CALENDAR, currency, **days, **source)  # type: ignore[arg-type]  # named as Terms names them
    _write(folder, step, "upah", "uu21_kekayaan", words, terms, "")


def _write(folder: Folder, step: Step, kind: str, provision: str, words: str, terms: Terms, title: str) -> None:
    write_loss(
        case_id=folder.the_case(), person_id=folder.the_victim(), kind=kind, provision=provision, words=words,
        terms=terms, document=folder.kept.get(f"dokumen {title}"), by=folder.officer(step.who),
    )  # fmt: skip


def _computed(folder: Folder, step: Step) -> None:
    """The computation as it stands, signed."""
    by = folder.officer(step.who)
    kept = keep_computation(case_id=folder.the_case(), person_id=folder.the_victim(), by=by)
    sign_computation(computation_id=kept, by=by)


def _moved(folder: Folder, step: Step) -> None:
    """What happened, rupiah (or nothing), words, name of its paper (or nothing)."""
    kind, amount, words, title = step.words
    record_step(
        case_id=folder.the_case(), person_id=folder.the_victim(), kind=kind, on=timezone.localdate(), words=words,
        amounts={"": int(amount)} if amount else {}, document=folder.kept.get(f"dokumen {title}"),
        by=folder.officer(step.who),
    )  # fmt: skip


def _debt(folder: Folder, step: Step) -> None:
    """Who claims, words, currency, smallest units."""
    creditor, words, currency, smallest = step.words
    write_debt(
        case_id=folder.the_case(), person_id=folder.the_victim(), creditor=creditor, words=words, currency=currency,
        smallest=int(smallest), by=folder.officer(step.who),
    )  # fmt: skip


def _beside(folder: Folder, step: Step) -> None:
    """Kind, office, words, rupiah."""
    kind, office, words, asked = step.words
    write_beside(
        case_id=folder.the_case(), person_id=folder.the_victim(), kind=kind, office=office, words=words,
        asked_on=timezone.localdate(), due_on=None, asked=int(asked), by=folder.officer(step.who),
    )  # fmt: skip


VERBS: Mapping[str, Verb] = {
    "upah": _wage,
    "rugi": _loss,
    "rugi_upah": _unpaid,
    "rugi_hitung": _computed,
    "uang": _moved,
    "uang_lain": _beside,
    "utang": _debt,
}
