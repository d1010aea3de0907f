"""Every sentence is in both languages: the English catalogue has all that the Indonesian code and tables say."""

import ast
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polib
import pytest
from tests.architecture.house import PACKAGE, sample, shown, sources, tree
from tests.architecture.loading import load_tool

words = load_tool("words")
CATALOGUES = sorted((PACKAGE.parents[1] / "locale").rglob("*.po"))
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%|%(?!\()(\S)")
# The tree of errors that carry a sentence to the reader.
ERRORS = {"RuleBroken", "NotPermitted", "NotFound", "OutsideFailed", "SealBroken", "FieldProblem", "ValidationError"}


def placeholders(text: str) -> list[str]:
    """The named placeholders of a sentence in order of name; an unnamed one is an error that shows as `%s`."""
    return sorted(name or f"%{bare}" for name, bare in PLACEHOLDER.findall(text) if name or bare)


def bad_translations(entries: Iterable[polib.POEntry]) -> list[str]:
    """Sentences without English, doubtful ones, and translations whose placeholders differ."""
    found = []
    for entry in entries:
        english = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if not all(text.strip() for text in english):
            found.append(f"{entry.msgid!r}: no English")
            continue
        if entry.fuzzy or entry.obsolete:
            found.append(f"{entry.msgid!r}: doubtful or of no use")
        allowed = set(placeholders(entry.msgid)) | set(placeholders(entry.msgid_plural or ""))
        if not all(set(placeholders(text)) <= allowed for text in english):
            found.append(f"{entry.msgid!r}: other placeholders in English")
        if set(placeholders(english[-1])) != set(placeholders(entry.msgid_plural or entry.msgid)):
            found.append(f"{entry.msgid!r}: a placeholder is lost in English")
    return found


def missing(sentences: Iterable[Any], catalogue: polib.POFile) -> list[str]:
    """Sentences of the code that the catalogue does not have."""
    known = {(entry.msgid, entry.msgctxt or "") for entry in catalogue if not entry.obsolete}
    return [sentence.text for sentence in sentences if (sentence.text, sentence.context) not in known]


def unnamed_placeholders(sentences: Iterable[Any]) -> list[str]:
    """Sentences with `%s`: a translator can't turn its words around."""
    return [s.text for s in sentences if any(name.startswith("%") for name in placeholders(s.text + s.plural))]


def unmarked_errors(package: Path) -> list[str]:
    """Errors whose sentence is written bare: it would reach an English reader in Indonesian."""
    found = []
    for path in sources(package):
        for node in _calls_of(tree(path), ERRORS):
            first = node.args[1 if _name(node) == "FieldProblem" else 0] if node.args else None
            if first is not None and isinstance(getattr(first, "value", None), str):
                found.append(f"{shown(path, package)}:{node.lineno}: {first.value!r} is not marked")  # type: ignore[attr-defined]  # a constant has a value
    return found


def _name(node: Any) -> str:
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def _calls_of(module: Any, names: set[str]) -> list[Any]:

    return [
        node for node in ast.walk(module) if isinstance(node, ast.Call) and _name(node) in names and len(node.args) > 0
    ]


def one_sided_rows(package: Path) -> list[str]:
    """Rows of rule tables that say something in one language only."""
    found = []
    for path in sorted(package.rglob("*.toml")):
        for where, row in rows_of(tomllib.loads(path.read_text("utf-8"))):
            for indonesian in row:
                english = "en" if indonesian == "id" else re.sub(r"_id$", "_en", indonesian)
                if english == indonesian or not isinstance(row[indonesian], str) or indonesian in IDENTIFIERS:
                    continue
                if not str(row.get(english, "")).strip():
                    found.append(f"{shown(path, package)} {where}: {indonesian} without {english}")
            for english in row:
                if english == "en" and "id" not in row:
                    found.append(f"{shown(path, package)} {where}: en without id")
    return found


IDENTIFIERS = {"row_id", "statute_id"}


def rows_of(value: Any, where: str = "") -> Iterable[tuple[str, dict[str, Any]]]:
    """Every table of a TOML document with the way to it."""
    if isinstance(value, dict):
        yield where, value
        for key, each in value.items():
            yield from rows_of(each, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from rows_of(each, f"{where}[{number}]")


@pytest.fixture(scope="module")
def said() -> dict[Any, list[str]]:
    """Every sentence of the house."""
    found: dict[Any, list[str]] = words.sentences()
    return found


def test_english_has_every_sentence(said: dict[Any, list[str]]) -> None:
    assert missing(said, polib.pofile(str(words.CATALOGUE))) == []


def test_a_sentence_without_english_is_seen() -> None:
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Simpan", msgstr="Save"))
    assert missing(
        [words.Sentence("Simpan"), words.Sentence("Tutup"), words.Sentence("Simpan", "kata benda")], catalogue
    ) == [
        "Tutup",
        "Simpan",
    ]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parts[-3])
def test_translations_are_whole(catalogue: Path) -> None:
    assert bad_translations(polib.pofile(str(catalogue))) == []


def test_there_is_a_catalogue() -> None:
    assert words.CATALOGUE in CATALOGUES


def test_a_bad_translation_is_seen() -> None:
    entries = [
        polib.POEntry(msgid="Halo %(name)s", msgstr="Hello"),
        polib.POEntry(msgid="Halo %(name)s", msgstr="Hello %(nama)s"),
        polib.POEntry(msgid="Simpan", msgstr=""),
        polib.POEntry(msgid="Tutup", msgstr="Close", flags=["fuzzy"]),
        polib.POEntry(msgid="%(n)d hari", msgid_plural="%(n)d hari", msgstr_plural={0: "one day", 1: "%(n)d days"}),
    ]
    assert [line.rpartition(": ")[2] for line in bad_translations(entries)] == [
        "a placeholder is lost in English",
        "other placeholders in English",
        "a placeholder is lost in English",
        "no English",
        "doubtful or of no use",
    ]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parts[-3])
