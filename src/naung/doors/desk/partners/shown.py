"""What partner offices sent, made ready for its templates."""

from typing import Any

from django.utils.translation import gettext as _

from naung.casework.arrivals.queries import PersonLine
from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.partners.rules.matching import FIT_WORDS, Fit
from naung.casework.partners.vocabulary import Filled
from naung.doors.desk.arrivals.forms import spoken
from naung.doors.desk.arrivals.shown import answer_rows
from naung.foundation.letterbox.vocabulary import STATE_WORDS, LetterLine, LetterState

TONES = {LetterState.PART: "quiet", LetterState.WHOLE: "waits", LetterState.TAKEN: "done", LetterState.ASIDE: "quiet"}


def letter_row(line: LetterLine) -> dict[str, Any]:
    """A letter on a list."""
    return {"line": line, "state": _(STATE_WORDS[line.state]), "tone": TONES[line.state]}


def said_rows(filled: Filled) -> list[tuple[str, str]]:
    """What a filled form says, in words: the signs, what she worked as, the answers."""
    signs = [spoken(sign.words) for code, sign in shipped_first_line().signs.items() if code in filled.first.signs]
    rows = [(_("Saringan awal"), "; ".join(signs) or _("Tidak ada tanda"))]
    if filled.short is None:
        return rows
    track = shipped_short().tracks.get(filled.short.track)
    rows += [(_("Kerja di sana"), spoken(track.words))] if track else []
    return rows + answer_rows(filled.short)


def person_words(line: PersonLine, fits: tuple[Fit, ...]) -> str:
    """Somebody of a list as one choice, with why she may be meant."""
    who = f"{line.number} · {line.short or _('nama sudah dihapus')}"
    return f"{who} ({', '.join(_(FIT_WORDS[each]) for each in fits)})" if fits else who
