"""Words of a case."""

from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class Stage(StrEnum):
    """Where a case stands."""

    OPEN = "terbuka"
    CLOSING = "menunggu_penutupan"
    CLOSED = "ditutup"
    REOPENING = "menunggu_pembukaan"


STAGE_WORDS: dict[Stage, str] = {
    Stage.OPEN: gettext_noop("Terbuka"),
    Stage.CLOSING: gettext_noop("Menunggu persetujuan penutupan"),
    Stage.CLOSED: gettext_noop("Ditutup"),
    Stage.REOPENING: gettext_noop("Menunggu persetujuan pembukaan kembali"),
}


class Role(StrEnum):
    """The part a person has in a case. One person may have several (a victim may be accused too)."""

    VICTIM = "korban"
    WITNESS = "saksi"
    REPORTER = "pelapor"
    COMPANION = "pendamping"
    RECRUITER = "terduga_perekrut"
    SPONSOR = "sponsor"
    TRANSPORTER = "pengangkut"
    HARBOURER = "penampung"
    EXPLOITER = "pengeksploitasi"
    OFFICIAL = "pejabat"


ROLE_WORDS: dict[Role, str] = {
    Role.VICTIM: gettext_noop("Penyintas (korban menurut hukum)"),
    Role.WITNESS: gettext_noop("Saksi"),
    Role.REPORTER: gettext_noop("Pelapor"),
    Role.COMPANION: gettext_noop("Pendamping"),
    Role.RECRUITER: gettext_noop("Terduga perekrut"),
    Role.SPONSOR: gettext_noop("Terduga sponsor"),
    Role.TRANSPORTER: gettext_noop("Terduga pengangkut"),
    Role.HARBOURER: gettext_noop("Terduga penampung"),
    Role.EXPLOITER: gettext_noop("Terduga pengeksploitasi"),
    Role.OFFICIAL: gettext_noop("Pejabat yang disebut"),
}

# Whose own story a case tells: such a person is hidden wherever the case is (see `recusal`).
TOLD_OF = frozenset({Role.VICTIM, Role.WITNESS, Role.REPORTER})
SUSPECTED = frozenset({Role.RECRUITER, Role.SPONSOR, Role.TRANSPORTER, Role.HARBOURER, Role.EXPLOITER, Role.OFFICIAL})


class Danger(StrEnum):
    """Whether someone is in danger now, as the desk sees it. A word on the page, never a score."""

    YES = "ya"
    NO = "tidak"
    UNKNOWN = "tidak_tahu"


DANGER_WORDS: dict[Danger, str] = {
    Danger.YES: gettext_noop("Ada bahaya sekarang"),
    Danger.NO: gettext_noop("Tidak ada bahaya yang diketahui"),
    Danger.UNKNOWN: gettext_noop("Belum tahu apakah ada bahaya"),
}


class Sexual(StrEnum):
    """Whether the act is also a crime of sexual violence, which opens clocks and a fund of its own."""

    YES = "ya"
    NO = "tidak"
    UNKNOWN = "belum_tahu"


SEXUAL_WORDS: dict[Sexual, str] = {
    Sexual.YES: gettext_noop("Ya"),
    Sexual.NO: gettext_noop("Tidak"),
    Sexual.UNKNOWN: gettext_noop("Belum tahu"),
}


class Visibility(StrEnum):
    """Who may read a note."""

    DESK = "meja"
    SUPERVISORS = "penulis_dan_penyelia"
    AUTHOR = "penulis_saja"


VISIBILITY_WORDS: dict[Visibility, str] = {
    Visibility.DESK: gettext_noop("semua petugas kasus di meja ini"),
    Visibility.SUPERVISORS: gettext_noop("penulis dan penyelia"),
    Visibility.AUTHOR: gettext_noop("penulis saja"),
}


class Turn(StrEnum):
    """What a decision asks for."""

    CLOSE = "tutup"
    REOPEN = "buka_kembali"


class Outcome(StrEnum):
    """What became of a decision that was asked for."""

    APPROVED = "disetujui"
    REFUSED = "ditolak"
    WITHDRAWN = "ditarik"


CLOSE_REASONS: dict[str, str] = {
    "layanan_selesai": gettext_noop("Layanan yang diminta sudah selesai"),
    "atas_permintaan": gettext_noop("Orang ini meminta kasusnya ditutup"),
    "pindah_wilayah": gettext_noop("Ditangani kantor lain"),
    "tidak_terhubungi": gettext_noop("Tidak dapat dihubungi lagi dengan cara yang aman"),
    "bukan_tppo": gettext_noop("Bukan perdagangan orang menurut penetapan; layanan lain tetap jalan"),
    "meninggal": gettext_noop("Orang ini meninggal"),
    "ganda": gettext_noop("Berkas ganda"),
}

REOPEN_REASONS: dict[str, str] = {
    "kejadian_baru": gettext_noop("Ada kejadian baru"),
    "keterangan_baru": gettext_noop("Ada keterangan baru"),
    "atas_permintaan": gettext_noop("Orang ini meminta dilanjutkan"),
    "salah_tutup": gettext_noop("Keliru ditutup"),
}


class CaseEvent(EventName):
    """What the log says about cases."""

    OPENED = ("cases.opened", gettext_noop("membuka kasus"))
    READ = ("cases.read", gettext_noop("membaca kasus"))
    LISTED = ("cases.listed", gettext_noop("melihat daftar kasus"))
    CORRECTED = ("cases.corrected", gettext_noop("membetulkan ringkasan kasus"))
    PERSON_ADDED = ("cases.person_added", gettext_noop("memasukkan orang ke kasus"))
    PERSON_REMOVED = ("cases.person_removed", gettext_noop("mengeluarkan orang dari kasus"))
    REPORT_JOINED = ("cases.report_joined", gettext_noop("menggabungkan laporan ke kasus"))
    NOTE_WRITTEN = ("cases.note_written", gettext_noop("menulis catatan"))
    STEP_PLANNED = ("cases.step_planned", gettext_noop("merencanakan langkah berikut"))
    STEP_DONE = ("cases.step_done", gettext_noop("menyelesaikan satu langkah"))
    CLOSE_PROPOSED = ("cases.close_proposed", gettext_noop("mengusulkan kasus ditutup"))
    REOPEN_PROPOSED = ("cases.reopen_proposed", gettext_noop("mengusulkan kasus dibuka kembali"))
    TURN_APPROVED = ("cases.turn_approved", gettext_noop("menyetujui usul itu"))
    TURN_REFUSED = ("cases.turn_refused", gettext_noop("menolak usul itu"))
    TURN_WITHDRAWN = ("cases.turn_withdrawn", gettext_noop("menarik usulnya"))
    ERASURE_SEEN = ("cases.erasure_seen", gettext_noop("melihat apa yang akan terhapus bersama satu orang"))
    TAKEN_FROM_REFERRAL = (
        "cases.taken_from_referral",
        gettext_noop("membuka berkas sendiri dari rujukan yang diterima"),
    )
    HANDED_OVER = ("cases.handed_over", gettext_noop("menyerahterimakan pekerjaan seorang petugas"))
    COUNTED = ("cases.counted", gettext_noop("menghitung pekerjaan untuk halaman angka"))
    LATENESS_SEEN = ("cases.lateness_seen", gettext_noop("melihat apa yang terlambat di tiap meja"))
    PERSON_ERASED = ("cases.person_erased", gettext_noop("menghapus semua tentang satu orang"))
