"""What the pages of consent show: rows in words, names of desks, what stays by law, clocks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.consent.queries import (
    BasisShown,
    ClosingLine,
    ConsentShown,
    closings_of,
    standing_lines,
    stop_asked,
    zone,
)
from naung.casework.consent.queries.closings import calendar_for
from naung.casework.consent.vocabulary import (
    BASIS_STATE_WORDS,
    CATEGORY_WORDS,
    CONSENTER_WORDS,
    HANDLED_WORDS,
    KIND_WORDS,
    MANNER_WORDS,
    PURPOSE_WORDS,
    TELLING_WORDS,
    BasisState,
    Consenter,
    Kind,
    Telling,
)
from naung.foundation.access.vocabulary import Actor, Category, Permission
from naung.foundation.accounts.queries import name_of
from naung.foundation.clock.rules.left import words_left
from naung.foundation.clock.vocabulary import Left
from naung.foundation.organisations.queries import all_desks
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.vocabulary import LANGUAGE_WORDS


def desk_names() -> dict[UUID, str]:
    """Every desk's name with its office."""
    return {desk.id: f"{desk.agency.name}, {desk.name}" for desk in all_desks()}


def desk_options(actor: Actor) -> list[tuple[str, str]]:
    """The desks that can be named as recipients: those that keep files, but not the actor's own."""
    names = desk_names()
    others = [desk.id for desk in all_desks() if desk.kind == DeskKind.SERVICE.value and desk.id != actor.desk]
    return [(str(each), names[each]) for each in others]


def category_lines(categories: Iterable[Category]) -> list[str]:
    """Classes of data, a line each, in the order of the alphabet."""
    wanted = set(categories)
    return [_(words) for category, words in CATEGORY_WORDS.items() if category in wanted]


def recipient_words(desk: UUID | None, outside: str | None, names: Mapping[UUID, str]) -> str:
    """A recipient by name; a body outside whose name this reader may not see is said to be one."""
    if desk is not None:
        return names.get(desk, _("meja yang tidak ada lagi"))
    return outside or _("lembaga di luar, namanya tertutup bagi Anda")


def consent_line(row: ConsentShown, names: Mapping[UUID, str], closings: Mapping[UUID, ClosingLine]) -> dict[str, Any]:
    """One row of the ledger in words."""
    closing = closings.get(row.id)
    return {
        "row": row,
        "kind": KIND_WORDS[row.kind],
        "purpose": PURPOSE_WORDS[row.purpose],
        "recipient": recipient_words(row.recipient, row.texts.get("outside"), names),
        "categories": category_lines(row.categories),
        "open": bool(row.open_now),
        "expired": row.superseded_by is None and row.kind in (Kind.GIVEN, Kind.NARROWED) and not row.open_now,
        "manner": MANNER_WORDS[row.manner] if row.manner else "",
        "language": LANGUAGE_WORDS.get(row.language, row.language),
        "consenter": CONSENTER_WORDS[row.consenter] if row.consenter is not Consenter.HERSELF else "",
        "who": name_of(row.written_by),
        "told_at": names.get(row.told_at, "") if row.told_at else "",
        "closing": closing_shown(closing, names) if closing else None,
    }


def basis_line(row: BasisShown, names: Mapping[UUID, str], actor: Actor) -> dict[str, Any]:
    """One lawful basis in words, with what this officer may do about it."""
    open_still = row.state in (BasisState.WAITS, BasisState.CONFIRMED, BasisState.LIFE)
    answerable = row.state in (BasisState.WAITS, BasisState.LIFE) and row.second is None
    second = actor.may(Permission.BASIS_CONFIRM)
    signer = actor.may(Permission.REFERRAL_SEND)
    return {
        "row": row,
        "purpose": PURPOSE_WORDS[row.purpose],
        "recipient": recipient_words(row.recipient, row.texts.get("outside"), names),
        "categories": category_lines(row.categories),
        "state": BASIS_STATE_WORDS[row.state],
        "waits": row.state is BasisState.WAITS,
        "open": open_still,
        "telling": TELLING_WORDS[row.telling],
        "signer": name_of(row.signed_by),
        "second": name_of(row.second) if row.second else "",
        "may_answer": answerable and second and row.signed_by != actor.id,
        "may_tell": signer and row.telling is not Telling.TOLD,
        "may_hold": signer and row.telling is Telling.WAITS,
        "may_see_hold": second and row.telling is Telling.HELD and row.held_by != actor.id,
        "may_end": signer and open_still,
    }


@dataclass(frozen=True)
class ClosingShown:
    """One closing with its clock, as both sides see it."""

    line: ClosingLine
    kind: str
    purpose: str
    sender: str
    recipient: str
    closed: list[str]
    stays: list[dict[str, Any]]
    left: Left
    handled: str


def closing_shown(line: ClosingLine, names: Mapping[UUID, str]) -> ClosingShown:
    """A closing in words; what the law keeps open is not said to be closed."""
    kept = {category for each in line.stays for category in each.categories}
    return ClosingShown(
        line,
        KIND_WORDS[line.kind],
        PURPOSE_WORDS[line.purpose],
        names.get(line.owner, ""),
        names.get(line.recipient, "") if line.recipient else "",
        category_lines(line.closed - kept),
        [{"categories": category_lines(s.categories), "citation": s.citation, "mark": s.mark} for s in line.stays],
        words_left(line.due, now=timezone.localtime(), tz=zone(), calendar=calendar_for(line.due.rule, line.at)),
        HANDLED_WORDS[line.handled] if line.handled else "",
    )


def stop_clock(asked_at: datetime) -> dict[str, Any]:
    """The clock of a withdrawal that was asked for and not carried out yet, as a template shows it."""
    due = stop_asked(asked_at)
    left = words_left(due, now=timezone.localtime(), tz=zone(), calendar=calendar_for(due.rule, asked_at))
    return {"due": due, "left": left}


def closings_by_id(person_id: UUID, actor: Actor) -> dict[UUID, ClosingLine]:
    """What was closed for each recipient of this person, by row."""
    return {line.id: line for line in closings_of(person_id, actor=actor)}


def panel_of(person_id: UUID, actor: Actor) -> dict[str, Any] | None:
    """The consent section of her page: what is open now and what waits, nothing sealed opened; None where it may not be read."""
    if not actor.may(Permission.CONSENT_READ):
        return None
    names = desk_names()
    lines = standing_lines(person_id, actor=actor)
    return {
        "person": person_id,
        "may_write": actor.may(Permission.CONSENT_WRITE),
        "lines": [
            {
                "purpose": PURPOSE_WORDS[line.purpose],
                "recipient": names.get(line.recipient, "") if line.recipient else _("lembaga di luar"),
                "by_law": line.by_law,
                "until": line.until,
            }
            for line in lines
        ],
    }
