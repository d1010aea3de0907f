"""What may be written of follow-ups, new problems and the end."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from naung.casework.reintegration.rules.tables import GRADES
from naung.casework.reintegration.vocabulary import (
    Again,
    FollowUpTold,
    Held,
    Reached,
    Rest,
    Safety,
    StepState,
    Wish,
)
from naung.foundation.errors import FieldProblem, RuleBroken
from naung.foundation.words import gettext_noop

NOT_YET = gettext_noop("Hari ini belum terjadi. Catat sesudah terjadi.")
NO_WISH = gettext_noop("Ia tidak mau dihubungi. Bila ia berubah pikiran, catat dahulu keinginannya.")
AFTER_DEATH = gettext_noop("Ia meninggal pada %(day)s. Tindak lanjut sesudah hari itu tidak dapat dicatat.")
DIED_ELSEWHERE = gettext_noop("Kematiannya sudah dicatat di halaman pulang. Catat dahulu harinya di sini.")
HAS_ENDED = gettext_noop("Pendampingan sudah diakhiri bersamanya. Lanjutkan dahulu bila ia menghendakinya.")
BEFORE_HOME = gettext_noop("Ia pulang %(day)s. Tindak lanjut dicatat sesudah hari itu.")
CHOOSE = gettext_noop("Pilih salah satu jawaban.")
NOT_HELD = gettext_noop("Ia tidak bertemu, jadi skala tidak dapat diisi.")
GRADE = gettext_noop("Pilih salah satu dari empat keadaan.")
SAY_LACKS = gettext_noop("Tulis apa yang masih kurang, atau mengapa tidak perlu.")
SAY_WHAT = gettext_noop("Tulis apa yang dilihat, supaya yang membaca tahu harus berbuat apa.")
NEEDS_DAY = gettext_noop("Tulis pada hari apa langkah ini selesai.")


def check_open(wish: Wish, rest: Rest, died_on: date | None, held_on: date, *, dead: bool = False) -> None:
    """Whether a follow-up of this day may be written. Raises RuleBroken: after her death, after the end, against her wish.

    `dead`: another room knows of her death, without a day that this one holds.
    """
    if dead and died_on is None:
        raise RuleBroken(DIED_ELSEWHERE)
    if died_on is not None and held_on > died_on:
        raise RuleBroken(AFTER_DEATH, field="held_on", day=died_on.strftime("%d-%m-%Y"))
    if rest is Rest.ENDED:
        raise RuleBroken(HAS_ENDED)
    if wish is Wish.NO:
        raise RuleBroken(NO_WISH)


def follow_up_problems(
    told: FollowUpTold, home_on: date | None, items: Collection[str], today: date
) -> list[FieldProblem]:
    """What is wrong with a follow-up, a row a field."""
    problems = []
    if told.held_on > today:
        problems.append(FieldProblem("held_on", NOT_YET))
    elif home_on is not None and told.held_on < home_on:
        problems.append(FieldProblem("held_on", BEFORE_HOME, {"day": home_on.strftime("%d-%m-%Y")}))
    asked: tuple[tuple[str, str, type[StrEnum]], ...] = (
        ("held", told.held, Held), ("reached", told.reached, Reached), ("safety", told.safety, Safety),
        ("again", told.again, Again),
    )  # fmt: skip
    problems += [FieldProblem(name, CHOOSE) for name, code, words in asked if code not in set(words)]
    if told.safety == Safety.DANGER and not told.safety_words.strip():
        problems.append(FieldProblem("safety_words", SAY_WHAT))
    if told.again in {Again.SEEN, Again.FEARED} and not told.again_words.strip():
        problems.append(FieldProblem("again_words", SAY_WHAT))
    if told.answers and told.reached == Reached.NOT:
        problems.append(FieldProblem("reached", NOT_HELD))
    return problems + answer_problems(told.answers, items)


def answer_problems(answers: Mapping[str, int], items: Collection[str]) -> list[FieldProblem]:
    """What is wrong with answers to the scale: each is one of the four grades of an item that is there."""
    return [FieldProblem(name, GRADE) for name, n in answers.items() if name not in items or n not in GRADES]


def step_problems(state: str, lacks: str, done_on: date | None, today: date) -> list[FieldProblem]:
    """What is wrong with a step: one that is done has its day, one that is left out its reason."""
    if state not in set(StepState):
        return [FieldProblem("state", CHOOSE)]
    if state == StepState.DONE and done_on is None:
        return [FieldProblem("done_on", NEEDS_DAY)]
    if done_on is not None and done_on > today:
        return [FieldProblem("done_on", NOT_YET)]
    if state == StepState.NOT_NEEDED and not lacks.strip():
        return [FieldProblem("lacks", SAY_LACKS)]
    return []


def changes(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """How many grades each item moved that was asked both times. Items are never added up."""
    return {name: after[name] - grade for name, grade in before.items() if name in after}
