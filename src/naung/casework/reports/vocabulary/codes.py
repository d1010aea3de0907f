"""Codes of a report: how it came, what it says, how urgent it is, and what became of it."""

from collections.abc import Mapping
from enum import StrEnum

from naung.foundation.words import gettext_noop

NUMBER_PREFIX = "LP"


class Channel(StrEnum):
    """How the report reached the desk."""

    PHONE = "telepon"
    WALK_IN = "datang"
    WHATSAPP = "whatsapp"
    LETTER = "surat"
    AGENCY = "instansi"


CHANNEL_WORDS: Mapping[Channel, str] = {
    Channel.PHONE: gettext_noop("Telepon"),
    Channel.WALK_IN: gettext_noop("Datang langsung"),
    Channel.WHATSAPP: gettext_noop("Pesan WhatsApp"),
    Channel.LETTER: gettext_noop("Surat"),
    Channel.AGENCY: gettext_noop("Instansi lain"),
}


class Sender(StrEnum):
    """Who sent a letter, or which kind of agency told the desk."""

    MISSION = "perwakilan_ri"
    VILLAGE = "desa_kelurahan"
    POLICE = "kepolisian"
    BORDER = "pos_lintas_batas"
    MIGRANT_OFFICE = "bp3mi"
    HEALTH = "layanan_kesehatan"
    SCHOOL = "sekolah"
    CIVIL_SOCIETY = "organisasi_masyarakat"
    OTHER = "lain"


SENDER_WORDS: Mapping[Sender, str] = {
    Sender.MISSION: gettext_noop("Perwakilan RI (KBRI, KJRI)"),
    Sender.VILLAGE: gettext_noop("Desa atau kelurahan"),
    Sender.POLICE: gettext_noop("Kepolisian"),
    Sender.BORDER: gettext_noop("Pos lintas batas"),
    Sender.MIGRANT_OFFICE: gettext_noop("BP3MI atau P4MI"),
    Sender.HEALTH: gettext_noop("Rumah sakit atau puskesmas"),
    Sender.SCHOOL: gettext_noop("Sekolah"),
    Sender.CIVIL_SOCIETY: gettext_noop("Organisasi masyarakat"),
    Sender.OTHER: gettext_noop("Lainnya"),
}


class Part(StrEnum):
    """What part a mentioned person has, as far as the report says."""

    CONCERNED = "orang_yang_ditolong"
    WITNESS = "saksi"
    COMPANION = "pendamping"
    RECRUITER = "perekrut"
    SPONSOR = "sponsor"
    TRANSPORTER = "pengangkut"
    HARBOURER = "penampung"
    EXPLOITER = "pemanfaat"
    OFFICIAL = "pejabat"
    UNCLEAR = "belum_jelas"


PART_WORDS: Mapping[Part, str] = {
    Part.CONCERNED: gettext_noop("Orang yang mungkin perlu ditolong"),
    Part.WITNESS: gettext_noop("Saksi"),
    Part.COMPANION: gettext_noop("Pendamping"),
    Part.RECRUITER: gettext_noop("Diduga merekrut"),
    Part.SPONSOR: gettext_noop("Diduga menjadi sponsor"),
    Part.TRANSPORTER: gettext_noop("Diduga mengangkut"),
    Part.HARBOURER: gettext_noop("Diduga menampung"),
    Part.EXPLOITER: gettext_noop("Diduga mengambil untung"),
    Part.OFFICIAL: gettext_noop("Pejabat atau petugas"),
    Part.UNCLEAR: gettext_noop("Belum jelas"),
}
# Parts in which a person may have done harm: only their names are compared with the officers' own.
MAY_HAVE_HARMED = frozenset(Part) - {Part.CONCERNED, Part.WITNESS, Part.COMPANION}


class Sex(StrEnum):
    """Sex as told."""

    FEMALE = "perempuan"
    MALE = "laki_laki"
    UNKNOWN = "tidak_diketahui"


SEX_WORDS: Mapping[Sex, str] = {
    Sex.FEMALE: gettext_noop("Perempuan"),
    Sex.MALE: gettext_noop("Laki-laki"),
    Sex.UNKNOWN: gettext_noop("Tidak diketahui"),
}


