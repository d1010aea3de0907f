"""The tables load only when a rule may rest on them; what is wrong is said with file and line."""

import pytest

from naung.foundation.law.queries.tables import read_law, shipped_texts
from naung.foundation.law.vocabulary import LawTableBroken

# One more row of a table that may have only one.
SECOND_AGE = """[[age]]
code = "x"
id = "x"
en = "x"
years = 1
legal_basis = "x"
pasal = ""
ayat = ""
valid_from = ""
valid_to = ""
mark = "M"
source = "ingatan"
checked_by = ""
checked_on = ""

[[age]]"""


def broken(file: str, old: str, new: str, *, count: int = 1) -> LawTableBroken:
    """The error after one change to a shipped table."""
    texts = shipped_texts()
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, count)
    with pytest.raises(LawTableBroken) as caught:
        read_law(texts)
    return caught.value


def line_of(file: str, text: str) -> int:
    """The line on which this text first stands."""
    return shipped_texts()[file].partition(text)[0].count("\n") + 1


WRONG: tuple[tuple[str, str, str, str, str], ...] = (
    ("kunci tidak dikenal", "offences.toml", 'pasal = "2"', 'pasl = "2"\npasal = "2"', "pasl: kunci tidak dikenal"),
    ("tanda hilang", "offences_kuhp.toml", '\nmark = "V"\n', "\n", "mark: wajib ada"),
    ("tanda salah", "offences.toml", 'mark = "V2"', 'mark = "V3"', "tanda harus V, V2, atau M"),
    ("tanggal salah", "offences.toml", "valid_to = 2026-01-01", 'valid_to = "1 Januari"', "harus tanggal"),
    ("tanggal mustahil", "offences.toml", "valid_to = 2026-01-01", "valid_to = 2026-02-30", "Invalid date"),
    ("saat, bukan hari", "offences.toml", "valid_to = 2026-01-01", "valid_to = 2026-01-01T00:00:00", "harus tanggal"),
    ("tanggal terbalik", "offences.toml", "valid_to = 2026-01-01", "valid_to = 2001-01-01", "lebih awal daripada"),
    ("bertumpuk", "offences.toml", "valid_to = 2026-01-01", "valid_to = 2026-01-02", "berlaku bersamaan"),
    ("bahasa hilang", "codes.toml", 'en = "recruitment"\n', "", "en: wajib ada"),
    ("bahasa kosong", "codes.toml", 'en = "recruitment"', 'en = ""', "tidak boleh kosong"),
    ("dasar hilang", "clocks.toml", 'legal_basis = "SOP kota lain (contoh)"\n', "", "legal_basis: wajib ada"),
    ("sumber asing", "offences.toml", 'source = "pasal2"', 'source = "kabar"', "sumber tidak dikenal"),
    ("sumber hilang", "offences.toml", 'source = "pasal2"\n', "", "sumber tidak dikenal atau tidak ada"),
    ("kode kembar", "codes.toml", 'code = "pengangkutan"', 'code = "perekrutan"', "sudah ada"),
    ("fakta asing", "offences.toml", 'facts = ["meninggal"]', 'facts = ["hilang"]', "kode tidak dikenal: hilang"),
    ("sandaran asing", "offences_kuhp.toml", 'on = ["KUHP:455"]', 'on = ["KUHP:1"]', "kode tidak dikenal: KUHP:1"),
    ("syarat asing", "offences.toml", '"outbound", "national"', '"outbound", "rich"', "syarat tidak dikenal: rich"),
    ("mulai asing", "clocks.toml", 'start = "kebocoran_data"', 'start = "bocor"', "kode tidak dikenal: bocor"),
    ("jalur asing", "clocks.toml", 'track = "tpks"', 'track = "lain"', "kode tidak dikenal: lain"),
    ("satuan asing", "clocks.toml", 'unit = "working_days"', 'unit = "weeks"', "harus salah satu dari"),
    ("lama negatif", "clocks.toml", "amount = 6", "amount = -6", "harus bilangan bulat"),
    ("lama bukan bilangan", "clocks.toml", "amount = 6", 'amount = "6"', "harus bilangan bulat"),
    ("lama benar-salah", "clocks.toml", "amount = 6", "amount = true", "harus bilangan bulat"),
    ("bendera bukan bendera", "codes.toml", "moves = true", 'moves = "ya"', "harus true atau false"),
    ("daftar bukan daftar", "codes.toml", 'kinds = ["sexual"]', "kinds = 5", "harus daftar teks"),
    ("daftar berulang", "codes.toml", 'kinds = ["sexual"]', 'kinds = ["sexual", "sexual"]', "tanpa pengulangan"),
    (
        "jam sepihak",
        "clocks.toml",
        'conflict_with = ["restitusi_uu21"]',
        "conflict_with = []",
        "tidak menyebutnya kembali",
    ),
    (
        "catatan satu bahasa",
        "clocks.toml",
        'note_en = "The longest the law allows, not a target."\n',
        "",
        "kedua bahasa",
    ),
    ("pemeriksa tanpa tanggal", "hotlines.toml", 'checked_by = ""', 'checked_by = "Lestari"', "diisi bersama"),
    (
        "isian beda",
        "sentences.toml",
        'id = "Menunggu tanggal: {start}."',
        'id = "Menunggu {mulai}."',
        "isian yang sama",
    ),
    ("kalimat berlebih", "sentences.toml", 'code = "no_act"', 'code = "no_act"\nfr = "non"', "kunci tidak dikenal"),
    ("kalimat kembar", "sentences.toml", 'code = "no_act"', 'code = "ask_date"', "sudah ada"),
    ("tabel asing", "hotlines.toml", "[[hotline]]", "[[telepon]]", "tabel tidak dikenal"),
    ("bukan tabel", "hotlines.toml", "[defaults.hotline]", "lain = 5\n[defaults.hotline]", "hanya baris tabel"),
    ("bukan TOML", "hotlines.toml", 'code = "sapa"', 'code = sapa"', "Invalid value"),
    (
        "pidana asing",
        "offences.toml",
        "penalty = { min_years = 3,",
        "penalty = { least = 3,",
        "kunci pidana tidak dikenal",
    ),
    (
        "pidana terbalik",
        "offences.toml",
        "min_years = 3, max_years = 15",
        "min_years = 30, max_years = 15",
        "lebih lama",
    ),
    (
        "pinjaman asing",
        "offences.toml",
        'penalty = { as = "UU21/2007:2" }',
        'penalty = { as = "X" }',
        "kode tidak dikenal: X",
    ),
    ("pidana satu bahasa", "offences_kuhp.toml", ', extra_en = "fine category IV to VII"', "", "kedua bahasa"),
    ("sandaran tanpa syarat", "offences_kuhp.toml", 'requires = ["base"]', 'requires = ["process"]', "harus bersama"),
    ("sandaran bertingkat", "offences_kuhp.toml", 'on = ["KUHP:455"]', 'on = ["UU21/2007:17"]', "juga bersandar"),
    (
        "tanpa perbuatan",
        "offences.toml",
        'requires = ["fact", "purpose"]',
        'requires = ["fact", "domestic"]',
        "tanpa perbuatan hanya",
    ),
    ("nama lain bentrok", "facts.toml", 'aliases = ["death"]', 'aliases = ["pregnancy"]', "pregnancy sudah dipakai"),
    (
        "jenis tujuan asing",
        "offences_related.toml",
        'purpose_kinds = ["sexual"]',
        'purpose_kinds = ["war"]',
        "tidak dikenal: war",
    ),
    (
        "pasal kembar",
        "offences_related.toml",
        'pasal = "83"\nid = "membawa',
        'pasal = "81"\nid = "membawa',
        "bertumpuk",
    ),
    (
        "dua batas umur",
        "codes.toml",
        "[[age]]",
        SECOND_AGE,
        "harus tepat satu",
    ),
    ("kolom wajib jenisnya", "clocks.toml", 'start = "kebocoran_data"\n', "", "start"),
)


