"""Words of custody: what may be asked to be opened, what became of it, and the glass that is broken in danger to life."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class CustodyEvent(EventName):
    """Events of this room."""

    ASKED = ("custody.asked", gettext_noop("meminta identitas dibuka"))
    WITHDRAWN = ("custody.withdrawn", gettext_noop("menarik permintaan membuka identitas"))
    GRANTED = ("custody.granted", gettext_noop("memberi izin membuka identitas"))
    REFUSED = ("custody.refused", gettext_noop("menolak permintaan membuka identitas"))
    ENDED = ("custody.ended", gettext_noop("mengakhiri izin membuka identitas"))
    READ = ("custody.read", gettext_noop("membaca permintaan membuka identitas"))
    GRANT_USED = ("custody.grant_used", gettext_noop("memakai izin membuka identitas"))
    IDENTITY_OPENED = ("custody.identity_opened", gettext_noop("membuka identitas dengan izin kustodian"))
    GLASS_BROKEN = ("custody.glass_broken", gettext_noop("membuka darurat karena ada bahaya jiwa"))
    GLASS_MISSED = ("custody.glass_missed", gettext_noop("mencari orang untuk pembukaan darurat, tidak ketemu"))
    NUMBER_COMPARED = ("custody.number_compared", gettext_noop("mencocokkan nomor untuk pembukaan darurat"))
    GLASS_USED = ("custody.glass_used", gettext_noop("memakai pembukaan darurat"))
    CONTACT_OPENED = ("custody.contact_opened", gettext_noop("membuka kontak karena ada bahaya jiwa"))
    GLASS_READ = ("custody.glass_read", gettext_noop("membaca alasan pembukaan darurat"))
    GLASS_ENDED = ("custody.glass_ended", gettext_noop("menutup pembukaan darurat"))
    GLASS_REVIEWED = ("custody.glass_reviewed", gettext_noop("meninjau pembukaan darurat"))
    OVER = ("custody.over", gettext_noop("izin dan pembukaan darurat berakhir sendiri"))


class RecordKind(StrEnum):
    """Whose identity is asked for."""

    REPORTER = "pelapor"
    PERSON = "orang"


RECORD_KIND_WORDS: Mapping[RecordKind, str] = {
    RecordKind.REPORTER: gettext_noop("pelapor"),
    RecordKind.PERSON: gettext_noop("orang dalam kasus"),
}


class Field(StrEnum):
    """What may be named in a request: identity and how to reach her (class C). Health never opens here."""

    REPORTER_NAME = "pelapor_nama"
    REPORTER_PHONE = "pelapor_telepon"
    REPORTER_ADDRESS = "pelapor_alamat"
    REPORTER_SAFE = "pelapor_cara_aman"
    NAMES = "nama"
    BIRTH = "lahir"
    PAPERS = "surat"
    CONTACTS = "kontak"
    HOME = "tempat_tinggal"


FIELD_WORDS: Mapping[Field, str] = {
    Field.REPORTER_NAME: gettext_noop("Nama pelapor"),
    Field.REPORTER_PHONE: gettext_noop("Telepon pelapor"),
    Field.REPORTER_ADDRESS: gettext_noop("Alamat pelapor"),
    Field.REPORTER_SAFE: gettext_noop("Cara aman menghubungi pelapor"),
    Field.NAMES: gettext_noop("Nama"),
    Field.BIRTH: gettext_noop("Tanggal lahir"),
    Field.PAPERS: gettext_noop("Nomor surat (NIK, paspor, dan lainnya)"),
    Field.CONTACTS: gettext_noop("Cara menghubungi dan petunjuk keselamatannya"),
    Field.HOME: gettext_noop("Tempat tinggal"),
}

OF_REPORTER = (Field.REPORTER_NAME, Field.REPORTER_PHONE, Field.REPORTER_ADDRESS, Field.REPORTER_SAFE)
FIELDS_OF: Mapping[RecordKind, tuple[Field, ...]] = {
    RecordKind.REPORTER: OF_REPORTER,
    RecordKind.PERSON: tuple(field for field in Field if field not in OF_REPORTER),
}
# Contact and safety data: how to reach her, how to do so without harm, where she lives, and by which name.
GLASS_FIELDS = (Field.NAMES, Field.CONTACTS, Field.HOME)

# The columns behind each name, as a warrant names them.
COLUMNS: Mapping[Field, tuple[str, ...]] = {
    Field.REPORTER_NAME: ("reporter.name",),
    Field.REPORTER_PHONE: ("reporter.phone",),
    Field.REPORTER_ADDRESS: ("reporter.address",),
    Field.REPORTER_SAFE: ("reporter.safe_contact",),
    Field.NAMES: ("personname.name",),
    Field.BIRTH: ("person.birth",),
    Field.PAPERS: ("document.number",),
    Field.CONTACTS: ("contactway.value", "contactway.instructions"),
    Field.HOME: ("person.village", "person.home_words"),
}


class Outcome(StrEnum):
    """What a request came to."""

    GRANTED = "diberikan"
    REFUSED = "ditolak"
    WITHDRAWN = "ditarik"
    LAPSED = "gugur"


class State(StrEnum):
    """Where a request stands at a moment."""

    WAITING = "menunggu"
    RUNNING = "terbuka"
    OVER = "berakhir"
    REFUSED = "ditolak"
    WITHDRAWN = "ditarik"
    LAPSED = "gugur"


STATE_WORDS: Mapping[State, str] = {
    State.WAITING: gettext_noop("Menunggu kustodian"),
    State.RUNNING: gettext_noop("Terbuka untuk sementara"),
    State.OVER: gettext_noop("Izin sudah berakhir"),
    State.REFUSED: gettext_noop("Ditolak"),
    State.WITHDRAWN: gettext_noop("Ditarik oleh peminta"),
    State.LAPSED: gettext_noop("Gugur: tidak dijawab, atau peminta sudah pergi"),
}


class Way(StrEnum):
    """By what a person is found in an emergency: exactly, never by browsing."""

    NIK = "nik"
    PHONE = "telepon"
    CASE = "nomor_kasus"


WAY_WORDS: Mapping[Way, str] = {
    Way.PHONE: gettext_noop("Nomor telepon orang itu"),
    Way.NIK: gettext_noop("NIK orang itu"),
    Way.CASE: gettext_noop("Nomor kasus"),
}


class Judgement(StrEnum):
    """What the reviewer found of a broken glass."""

    RIGHT = "tepat"
    WRONG_BUT_HONEST = "keliru_tanpa_niat_buruk"
    WRONG = "tidak_dapat_dibenarkan"


JUDGEMENT_WORDS: Mapping[Judgement, str] = {
    Judgement.RIGHT: gettext_noop("Tepat: ada bahaya jiwa, dan data itu perlu"),
    Judgement.WRONG_BUT_HONEST: gettext_noop("Keliru, tanpa niat buruk"),
    Judgement.WRONG: gettext_noop("Tidak dapat dibenarkan; diperiksa lebih lanjut"),
}


@dataclass(frozen=True)
class Limit:
    """A number of the office's own rule, with what it rests on."""

    code: str
    unit: str  # "hours" or "times"
    amount: int
    words_id: str
    words_en: str
    basis: str
    mark: str
    source: str


@dataclass(frozen=True)
class Asked:
    """What is known of a request when its state is decided."""

    outcome: str
    until: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class Found:
    """A record that answers exactly to what was typed."""

    person: UUID
    desk: UUID
    made_at: datetime
