"""Which records of a table a query means: a name in any spelling or a part of one, or a number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from heapq import nsmallest
from math import exp, log2

from naung.foundation.people.rules.similarity import similarity
from naung.foundation.people.rules.tokens import QueryToken, name_tokens, query_tokens, wider_tokens
from naung.methods.linkage.fields import Kind
from naung.methods.linkage.values import DIGITS, Table, read_code, read_phone
from naung.methods.names.words import Word, words_of

SHOWN = 20
LOOKED_AT = 400  # records whose names are compared with the query
MOST_OF_A_TOKEN = 4_000  # a token of more records says too little
MOST_COMMON = 6  # tokens that too many hold, looked at where nothing else is left of a query
WHOLE = 1.0  # the weight of a token that is a word, or two, as written
LEAST_DIGITS = 5
SHARP, NOBODY = (
    18.0,
    0.62,
)  # how fast a less alike name is less likely, and how alike one has to be to be more likely than nobody
NUMBER = 1.0  # the likeness of a record that has the very number


class Finder:
    """The names and numbers of a table, ready to be asked."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._names = [name for name, kind in table.kinds.items() if kind is Kind.NAME]
        self._numbers = [name for name, kind in table.kinds.items() if kind in {Kind.CODE, Kind.PHONE}]
        self._by_token: dict[str, list[int]] = defaultdict(list)
        self._by_number: dict[str, list[int]] = defaultdict(list)
        for place in range(len(table)):
            for written in self._written(place):
                for token in name_tokens(written):
                    self._by_token[token].append(place)
            for name in self._numbers:
                value = table.values[name][place]
                if value is not None:
                    self._by_number[str(value)].append(place)

    def _written(self, place: int) -> list[str]:
        found = []
        for name in self._names:
            words: Sequence[Word] = self._table.values[name][place] or ()  # type: ignore[assignment]  # the reader made it
            if words:
                found.append(" ".join(word.plain for word in words))
        return found

    def found(self, query: str) -> list[tuple[int, float]]:
        """Places of the records that are meant, the likeliest first, each with a probability; they and nobody add up to 1."""
        alike: dict[int, float] = {}
        if len(DIGITS.sub("", query)) >= LEAST_DIGITS:
            for number in {read_code(query), read_phone(query)} - {None}:
                alike |= dict.fromkeys(self._by_number.get(str(number), ()), NUMBER)
        asked = query_tokens(query)
        self._weigh(query, self._candidates(query, asked), alike)
        common = [each for each in asked if len(self._by_token.get(each.token, ())) > MOST_OF_A_TOKEN]
        if common and (self._only_common(asked) or max(alike.values(), default=0.0) < NOBODY):
            self._weigh(query, self._of_common(query, common), alike)
        best_first = sorted(alike.items(), key=lambda each: (-each[1], each[0]))[:SHOWN]
        weights = [exp(SHARP * likeness) for _, likeness in best_first]
        total = sum(weights) + exp(SHARP * NOBODY)
        return [(place, weight / total) for (place, _), weight in zip(best_first, weights, strict=True)]

    def _weigh(self, query: str, places: Iterable[int], alike: dict[int, float]) -> None:
        for place in places:
            best = max((similarity(query, written).score for written in self._written(place)), default=0.0)
            alike[place] = max(alike.get(place, 0.0), best)

    def _candidates(self, query: str, told: Sequence[QueryToken]) -> list[int]:
        asked = list(told)
        words = {word for each in asked for word in each.words}
        known = {word for each in asked if each.token in self._by_token and not each.piece for word in each.words}
        asked += wider_tokens(query, words - known)
        worth: dict[int, dict[object, float]] = defaultdict(dict)
        for each in asked:
            places = self._by_token.get(each.token, ())
            if not 0 < len(places) <= MOST_OF_A_TOKEN:
                continue
            value = each.weight / (1 + log2(1 + len(places)) / 24)
            for place in places:
                for word in each.words:
                    worth[place][word] = max(worth[place].get(word, 0.0), value)
        ranked = sorted(worth, key=lambda place: (-sum(worth[place].values()), place))
        return ranked[:LOOKED_AT]

    def _only_common(self, asked: Sequence[QueryToken]) -> bool:
        """Whether no word and no two words of a query, as they are written, lead to fewer records than too many."""
        counts = [len(self._by_token.get(each.token, ())) for each in asked if each.weight == WHOLE and not each.piece]
        return not any(0 < count <= MOST_OF_A_TOKEN for count in counts)

    def _of_common(self, query: str, common: Sequence[QueryToken]) -> list[int]:
        """Of the records that hold what many hold those that are written most as the query is: its words, and few others."""
        best = max(each.weight * len(each.words) for each in common)
        wanted = {word.plain for word in words_of(query)}
        told = [each.token for each in common if each.weight * len(each.words) == best]
        found: list[tuple[int, int, int]] = []
        for token in sorted(told)[:MOST_COMMON]:
            ranked = ((*self._distance(place, wanted), place) for place in self._by_token[token])
            found = nsmallest(LOOKED_AT, {*found, *nsmallest(LOOKED_AT, ranked)})
        return [place for *_, place in found]

    def _distance(self, place: int, wanted: Set[str]) -> tuple[int, int]:
        """How many words of a query the nearest name of a record lacks, and how many it has besides them."""
        names = (self._table.values[name][place] for name in self._names)
        sets = [{word.plain for word in words} for words in names if words]  # type: ignore[attr-defined]  # words of a name
        return min(((len(wanted - each), len(each - wanted)) for each in sets), default=(len(wanted), 0))
