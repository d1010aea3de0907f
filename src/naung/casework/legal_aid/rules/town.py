"""What may be written of a question that somebody of the town asked before anything happened."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from naung.casework.legal_aid.rules.applications import LONGEST_LINE, LONGEST_TEXT, TO_COME
from naung.casework.legal_aid.vocabulary import Handed, Post, Topic
from naung.foundation.errors import TOO_LONG, FieldProblem
from naung.foundation.words import gettext_noop

LONGEST_REACH = timedelta(weeks=13)  # the house's own, no legal term
# "aman" of an offer, unless it is denied: nobody can promise it (house rule; a licence alone proves nothing).
SAYS_SAFE = re.compile(r"(?<!tidak )(?<!belum )(?<!kurang )(?<!bukan )\b(?:aman|safe)\b", re.IGNORECASE)
OFFERS = frozenset({Topic.OFFER, Topic.CONTRACT, Topic.MARRIAGE})

WHICH_PLACE = gettext_noop("Pilih kelurahan atau desa dari daftar.")
WHICH_POST = gettext_noop("Pilih di mana ditanyakan.")
WHICH_TOPIC = gettext_noop("Pilih paling sedikit satu hal yang ditanyakan.")
WHAT_ADVICE = gettext_noop("Tulis nasihat yang diberikan.")
NOT_SAFE = gettext_noop(
    "Jangan menulis bahwa tawaran aman: tidak ada yang bisa menjaminnya. Tulis apa yang sudah diperiksa dan apa yang belum."
)
ONLY_WITH_WISH = gettext_noop("Hanya diteruskan bila ia menginginkannya. Tanyakan dahulu, lalu centang.")
WHICH_UNTIL = gettext_noop(
    "Isi sampai hari apa kontak ini disimpan: paling lama 90 hari, sesudah itu terhapus sendiri."
)
NO_REACH = gettext_noop("Kosongkan harinya bila ia tidak ingin dihubungi.")


@dataclass(frozen=True)
class Question:
    """A question as it was typed. `reach`: a first name or number, where who asked wants to be reached, until a stated day."""

    place: str
    asked_on: date
    post: str
    topics: tuple[str, ...]
    words: str
    advice: str
    handed: str = Handed.NOBODY
    wish: bool = False
    reach: str = ""
    reach_until: date | None = None


def says_safe(text: str) -> bool:
    """Whether a text calls something safe without denying it."""
    return SAYS_SAFE.search(text) is not None


def question_problems(told: Question, today: date) -> list[FieldProblem]:
    """What is wrong with a question, a row a field."""
    problems = [] if told.place else [FieldProblem("place", WHICH_PLACE)]
    if told.asked_on > today:
        problems.append(FieldProblem("asked_on", TO_COME))
    if told.post not in {each.value for each in Post}:
        problems.append(FieldProblem("post", WHICH_POST))
    if not told.topics or set(told.topics) - {each.value for each in Topic}:
        problems.append(FieldProblem("topics", WHICH_TOPIC))
    if told.handed not in {each.value for each in Handed} or (told.handed != Handed.NOBODY and not told.wish):
        problems.append(FieldProblem("wish", ONLY_WITH_WISH))
    return [*problems, *_advice_problems(told), *_reach_problems(told, today)]


def _advice_problems(told: Question) -> list[FieldProblem]:
    long = [name for name in ("words", "advice") if len(getattr(told, name)) > LONGEST_TEXT]
    if long:
        return [FieldProblem(name, TOO_LONG, {"most": LONGEST_TEXT}) for name in long]
    if not told.advice.strip():
        return [FieldProblem("advice", WHAT_ADVICE)]
    about_offer = bool(OFFERS & set(told.topics))
    return [FieldProblem("advice", NOT_SAFE)] if about_offer and says_safe(told.advice) else []


def _reach_problems(told: Question, today: date) -> list[FieldProblem]:
    if not told.reach.strip():
        return [FieldProblem("reach_until", NO_REACH)] if told.reach_until else []
    if len(told.reach) > LONGEST_LINE:
        return [FieldProblem("reach", TOO_LONG, {"most": LONGEST_LINE})]
    if told.reach_until is None or not today <= told.reach_until <= today + LONGEST_REACH:
        return [FieldProblem("reach_until", WHICH_UNTIL)]
    return []


@dataclass(frozen=True)
class Asked:
    """What is counted of one question: month (its first day), place, topics."""

    month: date
    place: str
    topics: tuple[str, ...]


def counted(asked: Iterable[Asked]) -> dict[tuple[date, str, str], int]:
    """How many questions touched a topic, by month, place and topic. One question may touch several topics."""
    return dict(Counter((each.month, each.place, topic) for each in asked for topic in each.topics))


def others_counted(own: Collection[str], everywhere: Collection[str], least: int) -> dict[str, int | None]:
    """By topic how often all desks together were asked; None where the desks beside the reader's own were asked fewer than
    `least` times, since her own figure would tell theirs.
    """
    mine, whole = Counter(own), Counter(everywhere)
    return {topic: n if n - mine[topic] >= least or n == mine[topic] else None for topic, n in sorted(whole.items())}
