"""What is asked next, and what the answers propose: needs, each with its reasons. A person decides and signs."""

from collections.abc import Collection, Iterable, Mapping

from naung.casework.arrivals.vocabulary import (
    ANSWERS,
    AgeBand,
    FirstTold,
    Need,
    Question,
    Reason,
    Short,
    ShortTold,
)
from naung.foundation.errors import RuleBroken
from naung.foundation.people.vocabulary import Answer
from naung.foundation.words import gettext_noop

CHILD = "anak"  # the sign, and the track that follows from it
ILL = "sakit_daftar"  # what the list says; the first line does not ask it
UNKNOWN_ANSWER = gettext_noop("Ada jawaban yang tidak dikenal formulir ini.")


def listed_signs(band: str, cause: str, *, ill: bool, table: Short) -> frozenset[str]:
    """What the list itself says before anybody asked: a child by age or by what the child's track is for, and that she is ill."""
    track = table.tracks.get(CHILD)
    child = band == AgeBand.CHILD or (track is not None and cause in track.causes)
    return frozenset(code for code, said in ((CHILD, child), (ILL, ill)) if said)


def signs_now(forms: Iterable[FirstTold], listed: Collection[str]) -> frozenset[str]:
    """Every sign that any first line saw, and what the list says as long as no officer undid it by hand."""
    told = list(forms)
    undone = frozenset[str]().union(*(each.undone for each in told))
    return frozenset(listed) - undone | frozenset[str]().union(*(each.signs for each in told))


def is_child(band: str, signs: Collection[str]) -> bool:
    """Whether she is a child by the list or by what an officer saw: the safer of the two, whoever is right."""
    return band == AgeBand.CHILD or CHILD in signs


def may_be_child(band: str, signs: Collection[str]) -> bool:
    """Whether she is treated as a child where her name travels: also while nobody is sure of her age."""
    return is_child(band, signs) or band == AgeBand.UNKNOWN


def track_of(signs: Collection[str], cause: str, chosen: str, table: Short) -> str:
    """Which track is asked: a child's for a child whatever else, else the one that was chosen, else the one of the cause.

    The cause of the child's own track is a sign (`listed_signs`): where an officer undid it, it suggests nothing.
    """
    if CHILD in signs:
        return CHILD
    if chosen in table.tracks:
        return chosen
    return next((track.code for track in table.tracks.values() if cause in track.causes and track.code != CHILD), "")


def questions_for(track: str, *, heard: Answer, table: Short) -> tuple[Question, ...]:
    """The questions of a track in their order. Until it is sure that nobody hears, only those that are safe.

    Without a track those that are asked in every one, or in all but a few.
    """
    alone = heard is Answer.NO
    return tuple(
        question
        for question in table.questions.values()
        if (question.safe or alone) and track not in question.but and (not question.only or track in question.only)
    )


def next_question(told: ShortTold, table: Short) -> Question | None:
    """The first question that nobody asked yet; None where all were asked, or only unsafe ones are left while others hear."""
    asked = questions_for(told.track, heard=told.heard, table=table)
    return next((each for each in asked if told.of(each.code) is Answer.NOT_ASKED), None)


def is_whole(told: ShortTold, table: Short) -> bool:
    """Whether nobody heard and every question of the track was asked."""
    return told.heard is Answer.NO and next_question(told, table) is None


def reasons_of(signs: Collection[str], told: ShortTold | None, table: Short) -> tuple[Reason, ...]:
    """Everything that is proposed, each with its reason, the most urgent need first; nothing is counted or added up."""
    apart = told is not None and is_whole(told, table)
    found = [
        Reason(each.code, each.then if apart else each.need, each.reason)
        for code, each in table.seen.items()
        if code in signs
    ]
    if told is not None:
        found += [
            Reason(code, question.need, question.reason)
            for code, question in table.questions.items()
            if told.of(code) in question.signs
        ]
        if told.heard is Answer.YES:
            found.append(Reason("terdengar", table.heard.need, table.heard.reason))
    return tuple(sorted(found, key=lambda each: table.needs[each.need].rank))


def needs_of(reasons: Iterable[Reason], table: Short) -> tuple[Need, ...]:
    """The needs that the reasons propose, the most urgent first, each once."""
    named = {each.need for each in reasons}
    return tuple(need for code, need in table.needs.items() if code in named)


def urgency(reasons: Iterable[Reason], table: Short) -> int:
    """How early somebody stands in the queue: the rank of the most urgent need, and after all of them who has none."""
    return min((table.needs[each.need].rank for each in reasons), default=len(table.needs))


def must_stay(reasons: Iterable[Reason], table: Short) -> bool:
    """Whether anything that is proposed asks that somebody decides before she leaves."""
    return any(table.needs[each.need].stays for each in reasons)


def check_answers(told: ShortTold, table: Short) -> None:
    """Raise RuleBroken for a question, answer or track that the table does not have."""
    answers: Mapping[str, Answer] = told.answers
    if told.heard not in ANSWERS or not set(answers) <= set(table.questions) or not set(answers.values()) <= ANSWERS:
        raise RuleBroken(UNKNOWN_ANSWER)
    if told.track and told.track not in table.tracks:
        raise RuleBroken(UNKNOWN_ANSWER, field="track")
