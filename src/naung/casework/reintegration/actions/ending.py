"""The end, decided with her; a death; and going on again."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from naung.casework.reintegration.actions.beginning import moved, path_of
from naung.casework.reintegration.actions.planning import SAY_WHY
from naung.casework.reintegration.models import Path
from naung.casework.reintegration.rules.following import NOT_YET
from naung.casework.reintegration.rules.words import LONGEST_TEXT
from naung.casework.reintegration.vocabulary import ReintegrationEvent, Rest
from naung.foundation.access.vocabulary import Actor
from naung.foundation.audit.actions import record
from naung.foundation.errors import RuleBroken, check_text, refuse_stale
from naung.foundation.vault.actions import seal
from naung.foundation.words import gettext_noop

HER_WORDS = gettext_noop("Tulis apa katanya, sedekat mungkin dengan kata-katanya sendiri.")
WHY_WITHOUT = gettext_noop("Bila tidak diputuskan bersamanya, tulis mengapa.")
OVER_ALREADY = gettext_noop("Pendampingan ini sudah diakhiri.")
STILL_OPEN = gettext_noop("Pendampingan ini masih berjalan.")


@transaction.atomic
def end_with_her(
    *, case_id: UUID, person_id: UUID, words: str, agreed: bool, why: str, version: int, by: Actor
) -> None:
    """End it: in her words where both agree, else with the reason why not. Raises RuleBroken, StaleVersion."""
    path = path_of(case_id, person_id, by)
    _at(path, version, Rest.ENDED)
    if path.rest != Rest.NO:
        raise RuleBroken(OVER_ALREADY)
    hers = check_text(words, "words", LONGEST_TEXT, needed=HER_WORDS if agreed else "")
    reason = check_text(why, "why", LONGEST_TEXT, needed="" if agreed else WHY_WITHOUT)
    seal(path, end_words=hers or None, end_why=reason or None)
    _rest(path, Rest.ENDED, by, ReintegrationEvent.ENDED)


@transaction.atomic
def record_death(*, case_id: UUID, person_id: UUID, died_on: date, version: int, by: Actor) -> None:
    """Write down that she died; from then on nobody is reminded. Raises RuleBroken for a day to come, StaleVersion."""
    path = path_of(case_id, person_id, by)
    _at(path, version, Rest.DIED)
    if died_on > timezone.localdate():
        raise RuleBroken(NOT_YET, field="died_on")
    seal(path, died_on=died_on.isoformat())
    _rest(path, Rest.DIED, by, ReintegrationEvent.DIED)


@transaction.atomic
def resume_path(*, case_id: UUID, person_id: UUID, why: str, version: int, by: Actor) -> None:
    """Go on after an end, or after a death that was written down by mistake, with why. Raises RuleBroken, StaleVersion."""
    path = path_of(case_id, person_id, by)
    _at(path, version, Rest.NO)
    if path.rest == Rest.NO:
        raise RuleBroken(STILL_OPEN)
    seal(path, end_why=check_text(why, "why", LONGEST_TEXT, needed=SAY_WHY), died_on=None)
    _rest(path, Rest.NO, by, ReintegrationEvent.RESUMED)


def _at(path: Path, version: int, to: Rest) -> None:
    refuse_stale(path.version, version, {"rest": path.rest}, {"rest": to.value})


def _rest(path: Path, rest: Rest, by: Actor, event: ReintegrationEvent) -> None:
    path.rest, path.version = rest, path.version + 1
    path.ended_at = None if rest is Rest.NO else timezone.now()
    path.save()
    record(event, subject=path.case_id, subjects=[path.person_id], by=by)
    moved(path, by)
