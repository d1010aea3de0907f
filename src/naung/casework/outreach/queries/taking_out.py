"""Where words stand in materials and questions of outreach that should not stand there."""

from naung.casework.outreach.models import Material, MaterialVersion, OwnQuestion
from naung.foundation.access.rules import require
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.noticeboard import queries as noticeboard
from naung.foundation.texts import Found, Texts, places_in, texts_of, words_sought

TEXTS = (
    Texts(Material, "id", ("title",)),
    Texts(MaterialVersion, "material_id", ("label", "source", "lies_at", "withdrawn_why")),
    Texts(OwnQuestion, "id", ("words_id", "words_en")),
)


def words_found(words: str, *, actor: Actor) -> list[Found]:
    """Every place of materials and own questions, on the noticeboard too, in which these words stand (PERSON_ERASE).

    Raises RuleBroken for too few letters.
    """
    require(actor, Permission.PERSON_ERASE)
    return places_in(words_sought(words), texts_of(TEXTS)) + noticeboard.words_found(words, actor=actor)
