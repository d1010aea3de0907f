"""What a row of HTCDS becomes here: a person, her papers and ways to reach her, her part, and what the file tells of events.

Only what says the same goes to a field. No name is cut, no number is guessed to be of one kind, no place is taken that is not
certain, and nothing is decided: whether somebody is a victim, agreed to anything, or that a case is closed. What is left
stands as it was written in a note of the case.
"""

import re
from collections.abc import Callable, Iterable

from naung.casework.cases.vocabulary import Danger, Role
from naung.casework.exchange.rules.events import events_of
from naung.casework.exchange.rules.numbers import is_filler, is_number
from naung.casework.exchange.rules.rest import Rest
from naung.casework.exchange.vocabulary import RowPlan
from naung.casework.htcds.rules.cases import SEXES, as_case
from naung.casework.htcds.rules.reading import NAMES
from naung.casework.htcds.vocabulary import CaseValues, Record
from naung.casework.referrals.rules.contents import BETWEEN, names_of
from naung.foundation.clock.vocabulary import Precision
from naung.foundation.errors import FieldProblem, Problems
from naung.foundation.people.rules.contents import LONGEST_LINE, LONGEST_NUMBER, LONGEST_TEXT, MOST_DEPENDANTS
from naung.foundation.people.rules.numbers import IDENTITY_DIGITS, plain_number
from naung.foundation.people.vocabulary import (
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    NameKind,
    PersonTold,
)
from naung.foundation.places.rules.tables import area_names
from naung.foundation.words import gettext_noop

NO_NAME = gettext_noop("Baris ini tidak memuat nama orang, dan tidak ada nomor kasus yang dapat menggantikannya.")
NO_PART = gettext_noop("Berkasnya tidak menyebut bagian orang ini dalam kasus. Sebutkan, misalnya --part korban.")
ROLES = {
    "PossibleVictimOfTrafficking": Role.VICTIM,
    "ActualVictimOfTrafficking": Role.VICTIM,
    "RecruiterOrIntermediary": Role.RECRUITER,
    "Transporter": Role.TRANSPORTER,
    "Exploiter": Role.EXPLOITER,
}
# ISO 639-1 as other registers write it, where the house has the language by its ISO 639-3 code.
ISO_639_3 = re.compile("[a-z]{3}")
LANGUAGES = {
    "id": "ind", "ms": "zlm", "jv": "jav", "su": "sun", "en": "eng", "zh": "cmn", "bn": "ben", "my": "mya",
    "vi": "vie", "th": "tha", "tl": "tgl", "km": "khm",
}  # fmt: skip
OTHER_NUMBERS = (
    ("x_nik", DocumentKind.NIK),
    ("x_kartu_keluarga", DocumentKind.FAMILY_CARD),
    ("x_paspor", DocumentKind.PASSPORT),
)
REACHES = (
    ("prs_MobilePhone", ContactKind.PHONE),
    ("prs_HomePhone", ContactKind.PHONE),
    ("x_telepon", ContactKind.PHONE),
    ("prs_Email", ContactKind.EMAIL),
)
MAILING = ("prs_MailingCity", "prs_MailingState", "prs_MailingCountry", "prs_MailingPostalCode")
PARENTS = {NameKind.FATHER, NameKind.MOTHER}


def plan_of(record: Record, part: str = "") -> RowPlan:
    """What the row becomes. `part`: an officer's word for whose part the file does not say. Raises Problems."""
    rest, case = Rest(record), as_case(record)
    roles = _roles(rest, part)
    names = _names(rest, case)
    problems = [FieldProblem("name", NO_NAME)] if not names else []
    problems += [] if roles else [FieldProblem("role", NO_PART)]
    if problems:
        raise Problems(problems)
    told = _told(rest, case, names)
    papers, reach = _papers(rest, case), _reach(rest)
    history, events = events_of(rest)
    danger, summary = _danger(rest), _own_text(rest, "x_ringkasan", LONGEST_TEXT)
    return RowPlan(told, papers, reach, roles, summary, danger, history, events, rest.kept(), rest.losses())


