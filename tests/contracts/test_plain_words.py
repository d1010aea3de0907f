"""The words of the screens: what was replaced stays away, what is hard is explained, and the page says what the list says."""

from tests.architecture.house import PACKAGE, ROOT
from tests.architecture.loading import load_tool

words = load_tool("words")
plain = load_tool("plain_words")


def said() -> list[tuple[str, list[str]]]:
    """Each sentence of the code with the files that say it."""
    return [(each.text, files) for each, files in words.sentences(PACKAGE).items()]


def test_no_word_that_was_replaced_is_on_a_screen() -> None:
    sentences = [text for text, _ in said()]
    assert {word: found for word in plain.hard_words().replaced if (found := plain.uses_of(word, sentences))} == {}


def test_every_hard_word_that_stays_is_explained_and_used() -> None:
    hard, sentences = plain.hard_words(), [text for text, _ in said()]
    assert set(hard.explained) == plain.meanings()
    assert [word for word in hard.explained if not plain.uses_of(word, sentences)] == []


def test_words_of_the_machine_stand_on_no_page_of_the_desk() -> None:
    on_pages = [text for text, files in said() if any(name.startswith("doors/desk/") for name in files)]
    assert {word: found for word in plain.hard_words().operator if (found := plain.uses_of(word, on_pages))} == {}


def test_a_hard_word_is_seen_whole_and_not_in_a_placeholder() -> None:
    assert plain.uses_of("skor", ["Skor akhir", "skoring", "%(skor)s orang", "tanpa skor."]) == [
        "Skor akhir",
        "tanpa skor.",
    ]


def test_the_page_says_what_the_list_says() -> None:
    assert (ROOT / "docs" / "kata-sederhana.md").read_text("utf-8") == plain.page(plain.hard_words())
