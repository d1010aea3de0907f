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


# The day each law is taken to be in force from, and whether a source says so.
DAYS = {
    "UU21/2007": ("2007-04-19", "M"),
    "KUHP": ("2026-01-02", "V"),
    "UU35/2014": ("2014-10-17", "M"),
    "UU6/2011": ("2011-05-05", "M"),
    "UU12/2022": ("2022-05-09", "M"),
    "UU18/2017": ("2017-11-22", "M"),
}
LAST_DAYS = {"UU21/2007:2": "2026-01-01", "UU6/2011:120": "2026-01-01"}


def test_days_are_those_of_the_sources() -> None:
    for row in shipped_law().offences.values():
        assert row.valid_from
        assert (row.valid_from.isoformat(), row.mark_of("valid_from").value) == DAYS[row.law]
        last = LAST_DAYS.get(row.code)
        assert (row.valid_to and row.valid_to.isoformat()) == last
        assert last is None or row.mark_of("valid_to") == "V"


def test_days_of_clocks_rights_and_changes() -> None:
    law = shipped_law()
    clocks = {row.code: str(row.valid_from) for row in law.clocks.values() if row.valid_from}
    assert clocks == dict.fromkeys(("restitusi_kuhap", "salinan_putusan", "daluwarsa"), "2026-01-02")
    rights = {row.code: str(row.valid_from) for row in law.rights.values() if row.valid_from}
    assert rights == dict.fromkeys(("bantuan_hukum_kuhap", "restitusi_kuhap"), "2026-01-02")
    changes = {row.code: str(row.valid_from) for row in law.changes.values()}
    assert changes.pop("PP33/2026") == "2027-01-16"
    assert len(changes) == 9
    assert set(changes.values()) == {"2026-01-02"}


def test_the_definition_and_the_age() -> None:
    law = shipped_law()
    assert law.adulthood.years == 18
    rows = (*law.process.values(), *law.means.values(), *law.purpose.values(), law.adulthood)
    assert {(str(row.valid_from), row.mark.value, row.mark_of("valid_from").value) for row in rows} == {
        ("2007-04-19", "V", "M")
    }
    assert {code for code, row in law.process.items() if row.moves} == {"pengangkutan", "pengiriman", "pemindahan"}
    kinds = {kind: {code for code, row in law.purpose.items() if kind in row.kinds} for kind in ("sexual", "organ")}
    assert kinds["sexual"] == {"pelacuran", "pemanfaatan_seksual"}
    assert kinds["organ"] == {"pemanfaatan_organ_reproduksi", "pemindahan/transplantasi_organ_atau_jaringan"}
    assert {code for code, row in law.purpose.items() if not row.kinds} == {"penindasan"}


def test_indonesia_has_thirty_eight_provinces_and_the_world_its_countries() -> None:
    places = shipped_law().places
    assert len(places.prefixes) == 38
    assert sum(int(prefix) for prefix in places.prefixes) == 1993
    assert len(places.countries) == 249
    assert {"ID", "MY", "KH", "TW", "SG"} <= places.countries


def test_clocks_of_each_right() -> None:
    said = {code: set(row.clocks) for code, row in shipped_law().rights.items() if row.clocks}
    assert said == {
        "restitusi": {"restitusi_uu21"},
        "restitusi_tidak_dibayar": {"peringatan_restitusi"},
        "rehabilitasi_segera": {"rehabilitasi"},
        "pertolongan_pertama": {"pertolongan_pertama"},
        "restitusi_kuhap": {"restitusi_kuhap", "salinan_putusan"},
        "restitusi_tpks": {"restitusi_tpks", "salinan_putusan_tpks"},
        "restitusi_perma": {"permohonan_restitusi_susulan", "salinan_penetapan_restitusi"},
    }


def test_how_many_rows_each_table_has() -> None:
    law = shipped_law()
    tables = (law.rights, law.duties, law.traps, law.hotlines, law.changes, law.facts, law.clocks, law.offences)
    assert [len(table) for table in tables] == [25, 15, 12, 4, 10, 61, 25, 38]


