"""Which records are of one person: computed from the judgements that stand. Nothing is merged."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from naung.casework.sameness.vocabulary import Clash, Cluster, Field, FieldCompared, Fit, Judged, Pair, Verdict
from naung.foundation.errors import RuleBroken, check_text
from naung.foundation.words import gettext_noop

LONGEST_REASON = 2000
WHY = gettext_noop("Tulis apa yang Anda lihat, supaya orang lain kelak mengerti.")
ONE_RECORD = gettext_noop("Ini catatan yang sama. Pilih catatan lain untuk dibandingkan.")
WITHDRAW_FIRST = gettext_noop(
    "Anda pernah menilai keduanya orang yang berbeda, dan itu diingat. Tarik dahulu penilaian itu, lalu nilai lagi."
)
NOT_HERS = gettext_noop("Yang boleh menarik penilaian ini hanya yang menulisnya, atau penyelia.")
WITHDRAWN_ALREADY = gettext_noop("Penilaian ini sudah ditarik.")
FITS: Mapping[str, Fit] = {
    "agrees": Fit.AGREES, "shared_by_many": Fit.SHARED, "near": Fit.PARTLY, "differs": Fit.DIFFERS, "missing": Fit.APART,
}  # fmt: skip
# Which fields of the comparison of records stand in one row here; of its papers and its ways to be reached each alone.
OF_WHOLE: Mapping[Field, tuple[str, ...]] = {
    Field.NAMES: ("name",), Field.PARENTS: ("mother", "father"), Field.BIRTH: ("birth",), Field.SEX: ("sex",),
    Field.HOME: ("area",),
}  # fmt: skip
OF_PAPERS: Mapping[Field, tuple[str, ...]] = {Field.NUMBERS: ("nik", "passport", "account")}
OF_HOUSEHOLD = "family_card"  # counts where no number of her own could be compared: siblings share it
OF_WAYS: Mapping[Field, tuple[str, ...]] = {Field.PHONES: ("phone",), Field.ADDRESSES: ("address", "account")}
STRONGEST = (Fit.AGREES, Fit.SHARED, Fit.PARTLY, Fit.DIFFERS, Fit.APART)


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


def fits_of(whole: Mapping[str, str], papers: Mapping[str, str], ways: Mapping[str, str]) -> dict[Field, Fit]:
    """How each field agrees that the comparison of records knows: of several values or kinds the strongest counts."""
    tables = ((OF_WHOLE, whole), (OF_PAPERS, papers), (OF_WAYS, ways))
    found = {
        field: min((FITS[reasons.get(name, "missing")] for name in names), key=STRONGEST.index)
        for table, reasons in tables
        for field, names in table.items()
    }
    if found[Field.NUMBERS] is Fit.APART:
        found[Field.NUMBERS] = FITS[papers.get(OF_HOUSEHOLD, "missing")]
    return found


def compared(
    left: Mapping[Field, tuple[str, ...]], right: Mapping[Field, tuple[str, ...]], fits: Mapping[Field, Fit]
) -> tuple[FieldCompared, ...]:
    """Two records side by side. A field that neither has is left out.

    `fits`: of the fields that the comparison of records knows; the rest agrees by letters and digits. What stands on both sides
    and is compared by nothing (papers of two kinds, or of another's name) says so.
    """
    rows = []
    for field in Field:
        mine, theirs = left.get(field, ()), right.get(field, ())
        if mine or theirs:
            both = fits[field] if field in fits else _same(mine, theirs)
            rows.append(FieldCompared(field, mine, theirs, both if mine and theirs else Fit.MISSING))
    return tuple(rows)


def _same(left: Iterable[str], right: Iterable[str]) -> Fit:
    return Fit.AGREES if set(map(_plain, left)) == set(map(_plain, right)) else Fit.DIFFERS


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
