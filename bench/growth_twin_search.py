"""The plain twins of the search: the same search on an unsealed index, and an ordinary program's search by beginnings.

`find` shows what the house's own search shows, by the same rules, from rows that are not sealed: the ratio to it is the cost
of safety. `find_beginnings` is what a program does that knows no spellings: it finds Tjhin by "tjh", never by "Chin".
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from bench.growth_plain import PlainBlock, PlainMentioned, PlainPerson, PlainReport, PlainWord
from bench.growth_twin import SHOWN, signed_in
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naung.casework.reports.queries.search import OPENED, SPACE
from naung.doors.desk.search.forms import SearchForm
from naung.doors.desk.shell.words_tags import said
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries.search import NAMES
from naung.foundation.people.rules.search import LIKELY, limits, ranked, unknown_words
from naung.foundation.people.rules.similarity import similarity
from naung.foundation.people.rules.tokens import QueryToken, query_tokens, wider_tokens
from naung.foundation.people.vocabulary import SEX_WORDS, Sex
from naung.foundation.places.queries import places
from naung.foundation.vault.rules.postings import ID_BYTES, LARGE
from naung.methods.names.words import cleaned, words_of

LAST_LETTER = "\U0010ffff"
Head = tuple[int, list[UUID]]  # how many ids were put, and the newest of them, newest first


def find(request: HttpRequest) -> HttpResponse:
    """The house's search, unsealed."""

    def answer(actor: Actor, query: str) -> dict[str, object]:
        asked = query_tokens(query)
        persons, more = _persons(actor, query, asked)
        reports = _reports(actor, query, asked)
        return {"persons": persons, "reports": reports, "more": more}

    return _page(request, answer)


def find_beginnings(request: HttpRequest) -> HttpResponse:
    """Words and beginnings of words in a table of words, exact ones first, newest first."""

    def answer(actor: Actor, query: str) -> dict[str, object]:
        words = cleaned(query).split()
        persons, reports = _beginning(actor, "p", words), _beginning(actor, "r", words)
        rows = PlainPerson.objects.in_bulk(persons[:SHOWN])
        lines = _lines([(rows[each], (_("sama persis"),)) for each in persons[:SHOWN]])
        found = list(PlainReport.objects.filter(id__in=reports[:SHOWN]))
        return {"persons": lines, "reports": found, "more": len(persons) > SHOWN}

    return _page(request, answer)


def _page(request: HttpRequest, answer: Callable[[Actor, str], dict[str, object]]) -> HttpResponse:
    actor = signed_in(request)
    form, found = SearchForm(request.POST or None), None
    if form.is_valid():
        own_desk(actor)
        found = answer(actor, form.cleaned_data["query"])
    return render(request, "desk/search/find.html", {"form": form, "found": found})


class Blocks:
    """One field's unsealed index, read as the house reads its own."""

    def __init__(self, space: str, prefix: str) -> None:
        self._name = f"{space}|{prefix}"
        self._heads: dict[str, Head] = {}

    def counts(self, asked: Iterable[QueryToken]) -> dict[str, int]:
        """How many records were put under each token."""
        tokens = list(dict.fromkeys(each.token for each in asked))
        found = self._read([(token, 0) for token in tokens if token not in self._heads])
        for token in tokens:
            self._heads.setdefault(token, found.get((token, 0), (0, [])))
        return {token: self._heads[token][0] for token in tokens}

    def newest(self, planned: Mapping[str, int]) -> dict[str, list[UUID]]:
        """The newest owners of each token."""
        wanted = []
        for token, limit in planned.items():
            count, ids = self._heads[token]
            missing, number = limit - len(ids), (count - len(ids)) // LARGE
            while missing > 0 and number > 0:
                wanted.append((token, number))
                missing, number = missing - LARGE, number - 1
        found = self._read(wanted)
        answer = {token: list(self._heads[token][1]) for token in planned}
        for token, number in wanted:
            answer[token] += found[token, number][1]
        return answer

    def _read(self, wanted: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Head]:
        names = {f"{self._name}{token}|{number}": (token, number) for token, number in wanted}
        rows = PlainBlock.objects.filter(key__in=list(names)).values_list("key", "count", "ids")
        return {names[key]: (count, _ids(bytes(packed))) for key, count, packed in rows}


