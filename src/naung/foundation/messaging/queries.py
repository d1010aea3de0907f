"""Readers of notices: one's own address, and what the sender needs."""

from uuid import UUID

from naung.foundation.access.rules import officer_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.messaging.models import Notice, NoticeAddress
from naung.foundation.vault.queries import open_secret

ADDRESS_SECRET = "notice_address"  # noqa: S105  # the kind of a secret, not one


def own_address(actor: Actor) -> str:
    """The address at which this officer wants notices, opened for herself; empty where she wants none."""
    row = NoticeAddress.objects.filter(officer=officer_of(actor)).first()
    return open_secret(ADDRESS_SECRET, row.address_secret) if row else ""


def address_of(officer: UUID) -> str:
    """The address for a letter, for the sender alone; empty where she wants none any more."""
    row = NoticeAddress.objects.filter(officer=officer).first()
    return open_secret(ADDRESS_SECRET, row.address_secret) if row else ""


def waiting_count() -> int:
    """How many notices wait to be sent."""
    return Notice.objects.filter(sent_at=None, given_up_at=None).count()
