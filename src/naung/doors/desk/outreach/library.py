"""The materials library: what there is, in which language and version, who may copy it, where it lies."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.casework.outreach.actions import add_material, add_version, withdraw_version
from naung.casework.outreach.queries import file_for, material_for, materials
from naung.casework.outreach.rules.contents import LONGEST_LINE
from naung.casework.outreach.vocabulary import (
    LICENCE_WORDS,
    TOPIC_WORDS,
    Licence,
    MaterialTold,
    Topic,
    VersionTold,
)
from naung.doors.desk.cases.forms import said
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.outreach.forms import OWNER
from naung.doors.desk.outreach.shown import material_row, version_row
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import FileAnswer, PickAnswer, TextAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.uploads import takes_files, told_too_large
from naung.foundation.access.vocabulary import Permission
from naung.foundation.errors import NotFound
from naung.foundation.files import LARGEST, MEDIA
from naung.foundation.people.vocabulary import LANGUAGE_WORDS

PAGE = "daftar bahan"
LARGEST_REQUEST = LARGEST + 256 * 1024  # the file, and what is typed beside it


class VersionForm(DeskForm):
    """One version of a material."""

    USES = {
        "label": Use(OWNER, "membedakan versi", PAGE),
        "issued_on": Use(OWNER, "tahu mana yang terbaru", PAGE),
        "licence": Use(OWNER, "tahu siapa yang boleh menggandakan", PAGE),
        "source": Use(OWNER, "menyebut pembuatnya", PAGE),
        "file": Use(OWNER, "membagikan bahannya", PAGE),
        "lies_at": Use(OWNER, "menemukan bahannya", PAGE),
    }
    label = TextAnswer(
        label=gettext_lazy("Nama versinya"), help_text=gettext_lazy("Misalnya: cetakan kedua."), limit=LONGEST_LINE
    )
    issued_on = DayField(label=gettext_lazy("Dipakai sejak"), required=False)
    licence = PickAnswer(label=gettext_lazy("Siapa yang boleh menggandakan?"), choices=said(dict(LICENCE_WORDS)))
    source = TextAnswer(label=gettext_lazy("Siapa pembuatnya?"), limit=LONGEST_LINE)
    file = FileAnswer(
        label=gettext_lazy("Berkasnya"),
        help_text=gettext_lazy(
            "PDF, gambar, suara, atau DOCX, paling besar 8 MB. Tempat dan kamera dibuang dari gambar."
        ),
    )
    lies_at = TextAnswer(
        label=gettext_lazy("Atau di mana disimpan?"),
        help_text=gettext_lazy("Misalnya: lemari bahan, atau alamat situs tempat berkasnya diambil."),
        limit=LONGEST_LINE,
        required=False,
    )

    def version(self) -> VersionTold:
        """What was typed, as the room takes it."""
        data = self.cleaned_data
        return VersionTold(
            data["label"], data["issued_on"], Licence(data["licence"]), data["source"], data["lies_at"], data["file"]
        )


class MaterialForm(VersionForm):
    """A material with its first version."""

    USES = {
        **VersionForm.USES,
        "title": Use(OWNER, "menemukan bahan yang cocok", PAGE),
        "topic": Use(OWNER, "menemukan bahan yang cocok", PAGE),
        "language": Use(OWNER, "memilih bahasa yang dimengerti", PAGE),
    }
    title = TextAnswer(label=gettext_lazy("Judul"), limit=LONGEST_LINE)
    topic = PickAnswer(label=gettext_lazy("Tentang apa?"), choices=said(dict(TOPIC_WORDS)))
    language = PickAnswer(label=gettext_lazy("Dalam bahasa apa?"), choices=said(dict(LANGUAGE_WORDS)))
    field_order = ("title", "topic", "language")

    def material(self) -> MaterialTold:
        """What was typed of the material itself."""
        data = self.cleaned_data
        return MaterialTold(data["title"], Topic(data["topic"]), data["language"])


@requires(Permission.OUTREACH_READ)
def overview(request: DeskRequest) -> HttpResponse:
    """Every material with its newest version; the older ones behind a fold."""
    officers = Officers()
    rows = [material_row(line, officers) for line in materials(actor=request.actor)]
    context = {"rows": rows, "may_write": request.actor.may(Permission.OUTREACH_WRITE)}
    return render(request, "desk/outreach/materials.html", context)


@requires(Permission.OUTREACH_WRITE)
@takes_files(LARGEST_REQUEST)
def add(request: DeskRequest) -> HttpResponse:
    """A material that is new to the library."""
    form = MaterialForm(request.POST or None, request.FILES or None, initial={"language": "ind"})
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            add_material(told=form.material(), version=form.version(), by=request.actor)
            messages.success(request, _("Bahan ditambahkan."))
            return redirect("outreach:materials")
    return render(request, "desk/outreach/material.html", {"form": form})


@requires(Permission.OUTREACH_WRITE)
@takes_files(LARGEST_REQUEST)
def renew(request: DeskRequest, material_id: UUID) -> HttpResponse:
    """A newer version; the older ones stay."""
    found = material_for(material_id, actor=request.actor)
    form = VersionForm(request.POST or None, request.FILES or None)
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            add_version(material_id=material_id, version=form.version(), by=request.actor)
            messages.success(request, _("Versi baru ditambahkan. Versi lama tetap ada."))
            return redirect("outreach:materials")
    return render(request, "desk/outreach/material.html", {"form": form, "material": material_row(found, Officers())})


class WithdrawForm(DeskForm):
    """Why a version is used no more."""

    USES = {"reason": Use(OWNER, "tahu mengapa versi itu tidak dipakai lagi", PAGE)}
    reason = TextAnswer(
        label=gettext_lazy("Mengapa ditarik?"),
        help_text=gettext_lazy("Misalnya: nomor teleponnya sudah berganti. Tanpa nama orang."),
        limit=LONGEST_LINE,
    )


@requires(Permission.OUTREACH_WRITE)
def withdraw(request: DeskRequest, material_id: UUID, version_id: UUID) -> HttpResponse:
    """Use a version no more; it stays on the list."""
    found = material_for(material_id, actor=request.actor)
    version = next((each for each in found.versions if each.id == version_id), None)
    if version is None:
        raise NotFound()
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            withdraw_version(version_id=version_id, reason=form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("Versi ini ditarik dan tetap ada di daftar."))
            return redirect("outreach:materials")
    context = {"form": form, "title": found.title, "version": version_row(version, Officers())}
    return render(request, "desk/outreach/withdraw.html", context)


@requires(Permission.OUTREACH_READ)
def download(request: DeskRequest, version_id: UUID) -> HttpResponse:
    """The file of a version, to be kept and handed out."""
    found = file_for(version_id, actor=request.actor)
    answer = HttpResponse(found.content, content_type=MEDIA[found.kind])
    name = slugify(f"{found.title} {found.label}")[:80] or "bahan"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{found.kind.value}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
