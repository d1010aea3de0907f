"""What must hold of the search for any text whatever."""

from bench.kalbar_names import persons
from hypothesis import given
from hypothesis import strategies as st

from naung.foundation.people.rules.numbers import number_fit, numbers_asked, phone
from naung.foundation.people.rules.search import MOST_ENTRIES, MOST_OPENED, limits, ranked
from naung.foundation.people.rules.similarity import similarity
from naung.foundation.people.rules.tokens import name_tokens, query_tokens
from naung.methods.names.words import words_of
from tests.foundation.people.memory_index import MemoryIndex

INDEX = MemoryIndex([each.name for each in persons(300)])
names = st.sampled_from(list(INDEX.names.values()))
anything = st.text(max_size=80)


@given(anything, anything)
def test_any_text_can_be_compared(one: str, other: str) -> None:
    found = similarity(one, other)
    assert 0 <= found.score <= 1
    assert len(found.reasons) in (0, len(words_of(one)), len(words_of(one)) - 1)


@given(anything)
def test_any_text_can_be_kept_and_found_again(name: str) -> None:
    words = words_of(name)
    assert words == words_of(name)
    if any(not word.initial for word in words):
        assert similarity(name, name).score > 0.99
        assert {asked.token for asked in query_tokens(name)} & name_tokens(name)


@given(names, st.randoms())
def test_a_name_finds_itself_in_any_order(name: str, dice: st.DataObject) -> None:
    words = name.split()
    dice.shuffle(words)  # type: ignore[attr-defined]  # a random.Random at run time
    shown, _ = INDEX.found(" ".join(words))
    assert name in {INDEX.names[owner] for owner in shown}


@given(anything)
def test_a_search_reads_and_opens_a_fixed_number(query: str) -> None:
    asked = query_tokens(query)
    counts = INDEX.counts([q.token for q in asked])
    planned = limits(asked, counts)
    assert sum(planned.values()) <= MOST_ENTRIES
    owners = {token: INDEX.newest(token, limit) for token, limit in planned.items()}
    assert len(ranked(asked, counts, owners).candidates) <= MOST_OPENED
    assert len(asked) < 700


@given(anything, anything)
def test_any_text_can_be_a_number(one: str, other: str) -> None:
    papers, contacts = numbers_asked(one)
    assert all(isinstance(token, str) for token in papers | contacts)
    assert phone(one) == "" or phone(one).isdigit()
    assert 0 <= number_fit(one, other, is_phone=False) <= 1
