"""What was written down wrongly is corrected with a reason; a name typed by mistake leaves the history and the reports too."""

from dataclasses import replace
from typing import Any

import pytest

from naung.foundation.audit.models import Entry
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken, StaleVersion
from naung.foundation.identifiers import new_id
from naung.foundation.texts import GONE, words_sought
from naung.insight.evaluation.actions import draft_rollout
from naung.insight.evaluation.queries import rollout_for
from naung.insight.programme.actions import (
    change_target,
    correct_decision,
    correct_decree,
    correct_meeting,
    correct_plan,
    correct_training,
    finish_decision,
    record_decree,
    record_training,
    take_words_out,
)
from naung.insight.programme.models import Training
from naung.insight.programme.queries import (
    corrections,
    decision_for,
    decree_in_force,
    meeting_for,
    plan_in_force,
    removals,
    target_for,
    training_for,
    words_found,
)
from naung.insight.programme.vocabulary import DecisionTold, Mistake, PlanTold, Post
from naung.insight.targeting.actions import decide_choice
from naung.insight.targeting.queries import newest_of
from naung.insight.targeting.vocabulary import Decided
from tests.cast import KARTIKA, MEGA, RINA, TaskForce
from tests.insight.evaluation.told import asked
from tests.insight.programme.told import (
    a_decision,
    a_plan,
    a_target,
    days,
    decree,
    joined,
    nowhere_else,
    target,
    training,
)
from tests.insight.targeting.told import a_prevention_plan, edits, load_singkawang

WHY = "Salah ketik"


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        ("Budi", "Kata Budi begitu", f"Kata {GONE} begitu"),
        ("budi  santoso", "oleh Budi\nSantoso.", f"oleh {GONE}."),
        ("Sari", "Lestari tetap", "Lestari tetap"),
        ("0812-33", "nomor 0812-33,", f"nomor {GONE},"),
    ],
)
def test_whole_words_are_sought_in_any_case(words: str, text: str, left: str) -> None:
    assert words_sought(words).sub(GONE, text) == left


def test_two_letters_would_take_out_too_much() -> None:
    with pytest.raises(RuleBroken):
        words_sought("a b")


@pytest.mark.django_db
def test_a_decree_is_corrected_with_its_posts_and_a_stale_one_is_refused(force: TaskForce) -> None:
    kartika = joined(KARTIKA, force)
    made = record_decree(told=decree(), by=kartika)
    told = decree(number="100.3/13/2026", posts=(Post("Ketua", "Pemerintah Kota"),))
    correct_decree(decree_id=made, version=1, told=told, reason=WHY, by=kartika)
    now = decree_in_force(actor=kartika)
    assert now is not None
    assert (now.number, now.version, [each.title for each in now.posts]) == ("100.3/13/2026", 2, ["Ketua"])
    kept = {each.field: (each.former, each.reason) for each in corrections(actor=kartika)}
    assert kept["number"] == ("100.3/12/2026", WHY)
    assert kept["posts"][0].splitlines()[0] == "Ketua harian = Polres Singkawang"
    correct_decree(decree_id=made, version=1, told=told, reason=WHY, by=kartika)  # the same once more is one
    with pytest.raises(StaleVersion) as stale:
        correct_decree(decree_id=made, version=1, told=decree(), reason=WHY, by=kartika)
    assert {each.field for each in stale.value.differences} == {"number", "posts"}
    with pytest.raises(Problems):
        correct_decree(decree_id=made, version=2, told=decree(), reason=" ", by=kartika)


@pytest.mark.django_db
def test_a_training_a_plan_a_meeting_and_a_decision_are_corrected(force: TaskForce) -> None:
    kartika, desk = joined(KARTIKA, force), force.service.id
    trained = record_training(told=training(desk), by=kartika)
    correct_training(training_id=trained, version=1, told=training(desk, passed=21), reason=WHY, by=kartika)
    assert training_for(trained, actor=kartika).passed == 21
    plan, year = a_plan(kartika), days(0).year
    correct_plan(plan_id=plan, version=1, told=PlanTold("RAD", year, year + 4, 3), reason=WHY, by=kartika)
    found = plan_in_force(actor=kartika)
    assert found is not None
    assert (found.title, found.report_months) == ("RAD", 3)
    meeting, decision = a_decision(desk, kartika)
    new: dict[str, Any] = {"agenda": "Tugas", "present": [force.police.id], "reason": WHY, "by": kartika}
    correct_meeting(meeting_id=meeting, version=1, held_on=days(-22), **new)
    assert meeting_for(meeting, actor=kartika).held_on == days(-22)
    with pytest.raises(Problems):  # later than what it decided is due
        correct_meeting(meeting_id=meeting, version=2, held_on=days(0), **new)
    finish_decision(decision_id=decision, done_on=days(0), evidence="Foto", by=kartika)
    told = DecisionTold("Buka pos", force.police.id, days(5), None, "")
    correct_decision(decision_id=decision, version=2, told=told, reason=WHY, by=kartika)
    seen = decision_for(decision, actor=kartika)
    assert (seen.words, seen.done_on, seen.evidence, seen.version) == ("Buka pos", None, "", 3)
    former = {(each.kind.value, each.field): each.former for each in corrections(actor=kartika)}
    assert former["pelatihan", "passed"] == "20"
    assert former["keputusan_rapat", "evidence"] == "Foto"
    assert former["rapat", "present"].startswith("UPTD PPA Singkawang")


