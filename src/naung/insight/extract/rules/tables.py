"""The tables of the extract, column by column: the only list, from which the files, the ladder and the pages are made.

Several narrow tables rather than one wide: nothing joins them, so that each fact is told as finely as its own table can bear.
"""

from collections.abc import Mapping

from naung.insight.extract.vocabulary import LEVELS, Column, Scale, Table

P, T, A, F = Scale.PLACE, Scale.TIME, Scale.AGE, Scale.FACT
HOME = "people.Person.home"
OPENED = "cases.Case.opened_at"
EVENTS = "episodes.Event.area, country"
VILLAGES = (
    "Hanya asal yang sampai kelurahan atau desa (kode 10 angka, seperti 61.72.01.1001); peran lain sampai kecamatan."
)

ORIGIN = Column("asal", P, "Wilayah asal korban.", HOME)
TIME = Column("waktu", T, "Kapan berkas pertama perkaranya dibuka.", OPENED)
EXIT = Column(
    "keluar",
    F,
    "Lewat mana batas negara dilewati: resmi, tidak_resmi, atau - bila tidak tercatat.",
    "episodes.Event.kind",
)
DESTINATION = Column("tujuan", P, "Wilayah tempat dieksploitasi; bila belum ada, tempat ditampung terakhir.", EVENTS)

PERSONS = Table(
    "orang",
    "Korban, satu kali per perkara",
    "orang",
    (
        ORIGIN,
        TIME,
        Column(
            "umur",
            A,
            "Kelompok umur saat berkas dibuka, dari tahun lahir atau keputusan petugas.",
            "people.Person.year_of_birth, people.AgeDecision.group",
        ),
        Column("kelamin", F, "Jenis kelamin.", "people.Person.sex"),
        Column(
            "eksploitasi",
            F,
            "Bentuk eksploitasi menurut kode tujuan: economic, sexual, organ, atau gabungan.",
            "episodes.EventCode.code",
        ),
        Column("meja", F, "Meja yang membuka berkas pertama.", "cases.Case.owner"),
        Column(
            "meja_lain",
            F,
            "Berapa meja lain yang juga punya berkas perkara itu: 0, 1, atau 2+.",
            "cases.Case.matter",
        ),
        Column(
            "skrining",
            F,
            "Seberapa jauh diperiksa: tidak_ada, dimulai, atau selesai.",
            "screening.Screening.stage",
        ),
    ),
    (
        (1, 1, 0, 0, 0, 0, 0, 0),
        (2, 1, 0, 0, 0, 0, 0, 0),
        (2, 1, 1, 0, 0, 0, 1, 1),
        (2, 2, 1, 0, 0, 1, 1, 1),
        (1, 2, 2, 0, 1, 1, 1, 1),
        (2, 2, 1, 0, 1, 1, 1, 1),
        (2, 2, 2, 1, 1, 1, 1, 1),
        (3, 2, 1, 0, 1, 1, 1, 1),
        (3, 2, 2, 1, 1, 1, 1, 1),
        (4, 2, 2, 1, 1, 1, 1, 1),
        (5, 3, 2, 1, 1, 1, 1, 1),
    ),
)

ROLES = Table(
    "peran",
    "Wilayah dan perannya dalam perjalanan korban",
    "orang",
    (
        Column(
            "peran", F, "Peran wilayah itu: asal, perekrutan, transit, keluar, tujuan.", "episodes.Event.kind"
        ),
        Column("wilayah", P, f"Wilayahnya. {VILLAGES}", f"{HOME}, village, {EVENTS}"),
        TIME,
    ),
    (
        (0, 0, 0),
        (0, 0, 1),
        (0, 0, 2),
        (0, 1, 0),
        (0, 1, 1),
        (0, 1, 2),
        (0, 2, 0),
        (0, 2, 1),
        (0, 2, 2),
        (0, 3, 1),
        (0, 3, 2),
        (0, 4, 2),
        (0, 5, 3),
        (1, 5, 3),
    ),
)  # fmt: skip

