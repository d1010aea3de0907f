"""Between the forms and the person room: what was answered as the room's values, and a record as a page shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naung.doors.desk.shell.place_field import PlaceAnswer
from naung.doors.desk.shell.words_tags import said
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.people.queries import DocumentShown, PersonShown, nik_reading
from naung.foundation.people.rules.ages import AgeReading
from naung.foundation.people.vocabulary import (
    AGE_GROUP_WORDS,
    ANSWER_WORDS,
    CONTACT_KIND_WORDS,
    DISABILITY_WORDS,
    DOCUMENT_KIND_WORDS,
    HELD_BY_WORDS,
    LANGUAGE_WORDS,
    NAME_KIND_WORDS,
    SEX_WORDS,
    Answer,
    ContactGiven,
    ContactKind,
    Disability,
    DocumentGiven,
    DocumentKind,
    HeldBy,
    NameKind,
    PersonFacts,
    PersonTold,
    Sex,
)
from naung.foundation.places.queries import path_words
from naung.foundation.places.rules.tables import area_names

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Where persons who are served here come from most often; the rest follows by name.
FIRST_COUNTRIES = ("ID", "MY", "BD", "MM", "CN", "VN", "PH", "TH", "KH", "IN", "NP", "TW")
STATELESS = ("XX", gettext_lazy("tanpa kewarganegaraan"))


def countries() -> list[tuple[str, Any]]:
    """Countries for a drop-down: those met here first, then all by name; and having none."""
    names = {code: name for code, name in area_names().items() if len(code) == 2 and code.isalpha()}
    first = [(code, names[code]) for code in FIRST_COUNTRIES if code in names]
    rest = sorted(((c, n) for c, n in names.items() if c not in FIRST_COUNTRIES), key=lambda row: row[1])
    return [*first, STATELESS, *rest]


def facts_from(data: dict[str, Any]) -> dict[str, Any]:
    """The room's fields from cleaned answers."""
    home: PlaceAnswer | None = data["home"]
    return {
        "sex": Sex(data["sex"]),
        "birth": data["birth"] or VagueDate.unknown(),
        "birth_place": data["birth_place"],
        "nationality": data["nationality"],
        "home": (home.code or "") if home else "",
        "home_words": home.text if home else "",
        "language": data["language"],
        "needs_interpreter": Answer(data["needs_interpreter"]),
        "disabled": Answer(data["disabled"]),
        "disabilities": frozenset(Disability(kind) for kind in data["disabilities"]),
        "pregnant": Answer(data["pregnant"]),
        "dependants": data["dependants"],
        "papers_not_hers": Answer(data["papers_not_hers"]),
        "health": data["health"],
        "note": data["note"],
    }


def told_from(data: dict[str, Any]) -> PersonTold:
    """A new record from cleaned answers."""
    names = ((NameKind(data["name_kind"] or NameKind.OFFICIAL), data["name"]),)
    return PersonTold(names=names, **facts_from(data))


def initial_of(facts: PersonFacts) -> dict[str, Any]:
    """A record's facts as a form starts with them."""
    kept = {name: getattr(facts, name) for name in PersonFacts.__dataclass_fields__}
    for name in ("sex", "needs_interpreter", "disabled", "pregnant", "papers_not_hers"):
        kept[name] = kept[name].value
    kept["disabilities"] = [kind.value for kind in facts.disabilities]
    kept["dependants"] = "" if facts.dependants is None else str(facts.dependants)
    kept["birth"] = facts.birth if facts.birth.text else None
    if facts.home or facts.home_words:
        kept["home"] = PlaceAnswer(facts.home or None, facts.home_words or home_words(facts))
    else:
        kept["home"] = None
    return kept


def document_from(data: dict[str, Any]) -> DocumentGiven:
    """A paper from cleaned answers."""
    return DocumentGiven(
        DocumentKind(data["kind"]),
        data["number"],
        data["issued_by"],
        Answer(data["not_hers"]),
        Answer(data["forged"]),
        HeldBy(data["held_by"]),
        data["document_note"],
    )


def contact_from(data: dict[str, Any]) -> ContactGiven:
    """A way to reach somebody from cleaned answers."""
    return ContactGiven(ContactKind(data["contact_kind"]), data["contact"], data["instructions"], Answer(data["safe"]))


def home_words(facts: PersonFacts) -> str:
    """Her home in words: as it was told, else the names of its code."""
    return facts.home_words or (path_words(facts.home) or facts.home if facts.home else "")


