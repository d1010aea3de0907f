"""Writing down what was asked of a person, and the path that a person chose for her."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.cases.models import Case
from naung.casework.cases.rules import writable
from naung.casework.cases.vocabulary import Stage
from naung.casework.legal_aid.models import Entitlement
from naung.casework.legal_aid.queries.aid import FACT_COLUMNS, opened
from naung.casework.legal_aid.queries.rows import entitlement_row, helped_in
from naung.casework.legal_aid.rules.applications import LONGEST_TEXT, UNKNOWN_PATH
from naung.casework.legal_aid.rules.entitlement import facts_problems, facts_text, judged, read_facts
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.casework.legal_aid.vocabulary import FACTS, AidEvent, Facts, PathState
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import TOO_LONG, RuleBroken, StaleVersion, differences, refuse
from naung.foundation.people.queries import person_row
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

ASK_FIRST = gettext_noop("Jawab dahulu pertanyaannya; jalan yang terbuka tergantung jawabannya.")
SAY_WHY_SHUT = gettext_noop("Jalan ini menurut jawabannya tidak terbuka. Tulis mengapa tetap dipilih.")


def writable_case(case_id: UUID, person_id: UUID, by: Actor) -> Case:
    """The case for a writer. Raises NotFound, NotPermitted, RuleBroken where she has no part or the case is closed."""
    require(by, Permission.LEGAL_AID_WRITE)
    case, _role = helped_in(case_id, person_id, actor=by)
    require(by, Permission.LEGAL_AID_WRITE, within=case.owner)
    writable(Stage(case.stage))
    return case


@transaction.atomic
def write_facts(
    *, case_id: UUID, person_id: UUID, answers: Mapping[str, str], papers: Collection[str], version: int, by: Actor
) -> UUID:
    """Write down the answers that decide which path stands open; `version` 0 where nothing was asked before.

    Raises Problems, StaleVersion with both values where someone was faster.
    """
    case = writable_case(case_id, person_id, by)
    refuse(facts_problems(answers))
    known = frozenset(papers) & frozenset(shipped_paths().papers)
    told = Facts({name: answers[name] for name in FACTS}, known)
    person = person_row(person_id, actor=by)
    row = entitlement_row(case_id, person_id)
    if (row.version if row else 0) != version:
        raise _stale(row, told, version, by)
    if row is None:
        row = Entitlement(case=case, person=person, owner=case.owner, compartment=person.compartment, version=0)
    row.version, row.asked_by, row.asked_at = version + 1, officer_of(by), timezone.now()
    seal(row, facts=facts_text(told))
    row.save()
    record(AidEvent.ASKED, subject=case_id, subjects=[person_id], by=by)
    return row.id


def _stale(row: Entitlement | None, told: Facts, version: int, by: Actor) -> StaleVersion:
    if row is None:
        return StaleVersion(based_on=version, now=0, differences=())
    (text,) = opened([(row, FACT_COLUMNS)], by)
    theirs = dict(read_facts(text["facts"] or "").answers)
    return StaleVersion(based_on=version, now=row.version, differences=differences(theirs, dict(told.answers)))


@transaction.atomic
def choose_path(*, case_id: UUID, person_id: UUID, path: str, why: str, version: int, by: Actor) -> None:
    """Choose a path and sign: a person's choice, whatever the table says. One that reads as shut is chosen with a reason.

    Raises RuleBroken, StaleVersion with both values.
    """
    writable_case(case_id, person_id, by)
    row = entitlement_row(case_id, person_id)
    if row is None:
        raise RuleBroken(ASK_FIRST)
    Entitlement.objects.select_for_update(of=("self",)).get(id=row.id)
    (text,) = opened([(row, FACT_COLUMNS)], by)
    if row.version != version:
        raise StaleVersion(
            based_on=version, now=row.version, differences=differences({"path": row.path}, {"path": path})
        )
    facts, words = read_facts(text["facts"] or ""), why.strip()
    table = shipped_paths()
    found = next((e for e in judged(facts, table, timezone.localdate()) if e.path.code == path), None)
    if found is None:
        raise RuleBroken(UNKNOWN_PATH, field="path")
    if found.state is PathState.SHUT and not words:
        raise RuleBroken(SAY_WHY_SHUT, field="why")
    if len(words) > LONGEST_TEXT:
        raise RuleBroken(TOO_LONG, field="why", most=LONGEST_TEXT)
    row.path, row.chosen_by, row.chosen_at, row.version = path, officer_of(by), timezone.now(), version + 1
    seal(row, why=words or None)
    row.save()
    record(AidEvent.CHOSEN, subject=case_id, subjects=[person_id], by=by)