def _roles(rest: Rest, part: str) -> tuple[str, ...]:
    """Her parts as the file says them, else the officer's word."""
    said = (*rest.codes("vic_TraffickingStatus"), *rest.codes("per_RoleInProcess"))
    found = tuple(dict.fromkeys(ROLES[code].value for code in said if code in ROLES))
    done = rest.codes("per_RoleInProcess")
    if done and all(code in ROLES for code in done):
        rest.has_place("per_RoleInProcess")
    return found or ((part,) if part else ())


def _names(rest: Rest, case: CaseValues) -> tuple[tuple[NameKind, str], ...]:
    parts = [name for name in NAMES if name in rest.values]
    if len(parts) == 1:
        rest.has_place(*parts)
    rest.stands_coarser(*parts)
    rest.has_place("x_OtherNames")
    own = [(NameKind.OFFICIAL if at == 0 and parts else NameKind.ALIAS, name) for at, name in enumerate(case.names)]
    if not own and case.case_number:
        own = [(NameKind.ALIAS, case.case_number)]
    return (*own, *_parents(rest)) if own else ()


def _parents(rest: Rest) -> tuple[tuple[NameKind, str], ...]:
    try:
        found = names_of(rest.extra.get("x_nama_orang_tua", ""))
    except ValueError:  # a column of somebody else with that heading
        return ()
    if found and all(kind in PARENTS for kind, _ in found):
        rest.has_place("x_nama_orang_tua")
        return found
    return ()


def _told(rest: Rest, case: CaseValues, names: tuple[tuple[NameKind, str], ...]) -> PersonTold:
    home, home_words = _home(rest, case)
    _sex(rest)
    _birth(rest, case)
    return PersonTold(
        names=names, sex=case.sex, birth=case.birth, nationality=_nationality(rest), home=home, home_words=home_words,
        language=_language(rest), needs_interpreter=_interpreter(rest), dependants=_dependants(rest),
        birth_place=_own_text(rest, "x_tempat_lahir", LONGEST_LINE), health=_own_text(rest, "x_kesehatan", LONGEST_TEXT),
        note=_own_text(rest, "x_catatan_penting", LONGEST_TEXT),
    )  # fmt: skip


def _own_text(rest: Rest, name: str, most: int) -> str:
    """A column of our own export, where it fits its field."""
    text = rest.extra.get(name, "")
    if not text or len(text) > most:
        return ""
    rest.has_place(name)
    return text


def _sex(rest: Rest) -> None:
    codes = rest.codes("prs_Gender")
    if len(codes) == 1 and codes[0] in SEXES.values():
        rest.has_place("prs_Gender")
    rest.stands_coarser("prs_Gender")


def _birth(rest: Rest, case: CaseValues) -> None:
    if case.birth.is_exact:
        rest.has_place("prs_Birthdate", "x_BirthText")
    elif case.birth.precision is not Precision.UNKNOWN:
        rest.has_place("x_BirthFirst", "x_BirthLast", "x_BirthPrecision", "x_BirthText")
    elif case.birth.text:
        rest.has_place("x_BirthText")
        if rest.extra.get("x_BirthPrecision") == Precision.UNKNOWN:
            rest.has_place("x_BirthPrecision")


def _nationality(rest: Rest) -> str:
    codes = rest.codes("prs_Citizenship")
    if len(codes) == 1:
        rest.has_place("prs_Citizenship")
    rest.stands_coarser("prs_Citizenship")
    return codes[0] if codes else ""


def _language(rest: Rest) -> str:
    codes = rest.codes("prs_PrimaryLanguage")
    found = LANGUAGES.get(codes[0], codes[0]) if len(codes) == 1 else ""
    if not ISO_639_3.fullmatch(found):
        return ""
    rest.has_place("prs_PrimaryLanguage")
    return found


