"""A batch that was screened at a laptop in the hall comes into the office's register once, however often it is brought."""

import json
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.actions import close_batch, make_office_key, note_leaving, pack_batch, unpack_batch
from naung.casework.arrivals.models import Arrival, Batch, Decision, Form
from naung.casework.arrivals.queries import arrival_for, batch_for, lots_ahead
from naung.casework.arrivals.queries.travel import packed_of
from naung.casework.arrivals.rules.closing import Asked
from naung.casework.arrivals.rules.travel import (
    file_of,
    key_of_text,
    key_text,
    opened_file,
    packed_text,
    read_packed,
    said_aloud,
)
from naung.casework.arrivals.vocabulary import Decided, FormKind, Presence
from naung.casework.arrivals.vocabulary.travel import OfficeKey, Packed
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotPermitted, RuleBroken
from naung.foundation.people.vocabulary import Answer
from naung.foundation.vault.models import Kept
from naung.foundation.vault.queries import sealed_to
from tests.casework.arrivals.tablet import Tablet
from tests.casework.arrivals.told import arrival, first, short, short_told, signed


@pytest.fixture
def screened(bima: Actor, batch: UUID) -> UUID:
    """Four on the list, one added on a tablet; two asked, one of them further, one decision signed."""
    tablet = Tablet(bima, batch)
    tablet.send(tablet.first(arrival(batch, 1)))
    tablet.send(tablet.added("Rani Rekaan"))
    first(arrival(batch, 2), "surat_dipegang", by=bima)
    short(arrival(batch, 2), short_told("rumah_tangga", surat=Answer.YES), bima)
    signed(arrival(batch, 2), Decided.STAYS, bima, "Perlu wawancara lengkap.")
    note_leaving(arrival_id=arrival(batch, 1), leaving="mandiri", by=bima)
    return batch


def at_the_office() -> None:
    """From here on this register is the office's: of what was at the laptop it has nothing."""
    for model in (Decision, Form, Arrival):
        model.objects.all().delete()
    Kept.objects.filter(id__in=Batch.objects.values("id")).delete()
    Batch.objects.all().delete()


def counts() -> tuple[int, int, int, int]:
    return Batch.objects.count(), Arrival.objects.count(), Form.objects.count(), Decision.objects.count()


@pytest.mark.django_db
def test_it_comes_whole_and_once_and_what_is_new_comes_later(bima: Actor, screened: UUID) -> None:
    key = make_office_key(by=bima)
    raw = pack_batch(batch_id=screened, key=key, by=bima)
    people = {each.id: each.number for each in Arrival.objects.all()}
    before = {each: arrival_for(each, actor=bima) for each in people}
    device, here = uuid4(), counts()
    lots = lots_ahead(screened, device, actor=bima)
    now = batch_for(screened, actor=bima).now
    at_the_office()
    assert counts() == (0, 0, 0, 0)
    taken = unpack_batch(raw=raw, by=bima)
    assert (taken.people, taken.forms, taken.decisions, taken.refused, taken.others) == (5, 3, 1, (), ())
    assert counts() == here
    for each, told in before.items():
        kept = arrival_for(each, actor=bima)
        assert (kept.texts, kept.birth, kept.forms, kept.decisions) == (
            told.texts,
            told.birth,
            tuple(replace(each, taken_at=kept.forms[nth].taken_at) for nth, each in enumerate(told.forms)),
            told.decisions,
        )
        assert (kept.number, kept.presence, kept.lot, kept.group, kept.leaving, kept.band) == (
            told.number, told.presence, told.lot, told.group, told.leaving, told.band,
        )  # fmt: skip
    assert lots_ahead(screened, device, actor=bima) == lots  # nobody draws anew
    shown = batch_for(screened, actor=bima)
    assert shown.now == now == Asked(3, 2, 1)
    again = unpack_batch(raw=raw, by=bima)
    assert (again.people, again.forms, again.decisions, counts()) == (0, 0, 0, here)
    assert Entry.objects.filter(event="arrivals.unpacked").count() == 2


