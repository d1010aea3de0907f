"""Legal aid of one person in one case, opened with one entry in the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.legal_aid.models import Application, Entitlement
from naung.casework.legal_aid.queries.rows import application_row, entitlement_row, helped_in
from naung.casework.legal_aid.rules.applications import is_late, read_account
from naung.casework.legal_aid.rules.entitlement import read_facts
from naung.casework.legal_aid.vocabulary import Account, AidEvent, Facts, State
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.vault.queries import open_rows

FACT_COLUMNS = ("facts", "why")
APPLICATION_COLUMNS = ("body", "account", "result")


@dataclass(frozen=True)
class ApplicationShown:
    """An application as the reader may see it. `legal_due`: the day is the law's, otherwise the office's own."""

    id: UUID
    version: int
    path: str
    state: State
    body: str
    account: Account
    result: str
    asked_on: date
    complete_on: date | None
    due_on: date | None
    legal_due: bool
    ended_on: date | None
    refusal: str
    next_path: str
    document: UUID | None
    answer_paper: UUID | None
    late: bool


@dataclass(frozen=True)
class AidShown:
    """What was asked of a person, the path that was chosen and signed, and every application. `version` 0: nothing asked yet."""

    case: UUID
    number: str
    person: UUID
    role: str
    version: int = 0
    facts: Facts | None = None
    asked_at: datetime | None = None
    path: str = ""
    why: str = ""
    chosen_by: UUID | None = None
    chosen_at: datetime | None = None
    applications: tuple[ApplicationShown, ...] = ()


def aid_for(case_id: UUID, person_id: UUID, *, actor: Actor) -> AidShown:
    """The facts, the choice and the applications of a person. Raises NotFound for another desk's."""
    case, role = helped_in(case_id, person_id, actor=actor)
    row = entitlement_row(case_id, person_id)
    made = Application.objects.select_related("compartment").filter(case_id=case_id, person_id=person_id)
    applications = list(made.order_by("-asked_on", "id"))
    wanted: list[tuple[Any, Sequence[str]]] = [(row, FACT_COLUMNS)] if row else []
    wanted += [(each, APPLICATION_COLUMNS) for each in applications]
    texts = opened(wanted, actor)
    own = texts.pop(0) if row else {}
    today = timezone.localdate()
    shown = tuple(_application(each, text, today) for each, text in zip(applications, texts, strict=True))
    if row is None:
        return AidShown(case.id, case.number, person_id, role, applications=shown)
    return _with_facts(row, own, AidShown(case.id, case.number, person_id, role, applications=shown))


def _with_facts(row: Entitlement, text: Mapping[str, str | None], shown: AidShown) -> AidShown:
    return AidShown(
        shown.case, shown.number, shown.person, shown.role, row.version, read_facts(text["facts"] or ""), row.asked_at,
        row.path, text["why"] or "", row.chosen_by, row.chosen_at, shown.applications,
    )  # fmt: skip


def _application(row: Application, text: Mapping[str, str | None], today: date) -> ApplicationShown:
    state = State(row.state)
    return ApplicationShown(
        row.id, row.version, row.path, state, text["body"] or "", read_account(text["account"]), text["result"] or "",
        row.asked_on, row.complete_on, row.due_on, row.legal_due, row.ended_on, row.refusal, row.next_path,
        row.document_id, row.answer_paper_id, is_late(state, row.due_on, today),
    )  # fmt: skip


def aid_of_application(application_id: UUID, *, actor: Actor) -> tuple[AidShown, ApplicationShown]:
    """An application and everything beside it. Raises NotFound for another desk's."""
    row = application_row(application_id, actor=actor)
    shown = aid_for(row.case_id, row.person_id, actor=actor)
    return shown, next(each for each in shown.applications if each.id == application_id)


def opened(wanted: Sequence[tuple[Any, Sequence[str]]], actor: Actor) -> list[dict[str, str | None]]:
    """Rows of legal aid, opened with one entry in the log."""
    return open_rows(actor, AidEvent.READ, wanted, permission=Permission.LEGAL_AID_READ) if wanted else []
