"""What a letter may ask for, what a template is refused for, and what is missing before a letter can be written."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from naung.casework.evidence.rules.tables import Field, Letter, Tables, Typed
from naung.casework.evidence.vocabulary import DocumentKind
from naung.foundation.access.vocabulary import Category
from naung.foundation.errors import FieldProblem, RuleBroken, refuse, too_long
from naung.foundation.words import gettext_noop
from naung.methods.letters import Looked, Trouble

LONGEST_LINE, LONGEST_WORDS = 200, 4000  # characters of what is typed into a letter: one line, or a page of it
MOST_TITLE = 200
PER_MESSAGE = 5  # names in one sentence; more than that are read in the list of fields

TROUBLE_WORDS: Mapping[Trouble, str] = {
    Trouble.BROKEN: gettext_noop("Templat ini rusak atau susunannya tidak dikenal (%(where)s). Simpan lagi sebagai DOCX."),
    Trouble.MACRO: gettext_noop("Templat ini memuat makro (%(where)s). Simpan tanpa makro sebagai DOCX, lalu unggah lagi."),
    Trouble.EXTERNAL: gettext_noop(
        "Templat ini menunjuk ke luar: %(where)s. Hapus tautan, gambar tertaut, dan templat lampirannya, lalu unggah lagi."
    ),
    Trouble.FIELD_CODE: gettext_noop(
        "Templat ini memuat kode isian Word (%(where)s), juga nomor halaman. Ganti dengan teks biasa."
    ),
    Trouble.EMBEDDED: gettext_noop("Templat ini memuat benda tertanam (%(where)s). Hapus dahulu; gambar biasa boleh."),
    Trouble.CHUNK: gettext_noop("Templat ini menyisipkan dokumen lain (%(where)s). Salin isinya ke dalam templat."),
    Trouble.STATEMENT: gettext_noop("Perintah “%(where)s” tidak diterima. Yang boleh hanya isian, misalnya {{ orang_nama }}."),
    Trouble.EXPRESSION: gettext_noop("“%(where)s” bukan nama isian. Yang boleh hanya nama isian, misalnya {{ orang_nama }}."),
    Trouble.OUT_OF_REACH: gettext_noop(
        "Ada isian di tempat yang tidak diisi (%(where)s): komentar, catatan akhir, keterangan berkas. Pindahkan ke surat."
    ),
}  # fmt: skip
UNKNOWN_NAME = gettext_noop("Isian %(names)s tidak ada dalam daftar untuk jenis surat ini.")
NEVER_LEAVES = gettext_noop("Isian %(names)s tidak boleh keluar. %(why)s")
NOT_IN_THIS_KIND = gettext_noop("Isian %(names)s tidak boleh keluar lewat surat jenis ini.")
NOT_A_DOCX = gettext_noop("Templat diunggah sebagai dokumen Word (DOCX).")
NO_NAME = gettext_noop("Templat ini tidak memuat isian apa pun, jadi tidak ada yang bisa diisi dari kasus.")
SAY_TITLE = gettext_noop("Tulis nama templatnya, misalnya: surat kuasa kantor kami.")
LACKING = gettext_noop("Surat belum dibuat karena ini belum ada: %(names)s.")
NOT_YOURS = gettext_noop("Surat belum dibuat: peran Anda tidak boleh membaca %(names)s.")
FILL_IN = gettext_noop("Isi dahulu: surat ini memakainya.")


def fields_for(kind: DocumentKind, tables: Tables, sources: Collection[str]) -> list[Field | Typed]:
    """What a document of this kind may ask for: what these sources deliver and may leave in it, then what is typed."""
    delivered = [each for each in tables.fields.values() if each.source in sources and each.may_leave_in(kind)]
    return [*delivered, *tables.typed.values()]


def offered_letters(tables: Tables, sources: Collection[str]) -> list[Letter]:
    """The letters for which every source is there."""
    known = {each.code for each in tables.fields.values() if each.source in sources} | set(tables.typed)
    return [letter for letter in tables.letters.values() if known.issuperset(letter.names)]


def check_template(looked: Looked, kind: DocumentKind, tables: Tables, sources: Collection[str]) -> None:
    """Refuse a template for what it holds or asks for, with every reason. Raises Problems (field `file`)."""
    if looked.troubles:
        refuse([FieldProblem("file", TROUBLE_WORDS[each.trouble], {"where": each.where}) for each in looked.troubles])
    known = {each.code for each in fields_for(kind, tables, sources)}
    strange = [name for name in looked.names if name not in known]
    refuse(_refused_names(strange, tables, sources))
    refuse([] if looked.names else [FieldProblem("file", NO_NAME)])


def _refused_names(names: Iterable[str], tables: Tables, sources: Collection[str]) -> list[FieldProblem]:
    """One problem for each reason: what never leaves, what may not leave in this kind, what is not in the list."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for name in names:
        delivered = tables.fields.get(name)
        if name in tables.never:
            reason = NEVER_LEAVES, tables.never[name].id
        elif delivered is not None and delivered.source in sources:
            reason = NOT_IN_THIS_KIND, ""
        else:
            reason = UNKNOWN_NAME, ""
        reasons.setdefault(reason, []).append(name)
    return [
        FieldProblem("file", message, {"names": ", ".join(found[:PER_MESSAGE]), "why": why})
        for (message, why), found in reasons.items()
    ]


def check_title(title: str) -> None:
    """Refuse a template without a name of its own, or with a long one. Raises Problems."""
    refuse([] if title.strip() else [FieldProblem("title", SAY_TITLE)])
    refuse(too_long({"title": title}, MOST_TITLE))


def typed_problems(typed: Mapping[str, str], names: Iterable[str], tables: Tables) -> list[FieldProblem]:
    """One problem for each typed field that the letter asks for and that is empty or too long."""
    wanted = [tables.typed[name] for name in names if name in tables.typed]
    found = [FieldProblem(each.code, FILL_IN) for each in wanted if not typed.get(each.code, "").strip()]
    for each in wanted:
        most = LONGEST_WORDS if each.long else LONGEST_LINE
        found += too_long({each.code: typed.get(each.code, "")}, most)
    return found


def withheld_names(names: Iterable[str], tables: Tables, may_see: Collection[Category]) -> list[Field]:
    """Fields that the letter asks for and that this role may not read."""
    asked = [tables.fields[name] for name in names if name in tables.fields]
    return [each for each in asked if each.category not in may_see]


def lacking_names(names: Iterable[str], values: Mapping[str, str], tables: Tables) -> list[Field]:
    """Fields that the letter asks for and that the file does not hold."""
    asked = [tables.fields[name] for name in names if name in tables.fields]
    return [each for each in asked if not values.get(each.code, "").strip()]


def check_complete(
    names: Sequence[str], values: Mapping[str, str], tables: Tables, may_see: Collection[Category]
) -> None:
    """Refuse to write a letter of which anything is missing, by the names of what is. Raises Problems or RuleBroken."""
    shut = withheld_names(names, tables, may_see)
    if shut:
        raise RuleBroken(NOT_YOURS, names=", ".join(each.id for each in shut))
    missing = lacking_names(names, values, tables)
    if missing:
        raise RuleBroken(LACKING, names=", ".join(each.id for each in missing))
    refuse(typed_problems(values, names, tables))