def _ids(packed: bytes) -> list[UUID]:
    return [UUID(bytes=packed[at : at + ID_BYTES]) for at in range(0, len(packed), ID_BYTES)][::-1]


def _persons(actor: Actor, query: str, asked: Sequence[QueryToken]) -> tuple[list[dict[str, object]], bool]:
    index, wanted = Blocks(NAMES, f"{actor.desk}|"), list(asked)
    counts = index.counts(wanted)
    if unknown := unknown_words(wanted, counts):
        more = wider_tokens(query, unknown)
        counts, wanted = {**counts, **index.counts(more)}, [*wanted, *more]
    walked = ranked(wanted, counts, index.newest(limits(wanted, counts)))
    rows = PlainPerson.objects.filter(id__in=walked.candidates, owner=actor.desk).in_bulk()
    words, hits = words_of(query), []
    for each in walked.candidates:
        if each in rows and (found := similarity(words, rows[each].name)).score >= LIKELY:
            hits.append((found.score, rows[each], found.reasons))
    hits.sort(key=lambda hit: -hit[0])
    lines = _lines([(row, tuple(said(r) for r in reasons if r)) for _score, row, reasons in hits[:SHOWN]])
    return lines, walked.more or len(hits) > SHOWN


def _reports(actor: Actor, query: str, asked: Sequence[QueryToken]) -> list[PlainReport]:
    index = Blocks(SPACE, f"{actor.desk}|")
    counts = index.counts(asked)
    walked = ranked(asked, counts, index.newest(limits(asked, counts)), OPENED)
    mentioned = PlainMentioned.objects.filter(report__in=walked.candidates, report__owner=actor.desk)
    words, scores = words_of(query), dict[UUID, float]()
    for report, name in mentioned.values_list("report_id", "name"):
        if (score := similarity(words, name).score) >= LIKELY:
            scores[report] = max(score, scores.get(report, 0.0))
    best = sorted(scores, key=lambda report: (-scores[report], str(report)))[:SHOWN]
    rows = PlainReport.objects.only("id", "number").in_bulk(best)
    return [rows[each] for each in best]


def _beginning(actor: Actor, kind: str, words: Sequence[str]) -> list[UUID]:
    """The newest records that hold every word or a word that begins with it."""
    if not words:
        return []
    table = PlainWord.objects.filter(owner=actor.desk, kind=kind)
    exact, begins = (
        table.filter(word=words[0]).order_by("-id"),
        table.filter(word__gte=words[0], word__lt=words[0] + LAST_LETTER),
    )
    for word in words[1:]:
        other = table.filter(word__gte=word, word__lt=word + LAST_LETTER).values("record")
        exact, begins = exact.filter(record__in=other), begins.filter(record__in=other)
    found = list(exact.values_list("record", flat=True)[: SHOWN + 1])
    if len(found) <= SHOWN:
        found += list(begins.values_list("record", flat=True)[: SHOWN + 1])
    return list(dict.fromkeys(found))[: SHOWN + 1]


def _lines(shown: Sequence[tuple[PlainPerson, Sequence[str]]]) -> list[dict[str, object]]:
    homes = places(row.home for row, _why in shown)
    lines: list[dict[str, object]] = []
    for row, why in shown:
        home = homes.get(row.home)
        facts = [said(SEX_WORDS[Sex(row.sex)])]
        if row.year_of_birth:
            facts.append(_("lahir %(year)s") % {"year": row.year_of_birth})
        facts += [home.name] if home else []
        by = "; ".join(dict.fromkeys(why))
        lines.append({"id": row.id, "name": row.name, "by_name": "", "facts": ", ".join(facts), "why": by})
    return lines
