"""Sari walks home with Wulan: five steps, follow-ups that Wulan may refuse, how she fares, new trouble, and the end."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from naung.casework.cases.actions import add_person, erase_person
from naung.casework.cases.vocabulary import Role
from naung.casework.reintegration.actions import (
    change_problem,
    drop_follow_up,
    end_with_her,
    forget_paths,
    hold_follow_up,
    measure_before,
    move_follow_up,
    plan_follow_up,
    record_death,
    record_return,
    resume_path,
    set_wish,
    withdraw_item,
    write_item,
    write_problem,
    write_step,
)
from naung.casework.reintegration.models import FollowUp, Measure, Path, Problem
from naung.casework.reintegration.queries import (
    follow_ups_due,
    items_asked,
    items_known,
    path_for,
    paths_of_desk,
    problems_counted,
    reintegration_of_case,
)
from naung.casework.reintegration.rules.due import months_after
from naung.casework.reintegration.rules.following import AFTER_DEATH, NO_WISH
from naung.casework.reintegration.vocabulary import ReintegrationEvent, Rest, StepKind, StepState, Wish
from naung.foundation.access.rules import desk_of
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from tests.casework.cases.conftest import someone
from tests.casework.reintegration.conftest import Home, ago, asked, returned, shown

pytestmark = pytest.mark.django_db


def test_before_anything_is_written_the_five_steps_stand_there(home: Home, sari: Actor) -> None:
    path = shown(home, sari)
    assert [each.kind for each in path.steps] == list(StepKind)
    assert {each.state for each in path.steps} == {StepState.NOT_BEGUN}
    assert path.wish is Wish.NOT_ASKED
    assert not Path.objects.exists()


def test_the_return_brings_four_follow_ups_and_the_missed_one_waits_on_the_desk_s_list(home: Home, sari: Actor) -> None:
    path = returned(home, sari, days=40)
    assert [each.months for each in path.follow_ups] == [1, 3, 6, 12]
    assert [each.due_on for each in path.follow_ups] == [months_after(ago(40), n) for n in (1, 3, 6, 12)]
    (line,) = follow_ups_due(timezone.localdate(), actor=sari)
    assert (line.case, line.person, line.due_on) == (home.case, home.person, months_after(ago(40), 1))
    assert reintegration_of_case(home.case, actor=sari)[0].late
    hold_follow_up(follow_up_id=path.follow_ups[0].id, told_of=asked(ago(1)), version=1, by=sari)
    assert follow_ups_due(timezone.localdate(), actor=sari) == []
    assert paths_of_desk(actor=sari)[0].due_on == months_after(ago(40), 3)


def test_a_corrected_return_moves_the_days_except_the_one_chosen_by_hand(home: Home, sari: Actor) -> None:
    path = returned(home, sari, days=5)
    chosen = timezone.localdate() + timedelta(days=50)
    move_follow_up(follow_up_id=path.follow_ups[1].id, due_on=chosen, why="Ia ke kebun.", version=1, by=sari)
    again = returned(home, sari, days=9)
    days = {each.months: each.due_on for each in again.follow_ups}
    assert days == {1: months_after(ago(9), 1), 3: chosen, 6: months_after(ago(9), 6), 12: months_after(ago(9), 12)}


def test_who_does_not_want_to_be_followed_is_not_until_she_changes_her_mind(home: Home, sari: Actor) -> None:
    path = returned(home, sari)
    wish: dict[str, Any] = {"case_id": home.case, "person_id": home.person, "by": sari}
    set_wish(**wish, wish=Wish.NO, words="Jangan ke rumah, suami tidak tahu.", version=path.version)
    assert follow_ups_due(date.max, actor=sari) == []
    assert Path.objects.get().due_on is None
    assert b"suami" not in bytes(Path.objects.get().wish_words or b"")
    for refused in (
        lambda: hold_follow_up(follow_up_id=path.follow_ups[0].id, told_of=asked(ago(1)), version=1, by=sari),
        lambda: plan_follow_up(due_on=timezone.localdate(), why="Mampir", **wish),
    ):
        with pytest.raises(RuleBroken, match=NO_WISH[:20]):
            refused()
    with pytest.raises(StaleVersion) as stale:
        set_wish(**wish, wish=Wish.YES, words="", version=path.version)
    assert {each.field: (each.theirs, each.mine) for each in stale.value.differences}["wish"] == (Wish.NO, Wish.YES)
    set_wish(**wish, wish=Wish.YES, words="Lewat pesan saja.", version=path.version + 1)
    assert len(follow_ups_due(date.max, actor=sari)) == 1


def test_a_follow_up_after_death_is_refused_and_nothing_reminds_any_more(home: Home, sari: Actor) -> None:
    path = returned(home, sari)
    whose: dict[str, Any] = {"case_id": home.case, "person_id": home.person, "by": sari}
    record_death(**whose, died_on=ago(10), version=path.version)
    assert shown(home, sari).rest is Rest.DIED
    assert follow_ups_due(date.max, actor=sari) == []
    first = path.follow_ups[0].id
    with pytest.raises(RuleBroken, match=AFTER_DEATH[:16]) as refused:
        hold_follow_up(follow_up_id=first, told_of=asked(ago(9)), version=1, by=sari)
    assert refused.value.field == "held_on"
    hold_follow_up(follow_up_id=first, told_of=asked(ago(11)), version=1, by=sari)
    assert shown(home, sari).follow_ups[0].held_on == ago(11)
    resume_path(**whose, why="Salah orang: yang meninggal ibunya.", version=path.version + 1)
    assert (shown(home, sari).died_on, shown(home, sari).rest) == (None, Rest.NO)
    assert len(follow_ups_due(date.max, actor=sari)) == 1


def test_how_she_fares_is_kept_item_by_item_before_and_after(home: Home, sari: Actor, ratna: Actor) -> None:
    path = returned(home, sari)
    own = write_item(words="Bisa bicara dengan siapa", anchors=["Tidak ada", "Jarang", "Kadang", "Selalu"], by=sari)
    before = {"surat": 1, "kesehatan": 2, str(own): 1}
    whose: dict[str, Any] = {"case_id": home.case, "person_id": home.person, "on": ago(45)}
    measure_before(**whose, answers=before, version=0, by=sari)
    with pytest.raises(StaleVersion):
        measure_before(**whose, answers=before, version=0, by=ratna)
    with pytest.raises(Problems):
        measure_before(**whose, answers={"surat": 0}, version=1, by=sari)
    told = asked(ago(1), answers={"surat": 4, "kesehatan": 3})
    hold_follow_up(follow_up_id=path.follow_ups[0].id, told_of=told, version=1, by=sari)
    path = shown(home, sari)
    assert path.before == before
    assert path.latest is not None
    assert path.latest.answers == {"surat": 4, "kesehatan": 3}
    assert b"kesehatan" not in b"".join(bytes(row.answers_health or b"") for row in Measure.objects.all())
    withdraw_item(item_id=own, by=sari)
    assert str(own) not in items_asked(actor=sari)
    assert str(own) in items_known(actor=sari)  # what was answered keeps its words
    with pytest.raises(RuleBroken):
        hold_follow_up(follow_up_id=path.follow_ups[0].id, told_of=told, version=2, by=sari)


def test_who_may_not_read_of_health_neither_asks_nor_loses_it(home: Home, sari: Actor) -> None:
    returned(home, sari)
    whose: dict[str, Any] = {"case_id": home.case, "person_id": home.person, "on": ago(45)}
    measure_before(**whose, answers={"surat": 1, "kesehatan": 2}, version=0, by=sari)
    without = replace(sari, categories=sari.categories - {Category.D})
    assert "kesehatan" not in items_asked(actor=without)
    measure_before(**whose, answers={"surat": 2}, version=1, by=without)
    assert shown(home, sari).before == {"surat": 2, "kesehatan": 2}


def test_days_are_chosen_by_hand_with_a_reason_and_left_out_with_one(home: Home, sari: Actor) -> None:
    path = returned(home, sari, days=5)
    coming = timezone.localdate() + timedelta(days=3)
    with pytest.raises(RuleBroken) as why:
        plan_follow_up(case_id=home.case, person_id=home.person, due_on=coming, why=" ", by=sari)
    assert why.value.field == "why"
    with pytest.raises(RuleBroken):
        move_follow_up(follow_up_id=path.follow_ups[0].id, due_on=ago(1), why="Lupa", version=1, by=sari)
    plan_follow_up(case_id=home.case, person_id=home.person, due_on=coming, why="Sidang minggu depan.", by=sari)
    drop_follow_up(
        follow_up_id=path.follow_ups[3].id, why="Pindah ke Kuching, ada pendamping di sana.", version=1, by=sari
    )
    path = shown(home, sari)
    assert path.due_on == coming
    assert [each.waits for each in path.follow_ups] == [True, True, True, True, False]
    with pytest.raises(RuleBroken):
        drop_follow_up(follow_up_id=path.follow_ups[4].id, why="lagi", version=2, by=sari)
    with pytest.raises(StaleVersion):
        move_follow_up(follow_up_id=path.follow_ups[0].id, due_on=coming, why="x", version=9, by=sari)


def test_a_new_problem_is_coded_and_counted_by_person(home: Home, sari: Actor, hamdan: Actor) -> None:
    whose: dict[str, Any] = {"case_id": home.case, "person_id": home.person, "by": sari}
    debt = write_problem(**whose, kind="penagih_utang", seen_on=ago(3), words="Dua orang datang malam.", done="")
    write_problem(**whose, kind="penagih_utang", seen_on=ago(2), words="Datang lagi.", done="Lapor RT.")
    write_problem(**whose, kind="stigma", seen_on=ago(400), words="Diejek di pasar.", done="")
    with pytest.raises(Problems):
        write_problem(**whose, kind="skor", seen_on=ago(-2), words="x", done="")
    found = problems_counted([desk_of(sari)], ago(30), ago(0), actor=hamdan)
    assert found.persons == {"penagih_utang": 1}
    with pytest.raises(NotPermitted):
        problems_counted([desk_of(sari)], ago(30), ago(0), actor=sari)
    change_problem(problem_id=debt, done="Pendamping menemani ke Polsek.", over=True, version=1, by=sari)
    with pytest.raises(RuleBroken):
        change_problem(problem_id=debt, done="lagi", over=False, version=2, by=sari)
    assert Problem.objects.exclude(ended_at=None).count() == 1


def test_the_end_is_decided_with_her_or_says_why_not(home: Home, sari: Actor) -> None:
    path = returned(home, sari)
    whose: dict[str, Any] = {"case_id": home.case, "person_id": home.person, "by": sari}
    for agreed, words, why, field in ((True, "", "", "words"), (False, "Jangan pergi.", "", "why")):
        with pytest.raises(RuleBroken) as refused:
            end_with_her(**whose, words=words, agreed=agreed, why=why, version=path.version)
        assert refused.value.field == field
    end_with_her(**whose, words="Saya sudah bisa sendiri.", agreed=True, why="", version=path.version)
    assert follow_ups_due(date.max, actor=sari) == []
    last = shown(home, sari).steps[-1]
    assert (last.kind, last.state, last.done_on) == (StepKind.TERMINATION, StepState.DONE, ago(0))
    assert b"sendiri" not in bytes(Path.objects.get().end_words or b"")
    with pytest.raises(RuleBroken):
        hold_follow_up(follow_up_id=path.follow_ups[0].id, told_of=asked(ago(0)), version=1, by=sari)
    resume_path(**whose, why="Ia minta ditemani lagi.", version=path.version + 1)
    assert shown(home, sari).rest is Rest.NO
    assert shown(home, sari).steps[-1].state is StepState.NOT_BEGUN


def test_a_step_says_what_it_lacks_and_two_at_once_see_both_values(home: Home, sari: Actor, ratna: Actor) -> None:
    told: dict[str, Any] = {
        "case_id": home.case,
        "person_id": home.person,
        "kind": StepKind.FAMILY,
        "words": "",
        "done_on": None,
    }
    write_step(**told, state="berjalan", who="Bu Dewi", lacks="Kakaknya belum ditemui.", version=0, by=sari)
    with pytest.raises(StaleVersion) as stale:
        write_step(**told, state="berjalan", who="Bu Dewi", lacks="Sudah ditemui.", version=0, by=ratna)
    assert stale.value.differences[0].theirs == "Kakaknya belum ditemui."
    with pytest.raises(NotFound):
        write_step(**{**told, "kind": "langkah_enam"}, state="berjalan", who="", lacks="", version=0, by=sari)


def test_another_desk_sees_nothing_and_who_is_no_victim_has_no_plan(
    home: Home, sari: Actor, budi: Actor, hamdan: Actor
) -> None:
    path = returned(home, sari)
    for other, kind in ((budi, NotFound), (hamdan, NotPermitted)):
        with pytest.raises((NotFound, NotPermitted)) as refused:
            path_for(home.case, home.person, actor=other)
        assert refused.type in {kind, NotPermitted}
    with pytest.raises((NotFound, NotPermitted)):
        hold_follow_up(follow_up_id=path.follow_ups[0].id, told_of=asked(ago(0)), version=1, by=budi)
    witness = someone(sari, "Murni")
    add_person(case_id=home.case, person_id=witness, role=Role.WITNESS, by=sari)
    with pytest.raises(RuleBroken):
        record_return(case_id=home.case, person_id=witness, home_on=ago(1), version=0, by=sari)


def test_what_is_erased_below_is_gone_here(home: Home, sari: Actor, mega: Actor) -> None:
    returned(home, sari)
    add_person(case_id=home.case, person_id=someone(sari, "Murni"), role=Role.VICTIM, by=sari)  # so the case stays
    erase_person(person_id=home.person, by=mega)
    assert forget_paths(by=mega) == 1
    assert forget_paths(by=mega) == 0
    assert not FollowUp.objects.exists()
    assert Entry.objects.filter(event=ReintegrationEvent.FORGOTTEN).count() == 1
