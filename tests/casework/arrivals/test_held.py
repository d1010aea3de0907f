"""A mission's list is put in, looked at, its columns corrected and remembered, taken, and gone after a day."""

import csv
import io
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from naung.casework.arrivals.actions import (
    announce_batch,
    choose_columns,
    close_batch,
    drop_list,
    forget_arrivals,
    hold_list,
    take_list,
)
from naung.casework.arrivals.actions.lists import KEPT_HELD
from naung.casework.arrivals.models import Arrival, HeldList
from naung.casework.arrivals.queries import batch_for, list_for
from naung.casework.arrivals.rules import lists
from naung.casework.arrivals.rules.lists import chosen_of, chosen_text, fitting, known_fields
from naung.casework.arrivals.vocabulary import ListChosen
from naung.casework.manifests.vocabulary import Field
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, NotPermitted, RuleBroken
from naung.foundation.vault.models import Erased, WrappedKey
from tests.casework.arrivals.told import batch_told

pytestmark = pytest.mark.django_db
HEADS = ("NO", "NAMA", "JK", "UMUR", "NIK", "ASAL KAMPUNG", "SEBAB", "RMB")
PEOPLE = (
    ("1", "Ujang Saputra", "L", "30", "", "Sambas", "tanpa paspor", ""),
    ("2", "Dayang Nurhayati", "P", "24", "6101014502020001", "Sambas", "overstay", "Usman"),
    ("3", "Rafi", "L", "9", "", "Sambas", "ikut orang tua", "Usman"),
)
BROKEN = ("4", "Lalu Wirya", "L", "41", "3.17E+15", "Lombok Tengah", "judi", "")


