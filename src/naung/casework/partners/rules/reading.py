"""What a filled form says, in the words of the border. A code that the tables of today do not have is never guessed at."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid5

from naung.casework.arrivals.vocabulary import OFFERED, FirstLine, FirstTold, FormKind, Short, ShortTold
from naung.casework.partners.rules.xlsform import ASKED, YES
from naung.casework.partners.vocabulary import Filled
from naung.foundation.errors import RuleBroken
from naung.foundation.letterbox.rules.envelope import Read
from naung.foundation.people.vocabulary import Answer
from naung.foundation.words import gettext_noop, without_bad_signs

FORMS = UUID("5f7d3f0e-5d8b-4f8e-9c55-0f4f2b8f6a10")  # the name space of forms from partner offices; arbitrary
LONGEST = 200  # characters of a text that is shown
OLDER_FORM = gettext_noop(
    "Ada jawaban dari formulir yang lebih lama, yang tidak dikenal lagi. Tanyakan lagi, atau kesampingkan."
)
OTHER_NUMBER = gettext_noop("Nomor isian di dalam formulir ini tidak cocok dengan yang di luar. Isinya tidak dipakai.")


def form_id(instance: str, kind: FormKind) -> UUID:
    """The number under which a part of a filled form is written down: the same form always has the same."""
    return uuid5(FORMS, f"{kind.value} {instance}")


def filled_of(read: Read, outside: str, first: FirstLine, short: Short) -> Filled:
    """A filled form. `outside`: its number as the outer form had it. Raises RuleBroken where the inner one is another."""
    instance = read.first("meta", "instanceID") or read.root.get("instanceID", "")
    if instance != outside:
        raise RuleBroken(OTHER_NUMBER)
    told = {path[-1]: text for path, text in read.leaves}
    signs = told.get("tanda", "").split()
    strange = [each for each in signs if each not in first.signs]
    answers, unknown = _answers(told, short)
    track = told.get("jalur", "")
    if track and track not in short.tracks:
        unknown.append(track)
    heard = _answer(told.get("terdengar", ""))
    went_on = told.get("lanjut", "") == YES or bool(answers) or heard is not Answer.NOT_ASKED
    return Filled(
        instance=instance,
        batch=_shown(told.get("rombongan", "")),
        number=_shown(told.get("nomor", "")),
        name=_shown(told.get("nama", "")),
        ended_at=_moment(told.get("selesai_pada", "")),
        first=FirstTold(frozenset(signs) & frozenset(first.signs)),
        short=ShortTold(heard, track if track in short.tracks else "", answers) if went_on else None,
        strange=(*strange, *unknown),
        replaces=bool(read.first("meta", "deprecatedID")),
    )


def check_known(filled: Filled) -> None:
    """Raise RuleBroken for a form with codes that the tables of today do not have."""
    if filled.strange:
        raise RuleBroken(OLDER_FORM)


def _answers(told: Mapping[str, str], short: Short) -> tuple[dict[str, Answer], list[str]]:
    answers, unknown = dict[str, Answer](), list[str]()
    for name, text in told.items():
        code = name.removeprefix(ASKED)
        if code == name or not text:
            continue
        answer = _answer(text)
        if code not in short.questions or answer is Answer.NOT_ASKED:
            unknown.append(code)
        else:
            answers[code] = answer
    return answers, unknown


def _answer(text: str) -> Answer:
    return Answer(text) if text in OFFERED else Answer.NOT_ASKED


def _shown(text: str) -> str:
    """A text as it may be shown: in one line, without signs that are not letters."""
    return without_bad_signs(" ".join(text.split()))[:LONGEST]


def _moment(text: str) -> datetime | None:
    """When it was finished, by the phone's clock; None for what is no moment or says not where its day begins."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
