"""Officers and invitations, for those who invite, and the officers whom a report may mean."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator

from naung.foundation.access.rules import require, role_at, shipped_roles
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.models import Invitation, Membership, User
from naung.foundation.accounts.queries.tries import token_hash
from naung.foundation.accounts.vocabulary import InvitationShown, LinkShown, OfficerShown, Profile
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import newest_owners, open_secret

OFFICER_SPACE = "officer"
CONTACT_SECRET = "officer_contact"  # noqa: S105  # the kind of a secret, not one
NIK_SECRET = "officer_nik"  # noqa: S105  # the kind of a secret, not one
MOST_OFFICERS = 200  # officers looked at for one token


def name_of(user_id: UUID | None) -> str:
    """An officer's shown name, or nothing where there is no such officer: what pages write beside a signature."""
    if user_id is None:
        return ""
    return User.objects.filter(id=user_id).values_list("display_name", flat=True).first() or ""


def account_of(user_id: UUID) -> User:
    """The account itself, for Django's and allauth's login. Raises NotFound where it is closed or does not exist."""
    found = User.objects.filter(id=user_id, is_active=True).first()
    if found is None:
        raise NotFound()
    return found


def any_account() -> bool:
    """Whether anybody has ever joined: a house without is still to be begun."""
    return User.objects.exists()


def usernames() -> set[str]:
    """Every user name that an account or a waiting invitation has."""
    invited = Invitation.objects.filter(used_at=None).values_list("username", flat=True)
    return set(User.objects.values_list("username", flat=True)) | set(invited)


def accounts_by_name(source: str = "default") -> dict[str, UUID]:
    """Every account by user name; `source`: the name of a database connection."""
    return dict(User.objects.using(source).values_list("username", "id"))


def passkeys_kept(source: str = "default") -> int:
    """How many passkeys officers have: each works at the address at which it was made, and at no other."""
    return int(Authenticator.objects.using(source).filter(type=Authenticator.Type.WEBAUTHN).count())


def officer_id(username: str) -> UUID:
    """The id of an officer by user name, for the operator. Raises NotFound."""
    found = User.objects.filter(username=username).values_list("id", flat=True).first()
    if found is None:
        raise NotFound()
    return found


def profile_of(user_id: UUID) -> Profile:
    """An officer's own profile, her contact opened. Raises NotFound."""
    user = User.objects.filter(id=user_id).first()
    if user is None:
        raise NotFound()
    return Profile(
        user=user.id,
        username=user.username,
        display_name=user.display_name,
        email=open_contact(user.email_secret),
        phone=open_contact(user.phone_secret),
        language=user.language,
        theme=user.theme,
        version=user.version,
    )


def open_contact(secret: UUID | None) -> str:
    """A sealed number or address of an officer; nothing where she gave none."""
    return open_secret(CONTACT_SECRET, secret) if secret else ""


def officers_of(desk: UUID, *, actor: Actor) -> list[OfficerShown]:
    """The officers who serve at a desk now, by name. Asks OFFICER_INVITE there."""
    require(actor, Permission.OFFICER_INVITE, within=desk)
    rows = Membership.objects.select_related("user", "desk__agency").filter(until_at=None, desk_id=desk)
    secured = set(
        Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES).values_list("user_id", flat=True)
    )
    return [
        OfficerShown(
            row.user_id,
            row.id,
            row.user.username,
            row.user.display_name,
            row.role,
            row.since_at,
            row.user.last_login,
            row.user_id in secured,
            role_at(row.role, row.desk.agency.kind) is not None,
        )
        for row in rows.order_by("user__display_name", "user__username")
    ]


def invitations_of(desk: UUID, *, now: datetime, actor: Actor) -> list[InvitationShown]:
    """Invitations of a desk that still wait, newest first. Asks OFFICER_INVITE there."""
    require(actor, Permission.OFFICER_INVITE, within=desk)
    rows = Invitation.objects.filter(desk_id=desk, used_at=None, expires_at__gt=now).order_by("-invited_at")
    return [_invited(row) for row in rows]


def invitation_of(token: str, *, now: datetime) -> InvitationShown | None:
    """The invitation behind a link while it can be used; the link itself is the permission."""
    row = Invitation.objects.filter(token_hash=token_hash(token), used_at=None, expires_at__gt=now).first()
    return _invited(row) if row else None


def link_behind(token: str) -> LinkShown | None:
    """Who made the link with this token, and what became of it, also where it works no more; the link is the permission."""
    row = Invitation.objects.filter(token_hash=token_hash(token)).first()
    return _link(row) if row else None


