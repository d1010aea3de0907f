"""The whole assessment of one person: elements, articles per act by date and place, tracks, clocks, notices."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.law.rules.articles import Judged, depends_on, judge, proposals_of, refusals_of, unverified_of
from naung.foundation.law.rules.chain import Chain, chain_of
from naung.foundation.law.rules.deadlines import deadlines_of
from naung.foundation.law.rules.elements import elements_of, missing_of
from naung.foundation.law.rules.notices import notices_of
from naung.foundation.law.rules.tracks import tracks_of
from naung.foundation.law.vocabulary import Act, ActReading, Assessment, Fact, Kind, Law, Person, Proposal


def assess(
    law: Law, person: Person, acts: Sequence[Act], facts: Sequence[Fact], *, calendar: Calendar, tz: ZoneInfo
) -> Assessment:
    """What the tables say of this person: a proposal with its reasons, never a verdict on who is a victim.

    Codes must be those of the tables; `tz` is the office's zone and `calendar` its working days.
    """
    chain = chain_of(law, person, acts, facts)
    judged = judge(chain)
    proposals = proposals_of(judged)
    elements = elements_of(chain)
    tracks = tracks_of(chain)
    clocks = deadlines_of(chain, tracks, proposals, calendar, tz)
    return Assessment(
        elements=elements,
        missing=missing_of(elements),
        acts=_readings(chain, judged),
        proposals=proposals,
        refusals=refusals_of(judged, chain),
        unverified=unverified_of(judged),
        tracks=tracks,
        clocks=clocks,
        notices=notices_of(chain, judged, proposals, tracks, clocks),
        questions=_questions(proposals),
    )


def _readings(chain: Chain, judged: Mapping[str, Judged]) -> tuple[ActReading, ...]:
    return tuple(
        ActReading(
            position,
            tuple(sorted(chain.directions[position])),
            chain.children[position],
            {
                code: depends_on(each, [position])
                for code, each in judged.items()
                if position in each.pointing and each.row.kind is not Kind.EFFECT
            },
        )
        for position in range(len(chain.acts))
    )


def _questions(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for proposal in proposals for code in proposal.depends_on))