def test_what_the_program_reads_is_what_was_translated(catalogue: Path) -> None:
    assert catalogue.with_suffix(".mo").read_bytes() == words.compiled(catalogue), "run tools/words.py compile"


def test_placeholders_are_named(said: dict[Any, list[str]]) -> None:
    assert unnamed_placeholders(said) == []


def test_an_unnamed_placeholder_is_seen() -> None:
    assert unnamed_placeholders([words.Sentence("%s hari"), words.Sentence("%(n)d hari, 50%%")]) == ["%s hari"]


def test_a_sentence_put_together_inside_its_mark_is_refused() -> None:
    with pytest.raises(words.NotOneSentence):
        list(words.in_python("from django.utils.translation import gettext as _\n_(f'Halo {name}')\n"))


def test_the_extractor_sees_python_and_templates() -> None:
    code = "from django.utils.translation import gettext_lazy as _, ngettext\n"
    code += "_('satu')\nngettext('%(n)d kasus', '%(n)d kasus', n)\n"
    page = '{% translate "dua" %}{% blocktranslate trimmed %}\n tiga {{ n }}\n{% endblocktranslate %}{{ x|default:_("empat") }}'
    assert [s.text for s in words.in_python(code)] == ["satu", "%(n)d kasus"]
    assert [s.text for s in words.in_template(page)] == ["dua", "tiga %(n)s", "empat"]


def test_errors_carry_marked_sentences() -> None:
    assert unmarked_errors(PACKAGE) == []


def test_an_error_with_a_bare_sentence_is_seen(tmp_path: Path) -> None:
    sample(tmp_path, {"casework/cases/rules.py": "raise RuleBroken('Tidak boleh.')\nraise RuleBroken(NOT_ALLOWED)\n"})
    assert unmarked_errors(tmp_path) == ["casework/cases/rules.py:1: 'Tidak boleh.' is not marked"]


def test_tables_speak_both_languages() -> None:
    assert one_sided_rows(PACKAGE) == []


def test_a_row_in_one_language_is_seen(tmp_path: Path) -> None:
    table = '[[row]]\nid = "Simpan"\nen = "Save"\n[[row]]\nid = "Tutup"\n[[row]]\nwords_id = "Buka"\nwords_en = ""\n'
    assert one_sided_rows(sample(tmp_path, {"foundation/law/a.toml": table})) == [
        "foundation/law/a.toml row[2]: id without en",
        "foundation/law/a.toml row[3]: words_id without words_en",
    ]


def test_templates_have_no_unmarked_words() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.html")):
        found += [f"{shown(path, PACKAGE)}:{line}: {text}" for line, text in words.unmarked(path.read_text("utf-8"))]
    assert found == []


def test_an_unmarked_word_is_seen() -> None:
    page = '{% translate "Simpan" %}<p>\nTutup</p><a title="Buka">{{ x }}</a>{# nothing #}<script>var x;</script>'
    assert words.unmarked(page) == [(2, "Tutup"), (2, "Buka")]
