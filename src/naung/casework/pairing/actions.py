"""Writers: find the pairs of a whole register, forget them."""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naung.casework.pairing.models import Likely
from naung.casework.pairing.queries import Register, register_read
from naung.casework.pairing.vocabulary import COMPARING, READING, TENTHS, PairingEvent, PairsFound
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.people.models import Person
from naung.foundation.vault.actions import seal
from naung.methods.linkage.batch import linked_in
from naung.methods.linkage.engine import duck
from naung.methods.linkage.one import Counts, known_of_register, model_of

LEAST = 0.2  # probability from which a pair is kept for judging
MAY_FORGET = (Permission.SYSTEM_TICK, Permission.SYSTEM_RESTORE)


def find_pairs(*, progress: Callable[[int, int, str], None], memory: str = "4GB", by: Actor) -> PairsFound:
    """Compare all records with each other in memory; the likely pairs of each desk take the place of those before (SYSTEM_WORK).

    What lies between two desks is counted and not kept: neither may know. Nothing is merged.
    """
    require(by, Permission.SYSTEM_WORK)
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
        compared = int(engine.rows("SELECT COUNT(*) FROM cand")[0][0])
    return _kept(read, found, compared, by)


@transaction.atomic
def _kept(read: Register, found: list[tuple[int, int, float]], compared: int, by: Actor) -> PairsFound:
    own = [each for each in found if read.owners[each[0]] == read.owners[each[1]]]
    Likely.objects.all().delete()
    rows = Person.objects.select_related("compartment").in_bulk({min(read.ids[a], read.ids[b]) for a, b, _ in own})
    kept = []
    for a, b, sure in own:
        low, high = sorted((read.ids[a], read.ids[b]))
        row = Likely(owner=read.owners[a], low_id=low, high_id=high, compartment=rows[low].compartment)
        row.found_at, row.tenths = timezone.now(), round(sure * TENTHS)
        seal(row, sure=f"{sure:.4f}")
        kept.append(row)
    Likely.objects.bulk_create(kept, batch_size=500)
    record(PairingEvent.FOUND, count=len(kept), by=by)
    return PairsFound(len(read.ids), compared, len(kept), len(found) - len(own))


@transaction.atomic
def forget_pairs(*, by: Actor) -> int:
    """Delete pairs of persons who were erased; returns how many. Twice does no harm."""
    if not any(by.may(permission) for permission in MAY_FORGET):
        require(by, Permission.PERSON_ERASE)
    found = Likely.objects.filter(~Q(low__erased_at=None) | ~Q(high__erased_at=None))
    gone = found.count()
    found.delete()
    if gone:
        record(PairingEvent.FORGOTTEN, count=gone, by=by)
    return gone
