"""Where words stand in rollouts that should not stand there."""

from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.texts import Found, Texts, places_in, texts_of, words_sought
from naung.insight.evaluation.models import CountChange, Rollout, RolloutArea

TEXTS = (
    Texts(Rollout, "id", ("title", "outcome", "why")),
    Texts(RolloutArea, "rollout_id", ("name", "words")),
    Texts(CountChange, "area.rollout_id", ("reason",)),
)


def words_found(words: str, *, actor: Actor) -> list[Found]:
    """Every place of rollouts in which these words stand (PERSON_ERASE). Raises RuleBroken for too few letters."""
    require(actor, Permission.PERSON_ERASE)
    return places_in(words_sought(words), texts_of(TEXTS))
