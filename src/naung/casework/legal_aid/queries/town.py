"""What people of the town asked before anything happened: the desk's own questions, and topics over all desks."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from naung.casework.legal_aid.models import QuestionTopic, ReachBack, TownQuestion
from naung.casework.legal_aid.rules.town import Asked, others_counted
from naung.casework.legal_aid.vocabulary import AidEvent, Handed, Post
from naung.foundation.access.rules import desk_of, require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.errors import NotFound
from naung.foundation.vault.queries import open_rows

LEAST = 5  # fewer than this are not told outside the desk that counted them


@dataclass(frozen=True)
class QuestionLine:
    """A question on the desk's list. Nothing sealed is opened."""

    id: UUID
    asked_on: date
    place: str
    post: Post
    topics: tuple[str, ...]
    handed: Handed

    @property
    def counted(self) -> Asked:
        """The question as it is counted."""
        return Asked(self.asked_on.replace(day=1), self.place, self.topics)


@dataclass(frozen=True)
class QuestionShown:
    """A question with its words. `reach` is None where the reader may not see it, "" where there is none."""

    line: QuestionLine
    words: str
    advice: str
    reach: str | None
    reach_until: date | None


def _line(row: TownQuestion) -> QuestionLine:
    return QuestionLine(
        row.id,
        row.asked_on,
        row.place,
        Post(row.post),
        tuple(sorted(each.topic for each in row.topics.all())),
        Handed(row.handed),
    )


def questions_of_desk(*, actor: Actor) -> list[QuestionLine]:
    """Every question that the desk wrote down, the latest first."""
    require(actor, Permission.POSBANKUM_KEEP)
    rows = TownQuestion.objects.filter(owner=desk_of(actor)).prefetch_related("topics")
    return [_line(row) for row in rows.order_by("-asked_on", "-id")]


def question_for(question_id: UUID, *, actor: Actor) -> QuestionShown:
    """A question of the desk, opened with one entry in the log. Raises NotFound for another desk's."""
    require(actor, Permission.POSBANKUM_KEEP)
    row = TownQuestion.objects.select_related("compartment").filter(id=question_id, owner=desk_of(actor)).first()
    if row is None:
        raise NotFound()
    reach = ReachBack.objects.select_related("compartment").filter(question=row).first()
    wanted = [(row, ("words", "advice")), *([(reach, ("way",))] if reach else [])]
    texts = open_rows(actor, AidEvent.QUESTION_READ, wanted, permission=Permission.POSBANKUM_KEEP)
    way = texts[1].get("way") if reach else ""
    return QuestionShown(
        _line(row), texts[0]["words"] or "", texts[0]["advice"] or "", way, reach.until if reach else None
    )


def topics_asked(first: date, last: date, *, actor: Actor) -> dict[str, int | None]:
    """By topic how often all desks together were asked from `first` to `last`; None where the number is withheld."""
    require(actor, Permission.POSBANKUM_KEEP)
    rows = QuestionTopic.objects.filter(question__asked_on__range=(first, last))
    asked = list(rows.values_list("question__owner", "topic"))
    own = [topic for owner, topic in asked if owner == desk_of(actor)]
    return others_counted(own, [topic for _owner, topic in asked], LEAST)
