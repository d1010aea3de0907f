"""A person of a case as an HTCDS record, and back. What the standard can't hold stands in our own columns, and is told as lost.

A name is not cut: one-word names are normal, and the whole name is the first name. A birth that is no single day, an office's
number of the case, the code of a place have no column in the standard. What a person was used for is told by the standard's words
where it has one; domestic work is forced labour in households, forced crime is `Other`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from naung.casework.htcds.rules.cells import vague_texts
from naung.casework.htcds.rules.normal import normal
from naung.casework.htcds.rules.reading import NAMES
from naung.casework.htcds.rules.writing import day_written, losses
from naung.casework.htcds.vocabulary import CaseValues, Loss, Record, Value
from naung.foundation.access.vocabulary import Exploitation
from naung.foundation.clock.vocabulary import Precision, VagueDate
from naung.foundation.errors import RuleBroken
from naung.foundation.people.vocabulary import Sex
from naung.foundation.places.rules.codes import HOME, is_code
from naung.foundation.places.rules.origins import origin_of
from naung.foundation.places.rules.tables import area_names
from naung.foundation.words import gettext_noop

SEXES: Mapping[Sex, str] = {
    Sex.FEMALE: "Feminine", Sex.MALE: "Masculine", Sex.OTHER: "NonConforming", Sex.UNKNOWN: "NonSpecifiedUnknown",
}  # fmt: skip
BACK: Mapping[str, Sex] = {code: sex for sex, code in SEXES.items()} | {
    "TransgenderFeminine": Sex.OTHER,
    "TransgenderMasculine": Sex.OTHER,
}
PURPOSES: Mapping[Exploitation, str] = {
    Exploitation.SEXUAL: "SexualExploitation",
    Exploitation.LABOUR: "ForcedLabour",
    Exploitation.DOMESTIC: "ForcedLabour",
    Exploitation.MARRIAGE: "ForcedMarriage",
    Exploitation.FORCED_CRIMINALITY: "Other",
    Exploitation.ORGAN: "OrganRemoval",
}
# Of the standard's purposes, those that mean exactly one of the house's; the others come back only by our own column.
PURPOSES_BACK: Mapping[str, Exploitation] = {
    "SexualExploitation": Exploitation.SEXUAL,
    "ForcedLabour": Exploitation.LABOUR,
    "ForcedMarriage": Exploitation.MARRIAGE,
    "OrganRemoval": Exploitation.ORGAN,
}
COARSE = (Exploitation.DOMESTIC, Exploitation.FORCED_CRIMINALITY)
TEXTS: Mapping[str, str] = {
    "prs_IdentityNumber": "identity_number", "prs_MobilePhone": "phone", "prs_Email": "email",
    "cas_ReasonForCaseClosure": "closing_reason", "cas_ReferredOrganisation": "referred_to",
}  # fmt: skip
SINGLE: Mapping[str, str] = {
    "prs_PrimaryLanguage": "language", "cas_Status": "case_status", "vic_TraffickingStatus": "status",
    "vic_TraffickingStatusDecisionMakingOrg": "decided_by", "vic_RelationshipToTrafficker": "relation",
}  # fmt: skip
SEVERAL: Mapping[str, str] = {
    "vic_MethodsOfControl": "controls", "vic_MethodOfRecruitment": "recruited", "vic_ForcedLabourIndustry": "industries",
    "vic_TypeOfSexExploitation": "sexual",
}  # fmt: skip

COARSER = gettext_noop("HTCDS tidak membedakan ini; ditulis sebagai %(code)s.")
VAGUE = gettext_noop("HTCDS hanya menerima tanggal lahir yang pasti.")


def as_record(case: CaseValues) -> Record:
    """A person of a case as a record of HTCDS 2.0 with our own columns."""
    values: dict[str, Value] = {"prs_Gender": (SEXES[case.sex],)}
    extra: dict[str, str] = {}
    if case.names:
        values["prs_FirstName"] = case.names[0]
    if len(case.names) > 1:
        extra["x_OtherNames"] = "\n".join(case.names[1:])
    _put_birth(case.birth, values, extra)
    values |= {name: text for name, own in TEXTS.items() if (text := getattr(case, own))}
    values |= {name: (code,) for name, own in SINGLE.items() if (code := getattr(case, own))}
    values |= {name: tuple(codes) for name, own in SEVERAL.items() if (codes := getattr(case, own))}
    if case.nationalities:
        values["prs_Citizenship"] = case.nationalities
    if case.dead:
        values["prs_Deceased"] = True
    if case.agreed is not None:
        values["con_Consent"] = case.agreed
    if case.age_when_trafficked is not None:
        values["vic_AgeWhenTrafficked"] = case.age_when_trafficked
    if case.referred_on:
        values["cas_OutgoingReferralDate"] = case.referred_on
    if case.exploitation:
        values["vic_TypeOfExploitation"] = tuple(PURPOSES[each] for each in case.exploitation)
        if case.exploitation & set(COARSE):
            extra["x_TypeOfExploitation"] = "; ".join(sorted(each.value for each in case.exploitation))
    _put_home(case, values, extra)
    extra |= {
        name: text
        for name, text in (("x_CaseNumber", case.case_number), ("x_OpenedOn", day_written(case.opened_on)))
        if text
    }
    return normal(Record(values, extra))


def _put_birth(birth: VagueDate, values: dict[str, Value], extra: dict[str, str]) -> None:
    if birth.is_exact and birth.first is not None:
        values["prs_Birthdate"] = birth.first
        if birth.text and birth.text != birth.first.isoformat():
            extra["x_BirthText"] = birth.text
    elif birth.precision is not Precision.UNKNOWN or birth.text:
        extra |= vague_texts(birth)


def _put_home(case: CaseValues, values: dict[str, Value], extra: dict[str, str]) -> None:
    if case.home_words:
        values["prs_MailingStreet"] = case.home_words
    if not is_code(case.home):
        return
    extra["x_PlaceCode"] = case.home
    names = area_names()
    if case.home[0].isdigit():
        values["prs_MailingCountry"] = ("ID",)
        values |= {
            name: names[part]
            for name, part in (("prs_MailingState", case.home[:2]), ("prs_MailingCity", case.home[:5]))
            if part in names and (len(part) == 2 or "." in part)
        }
    else:
        values["prs_MailingCountry"] = (case.home[:2],)


def as_case(record: Record) -> CaseValues:
    """What a record says of a person, as far as the house has a word for it; a place only where it is certain."""
    values, extra = record.values, record.extra
    named = " ".join(str(values[name]) for name in NAMES if name in values)
    others = tuple(name for name in extra.get("x_OtherNames", "").split("\n") if name)
    gender, agreed, age = _one(values, "prs_Gender"), values.get("con_Consent"), values.get("vic_AgeWhenTrafficked")
    referred = values.get("cas_OutgoingReferralDate")
    told: dict[str, Any] = {own: str(values.get(name, "")) for name, own in TEXTS.items()}
    told |= {own: _one(values, name) for name, own in SINGLE.items()}
    told |= {own: frozenset(_all(values, name)) for name, own in SEVERAL.items()}
    return CaseValues(
        names=(*([named] if named else []), *others), birth=_birth(values, extra), sex=BACK.get(gender, Sex.UNKNOWN),
        nationalities=_all(values, "prs_Citizenship"), home=_home(values, extra),
        home_words=str(values.get("prs_MailingStreet", "")), dead=values.get("prs_Deceased") is True,
        case_number=extra.get("x_CaseNumber", ""), opened_on=_day(extra.get("x_OpenedOn")),
        exploitation=_purposes(values, extra), age_when_trafficked=age if isinstance(age, int) else None,
        referred_on=referred if isinstance(referred, date) else None, agreed=agreed if isinstance(agreed, bool) else None, **told,
    )  # fmt: skip


def _one(values: Mapping[str, Value], name: str) -> str:
    found = _all(values, name)
    return found[0] if found else ""


def _all(values: Mapping[str, Value], name: str) -> tuple[str, ...]:
    found = values.get(name, ())
    return found if isinstance(found, tuple) else ()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _birth(values: Mapping[str, Value], extra: Mapping[str, str]) -> VagueDate:
    text = extra.get("x_BirthText", "")
    try:
        return _dated(values.get("prs_Birthdate"), extra, text)
    except RuleBroken:  # days of somebody else's columns that no birth can have
        return VagueDate.unknown(text)


def _dated(day: Value | None, extra: Mapping[str, str], text: str) -> VagueDate:
    if isinstance(day, date):
        return VagueDate.on(day, text)
    first, last = _day(extra.get("x_BirthFirst")), _day(extra.get("x_BirthLast"))
    said = extra.get("x_BirthPrecision", "")
    if (first or last) and said in set(Precision) and said != Precision.UNKNOWN:
        return VagueDate(first, last, Precision(said), text)
    return VagueDate.unknown(text)


def _home(values: Mapping[str, Value], extra: Mapping[str, str]) -> str:
    if is_code(extra.get("x_PlaceCode", "")):
        return extra["x_PlaceCode"]
    if _one(values, "prs_MailingCountry") not in ("", HOME):  # a place abroad may bear the name of one here
        return ""
    named = [str(values[name]) for name in ("prs_MailingCity", "prs_MailingState") if name in values]
    return origin_of(", ".join(named)).code or "" if named else ""


def _purposes(values: Mapping[str, Value], extra: Mapping[str, str]) -> frozenset[Exploitation]:
    own = {each.strip() for each in extra.get("x_TypeOfExploitation", "").split(";")}
    exact = frozenset(each for each in Exploitation if each.value in own)
    return exact or frozenset(
        PURPOSES_BACK[code] for code in _all(values, "vic_TypeOfExploitation") if code in PURPOSES_BACK
    )


def losses_of(case: CaseValues) -> tuple[Loss, ...]:
    """What of a case a reader that knows only HTCDS 2.0 does not get, in the house's words."""
    found = list(losses(as_record(case)))
    for each in sorted(case.exploitation & set(COARSE)):
        found.append(
            Loss("vic_TypeOfExploitation", "coarser", COARSER, "x_TypeOfExploitation", {"code": PURPOSES[each]})
        )
    if not case.birth.is_exact and case.birth.first is not None:
        found.append(Loss("prs_Birthdate", "vague", VAGUE, "x_BirthFirst"))
    return tuple(found)
