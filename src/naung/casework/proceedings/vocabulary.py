"""Words of proceedings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.words import gettext_noop


class Stage(StrEnum):
    """Where the case stands between a report and the end of a sentence."""

    NONE = "belum_dilaporkan"
    REPORTED = "dilaporkan"
    INQUIRY = "penyelidikan"
    INVESTIGATION = "penyidikan"
    NOTIFIED = "spdp"
    SENT_BACK = "dikembalikan"
    COMPLETE = "lengkap"
    CHARGED = "didakwa"
    TRIAL = "disidangkan"
    DEMANDED = "dituntut"
    JUDGED = "diputus"
    APPEAL = "banding"
    APPEAL_JUDGED = "diputus_banding"
    CASSATION = "kasasi"
    CASSATION_JUDGED = "diputus_kasasi"
    WITHDRAWN = "upaya_dicabut"
    FINAL = "tetap"
    EXECUTED = "dieksekusi"
    STOPPED = "dihentikan"


STAGE_WORDS: Mapping[Stage, str] = {
    Stage.NONE: gettext_noop("Belum ada laporan polisi"),
    Stage.REPORTED: gettext_noop("Dilaporkan ke polisi"),
    Stage.INQUIRY: gettext_noop("Penyelidikan"),
    Stage.INVESTIGATION: gettext_noop("Penyidikan"),
    Stage.NOTIFIED: gettext_noop("Kejaksaan sudah diberi tahu (SPDP)"),
    Stage.SENT_BACK: gettext_noop("Berkas dikembalikan jaksa (P-19)"),
    Stage.COMPLETE: gettext_noop("Berkas lengkap (P-21)"),
    Stage.CHARGED: gettext_noop("Didakwa"),
    Stage.TRIAL: gettext_noop("Disidangkan"),
    Stage.DEMANDED: gettext_noop("Dituntut"),
    Stage.JUDGED: gettext_noop("Diputus tingkat pertama"),
    Stage.APPEAL: gettext_noop("Banding"),
    Stage.APPEAL_JUDGED: gettext_noop("Diputus pada banding"),
    Stage.CASSATION: gettext_noop("Kasasi"),
    Stage.CASSATION_JUDGED: gettext_noop("Diputus pada kasasi"),
    Stage.WITHDRAWN: gettext_noop("Banding atau kasasi dicabut"),
    Stage.FINAL: gettext_noop("Putusan berkekuatan hukum tetap"),
    Stage.EXECUTED: gettext_noop("Putusan dijalankan"),
    Stage.STOPPED: gettext_noop("Dihentikan"),
}


class StepKind(StrEnum):
    """What happened, each a dated row. First those that move the case, then letters, then protection."""

    REPORT = "laporan_polisi"
    INQUIRY = "penyelidikan"
    INVESTIGATION = "penyidikan"
    NOTIFIED = "spdp"
    SENT_BACK = "p19"
    COMPLETE = "p21"
    CHARGED = "dakwaan"
    TRIAL = "sidang_pertama"
    DEMANDED = "tuntutan"
    JUDGED = "putusan"
    APPEAL = "banding"
    APPEAL_JUDGED = "putusan_banding"
    CASSATION = "kasasi"
    CASSATION_JUDGED = "putusan_kasasi"
    WITHDREW = "upaya_hukum_dicabut"
    FINAL = "berkekuatan_tetap"
    EXECUTED = "eksekusi"
    STOPPED = "dihentikan"
    REOPENED = "dibuka_kembali"
    PROGRESS = "sp2hp"
    NOT_WANTED = "belum_mau_melapor"
    OFFER = "tawaran_damai"
    SHELTERED = "perlindungan_sementara_diberikan"
    ASKED = "permintaan_ke_lpsk"
    GRANTED = "lpsk_menerima"
    REFUSED = "lpsk_menolak"
    RESTRAINED = "pembatasan_gerak_pelaku"
    RENEWAL_ASKED = "perpanjangan_diminta"
    RENEWED = "perpanjangan_diberikan"


STEP_WORDS: Mapping[StepKind, str] = {
    StepKind.REPORT: gettext_noop("Laporan polisi dibuat (LP)"),
    StepKind.INQUIRY: gettext_noop("Penyelidikan dimulai"),
    StepKind.INVESTIGATION: gettext_noop("Penyidikan dimulai"),
    StepKind.NOTIFIED: gettext_noop("Kejaksaan diberi tahu (SPDP)"),
    StepKind.SENT_BACK: gettext_noop("Berkas dikembalikan jaksa dengan petunjuk (P-19)"),
    StepKind.COMPLETE: gettext_noop("Berkas dinyatakan lengkap (P-21)"),
    StepKind.CHARGED: gettext_noop("Dakwaan dibawa ke pengadilan"),
    StepKind.TRIAL: gettext_noop("Sidang pertama"),
    StepKind.DEMANDED: gettext_noop("Tuntutan dibacakan"),
    StepKind.JUDGED: gettext_noop("Putusan tingkat pertama"),
    StepKind.APPEAL: gettext_noop("Banding diajukan"),
    StepKind.APPEAL_JUDGED: gettext_noop("Putusan banding"),
    StepKind.CASSATION: gettext_noop("Kasasi diajukan"),
    StepKind.CASSATION_JUDGED: gettext_noop("Putusan kasasi"),
    StepKind.WITHDREW: gettext_noop("Banding atau kasasi dicabut, atau berakhir tanpa diputus"),
    StepKind.FINAL: gettext_noop("Putusan berkekuatan hukum tetap"),
    StepKind.EXECUTED: gettext_noop("Putusan dijalankan jaksa"),
    StepKind.STOPPED: gettext_noop("Perkara dihentikan (SP3 atau penghentian penuntutan)"),
    StepKind.REOPENED: gettext_noop("Penyidikan dibuka kembali"),
    StepKind.PROGRESS: gettext_noop("Surat perkembangan penyidikan diterima (SP2HP)"),
    StepKind.NOT_WANTED: gettext_noop("Penyintas belum ingin melapor ke polisi"),
    StepKind.OFFER: gettext_noop("Ada tawaran damai atas perdagangan orangnya; ditolak"),
    StepKind.SHELTERED: gettext_noop("Polisi memberi perlindungan sementara"),
    StepKind.ASKED: gettext_noop("Perlindungan diminta kepada LPSK"),
    StepKind.GRANTED: gettext_noop("LPSK menerima permintaan"),
    StepKind.REFUSED: gettext_noop("LPSK menolak permintaan"),
    StepKind.RESTRAINED: gettext_noop("Gerak pelaku dibatasi"),
    StepKind.RENEWAL_ASKED: gettext_noop("Perpanjangan pembatasan gerak diminta"),
    StepKind.RENEWED: gettext_noop("Pembatasan gerak diperpanjang"),
}


class Verdict(StrEnum):
    """What a judgment decided of the accused of a case."""

    CONVICTED = "bersalah"
    ACQUITTED = "bebas"
    RELEASED = "lepas"
    CHANGED = "diubah"


VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.CONVICTED: gettext_noop("Ada terdakwa yang dihukum"),
    Verdict.ACQUITTED: gettext_noop("Semua terdakwa dibebaskan"),
    Verdict.RELEASED: gettext_noop("Semua terdakwa dilepaskan dari tuntutan"),
    Verdict.CHANGED: gettext_noop("Hukumannya diubah; tetap ada yang dihukum"),
}
ONE_VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.CONVICTED: gettext_noop("Dihukum"),
    Verdict.ACQUITTED: gettext_noop("Dibebaskan"),
    Verdict.RELEASED: gettext_noop("Dilepaskan dari tuntutan"),
    Verdict.CHANGED: gettext_noop("Tetap dihukum, hukumannya diubah"),
}


class HearingState(StrEnum):
    """What became of a planned hearing."""

    PLANNED = "direncanakan"
    HELD = "dilaksanakan"
    POSTPONED = "ditunda"
    CANCELLED = "dibatalkan"


HEARING_WORDS: Mapping[HearingState, str] = {
    HearingState.PLANNED: gettext_noop("Direncanakan"),
    HearingState.HELD: gettext_noop("Dilaksanakan"),
    HearingState.POSTPONED: gettext_noop("Ditunda"),
    HearingState.CANCELLED: gettext_noop("Dibatalkan"),
}


class Where(StrEnum):
    """Which way the act led, as articles tell it apart."""

    DOMESTIC = "domestic"
    OUTBOUND = "outbound"
    INBOUND = "inbound"


WHERE_WORDS: Mapping[Where, str] = {
    Where.DOMESTIC: gettext_noop("Di dalam Indonesia"),
    Where.OUTBOUND: gettext_noop("Dibawa ke luar Indonesia"),
    Where.INBOUND: gettext_noop("Dibawa masuk ke Indonesia"),
}


class ElementPart(StrEnum):
    """One of the three things that a charge of trafficking must prove."""

    PROCESS = "process"
    MEANS = "means"
    PURPOSE = "purpose"


ELEMENT_WORDS: Mapping[ElementPart, str] = {
    ElementPart.PROCESS: gettext_noop("Proses: apa yang dilakukan"),
    ElementPart.MEANS: gettext_noop("Cara: dengan apa dilakukan"),
    ElementPart.PURPOSE: gettext_noop("Tujuan: untuk eksploitasi apa"),
}


class Forced(StrEnum):
    """What a survivor is accused of having done while exploited."""

    IMMIGRATION = "keimigrasian"
    FORGERY = "pemalsuan_surat"
    SCAM = "penipuan_daring"
    OTHER = "lainnya"


FORCED_WORDS: Mapping[Forced, str] = {
    Forced.IMMIGRATION: gettext_noop("Pelanggaran keimigrasian"),
    Forced.FORGERY: gettext_noop("Surat atau paspor palsu"),
    Forced.SCAM: gettext_noop("Penipuan lewat internet"),
    Forced.OTHER: gettext_noop("Perbuatan lain"),
}


class Outcome(StrEnum):
    """How the accusation against a survivor stands."""

    OPEN = "terbuka"
    CLEARED = "dibebaskan_dari_tuduhan"
    NOT_PROSECUTED = "tidak_dituntut"
    DIVERTED = "diversi"
    ACQUITTED = "diputus_bebas"
    CONVICTED = "diputus_bersalah"


OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.OPEN: gettext_noop("Masih berjalan"),
    Outcome.CLEARED: gettext_noop("Tuduhan dicabut polisi"),
    Outcome.NOT_PROSECUTED: gettext_noop("Tidak dituntut jaksa"),
    Outcome.DIVERTED: gettext_noop("Selesai dengan diversi (anak)"),
    Outcome.ACQUITTED: gettext_noop("Dibebaskan atau dilepaskan pengadilan"),
    Outcome.CONVICTED: gettext_noop("Diputus bersalah"),
}


class Matter(StrEnum):
    """What somebody wants to settle."""

    TRAFFICKING = "perdagangan_orang"
    WAGES = "upah"
    INSURANCE = "asuransi"
    CHILD = "diversi_anak"


MATTER_WORDS: Mapping[Matter, str] = {
    Matter.TRAFFICKING: gettext_noop("Perdagangan orangnya sendiri"),
    Matter.WAGES: gettext_noop("Upah yang belum dibayar"),
    Matter.INSURANCE: gettext_noop("Jaminan atau asuransi pekerja migran"),
    Matter.CHILD: gettext_noop("Perbuatan yang dituduhkan kepada seorang anak (diversi)"),
}


@dataclass(frozen=True)
class StepTold:
    """A step as it stands. `at` is its moment (aware) where hours count; `order` says which of two on one day came later.

    `on` is None where nobody at this desk knows the day: a file that came in mid-trial.
    """

    id: UUID
    kind: StepKind
    on: date | None
    order: int
    at: datetime | None = None
    has_paper: bool = False
    number: str = ""
    file: UUID | None = None


@dataclass(frozen=True)
class Branch:
    """A file of its own for some of the accused. `after`: the last step that it has in common with the first; None: none."""

    id: UUID
    after: UUID | None
    accused: tuple[UUID, ...]


@dataclass(frozen=True)
class DecidedTold:
    """What a judgment decided of one accused: the verdict ("" where not known), the sentence and the articles proven."""

    verdict: str
    sentence: str = ""
    articles: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.verdict or self.sentence or self.articles)


@dataclass(frozen=True)
class EndsCounted:
    """Cases whose proceedings have ended and of which it is known how: somebody convicted, nobody, or stopped before."""

    convicted: int
    acquitted: int
    stopped: int


@dataclass(frozen=True)
class ElementTold:
    """What a charge rests one element on: a finished screening, a kept paper, and words."""

    screening: UUID | None = None
    document: UUID | None = None
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is tied to it."""
        return self.screening is None and self.document is None and not self.words


