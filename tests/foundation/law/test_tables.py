"""What stands in the tables: marks, amounts and means as the sources give them, so that no slip passes unseen."""

from collections.abc import Callable

import pytest

from naung.foundation.law.queries import shipped_law
from naung.foundation.law.vocabulary import Mark


def test_every_row_carries_what_a_lawyer_needs() -> None:
    law = shipped_law()
    for table in (law.offences, law.changes, law.clocks, law.rights, law.duties, law.traps, law.hotlines, law.facts):
        for row in table.values():
            assert row.source
            assert row.legal_basis
            assert row.checked_by == row.checked_on == ""


# Marks of the law file, row by row: elements and penalty. A flipped mark must not pass unseen.
MARKS = """
UU21/2007:2 V2 V2; UU21/2007:3 M M; UU21/2007:4 V2 M; UU21/2007:5 M M; UU21/2007:6 V2 M; UU21/2007:7(1) V2 M;
UU21/2007:7(2) M M; UU21/2007:8 M M; UU21/2007:9 M M; UU21/2007:10 V2 M; UU21/2007:11 V2 M; UU21/2007:12 V2 M;
UU21/2007:13-15 M M; UU21/2007:16 V V; UU21/2007:17 V V; UU21/2007:18 V V; UU21/2007:19 V V; UU21/2007:20 V V;
UU21/2007:21(1) V V; UU21/2007:22 M M; UU21/2007:23 V V; UU21/2007:24 V V; UU21/2007:25 V V; UU21/2007:26 V V;
UU21/2007:27 V V; KUHP:455 V V; KUHP:456 V V; KUHP:457 V V; KUHP:607 V V; UU35/2014:76F V V; UU35/2014:83 V V;
UU35/2014:76I V V; UU35/2014:88 V V; UU6/2011:120 V V; UU12/2022:12 V V; UU12/2022:13 V V; UU18/2017:81 M M; UU18/2017:83 M M
"""


def test_marks_are_those_of_the_sources() -> None:
    law = shipped_law()
    said = {code: (row.mark.value, row.mark_of("penalty").value) for code, row in law.offences.items()}
    expected = {(parts := each.split())[0]: (parts[1], parts[2]) for each in MARKS.split(";")}
    assert said == expected


# Prison in years and fine in millions, as the sources give them: least, most, least, most.
PENALTIES = """
UU21/2007:2 3 15 120 600; UU21/2007:3 3 15 120 600; UU21/2007:4 3 15 120 600; UU21/2007:5 3 15 120 600;
UU21/2007:6 3 15 120 600; UU21/2007:9 1 6 40 240; UU21/2007:19 1 7 40 280; UU21/2007:20 1 7 40 280;
UU21/2007:21(1) 1 5 40 200; UU21/2007:22 1 5 40 200; UU21/2007:23 1 5 40 200; UU21/2007:24 3 7 120 280;
UU21/2007:7(2) 5 None 200 5000; KUHP:455 3 15 200 5000; KUHP:457 5 15 500 5000; UU35/2014:83 3 15 60 300;
UU35/2014:88 None 10 None 200; UU12/2022:12 None 15 None 1000; UU12/2022:13 None 15 None 1000;
UU18/2017:81 None 10 None 15000; UU18/2017:83 None 10 None 15000
"""
UPLIFTS = {
    "UU21/2007:7(1)": "1/3",
    "UU21/2007:8": "1/3",
    "UU21/2007:13-15": "x3",
    "UU21/2007:16": "1/3",
    "UU21/2007:17": "1/3",
}


def test_amounts_are_those_of_the_sources() -> None:
    penalties = {code: row.penalty for code, row in shipped_law().offences.items() if row.penalty}
    amounts = {
        code: [str(each) for each in (p.min_years, p.max_years, p.fine_min, p.fine_max)]
        for code, p in penalties.items()
        if p.max_years or p.life
    }
    assert amounts == {(parts := each.split())[0]: parts[1:] for each in PENALTIES.split(";")}
    assert {code: p.uplift for code, p in penalties.items() if p.uplift} == UPLIFTS
    assert [code for code, p in penalties.items() if p.life] == ["UU21/2007:7(2)"]


MEANS = {
    "UU21/2007:2": "yes",
    "UU21/2007:3": "unclear",
    "UU21/2007:4": "unclear",
    "UU21/2007:5": "no",
    "UU21/2007:6": "no",
    "KUHP:455": "yes",
    "UU35/2014:76F": "no",
    "UU35/2014:76I": "no",
}


def test_where_means_are_in_the_text() -> None:
    said = {code: row.means_in_text for code, row in shipped_law().offences.items() if row.means_in_text}
    assert said == MEANS


@pytest.mark.parametrize(
    ("table", "memory"),
    [
        (
            "rights",
            {
                "pendamping",
                "informasi_perkara",
                "tanpa_terdakwa",
                "anak_di_persidangan",
                "satu_saksi_korban",
                "ruang_pelayanan_khusus",
                "perlindungan_negara",
            },
        ),
        ("hotlines", {"sapa", "sapa_wa", "kp2mi", "polisi"}),
        ("clocks", set()),
        ("duties", {"mesin_tidak_memutuskan"}),
        ("changes", {"UU1/2026:pengganti"}),
        ("traps", set()),
        ("process", set()),
        ("means", set()),
        ("purpose", set()),
    ],
)
def test_what_rests_on_memory(table: str, memory: set[str]) -> None:
    rows = getattr(shipped_law(), table)
    assert {code for code, row in rows.items() if row.mark is Mark.MEMORY} == memory


SECONDARY: tuple[tuple[str, Callable[[], set[str]]], ...] = (
    (
        "rights",
        lambda: {"rahasia_identitas", "pusat_pelayanan_terpadu", "rehabilitasi", "restitusi_perma", "restitusi_anak"},
    ),
    (
        "clocks",
        lambda: {
            "permohonan_restitusi_susulan",
            "salinan_penetapan_restitusi",
            "perbaikan_data",
            "henti_pemrosesan",
            "pembatasan_data",
            "pemberitahuan_kebocoran",
        },
    ),
    ("changes", lambda: {"UU1/2026:minimum", "UU1/2026:kurungan", "UU1/2026:lampiran", "PP33/2026"}),
    ("tracks", lambda: {"child"}),
)


@pytest.mark.parametrize(("table", "expected"), SECONDARY, ids=[row[0] for row in SECONDARY])
def test_what_was_read_second_hand(table: str, expected: Callable[[], set[str]]) -> None:
    rows = getattr(shipped_law(), table)
    assert {code for code, row in rows.items() if row.mark is Mark.SECONDARY} == expected()


def test_a_local_clock_may_be_paused_and_a_statutory_one_may_not() -> None:
    clocks = shipped_law().clocks
    assert {code for code, row in clocks.items() if row.may_pause} == {
        code for code, row in clocks.items() if row.local
    }
    assert all(
        row.may_pause == {"penyelia"} and row.mark_of("may_pause") == "M" for row in clocks.values() if row.local
    )
