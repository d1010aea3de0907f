"""Is what was typed a report that can be kept? And how two versions of one report differ."""

import re
from datetime import UTC, datetime, timedelta

from naung.casework.reports.vocabulary import Content, Mentioned, Origin, ReporterContent
from naung.foundation.errors import Difference, FieldProblem
from naung.foundation.words import gettext_noop, has_bad_signs

MOST_PERSONS = 20
LONGEST_NAME = 200
LONGEST_PHONE = 40
LONGEST_LINE = 400
LONGEST_WORDS = 10_000
CLOCK_SKEW = timedelta(minutes=5)  # how far an office's clock may be ahead of the server's
EARLIEST_YEAR = 2000
PLACE_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2})?)?")
COUNTRY = re.compile(r"[A-Z]{2}")

NOTHING_SAID = gettext_noop("Tuliskan apa yang dilaporkan.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
BAD_SIGNS = gettext_noop("Ada tanda yang tidak terlihat atau membalik arah tulisan. Hapus, lalu ketik ulang.")
NOT_YET = gettext_noop("Waktu laporan diterima belum terjadi.")
TOO_OLD = gettext_noop("Waktu laporan diterima terlalu lama. Periksa tahunnya.")
NO_ZONE = gettext_noop("Waktu laporan diterima harus menyebut zona waktunya.")
TOO_MANY = gettext_noop("Paling banyak %(most)s orang dalam satu laporan.")
UNKNOWN_FACT = gettext_noop("Ada jawaban yang tidak dikenal. Muat ulang halaman ini.")
BAD_PLACE = gettext_noop("Kode wilayah ini tidak berbentuk kode kecamatan, kabupaten, atau provinsi.")
BAD_COUNTRY = gettext_noop("Kode negara ini tidak dikenal.")
ANONYMOUS_HAS_NONE = gettext_noop("Pelapor yang tidak mau disebut tidak boleh punya nama, nomor, atau alamat.")
BAD_SEQUENCE = gettext_noop("Nomor urut perangkat harus lebih dari nol.")


def _text_problems(field: str, text: str, most: int) -> list[FieldProblem]:
    problems = []
    if len(text) > most:
        problems.append(FieldProblem(field, TOO_LONG, {"most": most}))
    if has_bad_signs(text):
        problems.append(FieldProblem(field, BAD_SIGNS))
    return problems


def content_problems(content: Content, *, now: datetime, known_facts: frozenset[str]) -> list[FieldProblem]:
    """What is wrong with a report's content, field by field; empty where it can be kept."""
    problems = [] if content.words.strip() else [FieldProblem("words", NOTHING_SAID)]
    problems += _text_problems("words", content.words, LONGEST_WORDS)
    problems += _text_problems("sender_words", content.sender_words, LONGEST_LINE)
    problems += _text_problems("place_words", content.place_words, LONGEST_LINE)
    problems += _received_problems(content.received_at, now)
    if content.facts - known_facts:
        problems.append(FieldProblem("facts", UNKNOWN_FACT))
    if content.place_code and not PLACE_CODE.fullmatch(content.place_code):
        problems.append(FieldProblem("place_code", BAD_PLACE))
    if not COUNTRY.fullmatch(content.country):
        problems.append(FieldProblem("country", BAD_COUNTRY))
    if len(content.persons) > MOST_PERSONS:
        problems.append(FieldProblem("persons", TOO_MANY, {"most": MOST_PERSONS}))
    for number, person in enumerate(content.persons, start=1):
        problems += _person_problems(number, person)
    return problems


def _received_problems(received_at: datetime, now: datetime) -> list[FieldProblem]:
    if received_at.tzinfo is None:
        return [FieldProblem("received_at", NO_ZONE)]
    if received_at > now + CLOCK_SKEW:
        return [FieldProblem("received_at", NOT_YET)]
    if received_at.year < EARLIEST_YEAR:
        return [FieldProblem("received_at", TOO_OLD)]
    return []


def _person_problems(number: int, person: Mentioned) -> list[FieldProblem]:
    return [
        *_text_problems(f"name_{number}", person.name, LONGEST_NAME),
        *_text_problems(f"phone_{number}", person.phone, LONGEST_PHONE),
        *_text_problems(f"note_{number}", person.note, LONGEST_LINE),
    ]


def reporter_problems(reporter: ReporterContent) -> list[FieldProblem]:
    """What is wrong with what is known of the reporter."""
    problems = [
        *_text_problems("reporter_name", reporter.name, LONGEST_NAME),
        *_text_problems("reporter_phone", reporter.phone, LONGEST_PHONE),
        *_text_problems("reporter_address", reporter.address, LONGEST_LINE),
        *_text_problems("reporter_safe_contact", reporter.safe_contact, LONGEST_LINE),
    ]
    if reporter.anonymous and (reporter.name or reporter.phone or reporter.address or reporter.safe_contact):
        problems.append(FieldProblem("reporter_anonymous", ANONYMOUS_HAS_NONE))
    return problems


def origin_problems(origin: Origin | None) -> list[FieldProblem]:
    """What is wrong with where a report was made."""
    return [FieldProblem("origin", BAD_SEQUENCE)] if origin is not None and origin.sequence < 1 else []


def as_fields(content: Content) -> dict[str, str]:
    """A report's content as flat text fields, for comparing two versions; persons are numbered in their order."""
    fields = {
        "channel": content.channel.value,
        "received_at": content.received_at.astimezone(UTC).isoformat(timespec="minutes"),
        "words": content.words,
        "sender": content.sender.value if content.sender else "",
        "sender_words": content.sender_words,
        "place_code": content.place_code,
        "country": content.country,
        "place_words": content.place_words,
        "facts": ",".join(sorted(content.facts)),
        "silence": content.silence.value,
        "against_officer": content.against_officer.value,
        "accused_desk": str(content.accused_desk or ""),
    }
    for number, person in enumerate(content.persons, start=1):
        fields |= {
            f"part_{number}": person.part.value,
            f"name_{number}": person.name,
            f"phone_{number}": person.phone,
            f"note_{number}": person.note,
            f"sex_{number}": person.sex.value,
            f"age_{number}": person.age.value,
        }
    return fields


def differences(theirs: dict[str, str], mine: dict[str, str]) -> tuple[Difference, ...]:
    """The fields in which two versions differ, in the order of the stored one."""
    names = list(dict.fromkeys([*theirs, *mine]))
    pairs = ((name, theirs.get(name, ""), mine.get(name, "")) for name in names)
    return tuple(Difference(name, ours, other) for name, ours, other in pairs if ours != other)
