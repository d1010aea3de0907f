"""A referral to an office outside as a file of HTCDS: what is in it, what the standard loses, and the file itself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.htcds.rules.writing import CREDIT
from naung.casework.htcds.vocabulary import LOCAL, Loss
from naung.casework.referrals.queries import LineShown, ReferralShown, htcds_for, referral_for
from naung.casework.referrals.rules.htcds import NUMBER, Sent, filled, lost, record_of, rows_of
from naung.casework.referrals.rules.tables import shipped_needs
from naung.casework.referrals.vocabulary import BasisKind
from naung.doors.desk.referrals.shown import field_words
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.workbook import as_attachment
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.words import gettext_noop
from naung.methods.sheets.writing import as_csv, as_workbook

SHEET = "HTCDS 2.0"
OWN = {
    "x_OtherNames": gettext_noop("nama lain"),
    "x_BirthText": gettext_noop("tanggal lahir seperti yang disebut"),
    "x_BirthFirst": gettext_noop("tanggal lahir paling awal"),
    "x_BirthLast": gettext_noop("tanggal lahir paling akhir"),
    "x_BirthPrecision": gettext_noop("seberapa pasti tanggal lahirnya"),
    "x_PlaceCode": gettext_noop("kode wilayah asal"),
    "x_TypeOfExploitation": gettext_noop("bentuk eksploitasi seperti di sini"),
    NUMBER: gettext_noop("nomor rujukan"),
}


def _sent(shown: ReferralShown, lines: tuple[LineShown, ...]) -> Sent:
    agreed = any(line.basis_kind is BasisKind.CONSENT and line.value for line in lines)
    return Sent(shown.number, shown.texts.get("outside") or "", timezone.localdate(shown.sent_at), agreed)


def _material(request: DeskRequest, referral_id: UUID, *, taking: bool) -> tuple[ReferralShown, dict[str, str], Sent]:
    """The referral, its fields that stand today and that this officer may see, and what it says itself. Raises NotFound."""
    lines = htcds_for(referral_id, taking=taking, actor=request.actor)
    shown = referral_for(referral_id, actor=request.actor)
    return shown, {line.field: line.value for line in lines if line.value}, _sent(shown, lines)


@requires(Permission.REFERRAL_SEND)
def show(request: DeskRequest, referral_id: UUID) -> HttpResponse:
    """What the file would hold, and what is lost to an office that knows only the standard."""
    shown, values, sent = _material(request, referral_id, taking=False)
    context = {
        "referral": shown,
        "office": sent.office,
        "credit": CREDIT,
        "columns": [
            {"label": column_words(name, label), "name": name, "value": content}
            for name, label, content in filled(record_of(values, sent))
        ],
        "losses": [loss_row(each) for each in lost(values, sent)],
    }
    return render(request, "desk/referrals/htcds.html", context)


def column_words(name: str, label: str) -> str:
    """A column in the reader's language: our own by what stands in it, the standard's by its label."""
    if name in OWN:
        return _(OWN[name])
    return field_words(name.removeprefix(LOCAL)) if name.startswith(LOCAL) else label


def loss_row(loss: Loss) -> dict[str, Any]:
    """What a reader does not get, and why."""
    of = loss.field.removeprefix(LOCAL)
    known = loss.field in OWN or of in shipped_needs()[0]
    return {
        "what": column_words(loss.field, loss.field) if known else loss.field,
        "why": _(loss.message) % loss.values if loss.values else _(loss.message),
        "kept_in": loss.kept_in,
    }


@requires(Permission.REFERRAL_SEND)
def take(request: DeskRequest, referral_id: UUID, format: str) -> HttpResponse:
    """The file, as workbook or as CSV; that it left is one entry. Raises NotFound for another format."""
    if format not in {"excel", "csv"}:
        raise NotFound()
    shown, values, sent = _material(request, referral_id, taking=True)
    rows, name = rows_of(record_of(values, sent)), f"htcds-{shown.number}"
    if format == "excel":
        return as_attachment(as_workbook(rows, SHEET), name)
    answer = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer
