"""The order in which lawyers are offered, with a reason for each place in it. A person chooses; nobody is given a score.

One thing after the other, as stated here: the sex she asked for, her language, the place, what the case needs, the
accreditation, and who has fewest open assignments. Who may not be chosen stands below, with the reason.
"""

from collections.abc import Iterable
from datetime import date

from naung.casework.counsel.vocabulary import Licence, Placed, Point, Runner, Weighed, Wish
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

CONFLICTED = gettext_noop("Pertentangan kepentingan sudah diputuskan ada.")
UNDECIDED = gettext_noop("Ada temuan yang harus diputuskan dahulu.")
NOT_LICENSED = gettext_noop("Akreditasinya tidak berlaku pada hari ini.")
MUST_SAY_WHY = gettext_noop("Yang dipilih bukan yang teratas. Tulis alasannya.")
NOT_ON_THE_LIST = gettext_noop("Pilih advokat yang boleh ditugaskan dari daftar ini.")

SEX_FITS = gettext_noop("jenis kelamin sesuai permintaannya")
SEX_FITS_NOT = gettext_noop("jenis kelamin bukan yang ia minta")
LANGUAGE_FITS = gettext_noop("berbahasa yang ia pakai")
LANGUAGE_FITS_NOT = gettext_noop("tidak dicatat berbahasa yang ia pakai: siapkan juru bahasa")
PLACE_FITS = gettext_noop("melayani wilayah ini")
PLACE_NEAR = gettext_noop("melayani wilayah lain di provinsi ini")
PLACE_FAR = gettext_noop("tidak dicatat melayani wilayah ini")
SPECIALITY_FITS = gettext_noop("keahliannya sesuai")
SPECIALITY_FITS_NOT = gettext_noop("keahliannya lain")
LICENSED = gettext_noop("akreditasi berlaku")
LICENCE_UNKNOWN = gettext_noop("akreditasi belum dicatat: tanyakan")
LICENCE_NOT_NOW = gettext_noop("akreditasi tidak berlaku hari ini")
HAS_ROOM = gettext_noop("%(load)s penugasan berjalan, kantornya menerima paling banyak %(most)s")
ROOM_UNKNOWN = gettext_noop("%(load)s penugasan berjalan")
IS_FULL = gettext_noop("sudah penuh: %(load)s penugasan berjalan dari paling banyak %(most)s")


def licence_on(start: date | None, end: date | None, day: date) -> Licence:
    """How an accreditation stands on a day; its first and last day count."""
    if start is None and end is None:
        return Licence.UNKNOWN
    if start is not None and day < start:
        return Licence.NOT_YET
    return Licence.EXPIRED if end is not None and day > end else Licence.VALID


def nearness(places: Iterable[str], place: str) -> int:
    """0 where a served area holds the place or lies in it, 1 in the same province, 2 elsewhere. An empty code is everywhere."""
    found = 2
    for each in places:
        if not each or place == each or place.startswith(each + ".") or each.startswith(place + "."):
            return 0
        if each.split(".")[0] == place.split(".")[0]:
            found = 1
    return found


def weighed(runner: Runner, wish: Wish) -> tuple[tuple[int, Weighed], ...]:
    """What the rule looks at, in its order: how well it fits (0 is best) and in words. What was not asked is left out."""
    found: list[tuple[int, Weighed]] = []
    for asked, fits, point, yes, no in (
        (wish.sex, runner.sex == wish.sex, Point.SEX, SEX_FITS, SEX_FITS_NOT),
        (wish.language, wish.language in runner.languages, Point.LANGUAGE, LANGUAGE_FITS, LANGUAGE_FITS_NOT),
    ):
        if asked:
            found.append((0 if fits else 1, Weighed(point, fits, yes if fits else no)))
    if wish.place:
        near = nearness(runner.places, wish.place)
        found.append((near, Weighed(Point.PLACE, near == 0, (PLACE_FITS, PLACE_NEAR, PLACE_FAR)[near])))
    if wish.speciality:
        fits = wish.speciality in runner.specialities
        said = SPECIALITY_FITS if fits else SPECIALITY_FITS_NOT
        found.append((0 if fits else 1, Weighed(Point.SPECIALITY, fits, said)))
    valid = runner.licence is Licence.VALID
    said = LICENSED if valid else LICENCE_UNKNOWN if runner.licence is Licence.UNKNOWN else LICENCE_NOT_NOW
    found.append((0 if valid else 1, Weighed(Point.LICENCE, valid, said)))
    return (*found, _load(runner))


def _load(runner: Runner) -> tuple[int, Weighed]:
    values = (("load", runner.load), ("most", runner.most))
    if not runner.most:
        return runner.load, Weighed(Point.LOAD, True, ROOM_UNKNOWN, values)
    full = is_full(runner)
    return runner.load, Weighed(Point.LOAD, not full, IS_FULL if full else HAS_ROOM, values)


def is_full(runner: Runner) -> bool:
    """Whether the office takes no more than it has; such a one is offered last, with the word."""
    return bool(runner.most) and runner.load >= runner.most


def barred(runner: Runner) -> str:
    """Why a lawyer may not be chosen, or nothing."""
    if runner.conflict:
        return CONFLICTED
    if runner.open_findings:
        return UNDECIDED
    return NOT_LICENSED if runner.licence in {Licence.EXPIRED, Licence.NOT_YET} else ""


def in_order(runners: Iterable[Runner], wish: Wish) -> tuple[Placed, ...]:
    """Lawyers in the order of the rule, those who may not be chosen last; equal ones by name."""
    found = []
    for runner in runners:
        parts, why = weighed(runner, wish), barred(runner)
        key = (bool(why), is_full(runner), *(part for part, _ in parts), runner.name.casefold(), runner.id)
        found.append((key, runner, tuple(word for _, word in parts), why))
    found.sort(key=lambda each: each[0])
    return tuple(
        Placed(runner, 0 if why else place, words, why) for place, (_, runner, words, why) in enumerate(found, start=1)
    )


def check_choice(placed: Iterable[Placed], chosen: object, reason: str) -> Placed:
    """The chosen place in the order. Raises RuleBroken for who may not be chosen, or without a reason for a later one."""
    one = next((each for each in placed if each.runner.id == chosen), None)
    if one is None or not one.rank:
        raise RuleBroken(one.barred if one else NOT_ON_THE_LIST, field="lawyer")
    if (one.rank > 1 or is_full(one.runner)) and not reason.strip():
        raise RuleBroken(MUST_SAY_WHY, field="reason")
    return one
