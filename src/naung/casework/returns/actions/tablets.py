"""A tablet's own key, made known to the office while there is contact, so that what it signs without signal is believed."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from naung.casework.returns.models import TabletKey
from naung.casework.returns.rules.codes import told_by_key
from naung.casework.returns.vocabulary import ReturnEvent
from naung.foundation.access.rules import desk_of, officer_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.courier.queries import own_devices
from naung.foundation.errors import NotFound, RuleBroken
from naung.foundation.identifiers import new_id
from naung.foundation.vault.queries import is_signature
from naung.foundation.words import gettext_noop

RECEIVES = Permission.RETURN_RECEIVE
PUBLIC = 32  # bytes of a public half
NOT_A_KEY = gettext_noop("Kunci ponsel ini rusak. Tekan Kunci, buka “Lupa kalimat sandi?”, lalu mulai lagi.")
OTHER_KEY = gettext_noop(
    "Ponsel ini sudah punya kunci lain untuk serah terima. Tekan Kunci, buka “Lupa kalimat sandi?”, lalu mulai lagi."
)


@transaction.atomic
def enrol_tablet_key(*, device: UUID, public: bytes, proof: bytes, by: Actor) -> None:
    """Make the public half of a tablet's key known at the actor's desk. The same key again is the same.

    `proof`: the key's own signature under itself and its device. Raises NotFound for a device that is not the actor's or was
    revoked, RuleBroken for what is no key, another key on that device, or the key of another.
    """
    require(by, RECEIVES)
    mine = {each.id for each in own_devices(permission=RECEIVES, actor=by) if each.revoked_at is None}
    if device not in mine:
        raise NotFound()
    if len(public) != PUBLIC or not is_signature(proof, told_by_key(device, public), public):
        raise RuleBroken(NOT_A_KEY)
    known = TabletKey.objects.filter(device=device).first()
    if known is not None and bytes(known.public) == public:
        return
    row = TabletKey(
        id=new_id(), device=device, officer=officer_of(by), desk=desk_of(by), public=public, made_at=timezone.now()
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise RuleBroken(OTHER_KEY) from taken
    record(ReturnEvent.KEY_ENROLLED, subject=row.id, subjects=[device], by=by)
