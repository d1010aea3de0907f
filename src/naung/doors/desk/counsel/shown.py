"""Counsel made ready for its templates: sentences beside codes, names beside ids."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.consent.queries import standing_lines
from naung.casework.consent.vocabulary import SharingPurpose
from naung.casework.counsel.queries import AssignmentShown, FindingShown, LawyerShown, Offered
from naung.casework.counsel.vocabulary import (
    END_WORDS,
    LICENCE_WORDS,
    SPECIALITY_WORDS,
    STANDING_WORDS,
    STANDPOINT_WORDS,
    Licence,
    Speciality,
    Standpoint,
    Wish,
)
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.counsel.forms import finding_words
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.organisations.queries import all_desks
from naung.foundation.people.queries import people_named
from naung.foundation.people.vocabulary import LANGUAGE_WORDS, SEX_WORDS, Sex
from naung.foundation.places.queries import path_words

STANDPOINT_TONES = {Standpoint.WAITS: "waits", Standpoint.STANDS: "done", Standpoint.RAN_OUT: "overdue"}
LICENCE_TONES = {Licence.VALID: "done", Licence.UNKNOWN: "plain"}


def sex_words(sex: str) -> str:
    """A sex in words, or nothing."""
    return _(SEX_WORDS[Sex(sex)]) if sex else ""


def lawyer_row(lawyer: LawyerShown, officers: Officers) -> dict[str, Any]:
    """One row of the register."""
    told = lawyer.told
    return {
        "lawyer": lawyer,
        "told": told,
        "sex": sex_words(told.sex),
        "languages": ", ".join(_(LANGUAGE_WORDS[each]) for each in told.languages if each in LANGUAGE_WORDS),
        "specialities": ", ".join(_(SPECIALITY_WORDS[Speciality(each)]) for each in told.specialities),
        "places": "; ".join(path_words(each) for each in told.places),
        "licence": {"words": _(LICENCE_WORDS[lawyer.licence_now]), "tone": licence_tone(lawyer.licence_now)},
        "full": bool(told.most) and lawyer.load >= told.most,
        "officer": officers(told.officer) if told.officer else "",
    }


def licence_tone(licence: Licence) -> str:
    """The tone of a tag."""
    return LICENCE_TONES.get(licence, "overdue")


def assignment_row(row: AssignmentShown, officers: Officers, papers: Mapping[UUID, str]) -> dict[str, Any]:
    """One assignment."""
    return {
        "row": row,
        "state": {"words": _(STANDPOINT_WORDS[row.standpoint]), "tone": STANDPOINT_TONES.get(row.standpoint, "plain")},
        "who": officers(row.begun_by),
        "wish": wish_words(row.wish),
        "paper": papers.get(row.document, _("surat kuasa")) if row.document else "",
        "ended": _(END_WORDS[row.ended_how]) if row.ended_how else "",
        "ended_by": officers(row.ended_by) if row.ended_by else "",
        "here": officers(row.officer) if row.officer else "",
    }


def wish_words(wish: Wish) -> str:
    """What she asked for, in words."""
    parts = [sex_words(wish.sex)]
    if wish.language in LANGUAGE_WORDS:
        parts.append(_("bahasa %(language)s") % {"language": _(LANGUAGE_WORDS[wish.language])})
    if wish.speciality:
        parts.append(_(SPECIALITY_WORDS[Speciality(wish.speciality)]))
    if wish.place:
        parts.append(path_words(wish.place))
    return ", ".join(each for each in parts if each)


def offered_rows(offered: Offered, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """The order with its reasons; who may not be chosen stands last, with why."""
    return [
        {
            "id": each.runner.id,
            "name": each.runner.name,
            "rank": each.rank,
            "barred": _(each.barred) if each.barred else "",
            "parts": [{"fits": one.fits, "words": _(one.words) % dict(one.values)} for one in each.weighed],
            "findings": finding_rows(offered.findings.get(each.runner.id, ()), names, Officers()),
        }
        for each in offered.placed
    ]


def finding_rows(
    findings: Iterable[FindingShown], names: Mapping[UUID, str], officers: Officers
) -> list[dict[str, Any]]:
    """Findings in words, each with what was decided."""
    return [
        {
            "shown": each,
            "words": finding_words(each.finding, names),
            "decided": _(STANDING_WORDS[each.standing]) if each.standing else "",
            "who": officers(each.decided_by) if each.decided_by else "",
        }
        for each in findings
    ]


def names_in(findings: Mapping[UUID, Sequence[FindingShown]], actor: Actor) -> dict[UUID, str]:
    """The names of the persons whom findings mean."""
    people = {one.finding.against for each in findings.values() for one in each if one.finding.against}
    named = people_named(people, actor=actor) if people else {}
    return {person: brief.name for person, brief in named.items()}


def consent_rows(person: UUID, actor: Actor) -> list[dict[str, Any]]:
    """What may be shared for legal aid now, and with whom: what a lawyer of another office may be told."""
    if not actor.may(Permission.CONSENT_READ):
        return []
    desks = {each.id: each.name for each in all_desks()}
    return [
        {
            "whom": desks.get(line.recipient, "") if line.recipient else _("kantor atau lembaga di luar"),
            "by_law": line.by_law,
            "until": line.until,
        }
        for line in standing_lines(person, actor=actor)
        if line.purpose is SharingPurpose.LEGAL
    ]
