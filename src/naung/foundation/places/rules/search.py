"""How a typed name is compared with the names of places."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from naung.foundation.places.rules.tables import area_names
from naung.foundation.places.vocabulary import Level, PlaceRow

TYPE_WORDS: dict[str, Level] = {
    "prov": Level.PROVINCE,
    "provinsi": Level.PROVINCE,
    "kab": Level.REGENCY,
    "kabupaten": Level.REGENCY,
    "kota": Level.REGENCY,
    "kec": Level.DISTRICT,
    "kecamatan": Level.DISTRICT,
    "kel": Level.VILLAGE,
    "kelurahan": Level.VILLAGE,
    "desa": Level.VILLAGE,
    "ds": Level.VILLAGE,
}
OFFICIAL_PREFIX = re.compile(r"^(kabupaten|kota)( administrasi)? ")
NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def folded(name: str) -> str:
    """A name as it is compared: lower case, without accents, apostrophes or signs (`Ma'u` = `mau`, `Biru-Biru` = `biru biru`)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower().replace("'", "")
    return NOT_A_LETTER.sub(" ", plain).strip()


def search_name(place: PlaceRow) -> str:
    """The folded name under which a place is looked for: `Kabupaten Sambas` under `sambas`."""
    name = folded(place.name)
    return OFFICIAL_PREFIX.sub("", name) if place.level is Level.REGENCY else name


def split_type(words: str) -> tuple[Level | None, str]:
    """The level that a leading word names and the rest: `kab sambas` is (regency, `sambas`)."""
    first, _, rest = words.partition(" ")
    return (TYPE_WORDS[first], rest) if rest and first in TYPE_WORDS else (None, words)


def ways_to_split(words: str) -> list[tuple[str, str]]:
    """A typed phrase as name and what it lies in, longest name first: `pasiran singkawang` as (`pasiran`, `singkawang`)."""
    parts = words.split()
    return [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(len(parts) - 1, 0, -1)]


@lru_cache(maxsize=1)
def folded_areas() -> Mapping[str, str]:
    """The folded names of all areas down to kecamatan, and of places abroad, by code."""
    return MappingProxyType({code: OFFICIAL_PREFIX.sub("", folded(name)) for code, name in area_names().items()})
