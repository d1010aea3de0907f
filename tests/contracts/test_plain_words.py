"""The words of the screens: what was replaced stays away, what is hard is explained, and the page says what the list says."""

from tests.architecture.house import PACKAGE, ROOT
from tests.architecture.loading import load_tool

plain = load_tool("plain_words")


def said() -> list[tuple[str, list[str]]]:
    """Each sentence of the code, the tables and the handbooks with the files that say it."""
    return list(plain.said(PACKAGE).items())


def shown_at_a_desk(name: str) -> bool:
    """Whether a desk's page shows what this file says: its own templates, and the tables of the rooms."""
    return name.startswith("doors/desk/") or name.endswith(".toml")


def test_tables_and_handbooks_are_read_and_the_words_of_a_law_are_not() -> None:
    files = {name for _, names in said() for name in names}
    assert {
        "casework/reports/urgency.toml",
        "casework/screening/tables/delphi.toml",
        "casework/consent/tables/bases.toml",
        "doors/desk/help/why.toml",
        "doors/desk/help/buku/pekerja-kasus.md",
        "foundation/law/tables/rights.toml",
        "foundation/access/roles.toml",
    } <= files
    assert not {"foundation/law/tables/offences.toml", "casework/simfoni/tables/fields.toml"} & files


def test_of_a_table_what_stands_under_id_is_a_sentence() -> None:
    table = {"row": [{"code": "a", "id": "Kalimat", "why_id": "sebab", "en": "Sentence", "source": "buku"}]}
    assert list(plain.in_table(table)) == ["Kalimat", "sebab"]


def test_no_word_that_was_replaced_is_on_a_screen() -> None:
    sentences = [text for text, _ in said()]
    assert {word: found for word in plain.hard_words().replaced if (found := plain.uses_of(word, sentences))} == {}


def test_every_hard_word_that_stays_is_explained_and_used() -> None:
    hard, sentences = plain.hard_words(), [text for text, _ in said()]
    assert set(hard.explained) == plain.meanings()
    assert [word for word in hard.explained if not plain.uses_of(word, sentences)] == []


def test_words_of_the_machine_stand_on_no_page_of_the_desk() -> None:
    of_the_it_person = "doors/desk/help/buku/petugas-ti.md"
    on_pages = [
        text for text, files in said() if any(shown_at_a_desk(name) for name in files if name != of_the_it_person)
    ]
    assert {word: found for word in plain.hard_words().operator if (found := plain.uses_of(word, on_pages))} == {}


def test_a_hard_word_is_seen_whole_and_not_in_a_placeholder() -> None:
    assert plain.uses_of("skor", ["Skor akhir", "skoring", "%(skor)s orang", "tanpa skor."]) == [
        "Skor akhir",
        "tanpa skor.",
    ]


def test_the_page_says_what_the_list_says() -> None:
    assert (ROOT / "docs" / "kata-sederhana.md").read_text("utf-8") == plain.page(plain.hard_words())
