"""The words of a person record."""

from dataclasses import dataclass, field
from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.words import gettext_noop


class PeopleEvent(EventName):
    """Events of this room."""

    REGISTERED = ("people.registered", gettext_noop("mencatat orang ini"))
    CORRECTED = ("people.corrected", gettext_noop("membetulkan data orang ini"))
    NAME_ADDED = ("people.name_added", gettext_noop("menambah nama"))
    NAME_RETIRED = ("people.name_retired", gettext_noop("menandai nama tidak dipakai lagi"))
    DOCUMENT_ADDED = ("people.document_added", gettext_noop("menambah surat atau nomor"))
    DOCUMENT_CORRECTED = ("people.document_corrected", gettext_noop("membetulkan surat atau nomor"))
    CONTACT_ADDED = ("people.contact_added", gettext_noop("menambah cara menghubungi"))
    CONTACT_RETIRED = ("people.contact_retired", gettext_noop("menandai cara menghubungi tidak dipakai lagi"))
    AGE_DECIDED = ("people.age_decided", gettext_noop("memutuskan anak atau dewasa"))
    ERASED = ("people.erased", gettext_noop("menghapus data orang ini untuk selamanya"))
    OPENED = ("people.opened", gettext_noop("membuka data orang ini"))
    LISTED = ("people.listed", gettext_noop("membuka daftar nama"))
    SEARCHED = ("people.searched", gettext_noop("mencari orang"))
    COMPARED = ("people.compared", gettext_noop("membandingkan dengan orang yang dicatat lebih dahulu"))
    UNSEALED_FOR_ERASURE = (
        "people.unsealed_for_erasure",
        gettext_noop("membuka nama untuk menghapusnya dari pencarian"),
    )
    UNSEALED_TO_INDEX = (
        "people.unsealed_to_index",
        gettext_noop("membuka tanggal lahir agar catatan lama ditemukan darinya"),
    )


class Sex(StrEnum):
    """L and P as on Indonesian papers, another, or not known."""

    MALE = "L"
    FEMALE = "P"
    OTHER = "lain"
    UNKNOWN = "tidak_diketahui"


SEX_WORDS: dict[Sex, str] = {
    Sex.FEMALE: gettext_noop("perempuan"),
    Sex.MALE: gettext_noop("laki-laki"),
    Sex.OTHER: gettext_noop("lainnya"),
    Sex.UNKNOWN: gettext_noop("tidak diketahui"),
}


class Answer(StrEnum):
    """An answer to a question of fact; not knowing, not wanting to say and not having been asked differ."""

    YES = "ya"
    NO = "tidak"
    UNKNOWN = "tidak_tahu"
    REFUSED = "tidak_mau_menjawab"
    NOT_ASKED = "tidak_ditanya"


ANSWER_WORDS: dict[Answer, str] = {
    Answer.YES: gettext_noop("ya"),
    Answer.NO: gettext_noop("tidak"),
    Answer.UNKNOWN: gettext_noop("tidak tahu"),
    Answer.REFUSED: gettext_noop("tidak mau menjawab"),
    Answer.NOT_ASKED: gettext_noop("tidak ditanya"),
}


class Disability(StrEnum):
    """Kinds of disability (basis: UU 8/2016, the law's four kinds)."""

    PHYSICAL = "fisik"
    INTELLECTUAL = "intelektual"
    MENTAL = "mental"
    SENSORY = "sensorik"


DISABILITY_WORDS: dict[Disability, str] = {
    Disability.PHYSICAL: gettext_noop("fisik"),
    Disability.INTELLECTUAL: gettext_noop("intelektual"),
    Disability.MENTAL: gettext_noop("mental"),
    Disability.SENSORY: gettext_noop("sensorik"),
}


class NameKind(StrEnum):
    """What kind of name it is."""

    OFFICIAL = "resmi"
    PASSPORT = "paspor"
    ALIAS = "alias"
    NICKNAME = "panggilan"
    CHINESE = "tionghoa"
    FATHER = "ayah"
    MOTHER = "ibu"


