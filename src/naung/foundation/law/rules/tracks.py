"""Which tracks open for a person. A track opens help and questions; none closes any."""

from collections.abc import Iterator

from naung.foundation.law.rules.chain import Chain
from naung.foundation.law.rules.conditions import HOME_NATIONALITY
from naung.foundation.law.rules.elements import child_status
from naung.foundation.law.vocabulary import Direction, Kind, Truth

HERE = frozenset({Direction.DOMESTIC, Direction.INBOUND})
AWAY = frozenset({Direction.OUTBOUND, Direction.ABROAD})


def tracks_of(chain: Chain) -> tuple[str, ...]:
    """Codes of the open tracks, in the table's order."""
    opened = set(_opened(chain))
    return tuple(code for code in chain.law.tracks if code in opened)


def _opened(chain: Chain) -> Iterator[str]:
    nationality = chain.person.nationality
    if child_status(chain) is not Truth.NO:
        yield "child"
    if _named_by(chain, kind=Kind.PROTECTION):
        yield "forced_criminality"
    if "sexual" in chain.kinds:
        yield "tpks"
    if _named_by(chain, group="smuggling"):
        yield "smuggling"
    if nationality not in {None, HOME_NATIONALITY} and any(ways & HERE for ways in chain.directions):
        yield "foreign_victim_here"
    if nationality in {None, HOME_NATIONALITY} and any(ways <= AWAY for ways in chain.directions):
        yield "victim_abroad"
    if any(chain.law.facts[fact.code].group == "social" for fact in chain.facts):
        yield "non_trafficking_social_service"


def _named_by(chain: Chain, *, kind: Kind | None = None, group: str = "") -> bool:
    """True where a stated fact is one that rows of this kind or group name or hint at."""
    rows = (row for row in chain.law.offences.values() if row.kind is kind or row.group == group)
    return any((row.facts | row.facts_hint) & chain.signs for row in rows)
