"""The tables against each other: references to codes that nobody has, validity that overlaps, rows that contradict."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from naung.foundation.clock.vocabulary import Unit
from naung.foundation.law.rules.chain import EXPLOITED, NOT_EXPLOITED
from naung.foundation.law.rules.conditions import BASE
from naung.foundation.law.rules.deadlines import FROM_ACT
from naung.foundation.law.vocabulary import ClockRow, Law, LawTableBroken, Offence, Row

Reference = tuple[Row, str, Iterable[str], Iterable[str]]


def complaints_of(law: Law) -> Iterator[LawTableBroken]:
    """Everything that is wrong between rows, the unknown codes first."""
    yield from _unknown_references(law)
    yield from _overlaps(law)
    yield from _nested(law)


def _unknown_references(law: Law) -> Iterator[LawTableBroken]:
    for row, key, named, known in (*_of_offences(law), *_of_clocks(law), *_of_others(law)):
        for code in sorted({*named} - {*known, ""}):
            yield LawTableBroken(row.file, row.line, f"{row.code}, {key}: kode tidak dikenal: {code}")
    for needed in (EXPLOITED, NOT_EXPLOITED):
        if needed not in law.facts:
            yield LawTableBroken("facts.toml", 1, f"fakta {needed} diperlukan")


def _of_offences(law: Law) -> Iterator[Reference]:
    signs = {*law.facts, *law.means}
    kinds = {kind for code in law.purpose.values() for kind in code.kinds}
    for row in law.offences.values():
        yield row, "facts", row.facts | row.facts_hint, signs
        yield row, "on", {*row.on, *row.on_if_exploited}, law.offences
        yield row, "purpose_kinds", row.purpose_kinds, kinds
        yield row, "penalty", _borrowed(row), law.offences
        yield row, "asks", {row.asks}, law.sentences


def _borrowed(row: Offence) -> Iterable[str]:
    return {row.penalty.as_article} if row.penalty else set()


def _of_clocks(law: Law) -> Iterator[Reference]:
    for row in law.clocks.values():
        yield row, "start", {row.start}, {*law.facts, FROM_ACT}
        yield row, "when", row.when, law.facts
        yield row, "track", {row.track}, law.tracks
        yield row, "articles", row.articles, law.offences
        yield row, "conflict_with", row.conflict_with, law.clocks
        yield row, "back_from", {row.back_from}, _may_be_counted_back(row, law)


def _may_be_counted_back(row: ClockRow, law: Law) -> Iterable[str]:
    """The clocks from whose end this row may be counted back: of the same start, themselves counted forward; by days only."""
    if row.unit != Unit.CALENDAR_DAYS:
        return ()
    return {each.code for each in law.clocks.values() if each.start == row.start and not each.back_from}


def _of_others(law: Law) -> Iterator[Reference]:
    for fact in law.facts.values():
        yield fact, "implies", fact.implies, law.facts
    for change in law.changes.values():
        yield change, "replaces", {change.replaces, change.by}, law.offences
        yield change, "trigger_fact", {change.trigger_fact}, law.facts
    for right in law.rights.values():
        yield right, "clocks", right.clocks, law.clocks
    for trap in law.traps.values():
        yield trap, "about", trap.about, {*law.clocks, *law.offences, *law.tracks}


def _overlaps(law: Law) -> Iterator[LawTableBroken]:
    """The old article and the one that took its place may never hold on the same day, nor two rows of one article."""
    for change in law.changes.values():
        if change.by:
            old, new = law.offences[change.replaces], law.offences[change.by]
            if _on_one_day(old, new):
                yield LawTableBroken(new.file, new.line, f"{new.code}: berlaku bersamaan dengan {old.code}")
    for one, other in combinations(law.offences.values(), 2):
        same = (one.law, one.pasal, one.ayat) == (other.law, other.pasal, other.ayat)
        if same and _on_one_day(one, other):
            yield LawTableBroken(other.file, other.line, f"{other.code}: masa berlaku bertumpuk dengan {one.code}")


def _on_one_day(one: Row, other: Row) -> bool:
    begins_in_time = one.valid_to is None or other.valid_from is None or other.valid_from <= one.valid_to
    ends_in_time = other.valid_to is None or one.valid_from is None or one.valid_from <= other.valid_to
    return begins_in_time and ends_in_time


def _nested(law: Law) -> Iterator[LawTableBroken]:
    """A hint comes with its question, an article may rest on basic articles only, and clocks must disagree both ways."""
    for row in law.offences.values():
        if bool(row.facts_hint) != bool(row.asks):
            yield LawTableBroken(row.file, row.line, f"{row.code}: facts_hint dan asks harus bersama")
        if bool(row.on) != (BASE in row.requires):
            yield LawTableBroken(row.file, row.line, f"{row.code}: on dan syarat base harus bersama")
        if any(law.offences[code].on for code in row.on):
            yield LawTableBroken(row.file, row.line, f"{row.code}: bersandar pada pasal yang juga bersandar")
    for clock in law.clocks.values():
        for code in clock.conflict_with:
            if clock.code not in law.clocks[code].conflict_with:
                yield LawTableBroken(clock.file, clock.line, f"{clock.code}: {code} tidak menyebutnya kembali")
