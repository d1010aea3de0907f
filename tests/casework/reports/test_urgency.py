"""How urgent a report is, by stated rows; and the table is refused with file and line where it can't be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.casework.reports.rules.urgency import (
    TableWrong,
    asked_facts,
    read_urgency_rules,
    shipped_urgency_rules,
    urgency_of,
)
from naung.casework.reports.vocabulary import URGENCY_ORDER, AgeBand, Mentioned, Part, Silence, Urgency
from tests.casework.reports.told import RECRUITER, WULAN

RULES = shipped_urgency_rules()
FACTS = [rule.code for rule in asked_facts(RULES)]
CHILD = Mentioned(Part.CONCERNED, age=AgeBand.CHILD)
MAYBE = Mentioned(Part.CONCERNED, age=AgeBand.MAYBE_CHILD)
ANSWERED, NOT_ASKED = Silence.ANSWERED, Silence.NOT_ASKED

STORIES: tuple[tuple[str, set[str], tuple[Mentioned, ...], Silence, Urgency, str], ...] = (
    ("Semua ditanyakan, tidak ada tanda", set(), (), ANSWERED, Urgency.ORDINARY, "tidak_ada_tanda"),
    ("Belum ditanyakan bukan berarti aman", set(), (), NOT_ASKED, Urgency.MEDIUM, "belum_diketahui"),
    ("Pelapor tidak tahu", set(), (), Silence.UNKNOWN, Urgency.MEDIUM, "belum_diketahui"),
    ("Pelapor tidak mau menjawab", set(), (), Silence.DECLINED, Urgency.MEDIUM, "belum_diketahui"),
    ("Masih dikuasai", {"masih_dikuasai"}, (), ANSWERED, Urgency.HIGH, "masih_dikuasai"),
    ("Tanda kuat menang atas yang lain", {"dokumen_ditahan", "ancaman"}, (), ANSWERED, Urgency.HIGH, "ancaman"),
    ("Dokumen ditahan", {"dokumen_ditahan"}, (), ANSWERED, Urgency.MEDIUM, "dokumen_ditahan"),
    ("Anak yang disebut", set(), (CHILD,), ANSWERED, Urgency.HIGH, "anak_terlibat"),
    ("Mungkin anak diperlakukan sebagai anak", set(), (MAYBE,), NOT_ASKED, Urgency.HIGH, "mungkin_anak"),
    ("Orang dewasa tanpa tanda", set(), (WULAN,), ANSWERED, Urgency.ORDINARY, "tidak_ada_tanda"),
    ("Perekrut yang masih muda tidak menjadikannya mendesak", set(),
     (Mentioned(Part.RECRUITER, age=AgeBand.CHILD),), ANSWERED, Urgency.ORDINARY, "tidak_ada_tanda"),
    ("Ada tanda sedang, selebihnya belum ditanyakan", {"akan_berangkat"}, (), NOT_ASKED, Urgency.MEDIUM, "akan_berangkat"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "facts", "persons", "silence", "level", "because"), STORIES, ids=[story[0] for story in STORIES]
)
def test_a_story_of_urgency(
    told: str, facts: set[str], persons: tuple[Mentioned, ...], silence: Silence, level: Urgency, because: str
) -> None:
    read = urgency_of(facts, persons, silence, RULES)
    assert read.level is level, told
    assert because in [rule.code for rule in read.deciding]
    assert all(rule.reason("id") and rule.reason("en") and rule.words("en") for rule in read.rules)


@given(st.sets(st.sampled_from(FACTS)), st.sampled_from(FACTS), st.sampled_from(Silence))
def test_one_more_fact_never_makes_it_less_urgent(facts: set[str], more: str, silence: Silence) -> None:
    before = urgency_of(facts, (), silence, RULES)
    after = urgency_of(facts | {more}, (), silence, RULES)
    assert URGENCY_ORDER.index(after.level) <= URGENCY_ORDER.index(before.level)
    assert more in [rule.code for rule in after.rules]


@given(st.sets(st.sampled_from(FACTS)), st.sampled_from(Silence))
def test_every_true_fact_is_among_the_reasons_and_no_other(facts: set[str], silence: Silence) -> None:
    read = urgency_of(facts, (RECRUITER,), silence, RULES)
    assert {rule.code for rule in read.rules if not rule.when} == facts
    assert read.deciding


@given(st.sets(st.sampled_from(FACTS)))
def test_not_having_asked_never_makes_it_less_urgent(facts: set[str]) -> None:
    asked, unasked = (urgency_of(facts, (), silence, RULES).level for silence in (ANSWERED, NOT_ASKED))
    assert URGENCY_ORDER.index(unasked) <= URGENCY_ORDER.index(asked)


ROW = """[[urgency]]
code = "{code}"
level = "{level}"
when = "{when}"
id = "a"
en = "b"
reason_id = "c"
reason_en = "d"
legal_basis = "praktik"
mark = "{mark}"
source = "{source}"
"""


def row(code: str, *, level: str = "tinggi", when: str = "", mark: str = "M", source: str = "s") -> str:
    return ROW.format(code=code, level=level, when=when, mark=mark, source=source)


SOUND = row("anak_terlibat") + row("mungkin_anak") + row("u", when="unknown") + row("n", when="none")


def test_a_sound_table_is_read() -> None:
    assert [rule.code for rule in read_urgency_rules(SOUND)] == ["anak_terlibat", "mungkin_anak", "u", "n"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SOUND + row("x", level="gawat"), "urgency.toml:45:"),
        (SOUND + row("x", mark="V3"), "urgency.toml:45:"),
        (SOUND + row("x", source=""), "urgency.toml:45: missing source"),
        (SOUND + row("X y"), "urgency.toml:45: code"),
        (SOUND + row("n"), "stands twice"),
        (SOUND + row("x", when="none"), "exactly one row"),
        (SOUND.replace("anak_terlibat", "lain"), "anak_terlibat is missing"),
        ("[[urgency]\n", "urgency.toml:"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(TableWrong, match=message):
        read_urgency_rules(text)