JOURNEYS = Table(
    "perjalanan",
    "Jalan yang ditempuh korban, dari asal sampai tujuan",
    "orang",
    (
        ORIGIN,
        Column("perekrutan", P, "Wilayah tempat diajak.", EVENTS),
        Column("transit", P, "Tempat singgah atau ditampung yang pertama.", EVENTS),
        EXIT,
        Column("pintu", P, "Wilayah tempat batas negara dilewati.", EVENTS),
        DESTINATION,
        TIME,
    ),
    (
        (1, 1, 1, 0, 1, 1, 1),
        (2, 2, 2, 0, 1, 2, 1),
        (2, 2, 2, 0, 2, 3, 2),
        (2, 2, 5, 0, 2, 3, 2),
        (2, 5, 5, 0, 2, 3, 2),
        (2, 5, 5, 0, 5, 4, 2),
        (3, 5, 5, 0, 2, 3, 2),
        (3, 5, 5, 0, 5, 4, 2),
        (4, 5, 5, 0, 5, 4, 2),
        (5, 5, 5, 0, 5, 5, 3),
        (5, 5, 5, 1, 5, 5, 3),
    ),
)

GROUPS = Table(
    "rombongan",
    "Korban satu perkara yang menempuh jalan yang sama, dihitung sebagai satu rombongan",
    "rombongan",
    (
        ORIGIN,
        EXIT,
        DESTINATION,
        TIME,
        Column("besar", F, "Berapa orang: 1, 2-4, atau 5+.", "cases.CasePerson"),
    ),
    (
        (2, 0, 2, 1, 0),
        (2, 0, 3, 1, 0),
        (2, 0, 4, 1, 1),
        (2, 0, 4, 2, 1),
        (3, 0, 4, 1, 1),
        (3, 0, 4, 2, 1),
        (4, 0, 4, 2, 1),
        (5, 0, 5, 3, 1),
        (5, 1, 5, 3, 1),
    ),
)

GROUP_ROLES = Table(
    "rombongan_peran",
    "Rombongan menurut wilayah dan perannya; tiap rombongan satu kali dalam tiap peran",
    "rombongan",
    (
        Column("peran", F, "Peran wilayah itu: asal, transit (singgah pertama), tujuan.", "episodes.Event.kind"),
        Column("wilayah", P, "Wilayahnya.", f"{HOME}, {EVENTS}"),
        TIME,
    ),
    (
        (0, 2, 1),
        (0, 3, 1),
        (0, 4, 1),
        (0, 5, 1),
        (0, 4, 2),
        (0, 5, 3),
        (1, 5, 3),
    ),
)  # the first rung is the kabupaten's half-year, so that its count there is whole or not told at all

TABLES: Mapping[str, Table] = {table.name: table for table in (PERSONS, ROLES, JOURNEYS, GROUPS, GROUP_ROLES)}

# The ledger of effort counts offices' work by area and month; it is about no person and is not coarsened.
EFFORT = "upaya"
EFFORT_TITLE = "Upaya menemukan korban: pekerjaan kantor, per wilayah dan bulan"
EFFORT_COLUMNS = (
    Column(
        "wilayah",
        P,
        "Wilayah kerja meja, atau tempat sosialisasi atau operasi; paling halus kabupaten atau kota.",
        "organisations.Desk.territory, outreach.Session.place_code, operations.Operation.place_code",
    ),
    Column("bulan", T, "Bulannya.", "audit.Entry.at"),
    Column(
        "jenis",
        F,
        ("Jenis upaya: meja (jumlah meja layanan), jam_meja (jam yang ada catatan kerja), "
            "laporan_diterima, skrining_dimulai, sosialisasi_terlaksana, operasi_selesai (operasi, patroli dan pemeriksaan "
            "menurut bulan berakhirnya), jam_petugas_operasi (jam dikali petugas, dibagi rata ke harinya)."),
        ("audit.Entry.at, reports.Report.received_at, screening.Screening.started_at, outreach.Session.held_on, "
            "operations.Operation.began_on, ended_on, hours, officers"),
    ),
)  # fmt: skip


def check(table: Table) -> None:
    """Raise ValueError for a ladder that no program could climb: other lengths, unknown levels, or a last rung not at the top."""
    tops = tuple(len(LEVELS[column.scale]) - 1 for column in table.columns)
    for rung in table.rungs:
        if len(rung) != len(tops) or any(not 0 <= level <= top for level, top in zip(rung, tops, strict=True)):
            raise ValueError(f"{table.name}: rung {rung}")
    if table.rungs[-1] != tops:
        raise ValueError(f"{table.name}: the last rung tells something")
