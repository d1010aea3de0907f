""" "Mengapa begini?": every page type says why it is as it is, by rules that exist, and what it says can be read."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from naung.doors.desk.help.cited import cited
from naung.doors.desk.help.why import TableWrong, read_why, shipped_why
from naung.foundation.access.vocabulary import Actor
from naung.foundation.errors import NotFound
from tests.architecture.house import ROOT
from tests.doors.world import address, between, everything, patterns

# Entries of pages that no route has: they answer for any route.
FRAME = {"shell:not_found", "shell:both_versions"}
LONGEST_SENTENCE = 24  # words; most are far shorter
HEAVIEST = 100_000  # bytes of a page


def names(some: Any = None, prefix: str = "") -> Iterator[str]:
    """The name of every route with its area, as a page's address is called."""
    for each in get_resolver().url_patterns if some is None else some:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns, f"{prefix}{each.namespace}:" if each.namespace else prefix)
        elif isinstance(each, URLPattern):
            yield f"{prefix}{each.name}"


def test_every_route_says_why_or_why_it_need_not() -> None:
    table, there = shipped_why(), set(names())
    assert sorted(there - set(table.entries) - set(table.exempt)) == []
    assert sorted((set(table.entries) | set(table.exempt)) - there - FRAME) == []
    assert all(table.exempt.values())


@pytest.mark.django_db
def test_every_rule_that_is_named_exists_with_basis_and_source() -> None:
    for page, why in shipped_why().entries.items():
        for each in cited(why.rules):
            assert each.words, page
            assert each.mark in {"", "V", "V2", "M"}, page
            assert bool(each.mark) == bool(each.basis) == bool(each.source), page
    used = {rule for why in shipped_why().entries.values() for rule in why.rules}
    assert {f"house:{code}" for code in shipped_why().house} <= used
    with pytest.raises(NotFound):
        cited(["duty:tidak_ada"])
    with pytest.raises(NotFound):
        cited(["house:tidak_ada"])


def test_every_rule_of_the_house_has_its_decision_record() -> None:
    for code, rule in shipped_why().house.items():
        assert (ROOT / "docs" / "decisions" / f"{rule.decision}.md").exists(), code


def test_it_is_said_in_few_short_sentences_without_articles_of_law() -> None:
    for page, why in shipped_why().entries.items():
        for text in (why.id, why.en):
            sentences = re.split(r"(?<=[.?!])\s+", text)
            assert 1 <= len(sentences) <= 4, page
            assert not re.search(r"\d|[Pp]asal [^\W]*\d|\bUU\b", text), page
        for sentence in re.split(r"(?<=[.:;?!])\s+", why.id):
            assert len(sentence.split()) <= LONGEST_SENTENCE, (page, sentence)


def test_a_page_that_is_named_twice_is_refused() -> None:
    one = '[[why]]\npages = ["a:b"]\nid = "x"\nen = "y"\nrules = []\n'
    with pytest.raises(TableWrong, match="a:b"):
        read_why(one + one)
    with pytest.raises(TableWrong, match="rules"):
        read_why('[[why]]\npages = ["a:b"]\nid = "x"\nen = "y"\n')


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["sari", "ratna", "mega", "hamdan", "yusuf"])
def test_every_page_that_is_shown_carries_it(
    sari: Actor, client_for: Callable[[str], Client], username: str, django_user_model: Any
) -> None:
    """Each address opened by each officer: a page of the house has its reason, and stays light."""
    ids, browser, shown = between(everything(sari), sari), client_for(username), 0
    for pattern, _ in patterns():
        answer = browser.get(address(pattern, ids))
        match = getattr(answer, "resolver_match", None)
        if answer.status_code != 200 or match is None or "html" not in answer["Content-Type"]:
            continue
        told = b'id="mengapa"' in answer.content
        assert told == (match.view_name in shipped_why().entries), (pattern, match.view_name)
        shown += told
        assert len(answer.content) < HEAVIEST or pattern.startswith("/wilayah/"), pattern
    assert shown > 8


@pytest.mark.django_db
def test_the_rule_leads_to_its_row_for_those_who_read_the_law(sari: Actor, client_for: Callable[[str], Client]) -> None:
    browser = client_for("sari")
    page = browser.get("/cari/").content.decode()
    assert 'href="/hukum/?tabel=duty#duty-rahasia_identitas"' in page
    assert 'id="duty-rahasia_identitas"' in browser.get("/hukum/", {"tabel": "duty"}).content.decode()


@pytest.mark.django_db
def test_what_is_not_found_says_why_the_answer_is_the_same(sari: Actor, client_for: Callable[[str], Client]) -> None:
    answer = client_for("sari").get(address("/kasus/<uuid:case_id>/", {}))
    assert answer.status_code == 404
    assert shipped_why().entries["shell:not_found"].id.split(".")[0] in answer.content.decode()
