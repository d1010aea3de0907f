"""What one cell says for one field: a name, a sex, the number of a paper, a cause; or why it can't be said."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from naung.casework.manifests.rules.tables import words
from naung.foundation.people.vocabulary import Sex
from naung.foundation.places.rules.nik_text import LENGTH, SPOILED, read_nik_text
from naung.foundation.words import gettext_noop, without_bad_signs
from naung.methods.sheets.cells import Cell, Gap, Number, text_of
from naung.methods.sheets.headings import plain
from naung.methods.sheets.lost import digits_lost, is_shortened

LONGEST_NAME, LONGEST_LINE, LONGEST_NOTE = 200, 200, 2000
# Letters as they come out when UTF-8 was read as Windows-1252, and the sign for one that was lost.
SPOILED_LETTERS = re.compile("\ufffd|Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]|â€[\x80-\xbf™œ˜”“]|Â[\xa0-\xbf]")
NUMBERING = re.compile(r"^\d{1,4}\s*[.)]\s+")
FORMULA = re.compile(r"^[=@]\s*[A-Za-z+\-(]|^[+\-]\s*[A-Za-z]+\(|^=\d")
BOTH = re.compile(r"\s*[/|,()]\s*|\s+-\s+")
SHORT_PHRASE = 6  # letters below which a phrase is not looked for among misspelled ones
NEARLY = 88  # letters that agree, of a hundred, for a text to be a cause that is misspelled

NO_NAME = gettext_noop("Nama tidak ada. Setiap baris harus memuat nama orangnya; nama panggilan pun boleh.")
NO_LETTERS = gettext_noop("Ini bukan nama: tidak ada hurufnya.")
BROKEN_LETTERS = gettext_noop(
    "Ada huruf yang rusak saat berkas disimpan. Ambil lagi dari aslinya, simpan sebagai Excel atau CSV UTF-8."
)
FORMULA_TEXT = gettext_noop("Sel ini berisi rumus, bukan isinya. Tulis isinya.")
NO_VALUE = gettext_noop(
    "Sel ini berisi rumus tanpa hasil tersimpan. Buka di Excel lalu simpan, atau tempel sebagai nilai."
)
ERROR = gettext_noop("Sel ini berisi kesalahan Excel (%(error)s). Perbaiki di Excel, lalu simpan lagi.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
BAD_SEX = gettext_noop("Jenis kelamin belum terbaca. Tulis L atau P.")
TWO_SEXES = gettext_noop("Kolom L dan P keduanya diberi tanda. Beri tanda satu saja.")
NIK_LOST = gettext_noop(
    "Angka terakhir NIK ini hilang: Excel menyimpannya sebagai bilangan dan hanya menjaga 15 angka. Ambil lagi dari KTP, dan "
    "atur kolomnya sebagai teks."
)
PAPERS_LOST = gettext_noop(
    "Nomor surat ini sudah diubah Excel menjadi bilangan pendek. Ambil lagi dari suratnya, atur kolomnya sebagai teks."
)
READ_AS_ILL = gettext_noop("Dibaca sebagai sakit. Betulkan di halaman orangnya bila ia sehat.")
CAUSE_UNKNOWN = gettext_noop("Sebab ini belum dikenal; tulisannya dimuat apa adanya. Pilih sebabnya nanti.")
CAUSE_SEVERAL = gettext_noop("Lebih dari satu sebab tertulis di sini. Pilih sebab utamanya nanti.")


class Wrong(Exception):
    """A cell that can't be taken: a stable code, the sentence that says what is expected, and its values."""

    def __init__(self, code: str, message: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.message, self.values = code, message, values


@dataclass(frozen=True)
class Noted:
    """What is said beside a value that was taken."""

    code: str
    message: str
    values: Mapping[str, object]
    near: tuple[str, ...] = ()


def line_of(cell: Cell, most: int = LONGEST_LINE) -> str:
    """A cell as one line of text, empty where nothing is given. Raises Wrong for a gap, a formula, broken letters, too much."""
    if isinstance(cell, Gap):
        raise Wrong("error_cell", ERROR, error=cell.text) if cell.kind == "error" else Wrong("no_value", NO_VALUE)
    if cell is None:
        return ""
    text, wrong = _line(cell if isinstance(cell, str) else text_of(cell), most)
    if wrong is not None:
        raise Wrong(wrong[0], wrong[1], most=most)
    return text


@lru_cache(maxsize=16_384)
def _line(written: str, most: int) -> tuple[str, tuple[str, str] | None]:
    """A text as one line, and why it can't be taken, if so."""
    text = " ".join(without_bad_signs(unicodedata.normalize("NFC", written)).split())
    if text.casefold() in words().not_given:
        return "", None
    if FORMULA.search(text):
        return "", ("formula", FORMULA_TEXT)
    if SPOILED_LETTERS.search(text):
        return "", ("broken_letters", BROKEN_LETTERS)
    return (text, None) if len(text) <= most else ("", ("too_long", TOO_LONG))


def is_ditto(cell: Cell) -> bool:
    """Whether a cell says that it is as the one above."""
    return isinstance(cell, str) and cell.strip().casefold() in words().ditto


def name_of(cell: Cell) -> str:
    """A name as it is kept. Raises Wrong."""
    text = NUMBERING.sub("", line_of(cell, LONGEST_NAME)).lstrip(" .,;:-*").rstrip(" ,;:-*")
    if not text:
        raise Wrong("no_name", NO_NAME)
    if not any(sign.isalpha() for sign in text):
        raise Wrong("no_letters", NO_LETTERS)
    return text


def sex_of(cell: Cell) -> Sex:
    """A sex from what is written; not known where nothing is. Raises Wrong."""
    written = line_of(cell)
    said = {plain(written), written.casefold()}
    if not written or said & {"l p", "p l", "lp", "l/p", "p/l"}:
        return Sex.UNKNOWN
    for known, sex in ((words().male, Sex.MALE), (words().female, Sex.FEMALE), (words().other_sex, Sex.OTHER)):
        if said & known:
            return sex
    raise Wrong("bad_sex", BAD_SEX)


def sex_and_age(cell: Cell) -> tuple[Cell, Cell]:
    """A cell of a column that holds both (`P/27`, `27 th (L)`), taken apart as sex and age; else the cell, and nothing."""
    if not isinstance(cell, str):
        return cell, None
    parts = [part.strip() for part in BOTH.split(cell) if part.strip()]
    if len(parts) != 2:
        return cell, None
    known = words().male | words().female
    for sex, age in (parts, parts[::-1]):
        if plain(sex) in known and age[:1].isdigit():
            return sex, age
    return cell, None


def sex_by_marks(male: Cell, female: Cell) -> Sex:
    """A sex from marks in two columns. Raises Wrong where both are marked."""
    marked = [cell is not None and text_of(cell).strip().casefold() in words().marks for cell in (male, female)]
    if all(marked):
        raise Wrong("two_sexes", TWO_SEXES)
    if not any(marked):
        if any(text_of(cell).strip().casefold() not in words().not_given | {""} for cell in (male, female)):
            raise Wrong("bad_sex", BAD_SEX)
        return Sex.UNKNOWN
    return Sex.MALE if marked[0] else Sex.FEMALE


def nik_of(cell: Cell, *, kept: bool) -> tuple[str, list[Noted]]:
    """Sixteen digits or nothing, and what is said beside it. Raises Wrong where a spreadsheet lost digits; none is invented.

    `kept`: whether the column's numbers kept their last digit (see `last_digits_kept` beside `digits_lost`).
    """
    if isinstance(cell, Number) and digits_lost(cell, kept=kept):
        raise Wrong("nik_lost", NIK_LOST)
    text = line_of(cell)
    if not text or (len(text) == LENGTH and text.isascii() and text.isdigit()):
        return text, []
    read = read_nik_text(text)
    if read.fault is None and read.digits is not None:
        if any(doubt.code == "rounded" for doubt in read.doubts):
            raise Wrong("nik_lost", NIK_LOST)
        return read.digits, [
            Noted(each.code, each.message, each.values) for each in read.remarks if each.code != "separators_ignored"
        ]
    if read.fault is not None and read.fault.code == "spoiled_by_sheet":
        raise Wrong("nik_lost", SPOILED)
    if read.fault is None or read.fault.code == "empty":
        return "", []
    return "", [Noted(read.fault.code, read.fault.message, read.fault.values)]


def paper_of(cell: Cell) -> str:
    """The number of a passport or travel paper as it is written. Raises Wrong where a spreadsheet spoiled it."""
    text = line_of(cell)
    if is_shortened(text) or (isinstance(cell, Number) and not cell.exact):
        raise Wrong("papers_lost", PAPERS_LOST)
    return text


def is_ill(text: str, notes: str) -> bool:
    """Whether what stands under illness says that somebody is ill, or the notes are that word and no other.

    Well is who is called nothing but well (`sehat jasmani dan rohani`), or has no complaint (`tidak ada keluhan`); whatever else
    stands there is read as ill and said (see `sounds_ill`), for a person to correct.
    """
    said = plain(text)
    if not said:
        return plain(notes) in words().ill
    return said not in words().no and not _is_well(said)


def sounds_ill(text: str) -> bool:
    """Whether a text was read as ill without one of the words that say so."""
    return bool(plain(text)) and is_ill(text, "") and plain(text) not in words().ill


@lru_cache(maxsize=4096)
def _is_well(said: str) -> bool:
    if said in words().healthy:
        return True
    told = said.split()
    without = [word in words().without for word in told]
    while told and any(without):  # each "without" takes the complaint behind it along: `sehat, tidak ada keluhan`
        at = without.index(True)
        end = at + 1
        while end < len(told) and told[end] in words().without | words().existing:
            end += 1
        begin = end
        while end < len(told) and told[end] in words().complaints | words().idle:
            end += 1
        if not any(word in words().complaints for word in told[begin:end]):
            return False
        told, without = told[:at] + told[end:], without[:at] + without[end:]
        if not told:
            return True
    return any(word in words().healthy for word in told) and all(
        word in words().healthy | words().idle for word in told
    )


def is_dead(*texts: str) -> bool:
    """Whether a cell says, as its whole text, that this is about a body."""
    return any(plain(text) in words().dead for text in texts)


def says_yes(cell: Cell) -> bool:
    """Whether a cell of a column of marks says yes."""
    text = text_of(cell).strip().casefold()
    return text in words().yes or text in words().dead or cell is True


def phrases_of(causes: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """All phrases of each cause, those that are given and those that ship with lists, as they are compared."""
    return {
        code: tuple(
            dict.fromkeys(
                _cause_words(phrase) for phrase in (*phrases, *words().causes.get(code, ()), code.replace("_", " "))
            )
        )
        for code, phrases in causes.items()
    }


def _cause_words(text: str) -> str:
    """A text about a cause as it is compared, each word in one spelling."""
    return plain(text, words().cause_short)


def causes_in(text: str, phrases: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The codes of the causes that a text names; the longer phrase counts where one lies within another."""
    return _causes_in(_cause_words(text), tuple((code, tuple(each)) for code, each in phrases.items()))


@lru_cache(maxsize=4096)
def _causes_in(said: str, phrases: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    found: list[tuple[str, str]] = []
    for code, each in phrases:
        found += [(phrase, code) for phrase in each if _names(said, phrase)]
    kept = [
        (phrase, code) for phrase, code in found if not any(phrase != other and phrase in other for other, _ in found)
    ]
    if kept or not said:
        return tuple(dict.fromkeys(code for _, code in kept))
    near = [
        (fuzz.ratio(said, phrase), code) for code, each in phrases for phrase in each if len(phrase) >= SHORT_PHRASE
    ]
    best = max(near, default=(0.0, ""))
    return (best[1],) if best[0] >= NEARLY else ()


def _names(said: str, phrase: str) -> bool:
    if not phrase:
        return False
    if phrase in words().only_first:
        return said == phrase or said.startswith(f"{phrase} ")
    return re.search(rf"\b{re.escape(phrase)}\b", said) is not None
