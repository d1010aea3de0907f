"""The border on a tablet: the tables that it asks by."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naung.casework.arrivals.rules.tables import shipped_codes, shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import BAND_WORDS, OFFERED, OFFERED_WORDS, Question, Sign, Words
from naung.foundation.access.rules import open_to_anyone
from naung.foundation.people.vocabulary import SEX_WORDS

NO_PERSON = "pertanyaan di perbatasan: yang ditanyakan kepada siapa saja, tanpa data siapa pun"


@open_to_anyone(NO_PERSON)
def table(request: HttpRequest) -> HttpResponse:
    """What the border asks, in the language of the shell with the Malay beside it; the tablet keeps it with the shell."""
    return JsonResponse(border_table())


def border_table() -> dict[str, Any]:
    """The tables of the first line and the short screening as the tablet's rule reads them: the house's own rows, no others."""
    first, short, codes = shipped_first_line(), shipped_short(), shipped_codes()
    heard = short.heard
    return {
        "signs": [_sign(each) | {"look": _said(each.look)} for each in first.signs.values()],
        "lot": _sign(first.lot),
        "heard": {
            "code": "terdengar", "need": heard.need, "reason": _said(heard.reason), "help": _said(heard.help),
            **_spoken(heard.words),
        },
        "questions": [_question(each) for each in short.questions.values()],
        "tracks": [
            {"code": each.code, "causes": list(each.causes), **_spoken(each.words)} for each in short.tracks.values()
        ],
        "needs": [{"code": each.code, "words": _said(each.words), "stays": each.stays} for each in short.needs.values()],
        "seen": [{"code": each.code, "need": each.need, "reason": _said(each.reason)} for each in short.seen.values()],
        "answers": [[each.value, _(OFFERED_WORDS[each])] for each in OFFERED],
        "causes": {code: _said(each.words) for code, each in codes.causes.items()},
        "sexes": {each.value: _(words) for each, words in SEX_WORDS.items()},
        "bands": {each.value: _(words) for each, words in BAND_WORDS.items()},
    }  # fmt: skip


def _said(words: Words) -> str:
    return words.in_language(get_language() or "id")


def _spoken(words: Words) -> dict[str, str]:
    return {"words": _said(words), "ms": words.ms}


def _sign(sign: Sign) -> dict[str, Any]:
    return {"code": sign.code, **_spoken(sign.words)}


def _question(question: Question) -> dict[str, Any]:
    return {
        "code": question.code,
        "signs": sorted(answer.value for answer in question.signs),
        "safe": question.safe,
        "only": sorted(question.only),
        "but": sorted(question.but),
        "need": question.need,
        "reason": _said(question.reason),
        **_spoken(question.words),
    }
