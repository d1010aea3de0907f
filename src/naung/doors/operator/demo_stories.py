"""The invented people and events of the demo. Nobody here is or was; names, numbers and places are put together freely."""

from dataclasses import dataclass, field

from naung.casework.cases.vocabulary import Danger, Role
from naung.casework.episodes.vocabulary import Carriage, EventKind, PapersState
from naung.casework.reports.vocabulary import AgeBand, Channel, OfficerAnswer, Part, Sender
from naung.casework.reports.vocabulary import Sex as ReportedSex
from naung.foundation.people.vocabulary import Sex


@dataclass(frozen=True)
class Happened:
    """One event: kind, when (as typed), area code, place in words, story, and the law's codes."""

    kind: EventKind
    when: str
    place: str
    words: str
    note: str
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    carriage: Carriage | None = None
    papers: PapersState | None = None
    promised: str = ""
    received: str = ""


@dataclass(frozen=True)
class Someone:
    """A person: name, sex, birth (as typed), home, nationality, role, telephone with how to use it."""

    name: str
    sex: Sex
    birth: str
    role: Role
    home: str = ""
    nationality: str = "ID"
    language: str = "ind"
    phone: str = ""
    how: str = ""
    nik: str = ""


@dataclass(frozen=True)
class Story:
    """One case as it was told."""

    report: str
    channel: Channel
    facts: tuple[str, ...]
    summary: str
    danger: Danger
    people: tuple[Someone, ...]
    episode: str
    over: bool | None
    events: tuple[Happened, ...]
    notes: tuple[str, ...] = ()
    step: str = ""
    age: AgeBand = AgeBand.ADULT


@dataclass(frozen=True)
class Waiting:
    """A report that still waits: days ago, channel, words, facts, who it is about."""

    hours_ago: int
    channel: Channel
    words: str
    facts: tuple[str, ...]
    who: str = ""
    sex: ReportedSex = ReportedSex.UNKNOWN
    age: AgeBand = AgeBand.UNKNOWN
    part: Part = Part.CONCERNED
    sender: Sender | None = None
    against_officer: OfficerAnswer = OfficerAnswer.NO


E = EventKind

