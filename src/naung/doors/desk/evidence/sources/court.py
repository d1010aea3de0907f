"""What a letter says of proceedings: one accusation against her, and how far the case against others came."""

from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from naung.casework.proceedings.queries import DefenceShown, ProceedingShown, proceeding_for
from naung.casework.proceedings.rules.stages import MOVES
from naung.casework.proceedings.vocabulary import FORCED_WORDS, STAGE_WORDS, STEP_WORDS, Forced, HearingState, Outcome
from naung.doors.desk.evidence.sources.asking import Asked, Subject, in_one_line, said_day, said_moment
from naung.doors.desk.shell.words import say_day, say_vague
from naung.foundation.words import gettext_noop

DAY_UNKNOWN = gettext_noop("hari tidak diketahui")
SLOWEST = gettext_noop("%(stage)s; yang paling tertinggal: %(slowest)s")


def accusations(asked: Asked) -> Sequence[Subject]:
    """What she is accused of and what nobody decided yet."""
    return [
        Subject(
            each.id,
            _("%(deed)s, dituduh sejak %(on)s") % {"deed": _deed(each), "on": say_day(each.accused_on, weekday=False)},
        )
        for each in _open(asked)
    ]


def accusation(asked: Asked) -> Mapping[str, str]:
    """The one that the letter is about: what it has to do with the exploitation, and what is argued."""
    known = _open(asked)
    if asked.about is not None:
        known = [each for each in known if each.id == asked.about]
    if len(known) != 1:
        return {}
    (found,) = known
    with translation.override("id"):
        return {
            "tuduhan_perbuatan": _deed(found),
            "tuduhan_sejak": said_day(found.accused_on),
            "tuduhan_waktu": say_vague(found.done_on) if found.done_on.first else "",
            "tuduhan_kaitan": found.link,
            "tuduhan_pembelaan": found.argument,
        }


def _deed(found: DefenceShown) -> str:
    return _(FORCED_WORDS[Forced(found.deed)])


def _open(asked: Asked) -> Sequence[DefenceShown]:
    known = _file(asked).defences
    return [each for each in known if each.person == asked.person and each.outcome is Outcome.OPEN]


def proceedings(asked: Asked) -> Mapping[str, str]:
    """Where the case stands, what moved it, and which hearings are planned: no accused, no place, nothing of protection."""
    file = _file(asked)
    if not file.steps:
        return {}
    with translation.override("id"):
        return {
            "proses_tahap": _stage(file),
            "proses_langkah": "\n".join(_steps(file)),
            "proses_sidang": "\n".join(_hearings(file)),
        }


def _file(asked: Asked) -> ProceedingShown:
    return asked.once("proceedings", lambda: proceeding_for(asked.case, actor=asked.actor))


def _stage(file: ProceedingShown) -> str:
    stage, slowest = _(STAGE_WORDS[file.stage]), _(STAGE_WORDS[file.slowest])
    return stage if stage == slowest else _(SLOWEST) % {"stage": stage, "slowest": slowest}


def _steps(file: ProceedingShown) -> list[str]:
    moved = [each for each in file.steps if each.withdrawn_at is None and each.told.kind in MOVES]
    return [
        "\t".join((
            said_day(each.told.on) if each.told.on else _(DAY_UNKNOWN),
            _(STEP_WORDS[each.told.kind]),
            in_one_line(each.told.number),
        ))
        for each in moved
    ]  # fmt: skip


def _hearings(file: ProceedingShown) -> list[str]:
    return [said_moment(each.at) for each in file.hearings if each.state is HearingState.PLANNED]
