"""The words of screening: answers, parts, levels, and the frozen form of what was answered.

Source: law and practice sections on the three elements, the ILO lists and the composite reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.people.vocabulary import Answer
from naung.foundation.words import gettext_noop

# As an answer stands on a form by itself; within a sentence people's ANSWER_WORDS say the same.
CHOICE_WORDS = {
    Answer.YES: gettext_noop("Ya"),
    Answer.NO: gettext_noop("Tidak"),
    Answer.UNKNOWN: gettext_noop("Tidak tahu"),
    Answer.REFUSED: gettext_noop("Tidak mau menjawab"),
    Answer.NOT_ASKED: gettext_noop("Tidak ditanya"),
}

# One key each for typing a paper sheet in; printed on the sheet beside its box.
CHOICE_KEYS = {
    "y": Answer.YES,
    "t": Answer.NO,
    "?": Answer.UNKNOWN,
    "m": Answer.REFUSED,
    "-": Answer.NOT_ASKED,
}


class Part(StrEnum):
    """One group of questions: one page on the screen, one block on the sheet."""

    PROSES = "proses"
    CARA = "cara"
    TUJUAN = "tujuan"
    ANAK = "anak"
    KERJA_PAKSA = "kerja_paksa"
    PIDANA_PAKSA = "pidana_paksa"
    KEADAAN = "keadaan"
    PENDORONG = "pendorong"
    DELPHI_TIPU = "delphi_tipu"
    DELPHI_PAKSA = "delphi_paksa"
    DELPHI_RENTAN = "delphi_rentan"
    DELPHI_EKSPLOITASI = "delphi_eksploitasi"
    DELPHI_PAKSA_TUJUAN = "delphi_paksa_tujuan"
    DELPHI_RENTAN_TUJUAN = "delphi_rentan_tujuan"


ELEMENTS = (Part.PROSES, Part.CARA, Part.TUJUAN)
DELPHI_PARTS = tuple(part for part in Part if part.value.startswith("delphi_"))


class Childhood(StrEnum):
    """Adult or child at the acts of this episode. Unsure counts as a child until someone decides, signs and says on what."""

    DEWASA = "dewasa"
    ANAK = "anak"
    BELUM_PASTI = "belum_pasti"


CHILDHOOD_WORDS = {
    Childhood.DEWASA: gettext_noop("Dewasa saat kejadian"),
    Childhood.ANAK: gettext_noop("Anak saat kejadian"),
    Childhood.BELUM_PASTI: gettext_noop("Umur belum pasti: diperlakukan sebagai anak"),
}


MARK_WORDS = {
    Mark.VERIFIED: gettext_noop("sudah dicocokkan dengan naskah"),
    Mark.SECONDARY: gettext_noop("dari sumber kedua, perlu dicek ke naskah asli"),
    Mark.MEMORY: gettext_noop("belum diverifikasi, tanya bagian hukum"),
}


class Level(StrEnum):
    """How far the answers point. The machine proposes the first three; the last is an officer's determination only."""

    BELUM_ADA_INDIKASI = "belum_ada_indikasi"
    INDIKASI_AWAL = "indikasi_awal"
    INDIKASI_KUAT = "indikasi_kuat"
    KORBAN_DITETAPKAN = "korban_ditetapkan"


LEVEL_WORDS = {
    Level.BELUM_ADA_INDIKASI: gettext_noop("Belum ada indikasi dari jawaban yang ada"),
    Level.INDIKASI_AWAL: gettext_noop("Indikasi awal"),
    Level.INDIKASI_KUAT: gettext_noop("Indikasi kuat"),
    Level.KORBAN_DITETAPKAN: gettext_noop("Korban ditetapkan"),
}
PROPOSABLE = (Level.BELUM_ADA_INDIKASI, Level.INDIKASI_AWAL, Level.INDIKASI_KUAT)


class Decision(StrEnum):
    """What a deciding body wrote down. A "no" is that body's alone and ends no service."""

    BELUM_ADA_INDIKASI = "belum_ada_indikasi"
    INDIKASI_AWAL = "indikasi_awal"
    INDIKASI_KUAT = "indikasi_kuat"
    KORBAN_DITETAPKAN = "korban_ditetapkan"
    BUKAN_KORBAN_TPPO = "bukan_korban_tppo"


