"""A report against an officer never lands on his own desk, and whoever typed it is told the same in every case."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from naung.casework.reports.actions import (
    correct_report,
    give_parked_reports,
    hand_report,
    receive_report,
    renew_response_dues,
)
from naung.casework.reports.actions.moving import NOT_TO_COUNSEL
from naung.casework.reports.models import Report, ReportBar
from naung.casework.reports.queries import (
    parked_count,
    report_by_number,
    report_for,
    reporter_for,
    reports_listed,
    reports_matching,
    reports_waiting,
    waiting_count,
)
from naung.casework.reports.queries.search import SPACE
from naung.casework.reports.vocabulary import Mentioned, OfficerAnswer, Part, ReporterReason
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.accounts.actions import change_profile
from naung.foundation.accounts.queries import profile_of
from naung.foundation.errors import NotFound, NotPermitted, Problems, RuleBroken
from naung.foundation.organisations.models import Agency, Desk
from naung.foundation.people.queries import of_desk
from naung.foundation.people.rules.numbers import contact_tokens
from naung.foundation.people.rules.tokens import name_tokens
from naung.foundation.people.vocabulary import ContactKind
from naung.foundation.vault.queries import newest_owners
from tests.casework.reports.told import WULAN, content, reporter
from tests.cast import House

pytestmark = pytest.mark.django_db
ABOUT_SARI = (WULAN, Mentioned(Part.OFFICIAL, "Ibu Sari"))
TOLD_OF_OFFICER = {"against_officer": OfficerAnswer.YES, "persons": (WULAN,)}


def sees(actor: Actor, report: UUID, number: str) -> list[str]:
    """Every way in which this actor can notice a report."""
    found = []
    for way in (lambda: report_for(report, actor=actor), lambda: report_by_number(number, actor=actor)):
        try:
            way()
        except NotFound:
            continue
        found.append("page")
    if report in [row.id for row in reports_listed(actor=actor).rows]:
        found.append("list")
    if report in [row.id for group in reports_waiting(actor=actor) for row in group.rows] or waiting_count(actor=actor):
        found.append("worklist")
    if actor.may(Permission.SEARCH) and any(
        found.report.id == report for found in reports_matching("Wulan", actor=actor)
    ):
        found.append("search")
    return found


@pytest.mark.parametrize(
    "told",
    [
        TOLD_OF_OFFICER,
        {"persons": ABOUT_SARI},
        {"persons": ABOUT_SARI, "against_officer": OfficerAnswer.NO},
        {"persons": (Mentioned(Part.UNCLEAR, "SARI"),)},
    ],
)
def test_it_goes_to_the_overseer_and_her_desk_sees_nothing(
    sari: Actor, ratna: Actor, yusuf: Actor, house: House, told: dict[str, object]
) -> None:
    taken = receive_report(content=content(**told), reporter=reporter(), by=sari)
    assert Report.objects.get(id=taken.id).owner_id == house.oversight.id
    for actor in (sari, ratna):
        assert sees(actor, taken.id, taken.number) == []
    assert sees(yusuf, taken.id, taken.number) == ["page", "page", "list", "worklist"]
    found = reporter_for(taken.id, actor=yusuf, reason=ReporterReason.OVERSIGHT)
    assert found.content == reporter()


def test_the_answer_to_the_one_who_typed_it_is_the_same(sari: Actor) -> None:
    plain = receive_report(content=content(persons=(WULAN,)), by=sari)
    kept_away = receive_report(content=content(persons=ABOUT_SARI), by=sari)
    assert type(plain) is type(kept_away)
    assert plain.urgency is kept_away.urgency
    assert len(plain.number) == len(kept_away.number)


def test_her_telephone_number_gives_her_away_in_any_writing(sari: Actor, house: House) -> None:
    profile = profile_of(sari.id)  # type: ignore[arg-type]  # an officer has an id
    change_profile(
        display_name=profile.display_name,
        email="",
        phone="0812-7777-8888",
        language=profile.language,
        theme=profile.theme,
        based_on=profile.version,
        by=sari,
    )
    told = content(persons=(WULAN, Mentioned(Part.RECRUITER, "Mas Anto", "+62 812 7777 8888")))
    assert Report.objects.get(id=receive_report(content=told, by=sari).id).owner_id == house.oversight.id


@pytest.mark.parametrize("part", [Part.CONCERNED, Part.WITNESS, Part.COMPANION])
def test_whom_it_is_about_is_not_taken_for_an_officer(sari: Actor, house: House, part: Part) -> None:
    told = content(persons=(Mentioned(part, "Sari"),))
    assert Report.objects.get(id=receive_report(content=told, by=sari).id).owner_id == house.service.id


def test_a_report_about_another_desks_officer_is_kept_from_that_desk(
    sari: Actor, budi: Actor, yusuf: Actor, house: House
) -> None:
    told = content(persons=(WULAN, Mentioned(Part.RECRUITER, "Budi")))
    taken = receive_report(content=told, by=sari)
    assert Report.objects.get(id=taken.id).owner_id == house.oversight.id
    assert sees(budi, taken.id, taken.number) == []


def test_a_named_desk_is_barred(sari: Actor, yusuf: Actor, house: House) -> None:
    told = content(against_officer=OfficerAnswer.YES, accused_desk=house.other.id, persons=(WULAN,))
    taken = receive_report(content=told, by=sari)
    assert set(ReportBar.objects.values_list("report_id", "desk_id")) == {(taken.id, house.other.id)}
    assert sees(yusuf, taken.id, taken.number)


def test_a_correction_that_names_her_takes_it_away(sari: Actor, ratna: Actor, yusuf: Actor, house: House) -> None:
    taken = receive_report(content=content(persons=(WULAN,)), by=sari)
    told = report_for(taken.id, actor=ratna).content
    worse = content(received_at=told.received_at, persons=(*told.persons, Mentioned(Part.TRANSPORTER, "sari")))
    correct_report(report_id=taken.id, version=1, content=worse, by=ratna)
    assert sees(sari, taken.id, taken.number) == []
    assert [p.name for p in report_for(taken.id, actor=yusuf).content.persons] == ["Wulan", "sari"]


def test_the_overseer_gives_back_a_report_that_only_sounded_alike(sari: Actor, yusuf: Actor, house: House) -> None:
    taken = receive_report(content=content(persons=ABOUT_SARI), reporter=reporter(), by=sari)
    with pytest.raises(Problems):
        hand_report(report_id=taken.id, version=1, to_desk=house.service.id, words=" ", by=yusuf)
    for _ in range(2):
        hand_report(report_id=taken.id, version=1, to_desk=house.service.id, words="nama kebetulan sama", by=yusuf)
    shown = report_for(taken.id, actor=sari)
    assert shown.version == 2
    better = content(received_at=shown.content.received_at, words="tambahan", persons=shown.content.persons)
    correct_report(report_id=taken.id, version=2, content=better, by=sari)
    assert report_for(taken.id, actor=sari).content.words == "tambahan"
    with pytest.raises(NotFound):
        report_for(taken.id, actor=yusuf)


def test_no_report_is_given_to_a_desk_of_counsel(sari: Actor, yusuf: Actor, house: House) -> None:
    taken = receive_report(content=content(persons=ABOUT_SARI), by=sari)
    Agency.objects.filter(id=house.other.agency_id).update(kind="obh")
    with pytest.raises(RuleBroken) as refused:
        hand_report(report_id=taken.id, version=1, to_desk=house.other.id, words="nama kebetulan sama", by=yusuf)
    assert (refused.value.message, refused.value.field) == (NOT_TO_COUNSEL, "to_desk")
    assert report_for(taken.id, actor=yusuf).version == 1


def test_only_an_oversight_desk_hands_reports_on(sari: Actor, house: House) -> None:
    taken = receive_report(content=content(persons=(WULAN,)), by=sari)
    with pytest.raises(NotPermitted):
        hand_report(report_id=taken.id, version=1, to_desk=house.other.id, words="silakan", by=sari)


def test_without_an_oversight_desk_it_waits_for_one_and_nobody_sees_it(
    officer: Callable[[str], Actor], house: House
) -> None:
    sari = officer("sari")
    Desk.objects.filter(id=house.service.id).update(oversight=None)
    Desk.objects.filter(id=house.oversight.id).update(kind="layanan")
    taken = receive_report(content=content(persons=ABOUT_SARI), reporter=reporter(), by=sari)
    yusuf = officer("yusuf")
    assert parked_count() == 1
    assert sees(sari, taken.id, taken.number) == sees(yusuf, taken.id, taken.number) == []
    assert give_parked_reports(by=system_actor("tick")) == 0
    Desk.objects.filter(id=house.oversight.id).update(kind="pengawas")
    assert give_parked_reports(by=system_actor("tick")) == 1
    assert give_parked_reports(by=system_actor("tick")) == 0
    assert report_for(taken.id, actor=yusuf).number == taken.number


def test_a_report_against_the_overseer_is_not_given_to_him(yusuf: Actor, sari: Actor, house: House) -> None:
    taken = receive_report(content=content(persons=(WULAN, Mentioned(Part.OFFICIAL, "Yusuf"))), by=sari)
    assert give_parked_reports(by=system_actor("tick")) == 0
    assert sees(yusuf, taken.id, taken.number) == sees(sari, taken.id, taken.number) == []
    assert parked_count() == 1


def test_the_clockwork_is_no_officers_work(sari: Actor) -> None:
    for act in (give_parked_reports, renew_response_dues):
        with pytest.raises(NotPermitted):
            act(by=sari)
    assert renew_response_dues(by=system_actor("tick")) == 0


def test_a_hidden_report_answers_like_one_that_does_not_exist(sari: Actor) -> None:
    taken = receive_report(content=content(persons=ABOUT_SARI), by=sari)
    answers = []
    for report in (taken.id, uuid4()):
        with pytest.raises(NotFound) as refused:
            report_for(report, actor=sari)
        answers.append(str(refused.value))
    assert answers[0] == answers[1]


def test_search_tokens_follow_a_report_from_desk_to_desk(sari: Actor, yusuf: Actor, house: House) -> None:
    told = receive_report(content=content(persons=ABOUT_SARI), by=sari)
    assert found_in(sari.desk, "Wulan") == set()
    assert found_in(yusuf.desk, "Wulan") == {told.id}
    hand_report(report_id=told.id, version=1, to_desk=house.other.id, words="bukan petugas", by=yusuf)
    assert found_in(yusuf.desk, "Wulan") == set()
    assert found_in(house.other.id, "Wulan") == {told.id}
    assert found_in(house.other.id, WULAN.phone) == {told.id}


def test_a_correction_that_names_an_officer_takes_the_tokens_along(sari: Actor, yusuf: Actor) -> None:
    told = receive_report(content=content(persons=(WULAN,)), by=sari)
    correct_report(report_id=told.id, version=1, content=content(persons=ABOUT_SARI), by=sari)
    assert found_in(sari.desk, "Wulan") == set()
    assert found_in(yusuf.desk, "Wulan") == {told.id}
    assert [found.report.id for found in reports_matching("Wulan", actor=as_searcher(yusuf))] == [told.id]


def test_a_parked_report_is_found_where_it_is_given(house: House, sari: Actor) -> None:
    Desk.objects.filter(id=house.oversight.id).update(kind="layanan")
    Desk.objects.update(oversight=None)
    told = receive_report(content=content(persons=ABOUT_SARI), by=sari)
    assert found_in(None, "Wulan") == {told.id}
    Desk.objects.filter(id=house.oversight.id).update(kind="pengawas")
    assert give_parked_reports(by=system_actor("tick")) == 1
    assert found_in(None, "Wulan") == set()
    assert found_in(house.oversight.id, "Wulan") == {told.id}


def found_in(desk: UUID | None, words: str) -> set[UUID]:
    """Which reports one desk's own part of the search index holds under a name or a number."""
    tokens = contact_tokens(ContactKind.PHONE, words) or name_tokens(words)
    owners = newest_owners(SPACE, dict.fromkeys(of_desk(desk, tokens), 9))
    return {owner for each in owners.values() for owner in each}


def as_searcher(actor: Actor) -> Actor:
    """The same officer with the permission to search, which oversight has not."""
    return replace(actor, permissions=actor.permissions | {Permission.SEARCH})
