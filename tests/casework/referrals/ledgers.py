"""Random ledgers: what somebody tries to say and to sign, told to the program and, in plain values, to the reference.

What the program refuses with "write it so" (Problems) is told to the reference all the same, which must find it worth nothing;
what it refuses with "not now" (RuleBroken) was never said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID, uuid4

from hypothesis import strategies as st

from naung.casework.consent.rules.tables import Article, shipped_bases
from naung.casework.consent.vocabulary import (
    BasisSigned,
    Consenter,
    ConsentGiven,
    Explained,
    ForAChild,
    GuardianState,
    Manner,
    SharingPurpose,
    Whom,
)
from naung.casework.referrals.rules.sharing import SERVICE_OF
from naung.casework.referrals.vocabulary import Ceiling, Field
from naung.foundation.access.vocabulary import Category
from naung.foundation.errors import NotPermitted, Problems, RuleBroken
from tests.casework.consent.book import at
from tests.casework.referrals.reference import Row, travels
from tests.days import WHILE

START = at(3)
PURPOSES = (SharingPurpose.HEALTH, SharingPurpose.LEGAL)
ARTICLES = sorted(
    code
    for code, each in shipped_bases().articles.items()
    if {p.value for p in PURPOSES} & {s.value for s in each.services}
)
TRAVELLING = (Category.B, Category.C, Category.D, Category.E)
SPEAKERS = {"herself": Consenter.HERSELF, "guardian": Consenter.GUARDIAN, "office": Consenter.OFFICE}
GUARDIANS = {
    "fit": GuardianState.FIT,
    "suspect": GuardianState.SUSPECT,
    "none": GuardianState.NONE,
    "unknown": GuardianState.UNKNOWN,
}
CLASSES = st.sets(st.sampled_from(TRAVELLING), min_size=1).map(frozenset)
# Mostly as an officer would write it, and now and then with one thing wrong.
ONE_THING = ("purpose", "what", "to", "reason", "life", "proof", "late", "speaker", "speaker", "oneself", "oneself")
FLAWS = ("",) * 8 + ONE_THING
Step = dict[str, Any]
STEP: st.SearchStrategy[Step] = st.fixed_dictionaries(
    {
        "minutes": st.integers(1, 60) | st.integers(1, 40 * 60),
        "verb": st.sampled_from(["yes", "yes", "yes", "sign", "sign", "sign", "no", "less", "back"]),
        "then": st.sampled_from(["", "", "answer", "answer", "end"]),  # what becomes of what was signed
        "purpose": st.sampled_from(PURPOSES),
        "to": st.integers(0, 1),
        "what": CLASSES,
        "days": st.none() | st.integers(0, 6),
        "article": st.sampled_from(ARTICLES),
        "agreed": st.booleans(),
        "life": st.booleans(),
        "by": st.sampled_from(list(SPEAKERS)),
        "guardian": st.sampled_from(["fit", *GUARDIANS]),
        "flaw": st.sampled_from(FLAWS),
    }
)
STEPS = st.lists(STEP, min_size=3, max_size=10)
# On which day of the story she comes of age: long ago, never known, during it, or long after.
ADULT_ON = st.sampled_from([date(2014, 5, 4), None, date(2026, 11, 6), date(2031, 5, 4)])


class Hand(Protocol):
    """Whoever writes the ledger by the program's rules. Everything may raise Problems or RuleBroken."""

    def give(self, given: ConsentGiven) -> UUID: ...
    def refuse(self, purpose: SharingPurpose, to: UUID, what: frozenset[Category]) -> UUID: ...
    def narrow(self, head: UUID, what: frozenset[Category], until: date | None) -> tuple[UUID, date]: ...
    def withdraw(self, head: UUID) -> UUID: ...
    def sign(self, signed: BasisSigned) -> UUID: ...
    def answer(self, duty: UUID, *, agreed: bool, by_another: bool) -> None: ...
    def end(self, duty: UUID) -> None: ...
    def head(self, purpose: SharingPurpose, to: UUID) -> UUID | None: ...
    def set_clock(self, now: datetime) -> None: ...


def plain_article(article: Article) -> Row:
    """An article as the reference takes it."""
    return {
        "mark": article.mark.value,
        "classes": {each.value for each in article.categories},
        "services": {each.value for each in article.services},
        "to": set(article.to),
        "child_only": article.child_only,
        "life": article.life,
    }


def letters(what: frozenset[Category]) -> set[str]:
    """Classes of data as the reference takes them."""
    return {each.value for each in what}


