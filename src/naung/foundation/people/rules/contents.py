"""Can what was typed of a person be kept? And how two versions of one record differ."""

import re
import unicodedata
from datetime import date

from naung.foundation.errors import Difference, FieldProblem
from naung.foundation.people.rules.birth import birth_text
from naung.foundation.people.vocabulary import ContactGiven, DocumentGiven, PersonFacts, PersonTold
from naung.foundation.places.rules.codes import is_code
from naung.foundation.words import gettext_noop, has_bad_signs

LONGEST_NAME = 200
LONGEST_NUMBER = 60
LONGEST_LINE = 400
LONGEST_TEXT = 10_000
MOST_NAMES = 20
MOST_DEPENDANTS = 30
COUNTRY = re.compile(r"[A-Z]{2}")
LANGUAGE = re.compile(r"[a-z]{3}")

NO_NAME = gettext_noop("Tuliskan satu nama; nama panggilan atau sebutan pun boleh.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
BAD_SIGNS = gettext_noop("Ada tanda yang tidak terlihat atau membalik arah tulisan. Hapus, lalu ketik ulang.")
TOO_MANY_NAMES = gettext_noop("Paling banyak %(most)s nama sekaligus.")
NOT_BORN = gettext_noop("Tanggal lahir belum terjadi.")
BAD_COUNTRY = gettext_noop("Kode negara ini tidak dikenal.")
BAD_LANGUAGE = gettext_noop("Kode bahasa ini tidak dikenal.")
BAD_PLACE = gettext_noop("Ini belum berbentuk kode wilayah; pilih dari daftar.")
BAD_DEPENDANTS = gettext_noop("Jumlah tanggungan harus antara 0 dan %(most)s.")
NO_WAY = gettext_noop("Tuliskan nomor, alamat, atau nama orangnya.")
NO_REASON = gettext_noop("Tuliskan apa yang menjadi dasar keputusan.")
NOT_YET = gettext_noop("Tanggal ini belum terjadi.")


def text_problems(field: str, text: str, most: int) -> list[FieldProblem]:
    """What is wrong with one text: too long, or signs that do not belong in it."""
    problems = [FieldProblem(field, TOO_LONG, {"most": most})] if len(text) > most else []
    return [*problems, FieldProblem(field, BAD_SIGNS)] if has_bad_signs(text) else problems


def name_problems(name: str, field: str = "name") -> list[FieldProblem]:
    """What is wrong with one name."""
    if not any(unicodedata.category(c)[0] in "LN" for c in name):
        return [FieldProblem(field, NO_NAME)]
    return text_problems(field, name, LONGEST_NAME)


def told_problems(told: PersonTold, *, today: date) -> list[FieldProblem]:
    """What is wrong with a new record; it needs one name, of any kind."""
    problems = facts_problems(told, today=today)
    if not told.names:
        return [FieldProblem("name", NO_NAME), *problems]
    if len(told.names) > MOST_NAMES:
        return [FieldProblem("name", TOO_MANY_NAMES, {"most": MOST_NAMES}), *problems]
    for number, (_, name) in enumerate(told.names, start=1):
        problems += name_problems(name, "name" if number == 1 else f"name_{number}")
    return problems


def facts_problems(facts: PersonFacts, *, today: date) -> list[FieldProblem]:
    """What is wrong with a record's facts, field by field; empty where they can be kept."""
    problems = text_problems("birth_place", facts.birth_place, LONGEST_LINE)
    problems += text_problems("home", facts.home_words, LONGEST_LINE)
    problems += text_problems("health", facts.health, LONGEST_TEXT)
    problems += text_problems("note", facts.note, LONGEST_TEXT)
    problems += text_problems("birth", facts.birth.text, LONGEST_LINE)
    if facts.birth.first is not None and facts.birth.first > today:
        problems.append(FieldProblem("birth", NOT_BORN))
    if facts.nationality and not COUNTRY.fullmatch(facts.nationality):
        problems.append(FieldProblem("nationality", BAD_COUNTRY))
    if facts.language and not LANGUAGE.fullmatch(facts.language):
        problems.append(FieldProblem("language", BAD_LANGUAGE))
    if facts.home and not is_code(facts.home):
        problems.append(FieldProblem("home", BAD_PLACE))
    if facts.dependants is not None and not 0 <= facts.dependants <= MOST_DEPENDANTS:
        problems.append(FieldProblem("dependants", BAD_DEPENDANTS, {"most": MOST_DEPENDANTS}))
    return problems


def document_problems(document: DocumentGiven) -> list[FieldProblem]:
    """What is wrong with a paper; a number that cannot be right is no problem, it gets a remark."""
    problems = text_problems("number", document.number, LONGEST_NUMBER)
    problems += text_problems("document_note", document.note, LONGEST_LINE)
    if document.issued_by and not COUNTRY.fullmatch(document.issued_by):
        problems.append(FieldProblem("issued_by", BAD_COUNTRY))
    return problems


def contact_problems(contact: ContactGiven) -> list[FieldProblem]:
    """What is wrong with a way to reach somebody."""
    problems = [] if contact.value.strip() else [FieldProblem("contact", NO_WAY)]
    problems += text_problems("contact", contact.value, LONGEST_LINE)
    problems += text_problems("instructions", contact.instructions, LONGEST_LINE)
    if contact.area and not is_code(contact.area):
        problems.append(FieldProblem("area", BAD_PLACE))
    return problems


def decision_problems(reason: str, as_of: date, *, today: date) -> list[FieldProblem]:
    """What is wrong with a decision of age."""
    problems = [] if reason.strip() else [FieldProblem("reason", NO_REASON)]
    problems += text_problems("reason", reason, LONGEST_TEXT)
    return [*problems, FieldProblem("as_of", NOT_YET)] if as_of > today else problems


def as_fields(facts: PersonFacts) -> dict[str, str]:
    """A record's facts as flat texts, for comparing two versions."""
    return {
        "sex": facts.sex.value,
        "birth": facts.birth.text or birth_text(facts.birth),
        "birth_place": facts.birth_place,
        "nationality": facts.nationality,
        "home": facts.home or facts.home_words,
        "language": facts.language,
        "needs_interpreter": facts.needs_interpreter.value,
        "disabled": facts.disabled.value,
        "disabilities": ",".join(sorted(kind.value for kind in facts.disabilities)),
        "pregnant": facts.pregnant.value,
        "dependants": "" if facts.dependants is None else str(facts.dependants),
        "papers_not_hers": facts.papers_not_hers.value,
        "health": facts.health,
        "note": facts.note,
    }


def differences(theirs: PersonFacts, mine: PersonFacts) -> tuple[Difference, ...]:
    """The fields in which two versions of one record differ."""
    stored, typed = as_fields(theirs), as_fields(mine)
    return tuple(Difference(name, stored[name], typed[name]) for name in stored if stored[name] != typed[name])
