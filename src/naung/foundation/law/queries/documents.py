"""Assessments as plain documents: a list of items in, an answer an item out, in the same order."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from naung.foundation.law.queries.assessments import assess
from naung.foundation.law.queries.reading import read_item, usable_id
from naung.foundation.law.queries.tables import shipped_law
from naung.foundation.law.vocabulary import (
    ActReading,
    Assessment,
    Deadline,
    ElementFinding,
    Kind,
    Law,
    Notice,
    Offence,
    Penalty,
    Proposal,
    Refusal,
    Row,
    Unverified,
)

Document = dict[str, Any]
MINIMUM = "minimum"


def assess_document(items: list[Any], today: date | None = None, *, law: Law | None = None) -> list[Document]:
    """An answer for each item, in order; an item that cannot be read says which field expects what, and loses no other.

    `assessed` is false where `errors` holds anything: nothing is then said of articles. `warnings` are read as unsure,
    among them days after `today`. By the tables as shipped, unless an office's own `law` is handed in.
    """
    names = Counter(str(usable_id(item)) for item in items)
    used = law or shipped_law()
    return [_answer(used, item, today, repeated=names[str(usable_id(item))] > 1) for item in items]


def _answer(law: Law, item: Any, today: date | None, *, repeated: bool) -> Document:
    reading, person, acts, facts = read_item(law, item, today)
    if repeated and usable_id(item) is not None:
        reading.unsure("id", "duplicate_id")
    head: Document = {"id": usable_id(item), "assessed": not reading.errors}
    if reading.errors:
        return {**head, "errors": reading.errors, "warnings": reading.warnings}
    found = assessment_document(law, assess(person, acts, facts, law=law))
    return {**head, **found, "errors": [], "warnings": reading.warnings}


def assessment_document(law: Law, found: Assessment) -> Document:
    """One assessment as plain values with both languages."""
    return {
        "elements": {each.element.value: _element(each) for each in found.elements},
        "missing": [element.value for element in found.missing],
        "articles": list(found.articles),
        "proposals": [_proposal(law, each) for each in found.proposals],
        "not_articles": {each.article: _refusal(law, each) for each in found.refusals},
        "tracks": list(found.tracks),
        "track_words": {code: _words(law.tracks[code]) for code in found.tracks},
        "clocks": [_clock(law, each) for each in found.clocks],
        "notices": [_notice(law, each) for each in found.notices],
        "unverified": [_unverified(law, each) for each in found.unverified],
        "questions": [_sentence(law, code) for code in found.questions],
        "acts": [_act(each) for each in found.acts],
    }


def _words(row: Row) -> Document:
    return {"id": row.id, "en": row.en, "article": row.citation, "mark": row.mark.value}


def _sentence(law: Law, code: str, values: Mapping[str, str] | None = None) -> Document:
    words = law.sentences[code]
    filled = values or {}
    return {"code": code, "id": words.id.format(**filled), "en": words.en.format(**filled)}


def _element(each: ElementFinding) -> Document:
    return {
        "found": each.found,
        "required": each.required,
        "codes": list(each.codes),
        "acts": list(each.acts),
        "facts": list(each.from_facts),
    }


def _proposal(law: Law, each: Proposal) -> Document:
    row = law.offences[each.article]
    return {
        "article": each.article,
        "words": _words(row),
        "kind": row.kind.value,
        "acts": list(each.acts),
        "depends_on": [_sentence(law, code) for code in each.depends_on],
        "why": _sentence(law, _why(row)),
        "source": row.source,
        "penalty": _penalty(law, row.code, row.penalty),
    }


def _why(row: Offence) -> str:
    """Why the row is shown: it may protect the person, or acts, or facts alone, point to it."""
    if row.kind is Kind.PROTECTION:
        return "may_protect"
    return "points_from_facts" if row.per == "case" else "points_to"


def _penalty(law: Law, article: str, penalty: Penalty | None) -> Document | None:
    """The threatened penalty; a minimum is never certain; amounts from memory are left out and said to be unverified."""
    if penalty is None:
        return None
    mark = law.offences[article].mark_of("penalty")
    if mark == "M":
        return {"mark": mark.value, "unverified": _sentence(law, "penalty_unverified")}
    said: Document = {
        "mark": mark.value,
        "prison_years_at_most": penalty.max_years,
        "prison_years_at_least": penalty.min_years,
        "fine_million_rupiah": [penalty.fine_min, penalty.fine_max],
        "uplift": penalty.uplift,
        "as_article": penalty.as_article,
        "id": penalty.extra_id,
        "en": penalty.extra_en,
    }
    if penalty.min_years is not None or penalty.as_article:
        said["minimum_certain"] = False
        said["minimum_caveat"] = [_words(row) for row in law.changes.values() if row.trigger == MINIMUM]
    return said


def _refusal(law: Law, each: Refusal) -> Document:
    first = _sentence(law, each.reasons[0])
    return {**first, "reasons": [_sentence(law, code) for code in each.reasons]}


def _unverified(law: Law, each: Unverified) -> Document:
    reasons = [_sentence(law, code) for code in each.reasons]
    return {"article": each.article, "part": each.part, "words": _words(law.offences[each.article]), "reasons": reasons}


def _clock(law: Law, each: Deadline) -> Document:
    row = each.row
    waits = (
        {} if each.started_on else {"waits": _sentence(law, "clock_start_unknown", {"start": _start(law, row.start)})}
    )
    return {
        "clock": row.code,
        "words": _words(row),
        "note": {"id": row.note_id, "en": row.note_en} if row.note_id else None,
        "start_event": row.start,
        "start": each.started_on.isoformat() if each.started_on else None,
        "due": each.due_on.isoformat() if each.due_on else None,
        "due_at": each.due_at.isoformat() if each.due_at else None,
        "unit": row.unit,
        "amount": row.amount,
        "lasts": row.lasts,
        "local": row.local,
        "may_pause": sorted(row.may_pause),
        "basis": row.citation,
        "mark": row.mark.value,
        "source": row.source,
        "conflict_with": list(each.conflict_with),
        "depends_on": [_sentence(law, code) for code in each.depends_on],
        **waits,
    }


def _start(law: Law, code: str) -> str:
    return law.facts[code].id if code in law.facts else code


def _notice(law: Law, each: Notice) -> Document:
    """A notice in words: of a sentence, or of the row of law that it is about."""
    if each.code in law.sentences:
        return _sentence(law, each.code, each.values)
    tables: tuple[Mapping[str, Row], ...] = (law.changes, law.offences, law.traps)
    row = next(table[each.code] for table in tables if each.code in table)
    return {"code": each.code, **_words(row)}


def _act(each: ActReading) -> Document:
    return {
        "position": each.position,
        "directions": [direction.value for direction in each.directions],
        "child": {0: "yes", 1: "unsure"}.get(each.child.value, "no"),
        "articles": {code: list(asked) for code, asked in each.articles.items()},
    }
