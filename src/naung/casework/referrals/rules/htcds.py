"""What a referral carries to an office outside, as HTCDS 2.0; what the standard has no place for stands in columns of ours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from naung.casework.cases.vocabulary import Stage
from naung.casework.htcds.rules.cases import as_record, losses_of
from naung.casework.htcds.rules.normal import normal
from naung.casework.htcds.rules.writing import NO_COLUMN, table_of
from naung.casework.htcds.vocabulary import LOCAL, CaseValues, Loss, Record
from naung.casework.referrals.rules.contents import BETWEEN, names_of
from naung.foundation.access.vocabulary import Exploitation
from naung.foundation.people.rules.birth import birth_of
from naung.foundation.people.vocabulary import Sex
from naung.methods.sheets.writing import Written

STATUSES: Mapping[str, str] = {
    Stage.OPEN: "Active", Stage.CLOSING: "Active", Stage.REOPENING: "FollowUp", Stage.CLOSED: "Closed",
}  # fmt: skip
# Fields of a package that a field of the standard holds as they are; every other one goes to a column of ours under its code.
HELD = frozenset(
    (
        *(
            "nama",
            "nama_lain",
            "tanggal_lahir",
            "jenis_kelamin",
            "kewarganegaraan",
            "bahasa",
            "nik",
            "paspor",
            "telepon",
        ),
        *("daerah_asal", "alamat_asal", "bentuk_eksploitasi", "tahap_kasus"),
    )
)
NUMBER = f"{LOCAL}referral_number"


@dataclass(frozen=True)
class Sent:
    """What the referral itself says: its number, to whom and when it went, whether any of it rests on the person's consent."""

    number: str
    office: str
    on: date
    agreed: bool


def case_of(values: Mapping[str, str], sent: Sent) -> CaseValues:
    """The fields of a package in plain values, as far as HTCDS asks for them."""
    numbers = [values[name] for name in ("nik", "paspor") if values.get(name)]
    names = names_of(values.get("nama", "")) + names_of(values.get("nama_lain", ""))
    return CaseValues(
        names=tuple(name for _, name in names),
        birth=birth_of(values.get("tanggal_lahir")),
        sex=Sex(values.get("jenis_kelamin") or Sex.UNKNOWN),
        nationalities=(values["kewarganegaraan"],) if values.get("kewarganegaraan") else (),
        language=values.get("bahasa", ""),
        identity_number=numbers[0].split(BETWEEN)[0] if numbers else "",
        phone=values.get("telepon", "").split(BETWEEN)[0],
        home=values.get("daerah_asal", ""),
        home_words=values.get("alamat_asal", ""),
        exploitation=frozenset(each for each in Exploitation if each.value == values.get("bentuk_eksploitasi")),
        case_status=STATUSES.get(values.get("tahap_kasus", ""), ""),
        referred_to=sent.office,
        referred_on=sent.on,
        agreed=True if sent.agreed else None,
    )


def record_of(values: Mapping[str, str], sent: Sent) -> Record:
    """One row: the standard's own columns, then ours, so that nothing of what the office may have is left out."""
    record = as_record(case_of(values, sent))
    return normal(Record(record.values, {**record.extra, **_beside(values, sent)}))


def _beside(values: Mapping[str, str], sent: Sent) -> dict[str, str]:
    """What of a package the standard has no column for, or only half of it."""
    several = {name for name in ("nik", "telepon", "paspor") if BETWEEN in values.get(name, "")}
    if values.get("nik") and values.get("paspor"):
        several.add("paspor")  # one number has a place; the identity number takes it
    own = {name: text for name, text in values.items() if text and (name not in HELD or name in several)}
    return {NUMBER: sent.number} | {f"{LOCAL}{name}": text for name, text in own.items()}


def lost(values: Mapping[str, str], sent: Sent) -> tuple[Loss, ...]:
    """What an office that knows only the standard does not get."""
    ours = (Loss(name, "no_column", NO_COLUMN, name) for name in _beside(values, sent))
    return (*losses_of(case_of(values, sent)), *ours)


def rows_of(record: Record) -> Iterable[list[Written]]:
    """The file: system names, labels, the row. Columns that hold nothing stay, as the standard's own template has them."""
    names, labels, rows = table_of([record])
    yield list(names)
    yield list(labels)
    yield from rows


def filled(record: Record) -> list[tuple[str, str, Written]]:
    """Name, label and content of each column that holds something."""
    names, labels, (row,) = table_of([record])
    return [each for each in zip(names, labels, row, strict=True) if each[2] not in (None, "")]