@pytest.mark.parametrize(("file", "old", "new", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_broken_table_is_refused(file: str, old: str, new: str, said: str) -> None:
    error = broken(file, old, new)
    assert said in str(error)
    assert error.line > 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("offences.toml", 'mark = "V2"', 'mark = "X"'),
        ("codes.toml", "moves = true", "moves = 1"),
        ("clocks.toml", "amount = 90", 'amount = "90"'),
        ("hotlines.toml", 'channel = "whatsapp"', "channel = 5"),
        ("sentences.toml", 'code = "too_late"', "code = 5"),
    ],
)
def test_the_error_names_file_and_line(file: str, old: str, new: str) -> None:
    error = broken(file, old, new)
    assert (error.file, error.line) == (file, line_of(file, old))
    assert str(error).startswith(f"{file}, baris {error.line}: ")


def test_a_missing_key_is_said_at_the_row() -> None:
    error = broken("clocks.toml", 'legal_basis = "Perma 1/2022"\n', "")
    assert error.line == line_of("clocks.toml", 'code = "permohonan_restitusi_susulan"') - 1


@pytest.mark.parametrize("name", ["dieksploitasi", "belum_dieksploitasi"])
def test_a_fact_the_rules_need_may_not_go(name: str) -> None:
    texts = shipped_texts()
    texts["facts.toml"] = texts["facts.toml"].replace(f'"{name}"', f'"{name}_lain"')
    with pytest.raises(LawTableBroken, match=f"fakta {name} diperlukan"):
        read_law(texts)