def link_used_for(user_id: UUID) -> LinkShown | None:
    """The last link with which an account was opened, for its own officer: she knows whether it was she who used it."""
    row = _last_link(user_id)
    return _link(row) if row else None


def reopened_by(user_id: UUID | None) -> UUID | None:
    """Who made the link with which this account was last opened AGAIN, and so could have taken it over; None otherwise.

    The first link is how every officer comes in: her supervisor makes it, and still decides on what she proposes.
    """
    if user_id is None:
        return None
    used = Invitation.objects.filter(user_id=user_id, used_at__isnull=False).order_by("-used_at")
    makers = list(used.values_list("invited_by", flat=True)[:2])
    return makers[0] if len(makers) > 1 else None


def _last_link(user_id: UUID | None) -> Invitation | None:
    if user_id is None:
        return None
    return Invitation.objects.filter(user_id=user_id, used_at__isnull=False).order_by("-used_at").first()


def _link(row: Invitation) -> LinkShown:
    used = row.used_at is not None and row.user_id is not None
    return LinkShown(name_of(row.invited_by), row.invited_at, row.used_at, used)


def _invited(row: Invitation) -> InvitationShown:
    return InvitationShown(
        row.id, row.username, row.display_name, row.role, row.desk_id, row.expires_at, row.user_id is not None
    )


def officers_matching(tokens: Iterable[str]) -> set[UUID]:
    """The officers whom a name or number may mean; `tokens` come from `rules.accused_tokens`.

    For routing a report away from the desk of the officer it accuses. The caller shows the answer to nobody.
    """
    found = newest_owners(OFFICER_SPACE, dict.fromkeys(tokens, MOST_OFFICERS), folded=True)
    return {owner for owners in found.values() for owner in owners}


def desks_of(officers: Iterable[UUID]) -> set[UUID]:
    """The desks at which these officers serve now."""
    rows = Membership.objects.filter(user_id__in=list(officers), until_at=None)
    return set(rows.values_list("desk_id", flat=True))


def to_confirm() -> list[User]:
    """Accounts that are shut though they have a place: they came back with a backup and nobody has looked since."""
    waiting = Membership.objects.filter(until_at=None).values("user_id")
    return list(User.objects.filter(is_active=False, id__in=waiting).order_by("username"))


def places_known() -> dict[UUID, bool]:
    """Of each place at a desk whether it is open, for a restore that is about to replace them. One that waits is not known."""
    rows = Membership.objects.exclude(until_at=None, user__is_active=False)
    return {place: until is None for place, until in rows.values_list("id", "until_at")}


def desks_serving(roles: Iterable[str]) -> set[UUID]:
    """The desks at which somebody serves now in one of these roles. Names nobody."""
    rows = Membership.objects.filter(role__in=list(roles), until_at=None, user__is_active=True)
    found = rows.values_list("desk_id", "role", "desk__agency__kind").distinct()
    return {desk for desk, role, kind in found if role_at(role, kind) is not None}


def roles_at(desk: UUID) -> dict[UUID, str]:
    """The officers who serve at a desk now, with their roles: what rooms ask that must find whoever is left for a file.

    Whoever has a role there that does not stand at such a desk serves nobody, and is not among them.
    """
    rows = Membership.objects.filter(desk_id=desk, until_at=None)
    found = rows.values_list("user_id", "role", "desk__agency__kind")
    return {user: role for user, role, kind in found if role_at(role, kind) is not None}


def misplaced_at() -> list[str]:
    """The desks, by name, at which somebody has a place in a role that does not stand there: she is let in to nothing."""
    rows = Membership.objects.filter(until_at=None).values_list("desk__name", "role", "desk__agency__kind")
    known = shipped_roles()
    return sorted({desk for desk, role, kind in rows if role in known and not known[role].stands_at(kind)})


def is_misplaced(user_id: UUID) -> bool:
    """Whether this officer has a place in a role that does not stand at its desk."""
    rows = Membership.objects.filter(user_id=user_id, until_at=None).values_list("role", "desk__agency__kind")
    return any(role_at(role, kind) is None for role, kind in rows)


def served_at(desk: UUID) -> frozenset[UUID]:
    """Everyone who serves or served at a desk."""
    return frozenset(Membership.objects.filter(desk_id=desk).values_list("user_id", flat=True))


def membership_of(username: str, desk: UUID | None = None) -> UUID:
    """The open membership of an officer by user name, for the operator. Raises NotFound."""
    rows = Membership.objects.filter(user_id=officer_id(username), until_at=None)
    place = (rows.filter(desk_id=desk) if desk else rows).order_by("since_at").first()
    if place is None:
        raise NotFound()
    return place.id