@dataclass(frozen=True)
class ChargeTold:
    """A charge: the article, on which day and which way the act was done, and what each element rests on."""

    article: str
    act_on: VagueDate
    where: Where
    elements: Mapping[ElementPart, ElementTold] = field(default_factory=dict)


@dataclass(frozen=True)
class Lack:
    """Something that a stage lacks, in words with named values. `file`: which of several files; 0 where it is of all."""

    words: str
    values: Mapping[str, object] = field(default_factory=dict)
    file: int = 0


@dataclass(frozen=True)
class RunningClock:
    """A clock of protection. `due_at` only where hours count; `lasts`: until then something holds, nothing must be done."""

    code: str
    started_on: date
    due_on: date
    due_at: datetime | None
    ended_on: date | None
    in_time: bool | None
    lasts: bool


@dataclass(frozen=True)
class SettlementAnswer:
    """Whether a matter may be settled. `duty` names the row of the law that forbids it; `house`: only the office's own rule."""

    may: bool
    words: str
    duty: str = ""
    house: bool = False


class ProceedingsEvent(EventName):
    """What the log says about proceedings. No article, name or place stands there."""

    BEGUN = ("proceedings.begun", gettext_noop("memulai catatan proses hukum"))
    READ = ("proceedings.read", gettext_noop("membaca catatan proses hukum"))
    STEPPED = ("proceedings.stepped", gettext_noop("mencatat perkembangan proses hukum"))
    STEP_WITHDRAWN = (
        "proceedings.step_withdrawn",
        gettext_noop("mencoret satu perkembangan proses hukum dengan alasan"),
    )
    TRACKED = ("proceedings.tracked", gettext_noop("memutuskan apakah jalur kekerasan seksual berlaku bagi kasus"))
    CHARGED = ("proceedings.charged", gettext_noop("mencatat pasal bagi seorang terduga"))
    CHARGE_CHANGED = ("proceedings.charge_changed", gettext_noop("mengubah bukti unsur suatu pasal"))
    CHARGE_DROPPED = ("proceedings.charge_dropped", gettext_noop("mencoret satu pasal dengan alasan"))
    FILE_SPLIT = ("proceedings.file_split", gettext_noop("memisahkan berkas bagi sebagian terduga"))
    FILE_JOINED = ("proceedings.file_joined", gettext_noop("menggabungkan kembali satu berkas"))
    HEARING_PLANNED = ("proceedings.hearing_planned", gettext_noop("merencanakan sidang"))
    HEARING_ENDED = ("proceedings.hearing_ended", gettext_noop("mencatat apa yang terjadi dengan sidang"))
    DEFENCE_BEGUN = ("proceedings.defence_begun", gettext_noop("memulai pembelaan korban yang dituduh"))
    DEFENCE_WRITTEN = ("proceedings.defence_written", gettext_noop("menulis pembelaan korban yang dituduh"))
    DEFENCE_ENDED = ("proceedings.defence_ended", gettext_noop("mencatat akhir tuduhan terhadap korban"))
    CALENDAR_SEEN = ("proceedings.calendar_seen", gettext_noop("melihat kalender sidang meja"))
    FEED_MADE = ("proceedings.feed_made", gettext_noop("membuat alamat kalender sidang"))
    FEED_REVOKED = ("proceedings.feed_revoked", gettext_noop("mencabut alamat kalender sidang"))
    FEED_READ = ("proceedings.feed_read", gettext_noop("kalender petugas mengambil jadwal sidang"))
    FORGOTTEN = ("proceedings.forgotten", gettext_noop("menghapus pasal dan pembelaan orang yang sudah dihapus"))
