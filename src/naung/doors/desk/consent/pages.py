"""One person's ledger, and the sheet with the same questions for where there is no screen."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.casework.consent.queries import ledger_of
from naung.casework.consent.vocabulary import CATEGORY_WORDS, MANNER_WORDS, PURPOSE_WORDS
from naung.doors.desk.consent.shared import shared_before
from naung.doors.desk.consent.shown import basis_line, closings_by_id, consent_line, desk_names
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import people_named


def whom(person_id: UUID, actor: Actor) -> dict[str, Any]:
    """Her name for the head of a page. Raises NotFound for another desk's."""
    found = people_named([person_id], actor=actor)
    if person_id not in found:
        raise NotFound()
    return {"person_id": person_id, "name": found[person_id].name or _("Belum ada nama")}


@requires(Permission.CONSENT_READ)
def of_person(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """What she agreed to and what not, what the law lets be shared, what was shared before."""
    context = whom(person_id, request.actor)
    ledger, names = ledger_of(person_id, actor=request.actor), desk_names()
    closings = closings_by_id(person_id, request.actor)
    lines = [consent_line(row, names, closings) for row in ledger.consents]
    context |= {
        "now": [line for line in lines if line["open"]],
        "before": [line for line in lines if not line["open"]],
        "bases": [basis_line(row, names, request.actor) for row in ledger.bases],
        "shared": shared_before(person_id, request.actor, names),
        "may_write": request.actor.may(Permission.CONSENT_WRITE),
        "may_close": request.actor.may(Permission.CONSENT_CLOSE),
        "may_sign": request.actor.may(Permission.REFERRAL_SEND),
    }
    return render(request, "desk/consent/ledger.html", context)


@requires(Permission.CONSENT_READ)
def sheet(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """The printed sheet: the same questions, to be read aloud and signed or thumb-printed."""
    context = whom(person_id, request.actor) | {
        "purposes": list(PURPOSE_WORDS.values()),
        "categories": [(each.value, words) for each, words in CATEGORY_WORDS.items()],
        "manners": list(MANNER_WORDS.values()),
    }
    return render(request, "desk/consent/sheet.html", context)