DECISION_WORDS = {
    **{Decision(level.value): words for level, words in LEVEL_WORDS.items()},
    Decision.BUKAN_KORBAN_TPPO: gettext_noop("Bukan korban TPPO menurut lembaga ini"),
}


class Body(StrEnum):
    """Who may determine. Each signs its own row; none overrules another."""

    UPTD_PPA = "uptd_ppa"
    PEKERJA_SOSIAL = "pekerja_sosial"
    PENYIDIK = "penyidik"
    PENUNTUT = "penuntut"
    PENGADILAN = "pengadilan"
    LPSK = "lpsk"
    KEMENTERIAN_PPPA = "kementerian_pppa"
    KEMENTERIAN_SOSIAL = "kementerian_sosial"
    BP3MI = "bp3mi"
    PERWAKILAN_RI = "perwakilan_ri"
    PERWAKILAN_ASING = "perwakilan_asing"


BODY_WORDS = {
    Body.UPTD_PPA: gettext_noop("UPTD PPA"),
    Body.PEKERJA_SOSIAL: gettext_noop("Pekerja sosial (Peksos)"),
    Body.PENYIDIK: gettext_noop("Penyidik"),
    Body.PENUNTUT: gettext_noop("Penuntut umum"),
    Body.PENGADILAN: gettext_noop("Pengadilan"),
    Body.LPSK: gettext_noop("LPSK"),
    Body.KEMENTERIAN_PPPA: gettext_noop("Kementerian PPPA"),
    Body.KEMENTERIAN_SOSIAL: gettext_noop("Kementerian Sosial"),
    Body.BP3MI: gettext_noop("BP3MI atau P4MI"),
    Body.PERWAKILAN_RI: gettext_noop("Perwakilan RI (KBRI, KJRI, Konsulat RI)"),
    Body.PERWAKILAN_ASING: gettext_noop("Perwakilan negara asal orang ini"),
}


class LegalStatus(StrEnum):
    """The narrow flag: what the deciding bodies have written about TPPO, taken together without choosing among them."""

    BELUM_DITETAPKAN = "belum_ditetapkan"
    DITETAPKAN_KORBAN = "ditetapkan_korban"
    DITETAPKAN_BUKAN = "ditetapkan_bukan"
    BERBEDA = "berbeda"


LEGAL_STATUS_WORDS = {
    LegalStatus.BELUM_DITETAPKAN: gettext_noop("Belum ada lembaga yang menetapkan"),
    LegalStatus.DITETAPKAN_KORBAN: gettext_noop("Ditetapkan sebagai korban TPPO"),
    LegalStatus.DITETAPKAN_BUKAN: gettext_noop("Dinyatakan bukan korban TPPO; layanan sosial tetap berjalan"),
    LegalStatus.BERBEDA: gettext_noop("Lembaga berbeda pendapat; keduanya ditampilkan, layanan tetap berjalan"),
}


class Stage(StrEnum):
    """Where a screening stands."""

    DRAFT = "draf"
    COMPLETED = "selesai"
    REOPENED = "dibuka_lagi"


STAGE_WORDS = {
    Stage.DRAFT: gettext_noop("Belum selesai"),
    Stage.COMPLETED: gettext_noop("Selesai"),
    Stage.REOPENED: gettext_noop("Dibuka lagi"),
}


class Verb(StrEnum):
    """What may be done to a screening."""

    SAVE = "simpan"
    COMPLETE = "selesaikan"
    REOPEN = "buka_lagi"


class ScreeningEvent(EventName):
    """Events of this room, each with its sentence for the timeline."""

    STARTED = ("screening.started", gettext_noop("memulai penyaringan"))
    SAVED = ("screening.saved", gettext_noop("menyimpan jawaban penyaringan"))
    COMPLETED = ("screening.completed", gettext_noop("menyelesaikan penyaringan"))
    REOPENED = ("screening.reopened", gettext_noop("membuka lagi penyaringan"))
    OPENED = ("screening.opened", gettext_noop("membaca penyaringan"))
    DETERMINED = ("screening.determined", gettext_noop("mencatat penetapan sebuah lembaga"))
    SUPERSEDED = ("screening.superseded", gettext_noop("mengganti penetapan dengan yang baru"))
    FORGOTTEN = ("screening.forgotten", gettext_noop("menghapus penyaringan dan penetapan seseorang untuk selamanya"))
    REFUSED = ("screening.refused", gettext_noop("menghitung seorang dewasa yang menolak, tanpa identitas"))


