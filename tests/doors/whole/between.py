"""The way of one man between desks, as his officers walk it in their browsers: what is typed, step by step.

Sari writes down an adult man out of a scam centre and what he agrees to, and refers him to the police, to legal aid and to
the social office; Jaya accepts, Lestari asks back, LPSK gets a letter; then he takes one purpose back.
"""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from naung.casework.referrals.models import Referral
from tests.cast import (
    CAST,
    SINGKAWANG,
    TASK_FORCE,
    Member,
    TaskForce,
    in_a_while,
    join,
    sign_in,
    typed_until,
)

TYPED = {
    "name": "Hendrawan Tjungkasuma",
    "passport": "C7654321",
    "nik": "6172010403980007",
    "phone": "081234567002",
    "safe": "Hanya lewat WhatsApp sesudah pukul dua puluh satu",
    "health": "Luka lama di punggung bekas dipukul dengan kabel",
    "note": "Kakaknya masih ditahan di gedung bercat jingga",
    "summary": "Dipaksa menipu orang lewat pesan cinta di gedung berpagar kawat",
    "consent_words": "Asal bukan kepada mandor saya yang dulu",
    "refusal": "Saya malu kalau tetangga sampai mendengarnya",
    "duty": "Ia saksi kunci dan tersangkanya masih bebas berkeliaran",
    "asked": "Mohon diterima sebagai saksi korban yang dipaksa",
    "asked_legal": "Mohon didampingi menuntut ganti kerugian penuh",
    "asked_social": "Mohon tempat tinggal sementara yang tenang dan jauh",
    "asked_letter": "Mohon ditelaah perlindungan bagi saudara kembarnya",
    "visum": "VeR/1208/XI/2026 dari rumah sakit pelabuhan",
    "question": "Apakah ia bersedia bersaksi lewat layar saja",
    "answer": "Bersedia asalkan wajahnya ditutup rapat-rapat",
    "outside": "LPSK Perwakilan Kalimantan Barat Raya",
    "receipt": "TT-4471/LPSK/XI",
    "receiver": "Suwardiningsih bagian penerimaan",
    "withdrawal": "Takut fotonya beredar di kampung halaman",
    "own_note": "Penyidik menduga ada gudang kedua di tepi sungai",
    "suspect": "Donatus Prasetyawan",
    "official": "Gatotkaca Wirawanto",
}
# Two officers who are named in the file under their full names: one at Sari's desk, one at Jaya's.
DONI = Member("doni", TYPED["suspect"], "service", "petugas_kasus")
GATOT = Member("gatot", TYPED["official"], "police", "penyidik")
WHO = CAST | TASK_FORCE | {"doni": DONI, "gatot": GATOT}
FORM = "dipaksa_melakukan_kejahatan"
LEGAL, SOCIAL, PROTECTION, HEALTH = (
    "layanan_hukum",
    "rehabilitasi_sosial",
    "perlindungan_saksi",
    "rehabilitasi_kesehatan",
)
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
CHOSEN = re.compile(r'name="chosen" value="([a-z_]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def text(answer: Any) -> str:
    """A page as text."""
    return str(answer.content.decode())


def page(client: Client, address: str) -> str:
    """A page that opens."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return text(answer)


def send(client: Client, address: str, **typed: Any) -> str:
    """Fill in a form as its page asks and answer where it led; a form in error tells its errors."""
    hidden = dict(HIDDEN.findall(page(client, address)))
    answer = client.post(address, hidden | typed)
    assert answer.status_code == 302, (address, re.findall(r'class="error[^>]*>\s*([^<]+)<', text(answer)))
    return str(answer["Location"])


def the_id(address: str) -> str:
    """The last id in an address."""
    return ID.findall(address)[-1]


@dataclass
class Way:
    """The man's way: who walks it, and the addresses and ids that it left behind."""

    force: TaskForce
    browsers: dict[str, Client] = field(default_factory=dict)
    case: str = ""
    person: str = ""
    consent: dict[str, str] = field(default_factory=dict)
    basis: str = ""
    sent: dict[str, str] = field(default_factory=dict)

    def as_(self, username: str) -> Client:
        """Her browser, in which she is signed in."""
        if username not in self.browsers:
            self.browsers[username] = sign_in(Client(), join(WHO[username], self.force))
        return self.browsers[username]

    def at(self, name: str, step: str = "") -> str:
        """The address of a referral, or of a step of it."""
        return f"/rujukan/{self.sent[name]}/{step}"

    def row(self, name: str) -> Referral:
        """A referral as it is stored."""
        return Referral.objects.get(id=self.sent[name])

    def walk(self) -> None:
        """The whole way up to the withdrawal."""
        self.write_down()
        self.ask_him()
        self.sign_a_duty()
        self.refer()
        self.decide()
        self.by_letter()

    def write_down(self) -> None:
        """A case; the man with his papers; two officers whom he names."""
        sari = self.as_("sari")
        self.case = the_id(send(sari, "/kasus/baru/", danger="tidak", summary=TYPED["summary"]))
        told = {"name": TYPED["name"], "name_kind": "resmi", "sex": "L", "nationality": "ID", "language": "hak"}
        asked = dict.fromkeys(("needs_interpreter", "disabled", "papers_not_hers"), "tidak") | {
            "pregnant": "tidak_ditanya"
        }
        birth = {"birth_day": "4", "birth_month": "3", "birth_year": "1998"}
        # Where somebody is written nearly so already, it leads to both records side by side.
        wrote = send(sari, "/orang/baru/", **told, **asked, **birth, health=TYPED["health"], note=TYPED["note"])
        self.person = the_id(wrote)
        man = f"/orang/{self.person}/"
        send(sari, f"/kasus/{self.case}/orang/{self.person}/", role="korban")
        for kind, number in (("paspor", TYPED["passport"]), ("nik", TYPED["nik"])):
            paper = {"kind": kind, "number": number, "held_by": "majikan", "not_hers": "tidak", "forged": "tidak"}
            send(sari, f"{man}surat/", **paper)
        reach = {"contact_kind": "telepon", "contact": TYPED["phone"], "instructions": TYPED["safe"], "safe": "ya"}
        send(sari, f"{man}kontak/", **reach)
        for name, role in ((TYPED["suspect"], "terduga_perekrut"), (TYPED["official"], "pejabat")):
            send(sari, f"/kasus/{self.case}/orang/baru/", name=name, sex="L", role=role)

    def agree(self, name: str, purpose: str, desk: Any, categories: str, **more: str) -> None:
        """He agrees to one purpose and one recipient."""
        before = {str(each) for each in consents()}
        told = {"language": "hak", "manner": "rekaman_suara", "words": TYPED["consent_words"]}
        whom = {"purpose": purpose, "recipient": str(desk.id) if desk else "", "categories": list(categories)}
        send(
            self.as_("sari"),
            f"/persetujuan/orang/{self.person}/setuju/",
            **whom,
            **told,
            **typed_until(in_a_while()),
            **more,
        )
        (self.consent[name],) = {str(each) for each in consents()} - before

    def ask_him(self) -> None:
        """What he agrees to, purpose by purpose, and what he does not."""
        force = self.force
        self.agree("police", LEGAL, force.police, "BCE")
        self.agree("legal", LEGAL, force.legal, "BC")
        self.agree("social", SOCIAL, force.social, "BC")
        self.agree("lpsk", PROTECTION, None, "BC", outside=TYPED["outside"])
        refused = {"purpose": HEALTH, "recipient": str(force.health.id), "categories": ["D"], "language": "hak"}
        send(self.as_("sari"), f"/persetujuan/orang/{self.person}/tidak-setuju/", **refused, reason=TYPED["refusal"])

    def sign_a_duty(self) -> None:
        """What the police may know whatever he says; Ratna is the second officer."""
        from naung.casework.consent.models import LawfulBasis

        signed = {
            "article": "tugas_umum",
            "purpose": LEGAL,
            "recipient": str(self.force.police.id),
            "categories": ["B", "C"],
            **typed_until(in_a_while()),
        }
        send(self.as_("sari"), f"/persetujuan/orang/{self.person}/dasar/", **signed, reason=TYPED["duty"])
        self.basis = str(LawfulBasis.objects.get().id)
        send(self.as_("ratna"), f"/persetujuan/dasar/{self.basis}/jawab/", agreed="ya")

    def share(self, purpose: str, name: str, receiver: dict[str, str], **typed: str) -> str:
        """Look for a desk, see what would travel to it, send it all; answers the page that was shown before."""
        sari, whom = self.as_("sari"), f"{self.case}/{self.person}/"
        found = text(sari.post(f"/rujukan/baru/{whom}", {"purpose": purpose, "exploitation": FORM}))
        assert all(value in found for value in receiver.values() if ID.fullmatch(value)), (name, "is not offered")
        wanted = {"purpose": purpose, "exploitation": FORM, "place": SINGKAWANG} | receiver
        shown = text(sari.post(f"/rujukan/bagikan/{whom}", wanted))
        marks = {name: value for name, value in HIDDEN.findall(shown) if name in {"once", "version"}}
        answer = sari.post(
            f"/rujukan/bagikan/{whom}", marks | wanted | typed | {"send": "1", "chosen": CHOSEN.findall(shown)}
        )
        assert answer.status_code == 302, re.findall(r'class="error[^>]*>\s*([^<]+)<', text(answer))
        self.sent[name] = the_id(str(answer["Location"]))
        return shown

    def refer(self) -> None:
        """To three desks, each for its own purpose."""
        force = self.force
        to_police = self.share(
            LEGAL, "police", {"desk": str(force.police.id)}, permintaan=TYPED["asked"], visum=TYPED["visum"]
        )
        assert TYPED["passport"] in to_police
        assert TYPED["health"] not in to_police
        self.share(LEGAL, "legal", {"desk": str(force.legal.id)}, permintaan=TYPED["asked_legal"])
        self.share(SOCIAL, "social", {"desk": str(force.social.id)}, permintaan=TYPED["asked_social"])

    def decide(self) -> None:
        """Jaya accepts and writes in his own file; Lestari asks back, Sari answers, Lestari accepts."""
        jaya, lestari = self.as_("jaya"), self.as_("lestari")
        own = jaya.post(self.at("police", "terima/"), {"version": self.row("police").version})
        send(jaya, f"{own['Location']}catatan/", words=TYPED["own_note"], visibility="meja")
        send(lestari, self.at("legal", "tanya/"), question="data_kurang", words=TYPED["question"])
        assert TYPED["question"] in page(self.as_("sari"), self.at("legal", "jawab/"))
        send(self.as_("sari"), self.at("legal", "jawab/"), words=TYPED["answer"])
        assert TYPED["answer"] in page(lestari, self.at("legal"))
        assert lestari.post(self.at("legal", "terima/"), {"version": self.row("legal").version}).status_code == 302

    def by_letter(self) -> None:
        """LPSK has no account here: a letter, and what came back with it."""
        outside = {"agency_type": "lpsk", "outside": TYPED["outside"]}
        self.share(PROTECTION, "lpsk", outside, permintaan=TYPED["asked_letter"], reason="Tidak ada kantor lain.")
        letter = page(self.as_("sari"), self.at("lpsk", "surat/"))
        for part in (
            self.row("lpsk").number,
            TYPED["outside"],
            TYPED["name"],
            TYPED["passport"],
            "RAHASIA",
            "Pasal 24",
        ):
            assert part in letter, part
        assert TYPED["health"] not in letter
        today = timezone.localdate()
        when = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
        told = {"number": TYPED["receipt"], "received_by": TYPED["receiver"], "accepted": "ya"}
        send(self.as_("sari"), self.at("lpsk", "tanda-terima/"), **when, **told)

    def take_back(self, name: str = "police") -> None:
        """He takes one purpose back."""
        send(self.as_("sari"), f"/persetujuan/{self.consent[name]}/tarik/", reason=TYPED["withdrawal"])


def consents() -> set[UUID]:
    """The rows of the ledger that say yes."""
    from naung.casework.consent.models import Consent
    from naung.casework.consent.vocabulary import Kind

    return set(Consent.objects.filter(kind=Kind.GIVEN).values_list("id", flat=True))
