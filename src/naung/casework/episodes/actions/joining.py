"""Things that came from another installation: findable under this one's pepper, and compared with the officers of both."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from naung.casework.episodes.models import Thing
from naung.casework.episodes.queries.things import SPACE
from naung.casework.episodes.rules import mark_tokens, officer_marks
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import of_desk
from naung.foundation.recusal.actions import mark_person
from naung.foundation.rows import batches
from naung.foundation.vault.actions import put_tokens
from naung.foundation.vault.queries import open_what_opens
from naung.foundation.vault.vocabulary import Findable, Indexed, VaultEvent

AT_ONCE = 100
SAMPLES = 300


@transaction.atomic
def find_things_again(*, desks: Collection[UUID], by: Actor) -> Indexed:
    """Put the marks of these desks' things into the sealed index, and compare them with the officers."""
    require(by, Permission.SYSTEM_RESTORE)
    ids = list(Thing.objects.filter(owner__in=list(desks)).order_by("pk").values_list("pk", flat=True))
    samples: list[Findable] = []
    step = max(1, len(ids) // SAMPLES)
    for number, batch in enumerate(batches(ids, AT_ONCE)):
        things = list(Thing.objects.select_related("compartment").filter(pk__in=batch).order_by("pk"))
        texts = open_what_opens(by, VaultEvent.UNSEALED_TO_JOIN, [(thing, ("mark",)) for thing in things])
        for at, (thing, text) in enumerate(zip(things, texts, strict=True), number * AT_ONCE):
            sample = _index(thing, text.get("mark") or "", by)
            samples += [sample] if sample is not None and at % step == 0 else []
    return Indexed(len(ids), tuple(samples))


def _index(thing: Thing, mark: str, by: Actor) -> Findable | None:
    tokens = of_desk(thing.owner, mark_tokens(thing.kind, mark))
    put_tokens(SPACE, thing.id, tokens)
    mark_person(person_id=thing.id, desk=thing.owner, marks=officer_marks(thing.kind, mark), by=by)
    return Findable(SPACE, max(tokens, key=len), thing.id) if tokens else None
