"""Several accused: files that the prosecutor split, each with its own way, and what a judgment decided of each person."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.cases.actions import add_person, erase_person
from naung.casework.cases.vocabulary import Role
from naung.casework.proceedings.actions import (
    end_hearing,
    forget_proceedings,
    join_file,
    plan_hearing,
    record_step,
    split_file,
    withdraw_step,
)
from naung.casework.proceedings.models import Decided, LegalStep, Proceeding
from naung.casework.proceedings.queries import ends_counted, proceeding_for, proceedings_of_desk
from naung.casework.proceedings.rules.split import check_others, spread, verdict_of_all, ways_of
from naung.casework.proceedings.rules.stages import MOVES, NO_PROGRESS, replayed
from naung.casework.proceedings.vocabulary import Branch, DecidedTold, EndsCounted, Stage, StepKind, StepTold, Verdict
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound, RuleBroken
from tests.casework.proceedings.conftest import TO_COURT, Court, born, step

K, S, V = StepKind, Stage, Verdict
CONVICTED = DecidedTold(V.CONVICTED, "Enam tahun penjara", "UU 21/2007 Pasal 2")
TODAY = date(2026, 11, 2)


def today() -> date:
    return timezone.localdate()


def second_man(court: Court, by: Actor) -> UUID:
    other = born(by, "Bram")
    add_person(case_id=court.case, person_id=other, role=Role.HARBOURER, by=by)
    return other


def went(court: Court, by: Actor, *kinds: str, dossier: UUID | None = None, since: int = 40) -> None:
    for before, kind in enumerate(kinds):
        step(court, kind, by, today() - timedelta(days=since - before), dossier=dossier)


@pytest.mark.parametrize(
    ("stages", "told"),
    [
        ([S.NONE], (S.NONE, S.NONE)),
        ([S.CHARGED, S.EXECUTED], (S.EXECUTED, S.CHARGED)),
        ([S.STOPPED, S.CHARGED], (S.CHARGED, S.CHARGED)),
        ([S.STOPPED, S.EXECUTED], (S.EXECUTED, S.EXECUTED)),
        ([S.STOPPED, S.STOPPED], (S.STOPPED, S.STOPPED)),
    ],
)
def test_the_furthest_and_the_slowest_of_several_files(stages: list[Stage], told: tuple[Stage, Stage]) -> None:
    assert spread(stages) == told
    assert spread(stages[::-1]) == told


@pytest.mark.parametrize(
    ("each", "told"),
    [
        ([V.ACQUITTED, V.CONVICTED], V.CONVICTED),
        ([V.CHANGED], V.CONVICTED),
        ([None, V.CONVICTED], V.CONVICTED),
        ([None, V.ACQUITTED], None),
        ([V.RELEASED, V.RELEASED], V.RELEASED),
        ([V.RELEASED, V.ACQUITTED], V.ACQUITTED),
        ([], None),
    ],
)
def test_one_answer_for_all_accused(each: list[Verdict | None], told: Verdict | None) -> None:
    assert verdict_of_all(each) is told


@given(
    st.lists(st.tuples(st.sampled_from(list(MOVES)), st.integers(0, 9), st.booleans()), max_size=20), st.integers(0, 9)
)
def test_what_is_accepted_keeps_every_file_in_order(tried: list[tuple[K, int, bool]], shared: int) -> None:
    written: list[StepTold] = []
    branch = Branch(uuid4(), None, ())
    for order, (kind, before, own) in enumerate(tried):
        each = StepTold(uuid4(), kind, TODAY - timedelta(days=before), order + 1, file=branch.id if own else None)
        try:
            check_others([*written, each], [branch])
        except RuleBroken:
            continue
        written.append(each)
        if order == shared and each.file is None and not any(step.file for step in written):
            branch = Branch(branch.id, each.id, ())
        assert all(replayed(way)[1] is None for way in ways_of(written, [branch]).values())


def test_a_second_suspect_has_his_own_way_and_the_case_says_both(sari: Actor, court: Court) -> None:
    other = second_man(court, sari)
    went(court, sari, *TO_COURT[:4])
    last = proceeding_for(court.case, actor=sari).steps[-1].told.id
    split = split_file(case_id=court.case, accused=[other], after=last, name="BP/2/2026", by=sari)
    went(court, sari, "p21", "dakwaan", since=20)
    went(court, sari, "p19", dossier=split, since=10)
    shown = proceeding_for(court.case, actor=sari)
    assert [(each.place, each.name, each.accused, each.stage) for each in shown.files] == [
        (1, "", (court.accused,), Stage.CHARGED),
        (2, "BP/2/2026", (other,), Stage.SENT_BACK),
    ]
    (line,) = proceedings_of_desk(actor=sari)
    assert (line.stage, line.slowest) == (Stage.CHARGED, Stage.SENT_BACK)
    said = [(each.file, each.values.get("what", "")) for each in shown.lacks(today())]
    assert (2, "Berkas dikembalikan jaksa dengan petunjuk (P-19)") in said
    assert (2, "Penyidikan dimulai") not in said  # asked for once, with the first file
    with pytest.raises(RuleBroken, match="belum bisa dicatat"):
        step(court, "putusan", sari, dossier=split)
    with pytest.raises(RuleBroken, match="berdiri di atas ini"):
        withdraw_step(step_id=last, why="Keliru", by=sari)
    assert b"BP/2" not in bytes(Proceeding.objects.get().dossiers.get().name or b"")


def test_one_arrested_later_begins_with_a_report_of_his_own(sari: Actor, court: Court) -> None:
    other = second_man(court, sari)
    went(court, sari, *TO_COURT)
    split = split_file(case_id=court.case, accused=[other], after=None, by=sari)
    step(court, "laporan_polisi", sari, dossier=split)
    assert [each.stage for each in proceeding_for(court.case, actor=sari).files] == [Stage.TRIAL, Stage.REPORTED]
    with pytest.raises(RuleBroken, match="langkah sendiri"):
        join_file(case_id=court.case, dossier=split, by=sari)
    own = LegalStep.objects.get(dossier=split)
    withdraw_step(step_id=own.id, why="Keliru", by=sari)
    join_file(case_id=court.case, dossier=split, by=sari)
    shown = proceeding_for(court.case, actor=sari)
    assert (len(shown.files), shown.slowest, shown.steps[-1].withdrawn_at is not None) == (1, Stage.TRIAL, True)


def test_who_may_not_be_split_off(sari: Actor, court: Court) -> None:
    other = second_man(court, sari)
    went(court, sari, "laporan_polisi")
    for accused, after, field in (
        ([], None, "accused"),
        ([court.person], None, "accused"),
        ([court.accused, other], None, "accused"),
        ([other], uuid4(), "after"),
    ):
        with pytest.raises(RuleBroken) as refused:
            split_file(case_id=court.case, accused=accused, after=after, by=sari)
        assert refused.value.field == field
    split_file(case_id=court.case, accused=[other], after=None, by=sari)
    with pytest.raises(RuleBroken) as twice:
        split_file(case_id=court.case, accused=[other], after=None, by=sari)
    assert twice.value.field == "accused"
    with pytest.raises(RuleBroken) as elsewhere:
        step(court, "penyidikan", sari, dossier=uuid4())
    assert elsewhere.value.field == "file"


def test_what_was_decided_of_each_is_sealed_with_the_person_and_goes_with_him(
    sari: Actor, budi: Actor, mega: Actor, court: Court
) -> None:
    other = second_man(court, sari)
    went(court, sari, *TO_COURT, "tuntutan")
    decided = {court.accused: CONVICTED, other: DecidedTold(V.ACQUITTED)}
    judged = step(court, "putusan", sari, today() - timedelta(days=2), decided=decided)
    shown = proceeding_for(court.case, actor=sari).steps[-1]
    assert (shown.verdict, shown.decided) == (V.CONVICTED, decided)
    assert b"Enam tahun" not in b"".join(bytes(each.held or b"") for each in Decided.objects.all())
    step(court, "banding", sari, today() - timedelta(days=1))
    with pytest.raises(RuleBroken, match="di berkas ini"):
        record_step(case_id=court.case, kind="putusan_banding", on=today(), decided={court.person: CONVICTED}, by=sari)
    step(court, "putusan_banding", sari, decided={court.accused: DecidedTold(V.ACQUITTED)})
    assert proceeding_for(court.case, actor=sari).steps[-1].verdict == V.ACQUITTED  # of the other the first still holds
    with pytest.raises(RuleBroken):
        record_step(case_id=court.case, kind="kasasi", on=today(), decided={court.accused: CONVICTED}, by=sari)
    with pytest.raises(NotFound):
        split_file(case_id=court.case, accused=[other], after=None, by=budi)
    erase_person(person_id=other, by=mega)
    assert forget_proceedings(by=mega) == 1
    assert Decided.objects.filter(step=judged).count() == 1


def test_a_case_has_ended_when_each_of_its_files_has(sari: Actor, court: Court) -> None:
    tick, other = system_actor("tick"), second_man(court, sari)
    went(court, sari, "laporan_polisi", "penyidikan")
    last = proceeding_for(court.case, actor=sari).steps[-1].told.id
    split = split_file(case_id=court.case, accused=[other], after=last, by=sari)
    went(court, sari, *TO_COURT[3:4], "p21", "dakwaan", "sidang_pertama", "tuntutan", since=30)
    step(court, "putusan", sari, decided={court.accused: DecidedTold(V.ACQUITTED)})
    step(court, "berkekuatan_tetap", sari)
    assert ends_counted(actor=tick) == EndsCounted(0, 0, 0)
    went(court, sari, *TO_COURT[3:4], "p21", "dakwaan", "sidang_pertama", "tuntutan", dossier=split, since=30)
    step(court, "putusan", sari, decided={other: CONVICTED}, dossier=split)
    step(court, "berkekuatan_tetap", sari, dossier=split)
    assert ends_counted(actor=tick) == EndsCounted(1, 0, 0)


def test_a_letter_and_a_hearing_of_one_file_say_nothing_of_the_other(sari: Actor, court: Court) -> None:
    other = second_man(court, sari)
    went(court, sari, *TO_COURT[:2], since=200)
    last = proceeding_for(court.case, actor=sari).steps[-1].told.id
    step(court, "sp2hp", sari, on=today() - timedelta(days=100))  # before the split: of both
    split = split_file(case_id=court.case, accused=[other], after=last, by=sari)
    shown = proceeding_for(court.case, actor=sari)
    assert [each.file for each in shown.lacks(today()) if each.words == NO_PROGRESS] == [0]
    step(court, "sp2hp", sari, on=today())
    silent = [each for each in proceeding_for(court.case, actor=sari).lacks(today()) if each.words == NO_PROGRESS]
    assert [each.file for each in silent] == [2], "the first was heard of, the second was not"
    step(court, "sp2hp", sari, on=today(), dossier=split)
    shown = proceeding_for(court.case, actor=sari)
    assert not [each for each in shown.lacks(today()) if each.words == NO_PROGRESS]
    assert [each.told.file for each in shown.steps if each.told.kind is K.PROGRESS] == [None, None, split]

    ahead = timezone.now() + timedelta(days=3)
    plan_hearing(case_id=court.case, at=ahead, place="PN Singkawang", dossier=split, by=sari)
    (hearing,) = proceeding_for(court.case, actor=sari).hearings
    assert hearing.file == split
    later = end_hearing(
        hearing_id=hearing.id,
        state="ditunda",
        words="Hakim sakit.",
        again=ahead + timedelta(days=7),
        version=1,
        by=sari,
    )
    assert {each.file for each in proceeding_for(court.case, actor=sari).hearings} == {split}
    with pytest.raises(RuleBroken):
        plan_hearing(case_id=court.case, at=ahead, place="PN", dossier=uuid4(), by=sari)
    withdraw_step(step_id=shown.steps[-1].told.id, why="Keliru", by=sari)
    join_file(case_id=court.case, dossier=split, by=sari)
    assert {each.file for each in proceeding_for(court.case, actor=sari).hearings if each.id == later} == {None}
