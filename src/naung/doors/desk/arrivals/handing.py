"""The page that hands somebody on: which desks may act by the register, on which basis her name travels, one press."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from naung.casework.arrivals.actions import hand_over, record_arrival
from naung.casework.arrivals.queries import PersonShown, arrival_for
from naung.casework.arrivals.queries.rows import arrival_row
from naung.casework.arrivals.rules.rows import LONGEST_NOTE
from naung.casework.arrivals.rules.tables import shipped_codes
from naung.casework.arrivals.vocabulary import HandTold
from naung.casework.consent.rules.tables import shipped_bases
from naung.casework.consent.vocabulary import PURPOSE_WORDS, Manner, SharingPurpose
from naung.casework.referrals.rules.sharing import SERVICE_OF
from naung.doors.desk.arrivals.forms import OWNER, PERSON
from naung.doors.desk.arrivals.people import form_page
from naung.doors.desk.arrivals.shown import need_tags
from naung.doors.desk.cases.forms import said
from naung.doors.desk.people.earlier import after_receiving
from naung.doors.desk.plans.forms import DayField
from naung.doors.desk.shell.fields import ChoiceAnswer, LongAnswer, PickAnswer
from naung.doors.desk.shell.forms import DeskForm, Use
from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.words import language
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.queries import all_desks, desks_for
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.rules.kinds import kind_of
from naung.foundation.people.vocabulary import LANGUAGE_WORDS, AgeGroup
from naung.foundation.places.queries import path_words

AGREED_LASTS = timedelta(days=180)
# What a border office hands on for, in the order in which it is offered.
PURPOSES = (SharingPurpose.COMPLAINT, SharingPurpose.SOCIAL, SharingPurpose.HEALTH, SharingPurpose.LEGAL)
SIGNED, THUMB = "tanda_tangan", "cap_jempol"
MANNERS = {SIGNED: Manner.SIGNATURE, THUMB: Manner.THUMBPRINT}
CHILD_ARTICLE, LIFE_ARTICLE = "anak_kepentingan_terbaik", "kepentingan_vital"


class HandForm(DeskForm):
    """To which desk and for what, what carries her name there, and what is asked."""

    USES = {
        "target": Use(OWNER, "meja yang berwenang menangani orang ini", PERSON),
        "basis": Use(OWNER, "namanya hanya dibagikan dengan dasar yang tercatat", PERSON),
        "language": Use(OWNER, "persetujuannya dapat dibuktikan", PERSON),
        "reason": Use(OWNER, "dasar tanpa persetujuan diperiksa petugas kedua", PERSON),
        "request": Use(OWNER, "meja penerima tahu apa yang diharapkan", "rujukan"),
        "until": Use(OWNER, "yang dibagikan tertutup lagi sesudahnya", PERSON),
    }
    target = ChoiceAnswer(label=gettext_lazy("Ke meja mana, untuk apa?"), choices=())
    basis = ChoiceAnswer(label=gettext_lazy("Mengapa namanya boleh dibagikan?"), choices=())
    language = PickAnswer(label=gettext_lazy("Dijelaskan dalam bahasa apa?"), choices=said(dict(LANGUAGE_WORDS)))
    reason = LongAnswer(
        label=gettext_lazy("Alasan, bila bukan persetujuannya"),
        help_text=gettext_lazy("Petugas kedua membacanya dan menyetujui atau menolak."),
        limit=LONGEST_NOTE,
        required=False,
    )
    request = LongAnswer(
        label=gettext_lazy("Apa yang diminta?"),
        help_text=gettext_lazy("Dibaca sebelum diterima: jangan tulis nama atau cerita orang ini."),
        limit=LONGEST_NOTE,
    )
    until = DayField(label=gettext_lazy("Boleh dibagikan sampai"))

    def __init__(self, *args: Any, targets: list[tuple[str, str]], child: bool, **kwargs: Any) -> None:
        first = {
            "until": VagueDate.on(timezone.localdate() + AGREED_LASTS),
            "language": "ind",
            "request": _("Mohon wawancara lengkap dan penanganan."),
            "target": targets[0][0] if targets else "",
            "basis": CHILD_ARTICLE if child else SIGNED,
        }
        kwargs["initial"] = first | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.offer_choices("target", targets)
        self.offer_choices("basis", _bases(child))

    def told(self, place_of: dict[str, str]) -> HandTold:
        """The hand-over as it was typed. `place_of`: for which place each target was offered."""
        data = self.cleaned_data
        desk, _slash, purpose = data["target"].partition("/")
        basis = data["basis"]
        return HandTold(
            desk=UUID(desk),
            purpose=SharingPurpose(purpose),
            place=place_of[data["target"]],
            request=data["request"],
            until=data["until"],
            manner=MANNERS.get(basis, Manner.SIGNATURE),
            language=data["language"],
            article="" if basis in MANNERS else basis,
            reason=data["reason"],
        )


def _bases(child: bool) -> list[tuple[str, str]]:
    """What may carry a name: an adult's own consent, or an article with a reason and a second officer."""
    table, english = shipped_bases().articles, language() == "en"
    agreed = [] if child else [
        (SIGNED, _("Ia setuju, dengan tanda tangan di lembar")),
        (THUMB, _("Ia setuju, dengan cap jempol di lembar")),
    ]  # fmt: skip
    wanted = [CHILD_ARTICLE, LIFE_ARTICLE] if child else [LIFE_ARTICLE]
    found = [table[code] for code in wanted if code in table]
    return agreed + [(each.code, f"{each.en if english else each.id} ({each.citation})") for each in found]


