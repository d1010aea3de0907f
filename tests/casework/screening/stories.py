"""Stories of screening: one sentence a row, the answers, and what the composite reading must say.

Answers are written `part.code=answer`, with `*` after the answer where an evidence note stands beside it.
All people are invented.
"""

from dataclasses import dataclass, field

from naung.casework.screening.rules.reading import Smuggling
from naung.casework.screening.vocabulary import Answers, Childhood, Given, Level, key_of
from naung.foundation.people.vocabulary import Answer

D, A, R = Childhood.DEWASA, Childhood.ANAK, Childhood.BELUM_PASTI
NONE, LOW, SOME, STRONG = None, Level.BELUM_ADA_INDIKASI, Level.INDIKASI_AWAL, Level.INDIKASI_KUAT
SHORT = {
    "y": Answer.YES,
    "t": Answer.NO,
    "?": Answer.UNKNOWN,
    "m": Answer.REFUSED,
    "-": Answer.NOT_ASKED,
}


def answers_of(text: str) -> Answers:
    """The answers of a story's short writing."""
    given = {}
    for word in text.split():
        key, _, short = word.partition("=")
        given[key_of(key)] = Given(SHORT[short[0]], "catatan" if short.endswith("*") else "")
    return Answers(given)


@dataclass(frozen=True)
class Story:
    """One row."""

    sentence: str
    who: Childhood
    answers: str
    level: Level | None
    reason: str = ""
    social: bool | None = None
    smuggling: Smuggling = Smuggling.NOT_RAISED
    missing: str = ""
    notices: tuple[str, ...] = field(default=())


ALL_THREE = "proses.perekrutan=y* cara.penipuan=y* tujuan.kerja_atau_pelayanan_paksa=y*"
NO_MEANS = (
    "cara.ancaman_kekerasan=t cara.penggunaan_kekerasan=t cara.penculikan=t cara.penyekapan=t cara.pemalsuan=t "
    "cara.penipuan=t cara.penyalahgunaan_kekuasaan=t cara.penyalahgunaan_posisi_rentan=t cara.penjeratan_utang=t "
    "cara.memberi_bayaran_atau_manfaat=t"
)
NO_PURPOSE = (
    "tujuan.pelacuran=t tujuan.kerja_atau_pelayanan_paksa=t tujuan.perbudakan=t tujuan.praktik_serupa_perbudakan=t "
    "tujuan.penindasan=t tujuan.pemerasan=t tujuan.pemanfaatan_fisik=t tujuan.pemanfaatan_seksual=t "
    "tujuan.pemanfaatan_organ_reproduksi=t tujuan.pemindahan/transplantasi_organ_atau_jaringan=t "
    "tujuan.pemanfaatan_tenaga_atau_kemampuan=t"
)
CROSSED = "keadaan.lintas_tanpa_surat=y"