@dataclass(frozen=True)
class Fact:
    """One line of a record."""

    label: "StrOrPromise"
    words: str


def fact_lines(shown: PersonShown) -> list[Fact]:
    """What is known, in the order in which it is asked; what nobody asked is left out."""
    facts = shown.facts
    country = dict(countries()).get(facts.nationality, facts.nationality)
    lines = [
        (gettext_lazy("Jenis kelamin"), said(SEX_WORDS[facts.sex])),
        (gettext_lazy("Lahir di"), facts.birth_place),
        (gettext_lazy("Warga negara"), str(country)),
        (gettext_lazy("Rumah"), home_words(facts)),
        (gettext_lazy("Bahasa"), said(LANGUAGE_WORDS.get(facts.language, facts.language))),
        (gettext_lazy("Perlu penerjemah"), answer_words(facts.needs_interpreter)),
        (gettext_lazy("Disabilitas"), _disability(facts)),
        (gettext_lazy("Sedang hamil"), answer_words(facts.pregnant)),
        (gettext_lazy("Tanggungan"), "" if facts.dependants is None else str(facts.dependants)),
        (gettext_lazy("Surat atas nama orang lain"), answer_words(facts.papers_not_hers)),
    ]
    return [Fact(label, words) for label, words in lines if words]


def answer_words(answer: Answer) -> str:
    """The answer; nothing where it was not asked."""
    return "" if answer is Answer.NOT_ASKED else said(ANSWER_WORDS[answer])


def _disability(facts: PersonFacts) -> str:
    kinds = ", ".join(said(DISABILITY_WORDS[kind]) for kind in sorted(facts.disabilities))
    return ": ".join(part for part in (answer_words(facts.disabled), kinds) if part)


@dataclass(frozen=True)
class Paper:
    """One paper as a page shows it, with sentences on what does not fit."""

    row: DocumentShown
    kind: str
    held_by: str
    flags: tuple[str, ...]
    remarks: tuple[str, ...]


def papers_of(shown: PersonShown) -> list[Paper]:
    """The papers, each number checked anew against what is known today."""
    return [_paper(row, shown.facts) for row in shown.documents]


def _paper(row: DocumentShown, facts: PersonFacts) -> Paper:
    flags = []
    if row.not_hers is Answer.YES:
        flags.append(_("atas nama orang lain"))
    if row.forged is Answer.YES:
        flags.append(_("diduga palsu"))
    reading = nik_reading(row.number, facts) if row.kind is DocumentKind.NIK and row.number else None
    remarks = tuple(_(r.message) % r.values if r.values else _(r.message) for r in reading.reasons) if reading else ()
    return Paper(row, said(DOCUMENT_KIND_WORDS[row.kind]), said(HELD_BY_WORDS[row.held_by]), tuple(flags), remarks)


@dataclass(frozen=True)
class Way:
    """One way to reach her as a page shows it."""

    id: Any
    kind: str
    value: str
    instructions: str
    safe: str
    tone: str


def ways_of(shown: PersonShown) -> list[Way]:
    """The ways in use, the safe ones first."""
    order = {Answer.YES: 0, Answer.UNKNOWN: 1}
    words = {
        Answer.YES: (_("aman"), "done"),
        Answer.NO: (_("tidak aman: jangan dipakai"), "overdue"),
    }
    used = sorted((c for c in shown.contacts if c.retired_at is None), key=lambda c: order.get(c.safe, 2))
    unsure = (_("belum pasti aman"), "waits")
    return [
        Way(c.id, said(CONTACT_KIND_WORDS[c.kind]), c.value, c.instructions, *words.get(c.safe, unsure)) for c in used
    ]


def name_lines(shown: PersonShown) -> list[dict[str, Any]]:
    """The names with their kind, those in use first."""
    rows = sorted(shown.names, key=lambda name: name.retired_at is not None)
    return [{"row": name, "kind": said(NAME_KIND_WORDS[name.kind])} for name in rows]


def age_words(reading: AgeReading, years: tuple[int, int] | None) -> str:
    """Child or adult and the full years where they are known: "anak, 16 tahun"."""
    group = said(AGE_GROUP_WORDS[reading.group])
    if not reading.certain:
        group = _("dianggap anak")
    if years is None:
        return group
    span = str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"
    return _("%(group)s, %(years)s tahun") % {"group": group, "years": span}
