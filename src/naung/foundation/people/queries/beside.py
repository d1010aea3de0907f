"""Two records side by side, by the same comparison that shows earlier records beside a form."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries.alike import Looked, described
from naung.foundation.people.queries.shown import PersonShown
from naung.foundation.people.rules.alike import Described, texts_of
from naung.foundation.recusal.queries import hidden_from
from naung.methods.linkage.one import Counts, Match, known_from, matches, model_of, record_of

TWO = 2  # records that are compared; whatever only they have is nobody else's


@dataclass(frozen=True)
class Beside:
    """What the comparison says of two records: of each field whether it agrees, is near, differs, is missing, is shared by many.

    `papers`, `ways`: what their papers alone and their ways to be reached alone say, since numbers of other papers and accounts
    are one field of the whole. `probability`: that both are of one person, calibrated; None for who may not search, who is told
    of no value that many share it either.
    """

    reasons: Mapping[str, str]
    papers: Mapping[str, str]
    ways: Mapping[str, str]
    probability: float | None = None


def beside(one: PersonShown, other: PersonShown, *, actor: Actor) -> Beside:
    """Two records that this actor opened, of her own desk. Nothing further is opened; who is shut to her is not counted."""
    require(actor, Permission.PERSON_READ)
    mine, theirs = described(one), described(other)
    search = actor.may(Permission.SEARCH)
    counts = Looked(mine, desk_of(actor), hidden_from(actor)).counts(TWO) if search else Counts(0, TWO)
    whole = _match(mine, theirs, counts)
    papers = _match(replace(mine, contacts=()), replace(theirs, contacts=()), counts)
    ways = _match(replace(mine, documents=()), replace(theirs, documents=()), counts)
    return Beside(whole.reasons, papers.reasons, ways.reasons, whole.probability if search else None)


def _match(mine: Described, theirs: Described, counts: Counts) -> Match:
    asked = record_of(texts_of(mine))
    (found,) = matches(asked, [record_of(texts_of(theirs))], model=model_of(counts), known=known_from(counts, asked))
    return found
