"""What may be kept as a document of a case."""

from collections.abc import Collection

from naung.casework.evidence.vocabulary import SENSITIVE, DocumentKind
from naung.foundation.access.vocabulary import Category
from naung.foundation.errors import FieldProblem, RuleBroken, refuse, too_long
from naung.foundation.words import gettext_noop

LONGEST_TITLE = 200  # characters: a heading, not a summary

SAY_TITLE = gettext_noop("Tulis nama dokumen ini dengan singkat.")
NOT_YOURS_TO_READ = gettext_noop(
    "Peran Anda tidak boleh membaca dokumen jenis ini, jadi juga tidak menyimpannya. Minta petugas yang berwenang."
)
OTHER_FILE = gettext_noop("Isi berkas ini lain dari yang diminta. Yang diminta: %(wanted)s.")
EMPTIED = gettext_noop("Dokumen ini keliru disimpan dan sudah dikosongkan. Isinya tidak ada lagi.")
NOT_A_DRAFT = gettext_noop("Surat ini bukan konsep, jadi tidak ada yang perlu diperiksa lagi.")
CHECK_FIRST = gettext_noop("Konsep ini belum diperiksa. Baca dahulu isiannya satu per satu, lalu simpan suratnya.")
ONLY_A_LETTER = gettext_noop("Hanya surat yang ditulis di sini dan sudah diperiksa yang ditandai sebagai yang dikirim.")
SAY_WHY = gettext_noop("Tuliskan mengapa dokumen ini keliru disimpan.")


def category_of(kind: DocumentKind) -> Category:
    """The class of data of a document of this kind."""
    return SENSITIVE.get(kind, Category.C)


def check_document(kind: DocumentKind, title: str, may_see: Collection[Category]) -> None:
    """Refuse a document without a title, or of a class of data that its keeper may not read. Raises Problems, RuleBroken."""
    refuse([] if title.strip() else [FieldProblem("title", SAY_TITLE)])
    refuse(too_long({"title": title}, LONGEST_TITLE))
    if category_of(kind) not in may_see:
        raise RuleBroken(NOT_YOURS_TO_READ, field="kind")


def check_media(found: str, wanted: str) -> None:
    """Raise RuleBroken (field `file`) where a room asked for another kind of file; an empty `wanted` takes any."""
    if wanted and wanted != found:
        raise RuleBroken(OTHER_FILE, field="file", wanted=wanted)


def kept_untouched(kind: DocumentKind, made_here: bool) -> bool:
    """Whether the bytes stay as they came: evidence, whose hash may be compared elsewhere, and what was made here."""
    return made_here or kind is DocumentKind.EVIDENCE
