"""Articles by the date of each act: both sides of each day, vague days, no day at all."""

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
HOW = ("perekrutan", "penipuan", "kerja_atau_pelayanan_paksa")
MADE = (SKW, PTK, *HOW)

STORIES = (
    Story(
        "Perbuatan dalam negeri tanggal 1 Januari 2026: hari terakhir Pasal 2 UU 21/2007.",
        person(act("2026-01-01", *MADE)),
        "U2",
        no={"K455": "too_early"},
    ),
    Story(
        "Perbuatan dalam negeri tanggal 2 Januari 2026: hari pertama Pasal 455 KUHP.",
        person(act("2026-01-02", *MADE)),
        "K455",
        no={"U2": "too_late"},
    ),
    Story(
        "Perbuatan dalam negeri tanggal 31 Desember 2025 memakai Pasal 2.",
        person(act("2025-12-31", *MADE)),
        "U2",
        no={"K455": "too_early"},
    ),
    Story(
        "Perbuatan dalam negeri tanggal 3 Januari 2026 memakai Pasal 455.",
        person(act("2026-01-03", *MADE)),
        "K455",
        no={"U2": "too_late"},
    ),
    Story(
        "Rangkaian dari 1 ke 2 Januari 2026: kedua pasal, masing-masing untuk perbuatannya, dan Pasal 618 untuk penasihat.",
        person(act("2026-01-01", *MADE), act("2026-01-02", PTK, PTK, "penampungan", "penyekapan", "")),
        "U2 K455",
        says="KUHP:618",
    ),
    Story(
        "Rangkaian seluruhnya sebelum KUHP berlaku: tidak ada catatan Pasal 618.",
        person(act("2025-12-01", *MADE), act("2026-01-01", PTK, PTK, "penampungan", "penyekapan", "")),
        "U2",
    ),
    Story(
        "Rangkaian seluruhnya sesudah KUHP berlaku: tidak ada catatan Pasal 618.",
        person(act("2026-01-02", *MADE), act("2026-05-01", PTK, PTK, "penampungan", "penyekapan", "")),
        "K455",
    ),
    Story(
        "Hanya bulan Januari 2026 yang diketahui: kedua pasal mungkin, tanggalnya ditanyakan.",
        person(act("2026-01", *MADE)),
        "U2?date K455?date",
    ),
    Story(
        "Hanya tahun 2026 yang diketahui: satu Januari masih mungkin, maka kedua pasal tergantung tanggal.",
        person(act("2026", *MADE)),
        "U2?date K455?date",
    ),
    Story(
        "Hanya tahun 2025 yang diketahui: seluruhnya sebelum KUHP, cukup Pasal 2.",
        person(act("2025", *MADE)),
        "U2",
        no={"K455": "too_early"},
    ),
    Story(
        "Hanya bulan Desember 2025 yang diketahui: cukup Pasal 2.",
        person(act("2025-12", *MADE)),
        "U2",
    ),
    Story(
        "Hanya bulan Februari 2026 yang diketahui: cukup Pasal 455.",
        person(act("2026-02", *MADE)),
        "K455",
        no={"U2": "too_late"},
    ),
    Story(
        "Hanya tahun 2027 yang diketahui: cukup Pasal 455.",
        person(act("2027", *MADE)),
        "K455",
    ),
    Story(
        "Tanggal tidak diketahui sama sekali: kedua pasal tergantung tanggal.",
        person(act(None, *MADE)),
        "U2?date K455?date",
        asked="daluwarsa",
        clocks={"daluwarsa": "2044-01-02"},
    ),
    Story(
        "Satu perbuatan pasti sebelum KUHP dan satu hanya bertahun 2026: Pasal 2 pasti, Pasal 455 tergantung tanggal.",
        person(act("2025-12-01", *MADE), act("2026", PTK, PTK, "penampungan", "penyekapan", "")),
        "U2 K455?date",
    ),
    Story(
        "Satu perbuatan bertahun 2026 dan satu pasti Maret 2026: Pasal 455 pasti, Pasal 2 tergantung tanggal.",
        person(act("2026", *MADE), act("2026-03-01", PTK, PTK, "penampungan", "penyekapan", "")),
        "U2?date K455",
    ),
    Story(
        "Pasal 4 tidak berganti: keberangkatan 1 Januari 2026 ke luar negeri.",
        person(act("2026-01-01", SKW, "MY", *HOW)),
        "U4",
        tracks="victim_abroad",
        no={"U2": "outside_indonesia", "K455": "too_early+outside_indonesia"},
    ),
    Story(
        "Pasal 4 tidak berganti: keberangkatan 2 Januari 2026 ke luar negeri.",
        person(act("2026-01-02", SKW, "MY", *HOW)),
        "U4",
        tracks="victim_abroad",
        no={"U2": "too_late+outside_indonesia", "K455": "outside_indonesia"},
    ),
    Story(
        "Keberangkatan ke luar negeri yang hanya bertahun 2026 tidak tergantung tanggal, sebab pasalnya tidak berganti.",
        person(act("2026", SKW, "KH", *HOW)),
        "U4",
        tracks="victim_abroad",
    ),
    Story(
        "Keberangkatan tanpa tanggal tetap menunjuk ke Pasal 4.",
        person(act(None, SKW, "KH", *HOW)),
        "U4",
        tracks="victim_abroad",
    ),
    Story(
        "Perbuatan tahun 2006 lebih tua daripada hari berlaku yang belum diverifikasi: tidak diusulkan, tidak ditolak.",
        person(act("2006", *MADE)),
        open="U2",
        left={"U2": "validity_unverified"},
        no={"K455": "too_early"},
    ),
    Story(
        "Perbuatan tahun 2007 mungkin sebelum hari berlaku yang hanya dari ingatan: hari itu tidak menolak dan tidak bertanya.",
        person(act("2007", *MADE)),
        "U2",
    ),
    Story(
        "Proses hukum dimulai sebelum KUHP berlaku atas perbuatan lama: Pasal 618 diingatkan walaupun rangkaiannya pendek.",
        person(act("2025-06-01", *MADE), facts=({"code": "proses_hukum_sudah_dimulai", "on": "2025-12-20"},)),
        "U2",
        says="KUHP:618",
    ),
    Story(
        "Proses hukum dimulai sesudah KUHP berlaku atas perbuatan lama: tidak ada catatan Pasal 618.",
        person(act("2025-06-01", *MADE), facts=({"code": "proses_hukum_sudah_dimulai", "on": "2026-01-02"},)),
        "U2",
    ),
    Story(
        "Eksploitasi tanpa proses pada 2026 tidak memindahkan perekrutan 2025 ke KUHP.",
        person(act("2025-10-01", *MADE), act("2026-02-01", PTK, PTK, "", "penyekapan", "perbudakan")),
        "U2",
        no={"K455": "too_early+missing_process"},
    ),
    Story(
        "Rangkaian dalam negeri lalu ke luar negeri melewati pergantian tahun: Pasal 2 dan Pasal 4 menurut tempatnya.",
        person(act("2025-12-28", SKW, SKW, *HOW), act("2026-01-04", SKW, "MY", "pengangkutan", "", "")),
        "U2 U4",
        tracks="victim_abroad",
        says="KUHP:618 chain_over_border",
        no={"K455": "too_early+outside_indonesia"},
    ),
    Story(
        "Daluwarsa menurut KUHP dihitung delapan belas tahun dari hari sesudah perbuatan.",
        person(act("2026-07-15", *MADE)),
        "K455",
        clocks={"daluwarsa": "2044-07-15"},
    ),
    Story(
        "Daluwarsa dari tanggal kabisat jatuh pada hari terakhir bulan itu, yang lebih awal.",
        person(act("2028-02-29", *MADE)),
        "K455",
        clocks={"daluwarsa": "2046-02-28"},
    ),
    Story(
        "Daluwarsa perbuatan yang tanggalnya samar dihitung dari hari pertama KUHP berlaku.",
        person(act("2026-01", PTK, PTK, "penampungan", "penyekapan", "perbudakan")),
        "U2?date K455?date",
        asked="daluwarsa",
        clocks={"daluwarsa": "2044-01-02"},
    ),
    Story(
        "Fakta lain yang bertanggal sebelum KUHP bukan proses hukum: tidak ada catatan Pasal 618.",
        person(act("2025-06-01", *MADE), facts=({"code": "setuju", "on": "2025-05-20"},)),
        "U2",
        says="UU21/2007:26",
    ),
    Story(
        "Proses hukum sudah dimulai tanpa tanggal: belum pasti sebelum KUHP, tidak ada catatan Pasal 618.",
        person(act("2025-06-01", *MADE), facts=("proses_hukum_sudah_dimulai",)),
        "U2",
    ),
)
