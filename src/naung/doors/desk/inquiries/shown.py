"""What was looked, named, asked and answered, made ready for pages."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from naung.casework.inquiries.vocabulary import REPLY_WORDS, Looked, LookShown
from naung.doors.desk.shell.guards import DeskRequest
from naung.foundation.accounts.queries import name_of
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.words import gettext_noop

USED_UP = gettext_noop("Batas Anda untuk hari ini sudah habis, jadi tidak ada yang dilihat. Tanyakan kepada penyelia.")


def desks_named() -> dict[UUID, str]:
    """Every desk's name."""
    return {desk.id: desk_name(desk) for desk in all_desks()}


def page_of(person: UUID | None, row: UUID | None) -> str:
    """The page of whom a look was about: a record, or a row of a list."""
    return reverse("inquiries:of", args=[person]) if person else reverse("inquiries:of_arrival", args=[row])


def say_looked(request: DeskRequest, found: Sequence[Looked]) -> None:
    """Say what came of looks that were just made."""
    if any(each.stopped for each in found):
        messages.warning(request, _(USED_UP))
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
                "reply": REPLY_WORDS[reply] if desk in asked and (reply := asked[desk].reply) else "",
            }
            for desk in look.desks
        ],
    }
