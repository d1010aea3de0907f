"""Between a form's answers and a report's content, both ways."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from naung.casework.reports.vocabulary import (
    AgeBand,
    Channel,
    Content,
    Mentioned,
    OfficerAnswer,
    Part,
    ReporterContent,
    Sender,
    Sex,
    Silence,
)
from naung.doors.desk.reports.forms import PERSON_FIELDS, ContentForm, code_of
from naung.doors.desk.shell.place_field import PlaceAnswer
from naung.foundation.errors import Difference
from naung.foundation.places.queries import path_words, place
from naung.foundation.places.rules.codes import coarse, is_below_kecamatan

HOME = "ID"
Answers = Mapping[str, Any]


def content_of(form: ContentForm) -> Content:
    """The content that a valid form holds."""
    given = form.cleaned_data
    code, country, finer = place_parts(given["place"])
    return Content(
        channel=Channel(given["channel"]),
        received_at=given["received_at"],
        words=given["words"],
        sender=Sender(given["sender"]) if given["sender"] else None,
        sender_words=given["sender_words"],
        place_code=code,
        country=country,
        place_words="; ".join(part for part in (finer, given["landmark"]) if part),
        facts=frozenset(given["facts"]),
        silence=Silence(given["silence"]),
        persons=tuple(_persons(form.rows, given)),
        against_officer=OfficerAnswer(given["against_officer"]),
        accused_desk=UUID(given["accused_desk"]) if given["accused_desk"] else None,
    )


def place_parts(answer: PlaceAnswer | None) -> tuple[str, str, str]:
    """A typed place as the code that may stand unsealed, the country, and what is finer and must be sealed."""
    if answer is None:
        return "", HOME, ""
    if answer.code is None:
        return "", HOME, answer.text
    if not answer.code[:1].isdigit():
        return "", answer.code[:2], answer.text if len(answer.code) > 2 else ""
    return coarse(answer.code), HOME, answer.text if is_below_kecamatan(answer.code) else ""


def _persons(rows: int, given: Answers) -> Iterator[Mentioned]:
    """Each row that says anything beyond the part; an unanswered part of a named person is unclear."""
    for n in range(1, rows + 1):
        row = {name: given.get(f"{name}_{n}", "") for name in PERSON_FIELDS}
        if any(row[name] for name in ("name", "phone", "note", "sex", "age")):
            yield Mentioned(
                part=code_of(Part, row["part"], Part.UNCLEAR),
                name=row["name"],
                phone=row["phone"],
                note=row["note"],
                sex=code_of(Sex, row["sex"], Sex.UNKNOWN),
                age=code_of(AgeBand, row["age"], AgeBand.UNKNOWN),
                id=_id(row["id"]),
            )


def _id(sent: str) -> UUID | None:
    try:
        return UUID(sent)
    except ValueError:
        return None


def answers_of(content: Content) -> dict[str, Any]:
    """A report's content as the first answers of a form that corrects it."""
    answers: dict[str, Any] = {
        "channel": content.channel.value,
        "received_at": timezone.localtime(content.received_at),
        "words": content.words,
        "sender": content.sender.value if content.sender else "",
        "sender_words": content.sender_words,
        "place": place_answer(content.place_code, content.country),
        "landmark": content.place_words,
        "facts": sorted(content.facts),
        "silence": content.silence.value,
        "against_officer": content.against_officer.value,
        "accused_desk": str(content.accused_desk or ""),
    }
    for n, person in enumerate(content.persons, start=1):
        answers |= {
            f"part_{n}": person.part.value,
            f"name_{n}": person.name,
            f"phone_{n}": person.phone,
            f"sex_{n}": person.sex.value,
            f"age_{n}": person.age.value,
            f"note_{n}": person.note,
            f"id_{n}": str(person.id or ""),
        }
    return answers


def place_answer(code: str, country: str) -> PlaceAnswer | None:
    """A stored place as the answer of the place field."""
    where = code or (country if country != HOME else "")
    return PlaceAnswer(where, place_words(code, country)) if where else None


def place_words(code: str, country: str) -> str:
    """A stored place in words; a code that is not in the table stands as it is."""
    if code:
        return path_words(code) or code
    if country == HOME:
        return ""
    known = place(country)
    return known.name if known else country


def differences_on_form(found: tuple[Difference, ...], theirs: Content, mine: Content) -> tuple[Difference, ...]:
    """A report's differences under the names of the form, the place as one field: its code, or its country's name."""
    named = [Difference("landmark", d.theirs, d.mine) if d.field == "place_words" else d for d in found]
    kept = [d for d in named if d.field not in ("place_code", "country")]
    if len(kept) < len(named):
        kept.append(
            Difference(
                "place",
                theirs.place_code or place_words("", theirs.country),
                mine.place_code or place_words("", mine.country),
            )
        )
    return tuple(kept)


def reporter_answers(reporter: ReporterContent) -> dict[str, Any]:
    """What is known of a reporter as the first answers of the form that corrects it."""
    return {
        "relation": reporter.relation.value,
        "anonymous": reporter.anonymous,
        "wants_news": reporter.wants_news,
        "reporter_name": reporter.name,
        "reporter_phone": reporter.phone,
        "reporter_address": reporter.address,
        "reporter_safe_contact": reporter.safe_contact,
    }
