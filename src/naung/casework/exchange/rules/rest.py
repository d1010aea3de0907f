"""What of a row has no place here yet: each value is taken out once it has one, and what is left stands in a note."""

from collections.abc import Iterable
from datetime import date

from naung.casework.htcds.rules.tables import standard
from naung.casework.htcds.vocabulary import Loss, Record, Value
from naung.foundation.words import gettext_noop

AS_TEXT = gettext_noop("Tidak ada isiannya di sini; seperti tertulis di catatan kasus.")
COARSER = gettext_noop("Disimpan lebih umum; seperti tertulis juga ada di catatan kasus.")
NOT_CONSENT = gettext_noop(
    "Tidak dicatat sebagai persetujuan: tanyakan lagi kepada orangnya. Seperti tertulis di catatan kasus."
)
DECIDED_HERE = gettext_noop(
    "Siapa yang menjadi korban tidak ditetapkan dari berkas; petugas menilainya di sini. Seperti tertulis di catatan kasus."
)
OPEN_HERE = gettext_noop(
    "Kasusnya terbuka di sini; menutupnya diusulkan dan disetujui. Seperti tertulis di catatan kasus."
)
# Why a field is not taken over although the house has something like it.
WHY = {
    "con_Consent": ("not_consent", NOT_CONSENT),
    "x_ConsentToInterview": ("not_consent", NOT_CONSENT),
    "vic_TraffickingStatus": ("decided_here", DECIDED_HERE),
    "vic_TraffickingStatusDecisionMakingOrg": ("decided_here", DECIDED_HERE),
    "cas_Status": ("open_here", OPEN_HERE),
    "cas_ReasonForCaseClosure": ("open_here", OPEN_HERE),
}


class Rest:
    """The values of a row that have no place yet."""

    def __init__(self, record: Record) -> None:
        self.values: dict[str, Value] = dict(record.values)
        self.extra: dict[str, str] = dict(record.extra)
        self.coarser: set[str] = set()

    def codes(self, name: str) -> tuple[str, ...]:
        """The codes of a field, which stay where they are."""
        found = self.values.get(name, ())
        return found if isinstance(found, tuple) else ()

    def text(self, name: str) -> str:
        """The text of a field of the standard, which stays where it is."""
        found = self.values.get(name, "")
        return found if isinstance(found, str) else ""

    def day(self, name: str) -> date | None:
        """The day of a field, which stays where it is."""
        found = self.values.get(name)
        return found if isinstance(found, date) else None

    def has_place(self, *names: str) -> None:
        """These stand in fields of the house now, whole."""
        for name in names:
            self.values.pop(name, None)
            self.extra.pop(name, None)

    def stands_coarser(self, *names: str) -> None:
        """The house has a field for these, and says less there: they stay as text as well."""
        self.coarser |= set(names)

    def kept(self) -> tuple[tuple[str, str], ...]:
        """Heading and text of what is left, in the order of the standard, then the columns of others."""
        fields = standard().fields
        names = [name for name in fields if name in self.values]
        found = [(f"{name} ({fields[name].label})", as_text(self.values[name])) for name in names]
        return (*found, *((name, self.extra[name]) for name in sorted(self.extra)))

    def losses(self) -> tuple[Loss, ...]:
        """Why each of what is left stands in a note only."""
        return tuple(self._loss(name) for name in (*self.values, *sorted(self.extra)))

    def _loss(self, name: str) -> Loss:
        code, message = WHY.get(name) or (("coarser", COARSER) if name in self.coarser else ("as_text", AS_TEXT))
        return Loss(name, code, message)


def as_text(value: Value) -> str:
    """A value as it stands in a note."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value.isoformat() if isinstance(value, date) else str(value)


def notes_of(kept: Iterable[tuple[str, str]], head: str, most: int) -> tuple[str, ...]:
    """The texts as notes of `most` characters at most, each under the same head; none where nothing is left."""
    lines = [f"{name}: {text}" for name, text in kept]
    if not lines:
        return ()
    whole, room = "\n".join(lines), most - len(head) - 1
    return tuple(f"{head}\n{whole[at : at + room]}" for at in range(0, len(whole), room))
