"""One history of one person: events in order even when dates are vague, who took part, and things of their own."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from naung.casework.episodes.actions import (
    add_event,
    add_party,
    begin_episode,
    correct_episode,
    correct_event,
    correct_thing,
    link_thing,
    record_thing,
    strike_event,
    strike_party,
    unlink_thing,
)
from naung.casework.episodes.models import Event, ThingLink
from naung.casework.episodes.queries import (
    acts_of,
    episode_for,
    episodes_of,
    event_for,
    thing_for,
    things_by_mark,
    things_of,
)
from naung.casework.episodes.rules import LONGEST_TEXT, Told, mark_tokens
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.rules.reading import parse_vague_date
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, Problems, RuleBroken, StaleVersion
from tests.casework.cases.conftest import someone

pytestmark = pytest.mark.django_db
UNKNOWN = VagueDate.unknown()


@pytest.fixture
def wulan(sari: Actor) -> UUID:
    return someone(sari)


@pytest.fixture
def episode(sari: Actor, wulan: UUID) -> UUID:
    return begin_episode(person_id=wulan, summary="Diajak bulan Juli.", by=sari)


def _told(kind: str, when: str = "", **more: object) -> Told:
    return Told(kind=kind, when=parse_vague_date(when) if when else UNKNOWN, **more)  # type: ignore[arg-type]  # a test's own shorthand


def test_events_show_in_order_even_when_dates_are_vague(sari: Actor, episode: UUID) -> None:
    for kind, when in (
        ("escape", "November 2026"),
        ("exploitation", ""),
        ("recruitment", "awal 2025"),
        ("crossing_unofficial", "12-6-2025"),
    ):
        add_event(episode_id=episode, told=_told(kind, when), by=sari)
    shown = episode_for(episode, actor=sari)
    kinds = [e.told.kind for e in shown.events]
    assert kinds.index("recruitment") < kinds.index("crossing_unofficial") < kinds.index("escape")
    assert any(e.tied for e in shown.events), "an event without a date says that its place is not certain"
    assert shown.span.over is True
    assert shown.span.began.first == date(2025, 1, 1)


def test_an_exit_may_be_unknown(sari: Actor, episode: UUID) -> None:
    add_event(episode_id=episode, told=_told("recruitment", "2025"), by=sari)
    assert episode_for(episode, actor=sari).span.over is None


def test_a_village_is_sealed_and_its_kecamatan_is_not(sari: Actor, episode: UUID) -> None:
    event = add_event(
        episode_id=episode, told=_told("harbouring", "2025", place="61.72.01.1001", place_words="rumah kuning"), by=sari
    )
    row = Event.objects.get(id=event)
    assert row.area == "61.72.01"
    assert b"61.72.01.1001" not in bytes(row.village or b"")
    assert event_for(event, actor=sari).told.place == "61.72.01.1001"
    assert event_for(event, actor=sari).told.place_words == "rumah kuning"


def test_a_place_abroad_keeps_its_country(sari: Actor, episode: UUID) -> None:
    event = add_event(episode_id=episode, told=_told("exploitation", "2025", place="MY-13-32"), by=sari)
    assert event_for(event, actor=sari).country == "MY"


def test_acts_for_the_law_name_nobody_and_open_nothing(sari: Actor, episode: UUID) -> None:
    codes = {"process": ("perekrutan",), "means": ("penipuan",), "purpose": ("kerja_atau_pelayanan_paksa",)}
    add_event(episode_id=episode, told=_told("recruitment", "2025", codes=codes, note="Acik yang ajak"), by=sari)
    (act,) = acts_of(episode, actor=sari)
    assert (act.process, act.means, act.purpose) == (codes["process"], codes["means"], codes["purpose"])
    assert "Acik" not in str(act)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "party"}, "kind"),
        ({"when": VagueDate.on(timezone.localdate() + timedelta(days=2))}, "when"),
        ({"place": "bukan kode"}, "place"),
        ({"carriage": "roket"}, "carriage"),
        ({"papers": "hilang entah"}, "papers"),
        ({"note": "x" * (LONGEST_TEXT + 1)}, "note"),
        ({"codes": {"process": ("sulap",)}}, "process"),
        ({"codes": {"luck": ("x",)}}, "luck"),
    ],
)
def test_what_can_not_have_been_is_refused_beside_its_field(
    sari: Actor, episode: UUID, change: dict[str, object], field: str
) -> None:
    told = {"kind": "recruitment", "when": UNKNOWN, **change}
    with pytest.raises(Problems) as wrong:
        add_event(episode_id=episode, told=Told(**told), by=sari)  # type: ignore[arg-type]  # a test's own shorthand
    assert [p.field for p in wrong.value.problems] == [field]
    assert Event.objects.count() == 0


def test_the_same_record_from_a_device_twice_is_one(sari: Actor, episode: UUID) -> None:
    ids = {
        add_event(episode_id=episode, told=_told("recruitment"), origin="tablet-1", origin_sequence=4, by=sari)
        for _ in range(3)
    }
    assert len(ids) == 1
    assert Event.objects.count() == 1


def test_a_stale_event_is_refused_with_both_values(sari: Actor, ratna: Actor, episode: UUID) -> None:
    event = add_event(episode_id=episode, told=_told("recruitment", "2025", note="satu"), by=sari)
    correct_event(event_id=event, told=_told("recruitment", "2025", note="dua"), version=1, by=ratna)
    with pytest.raises(StaleVersion) as stale:
        correct_event(event_id=event, told=_told("recruitment", "2025", note="tiga"), version=1, by=sari)
    assert [(d.field, d.theirs, d.mine) for d in stale.value.differences] == [("note", "dua", "tiga")]
    with pytest.raises(StaleVersion):
        strike_event(event_id=event, version=1, by=sari)
    with pytest.raises(StaleVersion):
        correct_episode(episode_id=episode, summary="x", exit_known=None, version=9, by=sari)


def test_a_struck_event_shows_no_more_and_stays_in_the_books(sari: Actor, episode: UUID) -> None:
    event = add_event(episode_id=episode, told=_told("recruitment"), by=sari)
    strike_event(event_id=event, version=1, by=sari)
    assert episode_for(episode, actor=sari).events == ()
    assert Event.objects.filter(id=event).exists()
    with pytest.raises(NotFound):
        event_for(event, actor=sari)


def test_who_took_part(sari: Actor, budi: Actor, episode: UUID) -> None:
    event = add_event(episode_id=episode, told=_told("recruitment"), by=sari)
    acik = someone(sari, "Acik Lim")
    for _ in range(2):
        add_party(event_id=event, person_id=acik, role="perekrut", by=sari)
    (party,) = event_for(event, actor=sari).parties
    assert (party.person, party.role) == (acik, "perekrut")
    with pytest.raises(RuleBroken):
        add_party(event_id=event, person_id=acik, role="raja", by=sari)
    with pytest.raises(NotFound):
        strike_party(party_id=party.id, by=budi)
    strike_party(party_id=party.id, by=sari)
    assert event_for(event, actor=sari).parties == ()


def test_another_desk_sees_no_history_event_or_thing(sari: Actor, budi: Actor, wulan: UUID, episode: UUID) -> None:
    event = add_event(episode_id=episode, told=_told("recruitment"), by=sari)
    thing = record_thing(kind="telepon", mark="0812-1234-5678", by=sari)
    link_thing(thing_id=thing, role="milik", when=UNKNOWN, person_id=wulan, by=sari)
    assert episodes_of([wulan], actor=budi) == []
    assert things_of([wulan], actor=budi) == []
    assert things_by_mark(["any:081212345678"], words="0812", actor=budi) == []
    for read in (
        lambda: episode_for(episode, actor=budi),
        lambda: event_for(event, actor=budi),
        lambda: thing_for(thing, actor=budi),
        lambda: acts_of(episode, actor=budi),
        lambda: begin_episode(person_id=wulan, by=budi),
        lambda: link_thing(thing_id=thing, role="milik", when=UNKNOWN, event_id=event, by=budi),
    ):
        with pytest.raises(NotFound):
            read()


def test_a_thing_is_found_by_its_number_and_its_last_digits(sari: Actor, wulan: UUID) -> None:
    thing = record_thing(kind="telepon", mark="+62 812-1234-5678", by=sari)
    for typed in ("62812 1234 5678", "0812 1234 5678"):
        found = things_by_mark(sorted(mark_tokens("telepon", typed)), words=typed, actor=sari)
        assert [t.id for t in found] == [thing]
    correct_thing(thing_id=thing, mark="0899-0000-0000", note="", area="", version=1, by=sari)
    assert things_by_mark(sorted(mark_tokens("telepon", "081212345678")), words="x", actor=sari) == []
    assert things_by_mark(sorted(mark_tokens("telepon", "089900000000")), words="x", actor=sari)
    with pytest.raises(StaleVersion) as stale:
        correct_thing(thing_id=thing, mark="0877", note="", area="", version=1, by=sari)
    assert stale.value.differences[0].theirs == "0899-0000-0000"


def test_a_thing_is_tied_to_one_of_a_person_and_an_event(sari: Actor, wulan: UUID, episode: UUID) -> None:
    event = add_event(episode_id=episode, told=_told("transport", "2025"), by=sari)
    car = record_thing(kind="kendaraan", mark="KB 1234 XY", note="avanza hitam", area="61.72.01.1001", by=sari)
    tie = link_thing(thing_id=car, role="dipakai", when=parse_vague_date("2025"), event_id=event, by=sari)
    link_thing(thing_id=car, role="milik", when=UNKNOWN, person_id=wulan, by=sari)
    for both in ({}, {"person_id": wulan, "event_id": event}):
        with pytest.raises(RuleBroken):
            link_thing(thing_id=car, role="milik", when=UNKNOWN, by=sari, **both)
    (shown,) = things_of([wulan], actor=sari)
    assert (shown.mark, shown.area, len(shown.ties)) == ("KB 1234 XY", "61.72.01", 2)
    unlink_thing(link_id=tie, by=sari)
    assert ThingLink.objects.count() == 1
    with pytest.raises(Problems):
        record_thing(kind="roket", mark=" ", by=sari)