class AgeBand(StrEnum):
    """Child or adult as told; whoever may be a child is treated as one."""

    CHILD = "anak"
    MAYBE_CHILD = "mungkin_anak"
    ADULT = "dewasa"
    UNKNOWN = "tidak_diketahui"


AGE_WORDS: Mapping[AgeBand, str] = {
    AgeBand.CHILD: gettext_noop("Anak (belum 18 tahun)"),
    AgeBand.MAYBE_CHILD: gettext_noop("Mungkin anak"),
    AgeBand.ADULT: gettext_noop("Dewasa"),
    AgeBand.UNKNOWN: gettext_noop("Tidak diketahui"),
}


class Relation(StrEnum):
    """What the reporter is to the person whom the report is about."""

    SELF = "dirinya_sendiri"
    FAMILY = "keluarga"
    FRIEND = "teman"
    NEIGHBOUR = "tetangga"
    OFFICER = "petugas"
    WITNESS = "saksi"
    OTHER = "lain"
    UNKNOWN = "tidak_diketahui"


RELATION_WORDS: Mapping[Relation, str] = {
    Relation.SELF: gettext_noop("Dirinya sendiri"),
    Relation.FAMILY: gettext_noop("Keluarga"),
    Relation.FRIEND: gettext_noop("Teman"),
    Relation.NEIGHBOUR: gettext_noop("Tetangga"),
    Relation.OFFICER: gettext_noop("Petugas instansi"),
    Relation.WITNESS: gettext_noop("Orang yang melihat"),
    Relation.OTHER: gettext_noop("Lainnya"),
    Relation.UNKNOWN: gettext_noop("Tidak diketahui"),
}


class OfficerAnswer(StrEnum):
    """Whether the report is against an officer who may use this system."""

    NO = "tidak"
    YES = "ya"
    UNKNOWN = "tidak_tahu"


OFFICER_WORDS: Mapping[OfficerAnswer, str] = {
    OfficerAnswer.NO: gettext_noop("Tidak"),
    OfficerAnswer.YES: gettext_noop("Ya"),
    OfficerAnswer.UNKNOWN: gettext_noop("Tidak tahu"),
}


class Silence(StrEnum):
    """Why no urgent fact is known; ANSWERED says that all were asked."""

    ANSWERED = "dijawab"
    UNKNOWN = "tidak_tahu"
    DECLINED = "tidak_mau_menjawab"
    NOT_ASKED = "tidak_ditanya"


SILENCE_WORDS: Mapping[Silence, str] = {
    Silence.ANSWERED: gettext_noop("Semua sudah ditanyakan"),
    Silence.UNKNOWN: gettext_noop("Ditanyakan, pelapor tidak tahu"),
    Silence.DECLINED: gettext_noop("Ditanyakan, pelapor tidak mau menjawab"),
    Silence.NOT_ASKED: gettext_noop("Belum ditanyakan"),
}


class Urgency(StrEnum):
    """How soon somebody must act."""

    HIGH = "tinggi"
    MEDIUM = "sedang"
    ORDINARY = "biasa"


URGENCY_WORDS: Mapping[Urgency, str] = {
    Urgency.HIGH: gettext_noop("Mendesak tinggi"),
    Urgency.MEDIUM: gettext_noop("Mendesak sedang"),
    Urgency.ORDINARY: gettext_noop("Biasa"),
}
URGENCY_ORDER = (Urgency.HIGH, Urgency.MEDIUM, Urgency.ORDINARY)


class Status(StrEnum):
    """Where a report stands. It is never deleted."""

    RECEIVED = "received"
    LINKED = "linked_to_case"
    JOINED = "joined_case"
    CLOSED = "closed"


STATUS_WORDS: Mapping[Status, str] = {
    Status.RECEIVED: gettext_noop("Menunggu keputusan"),
    Status.LINKED: gettext_noop("Menjadi kasus"),
    Status.JOINED: gettext_noop("Digabung ke kasus"),
    Status.CLOSED: gettext_noop("Ditutup"),
}


