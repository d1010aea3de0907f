"""A tablet at the crossing as the office knows it: slips as its app writes them, sealed as its app seals them."""

import json
from base64 import b64encode
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from nacl.public import PublicKey, SealedBox

from naung.casework.arrivals.actions import SlipOutcome, receive_slip
from naung.casework.arrivals.rules.slips import KIND
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.actions import enrol_device
from naung.foundation.courier.vocabulary import Arrived
from naung.foundation.identifiers import new_id

STEP = 1024


class Tablet:
    """One officer's tablet that was made ready while there was contact, with the list of one batch on it."""

    def __init__(self, by: Actor, batch: UUID) -> None:
        self.by, self.batch, self.id = by, batch, new_id()
        self.key = enrol_device(device=self.id, permission=Permission.ARRIVAL_WRITE, by=by)

    def slip(self, what: str, about: UUID, **more: Any) -> dict[str, Any]:
        """What its app writes; a new number each time."""
        whose = {"batch": str(self.batch), "arrival": str(about)}
        return {"schema": 1, "form": str(new_id()), "what": what} | whose | more

    def first(self, about: UUID, *signs: str) -> dict[str, Any]:
        """A first line."""
        return self.slip("garis_depan", about, signs=list(signs))

    def short(self, about: UUID, heard: str = "tidak", track: str = "lain", **answers: str) -> dict[str, Any]:
        """A short screening."""
        return self.slip("pendek", about, told={"heard": heard, "track": track, "answers": answers})

    def added(self, name: str, nth: int = 1, about: UUID | None = None, **more: Any) -> dict[str, Any]:
        """Somebody who stood on no list."""
        told = {"name": name, "sex": "P", "age": 24, "cause": "tanpa_paspor", "nth": nth}
        return self.slip("tambahan", about or new_id(), added=told | more)

    def sealed(self, told: dict[str, Any], *, off: int | None = 0) -> Arrived:
        """A slip under the desk's public key, with the header that goes beside it; `off`: seconds by which its clock is ahead."""
        plain = json.dumps(told).encode()
        box = SealedBox(PublicKey(self.key.public)).encrypt(plain.ljust(-(-len(plain) // STEP) * STEP))
        sealed_at = timezone.now() + timedelta(seconds=off or 0)
        return Arrived(UUID(told["form"]), self.id, self.key.id, KIND, bytes(box), sealed_at, off)

    def send(self, told: dict[str, Any], *, by: Actor | None = None, off: int | None = 0) -> SlipOutcome:
        """Seal and send; `by`: another who is signed in."""
        return receive_slip(arrived=self.sealed(told, off=off), by=by or self.by)

    def header(self, told: dict[str, Any]) -> dict[str, Any]:
        """A sealed slip as the app posts it."""
        arrived = self.sealed(told)
        return {
            "schema": 1,
            "kind": KIND,
            "id": str(arrived.id),
            "device": str(self.id),
            "key": str(self.key.id),
            "box": b64encode(arrived.box).decode(),
            "sealed_at": int(arrived.sealed_at.timestamp() * 1000),
            "clock_off": 0,
        }