def as_csv(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([heads, *rows])
    return out.getvalue().encode()


def announced(by: Actor, consulate: str = "kjri_kuching") -> UUID:
    told = batch_told()
    return announce_batch(told=type(told)(**{**vars(told), "consulate": consulate}), by=by)


@pytest.fixture
def empty(bima: Actor) -> UUID:
    return announced(bima)


def test_a_list_is_looked_at_before_anybody_comes_in(empty: UUID, bima: Actor, ilham: Actor) -> None:
    assert list_for(empty, actor=bima) is None
    hold_list(batch_id=empty, content=as_csv(*PEOPLE, BROKEN), by=bima)
    shown = list_for(empty, actor=bima)
    assert shown is not None
    assert shown.found is not None
    assert {each.key: each.column.field for each in shown.columns}["ASAL KAMPUNG"] == Field.ORIGIN
    assert next(each.samples for each in shown.columns if each.key == "JK") == ("L", "P")
    assert (shown.fresh, shown.same, shown.is_whole) == (3, 0, False)
    (refused,) = shown.found.refused
    assert refused.text["NAMA"] == "Lalu Wirya"
    assert [reason.field for reason in refused.reasons] == [Field.NIK]
    assert not Arrival.objects.filter(batch=empty).exists()
    assert list_for(empty, actor=ilham) is None


def test_it_is_taken_once_and_stays_while_a_row_is_left_behind(empty: UUID, bima: Actor) -> None:
    hold_list(batch_id=empty, content=as_csv(*PEOPLE, BROKEN), by=bima)
    taken = take_list(batch_id=empty, by=bima)
    assert (taken.taken, taken.same) == (3, 0)
    shown = list_for(empty, actor=bima)
    assert shown is not None
    assert (shown.fresh, shown.same) == (0, 3)
    choose_columns(batch_id=empty, chosen=ListChosen(given={"RMB": "group"}, without=frozenset({"nik"})), by=bima)
    taken = take_list(batch_id=empty, by=bima)
    assert (taken.taken, taken.same) == (1, 3)
    assert list_for(empty, actor=bima) is None
    with pytest.raises(RuleBroken, match="Muat daftarnya lagi"):
        take_list(batch_id=empty, by=bima)
    lalu = Arrival.objects.get(batch=empty, number=4)
    assert (lalu.cause, lalu.origin, lalu.band) == ("judi", "52.02", "40-59")


def test_what_was_corrected_is_remembered_for_the_next_list_of_the_mission(empty: UUID, bima: Actor) -> None:
    hold_list(batch_id=empty, content=as_csv(*PEOPLE), by=bima)
    before = list_for(empty, actor=bima)
    assert before is not None
    assert {each.key: each.column.field for each in before.columns}["RMB"] == ""
    chosen = ListChosen(given={"RMB": "group", "SEBAB": "", "C": "", "LAIN": "notes"})
    choose_columns(batch_id=empty, chosen=chosen, by=bima)
    after = list_for(empty, actor=bima)
    assert after is not None
    assert after.found is not None
    assert after.chosen.given == {"RMB": "group", "SEBAB": ""}
    assert [person.group for person in after.found.people] == ["", "Usman", "Usman"]
    assert [person.cause for person in after.found.people] == ["", "", ""]
    take_list(batch_id=empty, by=bima)
    groups = list(Arrival.objects.filter(batch=empty).order_by("number").values_list("group", flat=True))
    assert groups[0] is None
    assert groups[1] == groups[2] is not None
    for consulate, given in (("kjri_kuching", {"RMB": "group"}), ("kri_tawau", {})):
        following = announced(bima, consulate)
        hold_list(batch_id=following, content=as_csv(*PEOPLE, heads=(*HEADS[:6], "ALASAN", "RMB")), by=bima)
        found = list_for(following, actor=bima)
        assert found is not None
        assert found.chosen.given == given


def test_columns_without_headings_are_named_by_their_letters(empty: UUID, bima: Actor) -> None:
    hold_list(batch_id=empty, content=as_csv(*PEOPLE[1:], heads=PEOPLE[0]), by=bima)
    shown = list_for(empty, actor=bima)
    assert shown is not None
    assert shown.found is None
    assert shown.wrong is not None
    assert [each.key for each in shown.columns] == list("ABCDEFGH")
    assert shown.columns[1].samples[0] == "Ujang Saputra"
    with pytest.raises(RuleBroken, match="baris judul"):
        take_list(batch_id=empty, by=bima)
    given = dict(zip("ABCDEFGH", ("number", "name", "sex", "age", "nik", "origin", "cause", "group"), strict=True))
    choose_columns(batch_id=empty, chosen=ListChosen(given=given), by=bima)
    assert take_list(batch_id=empty, by=bima).taken == 3


def test_two_columns_for_one_field_are_said_and_nobody_is_taken(empty: UUID, bima: Actor) -> None:
    hold_list(batch_id=empty, content=as_csv(*PEOPLE), by=bima)
    choose_columns(batch_id=empty, chosen=ListChosen(given={"NAMA": "name", "SEBAB": "name"}), by=bima)
    shown = list_for(empty, actor=bima)
    assert shown is not None
    assert shown.wrong is not None
    assert "Dua kolom" in shown.wrong.message
    assert [each.key for each in shown.columns] == list(HEADS)
    with pytest.raises(RuleBroken, match="tidak ada dalam daftar"):
        choose_columns(batch_id=empty, chosen=ListChosen(given={"NAMA": "agama"}), by=bima)


def test_what_is_pasted_and_what_is_no_list(empty: UUID, bima: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    table = "\n".join("\t".join(row) for row in (HEADS, *PEOPLE))
    hold_list(batch_id=empty, content=table.encode(), pasted=True, by=bima)
    shown = list_for(empty, actor=bima)
    assert shown is not None
    assert shown.fresh == 3
    for content, says in ((b"", "kosong"), (b"MZ\x90", "program"), (b"%PDF-1.7", "bukan daftar")):
        with pytest.raises(RuleBroken, match=says):
            hold_list(batch_id=empty, content=content, by=bima)
    monkeypatch.setattr("naung.casework.arrivals.actions.lists.MOST_HELD", 10)
    with pytest.raises(RuleBroken, match="terlalu besar"):
        hold_list(batch_id=empty, content=as_csv(*PEOPLE), by=bima)
    assert HeldList.objects.count() == 1


def test_it_is_sealed_and_gone_with_its_key(empty: UUID, bima: Actor) -> None:
    hold_list(batch_id=empty, content=as_csv(*PEOPLE), by=bima)
    first = HeldList.objects.get()
    hold_list(batch_id=empty, content=as_csv(*PEOPLE[:1]), by=bima)
    second = HeldList.objects.get()
    assert second.id != first.id
    assert not WrappedKey.objects.filter(compartment=first.compartment_id).exists()
    assert Erased.objects.filter(id=first.compartment_id).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM arrivals_heldlist")
        (kept,) = cursor.fetchone()
    assert b"Ujang" not in bytes(kept)
    drop_list(batch_id=empty, by=bima)
    drop_list(batch_id=empty, by=bima)
    assert not HeldList.objects.exists()
    assert batch_for(empty, actor=bima).queue == ()


def test_a_list_goes_after_a_day_with_its_batch_and_with_one_who_stands_in_it(
    batch: UUID, empty: UUID, bima: Actor
) -> None:
    tick = system_actor("tick")
    hold_list(batch_id=empty, content=as_csv(*PEOPLE), by=bima)
    forget_arrivals(by=tick)
    assert HeldList.objects.count() == 1
    HeldList.objects.update(held_at=timezone.now() - KEPT_HELD - timedelta(minutes=1))
    forget_arrivals(by=tick)
    assert not HeldList.objects.exists()
    hold_list(batch_id=empty, content=as_csv(*PEOPLE), by=bima)
    close_batch(batch_id=empty, why="Rombongan batal.", by=bima)
    forget_arrivals(by=tick)
    assert not HeldList.objects.exists()
    hold_list(batch_id=batch, content=as_csv(*PEOPLE), by=bima)
    hers = Arrival.objects.get(batch=batch, number=2).compartment
    type(hers).objects.filter(id=hers.id).update(erased_at=timezone.now())
    assert forget_arrivals(by=tick) == 1
    assert not HeldList.objects.exists()


def test_nobody_else_sees_it(empty: UUID, bima: Actor, sari: Actor, ratna: Actor) -> None:
    hold_list(batch_id=empty, content=as_csv(*PEOPLE), by=bima)
    for other, error in ((sari, NotPermitted), (ratna, (NotPermitted, NotFound))):
        for act in (
            lambda who: list_for(empty, actor=who),
            lambda who: hold_list(batch_id=empty, content=as_csv(*PEOPLE), by=who),
            lambda who: choose_columns(batch_id=empty, chosen=ListChosen(), by=who),
            lambda who: take_list(batch_id=empty, by=who),
            lambda who: drop_list(batch_id=empty, by=who),
        ):
            with pytest.raises(error):
                act(other)
    assert HeldList.objects.count() == 1


def test_what_was_chosen_is_kept_whole_and_what_no_list_has_is_left_out() -> None:
    chosen = ListChosen("Lembar 2", {"NAMA": "name", "C": ""}, frozenset({"nik"}))
    assert chosen_of(chosen_text(chosen)) == chosen
    assert chosen_of("") == ListChosen()
    assert chosen_of('{"given": {"A": "agama"}, "without": ["name"]}') == ListChosen()
    assert known_fields(chosen)
    assert not known_fields(ListChosen(without=frozenset({"agama"})))
    assert not known_fields(ListChosen(given={"N" * (lists.LONGEST_KEY + 1): "name"}))
    assert fitting({"A": "name"}, {}, own=True) == {}
