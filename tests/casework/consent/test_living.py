"""Stories of sharing as told in docs/rules, and what holds in whatever order things happen."""

import tomllib
from datetime import date, timedelta
from importlib import resources
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.casework.consent.rules.living import (
    LIVE_STATES,
    basis_state,
    closed_by,
    opened_by,
    standing,
    stays_by_duty,
    still_open,
)
from naung.casework.consent.rules.tables import TableWrong, read_bases, shipped_bases
from naung.casework.consent.vocabulary import OPENS, Consenter
from naung.foundation.errors import NotPermitted, RuleBroken
from tests.casework.consent.book import POLICE, RATNA, RSUD, SARI, Book, at
from tests.casework.consent.rendering import TARGET, document
from tests.casework.consent.stories import BOTH_STORIES, CONSENT_STORIES, LAW_STORIES, Story
from tests.casework.consent.writing_stories import WRITTEN, Written

STORIES = (*CONSENT_STORIES, *LAW_STORIES, *BOTH_STORIES)
START = at(1)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.sentence)
def test_story(story: Story) -> None:
    book = Book()
    story.happened(book)
    assert book.said(story.to, story.asked) == story.shared


@pytest.mark.parametrize("story", WRITTEN, ids=lambda story: story.sentence)
def test_written(story: Written) -> None:
    assert tuple(dict.fromkeys(each.field for each in story.problems())) == story.wrong


def test_there_are_enough_stories_and_each_is_told_once() -> None:
    sentences = [story.sentence for story in (*STORIES, *WRITTEN)]
    assert len(STORIES) >= 40
    assert len(set(sentences)) == len(sentences)


def test_the_page_says_what_the_rules_do() -> None:
    assert TARGET.read_text("utf-8") == document(), "run make docs"


STEP = st.fixed_dictionaries(
    {
        "hours": st.integers(0, 30),
        "verb": st.sampled_from(["give", "refuse", "narrow", "withdraw", "sign", "answer", "end"]),
        "purpose": st.sampled_from(["rehabilitasi_kesehatan", "layanan_hukum"]),
        "to": st.sampled_from([RSUD, POLICE]),
        "what": st.sets(st.sampled_from("ABCDE"), min_size=1).map(lambda s: "".join(sorted(s))),
        "days": st.one_of(st.none(), st.integers(0, 5)),
        "which": st.integers(0, 50),
        "article": st.sampled_from(sorted(shipped_bases().articles)),
        "yes": st.booleans(),
        "life": st.booleans(),
    }
)


def _row(rows: dict[UUID, Any], which: int) -> UUID | None:
    return list(rows)[which % len(rows)] if rows else None


def _act(book: Book, now: Any, step: dict[str, Any]) -> None:
    """One step as an officer would try it; the rules may refuse it."""
    until: date | None = None if step["days"] is None else now.date() + timedelta(days=step["days"])
    consent, duty = _row(book.consents, step["which"]), _row(book.duties, step["which"])
    verb = step["verb"]
    try:
        if verb == "give":
            book.give(now, step["purpose"], step["to"], step["what"], until)
        elif verb == "refuse":
            book.refuse(now, step["purpose"], step["to"], step["what"])
        elif verb == "narrow" and consent:
            book.narrow(now, consent, step["what"], until)
        elif verb == "withdraw" and consent:
            book.withdraw(now, consent)
        elif verb == "sign":
            book.sign(now, step["article"], step["to"], step["what"], life=step["life"], until=until)
        elif verb == "answer" and duty:
            book.answer(now, duty, agreed=step["yes"], by=RATNA)
        elif verb == "end" and duty:
            book.end(now, duty)
    except RuleBroken:
        return


@settings(max_examples=300)
@given(steps=st.lists(STEP, max_size=14), later=st.integers(0, 200))
def test_nothing_is_shared_without_exactly_one_live_basis(steps: list[dict[str, Any]], later: int) -> None:
    book, now, table = Book(), START, shipped_bases()
    for step in steps:
        now += timedelta(hours=step["hours"])
        _act(book, now, step)
    now += timedelta(hours=later)
    for to in (RSUD, POLICE):
        for category, basis in book.shared(to, now).items():
            assert (basis in book.consents) != (basis in book.duties)
            if basis in book.duties:
                duty = book.duties[basis]
                assert duty.recipient == to
                assert duty.agreed is not False
                assert basis_state(duty, table, now) in LIVE_STATES
                assert category in duty.categories & table.articles[duty.article].categories
                assert table.articles[duty.article].mark.value != "M"
                in_time = now <= duty.signed_at + table.house.confirm_within
                assert duty.agreed or in_time or (duty.saves_life and table.articles[duty.article].life)
            else:
                fact = book.consents[basis]
                assert fact.recipient == to
                assert fact.superseded_by is None
                assert fact.kind in OPENS
                assert category in fact.categories
                assert fact.until is not None
                assert now.date() <= fact.until


