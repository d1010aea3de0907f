"""Who acts behind a request, which sessions live, and at which desks an officer may act."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from naung.foundation.access.rules import role_at, shipped_roles
from naung.foundation.access.vocabulary import Actor, Purpose, Role
from naung.foundation.accounts.models import Device, Membership, SignedInSession
from naung.foundation.accounts.queries.tries import token_hash
from naung.foundation.accounts.rules import session_end_reason
from naung.foundation.accounts.vocabulary import Place, SessionEnd, SessionShown, Standing
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import open_secret

SESSION_KEY = "naung_session"  # where Django's session holds the id of ours
STANDS_ON = (  # read with every page: these columns and no more
    *("id", "user", "user__display_name", "membership", "membership__desk", "membership__role", "membership__until_at"),
    *("membership__desk__agency__kind",),
    *("purpose", "started_at", "seen_at", "ended_at", "end_reason"),
)
ADDRESS_SECRET = "session_address"  # noqa: S105  # the kind of a secret, not one


def standing_of(session_id: str | None, user_id: UUID, now: datetime) -> tuple[Standing | None, SessionEnd | None]:
    """The live session of that id and officer, or why it is over. An id of another officer is no session at all."""
    row = _session(session_id, user_id)
    if row is None:
        return None, SessionEnd.REVOKED
    if row["ended_at"] is not None:
        return None, SessionEnd(row["end_reason"])
    over = session_end_reason(
        started=row["started_at"],
        seen=row["seen_at"],
        now=now,
        idle=settings.NAUNG_SESSION_IDLE,
        longest=settings.NAUNG_SESSION_LONGEST,
    )
    if over is not None:
        return None, over
    stands = (
        row["membership"] is not None
        and row["membership__until_at"] is None
        and role_at(row["membership__role"], row["membership__desk__agency__kind"]) is not None
    )
    return (
        Standing(
            session=row["id"],
            user=row["user"],
            display_name=row["user__display_name"],
            membership=row["membership"] if stands else None,
            desk=row["membership__desk"] if stands else None,
            role=row["membership__role"] if stands else "",
            purpose=row["purpose"],
            seen_at=row["seen_at"],
        ),
        None,
    )


def _session(session_id: str | None, user_id: UUID) -> dict[str, Any] | None:
    try:
        wanted = UUID(session_id or "")
    except ValueError:
        return None
    rows = SignedInSession.objects.filter(id=wanted, user_id=user_id, user__is_active=True)
    return next(iter(rows.values(*STANDS_ON)), None)


def actor_of(request: Any) -> Actor | None:
    """The officer behind a request, at the desk and for the purpose of her session; None before her sign-in is complete.

    Reads what the session middleware left on the request; without it, the session itself.
    """
    if not hasattr(request, "naung_standing"):
        user, session = getattr(request, "user", None), getattr(request, "session", None)
        if user is None or session is None or not user.is_authenticated:
            return None
        request.naung_standing = standing_of(session.get(SESSION_KEY), user.id, timezone.now())[0]
    standing: Standing | None = request.naung_standing
    return _actor(standing) if standing is not None else None


def _actor(standing: Standing) -> Actor | None:
    role = shipped_roles().get(standing.role)
    if role is None or standing.desk is None or standing.purpose not in role.purposes:
        return None
    return Actor(
        id=standing.user,
        kind="user",
        name=standing.display_name,
        desk=standing.desk,
        role=role.code,
        permissions=role.permissions,
        purpose=Purpose(standing.purpose),
        session=str(standing.session),
        categories=role.categories,
    )


def actor_for_officer(username: str, *, desk: UUID | None = None, purpose: Purpose | None = None) -> Actor:
    """An officer as an actor outside a browser (an invented case, a test), at her only desk unless one is named.

    Raises NotFound where she has no open membership there or her role does not know the purpose.
    """
    rows = Membership.objects.select_related("user", "desk__agency").filter(user__username=username, until_at=None)
    place = (rows.filter(desk_id=desk) if desk else rows).order_by("since_at").first()
    role = role_at(place.role, place.desk.agency.kind) if place else None
    if place is None or role is None or (purpose is not None and purpose not in role.purposes):
        raise NotFound()
    return _placed(place, role, purpose)


def actor_at_desk(user: UUID, desk: UUID) -> Actor:
    """An officer as an actor at one desk outside a browser (an address that only she was given).

    Raises NotFound where her account is closed or her place there has ended.
    """
    rows = Membership.objects.select_related("user", "desk__agency").filter(
        user_id=user, user__is_active=True, until_at=None
    )
    place = rows.filter(desk_id=desk).first()
    role = role_at(place.role, place.desk.agency.kind) if place else None
    if place is None or role is None:
        raise NotFound()
    return _placed(place, role)


def _placed(place: Membership, role: Role, purpose: Purpose | None = None) -> Actor:
    return Actor(
        id=place.user_id,
        kind="user",
        name=place.user.display_name,
        desk=place.desk_id,
        role=role.code,
        permissions=role.permissions,
        purpose=purpose or role.purposes[0],
        categories=role.categories,
    )


def places_of(user_id: UUID) -> list[Place]:
    """The desks at which an officer may act now, with the purposes of her role there; none where her role does not stand."""
    rows = Membership.objects.select_related("desk__agency").filter(user_id=user_id, until_at=None)
    found = [(row, role_at(row.role, row.desk.agency.kind)) for row in rows.order_by("desk__name")]
    return [
        Place(row.id, row.desk_id, row.desk.name, row.role, role.purposes) for row, role in found if role is not None
    ]


def live_sessions_of(user_id: UUID, *, this: UUID | None, now: datetime) -> list[SessionShown]:
    """An officer's own live sessions, this one first, with the address each came from."""
    rows = SignedInSession.objects.select_related("membership__desk").filter(
        user_id=user_id,
        ended_at=None,
        started_at__gt=now - settings.NAUNG_SESSION_LONGEST,
        seen_at__gt=now - settings.NAUNG_SESSION_IDLE,
    )
    shown = [_shown(row, this) for row in rows.order_by("-seen_at")]
    return sorted(shown, key=lambda each: not each.is_this)


def _shown(row: SignedInSession, this: UUID | None) -> SessionShown:
    return SessionShown(
        id=row.id,
        started_at=row.started_at,
        seen_at=row.seen_at,
        browser=row.browser,
        system=row.system,
        address=open_secret(ADDRESS_SECRET, row.address_secret) if row.address_secret else "",
        desk=row.membership.desk.name if row.membership else "",
        is_this=row.id == this,
    )


def account_of_device(token: str) -> UUID | None:
    """Whose browser carries this device token; None for an unknown token or a closed account."""
    if not token:
        return None
    found = Device.objects.filter(token_hash=token_hash(token), user__is_active=True).first()
    return found.user_id if found else None
