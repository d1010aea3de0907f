"""What an officer's phone sends from the crossing: written there, sealed under the desk's key, and sent with contact."""

import json
from collections.abc import Callable, Mapping
from uuid import UUID

from django.utils import timezone
from nacl.public import PublicKey, SealedBox

from naung.casework.arrivals.actions import receive_slip
from naung.casework.arrivals.queries import batch_for
from naung.casework.arrivals.rules.slips import KIND, SCHEMA
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.access.vocabulary import Permission
from naung.foundation.courier.actions import enrol_device
from naung.foundation.courier.vocabulary import Arrived
from naung.foundation.identifiers import new_id

Verb = Callable[[Folder, Step], None]
WHOLE = 1024  # a slip is filled up to a multiple of this, so that its length tells nothing


def _sent(folder: Folder, step: Step) -> None:
    """Which batch, then numbers on its list, each with the mark that was set on the phone: `5=tidak_tiba`."""
    name, *marks = step.words
    by, batch, device = folder.officer(step.who), folder.kept[f"rombongan {name}"], new_id()
    key = enrol_device(device=device, permission=Permission.ARRIVAL_WRITE, by=by)
    people = {line.number: line.id for line in batch_for(batch, actor=by).queue}
    for number, _, mark in (each.partition("=") for each in marks):
        form = new_id()
        slip = _slip(form, mark, batch, people[int(number)])
        box = bytes(SealedBox(PublicKey(key.public)).encrypt(slip))
        receive_slip(arrived=Arrived(form, device, key.id, KIND, box, timezone.now(), 0), by=by)


def _slip(form: UUID, mark: str, batch: UUID, arrival: UUID) -> bytes:
    told = {"schema": SCHEMA, "form": str(form), "what": mark, "batch": str(batch), "arrival": str(arrival)}
    plain = json.dumps(told).encode()
    return plain.ljust(-(-len(plain) // WHOLE) * WHOLE)


VERBS: Mapping[str, Verb] = {"rombongan_ponsel": _sent}