@pytest.mark.django_db
def test_a_later_file_adds_what_is_new_and_writes_over_nothing(bima: Actor, screened: UUID) -> None:
    key = make_office_key(by=bima)
    early = pack_batch(batch_id=screened, key=key, by=bima)
    short(arrival(screened, 1), short_told(upah=Answer.YES), bima)
    tablet = Tablet(bima, screened)
    tablet.send(tablet.added("Siti Rekaan"))
    note_leaving(arrival_id=arrival(screened, 2), leaving="dinsos", by=bima)
    late = pack_batch(batch_id=screened, key=key, by=bima)
    at_the_office()
    unpack_batch(raw=early, by=bima)
    note_leaving(arrival_id=arrival(screened, 2), leaving="dinsos", by=bima)
    Arrival.objects.filter(batch=screened, number=1).update(leaving="dinsos")
    taken = unpack_batch(raw=late, by=bima)
    assert (taken.people, taken.forms, taken.decisions) == (1, 1, 0)
    assert arrival_for(arrival(screened, 1), actor=bima).leaving == "dinsos"  # the office's own word stays
    assert len(arrival_for(arrival(screened, 1), actor=bima).standing(FormKind.SHORT)) == 1


@pytest.mark.django_db
def test_into_a_closed_batch_it_comes_beside_what_was_signed(bima: Actor, screened: UUID) -> None:
    key = make_office_key(by=bima)
    early = pack_batch(batch_id=screened, key=key, by=bima)
    first(arrival(screened, 4), "perkara", by=bima)
    late = pack_batch(batch_id=screened, key=key, by=bima)
    at_the_office()
    unpack_batch(raw=early, by=bima)
    close_batch(batch_id=screened, why="Bus terlambat.", by=bima)
    signed_then = batch_for(screened, actor=bima)
    assert unpack_batch(raw=late, by=bima).forms == 1
    now = batch_for(screened, actor=bima)
    assert (now.filed, now.counts, now.late) == (signed_then.filed, signed_then.counts, 1)
    assert arrival_for(arrival(screened, 4), actor=bima).presence is Presence.ARRIVED


@pytest.mark.django_db
def test_only_the_desk_whose_key_it_is_opens_it_and_nothing_else_is_a_batch(
    bima: Actor, member: Callable[[str], Actor], screened: UUID
) -> None:
    key, sari = make_office_key(by=bima), member("sari")
    raw = pack_batch(batch_id=screened, key=key, by=bima)
    number, _key, box = opened_file(raw)
    assert b"Dayang" not in raw
    here = counts()
    others = OfficeKey(uuid4(), key.public)
    broken = file_of(number, key, box[:-1] + bytes([box[-1] ^ 1]))
    renamed = file_of(uuid4(), key, box)
    unread = file_of(number, key, sealed_to(key.public, b'{"schema": 1, "batch": {}}'))
    newer = file_of(number, key, sealed_to(key.public, b'{"schema": 2}'))
    for wrong in (b"", b"[]", b'{"what": "lain"}', file_of(number, others, box), broken, renamed, unread, newer):
        with pytest.raises(RuleBroken):
            unpack_batch(raw=wrong, by=bima)
    for does in (lambda: make_office_key(by=sari), lambda: unpack_batch(raw=raw, by=sari)):
        with pytest.raises(NotPermitted):
            does()
    assert counts() == here


@pytest.mark.django_db
def test_what_can_not_be_taken_is_said_and_stops_nobody_else(bima: Actor, screened: UUID) -> None:
    """A laptop that somebody tampered with: a cause and a sign that no table has."""
    key = make_office_key(by=bima)
    told = json.loads(packed_text(_packed(screened, bima)))
    told["people"][2]["row"]["cause"] = "bukan_sebab"
    told["forms"][0]["signs"] = ["bukan_tanda"]
    raw = file_of(screened, key, sealed_to(key.public, json.dumps(told).encode()))
    at_the_office()
    taken = unpack_batch(raw=raw, by=bima)
    assert (taken.people, taken.forms) == (4, 2)
    assert {number for number, _ in taken.refused} == {1, 3}


def _packed(batch: UUID, by: Actor) -> Packed:
    return packed_of(batch, actor=by)


@pytest.mark.django_db
def test_what_is_packed_is_read_as_it_was(bima: Actor, screened: UUID) -> None:
    packed = _packed(screened, bima)
    assert read_packed(packed_text(packed)) == packed
    assert set(packed.officers.values()) == {"Bima"}


@given(st.uuids(), st.binary(min_size=32, max_size=32), st.data())
def test_a_key_is_copied_and_a_wrong_letter_is_found(number: UUID, public: bytes, data: st.DataObject) -> None:
    key = OfficeKey(number, public)
    text = key_text(key)
    assert key_of_text(f" {text[:40]}\n{text[40:]} ") == key
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("abcdef0123456789").filter(lambda each: each != text[at].lower()))
    with pytest.raises(RuleBroken):
        key_of_text(text[:at] + letter + text[at + 1 :])
    assert len(said_aloud(key).replace(" ", "")) == 16
