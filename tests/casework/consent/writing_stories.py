"""Stories of what may be written down: who agrees for whom, how it is proved, and which lawful basis can be signed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from naung.casework.consent.rules.giving import basis_problems, consent_problems, refusal_problems
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import (
    BasisSigned,
    Consenter,
    ConsentGiven,
    Explained,
    ForAChild,
    GuardianState,
    Manner,
    SharingPurpose,
    Whom,
)
from naung.foundation.errors import FieldProblem
from tests.casework.consent.book import RSUD, letters
from tests.days import WHILE

TODAY = date(2026, 11, 25)
OWN = uuid5(NAMESPACE_URL, "uptd")
SIGNED = Explained(Manner.SIGNATURE, "ind")
YES = ConsentGiven(SharingPurpose.HEALTH, Whom(RSUD), letters("BC"), TODAY + WHILE, SIGNED)
GUARDIAN = ForAChild(Consenter.GUARDIAN, GuardianState.FIT, "Ibu", "Ia ingin sekolah lagi")
OFFICE = ForAChild(Consenter.OFFICE, GuardianState.SUSPECT, "", "Ia takut pulang", "Ayahnya diduga menjual")
DUTY = BasisSigned("tugas_uptd", SharingPurpose.HEALTH, Whom(RSUD), letters("BC"), "Ia perlu dirawat", TODAY + WHILE)


@dataclass(frozen=True)
class Written:
    """One story: a sentence, and the fields that are wrong; none where it can be written."""

    sentence: str
    problems: Callable[[], list[FieldProblem]]
    wrong: tuple[str, ...] = ()


def adult(**change: object) -> Callable[[], list[FieldProblem]]:
    """An adult agrees."""
    given = replace(YES, **change)  # type: ignore[arg-type]  # fields by name
    return lambda: consent_problems(given, is_child=False, own_desk=OWN, today=TODAY)


def child(about: ForAChild, **change: object) -> Callable[[], list[FieldProblem]]:
    """A child, or one whose age is unsure."""
    given = replace(YES, child=about, **change)  # type: ignore[arg-type]  # fields by name
    return lambda: consent_problems(given, is_child=True, own_desk=OWN, today=TODAY)


def law(agency: str = "rsud", *, is_child: bool = False, **change: object) -> Callable[[], list[FieldProblem]]:
    """A lawful basis is signed."""
    signed = replace(DUTY, **change)  # type: ignore[arg-type]  # fields by name
    table = shipped_bases()
    return lambda: basis_problems(signed, table, agency=agency, is_child=is_child, own_desk=OWN, today=TODAY)


WRITTEN = (
    Written("Orang dewasa setuju dengan tanda tangan.", adult()),
    Written("Untuk lembaga di luar yang disebut namanya.", adult(whom=Whom(None, "Konsulat Jenderal RI Kuching"))),
    Written("Tanpa penerima tidak dapat dicatat.", adult(whom=Whom()), ("recipient",)),
    Written("Meja ini tidak membagi kepada dirinya sendiri.", adult(whom=Whom(OWN)), ("recipient",)),
    Written("Tanpa satu golongan data pun tidak dapat dicatat.", adult(categories=letters("")), ("categories",)),
    Written("Tanggal yang sudah lewat tidak dapat dipilih.", adult(until=date(2026, 11, 24)), ("until",)),
    Written("Sampai hari ini boleh.", adult(until=TODAY)),
    Written("Tanpa hari tidak dapat dicatat.", adult(until=None), ("until",)),
    Written("Bahasa penjelasan harus dicatat.", adult(explained=Explained(Manner.SIGNATURE, "")), ("language",)),
    Written(
        "Di depan saksi: nama saksi dan kata-katanya harus ada.",
        adult(explained=Explained(Manner.WITNESS, "ind")),
        ("witness", "words"),
    ),
    Written("Rekaman suara: kata-katanya dicatat.", adult(explained=Explained(Manner.VOICE, "ind")), ("words",)),
    Written("Rekaman suara dengan kata-katanya.", adult(explained=Explained(Manner.VOICE, "ind", words="Ya, boleh"))),
    Written("Cap jempol pada lembar cukup.", adult(explained=Explained(Manner.THUMBPRINT, "hak"))),
    Written("Tidak ada wali yang dapat setuju untuk orang dewasa.", adult(child=GUARDIAN), ("consenter",)),
    Written("Anak: wali setuju dan pendapat anak dicatat.", child(GUARDIAN)),
    Written(
        "Umur belum pasti: diperlakukan sebagai anak, tidak dapat setuju sendiri.",
        child(replace(GUARDIAN, consenter=Consenter.HERSELF)),
        ("consenter",),
    ),
    Written("Anak: pendapatnya sendiri harus ada.", child(replace(GUARDIAN, child_view=" ")), ("child_view",)),
    Written("Anak: nama wali harus ada.", child(replace(GUARDIAN, guardian_name="")), ("guardian_name",)),
    Written(
        "Anak: wali yang diduga terlibat tidak dapat setuju.",
        child(replace(GUARDIAN, guardian=GuardianState.SUSPECT)),
        ("consenter",),
    ),
    Written(
        "Anak: wali yang belum diketahui keadaannya tidak dapat setuju.",
        child(replace(GUARDIAN, guardian=GuardianState.UNKNOWN)),
        ("consenter",),
    ),
    Written("Anak: wali diduga terlibat, kantor memutuskan dengan alasan.", child(OFFICE)),
    Written(
        "Anak: tidak ada wali, kantor memutuskan dengan alasan.", child(replace(OFFICE, guardian=GuardianState.NONE))
    ),
    Written(
        "Anak: kantor memutuskan tanpa alasan tidak dapat dicatat.", child(replace(OFFICE, reason="")), ("reason",)
    ),
    Written(
        "Anak: selama ada wali yang dapat ditanya, kantor tidak memutuskan.",
        child(replace(OFFICE, guardian=GuardianState.FIT)),
        ("consenter",),
    ),
    Written("Menolak tanpa alasan dapat dicatat.", lambda: refusal_problems(Whom(RSUD), letters("C"), "", "ind", OWN)),
    Written(
        "Menolak tanpa menyebut apa tidak dapat dicatat.",
        lambda: refusal_problems(Whom(RSUD), letters(""), "", "ind", OWN),
        ("categories",),
    ),
    Written("Dasar hukum dengan alasan.", law()),
    Written("Dasar hukum tanpa alasan.", law(reason=" "), ("reason",)),
    Written(
        "Pasal dari ingatan tidak dapat ditandatangani sendirian.",
        law("polres", article="perlindungan_negara", purpose=SharingPurpose.LEGAL),
        ("article",),
    ),
    Written("Pasal yang tidak ada.", law(article="karangan"), ("article",)),
    Written("Pasal yang tidak membuka data kesehatan.", law(categories=letters("CD")), ("categories",)),
    Written("Pasal untuk keperluan lain.", law(purpose=SharingPurpose.RESEARCH), ("purpose",)),
    Written(
        "Pasal yang menyebut dinas sosial tidak dipakai untuk rumah sakit.",
        law("rsud", article="serah_terima", purpose=SharingPurpose.RETURN),
        ("recipient",),
    ),
    Written(
        "Pasal yang sama untuk dinas sosial.", law("dinsos", article="serah_terima", purpose=SharingPurpose.RETURN)
    ),
    Written("Pasal tentang anak hanya untuk anak.", law(article="anak_kepentingan_terbaik"), ("article",)),
    Written(
        "Pasal tentang anak untuk yang umurnya belum pasti.", law(article="anak_kepentingan_terbaik", is_child=True)
    ),
    Written("Tanda nyawa pada pasal yang bukan untuk itu.", law(saves_life=True), ("saves_life",)),
    Written("Untuk menyelamatkan nyawa.", law(article="kepentingan_vital", saves_life=True, categories=letters("BCD"))),
)
