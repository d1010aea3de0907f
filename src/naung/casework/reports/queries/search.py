"""Finding a report by the name or number of a person it mentions, though all of it is sealed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from naung.casework.reports.models import Report, ReportSubject
from naung.casework.reports.vocabulary import Mentioned, ReportEvent
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import SeenIndex
from naung.foundation.people.rules.marks import Marks
from naung.foundation.people.rules.numbers import contact_tokens, number_fit, phone
from naung.foundation.people.rules.search import LIKELY, MOST_OPENED, SHOWN, limits, ranked
from naung.foundation.people.rules.similarity import similarity
from naung.foundation.people.rules.tokens import name_tokens, query_tokens
from naung.foundation.people.vocabulary import ContactKind
from naung.foundation.recusal.queries import hidden_from, seen_by
from naung.foundation.vault.queries import Lookup, open_rows
from naung.methods.names.words import words_of

SPACE = "report.person"  # names and numbers together: their tokens begin differently, and one space is one write

OPENED = 2 * SHOWN  # reports whose mentioned names are opened and compared in one search


@dataclass(frozen=True)
class ReportBrief:
    """A report as a search names it: its page says the rest."""

    id: UUID
    number: str


@dataclass(frozen=True)
class ReportFound:
    """A report that may be meant, and how alike the name is (0 to 1; 1 for a number)."""

    report: ReportBrief
    score: float


def tokens_of(persons: Iterable[Mentioned]) -> set[str]:
    """The tokens under which a report is found by the persons it mentions."""
    told = list(persons)
    names = {token for person in told for token in name_tokens(person.name)}
    return names | {token for person in told for token in contact_tokens(ContactKind.PHONE, person.phone)}


def reports_matching(words: str, *, actor: Actor, limit: int = SHOWN) -> tuple[ReportFound, ...]:
    """Reports of the actor's desk that mention such a name or number, the likest first; logged with a token of the
    words.
    """
    require(actor, Permission.SEARCH)
    require(actor, Permission.REPORT_READ)
    tokens = contact_tokens(ContactKind.PHONE, words)
    index = SeenIndex(Lookup(SPACE), actor.desk, hidden_from(actor))
    candidates = _with_number(tokens, index) if tokens else _with_name(words, index)
    rows = ReportSubject.objects.filter(report__in=candidates, report__owner_id=actor.desk, removed_at=None)
    rows = seen_by(rows, "report_id", actor=actor)
    persons = list(rows.select_related("compartment").defer("note")) if actor.desk else []
    column = "phone" if tokens else "name"
    opened = open_rows(actor, ReportEvent.SEARCHED, [(row, (column,)) for row in persons], words=words)
    scores: dict[UUID, float] = {}
    score = _by_number(words) if tokens else _by_name(words)
    for row, plain in zip(persons, opened, strict=True):
        found = score(plain.get(column) or "")
        if found >= LIKELY:
            scores[row.report_id] = max(found, scores.get(row.report_id, 0.0))
    best = sorted(scores, key=lambda report: (-scores[report], str(report)))[:limit]
    numbers = dict(Report.objects.filter(id__in=best).values_list("id", "number"))
    return tuple(ReportFound(ReportBrief(report, numbers[report]), scores[report]) for report in best)


def _with_number(tokens: set[str], index: SeenIndex) -> list[UUID]:
    index.ask(sorted(tokens))
    found = index.newest(dict.fromkeys(tokens, MOST_OPENED))
    return list({owner for owners in found.values() for owner in owners})


def _with_name(words: str, index: SeenIndex) -> Sequence[UUID]:
    asked = query_tokens(words)
    index.ask([each.token for each in asked])
    owners = index.newest(limits(asked, index.counts))
    return ranked(asked, index.counts, owners, OPENED).candidates


def reports_with(marks: Marks, desk: UUID) -> set[UUID]:
    """Reports of a desk that may mention a person with these names or numbers. Opens nothing; for the erasure only."""
    index = SeenIndex(Lookup(SPACE), desk, ())
    found = set(_with_number({f"t:{number}" for number in map(phone, marks.phones) if number}, index))
    return found.union(*(_with_name(name, index) for name in marks.names))


def _by_number(words: str) -> Callable[[str], float]:
    return lambda stored: number_fit(words, stored, is_phone=True)


def _by_name(words: str) -> Callable[[str], float]:
    asked = words_of(words)
    return lambda stored: similarity(asked, stored).score
