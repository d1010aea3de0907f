"""What the sender's file says of one person in one case, a text a field: the material from which a package is made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from naung.casework.cases.queries import CaseShown, case_for
from naung.casework.cases.queries.cases import case_row
from naung.casework.cases.vocabulary import Danger
from naung.casework.episodes.queries import EpisodeShown, ThingShown, episodes_of, things_of
from naung.casework.referrals.rules.contents import BETWEEN, ROW, answered, joined, names_text
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import Wanted
from naung.foundation.access.vocabulary import Actor, PersonKind
from naung.foundation.errors import NotFound
from naung.foundation.people.queries import PersonShown, age_today, person_for
from naung.foundation.people.rules.birth import birth_text
from naung.foundation.people.rules.kinds import kind_of
from naung.foundation.people.vocabulary import OWN_NAMES, Answer, ContactKind, DocumentKind, HeldBy, NameKind, Sex
from naung.foundation.places.rules.codes import coarse
from naung.foundation.places.rules.tables import area_names

PARENTS = (NameKind.FATHER, NameKind.MOTHER)
PHONES = (ContactKind.PHONE, ContactKind.WHATSAPP)
TRAVEL = (DocumentKind.PASSPORT, DocumentKind.SPLP)
OTHERS = (DocumentKind.BIRTH_CERTIFICATE, DocumentKind.OTHER)


@dataclass(frozen=True)
class Gathered:
    """What there is to tell: a text for each field that holds anything, what kind of person, whose matter, danger or not."""

    values: Mapping[str, str]
    kind: PersonKind
    matter: UUID
    danger: bool


def gathered(wanted: Wanted, typed: Mapping[str, str], *, actor: Actor) -> Gathered:
    """Every field that this person's record, case and histories can fill, opened for the actor with their own log entries.

    `typed` fills the fields that are written for a referral. Raises NotFound where she has no part in the case.
    """
    case = case_for(wanted.case, actor=actor)
    if wanted.person not in {part.person for part in case.parts}:
        raise NotFound()
    person = person_for(wanted.person, actor=actor)
    episodes = episodes_of([wanted.person], actor=actor)
    group = age_today(person)[0].group
    values = _facts(person, case, wanted, group.value) | _identity(person) | _papers(person) | _reach(person)
    values |= _history(episodes) | _sensitive(person, case, episodes)
    values["barang_penanda"] = _marks(things_of([wanted.person], actor=actor))
    fields = shipped_needs()[0]
    values |= {code: text.strip() for code, text in typed.items() if code in fields and fields[code].typed}
    return Gathered(
        {code: text for code, text in values.items() if text},
        kind_of(person.facts.sex, group),
        case_row(wanted.case, actor=actor).matter,
        case.danger == Danger.YES,
    )


def _facts(person: PersonShown, case: CaseShown, wanted: Wanted, group: str) -> dict[str, str]:
    facts = person.facts
    return {
        "jenis_kelamin": "" if facts.sex is Sex.UNKNOWN else facts.sex.value,
        "kelompok_umur": group,
        "daerah_asal": ".".join(facts.home.split(".")[:2]),
        "bahasa": facts.language,
        "juru_bahasa": answered(facts.needs_interpreter),
        "tanggungan": "" if facts.dependants is None else str(facts.dependants),
        "bentuk_eksploitasi": wanted.exploitation,
        "bahaya": case.danger,
        "tahap_kasus": case.stage,
    }


def _identity(person: PersonShown) -> dict[str, str]:
    used = [(n.kind, n.text) for n in person.names if n.retired_at is None]
    own = [pair for pair in used if pair[0] in OWN_NAMES]
    return {
        "nama": names_text(own[:1]),
        "nama_lain": names_text(own[1:]),
        "nama_orang_tua": names_text(pair for pair in used if pair[0] in PARENTS),
        "tanggal_lahir": birth_text(person.facts.birth),
        "tempat_lahir": person.facts.birth_place,
        "kewarganegaraan": person.facts.nationality,
        "alamat_asal": joined((_place(person.facts.home), person.facts.home_words)),
    }


def _papers(person: PersonShown) -> dict[str, str]:
    def of(*kinds: DocumentKind) -> str:
        return joined(paper.number for paper in person.documents if paper.kind in kinds)

    held = (f"{p.kind.value}: {p.held_by.value}" for p in person.documents if p.held_by is not HeldBy.UNKNOWN)
    return {
        "nik": of(DocumentKind.NIK),
        "kartu_keluarga": of(DocumentKind.FAMILY_CARD),
        "paspor": of(*TRAVEL),
        "surat_lain": of(*OTHERS),
        "pemegang_surat": joined(held).replace("_", " "),
    }


def _reach(person: PersonShown) -> dict[str, str]:
    """Only ways that are known to be safe: an unsafe number in another office's hands is a danger."""
    safe = [way for way in person.contacts if way.retired_at is None and way.safe is Answer.YES]

    def of(*kinds: ContactKind) -> str:
        return joined(way.value for way in safe if way.kind in kinds)

    return {
        "telepon": of(*PHONES),
        "cara_aman": joined(way.instructions for way in safe),
        "alamat": of(ContactKind.ADDRESS),
        "perantara": of(ContactKind.THROUGH),
    }


def _place(code: str) -> str:
    return area_names().get(code) or area_names().get(coarse(code), "")


def _history(episodes: Iterable[EpisodeShown]) -> dict[str, str]:
    events = [event for episode in episodes for event in episode.events]
    dated = [event.told.when for event in events if event.told.when.first is not None]
    years = sorted({when.first.year for when in dated if when.first is not None})
    means = (code.replace("_", " ") for event in events for code in event.told.codes.get("means", ()))
    return {
        "cara_perekrutan": joined(means),
        "negara_kejadian": joined(area_names().get(event.country, event.country) for event in events),
        "masa_kejadian": BETWEEN.join(str(year) for year in years),
        "upah_dijanjikan": joined(event.told.pay_promised for event in events),
        "upah_diterima": joined(event.told.pay_received for event in events),
        "perjalanan": joined(event.told.place_words or _place(event.told.place) for event in events),
    }


def _marks(things: Iterable[ThingShown]) -> str:
    """Numbers and accounts that took part in the events; her own do not count."""
    return joined(thing.mark or "" for thing in things if any(tie.event for tie in thing.ties))


def _sensitive(person: PersonShown, case: CaseShown, episodes: Iterable[EpisodeShown]) -> dict[str, str]:
    facts = person.facts
    told = [(episode.summary or "", *(event.told.note for event in episode.events)) for episode in episodes]
    return {
        "ringkasan": case.summary or "",
        "kisah": joined((text for each in told for text in each), ROW),
        "kesehatan": facts.health,
        "kehamilan": answered(facts.pregnant),
        "disabilitas": joined(kind.value for kind in sorted(facts.disabilities)),
        "catatan_penting": facts.note,
    }
