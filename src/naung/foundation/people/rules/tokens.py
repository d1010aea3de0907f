"""What the sealed index holds of a person, and what a search asks it.

A token is a short typed text; the vault keys it before it is stored, so that nothing of it can be read at rest. Name tokens:

| type | of | finds |
|---|---|---|
| `e:` | a canonical word | the word in any usual spelling |
| `s:` | its skeleton | spellings further apart |
| `d:` | the word's beginning and that beginning less one letter | one letter wrong, missing, doubled, swapped |
| `g:` | three and four letters in a row | a part of the word |
| `p:` | its first five letters | the beginning of the word |
| `ee:` `ss:` | two words, sorted | two words in any order: rare, so walked first |
| `ie:` | a first letter and a word | abbreviated names (`A. Yani`) |

Method of `d:`: symmetric deletion (W. Garbe, SymSpell, 2012) over a prefix.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from naung.methods.names.spellings import groups_of_spellings
from naung.methods.names.words import Word, canonical, cleaned, skeleton, words_of

PREFIX = 7  # letters of a word whose deletions are indexed
PART = 3  # letters of the shortest part of a word that is searched
RUNS = (3, 4)  # letters in a row that are indexed
BEGINNING = 5
MOST_QUERY_WORDS = 6
WHOLE_PART = 0.9  # what all runs of a part weigh together
MOST_ALIASES = 14


@dataclass(frozen=True)
class QueryToken:
    """One token to ask for: `words` are the query's words it stands for, `weight` how well it stands for them (0 to 1).

    A `piece` is one of several that together stand for the word: their weights add up.
    """

    token: str
    weight: float
    words: tuple[int, ...]
    piece: bool = False


def deletions(word: str) -> set[str]:
    """The beginning of a word and the same with each one letter left out: two words one edit apart share one of them."""
    start = word[:PREFIX]
    if len(start) < PART:
        return set()
    return {start, *(start[:i] + start[i + 1 :] for i in range(len(start)))}


def runs(word: str) -> set[str]:
    """All runs of three and of four letters of a word."""
    return {word[i : i + size] for size in RUNS for i in range(len(word) - size + 1)}


def _pair(first: str, second: str) -> str:
    """Two words as one text, whichever came first."""
    return "+".join(sorted((first, second)))


def _word_tokens(word: Word) -> set[str]:
    """The tokens of one word of a stored name."""
    if word.initial:
        return set()
    tokens = {f"e:{word.canon}", f"s:{word.skeleton}"}
    if not word.canon.isascii():
        return tokens | {f"e:{character}" for character in word.canon[:4]}
    tokens |= {f"d:{part}" for part in deletions(word.canon)}
    tokens |= {f"g:{part}" for part in runs(word.canon)}
    return tokens | {f"p:{word.canon[:BEGINNING]}"} if len(word.canon) >= BEGINNING else tokens


def name_tokens(name: str) -> set[str]:
    """The tokens under which a stored name is found: about forty for a name of two or three words."""
    words = words_of(name)
    tokens: set[str] = set()
    for word in words:
        tokens |= _word_tokens(word)
    for first, second in combinations([word for word in words if not word.initial], 2):
        tokens |= {f"ee:{_pair(first.canon, second.canon)}", f"ss:{_pair(first.skeleton, second.skeleton)}"}
    for at, word in enumerate(words):
        if at == 0 or word.initial:
            tokens |= {
                f"ie:{word.canon[0]}+{other.canon}" for other in words if other is not word and not other.initial
            }
    return tokens


@cache
def aliases() -> Mapping[str, Mapping[str, float]]:
    """For each canonical word of the tables, the other canonical words it may stand for, with their weight."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for weight, group in groups_of_spellings():
        forms = {canonical(cleaned(word).strip()) for word in group}
        for form in forms:
            for other in forms - {form}:
                found[form][other] = max(weight, found[form].get(other, 0.0))
    return found


def aliases_of(canon: str) -> list[tuple[str, float]]:
    """The words a canonical word may stand for, the surest first."""
    known = aliases().get(canon, {})
    return sorted(known.items(), key=lambda entry: (-entry[1], len(entry[0]), entry[0]))[:MOST_ALIASES]


