"""The law's clocks: from which event, until which day, which sources disagree."""

from typing import Any

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
ALL_MISSING = "proses cara tujuan"
CONFLICT = "earlier_clock"


def when(*facts: Any) -> dict[str, Any]:
    """An adult with these facts and no act."""
    return person(facts=facts)


def on(code: str, day: str | None) -> dict[str, Any]:
    """A fact with its day."""
    return {"code": code, "on": day}


def sexual(*facts: Any) -> dict[str, Any]:
    """A case of sexual exploitation, in which the TPKS procedure applies."""
    made = act("2026-02-01", SKW, PTK, "perekrutan", "penipuan", "pelacuran")
    return person(made, facts=("dieksploitasi", *facts))


STORIES = (
    Story(
        "Rehabilitasi diminta 1 Maret 2026: paling lambat tujuh hari kemudian, 8 Maret.",
        when(on("permintaan_rehabilitasi", "2026-03-01")),
        missing=ALL_MISSING,
        clocks={"rehabilitasi": "2026-03-08"},
    ),
    Story(
        "Rehabilitasi diminta tanpa tanggal: jamnya ada, batasnya menunggu tanggal.",
        when("permintaan_rehabilitasi"),
        missing=ALL_MISSING,
        asked="rehabilitasi",
        clocks={"rehabilitasi": None},
    ),
    Story(
        "Rehabilitasi diminta pada bulan Maret 2026 saja: batas dihitung dari hari yang paling awal.",
        when(on("permintaan_rehabilitasi", "2026-03")),
        missing=ALL_MISSING,
        asked="rehabilitasi",
        clocks={"rehabilitasi": "2026-03-08"},
    ),
    Story(
        "Pertolongan pertama diminta 27 Februari 2026: tujuh hari kemudian 6 Maret.",
        when(on("permintaan_pertolongan_pertama", "2026-02-27")),
        missing=ALL_MISSING,
        clocks={"pertolongan_pertama": "2026-03-06"},
    ),
    Story(
        "Laporan berisiko tinggi: segera, dan tindak lanjut tiga hari kerja menurut SOP lain; keduanya ditampilkan.",
        when(on("laporan_diterima", "2026-11-23T08:15:00+07:00"), "risiko_tinggi"),
        missing=ALL_MISSING,
        says=f"{CONFLICT} sop_berbeda",
        clocks={"laporan_sop_risiko_tinggi": "2026-11-23T08:15", "laporan_sop_hari_kerja": "2026-11-26"},
    ),
    Story(
        "Laporan berisiko sedang pukul 21.30: enam jam kemudian lewat tengah malam.",
        when(on("laporan_diterima", "2026-11-23T21:30:00+07:00"), "risiko_sedang"),
        missing=ALL_MISSING,
        says=f"{CONFLICT} sop_berbeda",
        clocks={"laporan_sop_risiko_sedang": "2026-11-24T03:30", "laporan_sop_hari_kerja": "2026-11-26"},
    ),
    Story(
        "Laporan yang risikonya belum dinilai: semua waktu tanggapan ditampilkan.",
        when(on("laporan_diterima", "2026-11-23T08:00:00+07:00")),
        missing=ALL_MISSING,
        says=f"{CONFLICT} sop_berbeda",
        clocks={
            "laporan_sop_risiko_tinggi": "2026-11-23T08:00",
            "laporan_sop_risiko_sedang": "2026-11-23T14:00",
            "laporan_sop_hari_kerja": "2026-11-26",
        },
    ),
    Story(
        "Laporan Jumat sore: hari kerja melewati akhir pekan.",
        when(on("laporan_diterima", "2026-11-20T16:00:00+07:00"), "risiko_sedang"),
        missing=ALL_MISSING,
        says=f"{CONFLICT} sop_berbeda",
        clocks={"laporan_sop_risiko_sedang": "2026-11-20T22:00", "laporan_sop_hari_kerja": "2026-11-25"},
    ),
    Story(
        "Laporan polisi dalam perkara TPKS: perlindungan sementara dalam satu kali dua puluh empat jam.",
        sexual(on("laporan_polisi", "2026-03-02T10:00:00+07:00")),
        "K455 T12",
        tracks="tpks",
        clocks={"perlindungan_sementara": "2026-03-03T10:00"},
    ),
    Story(
        "Laporan polisi pada perkara kerja paksa: jam TPKS tidak berjalan.",
        person(
            act("2026-02-01", SKW, PTK, "perekrutan", "penipuan", "perbudakan"),
            facts=(on("laporan_polisi", "2026-03-02T10:00:00+07:00"),),
        ),
        "K455",
    ),
    Story(
        "Perlindungan sementara diberikan: berlaku empat belas hari, permintaan ke LPSK dalam sehari.",
        sexual(on("perlindungan_sementara_diberikan", "2026-03-02T10:00:00+07:00")),
        "K455 T12",
        tracks="tpks",
        clocks={"lama_perlindungan_sementara": "2026-03-16", "permintaan_ke_lpsk": "2026-03-03T10:00"},
    ),
    Story(
        "Pembatasan gerak pelaku mulai 31 Agustus 2026: enam bulan berakhir pada hari terakhir Februari, dan perpanjangan "
        "diminta tujuh hari sebelumnya.",
        sexual(on("pembatasan_gerak_pelaku", "2026-08-31")),
        "K455 T12",
        tracks="tpks",
        clocks={"pembatasan_gerak": "2027-02-28", "minta_perpanjangan_gerak": "2027-02-21"},
    ),
    Story(
        "Pembatasan gerak pelaku dicatat pada perkara kerja paksa: jam TPKS tidak berjalan.",
        person(
            act("2026-02-01", SKW, PTK, "perekrutan", "penipuan", "pemerasan"),
            facts=(on("pembatasan_gerak_pelaku", "2026-08-31"),),
        ),
        "K455",
    ),
    Story(
        "Putusan tetap diberitahukan: empat belas hari, dan tiga puluh hari KUHAP menunggu salinan putusan.",
        when(on("putusan_tetap_diberitahukan", "2026-03-01")),
        missing=ALL_MISSING,
        says=f"{CONFLICT} dua_jam_restitusi",
        clocks={"restitusi_uu21": "2026-03-15", "restitusi_kuhap": None},
    ),
    Story(
        "Putusan diberitahukan dan salinannya diterima: kedua batas restitusi ditampilkan, yang lebih awal dipakai.",
        when(on("putusan_tetap_diberitahukan", "2026-03-01"), on("salinan_putusan_diterima", "2026-03-05")),
        missing=ALL_MISSING,
        says=f"{CONFLICT} dua_jam_restitusi",
        clocks={"restitusi_uu21": "2026-03-15", "restitusi_kuhap": "2026-04-04"},
    ),
    Story(
        "Salinan putusan diterima sebelum KUHAP baru berlaku: jam tiga puluh hari itu belum ada.",
        when(on("salinan_putusan_diterima", "2026-01-01")),
        missing=ALL_MISSING,
    ),
    Story(
        "Salinan putusan diterima pada hari pertama KUHAP baru: tiga puluh hari, dan yang empat belas hari ditampilkan.",
        when(on("salinan_putusan_diterima", "2026-01-02")),
        missing=ALL_MISSING,
        says=f"{CONFLICT} dua_jam_restitusi",
        clocks={"restitusi_kuhap": "2026-02-01", "restitusi_uu21": None},
    ),
    Story(
        "Salinan putusan TPKS diterima: batas TPKS berjalan di samping batas KUHAP.",
        sexual(on("salinan_putusan_diterima", "2026-03-05")),
        "K455 T12",
        tracks="tpks",
        says=f"{CONFLICT} dua_jam_restitusi",
        clocks={"restitusi_kuhap": "2026-04-04", "restitusi_tpks": "2026-04-04", "restitusi_uu21": None},
    ),
    Story(
        "Peringatan tertulis restitusi: empat belas hari sebelum penyitaan.",
        when(on("peringatan_restitusi", "2026-03-01")),
        missing=ALL_MISSING,
        clocks={"peringatan_restitusi": "2026-03-15"},
    ),
    Story(
        "Putusan sampai pada penuntut: salinan dikirim dalam tujuh hari.",
        when(on("putusan_diterima_penuntut", "2026-03-01")),
        missing=ALL_MISSING,
        clocks={"salinan_putusan": "2026-03-08"},
    ),
    Story(
        "Putusan TPKS sampai pada penuntut: kedua hukum memberi tujuh hari.",
        sexual(on("putusan_diterima_penuntut", "2026-03-01")),
        "K455 T12",
        tracks="tpks",
        clocks={"salinan_putusan": "2026-03-08", "salinan_putusan_tpks": "2026-03-08"},
    ),
    Story(
        "Putusan tetap diketahui belakangan: permohonan restitusi dalam sembilan puluh hari.",
        when(on("putusan_tetap_diketahui", "2026-03-01")),
        missing=ALL_MISSING,
        clocks={"permohonan_restitusi_susulan": "2026-05-30"},
    ),
    Story(
        "Restitusi ditetapkan pengadilan: salinan ke LPSK dalam tujuh hari.",
        when(on("penetapan_restitusi", "2026-03-01")),
        missing=ALL_MISSING,
        clocks={"salinan_penetapan_restitusi": "2026-03-08"},
    ),
    Story(
        "Berkas bantuan hukum lengkap Senin: dijawab dalam tiga hari kerja.",
        when(on("berkas_bantuan_hukum_lengkap", "2026-11-23")),
        missing=ALL_MISSING,
        clocks={"jawaban_bantuan_hukum": "2026-11-26"},
    ),
    Story(
        "Berkas bantuan hukum lengkap menjelang Natal: libur dan akhir pekan tidak dihitung.",
        when(on("berkas_bantuan_hukum_lengkap", "2026-12-23")),
        missing=ALL_MISSING,
        clocks={"jawaban_bantuan_hukum": "2026-12-30"},
    ),
    Story(
        "Akses data diminta: tiga kali dua puluh empat jam dari saat permintaan.",
        when(on("permintaan_akses_data", "2026-03-02T09:00:00+07:00")),
        missing=ALL_MISSING,
        clocks={"akses_data": "2026-03-05T09:00"},
    ),
    Story(
        "Perbaikan data diminta tanpa jam: dihitung dari awal hari itu, yang lebih awal.",
        when(on("permintaan_perbaikan_data", "2026-03-02")),
        missing=ALL_MISSING,
        clocks={"perbaikan_data": "2026-03-05T00:00"},
    ),
    Story(
        "Persetujuan ditarik pada waktu Jayapura: dihitung dari saat yang sama dalam waktu kantor.",
        when(on("persetujuan_ditarik", "2026-03-02T01:00:00+09:00")),
        missing=ALL_MISSING,
        clocks={"henti_pemrosesan": "2026-03-04T23:00"},
    ),
    Story(
        "Pembatasan pemrosesan diminta: tiga kali dua puluh empat jam.",
        when(on("permintaan_pembatasan_data", "2026-03-02T09:00:00+07:00")),
        missing=ALL_MISSING,
        clocks={"pembatasan_data": "2026-03-05T09:00"},
    ),
    Story(
        "Data bocor: pemberitahuan tertulis dalam tiga kali dua puluh empat jam.",
        when(on("kebocoran_data", "2026-03-02T09:00:00+07:00")),
        missing=ALL_MISSING,
        clocks={"pemberitahuan_kebocoran": "2026-03-05T09:00"},
    ),
    Story(
        "Rehabilitasi dan pertolongan pertama diminta pada hari berbeda: masing-masing punya jamnya sendiri.",
        when(on("permintaan_rehabilitasi", "2026-03-01"), on("permintaan_pertolongan_pertama", "2026-03-03")),
        missing=ALL_MISSING,
        clocks={"rehabilitasi": "2026-03-08", "pertolongan_pertama": "2026-03-10"},
    ),
    Story(
        "Perlindungan sementara dicatat pada perkara kerja paksa: jam TPKS tidak berjalan.",
        person(
            act("2026-02-01", SKW, PTK, "perekrutan", "penipuan", "perbudakan"),
            facts=(on("perlindungan_sementara_diberikan", "2026-03-02"),),
        ),
        "K455",
    ),
)
