"""What an officer typed when her session had ended: which texts wait, and on which pages. `actions.open_kept` opens one."""

from datetime import datetime
from uuid import UUID

from naung.foundation.accounts.models import KeptForm

FORM_SECRET = "kept_form"  # noqa: S105  # the kind of a secret, not one


def kept_forms_of(user_id: UUID, *, now: datetime) -> list[tuple[UUID, str, str]]:
    """Id, form and page of what is kept for an officer and has not expired, oldest first. Opens nothing."""
    rows = KeptForm.objects.filter(user_id=user_id, expires_at__gt=now).order_by("kept_at")
    return list(rows.values_list("id", "action_path", "page_path"))