@requires(Permission.ARRIVAL_WRITE)
def hand(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Choose the desk; record, case, basis and referral are made with one press."""
    shown = arrival_for(arrival_id, actor=request.actor)
    offered = offers(shown, request.actor)
    child = shown.may_be_child
    targets = [(code, words) for code, (words, _place) in offered.items()]
    form = HandForm(request.POST or None, targets=targets, child=child)
    if form.is_valid():
        with errors_on(form):
            place_of = {code: place for code, (_words, place) in offered.items()}
            made = hand_over(arrival_id=arrival_id, told=form.told(place_of), by=request.actor)
            messages.success(request, _("Dirujuk. Meja penerima melihatnya sekarang."))
            after_receiving(request, arrival_row(arrival_id, actor=request.actor).case)
            return redirect("referrals:show", made)
    lead = _("Baru sekarang dibuat data orang dan kasus di meja ini. Yang dibagikan hanya yang diperlukan meja itu.")
    if not targets:
        lead = _(
            "Belum ada meja yang berwenang menurut daftar kewenangan. Mintalah koordinator, atau buat kasusnya dahulu."
        )
    return form_page(
        request,
        shown,
        form,
        heading=_("Rujuk ke meja lain"),
        press=_("Rujuk sekarang"),
        lead=lead,
        needs=need_tags(shown),
    )


@require_POST
@requires(Permission.ARRIVAL_WRITE)
def record(request: DeskRequest, arrival_id: UUID) -> HttpResponse:
    """Make the record and the case without a referral: where no desk is offered, and for what the desk does itself."""
    _person, case = record_arrival(arrival_id=arrival_id, by=request.actor)
    messages.success(request, _("Data orang dan kasusnya dibuat."))
    after_receiving(request, case)
    return redirect("cases:show", case)


def offers(shown: PersonShown, actor: Actor) -> dict[str, tuple[str, str]]:
    """The desks that may act for this person by the register, each with words and for which place; the own desk is none.

    Asked for where she comes from, for where the batch crossed, then for each desk's own area, where she would be served:
    the last say so. A desk is offered once a purpose.
    """
    group = AgeGroup.CHILD if shown.may_be_child else AgeGroup.ADULT
    kind, today = kind_of(shown.sex, group), timezone.localdate()
    near = [each for each in (shown.origin, crossing_area(shown)) if each]
    further = [each.territory for each in all_desks() if each.kind == DeskKind.SERVICE and each.territory]
    found: dict[str, tuple[str, str]] = {}
    for place in dict.fromkeys((*near, *further)):
        for purpose in PURPOSES:
            for offer in desks_for(SERVICE_OF[purpose], kind, place, today):
                code = f"{offer.desk}/{purpose.value}"
                if offer.allowed and offer.desk != actor.desk and code not in found:
                    found[code] = _words(offer.name, purpose, "" if place in near else place), place
    return found


def _words(desk: str, purpose: SharingPurpose, place: str) -> str:
    words = f"{desk}: {_(PURPOSE_WORDS[purpose])}"
    return words + " " + _("(bila dilayani di %(place)s)") % {"place": path_words(place)} if place else words


def crossing_area(shown: PersonShown) -> str:
    """In which kabupaten the batch crossed."""
    row = shipped_codes().crossings.get(shown.crossing)
    return row.area if row else ""
