"""Keeping the house's own secrets: second factors and forms that outlived their session."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.foundation.identifiers import new_id
from naung.foundation.vault.actions.compartments import seal_with
from naung.foundation.vault.models import Kept
from naung.foundation.vault.queries.keys import house_key
from naung.foundation.vault.vocabulary import CompartmentKind


@transaction.atomic
def keep_secret(kind: str, plain: str, identifier: UUID | None = None) -> UUID:
    """Seal a secret under the house's key and return the id that finds it again. The same id overwrites."""
    compartment, key = house_key(CompartmentKind.HOUSE)
    kept = Kept(id=identifier or new_id(), kind=kind, compartment=compartment, at=timezone.now())
    seal_with(key, kept, body=plain)
    Kept.objects.filter(id=kept.id, kind=kind).delete()
    kept.save(force_insert=True)
    return kept.id


def forget_secret(kind: str, identifier: UUID) -> None:
    """Delete a secret; nothing happens where there is none."""
    Kept.objects.filter(kind=kind, id=identifier).delete()
