"""Which records are of one person: computed from the judgements that stand. Nothing is merged."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from naung.casework.sameness.vocabulary import Clash, Cluster, Field, FieldCompared, Fit, Judged, Pair, Verdict
from naung.foundation.errors import RuleBroken, check_text
from naung.foundation.words import gettext_noop
from naung.methods.names.words import words_of

LONGEST_REASON = 2000
WHY = gettext_noop("Tulis apa yang Anda lihat, supaya orang lain kelak mengerti.")
ONE_RECORD = gettext_noop("Ini catatan yang sama. Pilih catatan lain untuk dibandingkan.")
WITHDRAW_FIRST = gettext_noop(
    "Anda pernah menilai keduanya orang yang berbeda, dan itu diingat. Tarik dahulu penilaian itu, lalu nilai lagi."
)
NOT_HERS = gettext_noop("Yang boleh menarik penilaian ini hanya yang menulisnya, atau penyelia.")
WITHDRAWN_ALREADY = gettext_noop("Penilaian ini sudah ditarik.")
# Fields with several values of which one in common is already a sign.
SEVERAL = frozenset({Field.NUMBERS, Field.PHONES, Field.ADDRESSES})
NAMES = frozenset({Field.NAMES, Field.PARENTS})


def pair_of(one: UUID, other: UUID) -> Pair:
    """Two records in the order in which they are kept. Raises RuleBroken for one and the same."""
    if one == other:
        raise RuleBroken(ONE_RECORD)
    return (one, other) if one < other else (other, one)


def check_reason(words: str) -> str:
    """Why somebody judges so, as it is kept. Raises RuleBroken for nothing or too much."""
    return check_text(words, "why", LONGEST_REASON, needed=WHY)


def standing(judged: Iterable[Judged]) -> frozenset[Judged]:
    """The judgements that count: of each officer the newest on a pair, where she did not withdraw it.

    "Different" is remembered: it counts beside her later ones until it is withdrawn itself. A judgement that a later one
    replaced does not come back when that one is withdrawn.
    """
    newest: dict[tuple[Pair, UUID], Judged] = {}
    kept: set[Judged] = set()
    for each in judged:
        if each.verdict is Verdict.DIFFERENT and not each.withdrawn:
            kept.add(each)
        known = newest.get((each.pair, each.officer))
        if known is None or (each.number, each.id) > (known.number, known.id):
            newest[each.pair, each.officer] = each
    return frozenset(kept | {each for each in newest.values() if not each.withdrawn})


def verdicts(judged: Iterable[Judged]) -> dict[Pair, frozenset[Verdict]]:
    """What stands of each pair; more than one where officers disagree."""
    found: dict[Pair, frozenset[Verdict]] = {}
    for each in standing(judged):
        found[each.pair] = found.get(each.pair, frozenset()) | {each.verdict}
    return found


def clusters(judged: Iterable[Judged]) -> tuple[Cluster, ...]:
    """The records that belong together by "same", each group with every "different" inside it and the chain that leads there."""
    said = verdicts(judged)
    near: dict[UUID, set[UUID]] = {}
    for (one, other), told in said.items():
        if Verdict.SAME in told:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    groups = _groups(near)
    of = {person: number for number, group in enumerate(groups) for person in group}
    clashes: dict[int, list[Clash]] = {}
    for pair in sorted(pair for pair, told in said.items() if Verdict.DIFFERENT in told):
        if pair[0] in of and of.get(pair[1]) == of[pair[0]]:
            clashes.setdefault(of[pair[0]], []).append(Clash(pair, _chain(near, *pair)))
    return tuple(Cluster(group, tuple(clashes.get(number, ()))) for number, group in enumerate(groups))


def _groups(near: Mapping[UUID, Collection[UUID]]) -> list[tuple[UUID, ...]]:
    groups, seen = [], set[UUID]()
    for first in sorted(near):
        if first in seen:
            continue
        group, waiting = {first}, [first]
        while waiting:
            fresh = set(near[waiting.pop()]) - group
            group |= fresh
            waiting += fresh
        seen |= group
        groups.append(tuple(sorted(group)))
    return groups


def _chain(near: Mapping[UUID, Collection[UUID]], start: UUID, end: UUID) -> tuple[UUID, ...]:
    """The shortest way of "same" from one record to another; of several the one with the smallest ids."""
    before: dict[UUID, UUID] = {start: start}
    waiting = deque([start])
    while waiting and end not in before:
        here = waiting.popleft()
        for there in sorted(near[here]):
            if there not in before:
                before[there] = here
                waiting.append(there)
    chain = [end]
    while chain[-1] != start:
        chain.append(before[chain[-1]])
    return tuple(reversed(chain))


def compared(
    left: Mapping[Field, tuple[str, ...]], right: Mapping[Field, tuple[str, ...]]
) -> tuple[FieldCompared, ...]:
    """Two records side by side. A field that neither has is left out."""
    rows = []
    for field in Field:
        mine, theirs = left.get(field, ()), right.get(field, ())
        if mine or theirs:
            rows.append(FieldCompared(field, mine, theirs, fit_of(field, mine, theirs)))
    return tuple(rows)


def fit_of(field: Field, left: tuple[str, ...], right: tuple[str, ...]) -> Fit:
    """How a field agrees: names by their words in any spelling and order, numbers by letters and digits."""
    if not left or not right:
        return Fit.MISSING
    if field in NAMES:
        return max((_names_fit(a, b) for a in left for b in right), key=[Fit.DIFFERS, Fit.PARTLY, Fit.AGREES].index)
    mine, theirs = {_plain(each) for each in left}, {_plain(each) for each in right}
    if mine == theirs or (field in SEVERAL and mine & theirs):
        return Fit.AGREES
    return Fit.PARTLY if _near(field, mine, theirs) else Fit.DIFFERS


def _near(field: Field, mine: Collection[str], theirs: Collection[str]) -> bool:
    """A day that begins like another (year alone, year and month), or an area within another."""
    ways = field in {Field.BIRTH, Field.HOME}
    return ways and any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)


def _names_fit(one: str, other: str) -> Fit:
    mine, theirs = {w.skeleton for w in words_of(one)}, {w.skeleton for w in words_of(other)}
    if not mine or not theirs:
        return Fit.DIFFERS
    if mine == theirs:
        return Fit.AGREES
    return Fit.PARTLY if mine & theirs else Fit.DIFFERS


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
