"""What is kept of a comparison, which rows are due, and who of other lists is looked at: plain values, nothing opened."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from naung.foundation.people.rules.alike import (
    NAME_TOKENS,
    Described,
    Plain,
    chosen,
    contacts_asked,
    names_asked,
    papers_asked,
    with_births,
    worth_by_name,
    worth_by_number,
)
from naung.foundation.people.rules.birth import birth_tokens, births_asked, year_of
from naung.foundation.people.rules.tokens import name_tokens

MOST_ROWS = 1000  # of one file of records
LENGTH = 240  # of what is kept of one pair, so that no length tells how much agreed
CODES: Mapping[str, str] = {"agrees": "a", "near": "n", "differs": "d", "shared_by_many": "s", "missing": "m"}
REASONS = {code: reason for reason, code in CODES.items()}


def told_text(probability: float, reasons: Mapping[str, str]) -> str:
    """A pair as it is sealed: how likely, and what each field says, of one length."""
    fields = ",".join(f"{name}:{CODES[reason]}" for name, reason in reasons.items())
    return f"{probability:.4f} {fields}".ljust(LENGTH)


def told_of(text: str) -> tuple[float, dict[str, str]]:
    """What `told_text` wrote; nothing where nothing opens."""
    number, _, fields = text.strip().partition(" ")
    if not number:
        return 0.0, {}
    pairs = (each.split(":") for each in fields.split(",") if each)
    return float(number), {name: REASONS[code] for name, code in pairs}


def tokens_of(who: Described) -> set[str]:
    """The tokens under which somebody is met by another who shares a word of her name, a number or a day of birth."""
    words = {token for name in who.own_names for token in name_tokens(name) if token.startswith(NAME_TOKENS)}
    return words | papers_asked(who.documents) | contacts_asked(who.contacts) | birth_tokens(who.facts.birth)


def asked_tokens(who: Described) -> set[str]:
    """The tokens by which she is looked for among others."""
    numbers = papers_asked(who.documents) | contacts_asked(who.contacts)
    return {each.token for each in names_asked(who.own_names)} | numbers | births_asked(who.facts.birth)


@dataclass
class Waiting:
    """Everybody who waits on a desk's lists, in memory, by token."""

    whos: Mapping[UUID, Described]
    lists: Mapping[UUID, UUID]  # on which list each stands
    owners: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for each, who in self.whos.items():
            for token in tokens_of(who):
                self.owners[token].append(each)

    def beside(self, one: UUID) -> list[UUID]:
        """Who of other lists is compared with this one: those that fit best, as at a form."""
        who = self.whos[one]
        words = names_asked(who.own_names)
        worth = worth_by_name(words, self._met(each.token for each in words))
        numbers = worth_by_number(self._met(papers_asked(who.documents) | contacts_asked(who.contacts)))
        for each, more in numbers.items():
            worth[each] = worth.get(each, 0.0) + more
        born = self._met(births_asked(who.facts.birth)).values()
        worth, by_birth = with_births(worth, (each for some in born for each in some))
        plain = {each: plain_of(self.whos[each]) for each in worth if self.lists[each] != self.lists[one]}
        return chosen(worth, plain, who, year_of(who.facts.birth), by_birth)

    def touched(self, changed: Iterable[Described]) -> set[UUID]:
        """Who shares a word of a name, a number or a day of birth with somebody whose record is new."""
        tokens = {token for who in changed for token in asked_tokens(who) | tokens_of(who)}
        return {each for token in tokens for each in self.owners.get(token, ())}

    def _met(self, tokens: Iterable[str]) -> dict[str, list[UUID]]:
        return {token: self.owners[token] for token in tokens if token in self.owners}


def plain_of(who: Described) -> Plain:
    """What decides beside the tokens whose record is compared."""
    return Plain(year_of(who.facts.birth), who.facts.sex.value, who.facts.home)
