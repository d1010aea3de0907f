"""The conditions that a row of the offence tables may require, one small function each, named as the tables name them.

Each answers for one act of a chain (by position) how it stands: YES, ASK (the case is not known well enough),
UNVERIFIED (the law is not known well enough), NO. `position` is None for rows that rest on facts alone.
"""

from collections.abc import Callable, Mapping

from naung.foundation.law.rules.chain import Chain
from naung.foundation.law.vocabulary import Direction, Finding, Offence, Truth

Condition = Callable[[Offence, Chain, int], Finding]
MET = Finding(Truth.YES)
CROSSING = frozenset({Direction.OUTBOUND, Direction.INBOUND})
REACHED = CROSSING | {Direction.DOMESTIC}
HOME_NATIONALITY = "ID"


def _process(_row: Offence, chain: Chain, position: int) -> Finding:
    return MET if chain.acts[position].process else Finding(Truth.NO, "missing_process")


def _means(row: Offence, chain: Chain, position: int) -> Finding:
    """Means for the article. An adult was asked for them, so none means none. A child (or one who may be a child) was not,
    so they are unknown: the article stays a question, and its sentence says whether its own text names them.
    """
    if chain.means[position] is Truth.YES:
        return MET
    if chain.means[position] is Truth.ASK:
        return Finding(Truth.ASK, "ask_means")
    if chain.children[position] is Truth.NO:
        return Finding(Truth.NO, "missing_means")
    return Finding(Truth.ASK, "means_in_text" if row.means_in_text == "yes" else "means_unverified")


def _purpose(_row: Offence, chain: Chain, _position: int) -> Finding:
    return MET if chain.purpose_found else Finding(Truth.NO, "missing_purpose")


def _purpose_kind(row: Offence, chain: Chain, position: int) -> Finding:
    if not chain.purpose_found:
        return _purpose(row, chain, position)
    return MET if row.purpose_kinds & chain.kinds else Finding(Truth.NO, "other_purpose")


def _went(chain: Chain, position: int, wanted: frozenset[Direction], otherwise: Finding) -> Finding:
    possible = chain.directions[position]
    if possible <= wanted:
        return MET
    return Finding(Truth.ASK, "ask_place") if possible & wanted else otherwise


def _domestic(_row: Offence, chain: Chain, position: int) -> Finding:
    return _went(chain, position, frozenset({Direction.DOMESTIC}), Finding(Truth.NO, "outside_indonesia"))


def _outbound(_row: Offence, chain: Chain, position: int) -> Finding:
    return _went(chain, position, frozenset({Direction.OUTBOUND}), Finding(Truth.NO, "not_outbound"))


def _inbound(_row: Offence, chain: Chain, position: int) -> Finding:
    return _went(chain, position, frozenset({Direction.INBOUND}), Finding(Truth.NO, "not_inbound"))


def _crossing(_row: Offence, chain: Chain, position: int) -> Finding:
    return _went(chain, position, CROSSING, Finding(Truth.NO, "not_crossing"))


def _reach(_row: Offence, chain: Chain, position: int) -> Finding:
    return _went(chain, position, REACHED, Finding(Truth.UNVERIFIED, "reach_unverified"))


def _child(_row: Offence, chain: Chain, position: int) -> Finding:
    status = chain.children[position]
    if status is Truth.NO:
        return Finding(Truth.NO, "not_child")
    return MET if status is Truth.YES else Finding(Truth.ASK, "ask_age")


def _national(_row: Offence, chain: Chain, _position: int) -> Finding:
    if chain.person.nationality is None:
        return Finding(Truth.ASK, "ask_nationality")
    return MET if chain.person.nationality == HOME_NATIONALITY else Finding(Truth.NO, "not_national")


def _exploited(_row: Offence, chain: Chain, _position: int) -> Finding:
    return exploitation_of(chain)


def exploitation_of(chain: Chain) -> Finding:
    """Whether exploitation has in fact happened."""
    if chain.exploited is Truth.NO:
        return Finding(Truth.NO, "not_exploited")
    return MET if chain.exploited is Truth.YES else Finding(Truth.ASK, "ask_exploited")


def _fact(row: Offence, chain: Chain, _position: int) -> Finding:
    if row.facts & chain.signs:
        return MET
    return Finding(Truth.ASK, row.asks) if row.facts_hint & chain.signs else Finding(Truth.NO, "fact_missing")


# "base" is judged in articles.py, after the articles that others rest on.
CONDITIONS: Mapping[str, Condition] = {
    "process": _process,
    "means": _means,
    "purpose": _purpose,
    "purpose_kind": _purpose_kind,
    "domestic": _domestic,
    "outbound": _outbound,
    "inbound": _inbound,
    "crossing": _crossing,
    "reach": _reach,
    "child": _child,
    "national": _national,
    "exploited": _exploited,
    "fact": _fact,
}
BASE = "base"
WITHOUT_ACT = frozenset({"fact", "purpose"})
