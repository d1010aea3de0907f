"""What may be written in a plan, who may approve it, and how a version becomes a question."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import numpy as np

from naung.foundation.errors import FieldProblem, RuleBroken, too_long
from naung.foundation.places.rules.codes import lies_within
from naung.foundation.places.vocabulary import Level
from naung.foundation.words import gettext_noop
from naung.insight.drivers.vocabulary import Findings
from naung.insight.targeting.rules.asking import AREA, asked_from
from naung.insight.targeting.rules.catalogue import Catalogue
from naung.insight.targeting.vocabulary import (
    WRONG_WORDS,
    Asked,
    AssumedTold,
    Basis,
    CountsAs,
    End,
    EndTold,
    FrameTold,
    LimitTold,
    Need,
    Question,
    State,
    Wrong,
)

LONGEST_TITLE, LONGEST_REASON = 200, 500
FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_RUPIAH = 10**14  # above the whole budget of a province
MOST_DAYS = 1_000_000  # staff days of a year in one kab/kota
MOST_AT_ONE_PLACE = 6  # as many as the catalogue has interventions of prevention
MOST_PERCENT = 100
MOST_WEIGHT = 5  # of a place: none, or from 0 to 5, which people can still tell apart (house rule)
MOST_DECIDED = 8  # each is solved again without it under both ends, so that its cost can be told
DRAWS, SEED = 100, 61  # of a fitted need; the same draws for the same numbers
STAFF, ONLY = "hari petugas", "kegiatan {code}"

NEEDED = gettext_noop("Isi dahulu bagian ini.")
OUT_OF_RANGE = gettext_noop("Tulis angka dari %(least)s sampai %(most)s.")
NOT_A_LEVEL = gettext_noop("Pilih tingkat yang lebih kecil daripada wilayahnya.")
NOT_MAPPED = gettext_noop("Register memetakan tempat asal hanya di Kalimantan Barat.")
NO_ORIGINS = gettext_noop(
    "Belum ada perhitungan dari register pada tingkat ini: perlu paling sedikit 100 korban yang asalnya diketahui. Minta "
    "dahulu di halaman Pendorong, atau tulis bobot kantor sendiri."
)
NOT_THE_MODEL = gettext_noop("Model ini hanya ada untuk kabupaten dan kota di Kalimantan Barat.")
LOW_FIRST = gettext_noop("Yang tinggi tidak boleh lebih kecil daripada yang rendah.")
NOT_PLANNED = gettext_noop(
    "Kegiatan ini upaya penemuan, bukan pencegahan. Catat sebagai upaya, jangan direncanakan di sini."
)
NOT_IN_CATALOGUE = gettext_noop("Kegiatan ini tidak ada dalam daftar.")
NOT_YOUR_AREA = gettext_noop("Wilayah rencana ini di luar wilayah kerja meja Anda.")
NO_FIT = WRONG_WORDS[Wrong.NO_FIT]
NOT_IN_PLAN = gettext_noop("Tempat ini tidak ada dalam rencana.")
SAY_WHY = gettext_noop("Tuliskan alasannya dengan singkat.")
TOO_MANY_DECIDED = gettext_noop(
    "Paling banyak %(most)s putusan petugas dalam satu rencana. Cabut dahulu salah satunya."
)
NOTHING_ASSUMED = gettext_noop("Isi dahulu paling sedikit satu kegiatan: harga, hari petugas, dan kisaran akibatnya.")
RUNS_NOW = gettext_noop("Rencana ini sedang dihitung. Tunggu sampai selesai.")
ANSWERED = gettext_noop("Versi ini sudah ada jawabannya. Ubah sesuatu dahulu, lalu minta dihitung lagi.")
NOT_SOLVED = gettext_noop("Hanya versi yang selesai dihitung dapat disetujui.")
OWN_WORK = gettext_noop("Orang kedua yang menyetujui: Anda ikut menyusun versi ini.")
APPROVED_ALREADY = gettext_noop("Versi ini sudah disetujui.")
NOT_APPROVED = gettext_noop("Hanya versi yang disetujui dapat menjadi sasaran instansi.")
TASKED_ALREADY = gettext_noop("Bagian ini sudah menjadi sasaran.")
NOT_CHOSEN = gettext_noop("Kegiatan ini tidak dipilih di wilayah ini.")

BELOW: Mapping[Level, tuple[Level, ...]] = {
    Level.PROVINCE: (Level.REGENCY, Level.DISTRICT, Level.VILLAGE),
    Level.REGENCY: (Level.DISTRICT, Level.VILLAGE),
}


def in_range(name: str, number: int | None, least: int, most: int) -> list[FieldProblem]:
    """What is wrong with a whole number; None is not told."""
    fits = number is None or least <= number <= most
    return [] if fits else [FieldProblem(name, OUT_OF_RANGE, {"least": least, "most": most})]


def frame_problems(told: FrameTold, within: Level | None, modelled: str) -> list[FieldProblem]:
    """What is wrong with a frame, a row a field. `within`: the level of its area; `modelled`: the area that the model covers."""
    problems = [] if told.title.strip() else [FieldProblem("title", NEEDED)]
    problems += too_long({"title": told.title}, LONGEST_TITLE)
    problems += in_range("year", told.year, FIRST_YEAR, LAST_YEAR) + in_range("budget", told.budget, 1, MOST_RUPIAH)
    problems += in_range("at_most", told.at_most, 1, MOST_AT_ONE_PLACE)
    if within is None or told.level not in BELOW.get(within, ()):
        problems.append(FieldProblem("level", NOT_A_LEVEL))
    if told.basis is Basis.FIT and (told.level is not Level.REGENCY or told.within != modelled):
        problems.append(FieldProblem("basis", NOT_THE_MODEL))
    if told.basis is Basis.ORIGINS and not lies_within(told.within, modelled):
        problems.append(FieldProblem("basis", NOT_MAPPED))
    return problems


def assumed_problems(code: str, told: AssumedTold, catalogue: Catalogue) -> list[FieldProblem]:
    """What is wrong with an assumption, a row a field. Raises RuleBroken for what is not planned as prevention."""
    found = catalogue.interventions.get(code)
    if found is None:
        raise RuleBroken(NOT_IN_CATALOGUE)
    if found.counts_as is CountsAs.DETECTION:
        raise RuleBroken(NOT_PLANNED)
    problems = in_range("price", told.price, 0, MOST_RUPIAH) + in_range("days", told.days, 0, MOST_DAYS)
    problems += in_range("capacity", told.capacity, 0, MOST_DAYS)
    ends = in_range("low", told.low, 0, MOST_PERCENT) + in_range("high", told.high, 0, MOST_PERCENT)
    if not ends and told.low > told.high:
        ends = [FieldProblem("high", LOW_FIRST)]
    return problems + ends


def limit_problems(limits: Mapping[str, LimitTold]) -> list[FieldProblem]:
    """What is wrong with staff days and floors, a row a field named `days_CODE` or `floor_CODE`."""
    problems: list[FieldProblem] = []
    for code, told in limits.items():
        problems += in_range(f"days_{code}", told.days, 0, MOST_DAYS)
        problems += in_range(f"floor_{code}", told.floor, 0, MOST_RUPIAH)
    return problems


def reason_problems(reason: str) -> list[FieldProblem]:
    """What is wrong with the reason of a decision."""
    if not reason.strip():
        return [FieldProblem("reason", SAY_WHY)]
    return too_long({"reason": reason}, LONGEST_REASON)


def may_ask(assumed: Iterable[str]) -> None:
    """Pass where there is something to solve. Raises RuleBroken."""
    if not tuple(assumed):
        raise RuleBroken(NOTHING_ASSUMED)


def may_approve(state: State, authors: Iterable[UUID], approver: UUID) -> None:
    """Pass where a second person approves what was solved. Raises RuleBroken."""
    if state is State.APPROVED:
        raise RuleBroken(APPROVED_ALREADY)
    if state is not State.SOLVED:
        raise RuleBroken(NOT_SOLVED)
    if approver in set(authors):
        raise RuleBroken(OWN_WORK)


def fields_of(values: Mapping[str, Any]) -> Mapping[str, str]:
    """Values as the text of their fields; None is empty."""
    return {name: "" if value is None else str(value) for name, value in values.items()}


def weighed_at(level: Level, within: Level) -> Level:
    """At which level an office writes its weights: a whole province's villages have those of their kecamatan."""
    return Level.DISTRICT if (level, within) == (Level.VILLAGE, Level.PROVINCE) else level