NAME_KIND_WORDS: dict[NameKind, str] = {
    NameKind.OFFICIAL: gettext_noop("nama resmi"),
    NameKind.PASSPORT: gettext_noop("nama di paspor"),
    NameKind.ALIAS: gettext_noop("nama lain"),
    NameKind.NICKNAME: gettext_noop("nama panggilan"),
    NameKind.CHINESE: gettext_noop("nama Tionghoa"),
    NameKind.FATHER: gettext_noop("nama ayah"),
    NameKind.MOTHER: gettext_noop("nama ibu"),
}
# Names by which the person herself is looked for; a parent's name is not hers.
OWN_NAMES = (NameKind.OFFICIAL, NameKind.PASSPORT, NameKind.ALIAS, NameKind.NICKNAME, NameKind.CHINESE)


class DocumentKind(StrEnum):
    """A paper or number that says who somebody is."""

    NIK = "nik"
    FAMILY_CARD = "kk"
    PASSPORT = "paspor"
    SPLP = "splp"
    BIRTH_CERTIFICATE = "akta_lahir"
    OTHER = "lain"


DOCUMENT_KIND_WORDS: dict[DocumentKind, str] = {
    DocumentKind.NIK: gettext_noop("NIK (KTP)"),
    DocumentKind.FAMILY_CARD: gettext_noop("nomor Kartu Keluarga"),
    DocumentKind.PASSPORT: gettext_noop("paspor"),
    DocumentKind.SPLP: gettext_noop("SPLP"),
    DocumentKind.BIRTH_CERTIFICATE: gettext_noop("akta kelahiran"),
    DocumentKind.OTHER: gettext_noop("surat lain"),
}


class HeldBy(StrEnum):
    """Who has the paper now."""

    HERSELF = "orang_ini"
    FAMILY = "keluarga"
    RECRUITER = "perekrut"
    EMPLOYER = "majikan"
    AUTHORITY = "aparat"
    DESK = "meja_ini"
    LOST = "hilang"
    NEVER_HAD = "tidak_pernah_ada"
    UNKNOWN = "tidak_diketahui"


HELD_BY_WORDS: dict[HeldBy, str] = {
    HeldBy.HERSELF: gettext_noop("orang ini sendiri"),
    HeldBy.FAMILY: gettext_noop("keluarga"),
    HeldBy.RECRUITER: gettext_noop("perekrut"),
    HeldBy.EMPLOYER: gettext_noop("majikan"),
    HeldBy.AUTHORITY: gettext_noop("aparat"),
    HeldBy.DESK: gettext_noop("meja ini"),
    HeldBy.LOST: gettext_noop("hilang"),
    HeldBy.NEVER_HAD: gettext_noop("tidak pernah ada"),
    HeldBy.UNKNOWN: gettext_noop("tidak diketahui"),
}


class ContactKind(StrEnum):
    """A way to reach somebody."""

    PHONE = "telepon"
    WHATSAPP = "whatsapp"
    ADDRESS = "alamat"
    THROUGH = "melalui_orang"
    EMAIL = "surel"
    ACCOUNT = "akun"


CONTACT_KIND_WORDS: dict[ContactKind, str] = {
    ContactKind.WHATSAPP: gettext_noop("WhatsApp"),
    ContactKind.PHONE: gettext_noop("telepon"),
    ContactKind.ADDRESS: gettext_noop("alamat"),
    ContactKind.THROUGH: gettext_noop("melalui orang lain"),
    ContactKind.EMAIL: gettext_noop("surel"),
    ContactKind.ACCOUNT: gettext_noop("akun media sosial"),
}


class AgeGroup(StrEnum):
    """Child or adult by the law's age."""

    CHILD = "anak"
    ADULT = "dewasa"


AGE_GROUP_WORDS: dict[AgeGroup, str] = {
    AgeGroup.CHILD: gettext_noop("anak"),
    AgeGroup.ADULT: gettext_noop("dewasa"),
}


