"""The register of restitution: the sums that `restitution` computes from its steps, added over files and never typed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from naung.casework.cases.models import Case
from naung.casework.filings.rules.counting import counted, section, sum_of
from naung.casework.filings.vocabulary import Drawn, Fact, Figure, FilingKind, Line, Section, Span, Unit
from naung.casework.restitution.queries import MoneyLine, money_of_desk
from naung.casework.restitution.vocabulary import Stopped
from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.queries import own_desk_name

U = Unit
Before = Mapping[tuple[UUID, UUID], int]  # what had reached each person of a case before the period, in rupiah


def restitution_register(span: Span, *, actor: Actor) -> Drawn:
    """Every file of the desk in which something happened by the last day, opened with an entry in the log."""
    lines = money_of_desk(actor=actor, until=span.last)
    earlier = money_of_desk(actor=actor, until=span.first - timedelta(days=1))
    before = {(line.case, line.person): line.sums.received for line in earlier}
    opened = dict(Case.objects.filter(id__in={line.case for line in lines}).values_list("id", "opened_at"))
    lines = sorted(lines, key=lambda line: (opened[line.case], line.number, line.person))
    sections = (_over_all(lines, before, opened), *(_stopped(each, lines, opened) for each in Stopped))
    rows = tuple(_line(line, before) for line in lines)
    return Drawn(FilingKind.RESTITUTION, span, (own_desk_name(actor),), sections, rows)


def received_in(line: MoneyLine, before: Before) -> int:
    """What reached her within the period, with a receipt; less than nothing where something was returned."""
    return line.sums.received - before.get((line.case, line.person), 0)


def _counts(code: str, lines: Sequence[MoneyLine], opened: Mapping[UUID, datetime]) -> list[Figure]:
    # one person in one case is one application; a person of two cases is one person
    facts = [Fact(line.case, line.case, opened[line.case], line.person) for line in lines]
    return [counted(f"{code}-berkas-{unit}", unit, facts) for unit in (U.PERSONS, U.CASES)]


def _sums(code: str, lines: Sequence[MoneyLine], rows: Mapping[str, Callable[[MoneyLine], int | None]]) -> list[Figure]:
    return [
        sum_of(f"{code}-{what}-{U.RUPIAH}", ((line.case, amount(line)) for line in lines))
        for what, amount in rows.items()
    ]


def _over_all(lines: Sequence[MoneyLine], before: Before, opened: Mapping[UUID, datetime]) -> Section:
    claimed = [line for line in lines if line.sums.claimed is not None]
    sums = _sums(
        "uang",
        lines,
        {
            "diajukan": lambda line: line.sums.claimed,
            "dituntut": lambda line: line.sums.demanded,
            "diputus": lambda line: line.sums.ordered,
            "dibayar": lambda line: line.sums.paid,
            "dana": lambda line: line.sums.fund,
            "dalam_masa": lambda line: received_in(line, before),
            "dilaporkan": lambda line: line.sums.reported,
            "dititipkan": lambda line: line.sums.deposited,
            "belum": lambda line: None if line.sums.ordered is None else line.sums.unpaid,
        },
    )
    return section("uang", [*_counts("uang", lines, opened), _applications(claimed, opened), *sums])


def _applications(claimed: Sequence[MoneyLine], opened: Mapping[UUID, datetime]) -> Figure:
    cases = tuple(dict.fromkeys(line.case for line in claimed))
    return Figure(f"uang-diajukan-{U.APPLICATIONS}", U.APPLICATIONS, len(claimed), cases)


def _stopped(stopped: Stopped, lines: Sequence[MoneyLine], opened: Mapping[UUID, datetime]) -> Section:
    here = [line for line in lines if line.stopped is stopped]
    code = f"berhenti_{stopped}"
    sums = {"diputus": lambda line: line.sums.ordered, "belum": lambda line: _unpaid(line)}
    return section(code, [*_counts(code, here, opened), *_sums(code, here, sums)])


def _unpaid(line: MoneyLine) -> int | None:
    return None if line.sums.ordered is None else line.sums.unpaid


def _line(line: MoneyLine, before: Before) -> Line:
    return Line(
        line.case,
        line.number,
        {
            "stopped": line.stopped.value,
            "claimed": line.sums.claimed,
            "demanded": line.sums.demanded,
            "ordered": line.sums.ordered,
            "received": line.sums.received,
            "in_period": received_in(line, before),
            "reported": line.sums.reported,
            "unpaid": _unpaid(line),
        },
    )
