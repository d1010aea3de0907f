"""Words of kept documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from naung.foundation.access.vocabulary import Category
from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class EvidenceEvent(EventName):
    """What the log says of documents: that one was kept or opened, never its title."""

    LISTED = ("evidence.listed", gettext_noop("melihat daftar dokumen kasus"))
    KEPT = ("evidence.kept", gettext_noop("menyimpan dokumen kasus"))
    RENEWED = ("evidence.renewed", gettext_noop("menyimpan versi baru dokumen kasus"))
    OPENED = ("evidence.opened", gettext_noop("mengambil dokumen kasus"))
    EMPTIED = ("evidence.emptied", gettext_noop("mengosongkan dokumen yang keliru disimpan"))
    DRAFTED = ("evidence.drafted", gettext_noop("membuat konsep surat dari berkas kasus"))
    CHECKED = ("evidence.checked", gettext_noop("memeriksa konsep surat dan menyimpan suratnya"))
    SENT = ("evidence.sent", gettext_noop("menandai surat yang dikirim"))
    NOT_SENT = ("evidence.not_sent", gettext_noop("mencabut tanda bahwa surat dikirim"))
    SIGNED = ("evidence.signed", gettext_noop("menyimpan surat yang sudah ditandatangani"))
    TEMPLATE_KEPT = ("evidence.template_kept", gettext_noop("menyimpan templat surat kantor"))
    TEMPLATE_WITHDRAWN = ("evidence.template_withdrawn", gettext_noop("berhenti memakai templat surat kantor"))
    FORGOTTEN = ("evidence.forgotten", gettext_noop("menghapus dokumen orang yang sudah dihapus"))


class DocumentKind(StrEnum):
    """What a document is in a case."""

    POWER_OF_ATTORNEY = "surat_kuasa"
    RESTITUTION_REQUEST = "permohonan_restitusi"
    PROTECTION_REQUEST = "permohonan_perlindungan"
    LEGAL_AID_REQUEST = "permohonan_bantuan_hukum"
    STATEMENT = "surat_keterangan"
    HAND_OVER_RECORD = "berita_acara"
    PROGRESS_REPORT = "laporan_perkembangan"
    NON_PUNISHMENT = "permohonan_tidak_dipidana"
    DEBT_REFUSAL = "penolakan_tagihan"
    IDENTITY = "surat_diri"
    MEANS_LETTER = "surat_kurang_mampu"
    CONTRACT = "perjanjian"
    RECEIPT = "bukti_bayar"
    WAGES = "bukti_upah"
    POLICE = "surat_kepolisian"
    PROSECUTION = "surat_kejaksaan"
    COURT = "surat_pengadilan"
    PROTECTION = "surat_lpsk"
    OFFICE = "surat_kantor"
    HEALTH = "surat_kesehatan"
    EVIDENCE = "alat_bukti"
    OTHER = "lain"


KIND_WORDS: Mapping[DocumentKind, str] = {
    DocumentKind.POWER_OF_ATTORNEY: gettext_noop("Surat kuasa"),
    DocumentKind.RESTITUTION_REQUEST: gettext_noop("Permohonan restitusi"),
    DocumentKind.PROTECTION_REQUEST: gettext_noop("Permohonan perlindungan kepada LPSK"),
    DocumentKind.LEGAL_AID_REQUEST: gettext_noop("Permohonan bantuan hukum"),
    DocumentKind.STATEMENT: gettext_noop("Surat keterangan"),
    DocumentKind.HAND_OVER_RECORD: gettext_noop("Berita acara serah terima"),
    DocumentKind.PROGRESS_REPORT: gettext_noop("Laporan perkembangan"),
    DocumentKind.NON_PUNISHMENT: gettext_noop("Permohonan agar korban tidak dipidana"),
    DocumentKind.DEBT_REFUSAL: gettext_noop("Penolakan tagihan utang"),
    DocumentKind.IDENTITY: gettext_noop("KTP, KK, akta, paspor, atau surat diri lain"),
    DocumentKind.MEANS_LETTER: gettext_noop("Surat keterangan tidak mampu atau penggantinya"),
    DocumentKind.CONTRACT: gettext_noop("Perjanjian atau surat utang"),
    DocumentKind.RECEIPT: gettext_noop("Kuitansi atau bukti bayar"),
    DocumentKind.WAGES: gettext_noop("Bukti kerja dan upah"),
    DocumentKind.POLICE: gettext_noop("Surat dari kepolisian"),
    DocumentKind.PROSECUTION: gettext_noop("Surat dari kejaksaan"),
    DocumentKind.COURT: gettext_noop("Surat atau putusan pengadilan"),
    DocumentKind.PROTECTION: gettext_noop("Surat dari LPSK"),
    DocumentKind.OFFICE: gettext_noop("Surat antarkantor"),
    DocumentKind.HEALTH: gettext_noop("Surat kesehatan, visum, atau surat psikolog"),
    DocumentKind.EVIDENCE: gettext_noop("Alat bukti"),
    DocumentKind.OTHER: gettext_noop("Dokumen lain"),
}
# The class of data that a document of this kind is; every other kind is C (identity and contact).
SENSITIVE: Mapping[DocumentKind, Category] = {
    DocumentKind.HEALTH: Category.D,
    DocumentKind.EVIDENCE: Category.E,
}


class Origin(StrEnum):
    """Where a document came from."""

    UPLOADED = "diunggah"
    LETTER = "surat_bawaan"
    TEMPLATE = "templat_kantor"
    SIGNED = "ditandatangani"


ORIGIN_WORDS: Mapping[Origin, str] = {
    Origin.UPLOADED: gettext_noop("diunggah"),
    Origin.LETTER: gettext_noop("dibuat dari surat bawaan"),
    Origin.TEMPLATE: gettext_noop("dibuat dari templat kantor"),
    Origin.SIGNED: gettext_noop("diunggah kembali sesudah ditandatangani"),
}


# The kinds that are written here, as a letter that comes with the program or by the office's own template.
WRITTEN = (
    DocumentKind.POWER_OF_ATTORNEY,
    DocumentKind.RESTITUTION_REQUEST,
    DocumentKind.PROTECTION_REQUEST,
    DocumentKind.LEGAL_AID_REQUEST,
    DocumentKind.STATEMENT,
    DocumentKind.HAND_OVER_RECORD,
    DocumentKind.PROGRESS_REPORT,
    DocumentKind.NON_PUNISHMENT,
    DocumentKind.DEBT_REFUSAL,
)


@dataclass(frozen=True)
class Written:
    """A letter as it was written: of which kind, called what, by which template (None: one that comes with the program),
    and what was filled in by name.
    """

    kind: DocumentKind
    title: str
    template: UUID | None
    values: Mapping[str, str]
