"""Where the fields of a letter come from: one reader for each source of the room's table, and no field without its reader.

A room that comes later delivers a plain mapping here: its fields stand in the table under a source of its own, its reader in
`READERS`. Until then none of its fields is in any list, and no letter that needs one is offered.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone, translation

from naung.casework.cases.queries import case_row
from naung.casework.consent.queries import ledger_of
from naung.casework.consent.vocabulary import SharingPurpose
from naung.casework.counsel.queries import counsel_for
from naung.casework.evidence.rules.numbers import said_in_words
from naung.casework.evidence.rules.tables import Tables, shipped_tables
from naung.casework.evidence.vocabulary import DocumentKind
from naung.casework.restitution.queries import claim_for, held_for
from naung.casework.returns.queries import journey_for
from naung.doors.desk.restitution.shown import held_row
from naung.doors.desk.returns.shown import condition_words, desk_names, end_words
from naung.doors.desk.shell.words import LONG_MONTHS, say_moment
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import Precision, VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.organisations.queries import own_desk
from naung.foundation.people.queries import PersonShown, person_for
from naung.foundation.people.vocabulary import DOCUMENT_KIND_WORDS, SEX_WORDS, Answer, Sex
from naung.foundation.people.vocabulary import DocumentKind as PaperKind
from naung.foundation.places.queries import path_words
from naung.foundation.places.rules.tables import area_names

# For what a letter of a kind shares her data: without a consent for it the letter is not written.
SHARED_FOR: Mapping[DocumentKind, SharingPurpose] = {
    DocumentKind.LEGAL_AID_REQUEST: SharingPurpose.LEGAL,
    DocumentKind.RESTITUTION_REQUEST: SharingPurpose.LEGAL,
    DocumentKind.PROTECTION_REQUEST: SharingPurpose.PROTECTION,
}
PAPERS = (PaperKind.NIK, PaperKind.PASSPORT, PaperKind.SPLP, PaperKind.BIRTH_CERTIFICATE, PaperKind.FAMILY_CARD)


@dataclass(frozen=True)
class Asked:
    """For whom values are gathered, in which case, for which kind of letter."""

    actor: Actor
    case: UUID
    person: UUID
    kind: DocumentKind


def gathered(asked: Asked, names: Collection[str], tables: Tables | None = None) -> dict[str, str]:
    """What the file holds for these names, empty ones left out. Only the sources that are asked for are opened."""
    known = tables or shipped_tables()
    wanted = {known.fields[name].source for name in names if name in known.fields} & set(READERS)
    values: dict[str, str] = {}
    for source in READERS:
        if source in wanted:
            values |= READERS[source](asked)
    return {name: values[name] for name in names if values.get(name, "").strip()}


def said_day(day: date) -> str:
    """A day as a letter says it, in Indonesian: 29 November 2026."""
    return f"{day.day} {LONG_MONTHS['id'][day.month - 1]} {day.year}"


def _office(asked: Asked) -> Mapping[str, str]:
    desk = own_desk(asked.actor)
    return {
        "kantor_nama": desk.agency.name,
        "kantor_wilayah": path_words(desk.territory) if desk.territory else "",
        "tanggal_surat": said_day(timezone.localdate()),
    }


def _case(asked: Asked) -> Mapping[str, str]:
    row = case_row(asked.case, actor=asked.actor)
    return {"kasus_nomor": row.number, "kasus_dibuka": said_day(timezone.localdate(row.opened_at))}


def _person(asked: Asked) -> Mapping[str, str]:
    """A date of birth that is not known to the day is no date of birth; an unknown sex is not said."""
    shown = person_for(asked.person, actor=asked.actor)
    facts = shown.facts
    return {
        "orang_nama": shown.name,
        "orang_jenis_kelamin": "" if facts.sex is Sex.UNKNOWN else SEX_WORDS[facts.sex],
        "orang_tempat_lahir": facts.birth_place,
        "orang_tanggal_lahir": _born(facts.birth),
        "orang_kewarganegaraan": area_names().get(facts.nationality, ""),
        "orang_surat_diri": _paper(shown),
        "orang_asal": facts.home_words or path_words(facts.home),
    }


def _born(birth: VagueDate) -> str:
    return said_day(birth.first) if birth.precision is Precision.DAY and birth.first else ""


def _paper(shown: PersonShown) -> str:
    """The first paper that is hers and genuine, with its number."""
    hers = [each for each in shown.documents if each.number and Answer.YES not in (each.not_hers, each.forged)]
    for kind in PAPERS:
        for each in hers:
            if each.kind is kind:
                return f"{DOCUMENT_KIND_WORDS[kind]} {each.number}"
    return ""


def _consent(asked: Asked) -> Mapping[str, str]:
    """The day of the newest consent that stands for what a letter of this kind shares."""
    purpose = SHARED_FOR.get(asked.kind)
    if purpose is None or not asked.actor.may(Permission.CONSENT_READ):
        return {}
    given = ledger_of(asked.person, actor=asked.actor).consents
    days = [each.at for each in given if each.purpose is purpose and each.open_now]
    return {"persetujuan_hari": said_day(timezone.localdate(max(days)))} if days else {}


def _restitution(asked: Asked) -> Mapping[str, str]:
    """The newest computation that counsel signed, as it was kept: a line an item, in the letter's language."""
    if not asked.actor.may(Permission.RESTITUTION_READ):
        return {}
    try:
        signed = claim_for(asked.case, asked.person, actor=asked.actor).signed
    except RuleBroken:  # a person who is no victim in this case claims nothing
        return {}
    if signed is None:
        return {}
    _, held = held_for(signed.id, actor=asked.actor)
    with translation.override("id"):
        rows = [held_row(line) for line in held.lines]
    lines = [
        "\t".join(
            " ".join(cell.split())
            for cell in (f"{row['kind']}: {row['words']} ({row['how']})", row["provision"], row["rupiah"])
        )
        for row in rows
    ]
    return {
        "restitusi_rincian": "\n".join(lines),
        "restitusi_jumlah": f"Rp {held.total:,}".replace(",", "."),
        "restitusi_terbilang": f"{said_in_words(held.total)} rupiah",
    }


