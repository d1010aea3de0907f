"""What was looked, named, asked and answered, made ready for pages."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.arrivals.queries.looked import rows_shut_to
from naung.casework.inquiries.queries import answers_waiting, looks_allowed
from naung.casework.inquiries.rules import MOST_A_DAY, MOST_A_WEEK
from naung.casework.inquiries.vocabulary import REPLY_WORDS, AnswerShown, AskedShown, Looked, LookShown
from naung.doors.desk.shell.guards import DeskRequest
from naung.doors.desk.shell.words import say_moment
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.queries import name_of
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.words import gettext_noop

USED_UP = gettext_noop(
    "Batas Anda sudah habis, jadi tidak ada yang dilihat. Anda dapat melihat lagi mulai %(again)s. Bila mendesak, "
    "tanyakan kepada penyelia."
)


def desks_named() -> dict[UUID, str]:
    """Every desk's name."""
    return {desk.id: desk_name(desk) for desk in all_desks()}


def page_of(person: UUID | None, row: UUID | None) -> str:
    """The page of whom a look was about: a record, or a row of a list."""
    return reverse("inquiries:of", args=[person]) if person else reverse("inquiries:of_arrival", args=[row])


def allowed_now(actor: Actor) -> dict[str, Any]:
    """What `left.html` says of the limits: how many looks are left, or from when again."""
    return {"now": looks_allowed(actor=actor), "day": MOST_A_DAY, "week": MOST_A_WEEK}


def answers_for(actor: Actor) -> list[AnswerShown]:
    """The answers of other desks that wait for this officer and whose page she may open."""
    found = answers_waiting(without=rows_shut_to(actor), actor=actor)
    return [each for each in found if each.person or actor.may(Permission.ARRIVAL_WRITE)]


def say_looked(request: DeskRequest, found: Sequence[Looked]) -> None:
    """Say what came of looks that were just made."""
    if any(each.stopped for each in found):
        again = looks_allowed(actor=request.actor).again_at
        messages.warning(request, _(USED_UP) % {"again": say_moment(again)})
    elif any(each.desks for each in found):
        messages.success(request, _("Ada meja yang mungkin tahu lebih banyak. Anda dapat bertanya kepadanya."))
    else:
        messages.success(request, _("Belum ada tanda yang cukup kuat di meja lain."))


def look_lines(looks: Iterable[LookShown]) -> list[dict[str, Any]]:
    """Looks with the desks that they named, and what became of the question to each."""
    desks = desks_named()
    return [_line(look, desks) for look in looks]


def _line(look: LookShown, desks: dict[UUID, str]) -> dict[str, Any]:
    asked = {each.desk: each for each in look.asked}
    return {
        "id": look.id,
        "at": look.at,
        "by": name_of(look.by),
        "why": look.why,
        "desks": [
            {
                "id": desk,
                "name": desks.get(desk, ""),
                "asked": asked.get(desk),
                **_answered(asked.get(desk)),
            }
            for desk in look.desks
        ],
    }


def _answered(asked: AskedShown | None) -> dict[str, Any]:
    """What a desk answered, and which officer there, with whom to go on talking."""
    if asked is None or asked.reply is None:
        return {"reply": ""}
    return {"reply": REPLY_WORDS[asked.reply], "who": name_of(asked.replied_by), "answered_at": asked.replied_at}
