"""What travels with a referral and what either side may do, as sentences: the law file's, not the tables'.

`bases` are what she agreed to ("setuju BCD") or what an officer signed ("wajib BC V"; an article from memory is M), each with a
purpose of its own where it is another than the referral's. `travels` says each class of data and on what it goes; `with_` and
`without` are fields that must and must not be among them.
"""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from naung.casework.consent.vocabulary import CONSENT, LAWFUL, Basis, SharingPurpose
from naung.casework.referrals.rules.sharing import SERVICE_OF, for_purpose, shareable
from naung.casework.referrals.rules.states import moves_open
from naung.casework.referrals.rules.tables import needs_of
from naung.casework.referrals.vocabulary import Move, State
from naung.foundation.access.vocabulary import Category
from naung.foundation.organisations.vocabulary import MandateVerdict

P = SharingPurpose
YES, NO = MandateVerdict(True, "berwenang", "", "V"), MandateVerdict(False, "di luar daftar", "", "")


@dataclass(frozen=True)
class Sharing:
    """One referral: to which kind of office, for what, on which bases, and what goes with it."""

    sentence: str
    agency: str
    purpose: SharingPurpose
    bases: tuple[str, ...]
    travels: str
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    mandate: bool = True
    given_for: SharingPurpose | None = None

    def carried(self) -> dict[str, Basis]:
        """Each field that travels with its one basis, as the rules say."""
        needs = needs_of(SERVICE_OF[self.purpose], self.agency)
        bases = for_purpose((self._basis(text) for text in self.bases), self.purpose)
        return shareable(bases, needs, YES if self.mandate else NO)

    def said(self) -> str:
        """The same as classes of data: "B:setuju C:wajib"."""
        fields = {need.field: need.category for need in needs_of(SERVICE_OF[self.purpose], self.agency)}
        words = {CONSENT: "setuju", LAWFUL: "wajib"}
        found = {(fields[code].value, words[basis.kind]) for code, basis in self.carried().items()}
        return " ".join(f"{category}:{kind}" for category, kind in sorted(found))

    def _basis(self, text: str) -> Basis:
        kind, letters, *mark = text.split()
        categories = frozenset(Category(letter) for letter in letters)
        purpose = (self.given_for or self.purpose).value
        lawful = kind == "wajib"
        return Basis(
            LAWFUL if lawful else CONSENT, _id(text), purpose, _id("penerima"), "", categories, None,
            "pasal" if lawful else "", mark[0] if mark else "",
        )  # fmt: skip


def _id(text: str) -> UUID:
    return uuid5(NAMESPACE_URL, text)


