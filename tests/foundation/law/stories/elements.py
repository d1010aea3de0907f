"""Three elements: what is found, what is missing, and that consent never matters."""

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
MADE = ("2026-03-10", SKW, PTK)

STORIES = (
    Story(
        "Orang dewasa direkrut dengan penipuan untuk kerja paksa di dalam negeri: ketiga unsur ada.",
        person(act(*MADE, "perekrutan", "penipuan", "kerja_atau_pelayanan_paksa")),
        "K455",
        no={"U2": "too_late", "U4": "not_outbound", "U17": "not_child", "A76F": "not_child"},
    ),
    Story(
        "Orang dewasa direkrut untuk kerja paksa tanpa cara yang tercatat: CARA belum ada, tidak ada pasal yang diusulkan.",
        person(act(*MADE, "perekrutan", "", "kerja_atau_pelayanan_paksa")),
        missing="cara",
        no={"K455": "missing_means", "U2": "too_late+missing_means"},
    ),
    Story(
        "Orang dewasa diangkut dengan ancaman tanpa tujuan yang tercatat: TUJUAN belum ada.",
        person(act(*MADE, "pengangkutan", "ancaman_kekerasan", "")),
        missing="tujuan",
        no={"K455": "missing_purpose"},
    ),
    Story(
        "Hanya tujuan yang tercatat: PROSES dan CARA belum ada.",
        person(act(*MADE, "", "", "perbudakan")),
        missing="proses cara",
        no={"K455": "missing_process+missing_means"},
    ),
    Story(
        "Hanya cara yang tercatat: PROSES dan TUJUAN belum ada.",
        person(act(*MADE, "", "penyekapan", "")),
        missing="proses tujuan",
        no={"K455": "missing_process+missing_purpose"},
    ),
    Story(
        "Belum ada perbuatan apa pun yang tercatat bagi orang dewasa: ketiga unsur belum ada.",
        person(),
        missing="proses cara tujuan",
        no={"K455": "no_act", "U2": "no_act", "U4": "no_act", "A83": "no_act"},
    ),
    Story(
        "Ada perbuatan bertanggal dan bertempat tetapi semua daftar kosong: ketiga unsur belum ada.",
        person(act(*MADE)),
        missing="proses cara tujuan",
        no={"K455": "missing_process+missing_means+missing_purpose"},
    ),
    Story(
        "Tujuan tidak tertulis, tetapi orang ini nyata tereksploitasi: akibat itu menggantikan tujuan.",
        person(act(*MADE, "penampungan", "penyekapan", ""), facts=("dieksploitasi",)),
        "K455",
    ),
    Story(
        "Eksploitasi ekonomi yang sudah terjadi juga menggantikan tujuan yang tidak tertulis.",
        person(act(*MADE, "penerimaan", "penjeratan_utang", ""), facts=("eksploitasi_ekonomi",)),
        "K455",
        says="UU21/2007:27",
    ),
    Story(
        "Eksploitasi dinyatakan belum terjadi dan tujuan tidak tertulis: TUJUAN belum ada.",
        person(act(*MADE, "penerimaan", "penipuan", ""), facts=("belum_dieksploitasi",)),
        missing="tujuan",
        no={"K455": "missing_purpose"},
    ),
    Story(
        "Eksploitasi dicegah di perbatasan tetapi tujuannya jelas: tujuan sudah cukup.",
        person(act("2026-02-01", SKW, "MY", "pengiriman", "penipuan", "perbudakan"), facts=("belum_dieksploitasi",)),
        "U4",
        tracks="victim_abroad",
    ),
    Story(
        "Orang ini pernah setuju berangkat: persetujuan tidak mengubah pasal, hanya diingatkan.",
        person(act(*MADE, "pengiriman", "penipuan", "pelacuran"), facts=("setuju",)),
        "K455 T12?exploited",
        tracks="tpks",
        says="UU21/2007:26",
    ),
    Story(
        "Bayaran kepada orang yang memegang kendali atas orang ini adalah cara.",
        person(act(*MADE, "penerimaan", "memberi_bayaran_atau_manfaat", "pemerasan")),
        "K455",
    ),
    Story(
        "Pemalsuan dokumen sebagai cara sudah memenuhi CARA walaupun tidak ada kekerasan.",
        person(act(*MADE, "pengiriman", "pemalsuan", "pemanfaatan_tenaga_atau_kemampuan")),
        "K455",
    ),
    Story(
        "Utang yang dipakai menjerat adalah cara, dan pelaku kehilangan hak menagihnya.",
        person(act(*MADE, "penampungan", "penjeratan_utang", "praktik_serupa_perbudakan")),
        "K455",
        says="UU21/2007:27",
    ),
    Story(
        "Tubuh dibawa untuk transplantasi organ secara melawan hukum: tujuan organ bukan kekerasan seksual.",
        person(act(*MADE, "pemindahan", "penipuan", "pemindahan/transplantasi_organ_atau_jaringan")),
        "K455",
    ),
    Story(
        "Nama lain untuk tujuan organ dibaca sama.",
        person(act(*MADE, "pemindahan", "penculikan", "transplantasi_organ_atau_jaringan")),
        "K455",
    ),
    Story(
        "Pemanfaatan organ reproduksi adalah tujuan tersendiri dan tidak membuka jalur TPKS dengan sendirinya.",
        person(act(*MADE, "pemindahan", "penyalahgunaan_posisi_rentan", "pemanfaatan_organ_reproduksi")),
        "K455",
    ),
    Story(
        "Pengantin pesanan: perekrutan dengan penipuan untuk pemanfaatan seksual membuka jalur TPKS.",
        person(act(*MADE, "perekrutan", "penipuan", "pemanfaatan_seksual")),
        "K455 T12?exploited",
        tracks="tpks",
    ),
    Story(
        "Penindasan sebagai tujuan cukup, tanpa jenis eksploitasi lain.",
        person(act(*MADE, "perekrutan", "penculikan", "penindasan")),
        "K455",
    ),
    Story(
        "Pemanfaatan fisik sebagai tujuan cukup, dengan kekuasaan yang disalahgunakan sebagai cara.",
        person(act(*MADE, "pengiriman", "penyalahgunaan_kekuasaan", "pemanfaatan_fisik")),
        "K455",
    ),
    Story(
        "Tujuan ditulis pada perbuatan lain dalam rangkaian: berlaku bagi seluruh rangkaian.",
        person(
            act("2026-03-01", SKW, SKW, "perekrutan", "penipuan", ""),
            act("2026-03-09", SKW, PTK, "penampungan", "", "perbudakan"),
        ),
        "K455",
    ),
    Story(
        "Cara pada perekrutan tetap berlaku pada pengangkutan sesudahnya.",
        person(
            act("2025-11-01", SKW, SKW, "perekrutan", "penipuan", "perbudakan"),
            act("2026-03-09", SKW, PTK, "pengangkutan", "", ""),
        ),
        "U2 K455",
        says="KUHP:618",
    ),
    Story(
        "Cara baru tercatat pada perbuatan yang lebih lambat: untuk perbuatan sebelumnya harus ditanyakan.",
        person(
            act("2025-11-01", SKW, SKW, "perekrutan", "", "perbudakan"),
            act("2026-03-09", SKW, PTK, "penampungan", "penyekapan", ""),
        ),
        "U2?means K455",
        says="KUHP:618",
    ),
    Story(
        "Cara pada perbuatan hari yang sama dianggap sudah ada.",
        person(
            act("2025-11-01", SKW, SKW, "perekrutan", "", "perbudakan"),
            act("2025-11-01", SKW, PTK, "pengangkutan", "penyekapan", ""),
        ),
        "U2",
    ),
    Story(
        "Dua unsur yang sama dari dua perbuatan tetap satu pasal.",
        person(
            act("2026-03-01", SKW, SKW, "perekrutan", "penipuan", "perbudakan"),
            act("2026-03-02", SKW, SKW, "perekrutan", "penipuan", "perbudakan"),
        ),
        "K455",
    ),
    Story(
        "Kekerasan yang dipakai adalah cara.",
        person(act(*MADE, "pengiriman", "penggunaan_kekerasan", "perbudakan")),
        "K455",
    ),
    Story(
        "Perbuatan 2025 dengan cara dan tujuan tetapi tanpa proses: Pasal 2 tidak diusulkan.",
        person(act("2025-03-10", SKW, PTK, "", "penipuan", "perbudakan")),
        missing="proses",
        no={"U2": "missing_process"},
    ),
    Story(
        "Perbuatan 2025 dengan proses dan cara tetapi tanpa tujuan: Pasal 2 tidak diusulkan.",
        person(act("2025-03-10", SKW, PTK, "perekrutan", "penipuan", "")),
        missing="tujuan",
        no={"U2": "missing_purpose"},
    ),
    Story(
        "Perjalanan ke luar negeri tanpa proses yang tercatat: Pasal 4 tidak diusulkan.",
        person(act("2026-03-10", SKW, "MY", "", "penipuan", "perbudakan")),
        missing="proses",
        tracks="victim_abroad",
        no={"U4": "missing_process"},
    ),
    Story(
        "Orang asing masuk tanpa proses yang tercatat: Pasal 3 pun tidak disebut.",
        person(act("2026-03-10", "PH", SKW, "", "penipuan", "perbudakan"), nationality="PH"),
        missing="proses",
        tracks="foreign_victim_here",
    ),
    Story(
        "Orang asing dimasukkan tanpa tujuan yang tercatat: Pasal 3 pun tidak disebut.",
        person(act("2026-03-10", "PH", SKW, "pengiriman", "penipuan", ""), nationality="PH"),
        missing="tujuan",
        tracks="foreign_victim_here",
    ),
    Story(
        "Permufakatan tanpa tujuan yang tercatat: Pasal 11 tidak diusulkan.",
        person(act("2026-03-10", SKW, PTK, "perekrutan", "penipuan", ""), facts=("permufakatan_jahat",)),
        missing="tujuan",
        no={"U11": "missing_purpose"},
    ),
)
