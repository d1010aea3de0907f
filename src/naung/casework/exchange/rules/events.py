"""What a row tells of events: the one event that HTCDS has room for, and the exploitation that it names by code.

Codes go to the law's lists only where the table says that both mean the same. Where the other office wrote that somebody is no
victim, its codes stay text: no event is made of them.
"""

from collections.abc import Iterable
from dataclasses import replace

from naung.casework.episodes.rules import LONGEST_LINE, LONGEST_TEXT
from naung.casework.episodes.vocabulary import EventKind
from naung.casework.exchange.rules.rest import Rest
from naung.casework.exchange.rules.tables import shipped_codes
from naung.casework.exchange.vocabulary import EventTold
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.places.rules.codes import HOME
from naung.foundation.places.rules.origins import origin_of

KINDS = {
    "Recruitment": EventKind.RECRUITMENT,
    "Transit": EventKind.TRANSIT,
    "Exploitation": EventKind.EXPLOITATION,
}
NO_VICTIM = "NotAVictimOfTrafficking"
CODED = ("vic_MethodsOfControl", "vic_TypeOfExploitation")
PLACES = ("hte_Street", "hte_City", "hte_State", "hte_PostalCode")
OWN_STORY = "x_kisah"


def events_of(rest: Rest) -> tuple[str | None, tuple[EventTold, ...]]:
    """The history in words, or None where there is neither words nor an event, and the events."""
    codes = {} if NO_VICTIM in rest.codes("vic_TraffickingStatus") else _codes(rest)
    first = _event(rest)
    events = [first] if first else []
    if codes and first and first.kind == EventKind.EXPLOITATION:
        events = [replace(first, codes=codes)]
    elif codes.get("purpose"):
        events.append(EventTold(EventKind.EXPLOITATION, codes=codes))
    if codes and any(event.codes for event in events):
        _have_place(rest)
    story = _story(rest)
    return (story if events or story else None), tuple(events)


def _codes(rest: Rest) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in CODED:
        for code in rest.codes(name):
            if (ours := shipped_codes().ours.get((name, code))) is not None:
                found.setdefault(ours[0], []).append(ours[1])
    return {which: tuple(codes) for which, codes in found.items()}


def _have_place(rest: Rest) -> None:
    """A field whose every code has one of ours stands there whole; of another one the codes stay as text too."""
    for name in CODED:
        if all((name, code) in shipped_codes().ours for code in rest.codes(name)):
            rest.has_place(name)
    rest.stands_coarser(*CODED)


def _event(rest: Rest) -> EventTold | None:
    codes = rest.codes("hte_Type")
    if len(codes) != 1 or codes[0] not in KINDS:
        return None
    rest.has_place("hte_Type")
    place, words = _where(rest)
    return EventTold(KINDS[codes[0]], _when(rest), place, words, _note(rest))


def _when(rest: Rest) -> VagueDate:
    day = rest.day("hte_Date")
    if day is None:
        return VagueDate.unknown()
    try:
        found = VagueDate.on(day)
    except RuleBroken:  # a year in which nothing of this can have been
        return VagueDate.unknown()
    rest.has_place("hte_Date")
    return found


def _note(rest: Rest) -> str:
    text = rest.text("hte_Description")
    if len(text) > LONGEST_TEXT:
        return ""
    rest.has_place("hte_Description")
    return text


def _where(rest: Rest) -> tuple[str, str]:
    """The area where it is certain, else the country, and all of the place as it was written."""
    country = rest.codes("hte_Country")[0] if len(rest.codes("hte_Country")) == 1 else ""
    code = _area(rest) if country in ("", HOME) else ""
    words = ", ".join(_texts(rest))
    if country and country != HOME:
        code = country
        rest.has_place("hte_Country")
    elif code:
        rest.has_place("hte_Country")
    if len(words) > LONGEST_LINE:
        return code, ""
    rest.has_place(*PLACES)
    return code, words


def _area(rest: Rest) -> str:
    named = ", ".join(rest.text(name) for name in ("hte_City", "hte_State") if rest.text(name))
    return origin_of(named).code or "" if named else ""


def _texts(rest: Rest) -> Iterable[str]:
    return (rest.text(name) for name in PLACES if rest.text(name))


def _story(rest: Rest) -> str:
    text = rest.extra.get(OWN_STORY, "")
    if not text or len(text) > LONGEST_TEXT:
        return ""
    rest.has_place(OWN_STORY)
    return text