@settings(max_examples=300)
@given(steps=st.lists(STEP, max_size=14), later=st.integers(0, 200))
def test_an_older_row_never_opens_more_than_what_stands_in_its_place(steps: list[dict[str, Any]], later: int) -> None:
    """What an open package holds is read again by its old basis: it only ever shrinks, and never past the newest row."""
    book, now = Book(), START
    for step in steps:
        now += timedelta(hours=step["hours"])
        _act(book, now, step)
    now += timedelta(hours=later)
    for row in book.consents:
        left = still_open(book.consents[row], book.consents, now)
        assert left <= book.consents[row].categories
        assert left <= standing(book.head(row), now)
        assert still_open(book.consents[row], book.consents, now + timedelta(days=30)) <= left or not left


@settings(max_examples=200)
@given(steps=st.lists(STEP, max_size=12))
def test_for_one_purpose_and_recipient_at_most_one_consent_stands(steps: list[dict[str, Any]]) -> None:
    """So that one withdrawal closes all that she agreed to for it."""
    book, now = Book(), START
    for step in steps:
        now += timedelta(hours=step["hours"])
        _act(book, now, step)
        places = [(f.purpose, f.recipient) for f in book.consents.values() if standing(f, now)]
        assert len(places) == len(set(places))


@settings(max_examples=200)
@given(steps=st.lists(STEP, max_size=12), which=st.integers(0, 50))
def test_after_a_withdrawal_only_duties_and_other_purposes_stay(steps: list[dict[str, Any]], which: int) -> None:
    book, now = Book(), START
    for step in steps:
        now += timedelta(hours=step["hours"])
        _act(book, now, step)
    standing_rows = [fact for fact in book.consents.values() if standing(fact, now)]
    if not standing_rows:
        return
    fact = standing_rows[which % len(standing_rows)]
    book.withdraw(now, fact.id)
    assert not still_open(book.consents[fact.id], book.consents, now)
    assert fact.id not in book.shared(fact.recipient or RSUD, now).values()
    closed = closed_by(fact, book.head(fact.id))
    assert closed == fact.categories
    kept = stays_by_duty(
        closed, [d for d in book.duties.values() if d.recipient == fact.recipient], shipped_bases(), now
    )
    for basis, categories in kept.items():
        assert categories == closed & opened_by(book.duties[basis], shipped_bases(), now)


def test_the_second_officer_is_another_and_answers_once_and_in_time() -> None:
    book = Book()
    row = book.sign(at(3), "tugas_uptd", RSUD, "BC")
    with pytest.raises(NotPermitted):
        book.answer(at(3, 10), row, agreed=True, by=SARI)
    with pytest.raises(RuleBroken):
        book.answer(at(5), row, agreed=True)
    book.answer(at(3, 10), row, agreed=True)
    with pytest.raises(RuleBroken):
        book.answer(at(3, 11), row, agreed=False)


def test_a_guardian_does_not_end_what_the_office_or_the_child_opened() -> None:
    book = Book()
    row = book.give(at(3), "rehabilitasi_sosial", RSUD, "BC", who=Consenter.OFFICE)
    with pytest.raises(RuleBroken):
        book.withdraw(at(4), row, Consenter.GUARDIAN)
    assert book.said(RSUD, at(4)) == "B:consent C:consent"
    book.withdraw(at(4), row, Consenter.HERSELF)
    assert book.said(RSUD, at(4)) == ""


def test_every_basis_names_its_source_and_no_memory_opens_anything() -> None:
    law = resources.files("naung.foundation.law").joinpath("tables", "sources.toml").read_text("utf-8")
    table, sources = shipped_bases(), {each["code"] for each in tomllib.loads(law)["source"]}
    assert len(table.articles) >= 12
    for article in table.articles.values():
        assert article.source in sources, article.code
        assert article.opens_alone == (article.mark.value != "M")
    assert table.house.mark.value == "M"


HOUSE = '[house]\nconfirm_hours = 24\nlegal_basis = "x"\nmark = "M"\nsource = "x"\n'
BROKEN = (
    ("", "1"),
    ("[house]\nconfirm_hours = 0\n", "1"),
    (HOUSE, "1"),
    (f'{HOUSE}[[basis]]\ncode = "a"\nid = "b"\n', "6"),
)


@pytest.mark.parametrize(("text", "line"), BROKEN)
def test_a_row_that_cannot_be_used_is_refused_with_its_line(text: str, line: str) -> None:
    with pytest.raises(TableWrong, match=rf"^bases.toml:{line}: "):
        read_bases(text)


def test_two_rows_of_one_code_are_refused() -> None:
    text = resources.files("naung.casework.consent").joinpath("tables", "bases.toml").read_text("utf-8")
    start = text.index("[[basis]]")
    with pytest.raises(TableWrong, match="stands twice"):
        read_bases(text + text[start : text.index("[[basis]]", start + 5)])