def suggested(asked: Asked, names: Collection[str]) -> dict[str, str]:
    """What stands in the boxes to begin with, to be changed: her counsel of now, and the leg of her way home that waits."""
    return {**_counsel(asked, names), **_hand_over(asked, names)}


def _hand_over(asked: Asked, names: Collection[str]) -> dict[str, str]:
    """Who hands over to whom, where, in what condition and with what: of the first leg that has no receipt, else the last."""
    wanted = {"yang_menyerahkan", "yang_menerima", "tempat_serah", "keadaan", "barang"} & set(names)
    if not wanted or not asked.actor.may(Permission.RETURN_READ):
        return {}
    try:
        legs = [leg for leg in journey_for(asked.case, asked.person, actor=asked.actor).legs if not leg.why]
    except RuleBroken:  # a person who is no victim in this case has no way home here
        return {}
    leg = next((each for each in legs if each.received_at is None), legs[-1] if legs else None)
    if leg is None:
        return {}
    with translation.override("id"):
        ends = desk_names()
        told = {
            "yang_menyerahkan": end_words(leg.giver, ends),
            "yang_menerima": end_words(leg.receiver, ends),
            "tempat_serah": f"{leg.goal}, {say_moment(leg.received_at or leg.expected_at)}",
            "keadaan": "\n".join(filter(None, (condition_words(leg.condition or leg.arrived), leg.words))),
            "barang": leg.belongings,
        }
    return {name: told[name] for name in wanted if told[name]}


def _counsel(asked: Asked, names: Collection[str]) -> dict[str, str]:
    """Who receives the power is her counsel of now, where she has one."""
    wanted = {"penerima_kuasa_nama", "penerima_kuasa_kantor"} & set(names)
    if not wanted or not asked.actor.may(Permission.COUNSEL_READ):
        return {}
    try:
        open_now = counsel_for(asked.case, asked.person, actor=asked.actor).open
    except RuleBroken:  # a person who is no victim in this case has no counsel here
        return {}
    bodies = dict.fromkeys(each.body for each in open_now if each.body)
    told = {
        "penerima_kuasa_nama": "\n".join(each.name for each in open_now),
        "penerima_kuasa_kantor": "\n".join(bodies),
    }
    return {name: told[name] for name in wanted}


READERS: Mapping[str, Callable[[Asked], Mapping[str, str]]] = {
    "kantor": _office,
    "kasus": _case,
    "orang": _person,
    "persetujuan": _consent,
    "restitusi": _restitution,
}
