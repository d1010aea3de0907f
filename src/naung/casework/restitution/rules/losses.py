"""What a loss comes to: each item exact in its own currency, the sum of a person in rupiah, rounded once."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from uuid import UUID

from naung.casework.restitution.rules.money import in_rupiah, in_units, whole_rupiah
from naung.casework.restitution.rules.wages import by_calendar, by_days, unpaid, years_missing
from naung.casework.restitution.vocabulary import Computed, How, Line, Missing, Per, Tables, Terms, Wage, WageKey
from naung.foundation.words import gettext_noop

Wages = Mapping[WageKey, Wage]

NO_MONTH_WAGE = gettext_noop(
    "Belum ada upah sebulan untuk %(place)s tahun %(year)s. Naung tidak mengarangnya: kantor mengisinya."
)
NO_DAY_WAGE = gettext_noop(
    "Belum ada upah sehari untuk %(place)s tahun %(year)s. Isi upahnya, atau bagi upah sebulan dengan hari yang dipilih."
)
OTHER_CURRENCY = gettext_noop(
    "Upah %(place)s tahun %(year)s tercatat dalam %(currency)s, bukan dalam mata uang butir ini."
)


def line_of(loss: UUID, terms: Terms, wages: Wages, tables: Tables) -> Line:
    """One item as it is computed with the office's wages; what is missing for it is named, and nothing is invented."""
    missing = missing_of(terms, wages)
    if missing:
        return Line(loss, None, None, missing)
    units = units_of(terms, wages, tables)
    return Line(loss, units, in_rupiah(units, terms.currency, terms.rate))


def units_of(terms: Terms, wages: Wages, tables: Tables) -> Fraction:
    """The item in units of its own currency, exact. Raises KeyError for a wage that was not entered."""
    currency = tables.currencies[terms.currency]
    received = in_units(terms.received, currency)
    if terms.how is How.AMOUNT:
        return in_units(terms.smallest, currency) * terms.times
    if terms.how is How.CALENDAR and terms.first and terms.last:
        years = range(terms.first.year, terms.last.year + 1)
        month = {
            year: in_units(wages[key].smallest, currency)
            for year in years
            if (key := WageKey(terms.place, year, Per.MONTH)) in wages
        }
        return unpaid(by_calendar(terms.first, terms.last, month), received)
    wage = in_units(wages[_day_key(terms)].smallest, currency)
    if terms.divisor:
        return unpaid(by_days(terms.times, month=wage, divisor=terms.divisor), received)
    return unpaid(by_days(terms.times, day=wage), received)


def _day_key(terms: Terms) -> WageKey:
    return WageKey(terms.place, terms.year, Per.MONTH if terms.divisor else Per.DAY)


def missing_of(terms: Terms, wages: Wages) -> tuple[Missing, ...]:
    """The lawful wages that an item needs and that the office has not entered, or has in another currency."""
    if terms.how is How.AMOUNT:
        return ()
    if terms.how is How.DAYS:
        return _missing([_day_key(terms)], terms, wages)
    if terms.first is None or terms.last is None:
        return ()
    known = {key.year: Fraction(0) for key in wages if key.place == terms.place and key.per is Per.MONTH}
    absent = [WageKey(terms.place, year, Per.MONTH) for year in years_missing(terms.first, terms.last, known)]
    there = [WageKey(terms.place, y, Per.MONTH) for y in range(terms.first.year, terms.last.year + 1) if y in known]
    return _missing(absent + there, terms, wages)


def _missing(keys: Iterable[WageKey], terms: Terms, wages: Wages) -> tuple[Missing, ...]:
    found = []
    for key in keys:
        values: dict[str, object] = {"place": key.place, "year": key.year}
        if key not in wages:
            found.append(Missing(NO_MONTH_WAGE if key.per is Per.MONTH else NO_DAY_WAGE, values))
        elif wages[key].currency != terms.currency:
            found.append(Missing(OTHER_CURRENCY, {**values, "currency": wages[key].currency}))
    return tuple(found)


def computed(lines: Iterable[Line]) -> Computed:
    """One person's computation: the exact rupiah of all items, summed, then rounded once."""
    kept = tuple(lines)
    return Computed(kept, whole_rupiah(sum((line.rupiah for line in kept if line.rupiah is not None), Fraction(0))))


def wages_used(terms: Iterable[Terms], wages: Wages) -> tuple[Wage, ...]:
    """The lawful wages that these items rest on, by place and year, each once."""
    keys: set[WageKey] = set()
    for each in terms:
        if each.how is How.DAYS:
            keys.add(_day_key(each))
        elif each.how is How.CALENDAR and each.first and each.last:
            keys |= {WageKey(each.place, year, Per.MONTH) for year in range(each.first.year, each.last.year + 1)}
    return tuple(wages[key] for key in sorted(keys, key=lambda key: (key.place, key.year, key.per)) if key in wages)
