"""May this kind of agency act? Three answers: yes with its basis, no with the reason, or "ask first" with the question.

A row from memory (M) and a row without legal basis never say yes and never say no: they ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from naung.foundation.access.rules import reach_at
from naung.foundation.access.vocabulary import Mandate, PersonKind, Reach
from naung.foundation.organisations.rules.register import read_mandates, shipped_mandates
from naung.foundation.organisations.vocabulary import Cell, DeskOffer, MandateAsk, MandateVerdict
from naung.foundation.places.rules.codes import HOME, is_foreign, lies_within
from naung.foundation.words import gettext_noop

__all__ = ["MandateAsk", "MandateVerdict", "may_refer", "read_mandates", "shipped_mandates"]

PRACTICE = gettext_noop("praktik, bukan dasar hukum")

MAY = gettext_noop("Boleh: jenis instansi ini berwenang memberi layanan ini kepada orang ini di tempat ini.")
REMEMBERED = gettext_noop("Belum diverifikasi, tanya bagian hukum: dasar kewenangan ini belum dibaca dari naskahnya.")
PRACTISED = gettext_noop("Belum diverifikasi, tanya bagian hukum: ini praktik, bukan dasar hukum.")

NO_ROWS = gettext_noop("Tidak: daftar kewenangan tidak memberi jenis instansi ini tugas atas satu orang.")
OTHER_SERVICE = gettext_noop("Tidak: layanan ini bukan tugas jenis instansi ini menurut daftar kewenangan.")
OTHER_PERSON = gettext_noop(
    "Tidak: layanan ini oleh jenis instansi ini bukan untuk orang ini (perempuan, laki-laki, anak)."
)
OTHER_DAY = gettext_noop("Tidak: dasar kewenangannya tidak berlaku pada tanggal itu.")
OTHER_PLACE = gettext_noop("Tidak: tempat itu di luar wilayah kerja instansi ini.")
OTHER_EXPLOITATION = gettext_noop("Tidak: kewenangannya hanya untuk bentuk eksploitasi lain.")

WHICH_PERSON = gettext_noop("Belum pasti: tergantung apakah orang ini perempuan atau laki-laki, dewasa atau anak.")
WHICH_DAY = gettext_noop("Belum pasti: hari mulai berlakunya dasar ini belum diverifikasi, tanya bagian hukum.")
WHICH_PLACE = gettext_noop(
    "Belum pasti: tempatnya belum diketahui, atau terlalu luas untuk menyebut satu wilayah kerja."
)
UNKNOWN_PLACE = gettext_noop("Belum pasti: kode wilayah ini tidak ada dalam tabel wilayah.")
WHICH_EXPLOITATION = gettext_noop("Belum pasti: tergantung bentuk eksploitasinya.")


class Step(IntEnum):
    """How a condition answers; of several the lowest stands."""

    NO = 0
    ASK = 1
    YES = 2


@dataclass(frozen=True)
class Answer:
    """One condition's answer and, unless it is yes, why."""

    step: Step
    reason: str = ""


YES = Answer(Step.YES)


def may_refer(ask: MandateAsk, mandates: Iterable[Mandate]) -> MandateVerdict:
    """Whether this kind of agency may give this service here: the best answer of its rows, with reason, basis and mark."""
    rows = [row for row in mandates if row.agency_type == ask.agency_type]
    if not rows:
        return MandateVerdict(False, NO_ROWS, "", "")
    rows = [row for row in rows if row.service == ask.service]
    if not rows:
        return MandateVerdict(False, OTHER_SERVICE, "", "")
    judged = [(_weight(row, answers := _conditions(row, ask)), row, answers) for row in rows]
    _, best, answers = max(judged, key=lambda each: each[0])
    return _verdict(best, answers)


def _conditions(row: Mandate, ask: MandateAsk) -> tuple[Answer, ...]:
    return _person(row, ask), _day(row, ask), _place(row, ask), _exploitation(row, ask)


def _weight(row: Mandate, answers: tuple[Answer, ...]) -> tuple[int, ...]:
    """The better answer first: yes by law, then ask by law, then what is only practised; among refusals, the nearest miss."""
    worst = min(answer.step for answer in answers)
    if worst is Step.NO:
        return Step.NO, sum(answer.step is not Step.NO for answer in answers), row.gives, row.mark == "V"
    return (worst if row.gives else Step.ASK), row.gives, row.mark == "V", bool(row.basis)