@dataclass
class Told:
    """One story: the same steps told to a hand of the program and written down for the reference."""

    hand: Hand
    desks: dict[UUID, str]  # with their kind of agency
    adult_on: date | None
    now: datetime = START
    words: list[Row] = field(default_factory=list)
    duties: list[Row] = field(default_factory=list)

    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.hand.set_clock(self.now)

    def tell(self, step: Step) -> None:
        """Try one step."""
        self.wait(step["minutes"])
        try:
            getattr(self, f"_{step['verb']}")(step, list(self.desks)[step["to"]])
        except (RuleBroken, NotPermitted):
            return

    def _day(self, step: Step) -> date | None:
        return None if step["days"] is None else self.now.date() + timedelta(days=step["days"])

    def _until(self, step: Step) -> date:
        return self._day(step) or self.now.date() + WHILE

    def _word(self, kind: str, step: Step, to: UUID, **more: Any) -> Row:
        row: Row = {"kind": kind, "purpose": step["purpose"].value, "to": to, "classes": letters(step["what"])}
        row |= {"at": self.now, "until": self._until(step), "how": "", "by": "herself", "guardian": ""}
        return row | more

    def child(self) -> bool:
        """Whether she is one at this moment of the story."""
        return self.adult_on is None or self.now.date() < self.adult_on

    def _yes(self, step: Step, to: UUID) -> None:
        right = ("guardian" if step["guardian"] == "fit" else "office") if self.child() else "herself"
        by, proven = step["by"] if step["flaw"] == "speaker" else right, step["flaw"] != "proof"
        explained = Explained(Manner.SIGNATURE, "ind" if proven else "")
        child = ForAChild(
            SPEAKERS[by], GUARDIANS[step["guardian"]], "Ibunya", "Ia ingin sembuh.", "Demi keselamatannya."
        )
        given = ConsentGiven(step["purpose"], Whom(to), step["what"], self._until(step), explained, child)
        how = "tanda_tangan" if proven else ""
        row = self._word("yes", step, to, how=how, by=by, guardian=step["guardian"])
        try:
            row["id"] = self.hand.give(given)
        except Problems:
            row["id"] = uuid4()
        self.words.append(row)

    def _no(self, step: Step, to: UUID) -> None:
        self.words.append(self._word("no", step, to, id=self.hand.refuse(step["purpose"], to, step["what"])))

    def _less(self, step: Step, to: UUID) -> None:
        head = self.hand.head(step["purpose"], to)
        if head is not None:
            found, until = self.hand.narrow(head, step["what"], self._day(step))
            self.words.append(self._word("less", step, to, id=found) | {"until": until})

    def _back(self, step: Step, to: UUID) -> None:
        head = self.hand.head(step["purpose"], to)
        if head is not None:
            self.words.append(self._word("back", step, to, id=self.hand.withdraw(head)))

    def _sign(self, step: Step, to: UUID) -> None:
        step, to = self._as_written(step, to)
        signed = BasisSigned(
            step["article"], step["purpose"], Whom(to), step["what"], step["reason"], self._until(step), step["life"]
        )
        row = self._word("duty", step, to, life=step["life"], reason=step["reason"], first="sari", second=None)
        article = plain_article(shipped_bases().articles[step["article"]])
        row |= {"article": article, "agreed": None, "ended_at": None}
        self.duties.append(row)
        try:
            row["id"] = self.hand.sign(signed)
        except Problems:
            row["id"] = uuid4()
        else:
            self._then(row, step)

    def _as_written(self, step: Step, to: UUID) -> tuple[Step, UUID]:
        """What an officer would sign under this article, but for the one flaw of this step."""
        article, flaw = shipped_bases().articles[step["article"]], step["flaw"]
        meant = next(each for each in PURPOSES if each.value in {s.value for s in article.services})
        may = [desk for desk, agency in self.desks.items() if agency in article.to]
        right = {
            "purpose": step["purpose"] if flaw == "purpose" else meant,
            "what": step["what"] if flaw == "what" else step["what"] & article.categories or article.categories,
            "life": step["life"] and (article.life or flaw == "life"),
            "reason": "" if flaw == "reason" else "Ia pingsan.",
        }
        return step | right, to if flaw == "to" or not may else may[0]

    def _then(self, duty: Row, step: Step) -> None:
        """What the second officer answers, or that it is ended."""
        if step["then"]:
            self.wait(25 * 60 if step["flaw"] == "late" else 30)
        if step["then"] == "end":
            self.hand.end(duty["id"])
            duty["ended_at"] = self.now
        if step["then"] == "answer":
            another = step["flaw"] != "oneself"
            yes = step["agreed"] or not another
            self.hand.answer(duty["id"], agreed=yes, by_another=another)
            duty |= {"agreed": yes, "second": "ratna" if another else "sari", "second_at": self.now}

    def expected(
        self, purpose: SharingPurpose, to: UUID, fields: Iterable[Field], ceiling: Ceiling, *, mandate: bool = True
    ) -> dict[str, tuple[str, set[Any]]]:
        """What the reference says travels now."""
        needs = [(each.code, each.category.value) for each in fields if SERVICE_OF[purpose] in each.services]
        asked = {
            "purpose": purpose.value,
            "to": to,
            "agency": self.desks[to],
            "mandate": mandate,
            "never": ceiling.never,
        }
        asked |= {"classes": letters(ceiling.categories), "by_her_word": letters(ceiling.consent_only)}
        return travels(self.words, self.duties, self.adult_on, needs, asked, self.now)
