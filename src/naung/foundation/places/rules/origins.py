"""Where somebody comes from, as free text of a list, matched to a code: only what is certain gets one, the rest is shown.

What is certain: the text names areas of the tables, each by its whole name (spelled with or without spaces, with or without
"Kabupaten"), and they lie in one another. A name that several areas share is settled by what else is named; where nothing
settles it, the code is that of the smallest area in which all of them lie, and they are shown. A misspelled name gets no code
of its own: what is nearly so is shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz, process

from naung.foundation.places.rules.codes import HOME, above, is_code, level_of, lies_within, read_code
from naung.foundation.places.rules.search import OFFICIAL_PREFIX, TYPE_WORDS, folded
from naung.foundation.places.rules.tables import area_names, known_changes, table_rows
from naung.foundation.places.vocabulary import ChangeKind, Level

LONGEST = 300  # characters of a text that are read
MOST_NEAR = 6
NEARLY = 84  # letters that agree, of a hundred, for a name to be shown as a near miss
SHORTEST = 3  # letters of a name that is looked for
CODE = re.compile(r"\d\d(?:[.\- ]?\d\d){1,2}(?:[.\- ]?\d{4})?")  # two digits alone may be anything
# How provinces are shortened in letters and lists; facts of usage, each with one meaning.
SHORT = MappingProxyType(
    {
        "kalbar": "kalimantan barat", "kalteng": "kalimantan tengah", "kalsel": "kalimantan selatan",
        "kaltim": "kalimantan timur", "kaltara": "kalimantan utara", "kalut": "kalimantan utara", "jabar": "jawa barat",
        "jateng": "jawa tengah", "jatim": "jawa timur", "dki": "daerah khusus ibukota jakarta",
        "diy": "daerah istimewa yogyakarta", "ntb": "nusa tenggara barat", "ntt": "nusa tenggara timur",
        "sulsel": "sulawesi selatan", "sulteng": "sulawesi tengah", "sultra": "sulawesi tenggara",
        "sulut": "sulawesi utara", "sulbar": "sulawesi barat", "sumut": "sumatera utara", "sumbar": "sumatera barat",
        "sumsel": "sumatera selatan", "babel": "kepulauan bangka belitung", "kepri": "kepulauan riau",
        "malut": "maluku utara", "nad": "aceh", "lotim": "lombok timur", "loteng": "lombok tengah", "lobar": "lombok barat",
    }
)  # fmt: skip
SPELLED = MappingProxyType(
    {"sumatra": "sumatera", "djogja": "yogyakarta", "jogjakarta": "yogyakarta", "kaliman": "kalimantan"}
)
# Words of names that are written short; read so only where the short form is no name itself (`Sei Rampah` is).
WRITTEN_OUT = MappingProxyType(
    {"btg": "batang", "tj": "tanjung", "tjg": "tanjung", "tg": "tanjung", "tanjong": "tanjung", "sei": "sungai", "sui": "sungai",
     "sg": "sungai", "gn": "gunung", "tlk": "teluk", "kep": "kepulauan", "kal": "kalimantan", "sul": "sulawesi",
     "sum": "sumatera"}
)  # fmt: skip
# Names that people give for more than one kabupaten: the province is certain, the rest is shown. Facts of geography.
WIDE = MappingProxyType(
    {
        "lombok": "52", "flores": "53", "sumba": "53", "madura": "35", "halmahera": "82", "toraja": "73", "jakarta": "31",
        "dkijakarta": "31", "yogyakarta": "34", "jogja": "34",
    }
)  # fmt: skip
KINDS = MappingProxyType({**TYPE_WORDS, "kb": Level.REGENCY, "kabup": Level.REGENCY, "kotamadya": Level.REGENCY,
                          "kodya": Level.REGENCY, "kampung": Level.VILLAGE, "kp": Level.VILLAGE, "kg": Level.VILLAGE,
                          "kpg": Level.VILLAGE, "kmpg": Level.VILLAGE, "kamp": Level.VILLAGE, "propinsi": Level.PROVINCE,
                          "regency": Level.REGENCY, "province": Level.PROVINCE, "district": Level.DISTRICT,
                          "village": Level.VILLAGE})  # fmt: skip
# What is finer than a village, up to the next word that names a kind of area.
STREET = re.compile(
    r"\b(?:rt|rw|no|nomor|blok|jl|jln|jalan|gg|gang|lorong|lr|dusun|dsn|lingkungan|perum\w*)\b"
    r"(?:(?!\b(?:desa|ds|kel|kelurahan|kec|kecamatan|kab|kabupaten|kota|prov|provinsi|kampung|kp|kg|kpg|kmpg)\b)[^,;/()\n])*"
)
CUT = re.compile(r"[,;/()\n\r|]+|\s[-–—]\s|\s*[-–—]\s+|\s+[-–—]\s*")
WEIGHTS = {Level.PROVINCE: 1.0, Level.REGENCY: 1.0, Level.DISTRICT: 0.8, Level.VILLAGE: 0.6,
           Level.COUNTRY: 1.0, Level.STATE: 1.0, Level.FOREIGN_DISTRICT: 0.8}  # fmt: skip


@dataclass(frozen=True)
class Origin:
    """What a text says of a place. `code`: the finest that is certain, or None; `near`: codes of what else may be meant.

    `whole` is true where every part of the text that could name a place was understood.
    """

    code: str | None
    near: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Part:
    """One part of a text: the level that a word before it names, and the folded name."""

    level: Level | None
    kota: bool | None
    name: str


@lru_cache(maxsize=20_000)
def origin_of(text: str) -> Origin:
    """The place that a text names (`Ds. Semparuk Kec. Semparuk Kab. Sambas`, `Lombok Timur - NTB`, `61.01`)."""
    text = text[:LONGEST]
    if (code := _typed(text)) is not None:
        return Origin(code, whole=True)
    parts = _parts(text)
    if not parts:
        return Origin(None)
    found = [_candidates(part) for part in parts]
    chain, doubtful = _best(found)
    if chain is None:
        alone = _namesakes(parts[0]) if len(parts) == 1 and parts[0].level is Level.VILLAGE else []
        if alone and (common := _common(alone)):
            return Origin(common, tuple(alone[:MOST_NEAR]), whole=True)
        return Origin(None, _near(parts, None))
    left = [part for part, codes in zip(parts, found, strict=True) if not any(_fits(code, chain) for code in codes)]
    if doubtful:
        return Origin(_common(doubtful), tuple(doubtful[:MOST_NEAR]), whole=not left)
    if (
        level_of(chain) is Level.DISTRICT
        and len(parts) == 1
        and parts[0].level is None
        and (larger := _larger(parts[0]))
    ):
        return Origin(_common([chain, *larger]), (*larger, chain)[:MOST_NEAR])
    if chain in WIDE.values() and not left:
        return Origin(chain, _within_wide(parts, chain), whole=True)
    named = [part for part, codes in zip(parts, found, strict=True) if chain in codes]
    chain, left = _deeper(chain, left)
    if city := _city_of_province(chain, named):
        near = (city, *_near([part for part in left if len(part.name) > SHORTEST], chain[:2]))
        return Origin(chain[:2], tuple(dict.fromkeys(near))[:MOST_NEAR], whole=not left)
    near = _near([part for part in left if len(part.name) > SHORTEST], chain) if left else ()
    return Origin(chain, near, whole=not left)


def _namesakes(part: Part) -> list[str]:
    """The villages of a name, and the areas above villages that have it, too."""
    tight = part.name.replace(" ", "")
    villages = [codes[tight] for codes in _villages().values() if tight in codes]
    return [*villages, *(code for code in _exact(part.name) if level_of(code) is Level.DISTRICT)] if villages else []


def _city_of_province(chain: str, named: list[Part]) -> str | None:
    """The city that gives a province its name or has it from there, where that name stands once and nobody says `kota`."""
    if len(chain) != len("00.00") or not chain[0].isdigit() or len(named) != 1 or named[0].kota is not None:
        return None
    names = area_names()
    return chain if OFFICIAL_PREFIX.sub("", folded(names[chain])) == folded(names.get(chain[:2], "")) else None


def _typed(text: str) -> str | None:
    """The code that was typed, where it is in the tables."""
    if not CODE.fullmatch(text.strip()) or (code := read_code(text)) is None:
        return None
    return code if code in area_names() or (code.count(".") == 3 and code in villages_of(code[:8]).values()) else None


def _parts(text: str) -> list[Part]:
    """The parts of a text that may name a place, in order."""
    plain = STREET.sub(" ", re.sub(r"\b(\w+)\s*[.:]\s*", r"\1 ", text.casefold().replace("&", " ")))
    found: list[Part] = []
    for piece in CUT.split(plain):
        found += _pieces(folded(piece).split())
    return [part for part in found if part.name and not part.name.isdigit() and part.name != "indonesia"]


def _pieces(words: list[str]) -> Iterable[Part]:
    """A piece cut before each word that names a kind of area; `kota` stays where a name begins with it."""
    level, kota, held = None, None, list[str]()
    for word in [SPELLED.get(word, word) for word in words]:
        named_so = bool(held) and bool(_exact(" ".join([*held, word])))
        inside = word == "kota" and (named_so or (level in (Level.DISTRICT, Level.VILLAGE) and not held))
        if word in KINDS and not inside:
            yield from _named(level, kota, held)
            level, held = KINDS[word], []
            kota = {"kota": True, "kotamadya": True, "kodya": True, "kab": False, "kabupaten": False, "kb": False}.get(
                word
            )
        else:
            held.append(word)
    yield from _named(level, kota, held)


def _named(level: Level | None, kota: bool | None, words: list[str]) -> Iterable[Part]:
    """One part, or several where the words are names one after the other (`semparuk sambas kalbar`)."""
    if not words:
        return
    name = " ".join(words)
    if level is None and len(words) > 1 and not _exact(SHORT.get(name, name)):
        for cut in range(1, len(words)):
            tail = " ".join(words[cut:])
            if _may_end("".join(words[:cut]), _exact(SHORT.get(tail, tail))):
                yield from _named(None, None, words[:cut])
                yield Part(None, None, SHORT.get(tail, tail))
                return
    yield Part(level, kota, SHORT.get(name, name))


def _may_end(before: str, codes: tuple[str, ...]) -> bool:
    """Whether words that stand at the end of a piece are an area of their own: a larger one, or the kecamatan of a village."""
    large = any(level_of(code) not in (Level.DISTRICT, Level.FOREIGN_DISTRICT) for code in codes)
    return large or any(before in villages_of(code) for code in codes)


@lru_cache(maxsize=1)
def _index() -> Mapping[str, tuple[str, ...]]:
    """Codes of every area down to kecamatan, and of places abroad, by their names without spaces; former names too."""
    found: dict[str, list[str]] = {}
    for code, name in area_names().items():
        plain = folded(name)
        for each in {plain, OFFICIAL_PREFIX.sub("", plain)}:
            found.setdefault(each.replace(" ", ""), []).append(code)
    for change in known_changes():
        if change.kind is ChangeKind.RENAME and change.code in area_names():
            found.setdefault(folded(change.former_name).replace(" ", ""), []).append(change.code)
    return MappingProxyType({name: tuple(sorted(codes)) for name, codes in found.items()})


@lru_cache(maxsize=1)
def _villages() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in table_rows("desa_kelurahan.csv.gz"):
        found.setdefault(row["kode_kecamatan"], {}).setdefault(folded(row["nama"]).replace(" ", ""), row["kode"])
    return MappingProxyType(found)


@lru_cache(maxsize=20_000)
def _village_name(code: str) -> str:
    return next((name.title() for name, each in villages_of(code[:8]).items() if each == code), "")


def villages_of(kecamatan: str) -> Mapping[str, str]:
    """Codes of the villages of a kecamatan by their folded names without spaces."""
    return _villages().get(kecamatan, MappingProxyType({}))


def _exact(name: str) -> tuple[str, ...]:
    if name.replace(" ", "") in WIDE:
        return (WIDE[name.replace(" ", "")],)
    if len(name) < SHORTEST:
        return ()
    written = "".join(WRITTEN_OUT.get(word, word) for word in name.split())
    return _index().get(name.replace(" ", ""), ()) or _index().get(written, ())


def _candidates(part: Part) -> tuple[str, ...]:
    """The areas of the tables that a part names by their whole name."""
    if part.level is None and (wide := WIDE.get(part.name.replace(" ", ""))):
        return (wide,)
    prefix = {True: "kota", False: "kabupaten", None: ""}[part.kota]
    typed = _exact(f"{prefix} {part.name}") if prefix else ()
    codes = typed or _exact(part.name)
    if part.level is None:
        return codes
    fits = tuple(code for code in codes if level_of(code) is part.level)
    return (
        fits
        if fits or part.level is Level.VILLAGE
        else tuple(c for c in codes if level_of(c) is not Level.DISTRICT or not typed)
    )


def _larger(part: Part) -> list[str]:
    """Provinces and kabupaten or kota whose name is nearly that of a kecamatan: `Makasar` is one, Makassar is meant."""
    names = {code: name for code, name in _below(None).items() if code.count(".") < 2 and code[0].isdigit()}
    return [
        code
        for _, _, code in process.extract(part.name, names, scorer=fuzz.ratio, score_cutoff=NEARLY, limit=MOST_NEAR)
    ]


def _within_wide(parts: list[Part], chain: str) -> tuple[str, ...]:
    """What may be meant more exactly by the name of an island or a city that gives a province its name."""
    names = [part.name for part in parts if WIDE.get(part.name.replace(" ", "")) == chain]
    below = _below(chain)
    return tuple(sorted(c for c, name in below.items() if c.count(".") == 1 and any(n in name for n in names)))[
        :MOST_NEAR
    ]


def _fits(code: str, chain: str) -> bool:
    return lies_within(chain, code)


def _best(found: list[tuple[str, ...]]) -> tuple[str | None, list[str]]:
    """The finest area for which most of the parts speak, and all of them where several are as good."""
    scores: dict[str, float] = {}
    for code in {code for codes in found for code in codes}:
        used: set[str] = set()
        score = 0.0
        for codes in found:
            own = next((each for each in (code, *above(code)) if each in codes and each not in used), None)
            if own is not None:
                used.add(own)
                score += WEIGHTS[level_of(own)]
        scores[code] = score
    if not scores:
        return None, []
    most = max(scores.values())
    best = sorted(code for code, score in scores.items() if score > most - 0.01)
    best = [code for code in best if not any(other != code and lies_within(other, code) for other in best)]
    if len(best) == 1:
        return best[0], []
    home = [code for code in best if code[0].isdigit()]
    kept = home if len(home) == 1 else best
    return kept[0], kept if len(kept) > 1 else []


def _common(codes: list[str]) -> str | None:
    """The smallest area in which all of them lie, or None where that is no smaller than the country."""
    shared = [step for step in (codes[0], *above(codes[0])) if all(lies_within(code, step) for code in codes)]
    return shared[0] if shared and shared[0] != HOME else None


def _deeper(chain: str, left: list[Part]) -> tuple[str, list[Part]]:
    """The village that is named within what is certain, and what is still left."""
    if not chain[0].isdigit() or chain.count(".") == 0:
        return chain, left
    wanted = [part for part in left if part.level in (None, Level.VILLAGE)]
    kecamatan = [chain] if chain.count(".") == 2 else [code for code in _villages() if code.startswith(f"{chain}.")]
    for part in wanted:
        hits = [code for each in kecamatan if (code := villages_of(each).get(part.name.replace(" ", "")))]
        if len(hits) == 1:
            return hits[0], [each for each in left if each is not part]
    return chain, left


def _near(parts: list[Part], within: str | None) -> tuple[str, ...]:
    """Areas whose names begin with a part, are nearly so, or are villages of that very name."""
    found: dict[str, None] = {}
    for part in parts:
        if len(part.name) < SHORTEST:
            continue
        for code in _like(part, within):
            found.setdefault(code)
    return tuple(found)[:MOST_NEAR]


def _like(part: Part, within: str | None) -> list[str]:
    names = _below(within)
    begins = [code for code, name in names.items() if name.startswith(f"{part.name} ") and code.count(".") < 2]
    if begins:
        return sorted(begins, key=lambda code: (code.count("."), code))
    tight = part.name.replace(" ", "")
    namesakes = [
        codes[tight]
        for kecamatan, codes in _villages().items()
        if tight in codes and kecamatan.startswith(within or "")
    ]
    hits = process.extract(part.name, names, scorer=fuzz.ratio, score_cutoff=NEARLY, limit=MOST_NEAR)
    hits = sorted(hits, key=lambda hit: (-round(hit[1]), hit[2].count("."), hit[2]))
    return [*namesakes[:MOST_NEAR], *(code for _, _, code in hits)]


@lru_cache(maxsize=64)
def _below(within: str | None) -> Mapping[str, str]:
    """Folded names of the areas in one, down to its villages where it is a kecamatan or smaller than a province."""
    names = {code: OFFICIAL_PREFIX.sub("", folded(name)) for code, name in area_names().items()}
    if within is None:
        return names
    if within[0].isdigit() and within.count(".") >= 1:
        names |= {
            code: name for kec, codes in _villages().items() if kec.startswith(within) for name, code in codes.items()
        }
    return {code: name for code, name in names.items() if code != within and lies_within(code, within)}


def place_names(code: str) -> str:
    """The names of a place and of what it lies in, finest first, without the country Indonesia. Empty for no code."""
    if not is_code(code):
        return ""
    names = area_names()
    village = [_village_name(code)] if code.count(".") == 3 else []
    return ", ".join([*village, *(names[step] for step in (code, *above(code)) if step in names and step != HOME)])
