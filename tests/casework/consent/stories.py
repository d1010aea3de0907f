"""Stories of consent and sharing: what was said and signed on which day, and what may be shared at a moment, on which basis."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from naung.casework.consent.vocabulary import Consenter
from tests.casework.consent.book import LAWYER, POLICE, RSUD, Book, at
from tests.days import WHILE


@dataclass(frozen=True)
class Story:
    """One story: a sentence, what happened, at which moment it is asked, with whom, and what may be shared."""

    sentence: str
    happened: Callable[[Book], object]
    asked: datetime
    to: UUID
    shared: str


H, L = "rehabilitasi_kesehatan", "layanan_hukum"
AID, VITAL, MEMORY = "pertolongan_pertama", "kepentingan_vital", "perlindungan_negara"


def _given_then(
    step: Callable[[Book, UUID], object], what: str = "BCD", until: date | None = None
) -> Callable[[Book], object]:
    return lambda book: step(book, book.give(at(3), H, RSUD, what, until))


def _signed_then(
    step: Callable[[Book, UUID], object], article: str = AID, *, life: bool = False
) -> Callable[[Book], object]:
    return lambda book: step(book, book.sign(at(3), article, RSUD, "BCD", life=life))


def _nothing(book: Book, row: UUID) -> None:
    """Nothing more happened."""


CONSENT_STORIES = (
    Story("Wulan belum ditanya.", lambda book: None, at(4), RSUD, ""),
    Story(
        "Wulan setuju namanya dan kesehatannya dibagi ke rumah sakit.",
        _given_then(_nothing),
        at(4),
        RSUD,
        "B:consent C:consent D:consent",
    ),
    Story("Persetujuan untuk rumah sakit tidak membuka apa pun bagi polisi.", _given_then(_nothing), at(4), POLICE, ""),
    Story("Sebelum ia setuju, belum ada yang terbuka.", _given_then(_nothing), at(2), RSUD, ""),
    Story(
        "Ia setuju sampai tanggal 10; pada tanggal 10 masih terbuka.",
        _given_then(_nothing, until=date(2026, 11, 10)),
        at(10, 23),
        RSUD,
        "B:consent C:consent D:consent",
    ),
    Story(
        "Sehari sesudah tanggal itu tertutup sendiri.",
        _given_then(_nothing, until=date(2026, 11, 10)),
        at(11, 0),
        RSUD,
        "",
    ),
    Story(
        "Ia menarik persetujuannya: tertutup pada saat itu juga.",
        _given_then(lambda b, r: b.withdraw(at(5), r)),
        at(5),
        RSUD,
        "",
    ),
    Story(
        "Besoknya, selama belum ditarik, masih terbuka.",
        _given_then(lambda b, r: None),
        at(4, 8, 59),
        RSUD,
        "B:consent C:consent D:consent",
    ),
    Story(
        "Ia mempersempit: data kesehatan tidak lagi.",
        _given_then(lambda b, r: b.narrow(at(5), r, "BC")),
        at(5),
        RSUD,
        "B:consent C:consent",
    ),
    Story(
        "Ia mempersempit dua kali: tinggal keadaan umum.",
        _given_then(lambda b, r: (b.narrow(at(5), r, "BC"), b.narrow(at(6), r, "B"))),
        at(6),
        RSUD,
        "B:consent",
    ),
    Story(
        "Ia mempersempit waktunya: setelah tanggal 7 tertutup.",
        _given_then(lambda b, r: b.narrow(at(5), r, "BCD", date(2026, 11, 7))),
        at(8),
        RSUD,
        "",
    ),
    Story(
        "Ia mempersempit lalu menarik: semuanya tertutup.",
        _given_then(lambda b, r: (b.narrow(at(5), r, "BC"), b.withdraw(at(6), r))),
        at(6),
        RSUD,
        "",
    ),
    Story(
        "Setelah menarik ia setuju lagi: terbuka dengan baris yang baru.",
        _given_then(lambda b, r: (b.withdraw(at(5), r), b.give(at(6), H, RSUD, "C"))),
        at(6),
        RSUD,
        "C:consent",
    ),
    Story(
        "Ia tidak setuju: tidak ada yang terbuka, layanan tetap berjalan.",
        lambda b: b.refuse(at(3), H, RSUD, "BCD"),
        at(4),
        RSUD,
        "",
    ),
    Story(
        "Ia setuju, lalu menolak hal yang sama: tertutup seperti ditarik.",
        _given_then(lambda b, r: b.refuse(at(5), H, RSUD, "BCD")),
        at(5),
        RSUD,
        "",
    ),
    Story(
        "Ia menolak untuk keperluan lain: yang sudah disetujui tetap.",
        _given_then(lambda b, r: b.refuse(at(5), L, RSUD, "BCD")),
        at(5),
        RSUD,
        "B:consent C:consent D:consent",
    ),
    Story(
        "Ia menolak membagi bukti: yang sudah disetujui tetap.",
        _given_then(lambda b, r: b.refuse(at(5), H, RSUD, "E")),
        at(5),
        RSUD,
        "B:consent C:consent D:consent",
    ),
    Story(
        "Dua keperluan untuk satu penerima; satu ditarik, satu tetap.",
        lambda b: (b.give(at(3), L, RSUD, "C"), b.withdraw(at(5), b.give(at(3), H, RSUD, "CD"))),
        at(5),
        RSUD,
        "C:consent",
    ),
    Story(
        "Dua penerima; menarik dari satu tidak menutup yang lain.",
        lambda b: (b.give(at(3), L, LAWYER, "BC"), b.withdraw(at(5), b.give(at(3), H, RSUD, "CD"))),
        at(5),
        LAWYER,
        "B:consent C:consent",
    ),
    Story(
        "Ia menambah golongan data: baris baru menggantikan yang lama.",
        lambda b: (b.give(at(3), H, RSUD, "B"), b.give(at(4), H, RSUD, "BC")),
        at(4),
        RSUD,
        "B:consent C:consent",
    ),
    Story(
        "Ia memperpanjang waktunya.",
        lambda b: (b.give(at(3), H, RSUD, "C", date(2026, 11, 5)), b.give(at(4), H, RSUD, "C", date(2026, 11, 20))),
        at(18),
        RSUD,
        "C:consent",
    ),
    Story(
        "Sesudah hari terakhir yang ia sebut, setahun kemudian, tertutup sendiri.",
        _given_then(_nothing),
        at(4) + WHILE,
        RSUD,
        "",
    ),
    Story(
        "Persetujuan hanya untuk angka tidak membuka nama.",
        lambda b: b.give(at(3), H, RSUD, "A"),
        at(4),
        RSUD,
        "A:consent",
    ),
)

LAW_STORIES = (
    Story(
        "Dasar hukum ditandatangani: terbuka sambil menunggu petugas kedua.",
        _signed_then(_nothing),
        at(3, 10),
        RSUD,
        "B:lawful C:lawful D:lawful",
    ),
    Story("Tepat 24 jam kemudian masih terbuka.", _signed_then(_nothing), at(4), RSUD, "B:lawful C:lawful D:lawful"),
    Story("Semenit lewat 24 jam tanpa petugas kedua: tertutup.", _signed_then(_nothing), at(4, 9, 1), RSUD, ""),
    Story(
        "Petugas kedua setuju pada waktunya: tetap terbuka.",
        _signed_then(lambda b, r: b.answer(at(3, 20), r, agreed=True)),
        at(9),
        RSUD,
        "B:lawful C:lawful D:lawful",
    ),
    Story(
        "Petugas kedua tidak setuju: tertutup saat itu juga.",
        _signed_then(lambda b, r: b.answer(at(3, 10), r, agreed=False)),
        at(3, 10),
        RSUD,
        "",
    ),
    Story(
        "Untuk menyelamatkan nyawa tidak menunggu siapa pun.",
        _signed_then(_nothing, VITAL, life=True),
        at(9),
        RSUD,
        "B:lawful C:lawful D:lawful",
    ),
    Story(
        "Juga untuk nyawa, penolakan petugas kedua menutup.",
        _signed_then(lambda b, r: b.answer(at(9), r, agreed=False), VITAL, life=True),
        at(9),
        RSUD,
        "",
    ),
    Story(
        "Tanda nyawa pada pasal lain tidak berarti: 24 jam tetap berlaku.",
        _signed_then(_nothing, AID, life=True),
        at(5),
        RSUD,
        "",
    ),
    Story("Pasal dari ingatan tidak membuka apa pun.", _signed_then(_nothing, MEMORY), at(3, 10), RSUD, ""),
    Story(
        "Pasal dari ingatan di samping pasal yang dicek: hanya yang dicek membuka.",
        lambda b: (b.sign(at(3), MEMORY, RSUD, "BC"), b.sign(at(3), "tugas_uptd", RSUD, "B")),
        at(3, 10),
        RSUD,
        "B:lawful",
    ),
    Story(
        "Pasal yang hanya membuka nama tidak membuka kesehatan.",
        lambda b: b.sign(at(3), "tugas_uptd", RSUD, "BCD"),
        at(3, 10),
        RSUD,
        "B:lawful C:lawful",
    ),
    Story(
        "Laporan enam bulanan hanya membuka angka.",
        lambda b: b.sign(at(3), "laporan_enam_bulan", RSUD, "AC"),
        at(3, 10),
        RSUD,
        "A:lawful",
    ),
    Story(
        "Dasar hukum sampai tanggal 3 berakhir pada akhir hari itu.",
        lambda b: b.answer(at(3, 10), b.sign(at(3), AID, RSUD, "BC", until=date(2026, 11, 3)), agreed=True),
        at(4, 0),
        RSUD,
        "",
    ),
    Story(
        "Dasar hukum diakhiri karena kewajibannya selesai.",
        _signed_then(lambda b, r: (b.answer(at(3, 10), r, agreed=True), b.end(at(5), r))),
        at(5),
        RSUD,
        "",
    ),
    Story(
        "Dasar hukum juga berakhir sendiri sesudah hari yang ditulis padanya, setahun kemudian.",
        _signed_then(lambda b, r: b.answer(at(3, 20), r, agreed=True)),
        at(4) + WHILE,
        RSUD,
        "",
    ),
    Story(
        "Pasal yang tidak ada dalam tabel tidak membuka apa pun.",
        _signed_then(_nothing, "pasal_karangan"),
        at(3, 10),
        RSUD,
        "",
    ),
    Story(
        "Dasar hukum untuk rumah sakit tidak membuka apa pun bagi polisi.",
        _signed_then(_nothing),
        at(3, 10),
        POLICE,
        "",
    ),
)

BOTH_STORIES = (
    Story(
        "Persetujuan dan kewajiban atas hal yang sama: satu dasar saja, kewajiban didahulukan.",
        lambda b: (b.give(at(3), H, RSUD, "BCD"), b.sign(at(3), "tugas_uptd", RSUD, "BC")),
        at(3, 10),
        RSUD,
        "B:lawful C:lawful D:consent",
    ),
    Story(
        "Ia menarik persetujuannya; yang diwajibkan hukum tetap, yang lain tertutup.",
        lambda b: (
            b.answer(at(3, 10), b.sign(at(3), "tugas_uptd", RSUD, "BC"), agreed=True),
            b.withdraw(at(5), b.give(at(3), H, RSUD, "BCD")),
        ),
        at(5),
        RSUD,
        "B:lawful C:lawful",
    ),
    Story(
        "Kewajiban tidak disetujui petugas kedua; persetujuannya masih berdiri dan menggantikan.",
        lambda b: (b.give(at(3), H, RSUD, "BC"), b.answer(at(3, 10), b.sign(at(3), AID, RSUD, "BCD"), agreed=False)),
        at(4),
        RSUD,
        "B:consent C:consent",
    ),
    Story(
        "Ia menolak, tetapi hukum mewajibkan: hanya yang diwajibkan terbuka, dan ia diberi tahu.",
        lambda b: (b.refuse(at(3), H, RSUD, "BCD"), b.sign(at(3), "tugas_uptd", RSUD, "BC")),
        at(3, 10),
        RSUD,
        "B:lawful C:lawful",
    ),
    Story(
        "Ia menarik dan petugas kedua tidak menjawab: setelah 24 jam semuanya tertutup.",
        lambda b: (b.sign(at(3), AID, RSUD, "BCD"), b.withdraw(at(3, 12), b.give(at(3, 10), H, RSUD, "BCD"))),
        at(5),
        RSUD,
        "",
    ),
    Story(
        "Ia mempersempit; kewajiban masih membuka yang dikeluarkannya.",
        lambda b: (
            b.answer(at(3, 10), b.sign(at(3), AID, RSUD, "D"), agreed=True),
            b.narrow(at(5), b.give(at(3), H, RSUD, "BCD"), "B"),
        ),
        at(5),
        RSUD,
        "B:consent D:lawful",
    ),
    Story(
        "Dua kewajiban atas hal yang sama: yang lebih dahulu ditandatangani menjadi dasar.",
        lambda b: (b.sign(at(3), "tugas_uptd", RSUD, "C"), b.sign(at(3, 10), AID, RSUD, "CD")),
        at(3, 11),
        RSUD,
        "C:lawful D:lawful",
    ),
    Story(
        "Anak: wali menyetujui, anak itu sendiri menarik.",
        lambda b: b.withdraw(at(5), b.give(at(3), H, RSUD, "BC", who=Consenter.GUARDIAN)),
        at(5),
        RSUD,
        "",
    ),
    Story(
        "Anak: wali yang menyetujui ternyata diduga terlibat; persetujuannya tertutup, keputusan kantor tetap.",
        lambda b: (
            b.give(at(3), H, RSUD, "BC", who=Consenter.OFFICE),
            b.give(at(3), L, RSUD, "E", who=Consenter.GUARDIAN),
            b.found_involved(at(5)),
        ),
        at(5),
        RSUD,
        "B:consent C:consent",
    ),
    Story(
        "Anak: sejak hari ia dewasa, yang disetujui wali untuknya tertutup.",
        lambda b: b.give(at(3), H, RSUD, "BC", who=Consenter.GUARDIAN, last_as_child=date(2026, 11, 9)),
        at(10, 0),
        RSUD,
        "",
    ),
    Story(
        "Anak: kantor memutuskan; persetujuan itu berdiri.",
        lambda b: b.give(at(3), H, RSUD, "BCD", who=Consenter.OFFICE),
        at(5),
        RSUD,
        "B:consent C:consent D:consent",
    ),
)

SECTIONS = (
    ("Persetujuan", CONSENT_STORIES),
    ("Dasar hukum tanpa persetujuan", LAW_STORIES),
    ("Keduanya bersama", BOTH_STORIES),
)
