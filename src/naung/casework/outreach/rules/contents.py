"""What may be written of a session or a material, and what is refused; and what differs between two versions of it."""

from collections.abc import Mapping
from datetime import date

from naung.casework.outreach.vocabulary import (
    SEATS,
    Held,
    Licence,
    MaterialTold,
    Moment,
    Plan,
    Replies,
    Reply,
    Seat,
    VersionTold,
)
from naung.foundation.errors import FieldProblem, too_long
from naung.foundation.places.rules.codes import is_code
from naung.foundation.words import gettext_noop

FIRST_YEAR = 2000  # sessions of before are no work of a task force
FURTHEST_YEARS = 3  # a plan reaches no further than the office's own years
MOST_PEOPLE = 100_000  # in one room, stadium or square
LONGEST_MINUTES = 24 * 60
MOST_FOLLOWED = 10_000
LONGEST_LINE = 200
LONGEST_WORDS = 10_000

NOT_YET = gettext_noop("Hari ini belum sampai. Sosialisasi yang akan datang belum bisa dicatat terlaksana.")
NO_SUCH_DAY = gettext_noop("Tanggal ini tidak masuk akal. Periksa tahunnya.")
NEGATIVE = gettext_noop("Jumlah orang tidak bisa kurang dari nol.")
TOO_MANY = gettext_noop("Jumlah ini terlalu besar: paling banyak %(most)s.")
NOBODY_CAME = gettext_noop(
    "Belum ada yang dihitung. Bila tidak ada yang datang, batalkan sosialisasi ini dengan alasan."
)
HOW_LONG = gettext_noop("Isi lamanya dalam menit, dari 1 sampai 1440.")
SAY_WHERE = gettext_noop("Tulis tempatnya, walaupun kodenya belum pasti.")
NOT_A_PLACE = gettext_noop("Kode tempat ini tidak terbaca. Ketik nama tempatnya.")
SAY_TOPIC = gettext_noop("Pilih paling sedikit satu pokok bahasan.")
ONE_SPEAKER = gettext_noop("Pilih petugas, atau tulis nama orang luar; jangan keduanya.")
SAY_WHY = gettext_noop("Tuliskan alasannya dengan singkat.")
SAME_DAY = gettext_noop("Harinya sama seperti sebelumnya. Pilih hari lain.")
SAY_TITLE = gettext_noop("Tulis judulnya.")
SAY_LABEL = gettext_noop("Tulis nama versinya, misalnya: cetakan kedua.")
SAY_SOURCE = gettext_noop("Tulis siapa pembuatnya.")
SAY_LIES = gettext_noop("Unggah berkasnya, atau tulis di mana bahan ini disimpan.")
ASK_FIRST = gettext_noop(
    "Berkas disimpan bila izinnya jelas. Tanyakan dahulu kepada pembuatnya, atau catat tempatnya saja."
)
NOT_COUNTED = gettext_noop("Isi paling sedikit satu angka.")


def possible_plan_day(on: date, today: date) -> bool:
    """Whether a session may be planned on this day: also one that has passed and is written down late."""
    return FIRST_YEAR <= on.year <= today.year + FURTHEST_YEARS


def plan_problems(plan: Plan, *, today: date) -> list[FieldProblem]:
    """What is wrong with a plan, a row a field. A code that is in no table is no problem: it is unsure, never invalid."""
    problems = []
    if not plan.place.code and not plan.place.words.strip():
        problems.append(FieldProblem("place", SAY_WHERE))
    if plan.place.code and not is_code(plan.place.code):
        problems.append(FieldProblem("place", NOT_A_PLACE))
    if not possible_plan_day(plan.on, today):
        problems.append(FieldProblem("on", NO_SUCH_DAY))
    if not plan.topics:
        problems.append(FieldProblem("topics", SAY_TOPIC))
    if plan.officer is not None and plan.speaker.strip():
        problems.append(FieldProblem("speaker", ONE_SPEAKER))
    problems += _number("expected", plan.expected, MOST_PEOPLE)
    lines = {"place": plan.place.words, "venue": plan.venue, "speaker": plan.speaker}
    return problems + too_long(lines, LONGEST_LINE)


