"""Which articles acts and facts point to, which not and why, and which nobody has verified."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from naung.foundation.clock.vocabulary import Mark, VagueDate
from naung.foundation.law.rules.chain import Chain
from naung.foundation.law.rules.conditions import BASE, CONDITIONS, exploitation_of
from naung.foundation.law.rules.validity import validity_at
from naung.foundation.law.vocabulary import Finding, Kind, Law, Offence, Proposal, Refusal, Truth, Unverified

CASE = -1  # the position of what rests on facts alone
Findings = tuple[Finding, ...]


def truth_of(findings: Iterable[Finding]) -> Truth:
    """All conditions together stand as the worst of them."""
    return max((finding.truth for finding in findings), default=Truth.YES)


@dataclass(frozen=True)
class Judged:
    """One article judged at each position."""

    row: Offence
    at: Mapping[int, Findings]

    @cached_property
    def truth(self) -> Truth:
        """The best any act makes of it; NO where there is no act to judge."""
        return min((truth_of(findings) for findings in self.at.values()), default=Truth.NO)

    @cached_property
    def pointing(self) -> tuple[int, ...]:
        """Positions of the acts that point to it, surely or depending on an answer."""
        return tuple(p for p, findings in self.at.items() if truth_of(findings) <= Truth.ASK)


def redirected(law: Law, articles: Iterable[str]) -> tuple[str, ...]:
    """Articles with those that took their place and inherited their references."""
    inherited = {change.replaces: change.by for change in law.changes.values() if change.redirects}
    found = dict.fromkeys(articles)
    for article in tuple(found):
        if article in inherited:
            found[inherited[article]] = None
    return tuple(found)


def judge(chain: Chain) -> Mapping[str, Judged]:
    """Every row of the offence tables judged over the chain, basic articles before those that rest on them."""
    judged: dict[str, Judged] = {}
    rows = chain.law.offences.values()
    for row in sorted(rows, key=lambda each: bool(each.on)):
        positions = [CASE] if row.per == "case" else range(len(chain.acts))
        judged[row.code] = Judged(row, {p: _findings(row, chain, p, judged) for p in positions})
    return {code: judged[code] for code in chain.law.offences}


def _findings(row: Offence, chain: Chain, position: int, judged: Mapping[str, Judged]) -> Findings:
    found = [validity_at(row, _day_of(row, chain, position))]
    found += [CONDITIONS[name](row, chain, position) for name in row.requires if name != BASE]
    if BASE in row.requires:
        found += _base(row, chain, position, judged)
    if row.mark is Mark.MEMORY:
        found.append(Finding(Truth.UNVERIFIED, "elements_unverified"))
    return tuple(found)


def _day_of(row: Offence, chain: Chain, position: int) -> VagueDate:
    """The day on which the row must be in force: the act's, or the first dated fact's that the row names."""
    if position != CASE:
        return chain.acts[position].on
    named = (fact.on for fact in chain.facts if fact.code in row.facts and fact.on is not None)
    return next(named, VagueDate.unknown())


def _base(row: Offence, chain: Chain, position: int, judged: Mapping[str, Judged]) -> Findings:
    """How the best of the basic articles stands at this act, and what it still depends on."""
    choices = []
    needing = redirected(chain.law, row.on_if_exploited)
    for code in redirected(chain.law, row.on):
        findings = judged[code].at.get(position, ())
        if code in needing:
            findings = (*findings, exploitation_of(chain))
        choices.append(findings)
    best = min(choices, key=truth_of)
    truth = truth_of(best)
    if truth is Truth.NO:
        return (Finding(Truth.NO, "no_base"),)
    if truth is Truth.UNVERIFIED:
        return (Finding(Truth.UNVERIFIED, "base_unverified"),)
    return tuple(finding for finding in best if finding.truth is Truth.ASK)


def depends_on(judged: Judged, positions: Iterable[int]) -> tuple[str, ...]:
    """What must be asked before these acts surely point to the article."""
    found = dict.fromkeys(f.code for p in positions for f in judged.at[p] if f.truth is Truth.ASK)
    return tuple(found)


def proposal_of(judged: Judged) -> Proposal:
    """The article as a proposal; it depends on nothing where one act points to it surely."""
    depends = () if judged.truth is Truth.YES else depends_on(judged, judged.pointing)
    acts = tuple(p for p in judged.pointing if p != CASE)
    return Proposal(judged.row.code, acts, depends, judged.row.mark)


def proposals_of(judged: Mapping[str, Judged]) -> tuple[Proposal, ...]:
    """Articles that acts or facts point to, in the tables' order; rows with only an effect are notices instead."""
    return tuple(
        proposal_of(each) for each in judged.values() if each.truth <= Truth.ASK and each.row.kind is not Kind.EFFECT
    )


def refusals_of(judged: Mapping[str, Judged], chain: Chain) -> tuple[Refusal, ...]:
    """Articles considered and not proposed. A row from memory refuses nothing and is not here."""
    return tuple(
        Refusal(each.row.code, _why_not(each))
        for each in judged.values()
        if each.truth is Truth.NO and each.row.mark is not Mark.MEMORY and _considered(each.row, chain)
    )


def _considered(row: Offence, chain: Chain) -> bool:
    return row.kind is not Kind.EFFECT and (row.considered or bool((row.facts | row.facts_hint) & chain.signs))


def _why_not(judged: Judged) -> tuple[str, ...]:
    """The reasons of the acts that came nearest."""
    refused = [tuple(f.code for f in findings if f.truth is Truth.NO) for findings in judged.at.values()]
    fewest = min((len(codes) for codes in refused), default=0)
    nearest = dict.fromkeys(code for codes in refused if len(codes) == fewest for code in codes)
    return tuple(nearest) or ("no_act",)


def unverified_of(judged: Mapping[str, Judged]) -> tuple[Unverified, ...]:
    """What would be said if somebody had verified it: whole articles, and the penalty of proposed ones."""
    found = []
    for each in judged.values():
        if each.truth is Truth.UNVERIFIED:
            found.append(Unverified(each.row.code, "elements", _unverified_reasons(each)))
        elif each.truth <= Truth.ASK and each.row.penalty and each.row.mark_of("penalty") is Mark.MEMORY:
            found.append(Unverified(each.row.code, "penalty", ("penalty_unverified",)))
    return tuple(found)


def _unverified_reasons(judged: Judged) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            finding.code
            for findings in judged.at.values()
            if truth_of(findings) is Truth.UNVERIFIED
            for finding in findings
            if finding.truth is not Truth.YES
        )
    )