STORIES = (
    Story(
        report="Bibi dari anak ini datang. Katanya keponakannya, lima belas tahun, dijodohkan dengan orang Tiongkok lewat mak"
        " comblang. Ia lari dari rumah penampungan di Pontianak dua hari lalu dan sekarang di rumah bibi.",
        channel=Channel.WALK_IN,
        facts=("perekrut_dekat", "dokumen_ditahan"),
        age=AgeBand.CHILD,
        summary="Anak perempuan dijanjikan pernikahan dan uang untuk keluarganya. Surat-suratnya dibuat baru dengan umur"
        " dinaikkan. Ia ingin kembali sekolah dan tidak mau bertemu mak comblang itu lagi.",
        danger=Danger.YES,
        people=(
            Someone(
                "Wulan",
                Sex.FEMALE,
                "12-4-2011",
                Role.VICTIM,
                "61.72.02.1003",
                phone="0812-0000-4471",
                how="WhatsApp sesudah pukul 20.00. Jangan menelepon. Bilang dari sekolah.",
            ),
            Someone("Acik Lim", Sex.FEMALE, "kira-kira 1975", Role.RECRUITER, "61.72.01"),
            Someone("Ibu Marni", Sex.FEMALE, "1980", Role.COMPANION, "61.72.02.1003", phone="0813-0000-9920"),
        ),
        episode="Diajak bulan Juli, dibawa ke Pontianak bulan September, lari bulan November.",
        over=True,
        events=(
            Happened(
                E.RECRUITMENT,
                "Juli 2026",
                "61.72.02.1003",
                "rumah neneknya",
                "Acik Lim datang tiga kali. Katanya suaminya"
                " kaya, keluarga akan diberi uang, dan Wulan boleh pulang kapan saja.",
                {"process": ("perekrutan",), "means": ("penipuan", "memberi_bayaran_atau_manfaat")},
                promised="Rp 45.000.000 untuk keluarga",
            ),
            Happened(
                E.TRANSPORT,
                "September 2026",
                "61.71.01",
                "mobil travel malam",
                "Dibawa malam hari bersama dua gadis lain. KTP baru dengan umur sembilan belas diberikan di jalan.",
                {"process": ("pengangkutan",), "means": ("pemalsuan",)},
                Carriage.CAR,
                PapersState.FORGED,
            ),
            Happened(
                E.HARBOURING,
                "September 2026",
                "61.71.01",
                "rumah dua lantai dekat pasar",
                "Tidak boleh keluar. Ponsel diambil. Dijaga seorang laki-laki.",
                {"process": ("penampungan",), "means": ("penyekapan",), "purpose": ("pemanfaatan_seksual",)},
                papers=PapersState.TAKEN,
            ),
            Happened(
                E.ESCAPE,
                "23-11-2026",
                "61.72.02.1003",
                "rumah bibi",
                "Lari lewat pintu belakang waktu penjaganya tidur.",
            ),
        ),
        notes=("Bertemu di rumah bibi, tanpa seragam. Wulan tenang selama bibinya duduk di sampingnya.",),
        step="Antar Wulan periksa kesehatan, bibi ikut",
    ),
    Story(
        report="Pesan WhatsApp dari kakaknya: adik saya baru pulang dari Kamboja, dulu dibilang kerja admin, ternyata disuruh"
        " menipu orang. Sekarang dia dipanggil polisi. Dia takut, tidak mau makan.",
        channel=Channel.WHATSAPP,
        facts=("ancaman", "terjerat_utang"),
        summary="Laki-laki dewasa dari pusat penipuan daring di Kamboja. Ia dipukul bila target tidak tercapai. Kini diperiksa"
        " sebagai pelaku; perlu pendamping sebelum pemeriksaan berikutnya.",
        danger=Danger.UNKNOWN,
        people=(
            Someone(
                "Rahmat Hidayat bin Usman",
                Sex.MALE,
                "3-8-1998",
                Role.VICTIM,
                "61.01.13",
                phone="0857-0000-1188",
                how="Boleh menelepon siang hari.",
            ),
            Someone("Koko Edi", Sex.MALE, "tidak tahu", Role.RECRUITER),
        ),
        episode="Berangkat bulan Januari 2026, dilepas setelah keluarga membayar tebusan bulan September.",
        over=True,
        events=(
            Happened(
                E.RECRUITMENT,
                "Desember 2025",
                "61.01.13",
                "lewat Telegram",
                "Lowongan 'customer service', gaji besar, tiket ditanggung. Yang mengajak teman sekolahnya dulu.",
                {"process": ("perekrutan",), "means": ("penipuan",)},
                promised="Rp 12.000.000 sebulan",
            ),
            Happened(
                E.CROSSING_OFFICIAL,
                "Januari 2026",
                "MY",
                "lewat Kuching lalu naik pesawat",
                "Disuruh mengaku mau wisata.",
                {"process": ("pengiriman",)},
                Carriage.PLANE,
                PapersState.OWN,
            ),
            Happened(
                E.EXPLOITATION,
                "Februari 2026",
                "KH",
                "gedung berpagar",
                "Enam belas jam sehari di depan layar, menipu lewat"
                " pesan. Bila tidak ada hasil disetrum. Paspor ditahan.",
                {
                    "process": ("penampungan", "penerimaan"),
                    "means": ("penggunaan_kekerasan", "penyekapan", "penjeratan_utang"),
                    "purpose": ("kerja_atau_pelayanan_paksa", "pemanfaatan_tenaga_atau_kemampuan"),
                },
                papers=PapersState.TAKEN,
                received="tidak ada",
            ),
            Happened(E.RETURN, "September 2026", "61.01.13", "rumah kakaknya", "Pulang setelah keluarga membayar."),
        ),
        notes=(
            "Ia malu dan berkali-kali minta maaf. Sudah dijelaskan bahwa orang yang dipaksa tidak untuk disalahkan.",
        ),
        step="Cari pendamping hukum sebelum pemeriksaan Senin",
    ),
    Story(
        report="Kelurahan menitipkan surat: seorang ibu pulang dari Kuching tanpa upah, dua tahun tidak boleh keluar rumah"
        " majikan.",
        channel=Channel.LETTER,
        facts=(),
        summary="Pekerja rumah tangga, upah dua tahun tidak dibayar. Sudah aman di rumah; ingin upahnya dan usaha kecil.",
        danger=Danger.NO,
        people=(
            Someone(
                "Nurhayati",
                Sex.FEMALE,
                "1987",
                Role.VICTIM,
                "61.72.03.1002",
                phone="0821-0000-7310",
                how="Telepon boleh, suaminya tahu.",
            ),
        ),
        episode="Diajak tetangga 2023, bekerja di Kuching sampai pertengahan 2025.",
        over=True,
        events=(
            Happened(
                E.RECRUITMENT,
                "2023",
                "61.72.03.1002",
                "",
                "Tetangga bilang gajinya bagus dan suratnya diurus.",
                {"process": ("perekrutan",), "means": ("penipuan",)},
            ),
            Happened(
                E.CROSSING_UNOFFICIAL,
                "akhir 2023",
                "61.07",
                "jalan kebun malam hari",
                "Jalan kaki dua jam.",
                {"process": ("pengiriman", "pengangkutan")},
                Carriage.FOOT,
                PapersState.NONE,
            ),
            Happened(
                E.EXPLOITATION,
                "2024",
                "MY-13",
                "rumah keluarga di Kuching",
                "Bangun pukul empat, tidur pukul sebelas. Tidak dibayar. Pintu dikunci.",
                {"means": ("penyekapan",), "purpose": ("kerja_atau_pelayanan_paksa",)},
                received="tidak ada",
            ),
            Happened(E.RETURN, "Juni 2025", "61.72.03.1002", "lewat Entikong", "Dijemput adiknya."),
        ),
        notes=("Surat penghitungan upah sudah dibuat bersama Bu Nur.",),
    ),
    Story(
        report="Petugas puskesmas menelepon: ada perempuan, tidak bisa bahasa Indonesia, lebam di tangan, bekerja di tempat"
        " karaoke. Ia memberi kertas bertuliskan tolong.",
        channel=Channel.PHONE,
        facts=("luka_atau_sakit", "masih_dikuasai", "dokumen_ditahan"),
        summary="Perempuan warga Vietnam, diduga dieksploitasi di tempat karaoke. Perlu penerjemah. Kedutaannya baru dihubungi"
        " bila ia setuju.",
        danger=Danger.YES,
        people=(Someone("Nguyen Thi Hoa", Sex.FEMALE, "2003", Role.VICTIM, "61.72.01", "VN", "vie"),),
        episode="Datang dengan visa kunjungan, paspornya disimpan pemilik tempat.",
        over=None,
        events=(
            Happened(
                E.RECRUITMENT,
                "Maret 2026",
                "VN",
                "",
                "Dijanjikan bekerja di restoran.",
                {"process": ("perekrutan",), "means": ("penipuan",)},
            ),
            Happened(
                E.EXPLOITATION,
                "Mei 2026",
                "61.72.01",
                "tempat karaoke",
                "Harus menemani tamu. Utang tiket dihitung terus.",
                {
                    "process": ("penerimaan", "penampungan"),
                    "means": ("penjeratan_utang", "penyekapan"),
                    "purpose": ("pemanfaatan_seksual", "pelacuran"),
                },
                papers=PapersState.TAKEN,
            ),
        ),
        step="Penerjemah bahasa Vietnam lewat telepon",
    ),
    Story(
        report="Bapak ini datang sendiri. Lima orang dari kampungnya masih di kebun sawit di Sarawak, katanya tidak boleh pulang"
        " sebelum utang lunas.",
        channel=Channel.WALK_IN,
        facts=("terjerat_utang",),
        summary="Buruh kebun sawit, dijerat utang biaya berangkat. Sudah pulang; lima temannya masih di sana.",
        danger=Danger.UNKNOWN,
        people=(
            Someone(
                "Yohanes Sumin",
                Sex.MALE,
                "kira-kira 1990",
                Role.VICTIM,
                "61.07.01",
                language="knx",
                phone="0852-0000-6654",
            ),
            Someone("Pak Andi", Sex.MALE, "tidak tahu", Role.SPONSOR),
        ),
        episode="Berangkat awal 2026 bersama lima orang sekampung.",
        over=True,
        events=(
            Happened(
                E.RECRUITMENT,
                "Januari 2026",
                "61.07.01",
                "warung kopi",
                "Pak Andi memberi uang muka untuk keluarga.",
                {"process": ("perekrutan",), "means": ("penipuan", "penjeratan_utang")},
                promised="RM 1.500 sebulan",
            ),
            Happened(
                E.CROSSING_UNOFFICIAL,
                "Februari 2026",
                "61.07",
                "jalan setapak dekat Jagoi Babang",
                "Naik motor lalu jalan kaki.",
                {"process": ("pengangkutan", "pengiriman")},
                Carriage.MOTORBIKE,
            ),
            Happened(
                E.EXPLOITATION,
                "Februari 2026",
                "MY-13",
                "kebun sawit",
                "Upah dipotong terus, utang tidak berkurang.",
                {"means": ("penjeratan_utang",), "purpose": ("kerja_atau_pelayanan_paksa",)},
                received="RM 200 sebulan",
            ),
            Happened(E.ESCAPE, "Oktober 2026", "61.07.01", "", "Menumpang truk sayur sampai Serikin."),
        ),
    ),
)

