"""Uplifts, accessories, offences around the proceedings, and the protection of Pasal 18."""

from typing import Any

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
DAY = "2026-03-10"


def home(*facts: Any, on: str | None = DAY, **known: Any) -> dict[str, Any]:
    """A whole domestic case with these facts."""
    return person(act(on, SKW, PTK, "penampungan", "penyekapan", "penindasan"), facts=facts, **known)


def abroad(*facts: Any, **known: Any) -> dict[str, Any]:
    """A whole outbound case with these facts."""
    return person(act(DAY, SKW, "KH", "pengiriman", "penipuan", "penindasan"), facts=facts, **known)


def inbound(*facts: Any) -> dict[str, Any]:
    """A whole inbound case with these facts; its article is not verified."""
    return person(act(DAY, "PH", SKW, "pengiriman", "penipuan", "penindasan"), facts=facts, nationality="PH")


def bare(*facts: Any) -> dict[str, Any]:
    """Facts without any act."""
    return person(facts=facts)


ALL_MISSING = "proses cara tujuan"

STORIES = (
    Story(
        "Korban luka berat dan nyata tereksploitasi di dalam negeri: Pasal 7 ayat (1) bersandar pada ayat (2) pasal pokok.",
        home("luka_berat", "dieksploitasi"),
        "K455 U7(1)",
    ),
    Story(
        "Korban luka berat, eksploitasi belum diketahui: pemberatan dalam negeri tergantung eksploitasi.",
        home("luka_berat"),
        "K455 U7(1)?exploited",
    ),
    Story(
        "Korban luka berat di dalam negeri, eksploitasi belum terjadi: pemberatan tidak punya sandaran.",
        home("luka_berat", "belum_dieksploitasi"),
        "K455",
        no={"U7(1)": "no_base"},
    ),
    Story(
        "Korban luka berat pada perkara ke luar negeri: pemberatan tidak memerlukan eksploitasi yang terjadi.",
        abroad("luka_berat"),
        "U4 U7(1)",
        tracks="victim_abroad",
    ),
    Story(
        "Gangguan jiwa berat pada perbuatan tahun 2025: pemberatan bersandar pada Pasal 2.",
        home("gangguan_jiwa_berat", "dieksploitasi", on="2025-03-10"),
        "U2 U7(1)",
    ),
    Story(
        "Penyakit menular yang membahayakan jiwa termasuk akibat yang memberatkan.",
        abroad("penyakit_menular_membahayakan_jiwa"),
        "U4 U7(1)",
        tracks="victim_abroad",
    ),
    Story(
        "Kehamilan termasuk akibat yang memberatkan.",
        abroad("kehamilan"),
        "U4 U7(1)",
        tracks="victim_abroad",
    ),
    Story(
        "Hilangnya fungsi reproduksi termasuk akibat yang memberatkan.",
        abroad("hilang_fungsi_reproduksi"),
        "U4 U7(1)",
        tracks="victim_abroad",
    ),
    Story(
        "Pemberatan pada perkara masuk ke Indonesia bersandar pada pasal yang belum diverifikasi.",
        inbound("luka_berat"),
        tracks="foreign_victim_here",
        open="U3 U7(1)",
    ),
    Story(
        "Akibat dicatat tanpa perbuatan apa pun: pemberatan tidak punya sandaran.",
        bare("kehamilan"),
        missing=ALL_MISSING,
        no={"U7(1)": "no_act"},
    ),
    Story(
        "Korban meninggal: ayat tentang kematian belum diverifikasi, pasal pokoknya tetap diusulkan.",
        home("meninggal"),
        "K455",
        open="U7(2)",
    ),
    Story(
        "Pejabat menyalahgunakan kekuasaan: pemberatannya belum diverifikasi.",
        home("pejabat_menyalahgunakan_kekuasaan"),
        "K455",
        open="U8",
    ),
    Story(
        "Pejabat menyalahgunakan kekuasaan tanpa pasal pokok: tidak disebut.",
        bare("pejabat_menyalahgunakan_kekuasaan"),
        missing=ALL_MISSING,
    ),
    Story(
        "Menggerakkan orang lain tanpa tindak pidana yang terjadi: pasalnya belum diverifikasi.",
        bare("menggerakkan_orang_lain"),
        missing=ALL_MISSING,
        open="U9",
    ),
    Story(
        "Percobaan membawa orang keluar negeri: Pasal 10 di samping Pasal 4.",
        abroad("percobaan"),
        "U4 U10",
        tracks="victim_abroad",
    ),
    Story(
        "Pembantuan penampungan: Pasal 10 di samping pasal pokok.",
        home("pembantuan"),
        "K455 U10",
    ),
    Story(
        "Percobaan tanpa tujuan eksploitasi: Pasal 10 tidak diusulkan.",
        person(act(DAY, SKW, PTK, "pengangkutan", "penipuan", ""), facts=("percobaan",)),
        missing="tujuan",
        no={"U10": "missing_purpose"},
    ),
    Story(
        "Permufakatan jahat dengan tujuan eksploitasi tetapi belum ada proses: Pasal 11 berdiri sendiri.",
        person(act(DAY, SKW, PTK, "", "", "perbudakan"), facts=("permufakatan_jahat",)),
        "U11",
        missing="proses cara",
        no={"K455": "missing_process+missing_means"},
    ),
    Story(
        "Mengambil untung dari orang yang diperdagangkan: Pasal 12 bersandar pada pasal pokok.",
        home("menggunakan_atau_mengambil_untung"),
        "K455 U12",
    ),
    Story(
        "Mengambil untung pada perbuatan yang tanggalnya samar: Pasal 12 ikut tergantung tanggal.",
        home("menggunakan_atau_mengambil_untung", on="2026"),
        "U2?date K455?date U12?date",
    ),
    Story(
        "Mempekerjakan orang yang dimasukkan ke Indonesia: Pasal 12 bersandar pada pasal yang belum diverifikasi.",
        inbound("menggunakan_atau_mengambil_untung"),
        tracks="foreign_victim_here",
        open="U3 U12",
    ),
    Story(
        "Dilakukan oleh korporasi: pemberatannya belum diverifikasi.",
        home("korporasi"),
        "K455",
        open="U13-15",
    ),
    Story(
        "Kelompok terorganisasi di dalam negeri sejak KUHP berlaku: Pasal 16 membaca Pasal 2 sebagai Pasal 455.",
        home("kelompok_terorganisasi"),
        "K455 U16",
    ),
    Story(
        "Kelompok terorganisasi sebelum KUHP berlaku: Pasal 16 bersandar pada Pasal 2.",
        home("kelompok_terorganisasi", on="2026-01-01"),
        "U2 U16",
    ),
    Story(
        "Kelompok terorganisasi membawa WNI ke luar negeri: Pasal 16 bersandar pada Pasal 4.",
        abroad("kelompok_terorganisasi"),
        "U4 U16",
        tracks="victim_abroad",
    ),
    Story(
        "Kelompok terorganisasi membawa anak ke luar negeri: pemberatan kelompok dan pemberatan anak.",
        abroad("kelompok_terorganisasi", "dieksploitasi", age_at_act=15),
        "U4 U6 U16 U17 A76F A83",
        tracks="child victim_abroad",
    ),
    Story(
        "Kelompok terorganisasi dalam perkara masuk ke Indonesia: bersandar pada pasal yang belum diverifikasi.",
        inbound("kelompok_terorganisasi"),
        tracks="foreign_victim_here",
        open="U3 U16",
    ),
    Story(
        "WNI dibawa ke Kamboja dan dipaksa menipu orang: Pasal 18, jalur dipaksa melakukan kejahatan.",
        abroad("dipaksa_melakukan_kejahatan"),
        "U4 U18",
        tracks="forced_criminality victim_abroad",
    ),
    Story(
        "Bekerja di pusat penipuan daring dan tampak bersedia: jalurnya dibuka, Pasal 18 tergantung paksaan.",
        abroad("kerja_penipuan_daring_atau_judi"),
        "U4 U18?fact",
        tracks="forced_criminality victim_abroad",
    ),
    Story(
        "Ditahan karena judi daring di Malaysia tanpa unsur yang tercatat: tetap diperiksa sebagai mungkin korban.",
        bare("dituduh_melakukan_kejahatan"),
        "U18?fact",
        missing=ALL_MISSING,
        tracks="forced_criminality",
    ),
    Story(
        "Dipaksa melakukan kejahatan, unsur lain belum tercatat: perlindungan Pasal 18 tidak menunggu.",
        bare("dipaksa_melakukan_kejahatan"),
        "U18",
        missing=ALL_MISSING,
        tracks="forced_criminality",
    ),
    Story(
        "Nama Inggris untuk fakta yang sama terbaca.",
        bare("forced_to_commit_crime"),
        "U18",
        missing=ALL_MISSING,
        tracks="forced_criminality",
    ),
    Story(
        "Kartu keluarga dipalsukan untuk mempermudah: Pasal 19.",
        home("dokumen_dipalsukan"),
        "K455 U19",
    ),
    Story(
        "Dokumen dipalsukan tanpa tujuan eksploitasi: Pasal 19 tidak diusulkan.",
        bare("dokumen_dipalsukan"),
        missing=ALL_MISSING,
        no={"U19": "missing_purpose"},
    ),
    Story("Kesaksian palsu: Pasal 20.", bare("kesaksian_palsu"), "U20", missing=ALL_MISSING),
    Story("Saksi diserang di persidangan: Pasal 21 ayat (1).", bare("menyerang_saksi"), "U21(1)", missing=ALL_MISSING),
    Story(
        "Penyidikan dihalangi: pasalnya belum diverifikasi.",
        bare("menghalangi_proses"),
        missing=ALL_MISSING,
        open="U22",
    ),
    Story("Pelaku dibantu lari: Pasal 23.", bare("membantu_pelaku_lari"), "U23", missing=ALL_MISSING),
    Story("Identitas korban dibuka: Pasal 24.", bare("membuka_identitas"), "U24", missing=ALL_MISSING),
    Story(
        "Identitas korban dibuka pada hari yang hanya bertahun 2026: Pasal 24 tidak berganti.",
        bare({"code": "membuka_identitas", "on": "2026"}),
        "U24",
        missing=ALL_MISSING,
    ),
    Story(
        "Denda tidak dibayar: kurungan pengganti perlu dibaca penasihat hukum.",
        bare("denda_tidak_dibayar"),
        missing=ALL_MISSING,
        says="UU21/2007:25 UU1/2026:pengganti",
    ),
    Story(
        "Perjanjian ganti rugi dipakai menjerat: pelaku kehilangan hak menagih.",
        home("utang_untuk_menjerat"),
        "K455",
        says="UU21/2007:27",
    ),
    Story(
        "Banyak fakta sekaligus tidak saling menghapus.",
        abroad("kelompok_terorganisasi", "dokumen_dipalsukan", "kehamilan", "setuju", "dipaksa_melakukan_kejahatan"),
        "U4 U7(1) U16 U18 U19",
        tracks="forced_criminality victim_abroad",
        says="UU21/2007:26",
    ),
)
