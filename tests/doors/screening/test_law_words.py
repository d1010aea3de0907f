"""The law's answer in words: what each act depends on, what nobody verified, why."""

from typing import Any
from uuid import uuid4

import pytest

from naung.casework.episodes.vocabulary import EventKind
from naung.casework.screening.queries.articles import Articles, ToldEvent
from naung.casework.screening.rules.articles import LawAct
from naung.doors.desk.screening.reading_words import law_context
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.queries import assess, assessment_document, shipped_law
from naung.foundation.law.rules.routes import place_of
from naung.foundation.law.vocabulary import Act, Fact, Person

LAW = shipped_law()
SAYS_DATE = LAW.sentences["ask_date"].id


def context_of(days: tuple[VagueDate, ...], end: str, *facts: str) -> dict[str, Any]:
    """What the page gets for an adult Indonesian recruited from Singkawang on these days."""
    places = LAW.places
    acts = [
        Act(on, place_of("61.72", places), place_of(end, places), ("pengiriman",), ("penipuan",), ("penindasan",))
        for on in days
    ]
    events = {uuid4(): act for act in acts}
    found = assess(Person("ID", None, 30), acts, [Fact(code) for code in facts])
    told = {event: ToldEvent(event, EventKind.TRANSPORT, act.on, "") for event, act in events.items()}
    law_acts = tuple(LawAct(event, act) for event, act in events.items())
    return law_context(Articles(assessment_document(LAW, found), law_acts, told))


@pytest.mark.django_db
def test_each_act_says_what_it_depends_on_even_where_another_is_sure() -> None:
    sure, vague = context_of((VagueDate.in_month(2026, 3), VagueDate.in_year(2026)), "61.71")["acts"]
    assert [(each["said"].basis, each["depends_on"]) for each in sure["articles"]] == [
        ("KUHP (UU 1/2023) Pasal 455 ayat (1 dan 2)", [])
    ]
    assert [each["depends_on"] for each in vague["articles"]] == [[SAYS_DATE], [SAYS_DATE]]


def test_an_unverified_penalty_is_said_beside_its_article_and_not_among_what_is_left_open() -> None:
    context = context_of((VagueDate.in_month(2026, 3),), "MY", "meninggal")
    (article,) = context["acts"][0]["articles"]
    assert article["penalty"] == LAW.sentences["penalty_unverified"].id
    assert [row["said"].basis for row in context["unverified"]] == ["UU 21/2007 Pasal 7 ayat (2)"]


def test_what_was_not_proposed_is_cited_as_a_lawyer_writes_it() -> None:
    context = context_of((VagueDate.in_month(2026, 3),), "MY")
    cited = {row["article"]: row["reasons"] for row in context["not_articles"]}
    assert cited["KUHP (UU 1/2023) Pasal 455 ayat (1 dan 2)"] == [LAW.sentences["outside_indonesia"].id]


@pytest.mark.django_db
def test_what_rests_on_facts_alone_says_what_it_depends_on() -> None:
    context = context_of((VagueDate.in_month(2026, 3),), "MY", "kerja_penipuan_daring_atau_judi")
    assert [each["depends_on"] for each in context["case_articles"]] == [[LAW.sentences["ask_fact"].id]]
