"""What an office asks for, from its own file: places with their need, interventions with its own costs and assumptions.

A need is any number by place (from the model of driving factors, with its draws, or an office's own count), never a person's.
Missing stays missing: such a place is not planned for, and it is said.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from naung.insight.targeting.rules.catalogue import Catalogue
from naung.insight.targeting.vocabulary import Asked, AskedWrongly, Complaint, CountsAs, Wrong
from naung.methods.allocation import posed

AREA = 5  # characters of a kabupaten's or kota's code


class _Reading:
    """The file as it is read; every complaint is gathered."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        self.complaints: list[Complaint] = []

    def wrong(self, what: Wrong, about: str) -> None:
        self.complaints.append(Complaint(what.value, about))

    def rows(self, name: str) -> list[Mapping[str, Any]]:
        found = self.given.get(name, [])
        if isinstance(found, list) and all(isinstance(row, dict) for row in found):
            return found
        self.wrong(Wrong.NOT_A_LIST, name)
        return []

    def whole(self, value: Any, name: str) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.wrong(Wrong.WRONG_NUMBER, name)
        return 0

    def codes(self, rows: list[Mapping[str, Any]]) -> tuple[str, ...]:
        codes = tuple(str(row.get("kode", "")) for row in rows)
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            self.wrong(Wrong.TWICE, code)
        return codes


def asked_from(given: Mapping[str, Any], catalogue: Catalogue) -> Asked:
    """The question of a file. Raises AskedWrongly with every complaint; numbers below zero are the planner's to name."""
    reading = _Reading(given)
    areas, places, kinds = reading.rows("wilayah"), reading.rows("tempat"), reading.rows("intervensi")
    of_area, of_place, of_kind = (reading.codes(rows) for rows in (areas, places, kinds))
    staff = tuple(str(name) for name in given.get("petugas", ()))
    effects = [_effect(reading, row, catalogue) for row in kinds]
    lies_in = [_area(reading, code, of_area) for code in of_place]
    needs = _needs(reading, places, of_place)
    forced, reasons = _decisions(reading, of_place, of_kind)
    costs = [
        reading.whole(row.get("biaya"), f"intervensi {code}: biaya") for row, code in zip(kinds, of_kind, strict=True)
    ]
    floors = [
        reading.whole(row.get("paling_sedikit", 0), f"wilayah {code}") for row, code in zip(areas, of_area, strict=True)
    ]
    budget, most = (
        reading.whole(given.get("anggaran"), "anggaran"),
        reading.whole(given.get("paling_banyak", 1), "paling_banyak"),
    )
    use, has = _staff(reading, kinds, staff, of_kind), _staff(reading, areas, staff, of_area)
    for name, rows in (("wilayah", areas), ("tempat", places), ("intervensi", kinds)):
        if not rows:
            reading.wrong(Wrong.NOT_A_LIST, name)
    if reading.complaints:
        raise AskedWrongly(tuple(reading.complaints))
    problems = [
        posed(
            needs[:, :, None] * np.array([effect[end] for effect in effects]),
            costs, budget=budget, areas=lies_in, floors=floors, at_most=most,
            staff_use=use, staff=has, forced_in=forced == 1, forced_out=forced == -1,
        )
        for end in (0, 1)
    ]  # fmt: skip
    assumed = tuple(code for code in of_kind if catalogue.interventions[code].effect is None)
    return Asked(problems[0], problems[1], of_place, of_kind, of_area, staff, assumed, reasons)


def _effect(reading: _Reading, row: Mapping[str, Any], catalogue: Catalogue) -> tuple[float, float]:
    code, typed = str(row.get("kode", "")), row.get("akibat")
    found = catalogue.interventions.get(code)
    if found is None:
        reading.wrong(Wrong.UNKNOWN_INTERVENTION, code)
    elif found.counts_as is CountsAs.DETECTION:
        reading.wrong(Wrong.IS_DETECTION, code)
    elif found.effect is not None:
        if typed is not None:
            reading.wrong(Wrong.SOURCED_EFFECT, code)
        return found.effect
    elif typed is None:
        reading.wrong(Wrong.NO_EFFECT, code)
    elif not _is_range(typed):
        reading.wrong(Wrong.WRONG_EFFECT, code)
    else:
        return float(typed[0]), float(typed[1])
    return 0.0, 0.0


def _is_range(typed: Any) -> bool:
    two = isinstance(typed, list) and len(typed) == 2 and all(_is_number(end) for end in typed)
    return two and 0 <= typed[0] <= typed[1] <= 1


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _area(reading: _Reading, code: str, areas: tuple[str, ...]) -> int:
    if code[:AREA] in areas:
        return areas.index(code[:AREA])
    reading.wrong(Wrong.NO_AREA, code[:AREA])
    return 0


def _needs(reading: _Reading, rows: list[Mapping[str, Any]], codes: tuple[str, ...]) -> Any:
    """Draws by places; NaN where an office has no figure."""
    columns: list[list[float]] = []
    for row, code in zip(rows, codes, strict=True):
        typed = row.get("kebutuhan")
        draws = typed if isinstance(typed, list) else [float("nan") if typed is None else typed]
        if not draws or not all(_is_number(each) for each in draws):
            reading.wrong(Wrong.WRONG_NEED, code)
            draws = [0.0]
        columns.append([float(each) for each in draws])
    longest = max((len(column) for column in columns), default=1)
    for column, code in zip(columns, codes, strict=True):
        if len(column) not in (1, longest):
            reading.wrong(Wrong.WRONG_NEED, code)
    return np.array([(column * longest)[:longest] for column in columns]).T


def _staff(reading: _Reading, rows: list[Mapping[str, Any]], staff: tuple[str, ...], codes: tuple[str, ...]) -> Any:
    held = [each if isinstance(each := row.get("petugas"), dict) else {} for row in rows]
    numbers = [
        [reading.whole(has.get(name, 0), f"{code}: {name}") for name in staff]
        for has, code in zip(held, codes, strict=True)
    ]
    return np.array(numbers, dtype=int).reshape(len(rows), len(staff))


def _decisions(
    reading: _Reading, places: tuple[str, ...], kinds: tuple[str, ...]
) -> tuple[Any, dict[tuple[int, int], str]]:
    forced, reasons = np.zeros((len(places), len(kinds)), dtype=int), {}
    for row in reading.rows("putusan"):
        place, kind = str(row.get("tempat", "")), str(row.get("intervensi", ""))
        if place not in places or kind not in kinds:
            reading.wrong(Wrong.UNKNOWN_DECISION, f"{place} {kind}")
            continue
        if not str(row.get("alasan", "")).strip():
            reading.wrong(Wrong.NO_REASON, f"{place} {kind}")
        at = (places.index(place), kinds.index(kind))
        forced[at] = 1 if row.get("masuk") is True else -1
        reasons[at] = str(row.get("alasan", ""))
    return forced, reasons
