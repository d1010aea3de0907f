"""She is told what was shared without her consent, unless telling her endangers her: then a second officer looks at that too."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.consent.models import LawfulBasis
from naung.casework.consent.queries import basis_row
from naung.casework.consent.rules.giving import ALREADY_TOLD, check_second_look, check_words
from naung.casework.consent.vocabulary import ConsentEvent, Telling
from naung.foundation.access.rules import officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken
from naung.foundation.vault.actions import seal


def _untold(basis_id: UUID, permission: Permission, by: Actor) -> LawfulBasis:
    """The locked row. Raises RuleBroken where she knows already."""
    basis_row(basis_id, actor=by)
    row = LawfulBasis.objects.select_for_update(of=("self",)).select_related("compartment").get(id=basis_id)
    require(by, permission, within=row.owner)
    if row.telling == Telling.TOLD.value:
        raise RuleBroken(ALREADY_TOLD)
    return row


@transaction.atomic
def tell_person(*, basis_id: UUID, words: str, by: Actor) -> None:
    """Write down that she was told, how, and what she said. Also after it had been held back. Raises RuleBroken."""
    row = _untold(basis_id, Permission.REFERRAL_SEND, by)
    check_words(words, "words")
    row.telling, row.told_at = Telling.TOLD.value, timezone.now()
    row.version += 1
    seal(row, told_words=words.strip())
    row.save()
    record(ConsentEvent.TOLD, subject=row.id, subjects=[row.person_id], by=by)


@transaction.atomic
def hold_telling(*, basis_id: UUID, reason: str, by: Actor) -> None:
    """Ask not to tell her yet, because it endangers her; a second officer looks at it. Raises RuleBroken."""
    row = _untold(basis_id, Permission.REFERRAL_SEND, by)
    check_words(reason, "reason")
    row.telling, row.held_by, row.hold_seen_by = Telling.HELD.value, officer_of(by), None
    row.version += 1
    seal(row, hold_reason=reason.strip())
    row.save()
    record(ConsentEvent.TELLING_HELD, subject=row.id, subjects=[row.person_id], by=by)


@transaction.atomic
def answer_hold(*, basis_id: UUID, agreed: bool, by: Actor) -> None:
    """The second look at a held telling: agreed, or she is to be told after all. Raises NotPermitted for the same officer."""
    row = _untold(basis_id, Permission.BASIS_CONFIRM, by)
    check_second_look(Telling(row.telling), row.held_by, officer_of(by))
    row.telling = Telling.HELD_AGREED.value if agreed else Telling.WAITS.value
    row.hold_seen_by = officer_of(by)
    row.version += 1
    row.save()
    event = ConsentEvent.HOLD_AGREED if agreed else ConsentEvent.HOLD_REFUSED
    record(event, subject=row.id, subjects=[row.person_id], by=by)
