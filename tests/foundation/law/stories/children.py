"""The child track: means are not asked for help, articles by direction, what each text still needs."""

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
DAY = "2026-03-10"

STORIES = (
    Story(
        "Anak direkrut di dalam negeri tanpa cara yang tercatat: CARA tidak diminta, tetapi masih ada dalam bunyi Pasal 455.",
        person(act(DAY, SKW, PTK, "perekrutan", "", "penindasan"), age_at_act=15),
        "K455?means_in_text U17?means_in_text A76F A83",
        tracks="child",
    ),
    Story(
        "Anak direkrut di dalam negeri pada 2025 tanpa cara: hal yang sama pada Pasal 2.",
        person(act("2025-12-31", SKW, PTK, "perekrutan", "", "penindasan"), age_at_act=15),
        "U2?means_in_text U17?means_in_text A76F A83",
        tracks="child",
        no={"K455": "too_early"},
    ),
    Story(
        "Anak ditipu dan direkrut pada 1 Januari 2026: Pasal 2 dengan pemberatan Pasal 17.",
        person(act("2026-01-01", SKW, PTK, "perekrutan", "penipuan", "penindasan"), age_at_act=15),
        "U2 U17 A76F A83",
        tracks="child",
    ),
    Story(
        "Anak ditipu dan direkrut pada 2 Januari 2026: pemberatan Pasal 17 membaca Pasal 2 sebagai Pasal 455.",
        person(act("2026-01-02", SKW, PTK, "perekrutan", "penipuan", "penindasan"), age_at_act=15),
        "K455 U17 A76F A83",
        tracks="child",
    ),
    Story(
        "Anak WNI dibawa ke luar negeri dengan penipuan dan tereksploitasi: Pasal 4 dengan Pasal 17, dan Pasal 6.",
        person(act(DAY, SKW, "MY", "pengiriman", "penipuan", "penindasan"), facts=("dieksploitasi",), age_at_act=16),
        "U4 U6 U17 A76F A83",
        tracks="child victim_abroad",
        no={"A76I": "other_purpose"},
    ),
    Story(
        "Anak WNI dibawa ke luar negeri tanpa cara: Pasal 6 tidak memerlukan cara; bunyi Pasal 4 belum diverifikasi.",
        person(act(DAY, SKW, "MY", "pengiriman", "", "penindasan"), facts=("dieksploitasi",), age_at_act=16),
        "U4?means_unverified U6 U17?means_unverified A76F A83",
        tracks="child victim_abroad",
    ),
    Story(
        "Anak dikirim ke luar negeri, eksploitasi belum diketahui: Pasal 6 tergantung eksploitasi.",
        person(act(DAY, SKW, "MY", "pengiriman", "penipuan", "penindasan"), age_at_act=16),
        "U4 U6?exploited U17 A76F A83",
        tracks="child victim_abroad",
    ),
    Story(
        "Anak dicegah di perbatasan sebelum tereksploitasi: Pasal 6 memerlukan eksploitasi yang terjadi.",
        person(
            act(DAY, SKW, "MY", "pengiriman", "penipuan", "perbudakan"), facts=("belum_dieksploitasi",), age_at_act=16
        ),
        "U4 U17 A76F A83",
        tracks="child victim_abroad",
        no={"U6": "not_exploited", "A76I": "not_exploited"},
    ),
    Story(
        "Anak asing dikirim masuk ke Indonesia dan tereksploitasi: Pasal 6 juga untuk arah masuk; Pasal 3 belum diverifikasi.",
        person(
            act(DAY, "PH", SKW, "pengiriman", "penipuan", "penindasan"),
            facts=("dieksploitasi",),
            nationality="PH",
            age_at_act=14,
        ),
        "U6 A76F A83",
        tracks="child foreign_victim_here",
        open="U3 U17",
        no={"U4": "not_outbound+not_national"},
    ),
    Story(
        "Anak asing dikirim masuk tanpa cara: Pasal 3 dan pemberatannya tetap belum diverifikasi.",
        person(act(DAY, "PH", SKW, "pengiriman", "", "penindasan"), nationality="PH", age_at_act=14),
        "U6?exploited A76F A83",
        tracks="child foreign_victim_here",
        open="U3 U17",
    ),
    Story(
        "Anak asing dibawa keluar dari Indonesia: Pasal 6, bukan Pasal 4 yang untuk WNI.",
        person(act(DAY, SKW, "MY", "pengiriman", "penipuan", "penindasan"), nationality="PH", age_at_act=14),
        "U6?exploited A76F A83",
        tracks="child",
        no={"U4": "not_national", "U17": "no_base"},
    ),
    Story(
        "Anak diperdagangkan di dalam negeri: Pasal 6 tidak, karena tidak melewati batas.",
        person(act(DAY, SKW, PTK, "pengiriman", "penipuan", "penindasan"), facts=("dieksploitasi",), age_at_act=14),
        "K455 U17 A76F A83",
        tracks="child",
        no={"U6": "not_crossing"},
    ),
    Story(
        "Anak berpindah dari Malaysia ke Kamboja: apakah hukum Indonesia menjangkaunya belum diverifikasi.",
        person(act(DAY, "MY", "KH", "pemindahan", "penipuan", "penindasan"), age_at_act=16),
        tracks="child victim_abroad",
        open="A76F A83",
        says="departure_unknown",
        no={"U6": "not_crossing"},
    ),
    Story(
        "Anak dieksploitasi secara ekonomi di dalam negeri: juga larangan eksploitasi anak.",
        person(act(DAY, SKW, PTK, "penampungan", "penyekapan", "perbudakan"), facts=("dieksploitasi",), age_at_act=14),
        "K455 U17 A76F A83 A76I A88",
        tracks="child",
    ),
    Story(
        "Anak dilacurkan, eksploitasi belum dinyatakan terjadi: pasal eksploitasi dan TPKS tergantung jawaban itu.",
        person(act(DAY, SKW, PTK, "penampungan", "penyekapan", "pelacuran"), age_at_act=14),
        "K455 U17 A76F A83 A76I?exploited A88?exploited T12?exploited",
        tracks="child tpks",
    ),
    Story(
        "Anak tanpa proses tetapi nyata dieksploitasi secara ekonomi: larangan eksploitasi anak, bukan perdagangan.",
        person(act(DAY, PTK, PTK, "", "", "kerja_atau_pelayanan_paksa"), facts=("eksploitasi_ekonomi",), age_at_act=14),
        "A76I A88",
        missing="proses",
        tracks="child",
        no={"A76F": "missing_process", "A83": "no_base"},
    ),
    Story(
        "Anak diambil organnya: tujuan organ bukan eksploitasi ekonomi atau seksual.",
        person(
            act(DAY, SKW, PTK, "pemindahan", "penculikan", "transplantasi_organ_atau_jaringan"),
            facts=("dieksploitasi",),
            age_at_act=9,
        ),
        "K455 U17 A76F A83",
        tracks="child",
        no={"A76I": "other_purpose", "A88": "no_base"},
    ),
    Story(
        "Anak diangkat dengan janji untuk dieksploitasi: Pasal 5 belum diverifikasi.",
        person(
            act(DAY, SKW, PTK, "penerimaan", "memberi_bayaran_atau_manfaat", "penindasan"),
            facts=("pengangkatan_anak_dengan_janji",),
            age_at_act=3,
        ),
        "K455 U17 A76F A83",
        tracks="child",
        open="U5",
    ),
    Story(
        "Orang dewasa yang diangkat dengan janji: Pasal 5 hanya untuk anak dan tidak disebut.",
        person(
            act(DAY, SKW, PTK, "penerimaan", "memberi_bayaran_atau_manfaat", "penindasan"),
            facts=("pengangkatan_anak_dengan_janji",),
        ),
        "K455",
    ),
    Story(
        "Perbuatan terhadap anak tahun 2013, sebelum UU 35/2014 yang hari berlakunya dari ingatan: belum diverifikasi.",
        person(act("2013-05-05", SKW, PTK, "perekrutan", "penipuan", "penindasan"), age_at_act=12),
        "U2 U17",
        tracks="child",
        open="A76F A83",
    ),
    Story(
        "Orang yang umurnya belum pasti dibawa ke luar negeri tanpa cara: pasal anak tergantung umur.",
        person(act(DAY, SKW, "MY", "pengiriman", "", "penindasan"), birth_date="2008"),
        "U4?means_unverified U6?age?exploited U17?age?means_unverified A76F?age A83?age",
        tracks="child victim_abroad",
        says="child_unsure",
    ),
    Story(
        "Anak tanpa tujuan yang tercatat: TUJUAN tetap diperlukan.",
        person(act(DAY, SKW, PTK, "perekrutan", "penipuan", ""), age_at_act=14),
        missing="tujuan",
        tracks="child",
        no={"A76F": "missing_purpose", "A76I": "missing_purpose"},
    ),
    Story(
        "Anak WNI dari Kota Singkawang dibawa ke Malaysia lalu keberangkatannya saja yang bertanggal samar: pasal tetap.",
        person(act("2026-01", SKW, "MY", "pengangkutan", "penjeratan_utang", "penindasan"), age_at_act=13),
        "U4 U6?exploited U17 A76F A83",
        tracks="child victim_abroad",
        says="UU21/2007:27",
    ),
    Story(
        "Eksploitasi ekonomi anak tanpa tujuan tertulis: faktanya sendiri menunjuk ke larangan eksploitasi anak.",
        person(act(DAY, PTK, PTK, "", "", ""), facts=("eksploitasi_ekonomi",), age_at_act=14),
        "A76I A88",
        missing="proses",
        tracks="child",
    ),
    Story(
        "Anak diangkat dengan janji tanpa tujuan yang tercatat: Pasal 5 tidak disebut.",
        person(act(DAY, SKW, PTK, "", "", ""), facts=("pengangkatan_anak_dengan_janji",), age_at_act=4),
        missing="proses tujuan",
        tracks="child",
    ),
    Story(
        "Anak melintasi batas dan tereksploitasi, tetapi proses tidak tercatat: Pasal 6 tidak diusulkan.",
        person(act(DAY, SKW, "MY", "", "penipuan", "penindasan"), facts=("dieksploitasi",), age_at_act=14),
        missing="proses",
        tracks="child victim_abroad",
        no={"U6": "missing_process"},
    ),
    Story(
        "Anak dikirim ke luar negeri tanpa tujuan: Pasal 6 tidak diusulkan.",
        person(act(DAY, SKW, "MY", "pengiriman", "penipuan", ""), age_at_act=14),
        missing="tujuan",
        tracks="child victim_abroad",
        no={"U6": "missing_purpose"},
    ),
    Story(
        "Anak dieksploitasi secara ekonomi seluruhnya di Malaysia: jangkauan larangan eksploitasi anak belum diverifikasi.",
        person(
            act(DAY, "MY", "MY", "penampungan", "penyekapan", "perbudakan"), facts=("dieksploitasi",), age_at_act=14
        ),
        tracks="child victim_abroad",
        open="A76F A83 A76I A88",
        left={"A76F": "reach_unverified", "A83": "base_unverified", "A76I": "reach_unverified"},
        says="departure_unknown",
    ),
)