# What each trap warns of.
TRAPS = {
    "dua_jam_restitusi": {"restitusi_uu21", "restitusi_kuhap", "restitusi_tpks"},
    "dalam_negeri_atau_lintas_batas": {"UU21/2007:2", "KUHP:455", "UU21/2007:4"},
    "wali_sebagai_pelaku": {"child"},
    "deportasi_bukan_bukti": {"non_trafficking_social_service"},
    "penyelundupan_atau_perdagangan": {"smuggling"},
    "pekerja_penipuan_bersedia": {"forced_criminality"},
    "sop_berbeda": {"laporan_sop_risiko_tinggi", "laporan_sop_risiko_sedang", "laporan_sop_hari_kerja"},
}


def test_what_each_trap_warns_of() -> None:
    assert {code: set(row.about) for code, row in shipped_law().traps.items() if row.about} == TRAPS


# Facts whose article was read second-hand or not at all; every other fact's basis was read itself.
FACTS_SECOND = {
    "luka_berat",
    "gangguan_jiwa_berat",
    "penyakit_menular_membahayakan_jiwa",
    "kehamilan",
    "hilang_fungsi_reproduksi",
    "percobaan",
    "pembantuan",
    "permufakatan_jahat",
    "menggunakan_atau_mengambil_untung",
    "putusan_tetap_diketahui",
    "penetapan_restitusi",
    "permintaan_perbaikan_data",
    "persetujuan_ditarik",
    "permintaan_pembatasan_data",
    "kebocoran_data",
}
FACTS_MEMORY = {
    "meninggal",
    "pengangkatan_anak_dengan_janji",
    "pejabat_menyalahgunakan_kekuasaan",
    "menggerakkan_orang_lain",
    "korporasi",
    "menghalangi_proses",
    "penempatan_tidak_sah",
}
# Parts that are checked less, or more, than their row.
PARTS = {
    "rehabilitasi requester M",
    "UU1/2026:kurungan kurungan V",
    "laporan_sop_risiko_tinggi may_pause M",
    "laporan_sop_risiko_sedang may_pause M",
    "laporan_sop_hari_kerja may_pause M",
    "salinan_putusan start M",
    "salinan_putusan_tpks start M",
    "UU21/2007:4 means M",
    "UU21/2007:5 means V2",
    "UU21/2007:6 means V2",
    "UU35/2014:76F means V",
    "UU35/2014:76I means V",
}


def test_marks_of_facts_duties_traps_and_parts() -> None:
    law = shipped_law()
    for mark, expected in ((Mark.SECONDARY, FACTS_SECOND), (Mark.MEMORY, FACTS_MEMORY)):
        assert {code for code, row in law.facts.items() if row.mark is mark} == expected
    assert {code for code, row in law.duties.items() if row.mark is not Mark.VERIFIED} == {
        "dasar_tanpa_persetujuan",
        "mesin_tidak_memutuskan",
        "rahasia_keluarga",
    }
    first_hand = {code for code, row in law.traps.items() if row.mark is Mark.VERIFIED}
    assert first_hand == set(TRAPS) - {"wali_sebagai_pelaku"}
    tables = (law.offences, law.rights, law.changes, law.clocks, law.duties, law.traps, law.facts)
    rows = [row for table in tables for row in table.values()]
    parts = {(row.code, part, mark.value) for row in rows for part, mark in row.marks.items()}
    assert {" ".join(each) for each in parts if each[1] not in {"valid_from", "valid_to", "penalty"}} == PARTS


def test_places_and_tracks_were_read() -> None:
    law = shipped_law()
    assert law.places.mark is Mark.VERIFIED
    assert all(row.mark is not Mark.MEMORY for row in law.tracks.values())


CONFLICTS = {
    "laporan_sop_risiko_tinggi": {"laporan_sop_hari_kerja"},
    "laporan_sop_risiko_sedang": {"laporan_sop_hari_kerja"},
    "laporan_sop_hari_kerja": {"laporan_sop_risiko_tinggi", "laporan_sop_risiko_sedang"},
    "restitusi_uu21": {"restitusi_kuhap", "restitusi_tpks"},
    "restitusi_kuhap": {"restitusi_uu21"},
    "restitusi_tpks": {"restitusi_uu21"},
}
LASTING = {"lama_perlindungan_sementara", "pembatasan_gerak", "daluwarsa"}


def test_which_clocks_disagree_and_which_last() -> None:
    clocks = shipped_law().clocks
    assert {code: set(row.conflict_with) for code, row in clocks.items() if row.conflict_with} == CONFLICTS
    assert {code for code, row in clocks.items() if row.lasts} == LASTING


