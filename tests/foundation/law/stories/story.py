"""The form of a story, and what it takes for the tables to agree with it."""

from dataclasses import dataclass, field
from typing import Any

from naung.foundation.clock.vocabulary import ZONES
from naung.foundation.law.queries.assessments import office_calendar
from naung.foundation.law.queries.reading import read_item
from naung.foundation.law.rules.assessment import assess
from naung.foundation.law.vocabulary import Assessment, Law

# Short names for articles, so that a story fits on a page.
LAWS = {"U": "UU21/2007:", "K": "KUHP:", "A": "UU35/2014:", "S": "UU6/2011:", "T": "UU12/2022:", "P": "UU18/2017:"}
# Penalties that no source confirms: shown as unverified whenever the article is proposed.
OPEN_PENALTY = {"U4", "U6", "U7(1)", "U10", "U11", "U12"}
# Articles with a special minimum (their own or borrowed): the caveat of the adjustment law must stand beside each.
WITH_MINIMUM = {
    "U2",
    "U4",
    "U6",
    "U10",
    "U11",
    "U12",
    "U16",
    "U19",
    "U20",
    "U21(1)",
    "U23",
    "U24",
    "K455",
    "K457",
    "A83",
}
MINIMUM = "UU1/2026:minimum"
TRAPS_OF_TRACK = {
    "child": "wali_sebagai_pelaku",
    "smuggling": "penyelundupan_atau_perdagangan",
    "forced_criminality": "pekerja_penipuan_bersedia",
    "non_trafficking_social_service": "deportasi_bukan_bukti",
}


def full(short: str) -> str:
    """`U2` as `UU21/2007:2`."""
    return LAWS[short[0]] + short[1:]


def act(
    on: str | None, origin: str | None, end: str | None, process: str = "", means: str = "", purpose: str = ""
) -> dict[str, Any]:
    """One act as a file has it; codes parted by spaces."""
    return {
        "on": on,
        "from": origin,
        "to": end,
        "process": process.split(),
        "means": means.split(),
        "purpose": purpose.split(),
    }


def person(
    *acts: dict[str, Any], facts: tuple[Any, ...] = (), nationality: str | None = "ID", **known: Any
) -> dict[str, Any]:
    """A person with her acts and facts; an adult of thirty where nothing is said of age."""
    age = known or {"age_at_act": 30}
    return {"id": "K-1", "nationality": nationality, "acts": list(acts), "facts": list(facts), **age}


@dataclass(frozen=True)
class Story:
    """A sentence, a case, and what the tables must say: articles exactly, with `?code` for what each depends on.

    `open` are articles whose elements nobody verified and `left` the reasons of some; `no` the reasons for articles not
    proposed; `says` further notices; `asked` the clocks whose start must be asked for.
    """

    sentence: str
    case: dict[str, Any]
    articles: str = ""
    missing: str = ""
    tracks: str = ""
    open: str = ""
    no: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    says: str = ""
    asked: str = ""
    clocks: dict[str, str | None] = field(default_factory=dict)

    def told(self, law: Law) -> Assessment:
        """What the tables say of the case."""
        reading, who, acts, facts = read_item(law, self.case)
        assert not reading.errors, reading.errors
        years = {2025, 2026, 2027} if facts else set()
        return assess(law, who, acts, facts, calendar=office_calendar(years), tz=ZONES["WIB"])

    def check(self, law: Law) -> None:
        """Raise AssertionError where the tables disagree with the story."""
        found = self.told(law)
        said = [p.article + "".join(f"?{code.removeprefix('ask_')}" for code in p.depends_on) for p in found.proposals]
        expected = [full(each) for each in self.articles.split()]
        assert sorted(said) == sorted(expected), (said, expected)
        assert [element.value for element in found.missing] == self.missing.split(), found.missing
        assert sorted(found.tracks) == sorted(self.tracks.split()), found.tracks
        self._check_open(found)
        self._check_refusals(found)
        self._check_notices(found)
        self._check_clocks(found)

    def _names(self) -> set[str]:
        return {each.partition("?")[0] for each in self.articles.split()}

    def _check_open(self, found: Assessment) -> None:
        said = {(each.article, each.part) for each in found.unverified}
        expected = {(full(each), "elements") for each in self.open.split()}
        expected |= {(full(each), "penalty") for each in self._names() & OPEN_PENALTY}
        assert said == expected, (said, expected)
        reasons = {each.article: "+".join(each.reasons) for each in found.unverified}
        for article, why in self.left.items():
            assert reasons.get(full(article)) == why, (article, reasons)

    def _check_refusals(self, found: Assessment) -> None:
        said = {each.article: "+".join(each.reasons) for each in found.refusals}
        for article, reasons in self.no.items():
            assert said.get(full(article)) == reasons, (article, said.get(full(article)), reasons)
        assert not set(said) & {p.article for p in found.proposals}

    def _check_notices(self, found: Assessment) -> None:
        said = [notice.code for notice in found.notices]
        expected = {"proposal_only", *self.says.split()}
        expected |= {MINIMUM} if self._names() & WITH_MINIMUM else set()
        expected |= {"KUHP:456"} if "K455" in self._names() else set()
        expected |= {"child_article"} if "child" in found.tracks else set()
        expected |= {TRAPS_OF_TRACK[track] for track in found.tracks if track in TRAPS_OF_TRACK}
        assert len(said) == len(set(said)), said
        assert set(said) == expected, set(said) ^ expected

    def _check_clocks(self, found: Assessment) -> None:
        said = {
            each.row.code: (each.due_at or each.due_on).isoformat()[:16] if each.due_on else None
            for each in found.clocks
        }
        asked = {each.row.code for each in found.clocks if each.depends_on}
        asked -= {"daluwarsa"} - set(self.clocks)
        assert asked == set(self.asked.split()), asked
        assert all(each.depends_on in {(), ("ask_date",)} for each in found.clocks)
        lapse = said.pop("daluwarsa", None) if "daluwarsa" not in self.clocks else None
        assert said == self.clocks, (said, self.clocks)
        assert (lapse is not None) == bool(self._names() & {"K455", "K457"} and "daluwarsa" not in self.clocks)
