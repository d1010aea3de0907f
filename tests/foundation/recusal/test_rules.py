"""Who is kept from a file, told as stories; and the closure against a second, slower way of finding it."""

from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.errors import NotPermitted, RuleBroken
from naung.foundation.recusal.rules import (
    check_reason,
    check_second,
    hidden_by,
    is_next_level,
    is_strong,
    kind_of,
    marks_of,
    standing_when,
)
from naung.foundation.recusal.vocabulary import LiftReason, MarkKind, Standing, Tie

# story, what is known of the officer, what is known of the person, by which sign she is met (None: by none)
MET = [
    ("the same full name, written the other way round", ("Jaya Saputra", "", ""), ("saputra JAYA", "", ""), "nama"),
    ("rank and degree are no part of a name", ("Bripka Jaya Saputra, S.H.", "", ""), ("Jaya Saputra", "", ""), "nama"),
    ("a one-word name is a name", ("Jaya", "", ""), ("Jaya", "", ""), "nama"),
    ("part of a name is another name", ("Jaya Saputra", "", ""), ("Jaya", "", ""), None),
    ("a longer name is another name", ("Jaya", "", ""), ("Jaya Saputra", "", ""), None),
    (
        "a near spelling is another name here: search is for that",
        ("Jaya Saputra", "", ""),
        ("Jaja Saputra", "", ""),
        None,
    ),
    ("the same number with 0 and with +62", ("A", "", "0812-3456-789"), ("B", "", "+62 812 3456 789"), "telepon"),
    ("the same number with 62 and with 0062", ("A", "", "628123456789"), ("B", "", "0062 8123456789"), "telepon"),
    ("one digit apart is another number", ("A", "", "08123456789"), ("B", "", "08123456780"), None),
    ("the end of a number is no number", ("A", "", "08123456789"), ("B", "", "3456789"), None),
    ("the same identity number", ("A", "6172 0304 0585 0002", ""), ("B", "6172030405850002", ""), "nik"),
    ("fifteen digits are no identity number", ("A", "617203040585000", ""), ("B", "617203040585000", ""), None),
    ("another identity number", ("A", "6172030405850002", ""), ("B", "6172030405850003", ""), None),
]


@pytest.mark.parametrize(("officer", "person", "sign"), [row[1:] for row in MET], ids=[row[0] for row in MET])
def test_who_is_met_by_what(officer: tuple[str, str, str], person: tuple[str, str, str], sign: str | None) -> None:
    met = marks_of([officer[0]], [officer[1]], [officer[2]]) & marks_of([person[0]], [person[1]], [person[2]])
    assert [kind_of(mark).value for mark in met] == ([sign] if sign else [])


def test_a_number_is_a_strong_sign_and_a_name_a_weak_one() -> None:
    assert [is_strong(kind) for kind in (MarkKind.NIK, MarkKind.PHONE, MarkKind.NAME)] == [True, True, False]


OFFICER, WULAN, DEWI, ESCORT, AGENT = (UUID(int=n) for n in range(1, 6))
FILE, OTHER, THIRD, REPORT, PHONE = (UUID(int=n) for n in range(11, 16))
IN_FILE = (Tie(FILE, OFFICER), Tie(FILE, WULAN, True), Tie(FILE, REPORT, True))
# story, what stands in which file, what is hidden from the officer who may be OFFICER
HIDDEN = [
    ("nobody may be she", (), (Tie(FILE, WULAN, True),), set()),
    ("a person outside every file is hidden alone", (OFFICER,), (), {OFFICER}),
    ("a file is hidden whole", (OFFICER,), IN_FILE, {FILE, OFFICER, WULAN, REPORT}),
    (
        "the victim's other file tells of her too",
        (OFFICER,),
        (*IN_FILE, Tie(OTHER, WULAN, True), Tie(OTHER, DEWI, True)),
        {FILE, OFFICER, WULAN, REPORT, OTHER, DEWI},
    ),
    (
        "an escort who is seen in another file stays, and so does that file",
        (OFFICER,),
        (*IN_FILE, Tie(FILE, ESCORT), Tie(OTHER, ESCORT), Tie(OTHER, DEWI, True)),
        {FILE, OFFICER, WULAN, REPORT},
    ),
    (
        "an escort of hidden files only is hidden",
        (OFFICER,),
        (*IN_FILE, Tie(FILE, ESCORT)),
        {FILE, OFFICER, WULAN, REPORT, ESCORT},
    ),
    (
        "who took part in her history hides her and the files that tell of her",
        (AGENT,),
        (Tie(WULAN, AGENT), Tie(FILE, WULAN, True), Tie(FILE, DEWI, True)),
        {AGENT, WULAN, FILE, DEWI},
    ),
    (
        "a telephone kept as a thing of an agent is the agent: the file is hidden whole",
        (PHONE,),
        (Tie(AGENT, PHONE, sign=True), Tie(FILE, AGENT), Tie(FILE, WULAN, True)),
        {PHONE, AGENT, FILE, WULAN},
    ),
    (
        "a telephone that plays a part in her history hides her and the files that tell of her",
        (PHONE,),
        (Tie(WULAN, PHONE), Tie(FILE, WULAN, True), Tie(FILE, AGENT), Tie(OTHER, AGENT), Tie(OTHER, DEWI, True)),
        {PHONE, WULAN, FILE},
    ),
    (
        "a telephone of somebody hidden is hidden, and shows where it is somebody else's too",
        (OFFICER,),
        (*IN_FILE, Tie(WULAN, PHONE, sign=True), Tie(DEWI, PHONE, sign=True)),
        {FILE, OFFICER, WULAN, REPORT},
    ),
    (
        "a report that mentions the officer hides the case that it became",
        (REPORT,),
        (Tie(FILE, REPORT, True), Tie(FILE, WULAN, True), Tie(FILE, ESCORT), Tie(OTHER, ESCORT)),
        {REPORT, FILE, WULAN},
    ),
    (
        "a victim who only accompanies somebody elsewhere is hidden there, the file is not",
        (OFFICER,),
        (*IN_FILE, Tie(THIRD, WULAN), Tie(THIRD, DEWI, True)),
        {FILE, OFFICER, WULAN, REPORT},
    ),
]


