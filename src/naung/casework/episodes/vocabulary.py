"""Words of an episode: kinds of events, of places, of papers, of things, and the parts people play."""

from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class EventKind(StrEnum):
    """What happened. The order of the members is the usual order of a story."""

    RECRUITMENT = "recruitment"
    TRANSPORT = "transport"
    TRANSIT = "transit"
    CROSSING_OFFICIAL = "crossing_official"
    CROSSING_UNOFFICIAL = "crossing_unofficial"
    HARBOURING = "harbouring"
    EXPLOITATION = "exploitation"
    ESCAPE = "escape"
    RESCUE = "rescue"
    RETURN = "return"


EVENT_WORDS: dict[EventKind, str] = {
    EventKind.RECRUITMENT: gettext_noop("Diajak atau direkrut"),
    EventKind.TRANSPORT: gettext_noop("Diangkut"),
    EventKind.TRANSIT: gettext_noop("Singgah"),
    EventKind.CROSSING_OFFICIAL: gettext_noop("Melewati batas di pos resmi"),
    EventKind.CROSSING_UNOFFICIAL: gettext_noop("Melewati batas di jalan tidak resmi"),
    EventKind.HARBOURING: gettext_noop("Ditampung"),
    EventKind.EXPLOITATION: gettext_noop("Dieksploitasi"),
    EventKind.ESCAPE: gettext_noop("Melarikan diri"),
    EventKind.RESCUE: gettext_noop("Ditolong atau dijemput"),
    EventKind.RETURN: gettext_noop("Pulang"),
}

# Events by which an episode may end.
EXIT_KINDS = frozenset({EventKind.ESCAPE, EventKind.RESCUE, EventKind.RETURN})


class Carriage(StrEnum):
    """By what a person was moved."""

    CAR = "mobil"
    BUS = "bus"
    MOTORBIKE = "sepeda_motor"
    BOAT = "kapal"
    PLANE = "pesawat"
    FOOT = "jalan_kaki"
    OTHER = "lainnya"
    UNKNOWN = "tidak_diketahui"


CARRIAGE_WORDS: dict[Carriage, str] = {
    Carriage.CAR: gettext_noop("mobil"),
    Carriage.BUS: gettext_noop("bus"),
    Carriage.MOTORBIKE: gettext_noop("sepeda motor"),
    Carriage.BOAT: gettext_noop("kapal atau perahu"),
    Carriage.PLANE: gettext_noop("pesawat"),
    Carriage.FOOT: gettext_noop("jalan kaki"),
    Carriage.OTHER: gettext_noop("lainnya"),
    Carriage.UNKNOWN: gettext_noop("tidak diketahui"),
}


class PapersState(StrEnum):
    """What became of a person's papers at this event."""

    OWN = "dipegang_sendiri"
    TAKEN = "ditahan_orang_lain"
    FORGED = "palsu_atau_bukan_miliknya"
    NONE = "tidak_ada"
    UNKNOWN = "tidak_diketahui"


PAPERS_WORDS: dict[PapersState, str] = {
    PapersState.OWN: gettext_noop("dipegang sendiri"),
    PapersState.TAKEN: gettext_noop("ditahan orang lain"),
    PapersState.FORGED: gettext_noop("palsu atau bukan miliknya"),
    PapersState.NONE: gettext_noop("tidak ada surat"),
    PapersState.UNKNOWN: gettext_noop("tidak diketahui"),
}


class ActList(StrEnum):
    """The three lists of codes that an event may carry for the law (codes of the law room)."""

    PROCESS = "process"
    MEANS = "means"
    PURPOSE = "purpose"


class PartyRole(StrEnum):
    """The part a person played in one event."""

    RECRUITER = "perekrut"
    SPONSOR = "sponsor"
    TRANSPORTER = "pengangkut"
    HARBOURER = "penampung"
    EXPLOITER = "pengeksploitasi"
    OFFICIAL = "pejabat"
    COMPANION = "pendamping"
    FELLOW = "sesama_korban"
    HELPER = "penolong"
    WITNESS = "saksi"


