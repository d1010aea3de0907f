"""Screenings as Sari writes them: group by group, versioned, sealed, and nobody else's."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from naung.casework.episodes.models import Episode, Event
from naung.casework.screening import actions, queries
from naung.casework.screening.models import DriverAnswer, ElementFinding, IndicatorAnswer, Refusal, Screening
from naung.casework.screening.vocabulary import (
    AdultBand,
    Answers,
    Childhood,
    Given,
    OccasionKind,
    Part,
    RefusalReason,
    ScreeningEvent,
    Stage,
    key_of,
)
from naung.foundation.access import rules as access
from naung.foundation.access.vocabulary import Actor, Category
from naung.foundation.audit.models import Entry
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.people import actions as people
from naung.foundation.people.models import Person
from naung.foundation.people.vocabulary import AgeBasis, AgeGroup, Answer, Sex
from tests.casework.screening.conftest import episode_of, event_of, person_of

RECRUITED = key_of("proses.perekrutan")
SECRET = "dijemput pak Udin di terminal"


def started(history: Episode, by: Actor, **more: object) -> UUID:
    return actions.start_screening(
        person_id=history.person_id,
        episode_id=history.id,
        childhood=Childhood.DEWASA,
        by=by,
        **more,  # type: ignore[arg-type]  # of the test's choosing
    )


def saved(screening: UUID, part: Part, answers: dict[str, Given], by: Actor, based_on: int = 1) -> int:
    given = {key_of(text): one for text, one in answers.items()}
    return actions.save_answers(screening_id=screening, part=part, given=given, based_on=based_on, by=by)


def test_a_screening_needs_no_occasion(history: Episode, sari: Actor) -> None:
    shown = queries.screening_for(started(history, sari), actor=sari)
    assert (shown.occasion_kind, shown.occasion, shown.stage) == (None, None, Stage.DRAFT)


@pytest.mark.parametrize("kind", OccasionKind)
def test_a_screening_may_have_an_occasion(history: Episode, sari: Actor, kind: OccasionKind) -> None:
    occasion = uuid4()
    shown = queries.screening_for(started(history, sari, occasion_kind=kind, occasion=occasion), actor=sari)
    assert (shown.occasion_kind, shown.occasion) == (kind, occasion)


def test_answers_come_back_as_they_were_given(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    event = Event.objects.filter(episode=history).first()
    assert event is not None
    version = saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, SECRET, event.id)}, sari)
    version = saved(screening, Part.KERJA_PAKSA, {"kerja_paksa.diasingkan": Given(Answer.UNKNOWN)}, sari, version)
    version = saved(screening, Part.PENDORONG, {"pendorong.calo": Given(Answer.REFUSED)}, sari, version)
    shown = queries.screening_for(screening, actor=sari)
    assert shown.answers is not None
    assert shown.answers == Answers(
        {
            RECRUITED: Given(Answer.YES, SECRET, event.id),
            key_of("kerja_paksa.diasingkan"): Given(Answer.UNKNOWN),
            key_of("pendorong.calo"): Given(Answer.REFUSED),
        }
    )
    assert shown.version == version == 4


def test_all_five_answers_stay_apart(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    codes = ["calo", "keluarga", "pendidikan", "surat_diri", "disabilitas"]
    given = {f"pendorong.{code}": Given(choice) for code, choice in zip(codes, Answer, strict=True)}
    saved(screening, Part.PENDORONG, given, sari)
    shown = queries.screening_for(screening, actor=sari)
    assert shown.answers is not None
    assert {key.code: one.choice for key, one in shown.answers.given.items()} == dict(zip(codes, Answer, strict=True))


def test_an_answer_on_health_is_sealed_and_goes_with_its_group(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    given = {"pendorong.disabilitas": Given(Answer.YES), "pendorong.calo": Given(Answer.NO)}
    version = saved(screening, Part.PENDORONG, given, sari)
    assert dict(DriverAnswer.objects.values_list("code", "choice")) == {"disabilitas": "", "calo": "tidak"}
    row = Screening.objects.get(id=screening)
    assert b"disabilitas" not in bytes(row.health_answers or b"")
    shown = queries.screening_for(screening, actor=sari)
    assert shown.answers is not None
    assert shown.answers.given[key_of("pendorong.disabilitas")] == Given(Answer.YES)
    saved(screening, Part.PENDORONG, {"pendorong.calo": Given(Answer.NO)}, sari, version)
    assert Screening.objects.get(id=screening).health_answers is None


def test_saving_a_group_again_replaces_that_group_only(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    version = saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, SECRET)}, sari)
    version = saved(screening, Part.KERJA_PAKSA, {"kerja_paksa.diasingkan": Given(Answer.YES)}, sari, version)
    saved(screening, Part.PROSES, {"proses.penampungan": Given(Answer.NO)}, sari, version)
    shown = queries.screening_for(screening, actor=sari)
    assert shown.answers is not None
    assert {str(key) for key in shown.answers.given} == {"proses.penampungan", "kerja_paksa.diasingkan"}


def test_a_stale_edit_is_refused_with_both_values_and_nothing_written(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, SECRET)}, sari)
    with pytest.raises(StaleVersion) as stale:
        saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.NO, "lain")}, sari, 1)
    assert {(one.theirs, one.mine) for one in stale.value.differences} == {("ya", "tidak"), (SECRET, "lain")}
    shown = queries.screening_for(screening, actor=sari)
    assert shown.answers is not None
    assert shown.answers.of(RECRUITED).note == SECRET


def test_a_wrong_answer_writes_nothing(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    with pytest.raises(Problems):
        saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, "x\x00")}, sari)
    with pytest.raises(Problems):
        saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, "", uuid4())}, sari)
    assert not ElementFinding.objects.exists()
    assert queries.screening_for(screening, actor=sari).version == 1


def test_a_sheet_is_kept_whole_or_not_at_all(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    good = {key_of("kerja_paksa.diasingkan"): Given(Answer.YES)}
    bad = {key_of("pendorong.calo"): Given(Answer.YES, "catatan")}
    with pytest.raises(Problems):
        actions.save_sheet(
            screening_id=screening, sheet={Part.KERJA_PAKSA: good, Part.PENDORONG: bad}, based_on=1, by=sari
        )
    assert not IndicatorAnswer.objects.exists()
    version = actions.save_sheet(screening_id=screening, sheet={Part.KERJA_PAKSA: good}, based_on=1, by=sari)
    assert version == 2


def test_finishing_keeps_the_officers_words_and_closes_the_answers(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    with pytest.raises(RuleBroken):
        actions.complete_screening(screening_id=screening, words="", based_on=1, by=sari)
    version = saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES)}, sari)
    actions.complete_screening(screening_id=screening, words="saya percaya dia", based_on=version, by=sari)
    shown = queries.screening_for(screening, actor=sari)
    assert (shown.stage, shown.words) == (Stage.COMPLETED, "saya percaya dia")
    with pytest.raises(RuleBroken):
        saved(screening, Part.PROSES, {}, sari, shown.version)


def test_who_may_not_read_the_answers_again_finishes_what_she_asked(history: Episode, sari: Actor) -> None:
    categories = frozenset({Category.A, Category.B, Category.C})
    bima = replace(sari, role="petugas_perbatasan", categories=categories)
    screening = started(history, bima)
    with pytest.raises(RuleBroken):
        actions.complete_screening(screening_id=screening, words="", based_on=1, by=bima)
    version = saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES)}, bima)
    actions.complete_screening(screening_id=screening, words="dua puluh menit di pos", based_on=version, by=bima)
    assert queries.screening_for(screening, actor=bima).withheld
    assert queries.screening_for(screening, actor=sari).stage is Stage.COMPLETED


def test_opening_again_needs_a_reason_and_keeps_every_answer(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    version = saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES)}, sari)
    actions.complete_screening(screening_id=screening, words="", based_on=version, by=sari)
    with pytest.raises(RuleBroken):
        actions.reopen_screening(screening_id=screening, reason=" ", based_on=version + 1, by=sari)
    actions.reopen_screening(screening_id=screening, reason="ingatannya kembali", based_on=version + 1, by=sari)
    shown = queries.screening_for(screening, actor=sari)
    assert (shown.stage, shown.reopened_because) == (Stage.REOPENED, "ingatannya kembali")
    assert shown.answers is not None
    assert RECRUITED in shown.answers.given


def test_adult_or_child_comes_from_the_person_record(sari: Actor) -> None:
    for birth, at_once in (
        (VagueDate.on(date(1996, 5, 4)), Childhood.DEWASA),
        (VagueDate.on(date(2010, 5, 4)), Childhood.ANAK),
        (VagueDate.unknown(), Childhood.BELUM_PASTI),
    ):
        episode = episode_of(person_of(sari, birth))
        event_of(episode, "recruitment", date(2025, 12, 20), "61.72")
        screening = actions.start_screening(person_id=episode.person_id, episode_id=episode.id, by=sari)
        assert queries.screening_for(screening, actor=sari).childhood is at_once


def test_an_unsure_age_is_not_taken_for_an_adults_before_someone_decides_and_signs(sari: Actor) -> None:
    episode = episode_of(person_of(sari, VagueDate.unknown()))
    event_of(episode, "recruitment", date(2025, 12, 20), "61.72")
    with pytest.raises(RuleBroken):
        started(episode, sari)
    people.decide_age(
        person_id=episode.person_id,
        group=AgeGroup.ADULT,
        as_of=date(2025, 12, 1),
        basis=AgeBasis.PAPERS,
        reason="ijazah dilihat",
        by=sari,
    )
    assert queries.childhoods_for(episode.id, actor=sari)[0] is Childhood.DEWASA
    assert started(episode, sari)


def test_without_a_dated_act_todays_age_counts(sari: Actor) -> None:
    episode = episode_of(person_of(sari))
    assert queries.childhoods_for(episode.id, actor=sari)[0] is Childhood.DEWASA


def test_the_age_may_change_later_and_no_answer_is_lost(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    version = saved(screening, Part.CARA, {"cara.penipuan": Given(Answer.YES, "x")}, sari)
    with pytest.raises(RuleBroken):
        actions.set_childhood(screening_id=screening, childhood=Childhood.ANAK, based_on=version, by=sari)
    actions.set_childhood(screening_id=screening, childhood=Childhood.BELUM_PASTI, based_on=version, by=sari)
    shown = queries.screening_for(screening, actor=sari)
    assert shown.childhood is Childhood.BELUM_PASTI
    assert shown.answers is not None
    assert key_of("cara.penipuan") in shown.answers.given


def test_nothing_said_stands_in_the_table(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, SECRET)}, sari)
    finding = ElementFinding.objects.get()
    assert SECRET.encode() not in bytes(finding.note or b"")
    assert bytes(finding.note or b"")


def test_budi_learns_nothing_and_may_do_nothing(history: Episode, sari: Actor, budi: Actor) -> None:
    screening = started(history, sari)
    with pytest.raises(NotFound):
        queries.screening_for(screening, actor=budi)
    with pytest.raises(NotFound):
        saved(screening, Part.PROSES, {}, budi)
    with pytest.raises(NotFound):
        started(history, budi)
    assert queries.screenings_of_person(history.person_id, actor=budi) == []
    assert queries.screenings_unfinished(actor=budi) == []


def test_the_head_of_office_sees_no_screening(history: Episode, sari: Actor, hamdan: Actor) -> None:
    screening = started(history, sari)
    with pytest.raises(NotPermitted):
        queries.screening_for(screening, actor=hamdan)


def test_a_role_without_screening_learns_not_whether_there_is_one(history: Episode, sari: Actor, hamdan: Actor) -> None:
    there = started(history, sari)
    for screening in (there, uuid4()):
        with pytest.raises(NotPermitted):
            queries.screening_for(screening, actor=hamdan)


def test_another_persons_history_can_not_be_screened(history: Episode, sari: Actor) -> None:
    other = person_of(sari)
    with pytest.raises(NotFound):
        actions.start_screening(person_id=other.id, episode_id=history.id, childhood=Childhood.DEWASA, by=sari)


def test_a_role_without_sensitive_data_gets_no_answer_at_all(
    history: Episode, sari: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    screening = started(history, sari)
    saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, SECRET)}, sari)
    roles = dict(access.shipped_roles())
    role = roles["petugas_kasus"]
    fewer = type(role)(**{**role.__dict__, "categories": role.categories - {Category.D}})
    monkeypatch.setattr(access, "shipped_roles", lambda: roles | {"petugas_kasus": fewer})
    shown = queries.screening_for(screening, actor=sari)
    assert shown.withheld
    assert shown.answers is None
    assert shown.words is None
    assert SECRET not in repr(shown)


def test_lists_open_nothing(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, SECRET)}, sari)
    before = Entry.objects.filter(event=ScreeningEvent.OPENED.value).count()
    assert [(line.id, line.answered) for line in queries.screenings_unfinished(actor=sari)] == [(screening, 1)]
    assert [line.id for line in queries.screenings_of_person(history.person_id, actor=sari)] == [screening]
    assert Entry.objects.filter(event=ScreeningEvent.OPENED.value).count() == before


def test_each_reading_and_writing_is_on_record_without_what_was_said(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, SECRET)}, sari)
    queries.screening_for(screening, actor=sari)
    events = list(Entry.objects.values_list("event", flat=True))
    for event in (ScreeningEvent.STARTED, ScreeningEvent.SAVED, ScreeningEvent.OPENED):
        assert event.value in events


def test_what_a_device_sends_twice_is_one_screening(history: Episode, sari: Actor) -> None:
    first = started(history, sari, origin="tablet-1", origin_sequence=7)
    assert started(history, sari, origin="tablet-1", origin_sequence=7) == first
    assert Screening.objects.count() == 1


def test_a_refusal_names_nobody(sari: Actor) -> None:
    actions.count_refusal(
        childhood=Childhood.DEWASA,
        sex=Sex.MALE,
        age_band=AdultBand.FROM_25,
        reason=RefusalReason.TAKUT_PELAKU,
        by=sari,
    )
    row = Refusal.objects.get()
    assert {field.name for field in Refusal._meta.fields} == {
        "id", "desk", "year", "month", "sex", "age_band", "reason",
    }  # fmt: skip
    assert queries.refusal_counts(actor=sari) == [(row.year, row.month, 1)]
    entry = Entry.objects.get(event=ScreeningEvent.REFUSED.value)
    assert entry.subject is None


def test_a_child_is_not_merely_counted(sari: Actor) -> None:
    with pytest.raises(RuleBroken):
        actions.count_refusal(
            childhood=Childhood.ANAK,
            sex=Sex.FEMALE,
            age_band=AdultBand.FROM_18,
            reason=RefusalReason.BAHASA,
            by=sari,
        )
    assert not Refusal.objects.exists()


def test_articles_follow_history_and_answers(history: Episode, sari: Actor) -> None:
    screening = started(history, sari)
    version = saved(screening, Part.CARA, {"cara.penipuan": Given(Answer.YES, "gaji")}, sari)
    saved(screening, Part.TUJUAN, {"tujuan.perbudakan": Given(Answer.YES, "tidak dibayar")}, sari, version)
    shown = queries.screening_for(screening, actor=sari)
    articles = queries.articles_for(shown, actor=sari)
    assert {"UU21/2007:2", "UU21/2007:4"} <= set(articles.document["articles"])
    assert "KUHP:618" in {notice["code"] for notice in articles.document["notices"]}
    assert len(articles.acts) == 3
    assert len(articles.events) == 2


def test_forgetting_a_person_leaves_no_row(history: Episode, wulan: Person, sari: Actor, mega: Actor) -> None:
    screening = started(history, sari)
    version = saved(screening, Part.PROSES, {"proses.perekrutan": Given(Answer.YES, SECRET)}, sari)
    saved(screening, Part.PENDORONG, {"pendorong.calo": Given(Answer.YES)}, sari, version)
    other = person_of(sari)
    kept = actions.start_screening(person_id=other.id, episode_id=episode_of(other).id, by=sari)
    with pytest.raises(NotPermitted):
        actions.forget_person(person_id=wulan.id, by=sari)
    actions.forget_person(person_id=wulan.id, by=mega)
    assert list(Screening.objects.values_list("id", flat=True)) == [kept]
    assert not ElementFinding.objects.exists()
    assert not DriverAnswer.objects.exists()
