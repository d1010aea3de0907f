"""A phone as the office knows it: forms as its app writes them, sealed as its app seals them."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from nacl.public import PublicKey, SealedBox

from naung.casework.outreach.actions import Outcome, receive_form
from naung.casework.outreach.rules.diary import KIND
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.courier.actions import enrol_device
from naung.foundation.courier.vocabulary import Arrived
from naung.foundation.identifiers import new_id
from naung.foundation.vault.queries import ReceivingKey
from tests.casework.outreach.told import today

STEP = 1024


def held(**more: Any) -> dict[str, Any]:
    """What a phone tells of a session that was held."""
    seats = {"dewasa_perempuan": 21, "muda_laki_laki": 6}
    told = {"on": today().isoformat(), "minutes": 90, "seats": seats, "asked": "Ke mana melapor?"}
    return told | {"reports": 0, "referrals": 1} | more


def form(**more: Any) -> dict[str, Any]:
    """A form as the app writes it."""
    return {"schema": 1, "form": str(new_id()), "topics": ["melapor"], "materials": [], "answers": []} | more


def answer(**counts: int) -> dict[str, Any]:
    """How a room answered, counted by hands."""
    return {"question": "pegang_paspor", "way": "angkat_tangan", "counts": counts}


class Phone:
    """One officer's phone that was made ready."""

    def __init__(self, by: Actor) -> None:
        self.by, self.id = by, new_id()
        self.key: ReceivingKey = enrol_device(device=self.id, permission=Permission.OUTREACH_WRITE, by=by)

    def sealed(self, told: dict[str, Any], *, off: int | None = 0, number: UUID | None = None) -> Arrived:
        """A form under the desk's public key, with the header that goes beside it."""
        plain = json.dumps(told).encode()
        box = SealedBox(PublicKey(self.key.public)).encrypt(plain.ljust(-(-len(plain) // STEP) * STEP))
        sealed_at = timezone.now() + timedelta(seconds=off or 0)
        return Arrived(number or UUID(told["form"]), self.id, self.key.id, KIND, bytes(box), sealed_at, off)

    def send(self, told: dict[str, Any]) -> Outcome:
        """Seal and send."""
        return receive_form(arrived=self.sealed(told), by=self.by)
