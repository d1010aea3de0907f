"""What the pages of referrals show: words beside codes, names of desks beside ids, values in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.vocabulary import DANGER_WORDS, STAGE_WORDS, Danger, Stage
from naung.casework.consent.vocabulary import CATEGORY_WORDS, PURPOSE_WORDS, Basis, SharingPurpose
from naung.casework.referrals.queries import AskedFor, LineFact, LineShown, ReferralLine, ReferralShown
from naung.casework.referrals.rules.contents import names_of
from naung.casework.referrals.rules.sharing import Column
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import (
    FALLEN_WORDS,
    HELD,
    PERSON_KIND_WORDS,
    SERVICE_WORDS,
    STATE_WORDS,
    WAITING,
    BasisKind,
    State,
)
from naung.doors.desk.shell.words import language, say_day, say_vague
from naung.foundation.access.vocabulary import Exploitation, PersonKind, Service
from naung.foundation.organisations.queries import all_desks, desk_name
from naung.foundation.organisations.rules.agencies import shipped_agencies
from naung.foundation.organisations.vocabulary import EXPLOITATION_WORDS
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.vocabulary import (
    AGE_GROUP_WORDS,
    ANSWER_WORDS,
    LANGUAGE_WORDS,
    NAME_KIND_WORDS,
    SEX_WORDS,
    AgeGroup,
    Answer,
    Sex,
)
from naung.foundation.places.queries import path_words
from naung.foundation.places.rules.tables import area_names

TONES = {
    State.TO_SIGN: "waits",
    State.SENT: "waits",
    State.ASKED: "waits",
    State.ACCEPTED: "plain",
    State.COMPLETED: "done",
    State.DECLINED: "quiet",
    State.EXPIRED: "overdue",
    State.TAKEN_BACK: "quiet",
}


class Desks:
    """Names of desks, asked for once a page."""

    def __init__(self) -> None:
        self._names: dict[UUID, str] | None = None

    def name(self, desk: UUID | None) -> str:
        """The desk's name with its agency's, or nothing for an office without an account."""
        if self._names is None:
            self._names = {each.id: desk_name(each) for each in all_desks()}
        return self._names.get(desk, "") if desk else ""


def agency_words(code: str) -> str:
    """A kind of agency in the reader's language; its code where the table has it no more."""
    kind = shipped_agencies().get(code)
    return code if kind is None else kind.words_en if language() == "en" else kind.words_id


def field_words(code: str) -> str:
    """A field's name in the reader's language."""
    field = shipped_needs()[0].get(code)
    return code if field is None else field.words_en if language() == "en" else field.words_id


def why_words(code: str) -> str:
    """Why a service needs a field, in the reader's language."""
    field = shipped_needs()[0][code]
    return field.why_en if language() == "en" else field.why_id


def basis_words(kind: str, article: str) -> str:
    """On what a field travels."""
    if kind == BasisKind.CONSENT:
        return _("persetujuan orang ini")
    return _("dasar hukum: %(article)s") % {"article": article}


def _names(text: str) -> str:
    return "; ".join(f"{name} ({_(NAME_KIND_WORDS[kind])})" for kind, name in names_of(text))


READERS: Mapping[str, Any] = {
    "jenis_kelamin": lambda text: _(SEX_WORDS[Sex(text)]),
    "kelompok_umur": lambda text: _(AGE_GROUP_WORDS[AgeGroup(text)]),
    "daerah_asal": lambda text: path_words(text) or text,
    "bahasa": lambda text: _(LANGUAGE_WORDS[text]) if text in LANGUAGE_WORDS else text,
    "juru_bahasa": lambda text: _(ANSWER_WORDS[Answer(text)]),
    "kehamilan": lambda text: _(ANSWER_WORDS[Answer(text)]),
    "bentuk_eksploitasi": lambda text: _(EXPLOITATION_WORDS[Exploitation(text)]),
    "bahaya": lambda text: _(DANGER_WORDS[Danger(text)]),
    "tahap_kasus": lambda text: _(STAGE_WORDS[Stage(text)]),
    "kewarganegaraan": lambda text: area_names().get(text, text),
    "tanggal_lahir": lambda text: say_vague(birth_of(text)),
    "nama": _names,
    "nama_lain": _names,
    "nama_orang_tua": _names,
}


