"""What was shared before: joined here from the referrals, which stand above consent and are never asked from below."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from naung.casework.consent.queries import ClosingLine
from naung.casework.consent.vocabulary import PURPOSE_WORDS, SharingPurpose
from naung.casework.referrals.queries import shared_of_person, touched_bases
from naung.doors.desk.shell.words import language
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.organisations.rules import shipped_agencies


def agency_words(code: str) -> str:
    """A kind of office in the reader's language."""
    kind = shipped_agencies().get(code)
    return (kind.words_en if language() == "en" else kind.words_id) if kind else code


def referral_address(referral_id: UUID) -> str:
    """The referral's own page, or nothing where this installation has none."""
    try:
        return reverse("referrals:show", args=[referral_id])
    except NoReverseMatch:
        return ""


def shared_before(person_id: UUID, actor: Actor, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """What left this desk about her, to whom, and how much of it is closed by now. Opens nothing sealed."""
    if not actor.may(Permission.REFERRAL_READ):
        return []
    return [
        {
            "recipient": names.get(line.receiver, "") if line.receiver else agency_words(line.agency_type),
            "purpose": PURPOSE_WORDS[SharingPurpose(line.purpose)],
            "at": line.sent_at,
            "count": line.fields,
            "closed": line.closed,
            "address": referral_address(line.id),
        }
        for line in shared_of_person(person_id, actor=actor)
    ]


def touched(lines: Sequence[ClosingLine], actor: Actor) -> list[ClosingLine]:
    """Only what closed something that this desk really received: a consent that never led to anything tells it nothing."""
    if not lines or not actor.may(Permission.REFERRAL_READ):
        return []
    under = touched_bases({each for line in lines for each in line.under}, actor=actor)
    return [line for line in lines if line.under & under]
