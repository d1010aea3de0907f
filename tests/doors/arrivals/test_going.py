"""Many go home with one press; whoever has to be looked at by herself stays, by name and with the reason."""

import re
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.arrivals.actions import close_batch, mark_arrivals, note_left_on_own, note_missed
from naung.casework.arrivals.models import Arrival
from naung.casework.arrivals.queries import PersonLine, batch_for
from naung.casework.arrivals.rules.closing import Stood, owed
from naung.casework.arrivals.rules.going import Alone, alone_because
from naung.casework.arrivals.vocabulary import Decided, FormKind, Presence
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.models import Entry
from naung.foundation.errors import RuleBroken
from naung.foundation.people.vocabulary import Answer
from tests.casework.arrivals.told import a_batch, arrival, first, row, short, short_told, signed

FIXED = "naung.casework.arrivals.queries.today.drawn"
PLAIN, DRAWN, CHILD, SAID_CHILD, SIGN, ASKED, STAYS, UNASKED, MISSED, HEARD, ABSENT, DEAD, GONE = range(1, 14)
GOES = {PLAIN, DRAWN}
WHY = {
    CHILD: Alone.CHILD,
    SAID_CHILD: Alone.CHILD,
    SIGN: Alone.SIGN,
    ASKED: Alone.SIGN,
    STAYS: Alone.STAYS,
    UNASKED: Alone.FIRST,
    MISSED: Alone.FIRST,
    HEARD: Alone.OPEN,
    DEAD: Alone.DEAD,
}


def at(name: str, *ids: object) -> str:
    return reverse(f"arrivals:{name}", args=ids)


def text(answer: Any) -> str:
    body = answer.content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).replace("\xa0", " ")


@pytest.fixture
def mixed(bima: Actor) -> UUID:
    """One of each kind: who simply goes, who was drawn and found well, and eleven of whom somebody has to think."""
    listed = [row(f"Orang Rekaan{n}", n, age=9 if n == CHILD else 30, dead=n == DEAD) for n in range(1, GONE + 1)]
    batch = a_batch(bima, listed)
    who = {n: arrival(batch, n) for n in range(1, GONE + 1)}
    mark_arrivals(batch_id=batch, came=[each for n, each in who.items() if n != ABSENT], by=bima)
    signs = {SAID_CHILD: ["anak"], SIGN: ["takut_luka"], ASKED: ["minta"]}
    for n in set(who) - {UNASKED, MISSED, ABSENT, DEAD}:
        with patch(FIXED, return_value=n in {DRAWN, STAYS, HEARD}):
            first(who[n], *signs.get(n, []), by=bima)
    note_missed(arrival_id=who[MISSED], kind=FormKind.FIRST, why="bahasa", by=bima)
    for n in (DRAWN, STAYS, SIGN, ASKED):
        short(who[n], short_told(surat=Answer.NO), bima)
    short(who[HEARD], short_told(heard=Answer.YES), bima)
    signed(who[STAYS], Decided.STAYS, bima)
    signed(who[SIGN], Decided.MAY_LEAVE, bima, why="Sudah ditanya.")
    Arrival.objects.filter(id=who[GONE]).update(leaving="dinsos")
    return batch


def lines(batch: UUID, by: Actor) -> dict[int, PersonLine]:
    return {each.number: each for each in batch_for(batch, actor=by).queue}


def left(batch: UUID) -> dict[int, str]:
    return dict(Arrival.objects.filter(batch=batch).exclude(leaving="").values_list("number", "leaving"))


ENDED = {**dict.fromkeys(GOES, "mandiri"), GONE: "dinsos"}


@pytest.mark.django_db
def test_all_who_are_left_go_home_but_those_who_are_looked_at_one_by_one(
    page: Client, mixed: UUID, bima: Actor
) -> None:
    before = text(page.get(at("mark", mixed)))
    assert "2 orang tidak menunjukkan tanda" in before
    said = text(page.post(at("mark", mixed), {"what": "sisanya_pulang"}, follow=True))
    assert left(mixed) == ENDED
    assert "2 orang dicatat pulang mandiri." in said
    assert f"{len(WHY)} orang perlu dilihat satu per satu" in said
    now = lines(mixed, bima)
    assert {n: each.alone for n, each in now.items() if each.alone and n != ABSENT} == WHY
    for reason in set(WHY.values()):
        who = [n for n, why in WHY.items() if why == reason]
        named = " ".join(f"{n} {now[n].short}" for n in who)
        assert f"{reason}: {len(who)} {named}" in said