class OccasionKind(StrEnum):
    """What brought the screening about. None is mandatory."""

    REPORT = "laporan"
    ARRIVAL = "kedatangan"
    CASE = "kasus"


class RefusalReason(StrEnum):
    """Why an adult wanted none of it, as far as it was said."""

    TAKUT_PELAKU = "takut_pelaku"
    TAKUT_PETUGAS = "takut_petugas"
    INGIN_PULANG = "ingin_pulang"
    SUDAH_SERING_DITANYA = "sudah_sering_ditanya"
    TIDAK_MERASA_PERLU = "tidak_merasa_perlu"
    BAHASA = "bahasa"
    TIDAK_DISEBUT = "tidak_disebut"


REFUSAL_WORDS = {
    RefusalReason.TAKUT_PELAKU: gettext_noop("Takut kepada orang yang mengirim atau mempekerjakan"),
    RefusalReason.TAKUT_PETUGAS: gettext_noop("Takut kepada petugas"),
    RefusalReason.INGIN_PULANG: gettext_noop("Ingin segera pulang atau bekerja lagi"),
    RefusalReason.SUDAH_SERING_DITANYA: gettext_noop("Sudah terlalu sering ditanya"),
    RefusalReason.TIDAK_MERASA_PERLU: gettext_noop("Merasa tidak memerlukan bantuan"),
    RefusalReason.BAHASA: gettext_noop("Tidak ada juru bahasa yang cocok"),
    RefusalReason.TIDAK_DISEBUT: gettext_noop("Alasan tidak disebut"),
}


class AdultBand(StrEnum):
    """Age of an adult who refused, as wide as it can be and still be of use; a child is never only counted."""

    FROM_18 = "18-24"
    FROM_25 = "25-34"
    FROM_35 = "35-59"
    FROM_60 = "60+"
    UNKNOWN = "dewasa"


BAND_WORDS = {
    AdultBand.FROM_18: gettext_noop("18 sampai 24 tahun"),
    AdultBand.FROM_25: gettext_noop("25 sampai 34 tahun"),
    AdultBand.FROM_35: gettext_noop("35 sampai 59 tahun"),
    AdultBand.FROM_60: gettext_noop("60 tahun ke atas"),
    AdultBand.UNKNOWN: gettext_noop("Dewasa, umur tidak disebut"),
}


@dataclass(frozen=True, order=True)
class Key:
    """One question: its part and its code. Written `proses.perekrutan` in forms, files and tables."""

    part: Part
    code: str

    def __str__(self) -> str:
        return f"{self.part.value}.{self.code}"


def key_of(text: str) -> Key:
    """The question a written key means; ValueError where the part is unknown or the code empty."""
    part, _, code = text.partition(".")
    if not code:
        raise ValueError(text)
    return Key(Part(part), code)


@dataclass(frozen=True)
class Given:
    """One answer: the choice, the evidence note (elements only) and the event of the episode it rests on."""

    choice: Answer
    note: str = ""
    event: UUID | None = None


@dataclass(frozen=True)
class Answers:
    """All that was answered in one screening, exactly as it is stored, printed and typed in. A missing key is not asked."""

    given: Mapping[Key, Given] = field(default_factory=dict)

    def of(self, key: Key) -> Given:
        """The answer to one question; a question without a row was not asked."""
        return self.given.get(key, Given(Answer.NOT_ASKED))

    def choice(self, key: Key) -> Answer:
        """Only the choice."""
        return self.of(key).choice

    def said(self, part: Part, choice: Answer) -> tuple[Key, ...]:
        """The questions of a part answered so, in the order of the code."""
        return tuple(sorted(k for k, g in self.given.items() if k.part is part and g.choice is choice))


@dataclass(frozen=True)
class DeterminationFact:
    """What the rules need of a signed determination."""

    body: Body
    decision: Decision
    decided_on: date
    superseded: bool = False


@dataclass(frozen=True)
class Determined:
    """What a body wrote: codes as typed, day, office, basis (letter or judgment) and reason."""

    body: str
    decision: str
    decided_on: date
    office: str
    basis: str
    reason: str