ALL = ("setuju BCDE",)
SHARING = (
    Sharing("UPTD PPA mendampingi: keadaan, identitas, dan data peka atas persetujuannya.", "uptd_ppa", P.SOCIAL, ALL,
            "B:setuju C:setuju D:setuju", ("nama", "kesehatan", "kisah"), ("visum",)),
    Sharing("Rumah sakit: identitas dan kesehatan, bukan kisah dan ringkasan kasusnya.", "rsud", P.HEALTH, ALL,
            "B:setuju C:setuju D:setuju", ("nama", "nik", "kesehatan", "kehamilan"), ("kisah", "ringkasan", "paspor")),
    Sharing("Puskesmas tidak menerima alat bukti, walau ia setuju semuanya.", "puskesmas", P.HEALTH, ALL,
            "B:setuju C:setuju D:setuju", ("kesehatan",), ("visum", "bukti_lain")),
    Sharing("Polres: identitas dan bukti, tidak catatan kesehatan dan kisah, walau ia setuju.", "polres", P.LEGAL, ALL,
            "B:setuju C:setuju E:setuju", ("nama", "visum", "laporan_psikiatri"), ("kesehatan", "kisah", "disabilitas")),
    Sharing("Polda sama seperti Polres.", "polda", P.LEGAL, ALL,
            "B:setuju C:setuju E:setuju", ("visum",), ("kesehatan",)),
    Sharing("Polsek hanya menerima keadaan tanpa nama.", "polsek", P.COMPLAINT, ALL, "B:setuju",
            ("bahaya",), ("nama", "paspor")),
    Sharing("Jaksa: identitas, bukti, dan kerugian untuk restitusi; tidak data peka.", "kejaksaan", P.LEGAL, ALL,
            "B:setuju C:setuju E:setuju", ("kerugian_lain", "biaya_pengobatan", "visum"), ("kesehatan",)),
    Sharing("LPSK: identitas, data peka, dan kerugian; tidak alat bukti.", "lpsk", P.LEGAL, ALL,
            "B:setuju C:setuju D:setuju", ("kerugian_lain", "kesehatan"), ("visum",)),
    Sharing("Advokat: identitas dan ringkasan hukum; tidak catatan kesehatan dan alat bukti.", "obh", P.LEGAL, ALL,
            "B:setuju C:setuju", ("nama", "ringkasan_hukum"), ("kesehatan", "visum", "kisah")),
    Sharing("Dinas Sosial: rehabilitasi dengan data peka.", "dinsos", P.SOCIAL, ALL,
            "B:setuju C:setuju D:setuju", ("kartu_keluarga", "kesehatan"), ("visum", "paspor")),
    Sharing("P4MI: data pulang dan catatan kesehatan singkat, bukan kisahnya.", "p4mi", P.RETURN, ALL,
            "B:setuju C:setuju D:setuju", ("paspor", "kesehatan"), ("kisah", "kehamilan", "catatan_penting")),
    Sharing("Imigrasi: surat perjalanan, tanpa telepon, alamat, dan data peka.", "imigrasi", P.RETURN, ALL,
            "B:setuju C:setuju", ("paspor", "nama"), ("telepon", "alamat", "kesehatan")),
    Sharing("Disnaker: upah dan perantara untuk menagih; tidak kesehatan.", "disnaker", P.WAGES, ALL,
            "B:setuju C:setuju", ("upah_dijanjikan", "upah_diterima"), ("kesehatan", "visum")),
    Sharing("Perwakilan RI: identitas dan surat untuk pulang.", "perwakilan_ri", P.RETURN, ALL,
            "B:setuju C:setuju", ("paspor", "kewarganegaraan"), ("kesehatan",)),
    Sharing("Disdukcapil: nama dan kartu keluarga, bukan telepon dan perjalanan.", "disdukcapil", P.REINTEGRATION, ALL,
            "B:setuju C:setuju", ("nama", "kartu_keluarga"), ("telepon", "perjalanan", "kesehatan")),
    Sharing("Pengadilan Agama: identitas untuk perkara perkawinan, bukan telepon dan perjalanan.", "pengadilan_agama", P.LEGAL,
            ALL, "B:setuju C:setuju", ("nama", "nama_orang_tua"), ("telepon", "perjalanan", "kesehatan", "visum")),
    Sharing("PLBN hanya manifes: keadaan tanpa nama.", "plbn", P.RETURN, ALL, "B:setuju", ("negara_kejadian",), ("nama",)),
    Sharing("LSM pendamping: identitas karena ia menyetujuinya.", "lsm", P.COMPANION, ALL,
            "B:setuju C:setuju", ("nama", "cara_aman"), ("kesehatan", "kisah")),
    Sharing("LSM: dasar hukum saja tidak membuka identitas; harus persetujuannya.", "lsm", P.COMPANION,
            ("wajib BC V",), "B:wajib", ("bahasa",), ("nama", "telepon")),
    Sharing("Komnas HAM: identitas hanya dengan persetujuannya.", "komnas_ham", P.MONITORING, ("wajib BC V", "setuju C"),
            "B:wajib C:setuju", ("nama",), ("kesehatan",)),
    Sharing("Sekolah: identitas anak hanya dengan persetujuan.", "disdik", P.SCHOOL, ("wajib BC V",), "B:wajib",
            (), ("nama", "paspor")),
    Sharing("Instansi yang tidak ada dalam daftar hanya menerima keadaan tanpa nama.", "kantor_lain", P.LEGAL, ALL,
            "B:setuju", ("bahaya",), ("nama",)),
    Sharing("Ia hanya menyetujui keadaan tanpa nama: hanya itu yang ikut.", "uptd_ppa", P.SOCIAL, ("setuju B",),
            "B:setuju", ("bahasa",), ("nama", "kesehatan")),
    Sharing("Ia menyetujui identitas tanpa data peka.", "rsud", P.HEALTH, ("setuju BC",), "B:setuju C:setuju",
            ("nama",), ("kesehatan",)),
    Sharing("Tanpa persetujuan dan tanpa dasar hukum tidak ada yang ikut.", "polres", P.LEGAL, (), "", (), ("permintaan",)),
    Sharing("Kewajiban hukum saja: yang disebut pasalnya ikut.", "polres", P.PROTECTION, ("wajib BC V",),
            "B:wajib C:wajib", ("nama",), ("visum",)),
    Sharing("Kewajiban dan persetujuan atas hal yang sama: kewajiban yang disebut, sisanya persetujuan.", "polres", P.LEGAL,
            ("wajib BC V", "setuju BCE"), "B:wajib C:wajib E:setuju", ("nama", "visum")),
    Sharing("Pasal dari sumber kedua membuka juga, dengan tandanya.", "uptd_ppa", P.SOCIAL, ("wajib BC V2",),
            "B:wajib C:wajib"),
    Sharing("Pasal dari ingatan tidak membawa apa pun dalam rujukan.", "lpsk", P.LEGAL, ("wajib BC M",), "", (), ("nama",)),
    Sharing("Pasal dari ingatan di samping persetujuan: hanya persetujuannya yang membuka.", "lpsk", P.LEGAL,
            ("wajib BC M", "setuju B"), "B:setuju", (), ("nama",)),
    Sharing("Dua kewajiban: yang dibaca di naskahnya didahulukan dari sumber kedua.", "uptd_ppa", P.HEALTH,
            ("wajib B V2", "wajib BC V"), "B:wajib C:wajib"),
    Sharing("Meja tanpa kewenangan tidak menerima apa pun, walau ia setuju.", "rsud", P.LEGAL, ALL, "", (), ("nama",),
            mandate=False),
    Sharing("Persetujuan untuk keperluan lain tidak membuka rujukan ini.", "rsud", P.HEALTH, ALL, "", (), ("nama",),
            given_for=P.LEGAL),
    Sharing("Setuju untuk pendampingan tidak membuka untuk polisi.", "polres", P.LEGAL, ("setuju BCE",), "", (), ("nama",),
            given_for=P.COMPANION),
    Sharing("Yang tidak diperlukan layanannya tidak ikut: paspor tidak perlu untuk berobat.", "rsud", P.HEALTH,
            ("setuju BCD",), "B:setuju C:setuju D:setuju", ("nik",), ("paspor", "upah_diterima", "perantara")),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One state of a referral, one side of it, and what that side may do."""

    sentence: str
    state: State
    sender: bool
    may: tuple[Move, ...]
    on_paper: bool = False


M, S = Move, State
STEPS = (
    Step("Yang menerima boleh bertanya, menerima, atau menolak.", S.SENT, False, (M.ASK, M.ACCEPT, M.DECLINE)),
    Step("Selama belum dijawab, pengirim boleh menariknya.", S.SENT, True, (M.TAKE_BACK,)),
    Step("Sesudah ditanya balik, pengirim menjawab atau menarik.", S.ASKED, True, (M.ANSWER, M.TAKE_BACK)),
    Step("Yang bertanya boleh juga langsung menerima atau menolak.", S.ASKED, False, (M.ACCEPT, M.DECLINE)),
    Step("Sesudah menerima, hanya hasilnya yang dikabarkan.", S.ACCEPTED, False, (M.COMPLETE,)),
    Step("Pengirim tidak menarik yang sudah diterima; orangnya sendiri yang boleh menarik persetujuan.", S.ACCEPTED, True, ()),
    Step("Yang sudah ada hasilnya tidak diubah lagi oleh penerima.", S.COMPLETED, False, ()),
    Step("Pengirim juga tidak.", S.COMPLETED, True, ()),
    Step("Yang ditolak tetap ditolak bagi penerima.", S.DECLINED, False, ()),
    Step("Yang lewat waktu tidak dapat diterima lagi.", S.EXPIRED, False, ()),
    Step("Yang ditarik tidak dapat diterima lagi.", S.TAKEN_BACK, False, ()),
    Step("Di luar daftar: sebelum koordinator menandatangani, pengirim hanya dapat menarik.", S.TO_SIGN, True, (M.TAKE_BACK,)),
    Step("Di luar daftar: penerima belum dapat berbuat apa pun.", S.TO_SIGN, False, ()),
    Step("Lewat surat: pengirim mengetik jawaban yang datang dengan tanda terima.", S.SENT, True,
         (M.ACCEPT, M.DECLINE, M.TAKE_BACK), on_paper=True),
    Step("Lewat surat: tidak ada meja lain yang membukanya.", S.SENT, False, (), on_paper=True),
    Step("Lewat surat: sesudah diterima, pengirim mengetik hasilnya.", S.ACCEPTED, True, (M.COMPLETE,), on_paper=True),
)  # fmt: skip


def moves_of(step: Step) -> tuple[Move, ...]:
    """What the rules let this side do."""
    return moves_open(step.state, sender=step.sender, on_paper=step.on_paper)
