"""What a letter says of the office, of the case, of her and of what she agreed to."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from naung.casework.cases.queries import case_row
from naung.casework.consent.queries import ledger_of
from naung.casework.consent.vocabulary import SharingPurpose
from naung.casework.evidence.vocabulary import DocumentKind
from naung.doors.desk.evidence.sources.asking import Asked, said_day
from naung.foundation.clock.vocabulary import Precision, VagueDate
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
    DocumentKind.NON_PUNISHMENT: SharingPurpose.LEGAL,
    DocumentKind.DEBT_REFUSAL: SharingPurpose.LEGAL,
}
# For each part of a progress report, what she must have agreed to.
AGREED: Mapping[str, SharingPurpose] = {
    "persetujuan_hukum": SharingPurpose.LEGAL,
    "persetujuan_pulang": SharingPurpose.RETURN,
    "persetujuan_reintegrasi": SharingPurpose.REINTEGRATION,
}
PAPERS = (PaperKind.NIK, PaperKind.PASSPORT, PaperKind.SPLP, PaperKind.BIRTH_CERTIFICATE, PaperKind.FAMILY_CARD)


def office(asked: Asked) -> Mapping[str, str]:
    """The actor's own office, and today."""
    desk = own_desk(asked.actor)
    return {
        "kantor_nama": desk.agency.name,
        "kantor_wilayah": path_words(desk.territory) if desk.territory else "",
        "tanggal_surat": said_day(timezone.localdate()),
    }


def case(asked: Asked) -> Mapping[str, str]:
    """The case by its number."""
    row = case_row(asked.case, actor=asked.actor)
    return {"kasus_nomor": row.number, "kasus_dibuka": said_day(timezone.localdate(row.opened_at))}


def person(asked: Asked) -> Mapping[str, str]:
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


def consent(asked: Asked) -> Mapping[str, str]:
    """The day of the newest consent that stands, for what a letter of this kind shares and for each part of a report."""
    purposes = dict(AGREED)
    if asked.kind in SHARED_FOR:
        purposes["persetujuan_hari"] = SHARED_FOR[asked.kind]
    given = ledger_of(asked.person, actor=asked.actor).consents
    newest: dict[SharingPurpose, datetime] = {}
    for each in given:
        if each.open_now:
            newest[each.purpose] = max(each.at, newest.get(each.purpose, each.at))
    return {
        name: said_day(timezone.localdate(newest[purpose])) for name, purpose in purposes.items() if purpose in newest
    }
