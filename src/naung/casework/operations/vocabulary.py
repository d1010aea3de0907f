"""The words of operations: codes and numbers only. No free word can be typed, so neither a name nor a tactic finds a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class OperationsEvent(EventName):
    """Events of this room."""

    RECORDED = ("operations.recorded", gettext_noop("mencatat operasi atau patroli yang sudah selesai"))
    CORRECTED = ("operations.corrected", gettext_noop("membetulkan catatan operasi atau patroli"))
    WITHDRAWN = ("operations.withdrawn", gettext_noop("menarik catatan operasi atau patroli"))


class Kind(StrEnum):
    """What it was, as coarse as effort needs it."""

    OPERATION = "operasi"
    PATROL = "patroli"
    INSPECTION = "pemeriksaan"


KIND_WORDS: Mapping[Kind, str] = {
    Kind.OPERATION: gettext_noop("Operasi"),
    Kind.PATROL: gettext_noop("Patroli"),
    Kind.INSPECTION: gettext_noop("Pemeriksaan tempat"),
}


class Checked(StrEnum):
    """What was looked at."""

    CROSSINGS = "perlintasan"
    ROADS = "kendaraan"
    BOATS = "kapal"
    LODGINGS = "penginapan"
    ENTERTAINMENT = "hiburan"
    WORKPLACES = "tempat_kerja"
    RECRUITERS = "penyalur"
    PAPERS = "dokumen"
    ONLINE = "daring"


CHECKED_WORDS: Mapping[Checked, str] = {
    Checked.CROSSINGS: gettext_noop("Perlintasan batas negara"),
    Checked.ROADS: gettext_noop("Kendaraan dan terminal"),
    Checked.BOATS: gettext_noop("Kapal dan pelabuhan"),
    Checked.LODGINGS: gettext_noop("Penginapan dan rumah kontrakan"),
    Checked.ENTERTAINMENT: gettext_noop("Tempat hiburan"),
    Checked.WORKPLACES: gettext_noop("Tempat kerja"),
    Checked.RECRUITERS: gettext_noop("Penyalur tenaga kerja"),
    Checked.PAPERS: gettext_noop("Permohonan dokumen perjalanan"),
    Checked.ONLINE: gettext_noop("Tawaran kerja di internet"),
}


class Reason(StrEnum):
    """Why a record is corrected or withdrawn."""

    TYPED = "salah_ketik"
    COUNTED = "dihitung_ulang"
    AREA = "wilayah_keliru"
    TWICE = "tercatat_dua_kali"
    ANOTHER = "bukan_mencari_korban"


REASON_WORDS: Mapping[Reason, str] = {
    Reason.TYPED: gettext_noop("Salah ketik"),
    Reason.COUNTED: gettext_noop("Jam atau petugasnya dihitung ulang"),
    Reason.AREA: gettext_noop("Wilayahnya keliru"),
    Reason.TWICE: gettext_noop("Tercatat dua kali"),
    Reason.ANOTHER: gettext_noop("Ternyata bukan untuk menemukan korban perdagangan orang"),
}
# A record that should not have been made is withdrawn for one of these; the other reasons correct it.
WITHDRAWS = frozenset({Reason.TWICE, Reason.ANOTHER})


@dataclass(frozen=True)
class OperationTold:
    """An operation that has ended. `place`: kecamatan or kabupaten/kota; `hours`: how long it lasted; `officers`: how many."""

    kind: Kind
    place: str
    began_on: date
    ended_on: date
    hours: int
    officers: int
    checked: frozenset[Checked]
