"""What the reader must know beside the articles: changes of law, effects, uncertainties, traps."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.law.rules.ages import age_remarks
from naung.foundation.law.rules.articles import Judged
from naung.foundation.law.rules.chain import Chain
from naung.foundation.law.rules.conditions import CROSSING, HOME_NATIONALITY
from naung.foundation.law.rules.elements import child_status
from naung.foundation.law.vocabulary import Change, Deadline, Direction, Kind, Law, Notice, Proposal, Truth


def notices_of(
    chain: Chain,
    judged: Mapping[str, Judged],
    proposals: Sequence[Proposal],
    tracks: Sequence[str],
    clocks: Sequence[Deadline],
) -> tuple[Notice, ...]:
    """Every notice once, the general one first."""
    found = [
        Notice("proposal_only"),
        *_of_age(chain),
        *_of_route(chain, proposals),
        *_of_changes(chain, proposals),
        *(Notice(code) for code, each in judged.items() if each.row.kind is Kind.EFFECT and each.truth <= Truth.ASK),
        *_of_traps(chain.law, tracks, clocks),
    ]
    return tuple({notice.code: notice for notice in found}.values())


def _of_age(chain: Chain) -> Iterator[Notice]:
    status = child_status(chain)
    if status is Truth.ASK or Truth.ASK in chain.children:
        yield Notice("child_unsure")
    if status is not Truth.NO:
        yield Notice("child_article", _means_in_texts(chain.law))
    years = chain.law.adulthood.years
    for act in chain.acts:
        yield from (Notice(code) for code in age_remarks(chain.person, act.on, years))


def _means_in_texts(law: Law) -> dict[str, str]:
    """Which articles still have CARA in their text, which not, and which nobody has verified."""
    names = {"with_means": "yes", "without_means": "no", "unclear": "unclear"}
    return {
        place: ", ".join(row.article_name for row in law.offences.values() if row.means_in_text == value)
        for place, value in names.items()
    }


def _of_route(chain: Chain, proposals: Sequence[Proposal]) -> Iterator[Notice]:
    pointed = {position for proposal in proposals for position in proposal.acts}
    ways = [chain.directions[position] for position in sorted(pointed)]
    home = any(each == {Direction.DOMESTIC} for each in ways)
    if home and any(each <= CROSSING for each in ways):
        yield Notice("chain_over_border")
    abroad = any(each == {Direction.ABROAD} for each in chain.directions)
    left = any(Direction.OUTBOUND in each for each in chain.directions)
    if abroad and not left and chain.person.nationality in {None, HOME_NATIONALITY}:
        yield Notice("departure_unknown")


def _of_changes(chain: Chain, proposals: Sequence[Proposal]) -> Iterator[Notice]:
    for change in chain.law.changes.values():
        if change.trigger == "chain" and proposals and _passes(change, chain):
            yield Notice(change.code)
        if change.trigger == "minimum" and any(_has_minimum(chain.law, p.article) for p in proposals):
            yield Notice(change.code)
        if change.trigger == "article" and change.trigger_fact in chain.signs:
            yield Notice(change.code)


def _has_minimum(law: Law, article: str) -> bool:
    penalty = law.offences[article].penalty
    if penalty is None:
        return False
    lent = law.offences[penalty.as_article].penalty if penalty.as_article else None
    return penalty.min_years is not None or (lent is not None and lent.min_years is not None)


def _passes(change: Change, chain: Chain) -> bool:
    """True where acts of the chain lie certainly before and certainly from the day of the change, or where a legal
    process had certainly begun before it.
    """
    day = change.valid_from or date.max
    moved = [act.on for act in chain.acts if act.process]
    begun = [fact.on for fact in chain.facts if fact.code == change.trigger_fact and fact.on is not None]
    before = any(_surely_before(on, day) for on in moved)
    return before and (any(_surely_from(on, day) for on in moved) or any(_surely_before(on, day) for on in begun))


def _surely_before(on: VagueDate, day: date) -> bool:
    return on.last is not None and on.last < day


def _surely_from(on: VagueDate, day: date) -> bool:
    return on.first is not None and on.first >= day


def _of_traps(law: Law, tracks: Sequence[str], clocks: Sequence[Deadline]) -> Iterator[Notice]:
    """Traps about an open track, or about clocks whose sources disagree here."""
    disagreeing = {each.row.code for each in clocks if each.conflict_with}
    for trap in law.traps.values():
        if trap.about & (disagreeing | set(tracks)):
            yield Notice(trap.code)
    if disagreeing:
        yield Notice("earlier_clock")
