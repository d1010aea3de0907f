"""Whole histories as they come to a desk in Kalimantan Barat: several acts, facts and laws at once."""

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK, SBS, SGU, KHL = "61.72", "61.71", "61.01", "61.03", "61.06"
DAY = "2026-03-10"

STORIES = (
    Story(
        "Pengantin pesanan: dibujuk di Singkawang November 2025, dikirim ke Tiongkok Januari 2026 dengan surat palsu.",
        person(
            act(
                "2025-11",
                SKW,
                SKW,
                "perekrutan",
                "penipuan memberi_bayaran_atau_manfaat",
                "pemanfaatan_seksual praktik_serupa_perbudakan",
            ),
            act("2026-01-05", SKW, "CN", "pengiriman"),
            facts=("dokumen_dipalsukan", "dieksploitasi"),
        ),
        "U2 U4 U19 T12",
        tracks="tpks victim_abroad",
        says="KUHP:618 chain_over_border",
    ),
    Story(
        "Laki-laki 24 tahun dari Sambas: setuju bekerja di Kamboja, di sana dipaksa menipu, lalu dituduh.",
        person(
            act("2026-02-10", SBS, "KH", "perekrutan pengiriman", "penipuan", "pemanfaatan_tenaga_atau_kemampuan"),
            facts=(
                "kerja_penipuan_daring_atau_judi",
                "dipaksa_melakukan_kejahatan",
                "dituduh_melakukan_kejahatan",
                "setuju",
            ),
            age_at_act=24,
        ),
        "U4 U18",
        tracks="forced_criminality victim_abroad",
        says="UU21/2007:26",
    ),
    Story(
        "Lewat jalan tikus 30 Desember 2025, dijerat utang di kebun Sarawak, dideportasi 2026.",
        person(
            act("2025-12-30", SBS, "MY", "pengangkutan", "penjeratan_utang", "kerja_atau_pelayanan_paksa"),
            act("2026-02-01", "MY", "MY", "penampungan", "penyekapan"),
            facts=("lintas_tanpa_surat", "deportasi", "dieksploitasi"),
        ),
        "U4 S120?gain",
        tracks="smuggling victim_abroad non_trafficking_social_service",
        says="UU21/2007:27 KUHP:618",
        no={"K457": "too_early+not_crossing"},
    ),
    Story(
        "Gadis 15 tahun ditampung di kos Singkawang oleh sebuah kelompok dan dilacurkan, tanpa cara yang tercatat.",
        person(
            act("2026-05-02", SKW, SKW, "penampungan", "", "pelacuran"),
            facts=("dieksploitasi", "kelompok_terorganisasi"),
            age_at_act=15,
        ),
        "K455?means_in_text U16?means_in_text U17?means_in_text A76F A83 A76I A88 T12",
        tracks="child tpks",
    ),
    Story(
        "Awak kapal asing dibawa ke Pontianak lalu disekap, padahal pernah setuju: Pasal 455 untuk penampungannya.",
        person(
            act("2026-03-01", "MM", PTK, "pengangkutan", "penipuan", "kerja_atau_pelayanan_paksa"),
            act("2026-04-01", PTK, PTK, "penampungan", "penyekapan"),
            facts=("setuju",),
            nationality="MM",
        ),
        "K455",
        tracks="foreign_victim_here",
        open="U3",
        says="UU21/2007:26",
    ),
    Story(
        "Bayi dijual pada 1 Januari 2026 lewat bayaran kepada walinya: Pasal 2 dan larangan perdagangan anak.",
        person(
            act(
                "2026-01-01",
                SKW,
                PTK,
                "pemindahan",
                "memberi_bayaran_atau_manfaat",
                "pemanfaatan_tenaga_atau_kemampuan",
            ),
            age_at_act=0,
        ),
        "U2 U17 A76F A83 A76I?exploited A88?exploited",
        tracks="child",
    ),
    Story(
        "Bayi dijual pada 2 Januari 2026 lewat bayaran kepada walinya: Pasal 455 dan larangan perdagangan anak.",
        person(
            act(
                "2026-01-02",
                SKW,
                PTK,
                "pemindahan",
                "memberi_bayaran_atau_manfaat",
                "pemanfaatan_tenaga_atau_kemampuan",
            ),
            age_at_act=0,
        ),
        "K455 U17 A76F A83 A76I?exploited A88?exploited",
        tracks="child",
    ),
    Story(
        "Ginjal diambil di Kamboja dan orang ini luka berat: Pasal 4 dengan pemberatan, bukan jalur TPKS.",
        person(
            act(
                "2026-06-01",
                PTK,
                "KH",
                "perekrutan pengiriman",
                "penyalahgunaan_posisi_rentan",
                "pemindahan/transplantasi_organ_atau_jaringan",
            ),
            facts=("luka_berat", "dieksploitasi"),
        ),
        "U4 U7(1)",
        tracks="victim_abroad",
    ),
    Story(
        "Rombongan dicegah di Entikong: percobaan, eksploitasi belum terjadi.",
        person(
            act("2026-07-01", SKW, "MY", "pengangkutan", "penipuan", "kerja_atau_pelayanan_paksa"),
            facts=("belum_dieksploitasi", "percobaan"),
        ),
        "U4 U10",
        tracks="victim_abroad",
    ),
    Story(
        "Anak asing 12 tahun dipindahkan di dalam Indonesia: undang-undang perlindungan anak juga baginya.",
        person(act(DAY, PTK, SKW, "pengangkutan", "", "penindasan"), nationality="TL", age_at_act=12),
        "K455?means_in_text U17?means_in_text A76F A83",
        tracks="child foreign_victim_here",
    ),
    Story(
        "Pemuda yang umurnya tidak diketahui dikirim ke Malaysia: diperlakukan sebagai anak, pasal anak tergantung umur.",
        person(act(DAY, SKW, "MY", "pengiriman", "penipuan", "pemerasan"), birth_date=None),
        "U4 U6?age?exploited U17?age A76F?age A83?age A76I?age?exploited A88?age?exploited",
        tracks="child victim_abroad",
        says="child_unsure",
    ),
    Story(
        "Perusahaan penempatan berizin menipu calon pekerja: izin bukan tanda aman; pasal korporasi belum diverifikasi.",
        person(act(DAY, SKW, "MY", "perekrutan", "penipuan", "pemerasan"), facts=("korporasi", "penempatan_tidak_sah")),
        "U4",
        tracks="victim_abroad",
        open="U13-15 P81 P83",
    ),
    Story(
        "Dari Sanggau ke Kapuas Hulu pada Januari 2026, genap delapan belas bulan berikutnya: pasti anak, tanggalnya ditanyakan.",
        person(act("2026-01", SGU, KHL, "pengangkutan", "ancaman_kekerasan", "penindasan"), birth_date="2008-02"),
        "U2?date K455?date U17?date A76F A83",
        tracks="child",
    ),
    Story(
        "Meninggal di Kamboja: pasal pokoknya diusulkan, ayat tentang kematian belum diverifikasi.",
        person(act(DAY, SKW, "KH", "pengiriman", "penipuan", "perbudakan"), facts=("meninggal", "dieksploitasi")),
        "U4",
        tracks="victim_abroad",
        open="U7(2)",
    ),
    Story(
        "Anak 9 tahun diselundupkan bersama keluarganya, tanpa tanda eksploitasi: penyelundupan, dan tetap jalur anak.",
        person(act(DAY, SKW, "MY", "pengangkutan"), facts=("penyelundupan_untuk_keuntungan",), age_at_act=9),
        "K457",
        missing="tujuan",
        tracks="child smuggling victim_abroad",
    ),
    Story(
        "Pulang dari Sarawak tanpa surat dengan perahu orang: pasal penyelundupan tergantung keuntungan.",
        person(act(DAY, "MY", SBS, "pengangkutan"), facts=("lintas_tanpa_surat",)),
        "K457?gain",
        missing="cara tujuan",
        tracks="smuggling",
    ),
)
