"""A tablet as the office knows it: its device, its key, the codes and the slips that its app makes."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from nacl.public import PublicKey, SealedBox

from naung.casework.returns.actions import enrol_tablet_key
from naung.casework.returns.models import Leg
from naung.casework.returns.rules import codes
from naung.casework.returns.vocabulary import Answered, Claimed
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.actions import enrol_device
from naung.foundation.identifiers import new_id
from naung.foundation.vault.queries import ReceivingKey
from naung.foundation.vault.rules.marking import new_signing_key, signature_of

STEP = 1024
SALT = "5f" * 16


class Tablet:
    """One officer's tablet that was made ready while there was contact."""

    def __init__(self, by: Actor, *, enrol: bool = True) -> None:
        self.by, self.id = by, new_id()
        self.key: ReceivingKey = enrol_device(device=self.id, permission=Permission.RETURN_RECEIVE, by=by)
        self.secret, self.public = new_signing_key()
        if enrol:
            self.enrol()

    def enrol(self) -> None:
        """Make its key known."""
        proof = signature_of(codes.told_by_key(self.id, self.public), self.secret)
        enrol_tablet_key(device=self.id, public=self.public, proof=proof, by=self.by)

    def code(self, leg: UUID, receiver: UUID | None, *, at: datetime | None = None, **handed: str) -> str:
        """The code that it shows to whoever receives; None for the desk that the leg says."""
        to = receiver or Leg.objects.values_list("receiver_desk", flat=True).get(id=leg)
        said = {"condition": "lelah", "words": "", "belongings": "Paspor, satu tas"} | handed
        minute = (at or timezone.now()).replace(second=0, microsecond=0)
        claimed = Claimed(leg, codes.digest_of(SALT, **said), minute, to)
        return codes.whole_code(claimed, signature_of(codes.told_by(claimed), self.secret))

    def answer(self, code: str, at: datetime | None = None) -> str:
        """What it shows back, as the receiver's."""
        read = codes.read_code(code)
        assert read is not None
        minute = (at or timezone.now()).replace(second=0, microsecond=0)
        answered = Answered(read[0].leg, codes.code_digest(code), minute)
        return codes.whole_answer(answered, signature_of(codes.told_by_answer(answered), self.secret))

    def box(self, told: dict[str, Any]) -> bytes:
        """A slip under the public key of its own desk."""
        plain = json.dumps(told).encode()
        padded = plain.ljust(-(-len(plain) // STEP) * STEP)
        return bytes(SealedBox(PublicKey(self.key.public)).encrypt(padded))


def minutes(many: float) -> timedelta:
    return timedelta(minutes=many)
