"""Events of reports, each with its sentence."""

from collections.abc import Mapping

from naung.casework.reports.vocabulary.codes import ReporterReason
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class ReportEvent(EventName):
    """Events of reports."""

    RECEIVED = ("reports.received", gettext_noop("menerima laporan"))
    CORRECTED = ("reports.corrected", gettext_noop("memperbaiki isi laporan"))
    REPORTER_CORRECTED = ("reports.reporter_corrected", gettext_noop("memperbaiki identitas pelapor"))
    RESPONDED = ("reports.responded", gettext_noop("mencatat tindak lanjut laporan"))
    LINKED = ("reports.linked", gettext_noop("menjadikan laporan kasus"))
    JOINED = ("reports.joined", gettext_noop("menggabungkan laporan ke kasus"))
    CLOSED = ("reports.closed", gettext_noop("menutup laporan"))
    REOPENED = ("reports.reopened", gettext_noop("membuka kembali laporan"))
    HANDED = ("reports.handed", gettext_noop("menyerahkan laporan ke meja lain"))
    PARKED_GIVEN = ("reports.parked_given", gettext_noop("memberikan laporan yang menunggu kepada meja pengawas"))
    DUES_RENEWED = ("reports.dues_renewed", gettext_noop("menghitung ulang batas tindak lanjut"))
    ERASED = ("reports.erased", gettext_noop("menghapus laporan untuk selamanya"))
    PERSON_TAKEN_OUT = ("reports.person_taken_out", gettext_noop("menghapus seseorang dari laporan"))
    UNSEALED_FOR_ERASURE = ("reports.unsealed_for_erasure", gettext_noop("membuka data untuk dihapus"))
    UNSEALED_TO_MOVE = (
        "reports.unsealed_to_move",
        gettext_noop("membuka nama dalam laporan untuk memindahkannya ke pencarian meja lain"),
    )
    UNSEALED_TO_COMPARE = (
        "reports.unsealed_to_compare",
        gettext_noop("membuka nama dalam laporan untuk membandingkannya dengan petugas"),
    )
    LISTED = ("reports.listed", gettext_noop("melihat daftar laporan"))
    SEARCHED = ("reports.searched", gettext_noop("mencari laporan"))
    OPENED = ("reports.opened", gettext_noop("membuka laporan"))
    REPORTER_FOR_CALL_BACK = (
        "reports.call_back.reporter_opened",
        gettext_noop("membuka identitas pelapor untuk menghubungi kembali"),
    )
    REPORTER_FOR_SAFETY = (
        "reports.safety.reporter_opened",
        gettext_noop("membuka identitas pelapor karena keselamatannya terancam"),
    )
    REPORTER_FOR_TESTIMONY = (
        "reports.testimony.reporter_opened",
        gettext_noop("membuka identitas pelapor untuk kesaksian"),
    )
    REPORTER_FOR_OVERSIGHT = (
        "reports.oversight.reporter_opened",
        gettext_noop("membuka identitas pelapor untuk pemeriksaan petugas"),
    )


REPORTER_EVENTS: Mapping[ReporterReason, ReportEvent] = {
    ReporterReason.CALL_BACK: ReportEvent.REPORTER_FOR_CALL_BACK,
    ReporterReason.SAFETY: ReportEvent.REPORTER_FOR_SAFETY,
    ReporterReason.TESTIMONY: ReportEvent.REPORTER_FOR_TESTIMONY,
    ReporterReason.OVERSIGHT: ReportEvent.REPORTER_FOR_OVERSIGHT,
}
