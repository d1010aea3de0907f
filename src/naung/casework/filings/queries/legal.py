"""Legal aid as it was carried out: counts by path, and the applications to accredited OBH without a name."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from naung.casework.cases.models import Case
from naung.casework.filings.rules.counting import by_row, counted, section, split
from naung.casework.filings.vocabulary import Drawn, Fact, FilingKind, Line, Section, Span, Unit
from naung.casework.legal_aid.queries import DeskLine, applications_of_desk
from naung.casework.legal_aid.rules.applications import WAITING
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.casework.legal_aid.vocabulary import State
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import own_desk_name

OBH = "obh"  # the path of which the law says that it is paid
U = Unit


def aid_carried_out(span: Span, *, actor: Actor) -> Drawn:
    """The desk's applications that were made in these days. Nothing sealed is opened.

    The counts are those of `legal_aid.queries.realisation`; here with the files behind each.
    """
    made = [line for line in applications_of_desk(actor=actor) if span.first <= line.asked_on <= span.last]
    opened = _opened(made)
    facts = {line.id: Fact(line.case, line.case, opened[line.case], line.person, line.id) for line in made}
    sections = [_section("semua", made, facts)]
    for path in shipped_paths().paths:
        sections.append(_section(path, [line for line in made if line.path == path], facts))
    refused = [line for line in made if line.state is State.REFUSED]
    why = {line.id: line.refusal for line in refused}
    reasons = split("ditolak", U.APPLICATIONS, (facts[each] for each in why), by_row(why))
    lines = tuple(_line(line) for line in reversed(made) if line.path == OBH)
    return Drawn(FilingKind.LEGAL_AID, span, (own_desk_name(actor),), (*sections, section("ditolak", reasons)), lines)


def _opened(made: Sequence[DeskLine]) -> dict[UUID, datetime]:
    return dict(Case.objects.filter(id__in={line.case for line in made}).values_list("id", "opened_at"))


def _section(code: str, made: Sequence[DeskLine], facts: dict[UUID, Fact]) -> Section:
    rows: tuple[tuple[str, Unit, Callable[[DeskLine], bool]], ...] = (
        ("diajukan", U.APPLICATIONS, lambda line: True),
        ("diterima", U.APPLICATIONS, lambda line: line.state is State.ACCEPTED),
        ("ditolak", U.APPLICATIONS, lambda line: line.state is State.REFUSED),
        ("menunggu", U.APPLICATIONS, lambda line: line.state in WAITING),
        ("ditarik", U.APPLICATIONS, lambda line: line.state is State.WITHDRAWN),
        ("dibantu", U.SERVICES, lambda line: line.state is State.ACCEPTED),
        ("dibantu", U.PERSONS, lambda line: line.state is State.ACCEPTED),
        ("pemohon", U.PERSONS, lambda line: True),
        ("pemohon", U.CASES, lambda line: True),
    )
    figures = [
        counted(f"jalan_{code}-{what}-{unit}", unit, (facts[line.id] for line in made if fits(line)))
        for what, unit, fits in rows
    ]
    return section(f"jalan_{code}", figures)


def _line(line: DeskLine) -> Line:
    cells = {"asked_on": line.asked_on, "state": line.state.value, "refusal": line.refusal}
    return Line(line.case, line.number, {**cells, "waits_until": line.due_on if line.state in WAITING else None})