WAITING = (
    Waiting(
        1,
        Channel.PHONE,
        "Ibu dari Roban menelepon sambil menangis. Anaknya perempuan, tujuh belas tahun, besok subuh mau"
        " diberangkatkan ke luar negeri, katanya kerja di salon. Orang yang menjemput menunggu di rumah.",
        ("akan_dipindahkan",),
        "Siti",
        ReportedSex.FEMALE,
        AgeBand.CHILD,
    ),
    Waiting(
        5,
        Channel.WHATSAPP,
        "Kak saya di Myanmar tolong. HP dipinjam teman. Kami sebelas orang dari Kalbar. Paspor diambil."
        " Jangan balas ke nomor ini.",
        ("masih_dikuasai", "dokumen_ditahan", "hanya_hari_ini"),
        "Dedi",
        ReportedSex.MALE,
    ),
    Waiting(
        30,
        Channel.AGENCY,
        "P4MI menyampaikan satu laki-laki deportan asal Singkawang yang tidak mau bicara dan takut pulang ke rumah.",
        (),
        "Ahmad",
        ReportedSex.MALE,
        sender=Sender.MIGRANT_OFFICE,
    ),
    Waiting(
        52,
        Channel.LETTER,
        "Surat konsulat: seorang perempuan asal Singkawang Barat minta dipulangkan dari Miri; hamil.",
        ("hamil_atau_disabilitas",),
        "Tjhin Mei Fa",
        ReportedSex.FEMALE,
        sender=Sender.MISSION,
    ),
    Waiting(
        20,
        Channel.WALK_IN,
        "Seorang bapak bilang: petugas di kantor ini meminta uang supaya berkas anaknya diproses.",
        (),
        "petugas yang tidak disebut namanya",
        part=Part.OFFICIAL,
        against_officer=OfficerAnswer.YES,
    ),
)
