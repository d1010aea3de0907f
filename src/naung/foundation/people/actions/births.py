"""Persons who were written down before days of birth were looked for: findable by them too."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import move_bookmark
from naung.foundation.audit.queries import bookmark, chain_head
from naung.foundation.people.models import Person
from naung.foundation.people.queries.search import BIRTHS, of_desk
from naung.foundation.people.rules.birth import birth_of, birth_tokens
from naung.foundation.people.vocabulary import PeopleEvent
from naung.foundation.rows import batches
from naung.foundation.vault.actions import put_tokens
from naung.foundation.vault.queries import open_what_opens

DONE = "people.births"
AT_ONCE = 500


def index_births(*, by: Actor) -> int:
    """Once in an installation's life: put the day of birth of every person into the sealed index; how many were read.

    Whoever is written down meanwhile may stand there twice, which is read as once. What no key opens is left out.
    """
    require(by, Permission.SYSTEM_TICK)
    if bookmark(DONE)[1] is not None:
        return 0
    ids = list(Person.objects.filter(erased_at=None).order_by("pk").values_list("pk", flat=True))
    for some in batches(ids, AT_ONCE):
        with transaction.atomic():  # each batch by itself, so that officers do not wait for all of them
            _index(some, by)
    move_bookmark(name=DONE, seq=chain_head().seq, by=by)
    return len(ids)


def _index(ids: Sequence[UUID], by: Actor) -> None:
    rows = list(Person.objects.select_for_update().filter(id__in=ids, erased_at=None, birth__isnull=False))
    if not rows:
        return
    texts = open_what_opens(by, PeopleEvent.UNSEALED_TO_INDEX, [(row, ("birth",)) for row in rows])
    for row, text in zip(rows, texts, strict=True):
        put_tokens(BIRTHS, row.id, of_desk(row.owner, birth_tokens(birth_of(text.get("birth")))))
