"""A paper sheet typed in: one line of keys a group, in the order of the sheet, and numbered evidence notes."""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from naung.casework.screening.rules.order import questions
from naung.casework.screening.vocabulary import CHOICE_KEYS, Answers, Given, Key, Part

KEY_OF = {choice: key for key, choice in CHOICE_KEYS.items()}
EMPTY = "."  # left empty on the sheet
NOTE_LINE = re.compile(r"^(\d{1,3})[.:)\s]\s*(.+)$")


def read_line(part: Part, typed: str) -> dict[Key, Given]:
    """The answers of one group from its line of keys; spaces do not matter. ValidationError says what is missing."""
    keys = "".join(typed.lower().split())
    if not keys:
        return {}
    asked = questions((part,))
    if len(keys) != len(asked):
        raise ValidationError(
            _("Kelompok ini %(asked)d pertanyaan; terketik %(typed)d tanda. Tulis titik untuk yang kosong."),
            params={"asked": len(asked), "typed": len(keys)},
        )
    for place, sign in enumerate(keys, start=1):
        if sign not in CHOICE_KEYS and sign != EMPTY:
            raise ValidationError(
                _("Tanda ke-%(place)d tidak dikenal. Pakai y, t, ?, m, - atau titik."), params={"place": place}
            )
    return {key: Given(CHOICE_KEYS[sign]) for key, sign in zip(asked, keys, strict=True) if sign != EMPTY}


def written_line(part: Part, answers: Answers) -> str:
    """Stored answers of a group as its line of keys, in fives; nothing where nothing was answered."""
    asked = questions((part,))
    if not any(key in answers.given for key in asked):
        return ""
    signs = [KEY_OF[answers.given[key].choice] if key in answers.given else EMPTY for key in asked]
    return " ".join("".join(signs[at : at + 5]) for at in range(0, len(signs), 5))


def read_notes(part: Part, typed: str, first: int) -> dict[Key, str]:
    """Evidence notes by question, from lines that begin with the question's number on the sheet (`first` for the group)."""
    asked = questions((part,))
    notes: dict[Key, str] = {}
    for line in filter(None, (each.strip() for each in typed.splitlines())):
        found = NOTE_LINE.match(line)
        number = int(found[1]) - first if found else -1
        if found is None or not 0 <= number < len(asked):
            raise ValidationError(
                _("Mulai tiap baris catatan dengan nomor pertanyaan, %(first)d sampai %(last)d."),
                params={"first": first, "last": first + len(asked) - 1},
            )
        key = asked[number]
        notes[key] = f"{notes[key]}\n{found[2]}" if key in notes else found[2]
    return notes


def written_notes(part: Part, answers: Answers, first: int) -> str:
    """Stored notes of a group as numbered lines."""
    lines = []
    for number, key in enumerate(questions((part,)), start=first):
        lines += [f"{number} {line}" for line in answers.of(key).note.splitlines() if line.strip()]
    return "\n".join(lines)


def with_notes(given: Mapping[Key, Given], notes: Mapping[Key, str], before: Answers) -> dict[Key, Given]:
    """Answers with their notes; the event a stored answer rests on stays. A note without an answer is refused."""
    if lost := [key for key in notes if key not in given]:
        raise ValidationError(
            _("Ada catatan untuk pertanyaan yang belum dijawab (%(count)d). Isi dahulu tandanya."),
            params={"count": len(lost)},
        )
    return {key: Given(one.choice, notes.get(key, ""), before.of(key).event) for key, one in given.items()}
