"""What a field's text means: how the sender's facts become one text a field, and what a receiver may write down from them."""

from collections.abc import Iterable, Mapping

from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.vocabulary import (
    Answer,
    NameKind,
    PersonTold,
    Sex,
)

BETWEEN = "; "
ROW = "\n"
SAID = (Answer.YES, Answer.NO)


def joined(parts: Iterable[str], by: str = BETWEEN) -> str:
    """Texts as one, each once, without empty ones."""
    return by.join(dict.fromkeys(part.strip() for part in parts if part and part.strip()))


def answered(answer: Answer) -> str:
    """Yes and no travel; not knowing and not asking say nothing to another desk."""
    return answer.value if answer in SAID else ""


def names_text(names: Iterable[tuple[NameKind, str]]) -> str:
    """Names with their kind, one a line: `alias:Ulan`."""
    return joined((f"{kind.value}:{text}" for kind, text in names), ROW)


def names_of(text: str) -> tuple[tuple[NameKind, str], ...]:
    """The names that `names_text` wrote."""
    pairs = (line.partition(":") for line in text.split(ROW) if ":" in line)
    return tuple((NameKind(kind), name) for kind, _, name in pairs)


def told_from(values: Mapping[str, str], number: str) -> PersonTold:
    """What the receiver's own record of her begins with. Without a shared name the referral's number stands for it."""
    names = names_of(values.get("nama", "")) + names_of(values.get("nama_lain", ""))
    return PersonTold(
        names=names or ((NameKind.ALIAS, number),),
        sex=Sex(values.get("jenis_kelamin") or Sex.UNKNOWN),
        birth=birth_of(values.get("tanggal_lahir")),
        birth_place=values.get("tempat_lahir", ""),
        nationality=values.get("kewarganegaraan", ""),
        language=values.get("bahasa", ""),
        needs_interpreter=Answer(values.get("juru_bahasa") or Answer.NOT_ASKED),
        home=values.get("daerah_asal", ""),
    )