ELEMENT_STORIES = (
    Story("Belum ada satu pun jawaban.", D, "", NONE, "belum_dijawab", False),
    Story(
        "Semua ditanya, tidak ada yang mau dijawab.", D, "proses.perekrutan=m cara.penipuan=m", LOW, "belum_ada", False
    ),
    Story("Ketiga unsur ada dengan catatan bukti.", D, ALL_THREE, STRONG, "kuat_dewasa", True),
    Story(
        "Buruh laki-laki ke Sarawak: direkrut, ditipu, upah tidak dibayar; semua dicatat.",
        D,
        "proses.pengangkutan=y* cara.penipuan=y* tujuan.pemanfaatan_tenaga_atau_kemampuan=y*",
        STRONG,
        "kuat_dewasa",
    ),
    Story(
        "Pekerja rumah tangga disekap; tujuan disebut tanpa catatan.",
        D,
        "proses.penerimaan=y* cara.penyekapan=y* tujuan.kerja_atau_pelayanan_paksa=y",
        SOME,
        "awal_unsur",
        True,
        missing="tujuan",
    ),
    Story(
        "Cara belum ditanyakan pada orang dewasa.",
        D,
        "proses.perekrutan=y* tujuan.kerja_atau_pelayanan_paksa=y*",
        SOME,
        "awal_unsur",
        missing="cara",
    ),
    Story(
        "Cara dijawab tidak tahu oleh orang dewasa.",
        D,
        "proses.perekrutan=y* cara.penipuan=? tujuan.perbudakan=y*",
        SOME,
        "awal_unsur",
        missing="cara",
    ),
    Story(
        "Cara semuanya tidak, tujuan ada: tetap indikasi awal, tidak ditutup.",
        D,
        f"proses.perekrutan=y* {NO_MEANS} tujuan.perbudakan=y*",
        SOME,
        "awal_unsur",
        True,
        missing="cara",
    ),
    Story("Hanya diajak kerja; selebihnya belum ditanya.", D, "proses.perekrutan=y*", LOW, "proses_saja", False),
    Story(
        "Diajak dan diangkut, cara dan tujuan semuanya tidak.",
        D,
        f"proses.perekrutan=y* proses.pengangkutan=y* {NO_MEANS} {NO_PURPOSE}",
        LOW,
        "proses_saja",
        False,
    ),
    Story(
        "Semua unsur disebut, tidak satu pun dengan catatan.",
        D,
        "proses.perekrutan=y cara.penipuan=y tujuan.pelacuran=y",
        SOME,
        "awal_unsur",
        missing="proses cara tujuan",
    ),
    Story(
        "Dua nilai cara, satu dengan catatan: unsur cara cukup.",
        D,
        "proses.pengiriman=y* cara.penipuan=y cara.penjeratan_utang=y* tujuan.perbudakan=y*",
        STRONG,
        "kuat_dewasa",
    ),
    Story(
        "Catatan pada jawaban tidak bukan bukti adanya unsur.",
        D,
        "proses.perekrutan=t* cara.penipuan=y* tujuan.perbudakan=y*",
        SOME,
        "awal_unsur",
        missing="proses",
    ),
    Story(
        "Catatan pada jawaban tidak tahu bukan bukti adanya unsur.",
        D,
        "proses.perekrutan=?* cara.penipuan=y* tujuan.perbudakan=y*",
        SOME,
        "awal_unsur",
        missing="proses",
    ),
    Story(
        "Pengantin pesanan: keluarga menerima mas kawin, surat dipalsukan, dimanfaatkan secara seksual.",
        D,
        "proses.pengiriman=y* cara.memberi_bayaran_atau_manfaat=y* tujuan.pemanfaatan_seksual=y*",
        STRONG,
        "kuat_dewasa",
    ),
    Story(
        "Ginjalnya diambil setelah dijanjikan uang yang tidak diberikan.",
        D,
        "proses.pemindahan=y* cara.penipuan=y* tujuan.pemindahan/transplantasi_organ_atau_jaringan=y*",
        STRONG,
        "kuat_dewasa",
    ),
    Story(
        "Anak buah kapal laki-laki: jeratan utang dan paspor ditahan.",
        D,
        "proses.penampungan=y* cara.penjeratan_utang=y* tujuan.perbudakan=y* kerja_paksa.dokumen_ditahan=y",
        STRONG,
        "kuat_dewasa",
    ),
    Story(
        "Ia setuju berangkat; ketiga unsur tetap dibaca sama.",
        D,
        ALL_THREE,
        STRONG,
        "kuat_dewasa",
        notices=("persetujuan",),
    ),
    Story(
        "Tujuan baru direncanakan, orangnya dicegah di perbatasan.",
        D,
        "proses.perekrutan=y* cara.penipuan=y* tujuan.pelacuran=y*",
        STRONG,
        "kuat_dewasa",
    ),
    Story(
        "Hanya tujuan yang disebut.", D, "tujuan.pemerasan=y", SOME, "awal_unsur", True, missing="proses cara tujuan"
    ),
    Story("Hanya cara yang disebut.", D, "cara.ancaman_kekerasan=y", SOME, "awal_unsur", True),
)