def _verdict(row: Mandate, answers: tuple[Answer, ...]) -> MandateVerdict:
    worst = min(answers, key=lambda answer: answer.step)
    if worst.step is Step.NO:
        return MandateVerdict(False, worst.reason, "", "")
    basis = row.basis or PRACTICE
    if not row.gives:
        return MandateVerdict(False, REMEMBERED if row.basis else PRACTISED, basis, row.mark, needs_check=True)
    if worst.step is Step.ASK:
        return MandateVerdict(False, worst.reason, basis, row.mark, needs_check=True)
    return MandateVerdict(True, MAY, basis, row.mark)


def _person(row: Mandate, ask: MandateAsk) -> Answer:
    if ask.person_kind in row.person_kinds:
        return YES
    if ask.person_kind is PersonKind.UNKNOWN:
        return Answer(Step.ASK, WHICH_PERSON)
    return Answer(Step.NO, OTHER_PERSON)


def _day(row: Mandate, ask: MandateAsk) -> Answer:
    if row.valid_from and ask.on < row.valid_from:
        remembered = (row.start_mark or row.mark) == "M"
        return Answer(Step.ASK, WHICH_DAY) if remembered else Answer(Step.NO, OTHER_DAY)
    if row.valid_to and row.valid_to < ask.on:
        return Answer(Step.NO, OTHER_DAY)
    return YES


def _place(row: Mandate, ask: MandateAsk) -> Answer:
    within = [_level(row, ask)]
    if row.territory:
        within.append(_inside(ask.place, row.territory))
    if ask.territory is not None:
        within.append(_desk_reach(row, ask.territory))
        within.append(_inside(ask.place, ask.territory or HOME))
    worst = min(within)
    if worst is Step.NO:
        return Answer(Step.NO, OTHER_PLACE)
    if not ask.place_known and ask.place:
        return Answer(Step.ASK, UNKNOWN_PLACE)
    return YES if worst is Step.YES else Answer(Step.ASK, WHICH_PLACE)


def _level(row: Mandate, ask: MandateAsk) -> Step:
    """Whether an office of one of the row's levels reaches the place."""
    if not ask.place or not row.levels:
        return Step.YES if ask.place else Step.ASK
    if row.levels & reach_at(ask.place):
        return Step.YES
    inland = row.levels - {Reach.ABROAD}
    wide = not is_foreign(ask.place) and "." not in ask.place
    return Step.ASK if wide and inland else Step.NO


def _desk_reach(row: Mandate, territory: str) -> Step:
    """Whether a desk of this territory belongs to an office of one of the row's levels; a desk may serve a part of it."""
    return Step.YES if not row.levels or row.levels & reach_at(territory or HOME) else Step.NO


def _inside(place: str, area: str) -> Step:
    """Inside the area, outside it, or so wide that it can't be said."""
    if not place:
        return Step.ASK
    if lies_within(place, area):
        return Step.YES
    return Step.ASK if lies_within(area, place) else Step.NO


def _exploitation(row: Mandate, ask: MandateAsk) -> Answer:
    if not row.exploitations or ask.exploitation in row.exploitations:
        return YES
    return Answer(Step.NO, OTHER_EXPLOITATION) if ask.exploitation else Answer(Step.ASK, WHICH_EXPLOITATION)


def kinds_that_may(ask: MandateAsk, mandates: Iterable[Mandate]) -> tuple[str, ...]:
    """The kinds of agency that may, whatever kind is named in the ask, in the order of the register."""
    rows = tuple(mandates)
    kinds = dict.fromkeys(row.agency_type for row in rows)
    return tuple(kind for kind in kinds if may_refer(replace(ask, agency_type=kind), rows).allowed)


def in_order(offers: Iterable[DeskOffer]) -> tuple[DeskOffer, ...]:
    """Desks that may first, then those to ask about, then the others; the better mark first, then by name."""
    marks = {"V": 0, "V2": 1, "M": 2}
    return tuple(
        sorted(offers, key=lambda o: (not o.allowed, not o.needs_check, marks.get(o.mark, 3), o.agency_type, o.name))
    )


def holes(cells: Iterable[Cell]) -> list[Cell]:
    """The cells in which nobody may act."""
    return [cell for cell in cells if cell.hole]