class _Asked:
    """Collects query tokens, each at its best weight."""

    def __init__(self) -> None:
        self.best: dict[str, QueryToken] = {}

    def add(self, tokens: Iterable[str], weight: float, *words: int, piece: bool = False) -> None:
        """Ask for each token at this weight unless it is asked for at a higher one."""
        for token in tokens:
            known = self.best.get(token)
            if known is None or known.weight < weight:
                self.best[token] = QueryToken(token, weight, words, piece)


def _ask_word(asked: _Asked, at: int, word: Word) -> None:
    """The tokens that stand for one word of the query."""
    asked.add([f"e:{word.canon}"], 1.0, at)
    asked.add([f"s:{word.skeleton}"], 0.88, at)
    for alias, weight in aliases_of(word.canon):
        asked.add([f"e:{alias}"], weight, at)
    if not word.canon.isascii():
        asked.add((f"e:{character}" for character in word.canon[:4]), 0.6, at)
        for alias, weight in aliases_of(word.canon[0]):
            asked.add([f"e:{alias}"], 0.8 * weight, at)
        return
    asked.add((f"d:{part}" for part in deletions(word.canon) | deletions(word.plain)), 0.8, at)
    piece = part_of_word(word.plain)
    asked.add((f"p:{part[:BEGINNING]}" for part in (piece, word.canon) if len(part) >= BEGINNING), 0.75, at)
    if found := runs(piece):
        asked.add((f"g:{run}" for run in found), WHOLE_PART / len(found), at, piece=True)
    for cut in range(PART, len(word.canon) - PART + 1):  # Nurhayati stored as Nur Hayati
        asked.add([f"ee:{_pair(canonical(word.plain[:cut]), canonical(word.plain[cut:]))}"], 0.95, at)


def part_of_word(plain: str) -> str:
    """The canonical spelling of a piece of a word, whose last letter need not be the word's last."""
    return canonical(plain + "a")[:-1] if plain.isascii() and plain.isalpha() else plain


def _ask_pair(asked: _Asked, at: tuple[int, int], first: Word, second: Word) -> None:
    """The tokens that stand for two words of the query at once."""
    if not first.initial and not second.initial:
        asked.add([f"ee:{_pair(first.canon, second.canon)}"], 1.0, *at)
        asked.add([f"ss:{_pair(first.skeleton, second.skeleton)}"], 0.9, *at)
        for one, other in ((first, second), (second, first)):
            for alias, weight in aliases_of(one.canon):
                asked.add([f"ee:{_pair(alias, other.canon)}"], weight, *at)
    for one, other in ((first, second), (second, first)):
        if not other.initial and one.canon.isascii():
            asked.add([f"ie:{one.canon[0]}+{other.canon}"], 0.8, *at)


def query_tokens(query: str) -> tuple[QueryToken, ...]:
    """The tokens to ask for when somebody is searched by name; none where the query holds no letter or only one."""
    words = words_of(query)[:MOST_QUERY_WORDS]
    asked = _Asked()
    for at, word in enumerate(words):
        if not word.initial:
            _ask_word(asked, at, word)
    for (i, first), (j, second) in combinations(enumerate(words), 2):
        _ask_pair(asked, (i, j), first, second)
        if j == i + 1 and not first.initial and not second.initial:  # Nur Hayati stored as Nurhayati
            joined = canonical(first.plain + second.plain)
            asked.add([f"e:{joined}", f"s:{skeleton(joined)}"], 0.95, i, j)
    return tuple(asked.best.values())


def wider_tokens(query: str, words: Collection[int]) -> tuple[QueryToken, ...]:
    """More tokens for words that the index does not hold: a wrong letter where two letters were one sound (Acgmad, Achmad)."""
    asked = _Asked()
    for at, word in enumerate(words_of(query)[:MOST_QUERY_WORDS]):
        if at in words and word.plain.isascii() and len(word.plain) > PART:
            for i in range(min(len(word.plain), PREFIX + 2)):
                without = canonical(word.plain[:i] + word.plain[i + 1 :])
                asked.add([f"e:{without}", f"s:{skeleton(without)}"], 0.75, at)
                asked.add((f"d:{part}" for part in deletions(without)), 0.6, at)
    return tuple(asked.best.values())
