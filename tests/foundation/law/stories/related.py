"""Related laws: smuggling by its own two laws, sexual violence, illegal placement, money laundering, social service."""

from typing import Any

from tests.foundation.law.stories.story import Story, act, person

SKW, PTK = "61.72", "61.71"
DAY = "2026-03-10"
ALL_MISSING = "proses cara tujuan"


def smuggled(on: str | None, origin: str | None = SKW, end: str | None = "MY", **known: Any) -> dict[str, Any]:
    """Somebody taken over the border for gain, with nothing said of exploitation."""
    return person(act(on, origin, end, "pengangkutan"), facts=("penyelundupan_untuk_keuntungan",), **known)


STORIES = (
    Story(
        "Diselundupkan ke Malaysia pada 1 Januari 2026: Pasal 120 UU 6/2011, bukan perdagangan orang.",
        smuggled("2026-01-01"),
        "S120",
        missing="cara tujuan",
        tracks="smuggling victim_abroad",
        no={"K457": "too_early", "U4": "missing_means+missing_purpose"},
    ),
    Story(
        "Diselundupkan ke Malaysia pada 2 Januari 2026: Pasal 457 KUHP.",
        smuggled("2026-01-02"),
        "K457",
        missing="cara tujuan",
        tracks="smuggling victim_abroad",
        no={"S120": "too_late"},
    ),
    Story(
        "Diselundupkan pada hari yang hanya bertahun 2026: kedua hukum tergantung tanggal.",
        smuggled("2026"),
        "S120?date K457?date",
        missing="cara tujuan",
        tracks="smuggling victim_abroad",
    ),
    Story(
        "Diselundupkan dari Malaysia ke Indonesia: arah masuk juga penyelundupan.",
        smuggled(DAY, "MY", PTK),
        "K457",
        missing="cara tujuan",
        tracks="smuggling",
    ),
    Story(
        "Penyelundupan dicatat tetapi perjalanannya di dalam negeri: tidak melewati batas.",
        smuggled(DAY, SKW, PTK),
        missing="cara tujuan",
        tracks="smuggling",
        no={"K457": "not_crossing", "S120": "too_late+not_crossing"},
    ),
    Story(
        "Penyelundupan dengan tujuan perjalanan yang tidak diketahui: tergantung tempat.",
        smuggled(DAY, SKW, None),
        "K457?place",
        missing="cara tujuan",
        tracks="smuggling",
        clocks={"daluwarsa": "2044-03-10"},
    ),
    Story(
        "Penyelundupan antara dua negara lain tidak melewati batas Indonesia.",
        smuggled(DAY, "MY", "TH", nationality="MM"),
        missing="cara tujuan",
        tracks="smuggling",
        no={"K457": "not_crossing"},
    ),
    Story(
        "Dua penyeberangan, sebelum dan sesudah KUHP berlaku: kedua hukum, dan Pasal 618 untuk penasihat.",
        person(
            act("2025-12-20", SKW, "MY", "pengangkutan"),
            act("2026-02-20", SKW, "MY", "pengangkutan"),
            facts=("penyelundupan_untuk_keuntungan",),
        ),
        "S120 K457",
        missing="cara tujuan",
        tracks="smuggling victim_abroad",
        says="KUHP:618",
    ),
    Story(
        "Diselundupkan dan diperdagangkan sekaligus: kedua pasal berdiri sendiri-sendiri.",
        person(
            act(DAY, SKW, "MY", "pengangkutan", "penjeratan_utang", "perbudakan"),
            facts=("penyelundupan_untuk_keuntungan",),
        ),
        "U4 K457",
        tracks="smuggling victim_abroad",
        says="UU21/2007:27",
    ),
    Story(
        "Melintasi batas tanpa fakta penyelundupan: pasal penyelundupan tidak disebut.",
        person(act(DAY, SKW, "MY", "pengangkutan")),
        missing="cara tujuan",
        tracks="victim_abroad",
    ),
    Story(
        "Melintasi batas tanpa surat pada 1 Januari 2026, keuntungannya belum diketahui: Pasal 120 UU 6/2011 ditanyakan.",
        person(act("2026-01-01", SKW, "MY", "pengangkutan"), facts=("lintas_tanpa_surat",)),
        "S120?gain",
        missing="cara tujuan",
        tracks="smuggling victim_abroad",
        no={"K457": "too_early"},
    ),
    Story(
        "Melintasi batas tanpa surat pada 2 Januari 2026, keuntungannya belum diketahui: Pasal 457 KUHP ditanyakan.",
        person(act("2026-01-02", SKW, "MY", "pengangkutan"), facts=("lintas_tanpa_surat",)),
        "K457?gain",
        missing="cara tujuan",
        tracks="smuggling victim_abroad",
        no={"S120": "too_late"},
    ),
    Story(
        "Melintasi batas tanpa surat dan diperdagangkan: Pasal 4 tidak menunggu jawaban tentang penyelundupan.",
        person(
            act(DAY, SKW, "MY", "pengangkutan", "penyekapan", "pemerasan"),
            facts=("lintas_tanpa_surat", "deportasi"),
        ),
        "U4 K457?gain",
        tracks="smuggling victim_abroad non_trafficking_social_service",
    ),
    Story(
        "Tanpa surat tetapi perjalanannya di dalam negeri: penyelundupan tidak ditanyakan.",
        person(act(DAY, SKW, PTK, "pengangkutan"), facts=("lintas_tanpa_surat",)),
        missing="cara tujuan",
        tracks="smuggling",
        no={"K457": "not_crossing"},
    ),
    Story(
        "Perbuatan penyelundupan tahun 2010, lebih tua daripada UU 6/2011: belum diverifikasi.",
        smuggled("2010-05-05"),
        missing="cara tujuan",
        tracks="smuggling victim_abroad",
        open="S120",
    ),
    Story(
        "Orang dewasa dilacurkan di dalam negeri dan eksploitasinya terjadi: pasal TPKS di samping Pasal 455.",
        person(act(DAY, SKW, PTK, "penampungan", "penyekapan", "pelacuran"), facts=("dieksploitasi",)),
        "K455 T12",
        tracks="tpks",
    ),
    Story(
        "Dilacurkan, eksploitasi dinyatakan belum terjadi: pasal eksploitasi TPKS tidak, jalurnya tetap terbuka.",
        person(act(DAY, SKW, PTK, "perekrutan", "penipuan", "pelacuran"), facts=("belum_dieksploitasi",)),
        "K455",
        tracks="tpks",
    ),
    Story(
        "Perbudakan seksual: Pasal 13 TPKS di samping Pasal 12.",
        person(act(DAY, SKW, PTK, "penampungan", "penyekapan", ""), facts=("perbudakan_seksual",)),
        "K455 T12 T13",
        tracks="tpks",
    ),
    Story(
        "Eksploitasi seksual dicatat sebagai fakta tanpa tujuan tertulis: membuka jalur TPKS.",
        person(act(DAY, PTK, PTK, "penampungan", "ancaman_kekerasan", ""), facts=("eksploitasi_seksual",)),
        "K455 T12",
        tracks="tpks",
    ),
    Story(
        "Eksploitasi seksual di Malaysia saja: jangkauan hukum Indonesia belum diverifikasi.",
        person(act(DAY, "MY", "MY", "penampungan", "penyekapan", "pelacuran"), facts=("dieksploitasi",)),
        tracks="tpks victim_abroad",
        says="departure_unknown",
        open="T12",
    ),
    Story(
        "Eksploitasi seksual tahun 2021, lebih tua daripada UU TPKS yang hari berlakunya dari ingatan: belum diverifikasi.",
        person(act("2021-05-05", SKW, PTK, "penampungan", "penyekapan", "pelacuran"), facts=("dieksploitasi",)),
        "U2",
        tracks="tpks",
        open="T12",
    ),
    Story(
        "Penempatan pekerja migran tanpa izin: pasalnya dari ingatan, belum diverifikasi.",
        person(act(DAY, SKW, "MY", "pengiriman"), facts=("penempatan_tidak_sah",)),
        missing="cara tujuan",
        tracks="victim_abroad",
        open="P81 P83",
    ),
    Story(
        "Hasil kejahatan disamarkan tanpa tanggal: pencucian uang menurut KUHP tergantung tanggal.",
        person(facts=("pencucian_uang",)),
        "K607?date",
        missing=ALL_MISSING,
    ),
    Story(
        "Hasil kejahatan disamarkan pada 2 Januari 2026: Pasal 607 KUHP.",
        person(facts=({"code": "pencucian_uang", "on": "2026-01-02"},)),
        "K607",
        missing=ALL_MISSING,
    ),
    Story(
        "Hasil kejahatan disamarkan pada 1 Januari 2026: sebelum KUHP berlaku.",
        person(facts=({"code": "pencucian_uang", "on": "2026-01-01"},)),
        missing=ALL_MISSING,
        no={"K607": "too_early"},
    ),
    Story(
        "Dideportasi lewat Entikong tanpa unsur lain: layanan sosial, bukan bukti perdagangan orang.",
        person(act(DAY, "MY", "61.03", ""), facts=("deportasi",)),
        missing=ALL_MISSING,
        tracks="non_trafficking_social_service",
    ),
    Story(
        "Dideportasi dan unsurnya lengkap: layanan sosial dan usul pasal berdampingan.",
        person(act(DAY, SKW, "MY", "pengiriman", "penipuan", "perbudakan"), facts=("deportasi",)),
        "U4",
        tracks="victim_abroad non_trafficking_social_service",
    ),
    Story(
        "Ditelantarkan di luar negeri: layanan sosial terbuka.",
        person(facts=("penelantaran",)),
        missing=ALL_MISSING,
        tracks="non_trafficking_social_service",
    ),
    Story(
        "Tidak mampu menyesuaikan diri di luar negeri: layanan sosial terbuka.",
        person(facts=("maladjustment_abroad",)),
        missing=ALL_MISSING,
        tracks="non_trafficking_social_service",
    ),
    Story(
        "Terpapar radikalisme: layanan sosial terbuka.",
        person(facts=("terpapar_radikalisme",)),
        missing=ALL_MISSING,
        tracks="non_trafficking_social_service",
    ),
    Story(
        "Perbudakan seksual seluruhnya di Malaysia: jangkauan hukum Indonesia belum diverifikasi.",
        person(act(DAY, "MY", "MY", "penampungan", "penyekapan", ""), facts=("perbudakan_seksual",)),
        tracks="tpks victim_abroad",
        says="departure_unknown",
        open="T12 T13",
        left={"T12": "reach_unverified", "T13": "reach_unverified"},
    ),
)
