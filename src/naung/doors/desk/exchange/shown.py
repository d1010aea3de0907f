"""What a file would hold and what it does not, made ready for the page and for the sheet beside the file."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.consent.vocabulary import PURPOSE_WORDS, SharingPurpose
from naung.casework.exchange.rules.files import CASE_NUMBER, general, going, losses_out, record_out, staying
from naung.casework.exchange.vocabulary import CaseOut, HandedOut, PersonOut
from naung.casework.htcds.vocabulary import Loss
from naung.casework.referrals.rules.htcds import filled
from naung.casework.referrals.rules.tables import shipped_needs
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.referrals.exchange import column_words, loss_row
from naung.doors.desk.referrals.shown import field_words
from naung.foundation.words import gettext_noop
from naung.methods.sheets.writing import Written

WITHOUT = gettext_noop("(tidak ada barisnya)")
WHOLE = gettext_noop("(seluruh berkas)")


def person_rows(case: CaseOut, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """Each survivor with what may leave of her, as the file has it, and what does not."""
    return [_person(each, case.number, names) for each in case.people]


def _person(person: PersonOut, number: str, names: Mapping[UUID, str]) -> dict[str, Any]:
    columns = filled(record_out(person, number)) if person.values else []
    return {
        "id": person.wanted.person,
        "name": names.get(person.wanted.person, ""),
        "columns": [
            {"label": _column(name, label), "name": name, "value": content} for name, label, content in columns
        ],
        "losses": [_loss(each) for each in losses_out(person)],
    }


def _column(name: str, label: str) -> str:
    return _("nomor kasus di sini") if name == CASE_NUMBER else column_words(name, label)


def _loss(loss: Loss) -> dict[str, Any]:
    row = loss_row(loss)
    if loss.field == CASE_NUMBER:
        row["what"] = _("nomor kasus di sini")
    elif loss.field in shipped_needs()[0]:
        row["what"] = field_words(loss.field)
    return row


def fields_shown(case: CaseOut) -> list[dict[str, str]]:
    """The fields that may leave of anybody, in the order of the table, to be left in or taken out."""
    there = {name for each in case.people for name in each.values}
    return [{"code": code, "words": field_words(code)} for code in shipped_needs()[0] if code in there]


def general_rows(case: CaseOut) -> list[str]:
    """What no file of this case holds."""
    return [str(_(each.message)) % each.values if each.values else _(each.message) for each in general(case)]


def loss_sheet(case: CaseOut) -> Iterable[list[Written]]:
    """The report beside the file: of which row, what, why, and in which of our columns it stands all the same."""
    yield [_("Baris"), _("Apa"), _("Mengapa"), _("Ada di kolom")]
    for at, person in enumerate(going(case), start=1):
        yield from _sheet_rows(str(at), person)
    for person in staying(case):
        yield from _sheet_rows(_(WITHOUT), person)
    for words in general_rows(case):
        yield [_(WHOLE), "", words, ""]


def _sheet_rows(row: str, person: PersonOut) -> Iterable[list[Written]]:
    for told in map(_loss, losses_out(person)):
        yield [row, told["what"], told["why"], told["kept_in"]]


def handout_rows(handouts: Iterable[HandedOut]) -> list[dict[str, Any]]:
    """The files that were taken of this case before."""
    officers = Officers()
    return [
        {
            "at": each.at,
            "who": officers(each.by),
            "office": each.office,
            "people": each.people,
            "purpose": _said(each.purpose),
        }
        for each in handouts
    ]


def _said(purpose: str) -> str:
    known = {each.value: words for each, words in PURPOSE_WORDS.items()}
    return _(known[SharingPurpose(purpose).value]) if purpose in known else purpose
