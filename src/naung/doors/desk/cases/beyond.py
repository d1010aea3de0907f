"""What other rooms keep of a case, as one calm list on its page: each room says in a few words how it stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naung.casework.cases.queries import CaseShown
from naung.casework.counsel.queries import counsel_of_case
from naung.casework.counsel.vocabulary import STANDPOINT_WORDS, Standpoint
from naung.casework.evidence.queries import documents_counted
from naung.casework.legal_aid.queries import aid_of_case
from naung.casework.legal_aid.vocabulary import STATE_WORDS as AID_WORDS
from naung.casework.proceedings.queries import proceeding_of_case
from naung.casework.proceedings.rules.stages import OVER, STILL
from naung.casework.proceedings.vocabulary import STAGE_WORDS
from naung.casework.reintegration.queries import reintegration_of_case
from naung.casework.reintegration.vocabulary import REST_WORDS, Rest
from naung.casework.restitution.queries import restitution_of_case
from naung.casework.restitution.vocabulary import STOPPED_WORDS
from naung.casework.returns.queries import returns_of_case
from naung.casework.returns.vocabulary import HOW_FAR_WORDS, HowFar
from naung.casework.testimony.queries import page_waits
from naung.doors.desk.shell.words import say_day
from naung.foundation.access.vocabulary import Actor, Permission


@dataclass(frozen=True)
class Room:
    """A line of the list: the page it leads to, and how it stands. `tone` as on a tag; without `said` nothing was begun."""

    words: str
    address: str
    said: str = ""
    tone: str = "plain"


def _proceedings(case: CaseShown, actor: Actor) -> Iterable[Room]:
    line, now = proceeding_of_case(case.id, actor=actor), timezone.now()
    late = line is not None and line.due_at is not None and line.due_at < now
    stages = dict.fromkeys((line.stage, line.slowest)) if line else {}
    said = ", ".join(_(STAGE_WORDS[each]).lower() for each in stages)
    still = line is not None and line.slowest not in OVER and now - line.moved_at > STILL
    tone = "overdue" if late else "waits" if still else "plain"
    yield Room(_("Proses hukum"), reverse("proceedings:show", args=[case.id]), said, tone)


def _legal_aid(case: CaseShown, actor: Actor) -> Iterable[Room]:
    lines = aid_of_case(case.id, actor=actor)
    late = any(line.late for line in lines)
    said = [_(AID_WORDS[line.state]).lower() if line.state else _("jalan sudah dicari") for line in lines]
    if late:
        said.insert(0, _("jawaban terlambat"))
    words = ", ".join(dict.fromkeys(said))
    yield Room(_("Bantuan hukum"), reverse("legal_aid:case", args=[case.id]), words, "overdue" if late else "plain")


def _restitution(case: CaseShown, actor: Actor) -> Iterable[Room]:
    lines = restitution_of_case(case.id, actor=actor)
    late = any(line.late for line in lines)
    words = [_(STOPPED_WORDS[line.stopped]).lower() for line in lines]
    if any(line.unproved for line in lines):
        words.insert(0, _("satu tanda terima dikosongkan"))
    said = ", ".join(dict.fromkeys(words))
    yield Room(_("Restitusi"), reverse("restitution:case", args=[case.id]), said, "overdue" if late else "plain")


def _counsel(case: CaseShown, actor: Actor) -> Iterable[Room]:
    open_now, without = counsel_of_case(case.id, actor=actor)
    said = [_(STANDPOINT_WORDS[each]) for each in dict.fromkeys(open_now)]
    if without:
        said.append(_("%(n)s penyintas belum punya") % {"n": without})
    late = Standpoint.RAN_OUT in open_now
    waits = bool(without) or Standpoint.WAITS in open_now
    tone = "overdue" if late else "waits" if waits else "done"
    yield Room(_("Pembela"), reverse("counsel:case", args=[case.id]), ", ".join(said), tone)


def _reintegration(case: CaseShown, actor: Actor) -> Iterable[Room]:
    lines = reintegration_of_case(case.id, actor=actor)
    late = any(line.late for line in lines)
    said = [_(REST_WORDS[line.rest]).lower() for line in lines if line.rest is not Rest.NO or not line.due_on]
    said += [_("tindak lanjut %(on)s") % {"on": say_day(line.due_on)} for line in lines if line.due_on]
    words, tone = ", ".join(dict.fromkeys(said)), "overdue" if late else "plain"
    yield Room(_("Reintegrasi"), reverse("reintegration:case", args=[case.id]), words, tone)


def _returns(case: CaseShown, actor: Actor) -> Iterable[Room]:
    lines = returns_of_case(case.id, actor=actor)
    told = [_(HOW_FAR_WORDS[each.how_far]) % {"received": each.received, "legs": each.legs} for each in lines]
    tone = "overdue" if any(each.how_far is HowFar.LATE for each in lines) else "plain"
    said = ", ".join(dict.fromkeys(told))
    yield Room(_("Pemulangan"), reverse("returns:case", args=[case.id]), said, tone)


def _documents(case: CaseShown, actor: Actor) -> Iterable[Room]:
    kept, drafts = documents_counted(case.id, actor=actor)
    said = _("%(n)s konsep belum diperiksa") % {"n": drafts} if drafts else _("%(n)s disimpan") % {"n": kept}
    yield Room(
        _("Dokumen dan surat"),
        reverse("evidence:list", args=[case.id]),
        said if kept else "",
        "waits" if drafts else "plain",
    )


def _outside(case: CaseShown, actor: Actor) -> Iterable[Room]:
    held, waiting = page_waits(case.id, actor=actor)
    said = _("%(n)s permintaan belum dijawab") % {"n": waiting} if waiting else _("dibuka dengan kode") if held else ""
    yield Room(_("Halaman penyintas"), reverse("wicket:case", args=[case.id]), said, "waits" if waiting else "plain")


ROOMS: tuple[tuple[Permission, Callable[[CaseShown, Actor], Iterable[Room]]], ...] = (
    (Permission.DOCUMENT_READ, _documents),
    (Permission.LEGAL_AID_READ, _legal_aid),
    (Permission.COUNSEL_READ, _counsel),
    (Permission.PROCEEDINGS_READ, _proceedings),
    (Permission.RESTITUTION_READ, _restitution),
    (Permission.RETURN_READ, _returns),
    (Permission.REINTEGRATION_READ, _reintegration),
    (Permission.WICKET_GIVE, _outside),
)


def rooms_of(case: CaseShown, actor: Actor) -> list[Room]:
    """Every room that this actor may read, in the order of `ROOMS`."""
    return [room for permission, tell in ROOMS if actor.may(permission) for room in tell(case, actor)]
