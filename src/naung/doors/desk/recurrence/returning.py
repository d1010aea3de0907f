"""What comes back, in the reader's words."""

from typing import Any

from django.utils.translation import gettext as _

from naung.casework.episodes.vocabulary import EVENT_WORDS, EventKind
from naung.casework.recurrence.queries import NetworkShown
from naung.casework.recurrence.vocabulary import HOW_WORDS, VALUE_WORDS, Back, Value, ValueKind
from naung.doors.desk.recurrence.web import Line, Weight, draw_web
from naung.doors.desk.shell.words import say_number, say_share, say_vague
from naung.foundation.places.queries import path_words

MOST_LINKED = 12  # histories of one end that are linked
PLACES = frozenset({ValueKind.PLACE, ValueKind.ROUTE})


def network_context(shown: NetworkShown) -> dict[str, Any]:
    """The table, the hubs, what may be the same, and the picture."""
    network = shown.network
    lines = [Line(_called(each.value, shown), each, how_words(each.value)) for each in network.backs]
    lines += [Line(_called(each.value, shown), each) for each in network.beside]
    weights = [
        Weight(_called(hub.value, shown), _("%(n)s orang tanpa hubungan lain") % {"n": say_number(hub.persons)})
        for hub in network.hubs
    ]
    return {
        "rows": [
            {
                "kind": _(VALUE_WORDS[each.value.kind]),
                "name": name_of(each.value, shown),
                "how": how_words(each.value),
                "persons": len({history.person for history in each.histories}),
                "first": say_vague(each.first),
                "last": say_vague(each.last),
                "histories": [{"id": history.id, "began": say_vague(history.began)} for history in each.histories],
            }
            for each in network.backs
        ],
        "hubs": [
            {
                "kind": _(VALUE_WORDS[hub.value.kind]),
                "name": name_of(hub.value, shown),
                "persons": hub.persons,
                "histories": hub.histories,
            }
            for hub in network.hubs
        ],
        "maybes": [
            {
                "ends": [_end(end, shown) for end in each.ends],
                "on": _("kemungkinan %(share)s, belum dinilai") % {"share": say_share(each.probability)}
                if each.probability is not None
                else _("belum pasti menurut petugas"),
            }
            for each in network.maybes
        ],
        "maybes_left": network.maybes_left,
        "picture": draw_web(lines, network.maybes, weights),
    }


def _end(end: Back, shown: NetworkShown) -> dict[str, Any]:
    histories = [{"id": history.id, "began": say_vague(history.began)} for history in end.histories[:MOST_LINKED]]
    return {
        "name": name_of(end.value, shown),
        "how": how_words(end.value),
        "histories": histories,
        "more": len(end.histories) - len(histories),
    }


def _called(value: Value, shown: NetworkShown) -> str:
    return f"{_(VALUE_WORDS[value.kind])}: {name_of(value, shown)}"


def how_words(value: Value) -> str:
    """On what it rests that it is the same in several histories."""
    return _("tempat yang sama") if value.kind in PLACES else _(HOW_WORDS[value.how])


def name_of(value: Value, shown: NetworkShown) -> str:
    """What a value is called: a place by its name, a route by its place and how it crosses."""
    name = shown.names[value]
    if value.kind is ValueKind.PLACE:
        return path_words(name) or name
    if value.kind is ValueKind.ROUTE:
        crossing = _(EVENT_WORDS[EventKind(value.key.partition(":")[0])])
        return f"{path_words(name) or name} ({crossing.lower()})"
    return name or _("Belum ada nama")