class Step(StrEnum):
    """What can be done with a report."""

    RESPOND = "respond"
    LINK = "link"
    JOIN = "join"
    CLOSE = "close"
    REOPEN = "reopen"
    CORRECT = "correct"
    HAND = "hand"


STEP_WORDS: Mapping[Step, str] = {
    Step.RESPOND: gettext_noop("mencatat tindak lanjut"),
    Step.LINK: gettext_noop("menjadikan laporan ini kasus"),
    Step.JOIN: gettext_noop("menggabungkan laporan ini ke kasus"),
    Step.CLOSE: gettext_noop("menutup laporan"),
    Step.REOPEN: gettext_noop("membuka kembali laporan"),
    Step.CORRECT: gettext_noop("memperbaiki isi laporan"),
    Step.HAND: gettext_noop("menyerahkan laporan ke meja lain"),
}


class ClosingReason(StrEnum):
    """Why a report ends without a case."""

    NOT_TRAFFICKING = "bukan_tppo"
    DUPLICATE = "laporan_ganda"
    OTHER_AREA = "wilayah_lain"
    OTHER_SERVICE = "layanan_lain"
    UNREACHABLE = "tidak_dapat_dihubungi"
    TOO_LITTLE_KNOWN = "keterangan_kurang"
    INFORMATION_ONLY = "hanya_bertanya"
    WRONGLY_ENTERED = "salah_catat"


CLOSING_WORDS: Mapping[ClosingReason, str] = {
    ClosingReason.NOT_TRAFFICKING: gettext_noop("Bukan perdagangan orang, dan tidak ada kebutuhan layanan"),
    ClosingReason.DUPLICATE: gettext_noop("Sama dengan laporan lain"),
    ClosingReason.OTHER_AREA: gettext_noop("Ditangani wilayah lain"),
    ClosingReason.OTHER_SERVICE: gettext_noop("Ditangani layanan lain"),
    ClosingReason.UNREACHABLE: gettext_noop("Tidak dapat dihubungi setelah dicoba"),
    ClosingReason.TOO_LITTLE_KNOWN: gettext_noop("Keterangan belum cukup untuk bertindak"),
    ClosingReason.INFORMATION_ONLY: gettext_noop("Hanya bertanya, sudah dijawab"),
    ClosingReason.WRONGLY_ENTERED: gettext_noop("Salah catat"),
}
# Reasons that need no attempt to reach anybody first.
CLOSED_WITHOUT_RESPONSE = frozenset({ClosingReason.DUPLICATE, ClosingReason.WRONGLY_ENTERED})


class Response(StrEnum):
    """What was done first after the report."""

    CONTACTED = "dihubungi"
    VISITED = "didatangi"
    POLICE_ASKED = "minta_bantuan_polisi"
    PASSED_ON = "diteruskan"
    TRIED = "dicoba_belum_berhasil"


RESPONSE_WORDS: Mapping[Response, str] = {
    Response.CONTACTED: gettext_noop("Sudah dihubungi dengan aman"),
    Response.VISITED: gettext_noop("Sudah didatangi"),
    Response.POLICE_ASKED: gettext_noop("Bantuan polisi sudah diminta"),
    Response.PASSED_ON: gettext_noop("Sudah diteruskan ke instansi yang berwenang"),
    Response.TRIED: gettext_noop("Sudah dicoba, belum berhasil"),
}
STOPS_CLOCK = frozenset(Response) - {Response.TRIED}


class ReporterReason(StrEnum):
    """Why somebody opens who reported."""

    CALL_BACK = "menghubungi_kembali"
    SAFETY = "keselamatan"
    TESTIMONY = "kesaksian"
    OVERSIGHT = "pengawasan"


REPORTER_REASON_WORDS: Mapping[ReporterReason, str] = {
    ReporterReason.CALL_BACK: gettext_noop("Perlu menghubungi pelapor kembali"),
    ReporterReason.SAFETY: gettext_noop("Keselamatan pelapor terancam"),
    ReporterReason.TESTIMONY: gettext_noop("Pelapor diminta memberi kesaksian"),
    ReporterReason.OVERSIGHT: gettext_noop("Pemeriksaan atas petugas"),
}
