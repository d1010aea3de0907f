"""What a figure is called: words by the code of its section and of what it counts."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.filings.vocabulary import UNIT_WORDS, Drawn, Figure, FilingKind, Span, Unit
from naung.casework.legal_aid.rules.tables import shipped_paths
from naung.casework.legal_aid.vocabulary import REFUSAL_WORDS
from naung.casework.referrals.vocabulary import SERVICE_WORDS
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.restitution.vocabulary import STOPPED_WORDS
from naung.casework.returns.vocabulary import WAY_WORDS
from naung.doors.desk.shell.words import language, say_day, say_money, say_number
from naung.foundation.people.queries.figures import AgeBand
from naung.foundation.people.vocabulary import SEX_WORDS
from naung.foundation.places.queries import place
from naung.foundation.words import gettext_noop

SECTION_WORDS: Mapping[str, str] = {
    "kasus": gettext_noop("Kasus"),
    "penyintas": gettext_noop("Penyintas"),
    "kelamin": gettext_noop("Menurut jenis kelamin"),
    "umur": gettext_noop("Menurut umur"),
    "asal": gettext_noop("Menurut asal"),
    "layanan": gettext_noop("Layanan dan rujukan"),
    "pulang": gettext_noop("Pemulangan"),
    "reintegrasi": gettext_noop("Reintegrasi"),
    "masalah": gettext_noop("Masalah baru sesudah pulang"),
    "ditolak": gettext_noop("Mengapa ditolak"),
    "uang": gettext_noop("Uang seluruhnya"),
}
FIGURE_WORDS: Mapping[str, str] = {
    "kasus-ditangani": gettext_noop("Kasus yang ditangani"),
    "kasus-baru": gettext_noop("di antaranya dibuka dalam masa ini"),
    "kasus-lanjutan": gettext_noop("di antaranya dari masa sebelumnya"),
    "kasus-ditutup": gettext_noop("Kasus yang ditutup dalam masa ini"),
    "penyintas-semua": gettext_noop("Penyintas dalam kasus yang ditangani"),
    "penyintas-baru": gettext_noop("di antaranya dalam kasus yang dibuka dalam masa ini"),
    "layanan-diminta": gettext_noop("Layanan yang diminta"),
    "layanan-diberikan": gettext_noop("Permintaan yang dijawab dengan layanan"),
    "layanan-selesai": gettext_noop("Layanan dalam rencana yang selesai"),
    "layanan-penerima": gettext_noop("Penyintas yang menerima layanan"),
    "pulang-diantar": gettext_noop("Penyintas dengan serah terima dalam masa ini"),
    "pulang-serah_terima": gettext_noop("Serah terima yang bertanda terima"),
    "pulang-sampai": gettext_noop("Penyintas yang sampai di rumah"),
    "reintegrasi-berjalan": gettext_noop("Penyintas dengan rencana reintegrasi yang berjalan"),
    "reintegrasi-dimulai": gettext_noop("di antaranya dimulai dalam masa ini"),
    "reintegrasi-tindak_lanjut": gettext_noop("Tindak lanjut yang dilakukan"),
    "reintegrasi-ditindaklanjuti": gettext_noop("Penyintas yang ditindaklanjuti"),
    "masalah-semua": gettext_noop("Penyintas dengan masalah baru, semuanya"),
    "uang-berkas": gettext_noop("Yang restitusinya dicatat"),
    "uang-diajukan": gettext_noop("Diajukan"),
    "uang-dituntut": gettext_noop("Dituntut jaksa"),
    "uang-diputus": gettext_noop("Diputus"),
    "uang-dibayar": gettext_noop("Dibayar terpidana, dengan tanda terima"),
    "uang-dana": gettext_noop("Dibayar dana bantuan korban, dengan tanda terima"),
    "uang-dalam_masa": gettext_noop("Diterima dalam masa ini"),
    "uang-dilaporkan": gettext_noop("Dilaporkan dibayar, belum ada tanda terima"),
    "uang-dititipkan": gettext_noop("Dititipkan, belum sampai kepadanya"),
    "uang-belum": gettext_noop("Diputus tetapi belum dibayar"),
}
BAND_WORDS: Mapping[str, str] = {
    AgeBand.CHILD: gettext_noop("Anak"),
    AgeBand.MAYBE_CHILD: gettext_noop("Mungkin anak"),
    AgeBand.ADULT: gettext_noop("Dewasa"),
    AgeBand.UNKNOWN: gettext_noop("Belum diketahui"),
}
COLUMN_WORDS: Mapping[str, str] = {
    "diajukan": gettext_noop("diajukan"),
    "diterima": gettext_noop("diterima"),
    "ditolak": gettext_noop("ditolak"),
    "menunggu": gettext_noop("menunggu"),
    "ditarik": gettext_noop("ditarik"),
    "dibantu": gettext_noop("dibantu"),
    "pemohon": gettext_noop("pemohon"),
    "berkas": gettext_noop("dicatat"),
    "diputus": gettext_noop("diputus"),
    "belum": gettext_noop("belum dibayar"),
}
NOT_KNOWN = gettext_lazy("Belum diketahui")


def parts_of(code: str) -> tuple[str, str, str]:
    """Section, what is counted, unit."""
    section, *middle, unit = code.split("-")
    return section, "-".join(middle), unit


def _origin(key: str) -> str:
    if key == "tidak_diketahui":
        return str(NOT_KNOWN)
    found = place(key.replace("-", "."))
    return found.name if found else key


def _problem(key: str) -> str:
    row = shipped_tables().problems.get(key)
    return getattr(row, language(), key) if row else key


BY_SECTION: Mapping[str, Callable[[str], str]] = {
    "kelamin": lambda key: _({str(each): words for each, words in SEX_WORDS.items()}.get(key, key)),
    "umur": lambda key: _(BAND_WORDS.get(key, key)),
    "asal": _origin,
    "rujukan": lambda key: (
        _("Rujukan yang dikirim: %(service)s")
        % {"service": _({str(each): words for each, words in SERVICE_WORDS.items()}[key])}
    ),
    "pulang": lambda key: _({str(each): words for each, words in WAY_WORDS.items()}[key]),
    "masalah": _problem,
    "ditolak": lambda key: _({str(each): words for each, words in REFUSAL_WORDS.items()}[key]),
}


def group_words(section: str) -> str:
    """What a row of a table with several columns is about: a path to legal aid, or how far the money came."""
    kind, _sep, key = section.partition("_")
    if kind == "jalan":
        row = shipped_paths().paths.get(key)
        return getattr(row, language(), key) if row else _("Semua jalan bersama")
    return _({str(each): words for each, words in STOPPED_WORDS.items()}[key])


def figure_words(code: str) -> str:
    """What a figure counts, without its unit."""
    section, key, _unit = parts_of(code)
    if f"{section}-{key}" in FIGURE_WORDS:
        return _(FIGURE_WORDS[f"{section}-{key}"])
    if section in BY_SECTION:
        return BY_SECTION[section](key)
    return f"{group_words(section)}: {_(COLUMN_WORDS[key])}"


def said_number(figure: Figure) -> str:
    """A number as it is read; money in rupiah, and a word where that stage was not reached."""
    if figure.unit is Unit.RUPIAH:
        return _("belum ada") if figure.number is None else say_money(figure.number)
    return say_number(figure.number)


def unit_words(unit: Unit) -> str:
    """The word of a unit."""
    return _(UNIT_WORDS[unit])


def said_days(span: Span) -> str:
    """From which day to which day."""
    said = {"first": say_day(span.first, weekday=False), "last": say_day(span.last, weekday=False)}
    return _("%(first)s sampai %(last)s") % said


def heads_of(kind: FilingKind) -> list[str]:
    """The heads of the register that a report carries."""
    if kind is FilingKind.LEGAL_AID:
        return [_("Nomor kasus"), _("Diajukan"), _("Keadaan"), _("Alasan ditolak"), _("Ditunggu sampai")]
    return [
        _("Nomor kasus"), _("Sampai di mana"), _("Diajukan (Rp)"), _("Dituntut (Rp)"), _("Diputus (Rp)"),
        _("Diterima (Rp)"), _("Diterima dalam masa ini (Rp)"), _("Dilaporkan dibayar (Rp)"), _("Belum dibayar (Rp)"),
    ]  # fmt: skip


def register_title(drawn: Drawn) -> str:
    """What the register of a report is called."""
    if drawn.kind is FilingKind.LEGAL_AID:
        return _("Permohonan kepada OBH terakreditasi")
    return _("Register restitusi menurut kasus")