@pytest.mark.parametrize(("hits", "ties", "hidden"), [row[1:] for row in HIDDEN], ids=[row[0] for row in HIDDEN])
def test_what_is_hidden_with_a_hit(hits: tuple[UUID, ...], ties: tuple[Tie, ...], hidden: set[UUID]) -> None:
    assert hidden_by(hits, ties) == hidden


ids = st.integers(1, 7).map(lambda n: UUID(int=n))
ties_of = st.builds(Tie, ids, ids, st.booleans(), st.booleans()).filter(lambda t: t.file != t.record)
graphs = st.lists(ties_of, max_size=14, unique_by=lambda t: (t.file, t.record))


def slowly(hits: frozenset[UUID], ties: list[Tie]) -> set[UUID]:
    """The same by trying every way of one step until nothing is added."""
    hits = hits | {t.file for t in ties if t.sign and t.record in hits}
    told, everything = set(hits), {each for t in ties for each in (t.file, t.record)}
    while more := {
        each
        for each, t in product(everything - told, ties)
        if (each == t.file and (t.record in hits or (t.bound and t.record in told)))
        or (each == t.record and t.bound and t.file in told)
    }:
        told |= more
    while more := {
        each
        for each in everything - told
        if (where := [t.file for t in ties if t.record == each]) and all(file in told for file in where)
    }:
        told |= more
    return told


@given(st.frozensets(ids, max_size=3), graphs)
def test_the_closure_agrees_with_a_slower_one_and_only_grows(hits: frozenset[UUID], ties: list[Tie]) -> None:
    hidden = hidden_by(hits, ties)
    assert hidden == slowly(hits, ties)
    assert hits <= hidden
    assert all(t.file in hidden for t in ties if t.record in hits)
    for one in hits:
        assert hidden_by(hits - {one}, ties) <= hidden


def test_a_lifting_takes_two_persons_a_reason_and_words() -> None:
    one, two = UUID(int=1), UUID(int=2)
    check_second(one, two)
    for decider in (one, None):
        with pytest.raises(NotPermitted):
            check_second(one, decider)
    check_reason(LiftReason.NAMESAKE, "tanggal lahir berbeda")
    for reason, words in (("lain", "x"), (LiftReason.NAMESAKE, "  "), (LiftReason.NAMESAKE, "x" * 2_001)):
        with pytest.raises(RuleBroken):
            check_reason(reason, words)


def test_only_what_waits_is_decided() -> None:
    allowed = {
        (Standing.NEW, Standing.CONFIRMED),
        (Standing.NEW, Standing.LIFTING),
        (Standing.CONFIRMED, Standing.LIFTING),
        (Standing.LIFTING, Standing.LIFTED),
        (Standing.LIFTING, Standing.CONFIRMED),
    }
    for now, step in product(Standing, Standing):
        if (now, step) in allowed:
            assert standing_when(now, step) is step
        else:
            with pytest.raises(RuleBroken):
                standing_when(now, step)


LEVELS = [
    ("polres", "61.72", "polda", "61", True),
    ("polres", "61.72", "polres", "61.71", False),
    ("polres", "61.72", "polda", "62", False),
    ("uptd_ppa", "61.72", "uptd_ppa", "61", True),
    ("uptd_ppa", "61.72", "dinas_p3a", "61", False),
    ("polsek", "61.72.01", "polres", "61.72", True),
    ("lpsk", "61", "lpsk", "", True),
    ("lpsk", "", "lpsk", "", False),
]


@pytest.mark.parametrize(("kind", "territory", "other", "over", "above"), LEVELS)
def test_the_next_level(kind: str, territory: str, other: str, over: str, above: bool) -> None:
    assert is_next_level(kind, territory, other, over) is above