CHILD_STORIES = (
    Story(
        "Anak: proses dan tujuan dengan catatan, cara tidak ditanya.",
        A,
        "proses.perekrutan=y* tujuan.pelacuran=y*",
        STRONG,
        "kuat_anak",
        True,
        notices=("anak_tanpa_cara", "anak_cara_pasal"),
    ),
    Story(
        "Anak laki-laki bekerja di kebun; cara semuanya tidak.",
        A,
        f"proses.pengangkutan=y* {NO_MEANS} tujuan.pemanfaatan_tenaga_atau_kemampuan=y*",
        STRONG,
        "kuat_anak",
    ),
    Story(
        "Umur belum pasti: diperlakukan sebagai anak.",
        R,
        "proses.perekrutan=y* tujuan.pemanfaatan_seksual=y*",
        STRONG,
        "kuat_anak",
        notices=("umur_belum_pasti",),
    ),
    Story(
        "Orang yang sama, setelah ditetapkan dewasa, perlu cara.",
        D,
        "proses.perekrutan=y* tujuan.pemanfaatan_seksual=y*",
        SOME,
        "awal_unsur",
        missing="cara",
    ),
    Story("Anak dikirim ke luar negeri, belum ada jawaban lain.", A, "anak.dikirim=y", SOME, "awal_anak", True),
    Story("Anak hanya direkrut: sudah cukup untuk ditindaklanjuti.", A, "proses.perekrutan=y", SOME, "awal_anak", True),
    Story(
        "Anak, proses ada dengan catatan, tujuan semuanya tidak.",
        A,
        f"proses.pengangkutan=y* {NO_PURPOSE}",
        SOME,
        "awal_anak",
        missing="tujuan",
    ),
    Story(
        "Anak, tujuan disebut tanpa catatan.",
        A,
        "proses.perekrutan=y* tujuan.pelacuran=y",
        SOME,
        "awal_unsur",
        missing="tujuan",
    ),
    Story(
        "Wali mungkin terlibat: peringatan muncul, usulan tidak bergerak karenanya.",
        A,
        "anak.wali_terlibat=y proses.perekrutan=t",
        LOW,
        "belum_ada",
        notices=("wali_terlibat",),
    ),
    Story(
        "Anak diangkat dengan imbalan: baris dari ingatan tidak menggerakkan usulan.",
        A,
        "anak.diangkat_dengan_imbalan=y",
        LOW,
        "belum_ada",
        False,
    ),
    Story("Pertanyaan anak tidak dibaca untuk orang dewasa.", D, "anak.dikirim=y", LOW, "belum_ada"),
    Story("Anak dengan cara disebut saja.", A, "cara.penipuan=y", SOME, "awal_unsur", missing="proses tujuan"),
    Story("Anak tanpa satu jawaban pun.", A, "", NONE, "belum_dijawab", notices=("anak_tanpa_cara",)),
    Story("Anak, semua jawaban tidak mau menjawab.", A, "proses.perekrutan=m tujuan.pelacuran=m", LOW, "belum_ada"),
    Story(
        "Umur belum pasti dan hanya direkrut: dilindungi seperti anak.", R, "proses.penampungan=y", SOME, "awal_anak"
    ),
)

