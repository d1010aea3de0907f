"""What the extract says of itself: each table and column from their declarations, and the sheet that lies beside the files."""

from collections.abc import Iterator

from naung.insight.extract.rules.tables import EFFORT, EFFORT_COLUMNS, EFFORT_TITLE, TABLES
from naung.insight.extract.vocabulary import COARSENED, LEVELS, SMALLEST, UNKNOWN, Column, Made, Table

CONFIDENTIAL = (
    "**Rahasia.** Tidak ada nama, nomor, tanggal persis atau kode berkas di sini, tetapi isinya tetap tentang korban. "
    "Jangan dikirim, diunggah atau dicetak di luar tim perencanaan, dan jangan digabung dengan data lain yang memuat orang. "
    "Untuk umum hanya angka yang sudah disetujui."
)
READ = (
    "Yang dibaca dari register: kolom yang tidak tersegel (kode wilayah sampai kecamatan, tahun lahir, jenis kelamin, kode "
    "kejadian, meja, waktu), dan satu kolom tersegel, yaitu kode kelurahan atau desa asal korban; pembukaannya tercatat di log "
    "dengan jumlahnya. Nama, nomor, alamat, cerita dan tanggal lahir tidak pernah dibaca. Orang yang sudah dihapus, kejadian "
    "yang dicoret, dan berkas yang dibuka sejak tanggal satu bulan berjalan tidak ikut. Satu perkara yang ada di beberapa meja "
    "dihitung dari berkas pertamanya."
)
LADDER = (
    f"Setiap baris menyebut satu gabungan isi kolom dan `jumlah` yang memilikinya, paling sedikit {SMALLEST}. Gabungan yang "
    "lebih kecil dikasarkan selangkah demi selangkah menurut tangga yang tetap di bawah ini, sampai cukup. "
    f"`{COARSENED}` berarti disamarkan, `{UNKNOWN}` berarti tidak tercatat. Karena itu satu wilayah dapat muncul di beberapa "
    "tingkat: jumlahkan dengan hati-hati, dan jangan membaca baris provinsi sebagai seluruh provinsi."
)
APART = (
    "Tabel-tabel ini sengaja tidak dapat disambung: tidak ada kolom yang menunjuk satu orang atau satu perkara, dan urutan "
    "baris hanya menurut isinya."
)


def columns_page() -> str:
    """docs/ekstrak.md: what is read, how it is coarsened, and every table column by column."""
    lines = ["# Ekstrak untuk analis", "", CONFIDENTIAL, "", READ, "", LADDER, "", APART, ""]
    lines += [
        "Dibuat malam sesudah bulan berganti, dan dengan `naung extract`. Halaman ini ditulis oleh `make docs`.",
        "",
    ]
    for table in TABLES.values():
        lines += _table(table)
    lines += _effort()
    return "\n".join(lines).rstrip() + "\n"


def _table(table: Table) -> Iterator[str]:
    yield from (f"## `{table.name}.parquet`", "", f"{table.title}. `jumlah`: {table.unit}.", "")
    yield from _columns(table.columns)
    yield from ("", "Tangga, dari yang paling halus:", "")
    names = [column.name for column in table.columns]
    yield f"| | {' | '.join(names)} |"
    yield f"|---|{'---|' * len(names)}"
    for number, rung in enumerate(table.rungs, start=1):
        levels = (LEVELS[column.scale][level] for column, level in zip(table.columns, rung, strict=True))
        yield f"| {number} | {' | '.join(levels)} |"
    yield ""


def _columns(columns: tuple[Column, ...]) -> Iterator[str]:
    yield "| kolom | isinya | dari kolom register |"
    yield "|---|---|---|"
    for column in columns:
        yield f"| `{column.name}` | {column.words} | {column.source} |"


def _effort() -> Iterator[str]:
    yield from (f"## `{EFFORT}.parquet`", "", f"{EFFORT_TITLE}.", "")
    yield from _columns(EFFORT_COLUMNS)
    yield from (
        "",
        "Bulan yang tidak ada barisnya: belum ada kantor yang bekerja dengan register ini. Nol berarti kantornya ada dan tidak "
        "menemukan; `jam_meja` dan `jam_petugas_operasi` nol berarti tidak ada yang melihat. Operasi dan patroli adalah upaya "
        "menemukan, bukan pencegahan, dan hanya yang sudah selesai dan dicatat mejanya. Kegiatan di luar register tidak "
        "terhitung.",
        "",
    )


def sheet(made: Made) -> str:
    """BACA.md: lies beside the files of one run, with what the attackers found in them."""
    lines = ["# Ekstrak register", "", CONFIDENTIAL, ""]
    lines += [f"Berkas yang dibuka sebelum {made.until:%d-%m-%Y}. Dibuat {made.made_at:%d-%m-%Y %H:%M}.", ""]
    lines += ["| tabel | jumlah | tidak ditampilkan |", "|---|---|---|"]
    lines += [f"| {name} | {count} | {made.withheld.get(name, 0)} |" for name, count in made.counted.items()]
    lines += [
        "",
        "Dicoba oleh dua penyerang; bagian orang yang barisnya pasti dikenali, dan bagian tebakan yang benar:",
        "",
    ]
    lines += ["| penyerang | tabel | pasti dikenali | tebakan benar |", "|---|---|---|---|"]
    lines += [f"| {a.attacker} | {a.table} | {percent(a.certain)} | {percent(a.guessed)} |" for a in made.attacks]
    return "\n".join([*lines, "", READ, "", LADDER, "", APART]) + "\n"


def percent(share: float) -> str:
    """A share as Indonesian writes a percentage: `3,5 %`."""
    return f"{share * 100:.1f}".replace(".", ",") + " %"