class AgeBasis(StrEnum):
    """On what an officer decided."""

    PAPERS = "surat"
    SCHOOL = "sekolah"
    FAMILY = "keluarga"
    EXAMINATION = "pemeriksaan"
    OWN_WORDS = "keterangan_sendiri"
    OTHER = "lain"


AGE_BASIS_WORDS: dict[AgeBasis, str] = {
    AgeBasis.PAPERS: gettext_noop("surat yang dilihat"),
    AgeBasis.SCHOOL: gettext_noop("catatan sekolah atau puskesmas"),
    AgeBasis.FAMILY: gettext_noop("keterangan keluarga atau desa"),
    AgeBasis.EXAMINATION: gettext_noop("pemeriksaan dokter"),
    AgeBasis.OWN_WORDS: gettext_noop("keterangan orang ini sendiri"),
    AgeBasis.OTHER: gettext_noop("dasar lain"),
}


# Languages met here: ISO 639-3 codes with their names; another one is written as its code.
LANGUAGE_WORDS: dict[str, str] = {
    "ind": gettext_noop("Indonesia"),
    "zlm": gettext_noop("Melayu"),
    "hak": gettext_noop("Hakka (Khek)"),
    "nan": gettext_noop("Tiociu atau Hokkien"),
    "jav": gettext_noop("Jawa"),
    "mad": gettext_noop("Madura"),
    "bug": gettext_noop("Bugis"),
    "sun": gettext_noop("Sunda"),
    "knx": gettext_noop("Kanayatn (Ahe)"),
    "iba": gettext_noop("Iban"),
    "bdr": gettext_noop("Bidayuh"),
    "sas": gettext_noop("Sasak"),
    "cmn": gettext_noop("Mandarin"),
    "eng": gettext_noop("Inggris"),
    "ben": gettext_noop("Bengali"),
    "mya": gettext_noop("Myanmar"),
    "vie": gettext_noop("Vietnam"),
    "tha": gettext_noop("Thai"),
    "tgl": gettext_noop("Tagalog"),
    "khm": gettext_noop("Khmer"),
    "ins": gettext_noop("bahasa isyarat Indonesia"),
}


@dataclass(frozen=True)
class DocumentGiven:
    """A paper or number to be kept. `issued_by` is a country (ISO 3166-1 alpha-2)."""

    kind: DocumentKind
    number: str = ""
    issued_by: str = ""
    not_hers: Answer = Answer.NOT_ASKED
    forged: Answer = Answer.NOT_ASKED
    held_by: HeldBy = HeldBy.UNKNOWN
    note: str = ""


@dataclass(frozen=True)
class ContactGiven:
    """A way to be reached, whether it is safe, and how: "WhatsApp after 20.00, never call, say you are from school"."""

    kind: ContactKind
    value: str
    instructions: str = ""
    safe: Answer = Answer.UNKNOWN
    area: str = ""


@dataclass(frozen=True)
class PersonFacts:
    """What the record says of a person besides names, papers and ways to reach her.

    `home` is an area code of any level (the village is sealed, the kecamatan is not), `home_words` the same as it was told,
    also where no code fits; `nationality` is ISO 3166-1 alpha-2,
    empty where not known, `XX` for a stateless person; `language` is ISO 639-3; `dependants` is None where not known.
    """

    sex: Sex = Sex.UNKNOWN
    birth: VagueDate = field(default_factory=VagueDate.unknown)
    birth_place: str = ""
    nationality: str = ""
    home: str = ""
    home_words: str = ""
    language: str = ""
    needs_interpreter: Answer = Answer.NOT_ASKED
    disabled: Answer = Answer.NOT_ASKED
    disabilities: frozenset[Disability] = frozenset()
    pregnant: Answer = Answer.NOT_ASKED
    dependants: int | None = None
    papers_not_hers: Answer = Answer.NOT_ASKED
    health: str = ""
    note: str = ""


@dataclass(frozen=True)
class PersonTold(PersonFacts):
    """What a new record says: facts, and names in the order in which they are to be shown (at least one of any kind)."""

    names: tuple[tuple[NameKind, str], ...] = ()
