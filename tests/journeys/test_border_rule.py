"""The tablet and the house ask the same questions and give the same reasons: one table, two programs, thousands of answers."""

from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from naung.casework.arrivals.rules.first_line import sent_on
from naung.casework.arrivals.rules.short import (
    is_whole,
    listed_signs,
    must_stay,
    needs_of,
    next_question,
    questions_for,
    reasons_of,
    signs_now,
    track_of,
)
from naung.casework.arrivals.rules.tables import shipped_codes, shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import ANSWERS, AgeBand, FirstTold, ShortTold
from naung.foundation.people.vocabulary import Answer

pytestmark = pytest.mark.django_db(transaction=True)
SEED, CASES = 20261129, 3000
TABLE, FIRST = shipped_short(), shipped_first_line()
ON_THE_TABLET = """async (cases) => {
  const [rule, answer] = await Promise.all([import("/statis/field/rule.js"), fetch("/lapangan/perbatasan.json")]);
  const table = await answer.json();
  return cases.map(({ seen, undone, band, ill, lot, cause, chosen, told }) => {
    const listed = rule.listedSigns(band, cause, ill, table);
    const signs = rule.signsNow(seen, undone, listed);
    const reasons = rule.reasonsOf(signs, told, table);
    return {
      listed: listed.toSorted(),
      signs: signs.toSorted(),
      sent: rule.sentOn(signs, lot, table).map((each) => each.words),
      track: rule.trackOf(signs, cause, chosen, table),
      asked: rule.questionsFor(told.track, told.heard, table).map((each) => each.words),
      next: rule.nextQuestion(told, table)?.code ?? "",
      whole: rule.isWhole(told, table),
      reasons: reasons.map((each) => [each.code, each.need, each.reason]),
      needs: rule.needsOf(reasons, table).map((each) => each.words),
      stays: rule.mustStay(reasons, table),
    };
  });
}"""


@dataclass(frozen=True)
class Case:
    """What stands about one invented person."""

    seen: frozenset[str]
    undone: frozenset[str]
    band: str
    ill: bool
    lot: bool
    cause: str
    chosen: str
    told: ShortTold

    @property
    def listed(self) -> frozenset[str]:
        return listed_signs(self.band, self.cause, ill=self.ill, table=TABLE)

    @property
    def signs(self) -> frozenset[str]:
        return signs_now([FirstTold(self.seen, self.undone)], self.listed)

    def sent(self) -> dict[str, Any]:
        """As the tablet holds it; a question that was never touched is missing there."""
        answers = {code: answer.value for code, answer in self.told.answers.items()}
        told = {"heard": self.told.heard.value, "track": self.told.track, "answers": answers}
        return {
            "seen": sorted(self.seen),
            "undone": sorted(self.undone),
            "band": self.band,
            "ill": self.ill,
            "lot": self.lot,
            "cause": self.cause,
            "chosen": self.chosen,
            "told": told,
        }

    def expected(self) -> dict[str, Any]:
        """What the house says."""
        reasons = reasons_of(self.signs, self.told, TABLE)
        following = next_question(self.told, TABLE)
        asked = questions_for(self.told.track, heard=self.told.heard, table=TABLE)
        return {
            "listed": sorted(self.listed),
            "signs": sorted(self.signs),
            "sent": [each.words.id for each in sent_on(self.signs, lot=self.lot, table=FIRST)],
            "track": track_of(self.signs, self.cause, self.chosen, TABLE),
            "asked": [each.words.id for each in asked],
            "next": following.code if following else "",
            "whole": is_whole(self.told, TABLE),
            "reasons": [[each.code, each.need, each.words.id] for each in reasons],
            "needs": [each.words.id for each in needs_of(reasons, TABLE)],
            "stays": must_stay(reasons, TABLE),
        }


def invented() -> list[Case]:
    """Cases of every kind: no answer, a few, all; every track, also one that no table has."""
    draw, found = Random(SEED), []
    causes, tracks = ["", *shipped_codes().causes], ["", *TABLE.tracks]
    for n in range(CASES):
        share = (0.0, 0.3, 0.9, 1.0)[n % 4]
        said = {code: draw.choice(sorted(ANSWERS)) for code in TABLE.questions if draw.random() < share}
        seen = frozenset(code for code in FIRST.signs if draw.random() < 0.2)
        undone = frozenset({"anak"} if draw.random() < 0.3 else ())
        about = (seen, undone, draw.choice([*AgeBand]).value, draw.random() < 0.2)
        heard = Answer.NO if n % 2 else draw.choice(sorted(ANSWERS))
        chosen = draw.choice([*tracks, "bukan_jalur"])
        told = ShortTold(heard, draw.choice(tracks), said)
        found.append(Case(*about, n % 10 == 0, draw.choice(causes), chosen, told))
    return found


def test_the_tablet_asks_and_proposes_what_the_house_does(open_browser: Any) -> None:
    context: BrowserContext = open_browser()
    page = context.new_page()
    page.goto("/lapangan/")
    page.wait_for_selector("body[data-ready]")
    cases = invented()
    answers = page.evaluate(ON_THE_TABLET, [each.sent() for each in cases])
    wrong = [(case, answer) for case, answer in zip(cases, answers, strict=True) if answer != case.expected()]
    assert not wrong, wrong[0]
    # The cases are not all of one kind: each question, need and track was met, and both ends of every yes or no.
    met = [case.expected() for case in cases]
    assert {question for each in met for question in each["asked"]} == {q.words.id for q in TABLE.questions.values()}
    assert {need for each in met for need in each["needs"]} == {need.words.id for need in TABLE.needs.values()}
    assert {each["track"] for each in met} >= set(TABLE.tracks)
    assert {tuple(each["listed"]) for each in met} == {(), ("anak",), ("sakit_daftar",), ("anak", "sakit_daftar")}
    assert {each["whole"] for each in met} == {each["stays"] for each in met} == {True, False}
