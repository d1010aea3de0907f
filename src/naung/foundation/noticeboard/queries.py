"""Readers of the noticeboard: whoever holds a code reads what is open under it; the room that posted it reads its counts."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.noticeboard.models import Notice, NoticeLine, NoticePart
from naung.foundation.noticeboard.rules import is_open, read_code
from naung.foundation.noticeboard.vocabulary import Kind, Line, NoticeShown, Opening, OpenNotice, Use
from naung.foundation.texts import Found, Texts, places_in, texts_of, words_sought

TEXTS = (Texts(NoticeLine, "notice_id", ("words_id", "words_en")),)


def open_notice(code: str, *, kind: Kind, actor: Actor) -> OpenNotice:
    """What is open under a code now. Raises NotFound alike for a wrong code, one taken down, a closed and an unopened one."""
    require(actor, Permission.SYSTEM_VISIT)
    part = open_part(code, kind)
    return OpenNotice(part.part, tuple(_line(each) for each in part.notice.lines.order_by("id")))


def open_part(code: str, kind: Kind) -> NoticePart:
    """The row of the part that is open under a code now. Raises NotFound where there is none, for whatever reason."""
    known = read_code(code)
    parts = NoticePart.objects.select_related("notice").filter(
        notice__code=known or "", notice__kind=kind, notice__down=False
    )
    now = timezone.now()
    found = next((each for each in parts if is_open(_opening(each), now)), None)
    if found is None:
        raise NotFound()
    return found


def _line(row: NoticeLine) -> Line:
    return Line(Use(row.use), row.code, row.words_id, row.words_en, row.detail, row.sure)


def _opening(row: NoticePart) -> Opening:
    return Opening(row.part, row.opens_at, row.closes_at, row.most)


def notices(ids: Iterable[UUID]) -> dict[UUID, NoticeShown]:
    """Notices with their counts, for the room that posted them and has asked who may see; no person stands in one."""
    rows = Notice.objects.filter(id__in=list(ids)).prefetch_related("lines", "parts__counts")
    return {row.id: _shown(row) for row in rows}


def notice(notice_id: UUID) -> NoticeShown:
    """One notice with its counts. Raises NotFound."""
    found = notices([notice_id]).get(notice_id)
    if found is None:
        raise NotFound()
    return found


def _shown(row: Notice) -> NoticeShown:
    parts = sorted(row.parts.all(), key=lambda each: each.opens_at)
    return NoticeShown(
        id=row.id,
        code=row.code,
        lines=tuple(_line(each) for each in sorted(row.lines.all(), key=lambda each: each.id)),
        openings=tuple(_opening(each) for each in parts),
        taken={each.part: each.taken for each in parts},
        counts={(part.part, each.question, each.choice): each.count for part in parts for each in part.counts.all()},
        version=row.version,
        down=row.down,
    )


def words_found(words: str, *, actor: Actor) -> list[Found]:
    """Every line for the public in which these words stand (PERSON_ERASE). Raises RuleBroken for too few letters."""
    require(actor, Permission.PERSON_ERASE)
    return places_in(words_sought(words), texts_of(TEXTS))
