"""What Bima writes down at Entikong: a batch, rows of a list, forms."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from naung.casework.arrivals.actions import announce_batch, give_card, sign_decision, take_form, take_rows
from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries import asks_waiting
from naung.casework.arrivals.vocabulary import (
    BatchTold,
    Decided,
    FirstTold,
    FormKind,
    FormTold,
    Outcome,
    RowTold,
    ShortTold,
)
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.people.vocabulary import Answer, Sex
from naung.foundation.wicket.actions import hand_request, open_wicket
from naung.foundation.wicket.vocabulary import Ask
from tests.casework.arrivals.tablet import Tablet

LETTER = "0412/PK/B/SKEL/11/2026/KCH"


def batch_told(on: date | None = None, expected: int = 4) -> BatchTold:
    """A batch as the consulate announces it."""
    return BatchTold(
        on=on or timezone.localdate(),
        crossing="entikong",
        consulate="kjri_kuching",
        letter=LETTER,
        depot="Depot Imigresen Semuja",
        expected=expected,
    )


def row(name: str, nth: int = 0, **changed: object) -> RowTold:
    """One row of the list."""
    told: dict[str, object] = {
        "name": name,
        "fingerprint": f"baris-{nth}-{name}",
        "age": 30,
        "sex": Sex.MALE,
        "origin": "61.01",
        "origin_words": "Sambas",
        "destination": "Sambas",
        "cause": "tanpa_paspor",
    }
    return RowTold(**told | changed)  # type: ignore[arg-type]  # the fields of a row by name


FOUR = (
    row("Ujang Saputra", 1),
    row("Dayang Nurhayati binti Usman", 2, sex=Sex.FEMALE, age=24, nik="6101014502020001", group="Keluarga Usman"),
    row("Rafi", 3, age=9, cause="ikut_orang_tua", group="keluarga  usman"),
    row("LALU WIRYA", 4, age=41, cause="judi", origin="52.02", origin_words="Lombok Tengah", ill=True),
)


def a_batch(by: Actor, rows: Iterable[RowTold] = FOUR) -> UUID:
    """A batch with its list."""
    batch = announce_batch(told=batch_told(), by=by)
    take_rows(batch_id=batch, rows=tuple(rows), by=by)
    return batch


def arrival(batch: UUID, number: int) -> UUID:
    """Somebody of the list by her number."""
    return Arrival.objects.get(batch=batch, number=number).id


def first(arrival_id: UUID, *signs: str, by: Actor) -> Outcome:
    """A first line from the desk."""
    told = FormTold(uuid4(), arrival_id, FormKind.FIRST, timezone.now(), first=FirstTold(frozenset(signs)))
    return take_form(told=told, by=by)


def short_told(track: str = "lain", heard: Answer = Answer.NO, **answers: Answer) -> ShortTold:
    """Answers of a short screening."""
    return ShortTold(heard, track, answers)


def short(arrival_id: UUID, told: ShortTold, by: Actor, device: UUID | None = None) -> Outcome:
    """A short screening as a device hands it in."""
    form = FormTold(uuid4(), arrival_id, FormKind.SHORT, timezone.now(), short=told, device=device)
    return take_form(told=form, by=by)


def signed(arrival_id: UUID, decided: Decided, by: Actor, why: str = "") -> None:
    """A decision with a name under it."""
    sign_decision(arrival_id=arrival_id, decided=decided, why=why, by=by)


def at_the_border(person: UUID, case: UUID, by: Actor) -> dict[str, UUID]:
    """A batch in which this person came, asked and screened, with a card through which she wrote."""
    batch = a_batch(by)
    who = arrival(batch, 2)
    first(who, "surat_dipegang", by=by)
    short(who, short_told("rumah_tangga", surat=Answer.YES), by)
    Arrival.objects.filter(id=who).update(person=person, case=case)
    until = timezone.localdate() + timedelta(days=30)
    code = give_card(arrival_id=who, pin="739150", until=until, by=by)
    visitor = system_actor("visitor")
    opened = open_wicket(code=code, pin="739150", by=visitor)
    hand_request(slip=opened.slip, ask=Ask.MESSAGE, text="Agen datang lagi.", by=visitor)
    asked = next(each.id for each in asks_waiting(actor=by) if each.arrival == who)
    return {"batch_id": batch, "arrival_id": who, "ask_id": asked, "sent_id": _from_a_tablet(batch, who, by)}


def _from_a_tablet(batch: UUID, who: UUID, by: Actor) -> UUID:
    """A mark against what was asked, which waits for a person."""
    tablet = Tablet(by, batch)
    told = tablet.slip("tidak_tiba", who)
    tablet.send(told)
    return UUID(told["form"])