def held_problems(held: Held, *, today: date) -> list[FieldProblem]:
    """What is wrong with what was written down afterwards, a row a field."""
    problems = []
    if held.on > today:
        problems.append(FieldProblem("held_on", NOT_YET))
    elif held.on.year < FIRST_YEAR:
        problems.append(FieldProblem("held_on", NO_SUCH_DAY))
    if not 1 <= held.minutes <= LONGEST_MINUTES:
        problems.append(FieldProblem("minutes", HOW_LONG))
    for seat, count in held.attendance.items():
        problems += _number(seat_name(seat), count, MOST_PEOPLE)
    if not problems and attended(held.attendance) == 0:
        problems.append(FieldProblem(seat_name(SEATS[0]), NOBODY_CAME))
    problems += _number("reports", held.reports, MOST_FOLLOWED) + _number("referrals", held.referrals, MOST_FOLLOWED)
    return problems + too_long({"asked": held.asked}, LONGEST_WORDS)


def reply_problems(replies: Replies) -> list[FieldProblem]:
    """What is wrong with the counts of one question."""
    problems = []
    for (moment, reply), count in replies.items():
        problems += _number(reply_name(moment, reply), count, MOST_PEOPLE)
    if not problems and not any(replies.values()):
        problems.append(FieldProblem(reply_name(Moment.BEFORE, Reply.YES), NOT_COUNTED))
    return problems


def reason_problems(reason: str) -> list[FieldProblem]:
    """A reason in words, not too many."""
    if not reason.strip():
        return [FieldProblem("reason", SAY_WHY)]
    return too_long({"reason": reason}, LONGEST_WORDS)


def material_problems(told: MaterialTold) -> list[FieldProblem]:
    """What is wrong with a material."""
    problems = [] if told.title.strip() else [FieldProblem("title", SAY_TITLE)]
    return problems + too_long({"title": told.title}, LONGEST_LINE)


def version_problems(told: VersionTold, *, today: date) -> list[FieldProblem]:
    """What is wrong with a version of a material."""
    needed = (
        ("label", told.label, SAY_LABEL),
        ("source", told.source, SAY_SOURCE),
        ("lies_at", told.lies_at or "file" * bool(told.file), SAY_LIES),
    )
    problems = [FieldProblem(name, message) for name, text, message in needed if not text.strip()]
    if told.file and told.licence is Licence.UNKNOWN:
        problems.append(FieldProblem("licence", ASK_FIRST))
    if told.issued_on is not None and told.issued_on > today:
        problems.append(FieldProblem("issued_on", NO_SUCH_DAY))
    lines = {"label": told.label, "source": told.source, "lies_at": told.lies_at}
    return problems + too_long(lines, LONGEST_LINE)


def _number(name: str, count: int, most: int) -> list[FieldProblem]:
    if count < 0:
        return [FieldProblem(name, NEGATIVE)]
    return [FieldProblem(name, TOO_MANY, {"most": most})] if count > most else []


def attended(attendance: Mapping[Seat, int]) -> int:
    """How many came."""
    return sum(attendance.values())


def seat_name(seat: Seat) -> str:
    """The name of the field that counts a seat."""
    return f"{seat[0].value}_{seat[1].value}"


def reply_name(moment: Moment, reply: Reply) -> str:
    """The name of the field that counts an answer."""
    return f"{moment.value}_{reply.value}"


def plan_fields(plan: Plan) -> dict[str, str]:
    """A plan as the text of each field of its form."""
    return {
        "place": plan.place.code or plan.place.words,
        "on": plan.on.isoformat(),
        "starts": plan.starts.strftime("%H:%M") if plan.starts else "",
        "venue": plan.venue,
        "audience": plan.audience.value,
        "topics": ",".join(sorted(plan.topics)),
        "expected": str(plan.expected),
        "officer": str(plan.officer or ""),
        "speaker": plan.speaker,
        "materials": ",".join(sorted(str(each) for each in plan.materials)),
    }


def held_fields(held: Held) -> dict[str, str]:
    """What was written down afterwards as the text of each field of its form."""
    counts = {seat_name(seat): str(held.attendance.get(seat, 0)) for seat in SEATS}
    told = {"held_on": held.on.isoformat(), "minutes": str(held.minutes), "asked": held.asked}
    return told | counts | {"reports": str(held.reports), "referrals": str(held.referrals)}


def reply_fields(replies: Replies) -> dict[str, str]:
    """The counts of one question as the text of each field of its form."""
    return {reply_name(moment, reply): str(replies.get((moment, reply), 0)) for moment in Moment for reply in Reply}
