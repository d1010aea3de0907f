"""A desk's receiving key: what a phone seals to it is shut on the phone at once and opens here, under the house seal."""

from base64 import b64encode
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.vault.actions.secrets import keep_secret
from naung.foundation.vault.models import Reader
from naung.foundation.vault.queries.receiving import RECEIVING_SECRET, ReceivingKey, receiving_key
from naung.foundation.vault.rules.readers import new_pair
from naung.foundation.vault.vocabulary import ReaderKind, VaultEvent


@transaction.atomic
def make_receiving_key(*, desk: UUID, by: Actor) -> ReceivingKey:
    """The desk's receiving key, made where there is none. An older one stays: a phone may be weeks away with it."""
    found = receiving_key(desk)
    if found is not None:
        return found
    pair = new_pair()
    version = 1 + Reader.objects.filter(kind=ReaderKind.RECEIVING, owner=desk).count()
    row = Reader.objects.create(
        kind=ReaderKind.RECEIVING, owner=desk, version=version, public=pair.public, made_at=timezone.now()
    )
    keep_secret(RECEIVING_SECRET, b64encode(pair.private).decode(), row.id)
    record(VaultEvent.READER_MADE, subject=row.id, by=by)
    return ReceivingKey(row.id, pair.public)