def value_words(field: str, text: str) -> str:
    """A field's text as its reader reads it; a code that no list has any more stays as it is."""
    try:
        return str(READERS[field](text)) if field in READERS else text
    except (KeyError, ValueError):
        return text


@dataclass(frozen=True)
class ShareRow:
    """One field of the sharing page."""

    code: str
    words: str
    category: str
    why: str
    basis: str
    until: str
    value: str


def share_row(column: Column, values: Mapping[str, str]) -> ShareRow:
    """A needed field with its basis and what it says."""
    basis: Basis | None = column.basis
    code = column.need.field
    return ShareRow(
        code,
        field_words(code),
        _(CATEGORY_WORDS[column.need.category]),
        why_words(code),
        basis_words(basis.kind, basis.article) if basis else "",
        say_day(basis.until) if basis and basis.until else "",
        value_words(code, values.get(code, "")),
    )


def line_row(line: LineFact) -> dict[str, Any]:
    """A line that travelled: what, on which basis, and its value or why it is not opened."""
    text = line.value if isinstance(line, LineShown) else None
    return {
        "words": field_words(line.field),
        "basis": basis_words(line.basis_kind, line.article),
        "fallen": _(FALLEN_WORDS[line.why_not]) if line.why_not else "",
        "value": value_words(line.field, text) if text else "",
    }


def line_rows(lines: Iterable[LineFact]) -> list[dict[str, Any]]:
    """Lines in the order in which a reader asks: what is wanted first, then who, then the rest, as the list of needs has it."""
    places = {code: place for place, code in enumerate(shipped_needs()[0])}
    return [line_row(line) for line in sorted(lines, key=lambda line: places.get(line.field, len(places)))]


def fallen_rows(rows: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """What is shared no more, under each reason once."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["fallen"]:
            found.setdefault(row["fallen"], []).append(row)
    return list(found.items())


def asked_words(asked: AskedFor | ReferralShown | ReferralLine) -> str:
    """ "layanan hukum untuk laki-laki dewasa" """
    kind = PERSON_KIND_WORDS[PersonKind(asked.person_kind)]
    return _("%(service)s untuk %(kind)s") % {"service": _(SERVICE_WORDS[Service(asked.service)]), "kind": _(kind)}


def list_rows(lines: Iterable[ReferralLine], now: datetime) -> list[dict[str, Any]]:
    """Rows of a list of referrals."""
    desks = Desks()
    return [
        {
            "id": line.id,
            "number": line.number,
            "other": desks.name(line.other) or agency_words(line.agency_type),
            "asked": asked_words(line),
            "state": state_tag(line.state),
            "sent_at": line.sent_at,
            "late": line.state in WAITING and line.warn_at <= now,
            "danger": line.danger,
            "htcds": line.other is None and line.state in {State.SENT, *HELD},
        }
        for line in lines
    ]


def state_tag(state: State) -> dict[str, str]:
    """A state in words with its tone."""
    return {"words": _(STATE_WORDS[state]), "tone": TONES[state]}


def facts_shown(shown: ReferralShown, other: str) -> dict[str, Any]:
    """What both ends may know of a referral."""
    return {
        "asked": asked_words(shown),
        "purpose": _(PURPOSE_WORDS[SharingPurpose(shown.purpose)]),
        "other": other or agency_words(shown.agency_type),
        "area": path_words(shown.area) or shown.area,
        "exploitation": _(EXPLOITATION_WORDS[Exploitation(shown.exploitation)]) if shown.exploitation else "",
        "state": state_tag(shown.state),
        "late": shown.state in WAITING and shown.warn_at <= timezone.now(),
    }
