"""The figures that reports print, as they were counted once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.insight.programme.models import ReportFigure
from naung.insight.programme.rules import band_from
from naung.insight.programme.vocabulary import FiguresTold, Span

CASES, SESSIONS, SHARES, PROBLEMS = (
    "cases",
    "sessions",
    "shares",
    "problems",
)  # what the name of a stored figure begins with
APART = "."


@dataclass(frozen=True)
class FiguresShown:
    """Figures of twelve closed months, which counting of them it is, when, and why it was counted again."""

    told: FiguresTold
    version: int
    taken_at: datetime
    reason: str


def figures_kept(months: Span, *, actor: Actor) -> FiguresShown | None:
    """The figures of these months as they were counted last; None where no report has printed them."""
    require(actor, Permission.PROGRAMME_READ)
    rows = list(ReportFigure.objects.filter(first_on=months.first, last_on=months.last).order_by("version", "id"))
    if not rows:
        return None
    last = rows[-1]
    newest = ((row.name, row.number) for row in rows if row.version == last.version)
    return FiguresShown(_told(newest), last.version, last.recorded_at, last.reason)


def _told(named: Iterable[tuple[str, int | None]]) -> FiguresTold:
    parts: dict[str, dict[str, int | None]] = {CASES: {}, SESSIONS: {}, SHARES: {}, PROBLEMS: {}}
    for name, number in named:
        kind, _, rest = name.partition(APART)
        parts[kind][rest] = number
    bands = {name: None if low is None else band_from(low) for name, low in parts[SHARES].items()}
    sessions = {name: n or 0 for name, n in parts[SESSIONS].items()}
    return FiguresTold(parts[CASES], sessions, bands, parts[PROBLEMS])


def stored_as(told: FiguresTold) -> dict[str, int | None]:
    """Figures by the names under which they are stored; of a band only where it begins."""
    shares = {k: b and b[0] for k, b in told.shares.items()}
    parts = {CASES: told.cases, SESSIONS: told.sessions, SHARES: shares, PROBLEMS: told.problems}
    return {f"{kind}{APART}{name}": number for kind, part in parts.items() for name, number in part.items()}
