"""Services and rights of a person, what went to SIMFONI, and what is seldom done: breaking the glass, asking for an identity."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.utils import timezone

from naung.casework.custody.actions import (
    ask_identity,
    break_glass,
    decide_request,
    end_glass,
    open_contact,
    open_identity,
    review_glass,
)
from naung.casework.plans.actions import (
    change_service,
    plan_service,
    record_result,
    tell_rights,
    write_need,
    write_request,
    write_right,
)
from naung.casework.plans.vocabulary import Answered
from naung.casework.screening.actions import count_refusal
from naung.casework.screening.vocabulary import AdultBand, Childhood, RefusalReason
from naung.casework.simfoni.actions import mark_copied, write_ticket
from naung.casework.simfoni.queries import sheet_for, tickets_of
from naung.doors.operator.town.folder import Folder
from naung.doors.operator.town.reading import Step
from naung.foundation.law.queries import shipped_law
from naung.foundation.people.vocabulary import Sex

Verb = Callable[[Folder, Step], None]


def _need(folder: Folder, step: Step) -> None:
    kind, agreed, words, *why = step.words
    write_need(
        case_id=folder.the_case(),
        person_id=folder.the_victim(),
        kind=kind,
        words=words,
        agreed=agreed,
        why="".join(why),
        by=folder.officer(step.who),
    )


def _service(folder: Folder, step: Step) -> None:
    """Kind, desk or a body outside, and in how many days."""
    kind, name, days = step.words
    desk = folder.desk(name)
    folder.kept[f"layanan {kind}"] = plan_service(
        case_id=folder.the_case(),
        person_id=folder.the_victim(),
        kind=kind,
        desk=desk,
        outside="" if desk else name,
        due_on=timezone.localdate() + timedelta(days=int(days)),
        by=folder.officer(step.who),
    )


def _service_now(folder: Folder, step: Step) -> None:
    """Where a planned service stands, its new day, and what came of it."""
    kind, progress, days, *result = step.words
    version = int(result[1]) if len(result) > 1 else 1
    change_service(
        service_id=folder.kept[f"layanan {kind}"],
        progress=progress,
        due_on=timezone.localdate() + timedelta(days=int(days)),
        result=result[0] if result else "",
        version=version,
        by=folder.officer(step.who),
    )


def _request(folder: Folder, step: Step) -> None:
    """Kind, who asked, how many hours ago."""
    kind, asker, words, hours = step.words
    folder.kept[f"minta {kind}"] = write_request(
        case_id=folder.the_case(),
        person_id=folder.the_victim(),
        kind=kind,
        asker=asker,
        asker_words=words,
        asked_at=timezone.now() - timedelta(hours=int(hours)),
        by=folder.officer(step.who),
    )


def _result(folder: Folder, step: Step) -> None:
    kind, result, *outcome = step.words
    record_result(
        request_id=folder.kept[f"minta {kind}"],
        result=result,
        outcome=outcome[0] if outcome else Answered.GIVEN,
        by=folder.officer(step.who),
    )


def _rights(folder: Folder, step: Step) -> None:
    """That she was told of her rights, all of them in force on that day or the first few that fit one talk."""
    most = int(step.words[0]) if step.words else 6
    day = timezone.localdate()
    codes = [
        right.code
        for right in shipped_law().rights.values()
        if (right.valid_from is None or right.valid_from <= day) and (right.valid_to is None or day <= right.valid_to)
    ]
    tell_rights(
        person_id=folder.the_victim(),
        codes=codes[:most],
        language=folder.told.text("bahasa") or "ind",
        told_at=timezone.now() - timedelta(minutes=40),
        teller=folder.told.text("juru_bahasa"),
        with_leaflet=True,
        by=folder.officer(step.who),
    )


def _right(folder: Folder, step: Step) -> None:
    code, given, *why = step.words
    write_right(
        person_id=folder.the_victim(), code=code, given=given, why="".join(why), version=0, by=folder.officer(step.who)
    )


def _emergency(folder: Folder, step: Step) -> None:
    """Another desk opens her contact because of a danger to life: way, number, the danger."""
    way, number, danger = step.words
    by = folder.officer(step.who, step.desk)
    folder.kept["darurat"] = break_glass(way=way, number=number, danger=danger, by=by)
    open_contact(glass_id=folder.kept["darurat"], by=by)


def _emergency_over(folder: Folder, step: Step) -> None:
    end_glass(glass_id=folder.kept["darurat"], by=folder.officer(step.who, step.desk))


def _emergency_seen(folder: Folder, step: Step) -> None:
    verdict, words = step.words
    review_glass(glass_id=folder.kept["darurat"], verdict=verdict, words=words, by=folder.officer(step.who or "mega"))


def _ask_identity(folder: Folder, step: Step) -> None:
    """Kind, fields, hours, why: answered by the custodian, or not yet."""
    fields, hours, reason = step.words
    if folder.report is None:
        raise LookupError(folder.told.key)
    folder.kept["identitas"] = ask_identity(
        kind="pelapor",
        record_id=folder.report,
        fields=fields.split(),
        hours=int(hours),
        reason=reason,
        by=folder.officer(step.who),
    )


def _identity_decided(granted: bool) -> Verb:
    def decide(folder: Folder, step: Step) -> None:
        hours, answer = (int(step.words[0]), "") if granted else (0, step.words[0])
        request = folder.kept["identitas"]
        decide_request(request_id=request, granted=granted, hours=hours, answer=answer, by=folder.officer("mega"))

    return decide


def _identity_used(folder: Folder, step: Step) -> None:
    open_identity(request_id=folder.kept["identitas"], by=folder.officer(step.who))


def _refused_all(folder: Folder, step: Step) -> None:
    """An adult who wants nothing written is only counted: sex, age, why."""
    sex, band, reason = step.words
    count_refusal(
        childhood=Childhood.DEWASA,
        sex=Sex(sex),
        age_band=AdultBand(band),
        reason=RefusalReason(reason),
        by=folder.officer(step.who),
    )


def _copied(folder: Folder, step: Step) -> None:
    """Sections of the sheet that were typed into SIMFONI: each field that had something."""
    by = folder.officer(step.who)
    case, person = folder.the_case(), folder.the_victim()
    for section, lines in sheet_for(case, person, actor=by).sections:
        for line in lines if section.code in step.words[0].split() else ():
            if line.can_be_copied:
                mark_copied(case_id=case, person_id=person, field=line.field.code, seen=line.seen, by=by)


def _ticket(folder: Folder, step: Step) -> None:
    """The number that SIMFONI gave; with a reason where it is corrected."""
    number, *reason = step.words
    case, by = folder.the_case(), folder.officer(step.who)
    version = tickets_of(case, actor=by).version
    write_ticket(case_id=case, number=number, reason="".join(reason), version=version, by=by)


VERBS: Mapping[str, Verb] = {
    "butuh": _need,
    "layanan": _service,
    "layanan_kini": _service_now,
    "minta": _request,
    "hasil": _result,
    "hak": _rights,
    "hak_kini": _right,
    "darurat": _emergency,
    "darurat_usai": _emergency_over,
    "darurat_ditinjau": _emergency_seen,
    "identitas": _ask_identity,
    "identitas_diberi": _identity_decided(True),
    "identitas_ditolak": _identity_decided(False),
    "identitas_dibuka": _identity_used,
    "hitung": _refused_all,
    "simfoni": _copied,
    "tiket": _ticket,
}