FORCED_LABOUR_STORIES = (
    Story(
        "Satu tanda kerja paksa saja: paspor ditahan.",
        D,
        "kerja_paksa.dokumen_ditahan=y",
        SOME,
        "awal_kerja_paksa",
        True,
    ),
    Story("Satu tanda saja: upah ditahan.", D, "kerja_paksa.upah_ditahan=y", SOME, "awal_kerja_paksa"),
    Story("Satu tanda saja: jam kerja berlebihan.", D, "kerja_paksa.lembur_berlebihan=y", SOME, "awal_kerja_paksa"),
    Story(
        "Sepuluh tanda tidak dijumlahkan menjadi kuat.",
        D,
        "kerja_paksa.kerentanan_disalahgunakan=y kerja_paksa.penipuan=y kerja_paksa.gerak_dibatasi=y kerja_paksa.diasingkan=y "
        "kerja_paksa.kekerasan_fisik_seksual=y kerja_paksa.intimidasi_ancaman=y kerja_paksa.dokumen_ditahan=y "
        "kerja_paksa.upah_ditahan=y kerja_paksa.jeratan_utang=y kerja_paksa.kondisi_buruk=y",
        SOME,
        "awal_kerja_paksa",
    ),
    Story(
        "Tanda dijawab tidak tahu: bukan tanda, bukan pula sangkalan.",
        D,
        "kerja_paksa.diasingkan=?",
        LOW,
        "belum_ada",
        False,
    ),
    Story(
        "Semua tanda dijawab tidak.", D, "kerja_paksa.diasingkan=t kerja_paksa.upah_ditahan=t", LOW, "belum_ada", False
    ),
    Story(
        "Baru proses, tetapi ada satu tanda kerja paksa.",
        D,
        "proses.perekrutan=y* kerja_paksa.jeratan_utang=y",
        SOME,
        "awal_kerja_paksa",
        missing="cara tujuan",
    ),
    Story("Anak dengan satu tanda kerja paksa.", A, "kerja_paksa.kondisi_buruk=y", SOME, "awal_kerja_paksa"),
)

CRIME_STORIES = (
    Story(
        "Laki-laki dari pusat penipuan: baru tahu di tempat.",
        D,
        "pidana_paksa.baru_tahu_di_tempat=y",
        SOME,
        "awal_pidana_paksa",
        True,
        notices=("tidak_dihukum",),
    ),
    Story(
        "Dideportasi karena judi daring, dipaksa dengan target dan hukuman.",
        D,
        "pidana_paksa.target=y pidana_paksa.hukuman=y keadaan.deportasi=y",
        SOME,
        "awal_pidana_paksa",
        True,
        notices=("tidak_dihukum",),
    ),
    Story("Sarjana tertarik iklan kerja komputer.", D, "pidana_paksa.tawaran_menipu=y", SOME, "awal_pidana_paksa"),
    Story(
        "Dipaksa menipu, ketiga unsur lengkap.",
        D,
        f"{ALL_THREE} pidana_paksa.dipaksa_berbuat=y",
        STRONG,
        "kuat_dewasa",
        notices=("tidak_dihukum",),
    ),
    Story(
        "Tidak dipaksa menurut jawabannya: tanda lain tetap dibaca.",
        D,
        "pidana_paksa.dipaksa_berbuat=t pidana_paksa.target=y",
        SOME,
        "awal_pidana_paksa",
    ),
    Story(
        "Semua tanda kejahatan paksa dijawab tidak.",
        D,
        "pidana_paksa.dipaksa_berbuat=t pidana_paksa.target=t pidana_paksa.hukuman=t",
        LOW,
        "belum_ada",
    ),
    Story(
        "Anak di pusat penipuan.", A, "pidana_paksa.hukuman=y", SOME, "awal_pidana_paksa", notices=("tidak_dihukum",)
    ),
    Story("Tidak mau menjawab tentang kejahatan.", D, "pidana_paksa.dipaksa_berbuat=m", LOW, "belum_ada"),
)