PARTY_WORDS: dict[PartyRole, str] = {
    PartyRole.RECRUITER: gettext_noop("yang mengajak"),
    PartyRole.SPONSOR: gettext_noop("sponsor"),
    PartyRole.TRANSPORTER: gettext_noop("yang mengangkut"),
    PartyRole.HARBOURER: gettext_noop("yang menampung"),
    PartyRole.EXPLOITER: gettext_noop("yang mengeksploitasi"),
    PartyRole.OFFICIAL: gettext_noop("pejabat"),
    PartyRole.COMPANION: gettext_noop("yang menemani"),
    PartyRole.FELLOW: gettext_noop("yang mengalami hal sama"),
    PartyRole.HELPER: gettext_noop("yang menolong"),
    PartyRole.WITNESS: gettext_noop("saksi"),
}


class ThingKind(StrEnum):
    """Things are records of their own: the same phone or house may return in another story."""

    PHONE = "telepon"
    ACCOUNT = "rekening"
    ADDRESS = "alamat"
    VEHICLE = "kendaraan"
    VESSEL = "kapal"
    COMPANY = "perusahaan"
    OFFICE = "kantor"
    DOCUMENT = "dokumen"
    PROFILE = "profil_daring"


THING_WORDS: dict[ThingKind, str] = {
    ThingKind.PHONE: gettext_noop("Nomor telepon"),
    ThingKind.ACCOUNT: gettext_noop("Rekening"),
    ThingKind.ADDRESS: gettext_noop("Alamat"),
    ThingKind.VEHICLE: gettext_noop("Kendaraan"),
    ThingKind.VESSEL: gettext_noop("Kapal"),
    ThingKind.COMPANY: gettext_noop("Perusahaan"),
    ThingKind.OFFICE: gettext_noop("Kantor atau agen"),
    ThingKind.DOCUMENT: gettext_noop("Dokumen"),
    ThingKind.PROFILE: gettext_noop("Akun media sosial"),
}


class ThingRole(StrEnum):
    """How a thing belongs to a person or an event."""

    OWNED_BY = "milik"
    USED_BY = "dipakai"
    PAID_TO = "tujuan_pembayaran"
    PLACE_OF = "tempat_kejadian"
    NAMED_IN = "disebut"


THING_ROLE_WORDS: dict[ThingRole, str] = {
    ThingRole.OWNED_BY: gettext_noop("milik"),
    ThingRole.USED_BY: gettext_noop("dipakai oleh"),
    ThingRole.PAID_TO: gettext_noop("tujuan pembayaran"),
    ThingRole.PLACE_OF: gettext_noop("tempat kejadian"),
    ThingRole.NAMED_IN: gettext_noop("disebut dalam"),
}


class EpisodeEvent(EventName):
    """What the log says about episodes."""

    BEGUN = ("episodes.begun", gettext_noop("mencatat satu riwayat"))
    CORRECTED = ("episodes.corrected", gettext_noop("membetulkan riwayat"))
    OPENED = ("episodes.opened", gettext_noop("membuka riwayat"))
    EVENT_ADDED = ("episodes.event_added", gettext_noop("mencatat kejadian"))
    EVENT_CORRECTED = ("episodes.event_corrected", gettext_noop("membetulkan kejadian"))
    EVENT_STRUCK = ("episodes.event_struck", gettext_noop("mencoret kejadian"))
    PARTY_ADDED = ("episodes.party_added", gettext_noop("mencatat siapa yang terlibat dalam kejadian"))
    PARTY_STRUCK = ("episodes.party_struck", gettext_noop("mencoret orang dari kejadian"))
    THING_RECORDED = ("episodes.thing_recorded", gettext_noop("mencatat benda"))
    THING_CORRECTED = ("episodes.thing_corrected", gettext_noop("membetulkan benda"))
    THING_LINKED = ("episodes.thing_linked", gettext_noop("menghubungkan benda"))
    THING_UNLINKED = ("episodes.thing_unlinked", gettext_noop("melepas hubungan benda"))
    FORGOTTEN = ("episodes.forgotten", gettext_noop("menghapus riwayat satu orang"))
    UNSEALED_FOR_ERASURE = (
        "episodes.unsealed_for_erasure",
        gettext_noop("mengeluarkan benda yang dihapus dari pencarian"),
    )
    THINGS_OPENED = ("episodes.things_opened", gettext_noop("membuka daftar benda"))
