"""A person of a list as a record of her own: what the list, the first line and the short screening have told, and no more."""

import re
from collections.abc import Collection

from naung.casework.arrivals.rules.short import CHILD
from naung.casework.arrivals.vocabulary import AgeBand, Reason, Sign
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.vocabulary import (
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
    Sex,
)
from naung.foundation.words import gettext_noop

PASSPORT = re.compile(r"[A-Z]{1,2}\s?\d{6,8}", re.IGNORECASE)
TRAVEL = "splp"
SEEN = gettext_noop("Saringan awal di perbatasan: %(signs)s.")
DOUBTED = gettext_noop("Lahir menurut daftar: %(born)s. Petugas melihat seorang anak, jadi umurnya belum pasti.")
PROPOSED = gettext_noop("Penyaringan pendek: %(reasons)s")


def person_told(*, name: str, sex: Sex, birth: VagueDate, origin: str, origin_words: str) -> PersonTold:
    """The record as it begins; health and what happened are told in it by whoever serves her."""
    names = ((NameKind.OFFICIAL, name),)
    return PersonTold(names=names, sex=sex, birth=birth, home=origin, home_words=origin_words, nationality="ID")


def birth_known(birth: VagueDate, band: str, signs: Collection[str]) -> VagueDate:
    """When she was born, as far as the record may say it: unsure where the list says an adult and an officer saw a child.

    An agent's papers make children older. Whoever serves her finds out; until then the house treats her as a child.
    """
    return VagueDate.unknown() if CHILD in signs and band != AgeBand.CHILD else birth


def documents_of(nik: str, papers: str) -> list[DocumentGiven]:
    """Her papers as the list has them, by their form: a travel letter, a passport, or another paper."""
    found = [DocumentGiven(DocumentKind.NIK, nik)] if nik else []
    if not papers:
        return found
    if TRAVEL in papers.lower():
        return [*found, DocumentGiven(DocumentKind.SPLP, papers)]
    kind = DocumentKind.PASSPORT if PASSPORT.search(papers) else DocumentKind.OTHER
    return [*found, DocumentGiven(kind, papers)]


def contacts_of(reach: str, hours: str, pretext: str) -> list[ContactGiven]:
    """The number at which she agreed to be called, with what is to be minded."""
    if not reach:
        return []
    minded = ". ".join(each.strip().rstrip(".") for each in (hours, pretext) if each.strip())
    return [ContactGiven(ContactKind.PHONE, reach, f"{minded}." if minded else "", Answer.YES)]


def note_words(
    signs: tuple[Sign, ...], reasons: tuple[Reason, ...], say: dict[str, str], doubted: VagueDate | None = None
) -> str:
    """What the border saw and heard, as a note for the case. `say`: sentences; `doubted`: a birth left open."""
    lines = []
    if signs:
        lines.append(say["seen"] % {"signs": "; ".join(each.words.id for each in signs)})
    if reasons:
        lines.append(say["proposed"] % {"reasons": " ".join(each.words.id for each in reasons)})
    if doubted is not None:
        days = dict.fromkeys(day.isoformat() for day in (doubted.first, doubted.last) if day)
        lines.append(say["doubted"] % {"born": doubted.text or " / ".join(days) or "-"})
    return "\n".join(lines)