@pytest.mark.django_db
def test_each_who_went_has_an_entry_and_a_second_press_changes_nothing(page: Client, mixed: UUID, bima: Actor) -> None:
    for expected in (2, 0):
        before = Entry.objects.filter(event="arrivals.left").count()
        page.post(at("mark", mixed), {"what": "sisanya_pulang"})
        assert Entry.objects.filter(event="arrivals.left").count() - before == expected
        assert left(mixed) == ENDED
    entries = Entry.objects.filter(event="arrivals.left").values_list("subject", flat=True)
    assert set(entries) == {arrival(mixed, n) for n in GOES}


@pytest.mark.django_db
def test_of_the_ticked_those_go_who_may_and_it_is_said_who_does_not(page: Client, mixed: UUID) -> None:
    ticked = [str(arrival(mixed, n)) for n in (PLAIN, CHILD, ABSENT, GONE)]
    said = text(page.post(at("mark", mixed), {"what": "pulang", "people": ticked}, follow=True))
    assert left(mixed) == {PLAIN: "mandiri", GONE: "dinsos"}
    assert "1 orang dicatat pulang mandiri." in said
    assert "1 orang belum ditandai tiba dan tidak dicatat." in said
    assert "1 orang perlu dilihat satu per satu" in said
    assert "Centang dahulu orangnya." in text(page.post(at("mark", mixed), {"what": "pulang"}))


@pytest.mark.django_db
def test_what_breaks_half_way_leaves_nobody_gone(mixed: UUID, bima: Actor) -> None:
    with (
        patch("naung.casework.arrivals.actions.people.record", side_effect=RuntimeError("no light")),
        pytest.raises(RuntimeError),
    ):
        note_left_on_own(batch_id=mixed, by=bima)
    assert left(mixed) == {GONE: "dinsos"}


@pytest.mark.django_db
def test_nobody_of_another_batch_and_nothing_after_closing(mixed: UUID, bima: Actor) -> None:
    other = a_batch(bima, [row("Orang Lain", 1)])
    with pytest.raises(RuleBroken):
        note_left_on_own(batch_id=mixed, people=[arrival(other, 1), arrival(mixed, PLAIN)], by=bima)
    assert left(mixed) == {GONE: "dinsos"}
    close_batch(batch_id=mixed, why="Bus berangkat.", by=bima)
    with pytest.raises(RuleBroken):
        note_left_on_own(batch_id=mixed, by=bima)


@pytest.mark.django_db
def test_the_list_says_who_was_asked_and_who_has_left(page: Client, mixed: UUID) -> None:
    said = text(page.get(at("mark", mixed)))
    assert re.search(r"Rekaan1\b.{0,80} Tiba Saringan awal", said) or "Saringan awal, Penyaringan pendek" in said
    assert "satu per satu: Anak" in said
    assert "Dibawa dinas sosial" in said
    page.post(at("mark", mixed), {"what": "sisanya_pulang"})
    assert "Pulang mandiri" in text(page.get(at("mark", mixed)))


@pytest.mark.django_db
def test_saving_where_one_went_leads_back_to_the_page_one_came_from(page: Client, mixed: UUID) -> None:
    who = arrival(mixed, SIGN)
    for said, name in (("tutup", "close"), ("daftar", "mark"), ("https://contoh.id/", "batch"), ("", "batch")):
        answer = page.post(f"{at('leave', who)}?dari={said}", {"leaving": "mandiri"})
        assert answer["Location"] == at(name, mixed)
    closing = page.get(at("close", mixed)).content.decode()
    assert f"{at('leave', arrival(mixed, ASKED))}?dari=tutup" in closing
    person = page.get(f"{at('person', who)}?dari=tutup").content.decode()
    assert f"{at('leave', who)}?dari=tutup" in person
    rest = page.post(f"{at('mark', mixed)}?dari=tutup", {"what": "sisanya_pulang"})
    assert rest["Location"] == at("close", mixed)


stood = st.builds(
    Stood,
    st.sampled_from(Presence),
    dead=st.booleans(),
    child=st.booleans(),
    leaving=st.just(""),
    first=st.booleans(),
    missed_first=st.sampled_from(["", "bahasa"]),
    sent=st.booleans(),
    lot=st.booleans(),
    short=st.booleans(),
    missed_short=st.sampled_from(["", "sudah_pergi"]),
    stays=st.booleans(),
    decided=st.sampled_from([None, *Decided]),
    again=st.booleans(),
    handed=st.booleans(),
    double=st.booleans(),
)


@given(stood, st.booleans())
def test_who_goes_with_the_others_came_was_asked_shows_nothing_and_owes_nothing_else(
    person: Stood, proposed: bool
) -> None:
    if alone_because(person, proposed=proposed):
        return
    assert person.here
    assert person.first
    assert not any((person.child, person.sent, person.double, person.handed))
    assert person.decided is not Decided.STAYS
    assert person.decided is not None or not (proposed or person.stays)
    assert len(owed(person)) == 1  # where she goes, and nothing else
