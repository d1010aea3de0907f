"""What each column of a table is: as it is suggested, with what was said by hand."""

from collections.abc import Iterable, Mapping, Sequence

from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop
from naung.methods.linkage.fields import Column, Kind, heading_of, own_field
from naung.methods.sheets import letters

KINDS = {
    "id": Kind.ID, "name": Kind.NAME, "other_name": Kind.NAME, "birth": Kind.BIRTH, "sex": Kind.SEX, "nik": Kind.CODE,
    "passport": Kind.CODE, "account": Kind.CODE, "email": Kind.CODE, "family_card": Kind.PHONE, "phone": Kind.PHONE,
    "area": Kind.AREA, "address": Kind.TEXT, "mother": Kind.KIN, "father": Kind.KIN, "category": Kind.CATEGORY,
    "ignored": Kind.IGNORED,
}  # fmt: skip
TOGETHER = frozenset({"name", "address"})  # of which several columns are one field; of others each is its own
NO_NAME = gettext_noop(
    "Tidak ada kolom nama. Judul harus di baris pertama; sebutkan kolomnya dengan --map JUDUL=name. Judul yang ada: %(headings)s."
)
BAD_MAP = gettext_noop("--map memakai JUDUL=BIDANG. Yang tidak dikenal: %(told)s. Judul yang ada: %(headings)s.")
SEVERAL = gettext_noop("Beberapa kolom berjudul %(heading)s. Sebutkan menurut hurufnya: --map %(letter)s=BIDANG.")
TWO_IDS = gettext_noop("Dua kolom disebut sebagai id: %(one)s dan %(other)s. Pilih satu.")


def mapped(columns: Sequence[Column], told: Iterable[str]) -> list[Column]:
    """The columns with what was said by hand in place of what was suggested. Raises RuleBroken."""
    by_hand: dict[int, str] = {}
    for each in told:
        heading, cut, field = (part.strip() for part in each.rpartition("="))
        places = _places(columns, heading) if cut else []
        if not places or field not in KINDS:
            raise RuleBroken(BAD_MAP, field="map", told=each, headings=_listed(columns))
        if len(places) > 1:
            raise RuleBroken(SEVERAL, field="map", heading=heading, letter=letters(places[-1]))
        by_hand[places[0]] = field
    chosen = _laid(columns, by_hand)
    if not any(each.kind is Kind.NAME for each in chosen):
        raise RuleBroken(NO_NAME, field="map", headings=_listed(columns))
    return chosen


def _places(columns: Sequence[Column], told: str) -> list[int]:
    """The columns that are meant: by the heading as it stands, else as it is read, else by the letter of a spreadsheet."""
    exact = [place for place, each in enumerate(columns) if told and each.heading.strip() == told]
    form = heading_of(told)
    alike = [place for place, each in enumerate(columns) if form and heading_of(each.heading) == form]
    return exact or alike or [place for place in range(len(columns)) if letters(place) == told.upper()]


def _listed(columns: Sequence[Column]) -> str:
    return ", ".join(each.heading.strip() or letters(place) for place, each in enumerate(columns))


def _laid(columns: Sequence[Column], by_hand: Mapping[int, str]) -> list[Column]:
    ids = [place for place, field in by_hand.items() if field == "id"]
    if len(ids) > 1:
        one, other = (columns[place].heading.strip() or letters(place) for place in ids[:2])
        raise RuleBroken(TWO_IDS, field="map", one=one, other=other)
    chosen, taken = list(columns), set[str]()
    for place, field in by_hand.items():
        heading, kind = columns[place].heading, KINDS[field]
        if kind is Kind.CATEGORY or (field in taken and field not in TOGETHER):
            field = _own(chosen, place)
        taken.add(field)
        chosen[place] = Column(heading, heading if kind is Kind.IGNORED else field, kind)
    for place, each in enumerate(columns):
        if place in by_hand:
            continue
        if each.kind is Kind.ID and ids:
            chosen[place] = Column(each.heading, each.heading, Kind.IGNORED)
        elif each.kind not in {Kind.ID, Kind.IGNORED} and each.field in taken - TOGETHER:
            chosen[place] = Column(each.heading, _own(chosen, place), each.kind, each.part)
    return chosen


def _own(columns: Sequence[Column], place: int) -> str:
    """A field that no other column has, and none that can be said by hand."""
    others = {each.field for at, each in enumerate(columns) if at != place and each.kind is not Kind.IGNORED}
    return own_field(heading_of(columns[place].heading), place, others | KINDS.keys())
