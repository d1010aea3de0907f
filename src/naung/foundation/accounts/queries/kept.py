"""What an officer typed when her session had ended: for her alone, and for an hour."""

from datetime import datetime
from uuid import UUID

from naung.foundation.accounts.models import KeptForm
from naung.foundation.accounts.vocabulary import Kept
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import open_secret

FORM_SECRET = "kept_form"  # noqa: S105  # the kind of a secret, not one


def kept_forms_of(user_id: UUID, *, now: datetime) -> list[tuple[UUID, str, str]]:
    """Id, form and page of what is kept for an officer and has not expired, oldest first. Opens nothing."""
    rows = KeptForm.objects.filter(user_id=user_id, expires_at__gt=now).order_by("kept_at")
    return list(rows.values_list("id", "action_path", "page_path"))


def kept_form(kept_id: UUID, *, user_id: UUID, now: datetime) -> Kept:
    """The kept text of one form, opened. Raises NotFound when it is another officer's, has expired or is gone."""
    row = KeptForm.objects.filter(id=kept_id, user_id=user_id, expires_at__gt=now).first()
    if row is None:
        raise NotFound()
    return Kept(row.id, row.action_path, row.page_path, open_secret(FORM_SECRET, row.id), row.kept_at)
