"""Writers of the noticeboard. An upper room posts what it releases; the public's door adds counts, and nothing of anybody."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.audit.actions import record
from naung.foundation.errors import Problems, StaleVersion, refuse
from naung.foundation.identifiers import new_letters
from naung.foundation.noticeboard.models import AnswerCount, Notice, NoticeLine, NoticePart, UsedSlip
from naung.foundation.noticeboard.queries import TEXTS, notice, open_part
from naung.foundation.noticeboard.rules import CODE_LENGTH, answer_problems, opening_problems, shown_code
from naung.foundation.noticeboard.vocabulary import Answered, Kind, Line, NoticeEvent, Opening, Use
from naung.foundation.texts import Emptied, take_out, words_sought

# Who may release a kind of notice: the permission of the room above that makes it.
RELEASES: Mapping[Kind, Permission] = {Kind.QUESTIONS: Permission.OUTREACH_WRITE}


@transaction.atomic
def post_notice(*, kind: Kind, lines: Sequence[Line], openings: Sequence[Opening], by: Actor) -> UUID:
    """Release these lines under a new random code, each part open between its own moments. Raises Problems, a row a field."""
    require(by, RELEASES[kind])
    refuse(opening_problems(openings))
    row = Notice.objects.create(kind=kind, code=shown_code(new_letters(CODE_LENGTH)), posted_at=timezone.now())
    NoticeLine.objects.bulk_create(_line(row, each) for each in lines)
    for each in openings:
        part = NoticePart.objects.create(
            notice=row, part=each.part, opens_at=each.opens_at, closes_at=each.closes_at, most=each.most
        )
        _count_from_nought(part, lines)
    record(NoticeEvent.POSTED, subject=row.id, by=by)
    return row.id


def _line(row: Notice, line: Line) -> NoticeLine:
    return NoticeLine(
        notice=row,
        use=line.use,
        code=line.code,
        words_id=line.words_id,
        words_en=line.words_en,
        detail=line.detail,
        sure=line.sure,
    )


def _count_from_nought(part: NoticePart, lines: Sequence[Line]) -> None:
    """A row for each choice beforehand: an answer then only adds one, and no row tells by its age who came first."""
    choices = [line.code for line in lines if line.use is Use.CHOICE]
    asked = [line.code for line in lines if line.use is Use.QUESTION]
    AnswerCount.objects.bulk_create(
        AnswerCount(part=part, question=code, choice=choice) for code in asked for choice in choices
    )


@transaction.atomic
def reset_hours(*, notice_id: UUID, version: int, openings: Sequence[Opening], by: Actor) -> None:
    """Other hours and another greatest number of sheets for the parts. Raises Problems, StaleVersion, NotFound."""
    row = _locked(notice_id, by)
    refuse(opening_problems(openings))
    if row.version != version:
        raise StaleVersion(based_on=version, now=row.version)
    for each in openings:
        row.parts.filter(part=each.part).update(opens_at=each.opens_at, closes_at=each.closes_at, most=each.most)
    row.version += 1
    row.save()
    record(NoticeEvent.RESET, subject=row.id, by=by)


@transaction.atomic
def take_down(*, notice_id: UUID, by: Actor) -> None:
    """Close a notice for good; its counts stay with the room that posted it. Twice does no harm."""
    row = _locked(notice_id, by)
    if row.down:
        return
    row.down = True
    row.save()
    UsedSlip.objects.filter(part__notice=row).delete()
    record(NoticeEvent.TAKEN_DOWN, subject=row.id, by=by)


def _locked(notice_id: UUID, by: Actor) -> Notice:
    found = notice(notice_id)
    row = Notice.objects.select_for_update().get(id=found.id)
    require(by, RELEASES[Kind(row.kind)])
    return row


@transaction.atomic
def hand_in(*, code: str, kind: Kind, part: str, slip: UUID, answers: Mapping[str, str], by: Actor) -> Answered:
    """Add one sheet of answers to the counts of the part that is open. The same slip twice counts once.

    Raises NotFound where the part is not open any more, Problems for a question without an answer.
    """
    require(by, Permission.SYSTEM_VISIT)
    row = open_part(code, kind)
    lines = [Line(Use(each.use), each.code, each.words_id, each.words_en) for each in row.notice.lines.all()]
    problems = answer_problems(lines, answers)
    if problems or row.part != part:  # a sheet of before that comes after is answered anew
        raise Problems(problems or answer_problems(lines, {}))
    if not _once(row, slip):
        return Answered.AGAIN
    if not NoticePart.objects.filter(id=row.id, taken__lt=F("most")).update(taken=F("taken") + 1):
        UsedSlip.objects.filter(number=slip).delete()
        return Answered.FULL
    for line in lines:
        if line.use is Use.QUESTION:
            chosen = AnswerCount.objects.filter(part=row, question=line.code, choice=answers[line.code])
            chosen.update(count=F("count") + 1)
    return Answered.TAKEN


def _once(part: NoticePart, slip: UUID) -> bool:
    try:
        with transaction.atomic():
            UsedSlip.objects.create(number=slip, part=part)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def sweep_slips(*, by: Actor) -> int:
    """Forget the numbers of used sheets of parts that have closed, and tell how many; nothing can be handed in there."""
    require(by, Permission.SYSTEM_TICK)
    gone, _ = UsedSlip.objects.filter(part__closes_at__lte=timezone.now()).delete()
    if gone:
        record(NoticeEvent.SWEPT, count=gone, by=by)
    return gone


@transaction.atomic
def take_words_out(*, words: str, by: Actor) -> int:
    """Take words out of what was released, at once; answers in how many columns they stood (PERSON_ERASE).

    Raises RuleBroken for too few letters.
    """
    require(by, Permission.PERSON_ERASE)

    def told(row: Emptied) -> None:
        record(NoticeEvent.WORDS_TAKEN_OUT, subject=row.subject, fields=row.columns, by=by)

    sought = words_sought(words)
    return sum(take_out(sought, each, told) for each in TEXTS)
