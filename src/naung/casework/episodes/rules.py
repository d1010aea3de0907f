"""Decisions about episodes, pure over plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from naung.casework.episodes.vocabulary import EXIT_KINDS, ActList, Carriage, EventKind, PapersState, ThingKind
from naung.foundation.clock.rules.ordering import Ordering, order_of
from naung.foundation.clock.vocabulary import Precision, VagueDate
from naung.foundation.errors import FieldProblem, Problems
from naung.foundation.places.rules.codes import HOME, coarse, is_code, is_foreign
from naung.foundation.recusal.rules import marks_of
from naung.foundation.words import gettext_noop

LONGEST_TEXT = 15_000  # characters of one free text, as the UK NRM form allows
LONGEST_LINE = 300
LEAST_DIGITS = 8  # the end of a telephone number that does not change with its country code

IN_FUTURE = gettext_noop("Tanggal ini belum terjadi. Tulis tanggal hari ini atau sebelumnya.")
UNKNOWN_KIND = gettext_noop("Pilih salah satu jenis kejadian dari daftar.")
UNKNOWN_CODE = gettext_noop("Pilihan ini tidak ada dalam daftar.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
NOT_A_CODE = gettext_noop("Kode wilayah ini tidak dikenal bentuknya. Ketik nama tempat di kotak tulisan bebas.")


@dataclass(frozen=True)
class Told:
    """One event as it is told: what, when, where, with what pay, papers and means. Empty means not known."""

    kind: str
    when: VagueDate
    place: str = ""  # an area code of any level, or ""
    place_words: str = ""
    carriage: str = ""
    papers: str = ""
    pay_promised: str = ""
    pay_received: str = ""
    note: str = ""
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)  # list name -> codes


@dataclass(frozen=True)
class Whereabouts:
    """A place split into what may stand plain (kecamatan or larger) and what is sealed (village)."""

    area: str
    village: str
    country: str


def whereabouts(code: str) -> Whereabouts:
    """The plain and the sealed part of an area code, and its country."""
    if not code:
        return Whereabouts("", "", "")
    country = code[:2] if is_foreign(code) else HOME
    area = coarse(code)
    return Whereabouts(area, code if code != area else "", country)


def problems_of(told: Told, today: date, known: Mapping[str, frozenset[str]]) -> None:
    """Raise Problems with one row a field where the event can't have been so. `known`: the law's codes by list."""
    found = []
    if told.kind not in {k.value for k in EventKind}:
        found.append(FieldProblem("kind", UNKNOWN_KIND))
    if told.when.first is not None and told.when.first > today:
        found.append(FieldProblem("when", IN_FUTURE))
    if told.place and not is_code(told.place):
        found.append(FieldProblem("place", NOT_A_CODE))
    if told.carriage not in {"", *(c.value for c in Carriage)}:
        found.append(FieldProblem("carriage", UNKNOWN_CODE))
    if told.papers not in {"", *(p.value for p in PapersState)}:
        found.append(FieldProblem("papers", UNKNOWN_CODE))
    for name in ("place_words", "pay_promised", "pay_received"):
        if len(getattr(told, name)) > LONGEST_LINE:
            found.append(FieldProblem(name, TOO_LONG, {"most": LONGEST_LINE}))
    if len(told.note) > LONGEST_TEXT:
        found.append(FieldProblem("note", TOO_LONG, {"most": LONGEST_TEXT}))
    for name, codes in told.codes.items():
        if name not in {a.value for a in ActList} or not set(codes) <= known.get(name, frozenset()):
            found.append(FieldProblem(name, UNKNOWN_CODE))
    if found:
        raise Problems(found)


@dataclass(frozen=True)
class Span:
    """From when to when an episode ran, as far as is known. `over` is None where nobody knows whether it is over."""

    began: VagueDate
    ended: VagueDate
    over: bool | None


def span_of(events: Sequence[tuple[str, VagueDate]], exit_known: bool | None) -> Span:
    """From the earliest dated event to the last exit event (escape, rescue, return)."""
    dated = [when for _, when in events if when.first is not None]
    exits = [when for kind, when in events if kind in EXIT_KINDS and when.last is not None]
    began = min(dated, key=lambda w: w.first or date.max) if dated else VagueDate.unknown()
    ended = max(exits, key=lambda w: w.last or date.min) if exits else VagueDate.unknown()
    return Span(began, ended, True if exits else exit_known)


def in_story_order(events: Sequence[tuple[UUID, str, VagueDate]]) -> Ordering[UUID]:
    """Events in the order of the story: by date where it is certain, else by the usual order of a story; ties are said."""
    usual = {kind.value: number for number, kind in enumerate(EventKind)}
    ordered = sorted(events, key=lambda e: usual.get(e[1], len(usual)))
    return order_of([(key, when) for key, _, when in ordered])


def vague(first: date | None, last: date | None, precision: str, words: str = "") -> VagueDate:
    """A vague date from its columns."""
    return VagueDate(first, last, Precision(precision), words)


def mark_tokens(kind: str, mark: str) -> set[str]:
    """Under what a thing is found: its kind with its letters and digits, and for a long number its last eight digits."""
    plain = "".join(c for c in mark.casefold() if c.isalnum())
    if not plain:
        return set()
    tokens = {f"{kind}:{plain}", f"any:{plain}"}
    digits = "".join(c for c in plain if c.isdigit())
    if len(digits) >= LEAST_DIGITS:
        tokens.add(f"digits:{digits[-LEAST_DIGITS:]}")
    return tokens


def officer_marks(kind: str, mark: str) -> frozenset[str]:
    """What a thing is compared with the officers by: a telephone's number, a profile that is one, an identity card's number.

    A bank account may have as many digits as an identity number and is none.
    """
    if kind == ThingKind.DOCUMENT:
        return marks_of(niks=[mark])
    is_number = kind == ThingKind.PHONE or (kind == ThingKind.PROFILE and not any(c.isalpha() for c in mark))
    return marks_of(phones=[mark]) if is_number else frozenset()