@pytest.mark.django_db
def test_a_correction_meets_the_same_rules_and_rights(force: TaskForce) -> None:
    kartika, desk = joined(KARTIKA, force), force.service.id
    made = record_training(told=training(desk), by=kartika)
    with pytest.raises(Problems):
        correct_training(training_id=made, version=1, told=training(desk, passed=99), reason=WHY, by=kartika)
    with pytest.raises(NotPermitted):
        correct_training(training_id=made, version=1, told=training(desk), reason=WHY, by=joined(RINA, force))
    with pytest.raises(NotFound):
        correct_training(training_id=new_id(), version=1, told=training(desk), reason=WHY, by=kartika)


@pytest.mark.django_db
def test_a_name_is_taken_out_of_text_and_history_and_an_open_form_cannot_write_it_back(force: TaskForce) -> None:
    kartika, mega = joined(KARTIKA, force), joined(MEGA, force)
    named = target(force.service.id, words="Pos yang dijaga Budi Santoso")
    made = a_target(force.service.id, kartika, words=named.words)
    change_target(target_id=made, version=1, told=target(force.service.id), by=kartika)
    trained = record_training(told=training(force.service.id, topic="Kata budi santoso"), by=kartika)
    assert {(each.table, each.column) for each in words_found("Budi Santoso", actor=mega)} == {
        ("targetchange", "former"),
        ("training", "topic"),
    }
    assert take_words_out(words="Budi Santoso", mistake=Mistake.NAME, besides=nowhere_else, by=mega) == 2
    assert words_found("Budi Santoso", actor=mega) == []
    history = {each.field: each.former for each in target_for(made, actor=kartika).changes}
    assert history["words"] == f"Pos yang dijaga {GONE}"
    assert Training.objects.get().topic == f"Kata {GONE}"
    again = replace(training(force.service.id), topic="Kata budi santoso")
    with pytest.raises(StaleVersion):
        correct_training(training_id=trained, version=1, told=again, reason=WHY, by=kartika)
    with pytest.raises(StaleVersion):
        change_target(target_id=made, version=2, told=named, by=kartika)
    assert [(each.mistake, each.places) for each in removals(actor=kartika)] == [(Mistake.NAME, 2)]
    said = Entry.objects.filter(event="programme.words_taken_out")
    assert {(each.subject, each.fields) for each in said} == {(made, "former"), (trained, "topic")}


@pytest.mark.django_db
def test_only_the_custodian_takes_words_out_and_only_words_that_are_there(force: TaskForce) -> None:
    kartika, mega = joined(KARTIKA, force), joined(MEGA, force)
    with pytest.raises(NotPermitted):
        take_words_out(words="Budi", mistake=Mistake.NAME, besides=nowhere_else, by=kartika)
    with pytest.raises(NotPermitted):
        words_found("Budi", actor=kartika)
    with pytest.raises(RuleBroken):
        take_words_out(words="Budi", mistake=Mistake.NAME, besides=nowhere_else, by=mega)


@pytest.mark.django_db
def test_a_name_leaves_rollouts_and_plans_of_prevention_with_the_year(force: TaskForce) -> None:
    load_singkawang()
    rina, mega = joined(RINA, force), joined(MEGA, force)
    rollout = draft_rollout(asked=asked(title="Kunjungan Budi Santoso"), by=rina)
    plan = a_prevention_plan(rina, title="Rencana Budi Santoso")
    told = Decided("61.72.01", "penyuluhan", True, "Diminta Budi Santoso")
    stale = edits(plan, rina)
    decide_choice(plan_id=plan, edits=stale, told=told, by=rina)
    assert {(each.table, each.column) for each in words_found("Budi Santoso", actor=mega)} == {
        ("rollout", "title"),
        ("preventionplan", "title"),
        ("override", "reason"),
    }
    assert take_words_out(words="Budi Santoso", mistake=Mistake.NAME, besides=lambda: 2, by=mega) == 5
    assert rollout_for(rollout, actor=rina).asked.title == f"Kunjungan {GONE}"
    shown = newest_of(plan, actor=rina)
    assert (shown.frame.title, shown.decided[0].told.reason) == (f"Rencana {GONE}", f"Diminta {GONE}")
    with pytest.raises(StaleVersion):
        decide_choice(plan_id=plan, edits=stale + 1, told=told, by=rina)
    said = Entry.objects.filter(event__endswith="words_taken_out")
    assert {(each.event, each.fields) for each in said} == {
        ("evaluation.words_taken_out", "title"),
        ("targeting.words_taken_out", "title"),
        ("targeting.words_taken_out", "reason"),
    }
