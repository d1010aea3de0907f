"""The second table against itself, the register of mandates and the engine of access: no database."""

from datetime import date
from uuid import UUID

import pytest

from naung.foundation.access.rules import decide, shipped_roles
from naung.foundation.access.vocabulary import Category, Exploitation, PersonKind, Question, Service
from naung.foundation.organisations.rules.mandates import MandateAsk, may_refer, shipped_mandates
from tests.doors.world import patterns
from tests.matrix.table import (
    DICTIONARY,
    NO,
    NOBODY,
    ON_CONDITION,
    OTHER,
    OVERSEEN,
    OWN,
    REFERRED,
    WITHOUT_PERMISSION,
    YES,
    Sentence,
    decided,
    doors,
    left,
    own_verdicts,
    register_rows,
    sentences,
)

TODAY = date(2026, 11, 25)
MINE, THEIRS = UUID(int=1), UUID(int=2)


def test_at_least_eighty_sentences_each_with_words_and_source_and_none_twice() -> None:
    told = sentences()
    assert len(told) >= 80
    assert len({each.id for each in told}) == len({each.words for each in told}) == len(told)
    for each in told:
        assert each.words.endswith("."), each.id
        assert each.source.startswith(("hukum", "maksud")), each.id
        assert each.verdict in {YES, NO, ON_CONDITION}, each.id
        assert (each.verdict == ON_CONDITION) == bool(each.needs), each.id
        assert each.verb in set(DICTIONARY) | WITHOUT_PERMISSION, each.id
        assert set(each.about()) <= set(shipped_roles()) | {"nobody"}, each.id
    assert own_verdicts()


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    there = {pattern for pattern, _view in patterns()}
    assert sorted(there - set(doors())) == []
    assert sorted(set(doors()) - there) == []


def test_every_verb_of_an_address_is_allowed_to_somebody_and_refused_to_somebody() -> None:
    """A verb of which the table says only yes, or nothing, would let anybody through unseen."""
    for verb in {verb for verb, _category in doors().values()} - WITHOUT_PERMISSION - {"register"}:
        said = {each.verdict for each in sentences() if each.verb == verb}
        assert {YES, NO} <= said, verb


def test_every_role_has_a_verdict_on_identity_sensitive_data_and_evidence_unless_it_is_of_the_house() -> None:
    for role in set(shipped_roles()) - {"kustodian", "pengawas"}:
        for category in "CDE":
            assert (role, "read", category) in own_verdicts(), (role, category)


def _engine(sentence: Sentence, role: str) -> str:
    """What the engine says of this role, at its own desk or another's."""
    category = Category(sentence.category or "A")
    owner = THEIRS if sentence.relation in {OTHER, NOBODY} else MINE
    verbs = DICTIONARY["register"] if sentence.category == "A" else DICTIONARY[sentence.verb]
    asked = [Question(MINE, owner, role, verb, category, TODAY) for verb in verbs]
    return YES if any(decide(each).allowed for each in asked) else NO


def test_the_engine_says_what_the_table_says() -> None:
    differences = []
    for sentence in sentences():
        if sentence.verb in WITHOUT_PERMISSION or sentence.relation not in {OWN, OTHER}:
            continue  # what is referred, named or asked by nobody is asked of the running application
        for role in sentence.about():
            said = _engine(sentence, role)
            if said != sentence.verdict and not (sentence.verdict == ON_CONDITION and said == NO):
                differences.append(f"engine {sentence.id} {role}: {said}, expected {sentence.verdict}")
    assert left(differences) == []


def _register(row: dict[str, str]) -> str:
    asked = MandateAsk(
        on=TODAY,
        agency_type=row["agency"],
        service=Service(row["service"]),
        person_kind=PersonKind(row["person"]),
        place=row["place"],
        exploitation=Exploitation(row["exploitation"]) if row.get("exploitation") else "",
    )
    verdict = may_refer(asked, shipped_mandates())
    return YES if verdict.allowed else "periksa" if verdict.needs_check else NO


def test_the_register_says_what_the_table_says() -> None:
    differences = []
    for row in register_rows():
        said, expected = _register(row), row["verdict"]
        if not (said != NO if expected == "bukan tidak" else said == expected):
            differences.append(f"register {row['id']}: {said}, expected {expected}: {row['words']}")
    assert left(differences) == []


@pytest.mark.parametrize("relation", [OWN, REFERRED, OTHER, "named", NOBODY, OVERSEEN])
def test_every_relation_is_spoken_of(relation: str) -> None:
    assert any(each.relation == relation for each in sentences())


def test_what_was_decided_still_differs() -> None:
    """A difference that was decided and is no more is taken off the list."""
    assert all(difference.split(" ")[0] in {"engine", "register", "door"} for difference in decided())
