"""Pages of a laptop in the hall: it packs a batch for the office, and the office takes it into its register."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.arrivals.actions import make_office_key, pack_batch, unpack_batch
from naung.casework.arrivals.queries import batch_for, open_slips
from naung.casework.arrivals.rules.travel import key_of_text, key_text, said_aloud
from naung.casework.arrivals.vocabulary.travel import OfficeKey, Unpacked
from naung.doors.desk.arrivals.batches import WRITES, about
from naung.doors.desk.arrivals.forms import OWNER, PAGE
from naung.doors.desk.shell.fields import NEEDED, FileAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.uploads import takes_files, told_too_large
from naung.foundation.errors import RuleBroken
from naung.foundation.files import LARGEST
from naung.foundation.organisations.queries import own_desk_name

LARGEST_REQUEST = LARGEST + 256 * 1024  # the file, and what is sent beside it
LONGEST_KEY = 200


class UnpackForm(DeskForm):
    """A batch that was packed at a laptop."""

    USES = {"file": Use(OWNER, "rombongan yang disaring di aula masuk ke catatan kantor tanpa mengetik ulang", PAGE)}
    file = FileAnswer(label=gettext_lazy("Berkas dari laptop aula"), required=True)

    def clean_file(self) -> bytes:
        """The bytes. ValidationError where none were sent."""
        given: bytes = self.cleaned_data["file"]
        if not given:
            raise forms.ValidationError(NEEDED)
        return given


class PackForm(DeskForm):
    """For which office a batch is packed."""

    USES = {"key": Use(OWNER, "berkasnya hanya dapat dibuka meja kantor yang dituju", PAGE)}
    key = TextAnswer(
        label=gettext_lazy("Kunci meja kantor"),
        help_text=gettext_lazy("Salin dari halaman Laptop di aula di kantor. Mulai dengan naung-kunci-1."),
        limit=LONGEST_KEY,
    )

    def clean_key(self) -> OfficeKey:
        """The key. ValidationError for what was copied wrongly."""
        try:
            return key_of_text(self.cleaned_data["key"])
        except RuleBroken as wrong:
            raise forms.ValidationError(_(wrong.message)) from None


@requires(WRITES)
@takes_files(LARGEST_REQUEST)
def hall(request: DeskRequest) -> HttpResponse:
    """The desk's key for laptops, and taking in what one of them packed."""
    form = UnpackForm(request.POST or None, request.FILES or None)
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            taken = unpack_batch(raw=form.cleaned_data["file"], by=request.actor)
            _say(request, taken)
            return redirect("arrivals:batch", taken.batch)
    key = make_office_key(by=request.actor)
    context = {"form": form, "key": key_text(key), "aloud": said_aloud(key), "office": own_desk_name(request.actor)}
    return render(request, "desk/arrivals/hall.html", context)


def _say(request: DeskRequest, taken: Unpacked) -> None:
    counts = {"people": taken.people, "forms": taken.forms, "decisions": taken.decisions}
    if any(counts.values()):
        told = _("Masuk dari laptop aula: %(people)s orang, %(forms)s formulir, %(decisions)s putusan.") % counts
    else:
        told = _("Semua isi berkas ini sudah ada. Tidak ada yang ditambahkan.")
    messages.success(request, told)
    for number, problem in taken.refused:
        values = {
            "number": number,
            "why": _(problem.message) % problem.values if problem.values else _(problem.message),
        }
        messages.warning(request, _("Nomor %(number)s belum masuk seluruhnya: %(why)s") % values)
    if taken.others:
        words = _(
            "Pada hari dan tempat yang sama ada rombongan lain: %(numbers)s. Periksa apakah itu rombongan yang sama."
        )
        messages.warning(request, words % {"numbers": ", ".join(taken.others)})


@requires(WRITES)
def pack(request: DeskRequest, batch_id: UUID) -> HttpResponse:
    """Pack a batch for the office: a file that only the office opens."""
    shown = batch_for(batch_id, actor=request.actor)
    form = PackForm(request.POST or None)
    if form.is_valid():
        key: OfficeKey = form.cleaned_data["key"]
        raw = pack_batch(batch_id=batch_id, key=key, by=request.actor)
        answer = HttpResponse(raw, content_type="application/octet-stream")
        answer["Content-Disposition"] = f'attachment; filename="{shown.number}.naung"'
        return answer
    context: dict[str, Any] = {**about(shown), "form": form, "waiting": len(open_slips(actor=request.actor))}
    return render(request, "desk/arrivals/pack.html", context)