# Every fact with its other names.
NAMES = """
luka_berat serious_injury
gangguan_jiwa_berat grave_mental_disorder
penyakit_menular_membahayakan_jiwa life_threatening_infectious_disease
kehamilan pregnancy
hilang_fungsi_reproduksi loss_of_reproductive_function
meninggal death
dieksploitasi exploited actually_exploited
belum_dieksploitasi not_exploited
eksploitasi_seksual sexual_exploitation
perbudakan_seksual sexual_slavery
eksploitasi_ekonomi economic_exploitation
pengangkatan_anak_dengan_janji adopted_with_promise
pejabat_menyalahgunakan_kekuasaan official_abusing_power
menggerakkan_orang_lain incited_others
percobaan attempt
pembantuan assistance assist
permufakatan_jahat planning conspiracy
menggunakan_atau_mengambil_untung used_or_profited profited used_trafficked_person
korporasi corporation
kelompok_terorganisasi organised_group organized_group
dokumen_dipalsukan forged_document forged_documents
kesaksian_palsu false_testimony
menyerang_saksi attacked_witness
menghalangi_proses obstructed
membantu_pelaku_lari helped_offender_escape
membuka_identitas disclosed_identity
denda_tidak_dibayar fine_unpaid
pencucian_uang money_laundering
dipaksa_melakukan_kejahatan forced_criminality forced_to_commit_crime forced_crime forced_by_trafficker
kerja_penipuan_daring_atau_judi scam_or_gambling_work forced_scam scam_centre
dituduh_melakukan_kejahatan accused_of_crime
setuju consented consent
utang_untuk_menjerat debt_used_to_exploit
penyelundupan_untuk_keuntungan smuggling_for_gain smuggling
lintas_tanpa_surat crossed_without_papers
penempatan_tidak_sah illegal_placement
deportasi deported deportation
penelantaran neglect
masalah_penyesuaian_di_luar_negeri maladjustment_abroad
terpapar_radikalisme exposed_to_radicalism
proses_hukum_sudah_dimulai process_begun
laporan_diterima report_received
risiko_tinggi high_risk
risiko_sedang medium_risk
laporan_polisi police_report
perlindungan_sementara_diberikan temporary_protection_given
pembatasan_gerak_pelaku restraint_ordered
permintaan_rehabilitasi rehabilitation_requested request_for_rehabilitation rehabilitation_request
permintaan_pertolongan_pertama first_aid_requested
putusan_tetap_diberitahukan final_judgment_notified
peringatan_restitusi restitution_warning
salinan_putusan_diterima judgment_copy_received
putusan_diterima_penuntut judgment_at_prosecutor
putusan_tetap_diketahui final_judgment_known
penetapan_restitusi restitution_ruling
berkas_bantuan_hukum_lengkap legal_aid_file_complete
permintaan_akses_data data_access_requested
permintaan_perbaikan_data data_correction_requested
persetujuan_ditarik consent_withdrawn
permintaan_pembatasan_data data_restriction_requested
kebocoran_data data_breach
"""


def test_every_fact_answers_to_its_english_name() -> None:
    law = shipped_law()
    said = {code: set(row.aliases) for code, row in law.facts.items()}
    assert said == {parts[0]: set(parts[1:]) for parts in (line.split() for line in NAMES.strip().splitlines())}
    assert all(law.aliases["fact"][alias] == code for code, aliases in said.items() for alias in aliases)


def test_the_other_names_of_a_purpose() -> None:
    organ = "pemindahan/transplantasi_organ_atau_jaringan"
    short = ("pemindahan_organ_atau_jaringan", "transplantasi_organ_atau_jaringan")
    long = ("pemindahan_atau_transplantasi_organ_atau_jaringan", "pemindahan_transplantasi_organ_atau_jaringan")
    assert shipped_law().aliases["purpose"] == dict.fromkeys((*short, *long), organ)


def test_what_takes_whose_place_and_whose_penalty_is_borrowed() -> None:
    law = shipped_law()
    moved = {
        (row.replaces, row.by, row.redirects) for row in law.changes.values() if row.by or row.replaces or row.redirects
    }
    assert moved == {("UU21/2007:2", "KUHP:455", True), ("UU6/2011:120", "KUHP:457", True)}
    borrowed = {
        code: row.penalty.as_article for code, row in law.offences.items() if row.penalty and row.penalty.as_article
    }
    assert borrowed == dict.fromkeys(("UU21/2007:10", "UU21/2007:11", "UU21/2007:12", "UU21/2007:16"), "UU21/2007:2")
