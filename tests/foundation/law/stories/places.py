"""Articles by the place of each act: in, out, within, abroad, and places nobody knows."""

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
HOW = ("pengiriman", "penipuan", "kerja_atau_pelayanan_paksa")
STAY = ("penampungan", "penyekapan", "kerja_atau_pelayanan_paksa")
DAY = "2026-03-10"

STORIES = (
    Story(
        "WNI dibawa dari Singkawang ke Malaysia: Pasal 4, bukan Pasal 455.",
        person(act(DAY, SKW, "MY", *HOW)),
        "U4",
        tracks="victim_abroad",
        no={"K455": "outside_indonesia"},
    ),
    Story(
        "Orang yang kewarganegaraannya belum diketahui dibawa ke Malaysia: Pasal 4 tergantung kewarganegaraan.",
        person(act(DAY, SKW, "MY", *HOW), nationality=None),
        "U4?nationality",
        tracks="victim_abroad",
    ),
    Story(
        "Orang asing dibawa dari Indonesia ke Malaysia: Pasal 4 hanya untuk WNI.",
        person(act(DAY, SKW, "MY", *HOW), nationality="PH"),
        no={"U4": "not_national", "K455": "outside_indonesia"},
    ),
    Story(
        "Orang asing dimasukkan ke Indonesia: Pasal 3 belum diverifikasi, tidak diusulkan dan tidak ditolak.",
        person(act(DAY, "PH", SKW, *HOW), nationality="PH"),
        tracks="foreign_victim_here",
        open="U3",
        left={"U3": "elements_unverified"},
        no={"U4": "not_outbound+not_national", "K455": "outside_indonesia"},
    ),
    Story(
        "WNI dibawa masuk kembali ke Indonesia untuk dieksploitasi: Pasal 3 belum diverifikasi.",
        person(act(DAY, "MY", PTK, *HOW)),
        open="U3",
        no={"U4": "not_outbound"},
    ),
    Story(
        "Orang asing dimasukkan lalu ditampung di Pontianak: Pasal 455 untuk penampungannya, Pasal 3 belum diverifikasi.",
        person(act("2026-03-01", "PH", PTK, *HOW), act(DAY, PTK, PTK, *STAY), nationality="PH"),
        "K455",
        tracks="foreign_victim_here",
        open="U3",
    ),
    Story(
        "Orang asing dieksploitasi di Indonesia tanpa catatan masuknya: Pasal 455 berlaku bagi siapa saja.",
        person(act(DAY, PTK, PTK, *STAY), nationality="MM"),
        "K455",
        tracks="foreign_victim_here",
    ),
    Story(
        "Orang asing dimasukkan tanpa cara yang tercatat: unsur belum lengkap, Pasal 3 pun tidak disebut.",
        person(act(DAY, "PH", SKW, "pengiriman", "", "perbudakan"), nationality="PH"),
        missing="cara",
        tracks="foreign_victim_here",
    ),
    Story(
        "WNI dipindahkan dari Malaysia ke Kamboja: di luar wilayah Indonesia, keberangkatannya ditanyakan.",
        person(act(DAY, "MY", "KH", *HOW)),
        tracks="victim_abroad",
        says="departure_unknown",
        no={"K455": "outside_indonesia", "U4": "not_outbound", "U2": "too_late+outside_indonesia"},
    ),
    Story(
        "WNI dibawa ke Malaysia lalu dipindahkan ke Kamboja: Pasal 4 bersandar pada keberangkatannya.",
        person(act(DAY, SKW, "MY", *HOW), act("2026-04-01", "MY", "KH", "pemindahan", "", "")),
        "U4",
        tracks="victim_abroad",
    ),
    Story(
        "Orang asing dipindahkan dari Malaysia ke Kamboja: tidak menyentuh Indonesia.",
        person(act(DAY, "MY", "KH", *HOW), nationality="VN"),
        no={"K455": "outside_indonesia", "U4": "not_outbound+not_national"},
    ),
    Story(
        "Orang tanpa kewarganegaraan yang diketahui berada di Kamboja: keberangkatannya ditanyakan.",
        person(act(DAY, "KH", "KH", *STAY), nationality=None),
        tracks="victim_abroad",
        says="departure_unknown",
    ),
    Story(
        "Penampungan dengan satu tempat saja di Singkawang: orang ini diam di sana.",
        person(act(DAY, SKW, None, *STAY)),
        "K455",
    ),
    Story(
        "Penerimaan yang hanya menyebut tujuan di Indonesia: tidak ada perpindahan.",
        person(act(DAY, None, SKW, "penerimaan", "penipuan", "perbudakan")),
        "K455",
    ),
    Story(
        "Penampungan yang hanya menyebut Kamboja: seluruhnya di luar negeri.",
        person(act(DAY, None, "KH", *STAY)),
        tracks="victim_abroad",
        says="departure_unknown",
        no={"K455": "outside_indonesia"},
    ),
    Story(
        "Pengangkutan dari Singkawang tanpa tujuan yang diketahui: dalam negeri atau ke luar negeri, tempatnya ditanyakan.",
        person(act(DAY, SKW, None, "pengangkutan", "penipuan", "perbudakan")),
        "K455?place U4?place",
        clocks={"daluwarsa": "2044-03-10"},
    ),
    Story(
        "Pengiriman ke Pontianak tanpa asal yang diketahui: dalam negeri, atau masuk dengan pasal yang belum diverifikasi.",
        person(act(DAY, None, PTK, "pengiriman", "penipuan", "perbudakan")),
        "K455?place",
        open="U3",
        no={"U4": "not_outbound"},
    ),
    Story(
        "Pengiriman ke Malaysia tanpa asal yang diketahui: mungkin keluar dari Indonesia.",
        person(act(DAY, None, "MY", "pengiriman", "penipuan", "perbudakan")),
        "U4?place",
        tracks="victim_abroad",
        no={"K455": "outside_indonesia"},
    ),
    Story(
        "Asal dan tujuan tidak diketahui: semua arah mungkin, tidak ada yang ditebak.",
        person(act(DAY, None, None, "pengiriman", "penipuan", "perbudakan")),
        "K455?place U4?place",
        open="U3",
        left={"U3": "ask_place+elements_unverified"},
    ),
    Story(
        "Penampungan tanpa tempat sama sekali: semua arah mungkin.",
        person(act(DAY, None, None, *STAY)),
        "K455?place U4?place",
        open="U3",
    ),
    Story(
        "Kode wilayah yang tidak ada di tabel dibaca sebagai belum pasti, bukan sebagai salah.",
        person(act(DAY, "99.01", PTK, *HOW)),
        "K455?place",
        open="U3",
    ),
    Story(
        "Penampungan pada satu kode wilayah yang tidak dikenal: seluruhnya di sini atau seluruhnya di luar, tidak melintas.",
        person(act(DAY, "99.01", None, *STAY)),
        "K455?place",
        no={"U4": "not_outbound"},
    ),
    Story(
        "Kode negara yang tidak ada dibaca sebagai belum pasti.",
        person(act(DAY, SKW, "ZQ", *HOW)),
        "K455?place U4?place",
    ),
    Story(
        "Kode desa lengkap dan kode negara Indonesia sama-sama di dalam negeri.",
        person(act(DAY, "61.72.03.1005", "ID", *HOW)),
        "K455",
    ),
    Story(
        "Kode wilayah tanpa titik dan kode negara huruf kecil terbaca.",
        person(act(DAY, "6172", "my", *HOW)),
        "U4",
        tracks="victim_abroad",
    ),
    Story(
        "Perpindahan antarprovinsi dari Kalimantan Barat ke Papua tetap di wilayah Indonesia.",
        person(act(DAY, SKW, "91.71", *HOW)),
        "K455",
    ),
    Story(
        "Perpindahan sebelum KUHP dari Sanggau ke Kapuas Hulu memakai Pasal 2.",
        person(act("2024-05-01", "61.03", "61.06", *HOW)),
        "U2",
    ),
    Story(
        "Direkrut di Singkawang lalu dibawa ke Malaysia: pasal dalam negeri dan lintas batas, petugas memastikan.",
        person(
            act("2026-03-01", SKW, SKW, "perekrutan", "penipuan", "perbudakan"),
            act(DAY, SKW, "MY", "pengangkutan", "", ""),
        ),
        "K455 U4",
        tracks="victim_abroad",
        says="chain_over_border",
    ),
    Story(
        "Perekrutan yang menyebut asal Singkawang dan tujuan Kamboja dibaca ke luar negeri.",
        person(act(DAY, SKW, "KH", "perekrutan", "penipuan", "kerja_atau_pelayanan_paksa")),
        "U4",
        tracks="victim_abroad",
    ),
    Story(
        "Dimasukkan dari Malaysia lalu dibawa ke Kamboja: Pasal 4 untuk keluarnya, Pasal 3 belum diverifikasi.",
        person(act("2026-03-01", "MY", PTK, *HOW), act(DAY, PTK, "KH", *HOW)),
        "U4",
        tracks="victim_abroad",
        open="U3",
    ),
)
