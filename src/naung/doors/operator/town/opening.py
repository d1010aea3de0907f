"""How a story begins: the report, the first answer, the case with its people, and what happened to them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.episodes.actions import add_event, begin_episode
from naung.casework.episodes.rules import Told as EventTold
from naung.casework.episodes.vocabulary import EventKind
from naung.casework.reports.actions import acknowledge_report, receive_report
from naung.casework.reports.vocabulary import (
    AgeBand,
    Channel,
    Content,
    Mentioned,
    OfficerAnswer,
    Part,
    Relation,
    ReporterContent,
    Response,
    Sender,
    Silence,
)
from naung.casework.reports.vocabulary import Sex as ReportedSex
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.access.vocabulary import Actor
from naung.foundation.clock.rules.reading import parse_vague_date
from naung.foundation.clock.vocabulary import Precision, VagueDate
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import (
    Answer,
    ContactGiven,
    ContactKind,
    DocumentGiven,
    DocumentKind,
    HeldBy,
    NameKind,
    PersonTold,
    Sex,
)

EVENTS: Mapping[str, EventKind] = {
    "ajak": EventKind.RECRUITMENT,
    "angkut": EventKind.TRANSPORT,
    "singgah": EventKind.TRANSIT,
    "batas": EventKind.CROSSING_OFFICIAL,
    "tikus": EventKind.CROSSING_UNOFFICIAL,
    "tampung": EventKind.HARBOURING,
    "kerja": EventKind.EXPLOITATION,
    "lari": EventKind.ESCAPE,
    "tolong": EventKind.RESCUE,
    "pulang": EventKind.RETURN,
}
TYPING = timedelta(minutes=12)  # from the call to the report on the screen
KECAMATAN = 8  # letters of a code down to the kecamatan
SEXES = {"L": ReportedSex.MALE, "P": ReportedSex.FEMALE}
# Numbers that no registry office has given: so many births on one day in one kecamatan do not happen.
NEVER_ISSUED = 9900
FEMALE_DAYS = 40


def take(folder: Folder, step: Step) -> None:
    """The report as it came in."""
    told, by = folder.told, folder.officer(step.who)
    who = told.facts.get("siapa") or [each["n"] for each in told.facts.get("orang", ()) if each.get("r") == "korban"]
    names = [who] if isinstance(who, str) else who
    sexes = [each["s"] for each in told.facts.get("orang", ()) if each.get("r") == "korban"] or [told.text("jk")]
    age = AgeBand(told.text("usia") or "dewasa")
    part = Part(told.text("bagian") or "orang_yang_ditolong")
    persons = tuple(
        Mentioned(part=part, name=name, sex=SEXES.get(sex, ReportedSex.UNKNOWN), age=age)
        for name, sex in zip(names or [""], [*sexes, *[""] * len(names)], strict=False)
    )
    facts = frozenset(told.facts.get("fakta", ()))
    silence = told.text("diam") or (Silence.ANSWERED if facts else Silence.UNKNOWN)
    received = receive_report(
        content=Content(
            channel=Channel(told.text("lewat") or "telepon"),
            received_at=timezone.now() - TYPING,
            words=told.text("laporan"),
            sender=Sender(told.text("pengirim")) if told.text("pengirim") else None,
            place_code=told.text("tempat")[:KECAMATAN] or "61.72",
            country=told.text("negara") or "ID",
            facts=facts,
            silence=Silence(silence),
            persons=persons,
            against_officer=OfficerAnswer(told.text("tentang_petugas") or "tidak"),
            accused_desk=folder.desk(told.text("meja_disebut")) if told.text("meja_disebut") else None,
        ),
        reporter=_reporter(folder),
        by=by,
    )
    folder.report = received.id


def _reporter(folder: Folder) -> ReporterContent:
    told = folder.told
    relation = Relation(told.text("hubungan") or "tidak_diketahui")
    name = told.text("pelapor")
    if not name:
        return ReporterContent(relation=relation, anonymous=True)
    return ReporterContent(relation=relation, name=name, phone=told.text("hp_pelapor"), wants_news=True)


def answer(folder: Folder, step: Step) -> None:
    """What was done first: a word of the list, and what the officer wrote."""
    if folder.report is None:
        raise LookupError(folder.told.key)
    response, *words = step.words or ("dihubungi",)
    acknowledge_report(
        report_id=folder.report,
        version=folder.report_version,
        response=Response(response),
        words="".join(words),
        by=folder.officer(step.who, step.desk),
    )
    folder.report_version += 1


def begin(folder: Folder, step: Step) -> None:
    """The case, the people in it, and her history."""
    told, by = folder.told, folder.officer(step.who)
    folder.case = open_case(
        summary=told.text("ringkasan"),
        danger=told.text("bahaya") or "tidak_tahu",
        report_id=folder.report,
        by=by,
    )
    folder.report_version += 1
    for number, one in enumerate(told.facts.get("orang", ())):
        _join(folder, number, one, by)
    folder.episode = begin_episode(
        person_id=folder.the_victim(), summary=told.text("riwayat"), exit_known=told.facts.get("sudah_lepas"), by=by
    )
    for raw in told.facts.get("kejadian", ()):
        folder.kept["kejadian"] = add_event(episode_id=folder.episode, told=event_of(raw), by=by)


def _join(folder: Folder, number: int, one: Mapping[str, Any], by: Actor) -> None:
    person = register_person(told=person_of(one), documents=_papers(one, number), contacts=_contacts(one), by=by)
    for role in str(one["r"]).split():
        add_person(case_id=folder.the_case(), person_id=person, role=role, by=by)
    folder.people[str(one["n"])] = person
    if folder.victim is None and Role.VICTIM in str(one["r"]).split():
        folder.victim, folder.home = person, str(one.get("w", ""))


def vague(typed: str) -> VagueDate:
    """A day as it was told; nothing told is not known."""
    return parse_vague_date(typed) if typed else VagueDate.unknown()


def person_of(one: Mapping[str, Any]) -> PersonTold:
    """A person as the file tells her."""
    names = [(NameKind.OFFICIAL, str(one["n"]))]
    kinds = {
        "alias": NameKind.ALIAS,
        "panggilan": NameKind.NICKNAME,
        "tionghoa": NameKind.CHINESE,
        "ibu": NameKind.MOTHER,
    }
    names += [(kind, str(one[name])) for name, kind in kinds.items() if name in one]
    return PersonTold(
        names=tuple(names),
        sex=Sex(one.get("s", "tidak_diketahui")),
        birth=vague(str(one.get("l", ""))),
        birth_place=str(one.get("lahir_di", "")),
        nationality=str(one.get("wn", "ID")),
        home=str(one.get("w", "")),
        home_words=str(one.get("alamat", "")),
        language=str(one.get("bhs", "ind")),
        needs_interpreter=Answer(one.get("jb", "tidak_ditanya")),
        pregnant=Answer(one.get("hamil", "tidak_ditanya")),
        disabled=Answer.YES if "difabel" in one else Answer.NOT_ASKED,
        dependants=one.get("tanggungan"),
        health=str(one.get("sakit", "")),
        note=str(one.get("ket", "")),
    )


def _papers(one: Mapping[str, Any], number: int) -> list[DocumentGiven]:
    found = []
    held = HeldBy(one.get("dipegang", "tidak_diketahui"))
    if one.get("nik"):
        found.append(DocumentGiven(DocumentKind.NIK, number=invented_nik(one, number), held_by=held))
    if "paspor" in one:
        country = str(one.get("wn", "ID"))
        found.append(DocumentGiven(DocumentKind.PASSPORT, number=str(one["paspor"]), issued_by=country, held_by=held))
    return found


def invented_nik(one: Mapping[str, Any], number: int) -> str:
    """A number of the right form that was never given: region, day of birth (a woman's plus forty), and a serial too high."""
    birth = vague(str(one["l"]))
    if birth.first is None or birth.precision is not Precision.DAY or len(str(one["w"])) < KECAMATAN:
        raise ValueError(f"{one['n']}: a number needs the day of birth and the kecamatan")
    day = birth.first.day + (FEMALE_DAYS if one["s"] == "P" else 0)
    region = str(one["w"]).replace(".", "")[:6]
    serial = NEVER_ISSUED + (birth.first.toordinal() + number) % 99
    return f"{region}{day:02d}{birth.first:%m%y}{serial}"


def _contacts(one: Mapping[str, Any]) -> list[ContactGiven]:
    if "hp" not in one:
        return []
    how = str(one.get("cara", ""))
    kind = ContactKind.WHATSAPP if "WA" in how or "WhatsApp" in how else ContactKind.PHONE
    return [ContactGiven(kind, str(one["hp"]), how, Answer.YES if how else Answer.UNKNOWN)]


def event_of(raw: Mapping[str, Any]) -> EventTold:
    """One event as the file tells it."""
    lists = {"process": raw.get("p", ""), "means": raw.get("a", ""), "purpose": raw.get("t", "")}
    return EventTold(
        kind=EVENTS[raw["j"]],
        when=vague(str(raw.get("k", ""))),
        place=str(raw.get("w", "")),
        place_words=str(raw.get("d", "")),
        carriage=str(raw.get("n", "")),
        papers=str(raw.get("s", "")),
        pay_promised=str(raw.get("janji", "")),
        pay_received=str(raw.get("terima", "")),
        note=str(raw.get("c", "")),
        codes={name: tuple(codes.split()) for name, codes in lists.items() if codes},
    )