def need_of(place: str, needs: Mapping[str, Need]) -> Need:
    """A place's own need, or that of the kecamatan in which it lies; none where neither is told."""
    return needs.get(place) or needs.get(place.rpartition(".")[0]) or Need(None)


def fitted_need(low: float, middle: float, high: float, residents: int) -> Need:
    """The need of an area from a modelled rate with its 90 % interval: rate times residents, spread on the log scale.

    A lognormal with that interval (its ends lie 1.645 sd from the middle); areas are taken as independent.
    """
    return Need(middle * residents, float(np.log(high / low) / (2 * 1.6449)))


def origins_needs(found: Findings, places: Iterable[str]) -> dict[str, Need]:
    """The need of each of these places by a fit of the register: modelled rate times residents, with its interval as spread."""
    residents = {each.code: each.residents for each in found.ingredients}
    rates = {area.name: area.modelled for area in found.fit.areas}
    return {
        code: fitted_need(rates[code].low, rates[code].middle, rates[code].high, residents[code])
        for code in places
        if code in rates
    }


def question_as_file(question: Question) -> dict[str, Any]:
    """A version as the file that `naung plan-prevention` reads, so that anyone can solve it again."""
    only = {code: ONLY.format(code=code) for code, each in question.assumed.items() if each.capacity is not None}
    return {
        "anggaran": question.budget,
        "paling_banyak": question.at_most,
        "petugas": [STAFF, *only.values()],
        "wilayah": [
            {
                "kode": code,
                "paling_sedikit": limit.floor,
                "petugas": {STAFF: limit.days} | {only[each]: question.assumed[each].capacity for each in only},
            }
            for code, limit in question.limits.items()
        ],
        "tempat": [{"kode": each, "kebutuhan": _drawn(question, each)} for each in question.places],
        "intervensi": [
            {
                "kode": code,
                "biaya": each.price,
                "petugas": {STAFF: each.days} | ({only[code]: 1} if code in only else {}),
                "akibat": [each.low / MOST_PERCENT, each.high / MOST_PERCENT],
            }
            for code, each in question.assumed.items()
        ],
        "putusan": [
            {"tempat": each.place, "intervensi": each.intervention, "masuk": each.included, "alasan": each.reason}
            for each in question.decided
        ],
    }


def _drawn(question: Question, place: str) -> float | list[float] | None:
    need = need_of(place, question.needs)
    if need.value is None or not need.spread:
        return need.value
    rng = np.random.default_rng([SEED, question.places.index(place)])
    return [float(each) for each in need.value * np.exp(need.spread * rng.normal(size=DRAWS))]


def asked_of(question: Question, catalogue: Catalogue) -> Asked:
    """The two problems of a version. Raises AskedWrongly with every complaint."""
    return asked_from(question_as_file(question), catalogue)


def area_of(place: str) -> str:
    """The kab/kota of a place."""
    return place[:AREA]


def parts_of(ends: Mapping[End, EndTold]) -> dict[tuple[str, str], list[str]]:
    """Kab/kota and intervention of what is approved, with its places: the plan under the low assumption."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in ends[End.LOW].choices:
        found.setdefault((area_of(each.place), each.intervention), []).append(each.place)
    return found
