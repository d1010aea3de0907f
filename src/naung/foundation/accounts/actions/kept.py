"""Keeping what was typed when a session had ended, and letting go of it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.actions.sessions import end_stale_sessions
from naung.foundation.accounts.models import KeptForm, SignInAttempt
from naung.foundation.accounts.queries.kept import FORM_SECRET
from naung.foundation.accounts.queries.tries import keyed
from naung.foundation.accounts.rules import CODE_STRANGERS, kept_fits, own_id
from naung.foundation.accounts.vocabulary import AccountEvent, Kept
from naung.foundation.audit.actions import record
from naung.foundation.errors import NotFound
from naung.foundation.vault.actions import forget_secret, keep_secret
from naung.foundation.vault.queries import open_secret

KEPT_FOR = timedelta(hours=1)
DROPPED_AT_ONCE = 500


@transaction.atomic
def keep_form(*, user: UUID, action_path: str, page_path: str, body: str, by: Actor) -> UUID | None:
    """Seal what was typed (urlencoded) for an hour, for this officer and form; None where it is too much to keep.

    The same text twice is kept once. `by` is the officer or whoever stands at the door with her browser.
    """
    now = timezone.now()
    rows = KeptForm.objects.filter(user_id=user, expires_at__gt=now)
    mark = keyed("kept", body)
    same = rows.filter(action_path=action_path, mark=mark).first()
    if same is not None:
        return same.id
    if not kept_fits(size=len(body), kept=rows.count(), paths=(action_path, page_path)):
        return None
    KeptForm.objects.filter(user_id=user, action_path=action_path, mark=mark).delete()
    row = KeptForm.objects.create(
        user_id=user, action_path=action_path, page_path=page_path, mark=mark, kept_at=now, expires_at=now + KEPT_FOR
    )
    keep_secret(FORM_SECRET, body, row.id)
    record(AccountEvent.FORM_KEPT, subject=user, by=by)
    return row.id


@transaction.atomic
def open_kept(*, kept: UUID, by: Actor) -> Kept:
    """One's own kept text, opened and logged. Raises NotFound when it is another officer's, has expired or is gone."""
    row = KeptForm.objects.filter(id=kept, user_id=own_id(by), expires_at__gt=timezone.now()).first()
    if row is None:
        raise NotFound()
    record(AccountEvent.KEPT_OPENED, subject=row.id, by=by)
    return Kept(row.id, row.action_path, row.page_path, open_secret(FORM_SECRET, row.id), row.kept_at)


@transaction.atomic
def forget_kept(*, kept: UUID, by: Actor) -> None:
    """Throw away one's own kept text, when it was sent after all or is not wanted."""
    if KeptForm.objects.filter(id=kept, user_id=own_id(by)).delete()[0]:
        forget_secret(FORM_SECRET, kept)
        record(AccountEvent.FORM_FORGOTTEN, subject=by.id, by=by)


@transaction.atomic
def drop_expired(*, by: Actor) -> int:
    """Throw away kept texts after their hour, tries that no limit counts any more, and addresses of sessions that are over.

    Returns how many texts.
    """
    require(by, Permission.SYSTEM_TICK)
    now = timezone.now()
    end_stale_sessions(now)
    SignInAttempt.objects.filter(at__lte=now - CODE_STRANGERS.within).delete()
    old = list(KeptForm.objects.filter(expires_at__lte=now).values_list("id", flat=True)[:DROPPED_AT_ONCE])
    for kept in old:
        forget_secret(FORM_SECRET, kept)
    KeptForm.objects.filter(id__in=old).delete()
    if old:
        record(AccountEvent.EXPIRED_DROPPED, count=len(old), by=by)
    return len(old)
