"""A tablet as the office knows it: its device, its key, the codes and the slips that its app makes."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from nacl.public import PublicKey, SealedBox

from naung.casework.returns.actions import SlipOutcome, enrol_tablet_key, receive_slip
from naung.casework.returns.models import Leg
from naung.casework.returns.rules import codes
from naung.casework.returns.rules.slips import KIND
from naung.casework.returns.vocabulary import Answered, Claimed
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.actions import enrol_device
from naung.foundation.courier.vocabulary import Arrived
from naung.foundation.identifiers import new_id
from naung.foundation.vault.queries import ReceivingKey
from naung.foundation.vault.rules.marking import new_signing_key, signature_of

STEP = 1024
SALT = "5f" * 16


class Tablet:
    """One officer's tablet that was made ready while there was contact."""

    def __init__(self, by: Actor, *, enrol: bool = True) -> None:
        self.by, self.id = by, new_id()
        self.sealed: dict[str, bytes] = {}
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
        """A slip under the public key of its own desk; sealed once, as the app does."""
        if told["form"] in self.sealed:
            return self.sealed[told["form"]]
        plain = json.dumps(told).encode()
        padded = plain.ljust(-(-len(plain) // STEP) * STEP)
        self.sealed[told["form"]] = bytes(SealedBox(PublicKey(self.key.public)).encrypt(padded))
        return self.sealed[told["form"]]


def minutes(many: float) -> timedelta:
    return timedelta(minutes=many)


def arrived(tablet: Tablet, told: dict[str, Any], *, number: UUID | None = None) -> Arrived:
    """A slip with the header that goes beside it."""
    at = timezone.now()
    return Arrived(number or UUID(told["form"]), tablet.id, tablet.key.id, KIND, tablet.box(told), at, 0)


def millis(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def give(code: str, *, at: datetime | None = None, **more: Any) -> dict[str, Any]:
    """The giver's slip as the app writes it."""
    told = {"schema": 1, "form": str(new_id()), "what": "serah", "code": code, "at": millis(at or timezone.now())}
    said = {"condition": "lelah", "words": "", "belongings": "Paspor, satu tas", "salt": SALT, "answer": ""}
    return told | said | more


def take(code: str, *, at: datetime | None = None, **more: Any) -> dict[str, Any]:
    """The receiver's slip as the app writes it."""
    told = {"schema": 1, "form": str(new_id()), "what": "terima", "code": code, "at": millis(at or timezone.now())}
    return told | {"condition": "baik", "words": "Sampai.", "belongings": "Satu tas", "differs": False} | more


def sent(tablet: Tablet, told: dict[str, Any], by: Actor | None = None) -> SlipOutcome:
    """Sealed, and brought at the next contact; by another where another is signed in."""
    return receive_slip(arrived=arrived(tablet, told), by=by or tablet.by)
