"""The officers of the demo: the cast of the handbook and their colleagues, all invented."""

# user name, shown name, desk, role
OFFICERS = (
    ("sari", "Sari Lestari", "service", "petugas_kasus"),
    ("dewi", "Dewi Kurniasih", "service", "petugas_kasus"),
    ("andika", "Andika Rahadian", "service", "petugas_kasus"),
    ("ratna", "Ratna Dewi", "service", "penyelia"),
    ("teguh", "Teguh Prasetyo", "service", "penyelia"),
    ("mega", "Mega Utami", "service", "kustodian"),
    ("hamdan", "Hamdan Yusuf", "service", "kepala"),
    ("yusuf", "Yusuf Hidayat", "oversight", "pengawas"),
    ("jaya", "Jaya Kusuma", "police", "penyidik"),
    ("bayu", "Bayu Wicaksana", "police_above", "penyidik"),
    ("niko", "Niko Simatupang", "prosecutor", "jaksa"),
    ("surya", "Surya Darmawan", "lpsk", "petugas_lpsk"),
    ("lestari", "Lestari Wulandari", "legal", "advokat"),
    ("tio", "Tio Halim", "social", "pekerja_sosial"),
    ("nila", "Nila Anggraini", "health", "tenaga_kesehatan"),
    ("wati", "Wati Susilawati", "labour", "petugas_ketenagakerjaan"),
    ("bima", "Bima Saputra", "border", "petugas_perbatasan"),
    ("rahma", "Rahma Fitriani", "border_service", "petugas_kasus"),
    ("yohana", "Yohana Dangkal", "border_service", "penyelia"),
    ("hendra", "Hendra Gunawan", "migration", "petugas_perbatasan"),
    ("maria", "Maria Goreti", "ngo", "pendamping"),
    ("agus", "Agus Salim", "village", "petugas_kelurahan"),
    ("kartika", "Kartika Sari", "coordinator", "koordinator"),
    ("endang", "Endang Purnomo", "coordinator_above", "koordinator"),
    ("rina", "Rina Amelia", "planning", "analis"),
    ("tari", "Tari Handayani", "monitor", "pemantau"),
)
# Who left during the half year: known to the log, no longer able to sign in.
LEFT = frozenset({"andika"})
