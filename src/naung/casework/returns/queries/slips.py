"""What tablets sent about hand-overs, and what an officer takes along on hers: whom she gives, and which code to expect."""

from dataclasses import dataclass
from uuid import UUID

from naung.casework.returns.models import Leg
from naung.casework.returns.queries.rows import LEG_NAMED_BY, leg_rows
from naung.casework.returns.rules.codes import bare
from naung.casework.returns.rules.slips import KIND, read_slip
from naung.casework.returns.vocabulary import Slip, SlipKind
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.queries import Subjects, open_parcel, parcel_line, parcels_open
from naung.foundation.courier.vocabulary import ParcelLine
from naung.foundation.errors import FieldProblem, NotFound, RuleBroken, SealBroken
from naung.foundation.recusal.queries import hidden_rows, seen_by
from naung.foundation.words import gettext_noop

RECEIVES = Permission.RETURN_RECEIVE
NOT_OPENED = gettext_noop("Formulir ini disegel untuk kunci lain, atau rusak di jalan.")


@dataclass(frozen=True)
class SlipShown:
    """A parcel with what it says, or why it can't be read; `leg`: of which leg it says that it is, where there is such a one."""

    line: ParcelLine
    slip: Slip | None = None
    refused: tuple[FieldProblem, ...] = ()
    leg: UUID | None = None


def _hidden_legs(actor: Actor) -> Subjects:
    """The legs of whoever this officer must not know of: nor of what tablets sent about them."""
    return hidden_rows(Leg.objects.all(), *LEG_NAMED_BY, actor=actor)


def open_slips(*, actor: Actor) -> list[ParcelLine]:
    """What tablets sent to the actor's desk about hand-overs, and still needs something. The oldest first."""
    return parcels_open(KIND, permission=RECEIVES, without=_hidden_legs(actor), actor=actor)


def slip_line(parcel_id: UUID, *, actor: Actor) -> ParcelLine:
    """One slip of the actor's own desk without what it says.

    Raises NotFound for another desk's, for another kind of form, and for one about somebody of whom this officer must not know.
    """
    line = parcel_line(parcel_id, permission=RECEIVES, without=_hidden_legs(actor), actor=actor)
    if line.kind != KIND:
        raise NotFound()
    return line


def slip_opened(parcel_id: UUID, *, actor: Actor) -> SlipShown:
    """One slip of the actor's own desk, with an entry in the log.

    Raises NotFound for another desk's, and for one about somebody of whom this officer must not know; NotPermitted for a
    giver's, which is of a file, where this officer brings nobody home.
    """
    line = slip_line(parcel_id, actor=actor)
    try:
        slip = read_slip(open_parcel(parcel_id, permission=RECEIVES, actor=actor), parcel_id)
    except RuleBroken as refused:
        return SlipShown(line, refused=(FieldProblem("", refused.message, dict(refused.values)),))
    except (NotFound, SealBroken):
        return SlipShown(line, refused=(FieldProblem("", NOT_OPENED),))
    if slip.kind is SlipKind.GIVE:
        require(actor, Permission.RETURN_WRITE)
    rows = leg_rows(bare(slip.code))
    leg = rows.values_list("id", flat=True).first()
    if leg is not None and not seen_by(rows, *LEG_NAMED_BY, actor=actor).exists():
        raise NotFound()
    return SlipShown(line, slip, leg=leg)