APART_STORIES = (
    Story(
        "Dideportasi saja: berhak layanan sosial, bukan bukti TPPO.",
        D,
        "keadaan.deportasi=y",
        NONE,
        "belum_dijawab",
        True,
    ),
    Story("Ditelantarkan di luar negeri.", D, "keadaan.penelantaran=y proses.perekrutan=t", LOW, "belum_ada", True),
    Story("Sulit menyesuaikan diri di luar negeri.", D, "keadaan.sulit_menyesuaikan=y", NONE, "belum_dijawab", True),
    Story("Terpapar paham radikal.", D, "keadaan.terpapar_radikalisme=y", NONE, "belum_dijawab", True),
    Story(
        "Menyeberang tanpa surat, cara dan tujuan semuanya tidak.",
        D,
        f"{CROSSED} {NO_MEANS} {NO_PURPOSE}",
        LOW,
        "belum_ada",
        False,
        Smuggling.PERHAPS_ONLY,
        notices=("selundup_mungkin", "layanan_jalan"),
    ),
    Story(
        "Menyeberang tanpa surat, tujuan belum ditanya.", D, CROSSED, NONE, "belum_dijawab", False, Smuggling.UNCLEAR
    ),
    Story(
        "Menyeberang tanpa surat, tujuan tidak, cara belum ditanya.",
        D,
        f"{CROSSED} {NO_PURPOSE}",
        LOW,
        "belum_ada",
        False,
        Smuggling.UNCLEAR,
    ),
    Story(
        "Menyeberang tanpa surat dan dieksploitasi: keduanya.",
        D,
        f"{CROSSED} tujuan.perbudakan=y",
        SOME,
        "awal_unsur",
        True,
        Smuggling.BOTH,
    ),
    Story(
        "Ketiga unsur dan menyeberang tanpa surat: penyelundupan tidak menggugurkan.",
        D,
        f"{ALL_THREE} {CROSSED}",
        STRONG,
        "kuat_dewasa",
        True,
        Smuggling.BOTH,
    ),
    Story(
        "Menyeberang tanpa surat, ada cara tanpa tujuan.",
        D,
        f"{CROSSED} {NO_PURPOSE} cara.penipuan=y",
        SOME,
        "awal_unsur",
        True,
        Smuggling.UNCLEAR,
    ),
    Story(
        "Lintas batas dijawab tidak tahu: penyelundupan tidak disebut.",
        D,
        "keadaan.lintas_tanpa_surat=?",
        NONE,
        "belum_dijawab",
        False,
    ),
)

UNMOVED_STORIES = (
    Story(
        "Semua pendorong ya: usulan tidak bergerak.",
        D,
        "pendorong.kemiskinan_utang=y pendorong.calo=y pendorong.kawin_muda=y",
        NONE,
        "belum_dijawab",
        False,
    ),
    Story(
        "Pendorong tidak mau dijawab: usulan tidak bergerak.",
        D,
        f"{ALL_THREE} pendorong.kekerasan_di_rumah=m",
        STRONG,
        "kuat_dewasa",
    ),
    Story(
        "Delphi semuanya positif: usulan tidak bergerak.",
        D,
        "delphi_tipu.sifat_kerja=y delphi_tipu.upah=y delphi_eksploitasi.hari_jam_berlebihan=y delphi_eksploitasi.upah_rendah=y "
        "delphi_paksa_tujuan.surat_disita=y delphi_paksa_tujuan.jerat_utang=y",
        NONE,
        "belum_dijawab",
        False,
    ),
    Story(
        "Delphi semuanya tidak: indikasi kuat tetap kuat.",
        D,
        f"{ALL_THREE} delphi_tipu.sifat_kerja=t delphi_eksploitasi.upah_rendah=t",
        STRONG,
        "kuat_dewasa",
    ),
    Story(
        "Banyak jawaban tidak, satu tujuan disebut.",
        D,
        f"proses.perekrutan=t {NO_MEANS} tujuan.pelacuran=y",
        SOME,
        "awal_unsur",
        True,
    ),
)

SECTIONS = (
    ("Tiga unsur", ELEMENT_STORIES),
    ("Anak, dan umur yang belum pasti", CHILD_STORIES),
    ("Kerja paksa", FORCED_LABOUR_STORIES),
    ("Dipaksa ikut kejahatan", CRIME_STORIES),
    ("Penyelundupan dan layanan sosial, dipisahkan", APART_STORIES),
    ("Yang tidak menggerakkan usulan", UNMOVED_STORIES),
)
STORIES = tuple(story for _, stories in SECTIONS for story in stories)