def _interpreter(rest: Rest) -> Answer:
    said = rest.extra.get("x_juru_bahasa", "")
    if said not in (Answer.YES, Answer.NO):
        return Answer.NOT_ASKED
    rest.has_place("x_juru_bahasa")
    return Answer(said)


def _dependants(rest: Rest) -> int | None:
    said = rest.extra.get("x_tanggungan", "")
    if not (said.isascii() and said.isdigit() and int(said) <= MOST_DEPENDANTS):
        return None
    rest.has_place("x_tanggungan")
    return int(said)


def _danger(rest: Rest) -> Danger:
    said = rest.extra.get("x_bahaya", "")
    if said not in set(Danger):
        return Danger.UNKNOWN
    rest.has_place("x_bahaya")
    return Danger(said)


def _home(rest: Rest, case: CaseValues) -> tuple[str, str]:
    """The area where it is certain, and the rest of the address in words; all of it in words where it is not."""
    words = [case.home_words]
    if case.home:
        written = {str(rest.values[name]) for name in MAILING[:2] if name in rest.values}
        if written <= {name for code in _up(case.home) if (name := area_names().get(code))}:
            rest.has_place(*MAILING[:2])
        if rest.extra.get("x_PlaceCode") == case.home:
            rest.has_place("x_PlaceCode")
        if rest.codes("prs_MailingCountry") in {("ID",) if case.home[0].isdigit() else (case.home[:2],)}:
            rest.has_place("prs_MailingCountry")
    words += [str(rest.values[name]) for name in MAILING if name in rest.values and name != "prs_MailingCountry"]
    text = ", ".join(word for word in words if word)
    if len(text) > LONGEST_LINE:
        return case.home, ""
    rest.has_place("prs_MailingStreet", *(name for name in MAILING if name != "prs_MailingCountry"))
    return case.home, text


def _up(code: str) -> tuple[str, ...]:
    parts = code.split(".")
    return tuple(".".join(parts[: at + 1]) for at in range(len(parts)))


def _papers(rest: Rest, case: CaseValues) -> tuple[DocumentGiven, ...]:
    """Numbers, each as what it surely is: sixteen digits are an identity number, another one is another paper's."""
    found: dict[tuple[DocumentKind, str], None] = {}
    number = case.identity_number
    if is_number(number) and len(number) <= LONGEST_NUMBER:
        plain = plain_number(number)
        is_nik = len(plain) == IDENTITY_DIGITS and plain.isdigit()
        found[DocumentKind.NIK if is_nik else DocumentKind.OTHER, number] = None
        rest.has_place("prs_IdentityNumber")
    for name, kind in OTHER_NUMBERS:
        for each in _several(rest, name, LONGEST_NUMBER, is_number):
            found[kind, each] = None
    return tuple(DocumentGiven(kind, each) for kind, each in found)


def _several(rest: Rest, name: str, most: int, fits: Callable[[str], bool]) -> Iterable[str]:
    """The parts of one of our columns, where each fits its field; what is none of it stays where it is as well."""
    text = rest.extra.get(name, "") if name.startswith("x_") else rest.text(name)
    parts = [part.strip() for part in text.split(BETWEEN) if part.strip()]
    if not parts or any(len(part) > most for part in parts):
        return ()
    found = [part for part in parts if fits(part)]
    if len(found) == len(parts):
        rest.has_place(name)
    return found


def _reach(rest: Rest) -> tuple[ContactGiven, ...]:
    """Ways to reach her; whether one is safe is not known, whatever the other register thought."""
    found: dict[tuple[ContactKind, str], None] = {}
    for name, kind in REACHES:
        for each in _several(rest, name, LONGEST_LINE, lambda text: not is_filler(text)):
            found[kind, each] = None
    return tuple(ContactGiven(kind, each, safe=Answer.UNKNOWN) for kind, each in found)
