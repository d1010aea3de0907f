"""Finding the pairs of a whole register. The engine is imported where that is done: it would weigh on the server."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.pairing.models import Between, Likely, Run
from naung.casework.pairing.queries import Register, register_read, state_of_register
from naung.casework.pairing.vocabulary import COMPARING, READING, TENTHS, PairingEvent, PairsFound
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.jobs.rules import KEPT_FOR
from naung.foundation.jobs.vocabulary import Progress
from naung.foundation.people.models import Person
from naung.foundation.vault.actions import seal
from naung.methods.linkage.one import Counts, known_of_register, model_of

LEAST = 0.2  # probability from which a pair is kept for judging
IN_THE_BACKGROUND = "2GB"  # of memory beside an office at work; what does not fit ends the job, never on a disk


def run_pairs(*, subject: UUID, progress: Progress, by: Actor) -> UUID:
    """Compare as it was asked (SYSTEM_WORK); the id of the run. What was found before stays until this one is at its end."""
    find_pairs(progress=progress, memory=IN_THE_BACKGROUND, by=by)
    return subject


def find_pairs(*, progress: Callable[[int, int, str], None], memory: str = "4GB", by: Actor) -> PairsFound:
    """Compare all records with each other in memory; the likely pairs take the place of those before (SYSTEM_WORK).

    Each desk's own wait for its officers; what lies between two desks is kept for figures only, since neither may know.
    Nothing is merged.
    """
    from naung.methods.linkage.batch import linked_in
    from naung.methods.linkage.engine import duck

    require(by, Permission.SYSTEM_WORK)
    digest = state_of_register()
    read = register_read(progress=lambda done, of: progress(done, of, READING), actor=by)
    table = read.table()
    with duck(memory=memory) as engine:
        model, known = model_of(Counts(len(table))), known_of_register(table)
        found = linked_in(
            engine,
            table,
            least=LEAST,
            model=model,
            known=known,
            progress=lambda done, of: progress(done, of, COMPARING),
        )
    return _kept(read, found.pairs, found.compared, digest, by)


@transaction.atomic
def _kept(read: Register, found: list[tuple[int, int, float]], compared: int, digest: bytes, by: Actor) -> PairsFound:
    """In one transaction: a run that dies before it has changed nothing. Who was erased meanwhile is left out."""
    rows = Person.objects.filter(erased_at=None).select_related("compartment").in_bulk(read.ids_of(found))
    still = [each for each in found if read.ids[each[0]] in rows and read.ids[each[1]] in rows]
    own = [each for each in still if read.owners[each[0]] == read.owners[each[1]]]
    between = [each for each in still if read.owners[each[0]] != read.owners[each[1]]]
    Likely.objects.all().delete()
    Between.objects.all().delete()
    kept = []
    for a, b, sure in own:
        low, high = sorted((read.ids[a], read.ids[b]))
        row = Likely(owner=read.owners[a], low_id=low, high_id=high, compartment=rows[low].compartment)
        row.found_at, row.tenths = timezone.now(), round(sure * TENTHS)
        seal(row, sure=f"{sure:.4f}")
        kept.append(row)
    Likely.objects.bulk_create(kept, batch_size=500)
    apart = []
    for a, b, sure in between:
        low, high = sorted((read.ids[a], read.ids[b]))
        apart.append(Between(low_id=low, high_id=high, tenths=round(sure * TENTHS)))
    Between.objects.bulk_create(apart, batch_size=500)
    now = timezone.now()
    ended = {"found_at": now}
    Run.objects.update_or_create(digest=digest, defaults=ended, create_defaults=ended | {"asked_at": now})
    Run.objects.exclude(digest=digest).filter(asked_at__lt=now - KEPT_FOR).delete()
    record(PairingEvent.FOUND, count=len(kept), by=by)
    return PairsFound(len(read.ids), compared, len(kept), len(apart))
