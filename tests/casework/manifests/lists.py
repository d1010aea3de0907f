"""Lists of invented people as consulates, depots and offices might write them: one truth in many shapes."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.manifests.rules.reading import read_manifest
from naung.casework.manifests.vocabulary import Manifest
from naung.foundation.people.vocabulary import Sex
from naung.methods.sheets import read

ON = dt.date(2026, 1, 29)
CAUSES = {code: row.heard for code, row in shipped_codes().causes.items()}
FIRST = (
    "Siti",
    "Ahmad",
    "Rina",
    "Budi",
    "Wulan",
    "Yohanes",
    "A Fuk",
    "Maria",
    "Joko",
    "Nurhayati",
    "Bong Nyuk Moi",
    "Udin",
)
SECOND = ("Aminah", "Santoso", "binti Ali", "Tarigan", "Wati", "", "Lestari", "bin Abu", "Siregar", "Kurniawan")
ORIGINS = (("Sambas", "61.01"), ("Kab. Malang", "35.07"), ("Lombok Timur - NTB", "52.03"), ("Kota Singkawang, Kalbar", "61.72"),
           ("Ende, NTT", "53.08"), ("Bulukumba Sulsel", "73.02"), ("", ""))  # fmt: skip
REASONS = (("tanpa paspor", "tanpa_paspor"), ("Overstay", "tanpa_permit"), ("dadah", "narkoba"), ("", ""))
HEADS = {
    "number": ("No", "NO.", "Bil", "Nomor Urut"),
    "name": (
        "Nama",
        "NAMA LENGKAP",
        "Nama Penuh",
        "Name of Deportee",
        "Nama WNI",
        "nama_lengkap",
        "NamaLengkap",
        "Nama Lengkp",
    ),
    "birth": ("Tanggal Lahir", "Tgl. Lahir", "Tarikh Lahir", "D.O.B", "Date of Birth", "TglLahir", "Tanggal lahr"),
    "sex": ("JK", "L/P", "Jantina", "Gender", "Jenis Kelamin", "Sex", "Jenis Kelamn"),
    "nik": ("NIK", "No. KTP", "No Kad Pengenalan", "Nomor Induk Kependudukan"),
    "papers": ("No. Paspor / SPLP", "Dokumen Perjalanan", "Travel Document No."),
    "origin": ("Asal", "Daerah Asal", "Alamat di Indonesia", "Asal Kampung", "Address", "Alamat"),
    "cause": ("Sebab Deportasi", "Jenis Kesalahan", "Offence", "Alasan", "Kasus"),
    "notes": ("Ket.", "Keterangan", "Catatan", "Remarks", "Nota"),
}
SEXES = {Sex.MALE: ("L", "Laki-laki", "M", "Lelaki", "lk"), Sex.FEMALE: ("P", "Perempuan", "F", "pr", "Wanita")}


@dataclass(frozen=True)
class Truth:
    """One invented person, as she is."""

    name: str
    born: dt.date
    sex: Sex
    nik: str
    paper: str
    origin: tuple[str, str]
    reason: tuple[str, str]


def people(count: int, seed: int) -> list[Truth]:
    """So many invented people."""
    chance, found = random.Random(seed), []
    for number in range(count):
        sex = chance.choice((Sex.MALE, Sex.FEMALE))
        born = dt.date(1960, 1, 1) + dt.timedelta(days=chance.randrange(20_000))
        day = born.day + (40 if sex is Sex.FEMALE else 0)
        nik = (
            f"610101{day:02d}{born.month:02d}{born.year % 100:02d}{number % 9000 + 1:04d}"
            if chance.random() < 0.6
            else ""
        )
        name = f"{chance.choice(FIRST)} {chance.choice(SECOND)}".strip()
        paper = f"C{chance.randrange(10**6, 10**7)}" if chance.random() < 0.5 else ""
        found.append(Truth(name, born, sex, nik, paper, chance.choice(ORIGINS), chance.choice(REASONS)))
    return found


@dataclass(frozen=True)
class Shape:
    """How a list is written: the order of its columns, its headings, and what stands around the people."""

    seed: int
    titles: int = 0
    page: int = 0  # people a page, after which the headings come again
    numbering: bool = False
    total: bool = False
    dates: str = "cell"  # cell, dmy, words, iso

    def rows(self, told: Sequence[Truth]) -> list[list[Any]]:
        """The rows of the sheet."""
        chance = random.Random(self.seed)
        fields = ["number", *chance.sample(list(HEADS)[1:], len(HEADS) - 1)]
        heads = [chance.choice(HEADS[field]) for field in fields]
        rows: list[list[Any]] = [[f"DAFTAR DEPORTASI {number}"] for number in range(self.titles)]
        rows.append(heads)
        if self.numbering:
            rows.append([f"({number})" for number in range(1, len(fields) + 1)])
        for number, person in enumerate(told, start=1):
            if self.page and number > 1 and (number - 1) % self.page == 0:
                rows += [[], heads]
            rows.append([self._cell(field, number, person, chance) for field in fields])
        return [*rows, [], ["JUMLAH", len(told)], ["", "Kuching, 29 Januari 2026"]] if self.total else rows

    def _cell(self, field: str, number: int, person: Truth, chance: random.Random) -> Any:
        born = person.born
        months = (
            "Januari",
            "Februari",
            "Mac",
            "April",
            "Mei",
            "Jun",
            "Julai",
            "Ogos",
            "September",
            "Oktober",
            "November",
            "Disember",
        )
        days = {
            "cell": born, "dmy": f"{born.day:02d}/{born.month:02d}/{born.year}", "iso": born.isoformat(),
            "words": f"{born.day} {months[born.month - 1]} {born.year}",
        }  # fmt: skip
        return {
            "number": number, "name": person.name, "birth": days[self.dates], "sex": chance.choice(SEXES[person.sex]),
            "nik": person.nik or "-", "papers": person.paper, "origin": person.origin[0], "cause": person.reason[0], "notes": "",
        }[field]  # fmt: skip


def manifest(content: bytes, **how: Any) -> Manifest:
    """A list read on its day."""
    return read_manifest(read(content), on=how.pop("on", ON), causes=CAUSES, **how)
