"""What a batch still owes of each person, what is counted of it, and what the first line missed, by the tenth that was drawn.

Nobody is left over: whoever arrived was asked or it stands why not, whoever was sent on was screened or it stands why not,
whoever should not leave without a full interview has a decision with a name under it, and it stands with whom each left.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from naung.casework.arrivals.vocabulary import HERE, Decided, Presence
from naung.foundation.words import gettext_noop
from naung.methods.shares import Count, count_in

SCREENED, SHORT = "disaring", "pendek"
ALONE = "mandiri"  # with whom she left: nobody
NO_CODE = "tidak_diketahui"  # under which what was not told is counted
LEAST_DRAWN = 5  # fewer drawn people tell nothing that could be shown (house rule)


@dataclass(frozen=True)
class Stood:
    """One person as the rules need her: coded facts, and what was asked, decided and written down."""

    presence: Presence
    dead: bool = False
    child: bool = False  # by the list or by a sign
    ill: bool = False
    sex: str = ""
    band: str = ""
    cause: str = ""
    origin: str = ""
    leaving: str = ""
    first: bool = False
    missed_first: str = ""
    sent: bool = False  # by a sign
    lot: bool = False
    short: bool = False
    missed_short: str = ""
    stays: bool = False  # something that is proposed asks that somebody decides
    decided: Decided | None = None
    again: bool = False  # something came after she was let go, which whoever signed did not see
    handed: bool = False
    double: bool = False

    @property
    def here(self) -> bool:
        """Whether she came, alive."""
        return self.presence in HERE and not self.dead


class Owed:
    """What is missing of one person, each a sentence."""

    PRESENCE = gettext_noop("Belum ditandai tiba atau tidak tiba.")
    FIRST = gettext_noop("Belum ada saringan awal, dan belum ditulis mengapa.")
    SHORT = gettext_noop("Perlu penyaringan pendek, dan belum ditulis mengapa tidak.")
    DECISION = gettext_noop("Belum ada yang memutuskan dan menandatangani apakah orang ini boleh pulang.")
    UNASKED = gettext_noop("Ada tanda, tetapi orang ini tidak disaring. Putuskan dengan alasan tertulis dan nama Anda.")
    CHILD_ALONE = gettext_noop("Seorang anak ditulis pulang mandiri, dan belum ada yang memutuskan dan menandatangani.")
    DOUBLE = gettext_noop("Ada dua jawaban yang berbeda. Lihat keduanya dan pilih.")
    LEAVING = gettext_noop("Belum ditulis ke mana dan dengan siapa orang ini pergi.")
    INTERVIEW = gettext_noop("Harus tinggal untuk wawancara lengkap, tetapi belum dirujuk dan belum ditulis di mana.")


def owed(person: Stood) -> tuple[str, ...]:
    """What still has to be written down of one person before the batch can be closed; nothing where she is accounted for."""
    if person.presence is Presence.EXPECTED:
        return (Owed.PRESENCE,)
    if person.presence is Presence.NOT_ARRIVED:
        return ()
    found = [] if person.leaving else [Owed.LEAVING]
    if person.dead:
        return tuple(found)
    if not person.first and not person.missed_first:
        found.append(Owed.FIRST)
    if (person.sent or person.lot) and not person.short and not person.missed_short:
        found.append(Owed.SHORT)
    if person.double:
        found.append(Owed.DOUBLE)
    if decision := undecided(person):
        found.append(decision)
    if person.decided is Decided.STAYS and person.leaving in {"", ALONE} and not person.handed:
        found.append(Owed.INTERVIEW)
    return tuple(found)


def undecided(person: Stood) -> str:
    """Why somebody has to decide; empty where nobody has to, or somebody did and nothing came after that."""
    if person.decided is not None and not person.again:
        return ""
    if person.child and person.leaving == ALONE:
        return Owed.CHILD_ALONE
    if person.sent and not person.short and person.missed_short:
        return Owed.UNASKED
    return Owed.DECISION if person.stays else ""


Counts = Mapping[str, Mapping[str, int]]


def counts_of(people: Iterable[Stood]) -> dict[str, dict[str, int]]:
    """The counts of a batch, each a list of codes with numbers. What is counted of the living says so by leaving the dead out."""
    everyone = list(people)
    came = [each for each in everyone if each.presence in HERE]
    alive = [each for each in came if each.here]
    lists = {
        "presence": Counter(each.presence.value for each in everyone),
        "cause": Counter(each.cause or NO_CODE for each in came),
        "origin": Counter(each.origin for each in came),
        "sex": Counter(each.sex for each in came),
        "band": Counter(each.band for each in came),
        "leaving": Counter(each.leaving or NO_CODE for each in came),
        "state": Counter({"sakit": sum(each.ill for each in alive), "meninggal": sum(each.dead for each in came)}),
        "first": Counter(SCREENED if each.first else each.missed_first or NO_CODE for each in alive),
        "why": Counter(_why(each) for each in alive if each.sent or each.lot),
        "short": Counter(
            SHORT if each.short else each.missed_short or NO_CODE for each in alive if each.sent or each.lot
        ),
        "decided": Counter(each.decided.value for each in alive if each.decided),
    }
    found = {name: dict(sorted(counts.items())) for name, counts in lists.items()}
    found["handed"] = {"dirujuk": sum(each.handed for each in alive)}
    return found


def _why(person: Stood) -> str:
    return "tanda" if person.sent else "undian"


@dataclass(frozen=True)
class Asked:
    """How many came alive, how many of them had a first line, how many a short screening."""

    came: int
    first: int
    short: int


def asked_of(people: Iterable[Stood]) -> Asked:
    """How far those who came alive were asked."""
    alive = [each for each in people if each.here]
    return Asked(len(alive), sum(each.first for each in alive), sum(each.short for each in alive))


@dataclass(frozen=True)
class Drawn:
    """What chance brought to light: how many showed no sign, how many of them it drew and somebody asked, how many stayed."""

    unsent: int
    asked: int
    found: int
    not_asked: int = 0  # drawn, and nobody asked: the more of them, the less the estimate says


def drawn_of(people: Iterable[Stood]) -> Drawn:
    """What the lot says of one batch."""
    unsent = [each for each in people if each.here and each.first and not each.sent]
    taken = [each for each in unsent if each.lot]
    asked = [each for each in taken if each.short]
    found = sum(each.decided is Decided.STAYS for each in asked)
    return Drawn(len(unsent), len(asked), found, len(taken) - len(asked))


def missed_by_first_line(unsent: int, asked: int, found: int) -> Count | None:
    """How many among those without a sign would have stayed for a full interview; None where too few were drawn to tell."""
    return count_in(unsent, asked, found) if asked >= LEAST_DRAWN else None
