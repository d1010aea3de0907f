"""What tablets sent from the border to the actor's desk and still needs something: unopened, and one with what it says."""

from dataclasses import dataclass
from uuid import UUID

from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries.rows import NAMED_BY
from naung.casework.arrivals.rules.slips import KIND, read_slip
from naung.casework.arrivals.vocabulary.tablets import Slip
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.queries import Subjects, open_parcel, parcel_line, parcels_open
from naung.foundation.courier.vocabulary import ParcelLine
from naung.foundation.errors import FieldProblem, NotFound, RuleBroken, SealBroken
from naung.foundation.recusal.queries import hidden_rows
from naung.foundation.words import gettext_noop

WRITES = Permission.ARRIVAL_WRITE
NOT_OPENED = gettext_noop("Formulir ini disegel untuk kunci lain, atau rusak di jalan.")


@dataclass(frozen=True)
class SlipShown:
    """A parcel with what it says, or why it can't be read; `number`: of whom on the list, where she stands there."""

    line: ParcelLine
    slip: Slip | None = None
    refused: tuple[FieldProblem, ...] = ()
    number: int | None = None


def _hidden_people(actor: Actor) -> Subjects:
    """The people of whom this officer must not know: nor of what tablets sent about them."""
    return hidden_rows(Arrival.objects.all(), *NAMED_BY, actor=actor)


def open_slips(*, actor: Actor) -> list[ParcelLine]:
    """What tablets sent from the border to the actor's desk, and still needs something. The oldest first."""
    return parcels_open(KIND, permission=WRITES, without=_hidden_people(actor), actor=actor)


def waiting_for_batch(batch_id: UUID, *, actor: Actor) -> list[ParcelLine]:
    """Who was added on a tablet to a batch that was closed before her slip came: somebody decides whether she is taken in."""
    return [line for line in open_slips(actor=actor) if line.waits_for == batch_id]


def slip_line(parcel_id: UUID, *, actor: Actor) -> ParcelLine:
    """One slip of the actor's own desk without what it says.

    Raises NotFound for another desk's, for another kind of form, and for one about somebody of whom this officer must not know.
    """
    line = parcel_line(parcel_id, permission=WRITES, without=_hidden_people(actor), actor=actor)
    if line.kind != KIND:
        raise NotFound()
    return line


def slip_opened(parcel_id: UUID, *, actor: Actor) -> SlipShown:
    """One slip of the actor's own desk, with an entry in the log. Raises NotFound as `slip_line`."""
    line = slip_line(parcel_id, actor=actor)
    try:
        slip = read_slip(open_parcel(parcel_id, permission=WRITES, actor=actor), parcel_id)
    except RuleBroken as refused:
        return SlipShown(line, refused=(FieldProblem("", refused.message, dict(refused.values)),))
    except (NotFound, SealBroken):
        return SlipShown(line, refused=(FieldProblem("", NOT_OPENED),))
    number = Arrival.objects.filter(id=slip.arrival).values_list("number", flat=True).first()
    return SlipShown(line, slip, number=number)
