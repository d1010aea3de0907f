"""The six-monthly report: who was handled, from where they come, what they were given, and how they went home."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from naung.casework.filings.queries.files import Files, facts_of, files_of, survivors_in
from naung.casework.filings.queries.scope import bounds, desks_counted
from naung.casework.filings.rules.counting import by_row, counted, of_first_file, section, split
from naung.casework.filings.vocabulary import Drawn, Fact, Figure, FilingKind, Section, Span, Unit
from naung.casework.plans.models import PlannedService, ServiceRequest
from naung.casework.plans.vocabulary import Answered, Progress
from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import State
from naung.casework.reintegration.models import FollowUp, Path, Problem
from naung.casework.reintegration.rules.tables import shipped_tables
from naung.casework.returns.models import Journey, Leg
from naung.casework.returns.rules.legs import is_home
from naung.casework.returns.vocabulary import LegState, Way
from naung.foundation.access.vocabulary import Actor, Service
from naung.foundation.people.queries.figures import AgeBand, Traits, traits_of
from naung.foundation.people.vocabulary import Sex

HOME_COUNTRY = "ID"
NOT_KNOWN = "tidak_diketahui"
NEVER_LEFT = (State.TO_SIGN, State.TAKEN_BACK)  # a referral that no receiver read
U = Unit


def handling(span: Span, *, actor: Actor) -> Drawn:
    """The report of these days over the desks of the actor's territory. Nothing sealed is opened."""
    desks = desks_counted(actor=actor)
    files = files_of(desks, span, actor=actor)
    sections = (
        _cases(files),
        *_persons(files, actor),
        _services(files, span, actor),
        _returns(files, span, actor),
        _reintegration(files, span, actor),
        _problems(files, span, actor),
    )
    return Drawn(FilingKind.HANDLING, span, tuple(desks.values()), sections)


def _cases(files: Files) -> Section:
    fresh = {fact.matter for fact in files.fresh}
    older = [fact for fact in files.handled if fact.matter not in fresh]
    rows = (("ditangani", files.handled), ("baru", files.fresh), ("lanjutan", older), ("ditutup", files.closed))
    return section("kasus", [counted(f"kasus-{code}-{U.CASES}", U.CASES, facts) for code, facts in rows])


def _persons(files: Files, actor: Actor) -> tuple[Section, ...]:
    found = of_first_file(survivors_in(files, actor=actor))
    opened: dict[UUID, date] = {}
    for fact in found:
        if fact.person is not None:
            day = timezone.localdate(fact.opened)
            opened[fact.person] = min(day, opened.get(fact.person, day))
    traits = traits_of(opened, actor=actor)
    fresh = {fact.matter for fact in files.fresh}
    total = [
        counted(f"penyintas-semua-{U.PERSONS}", U.PERSONS, found),
        counted(f"penyintas-baru-{U.PERSONS}", U.PERSONS, [fact for fact in found if fact.matter in fresh]),
    ]

    def trait(fact: Fact) -> Traits:
        return traits[fact.person] if fact.person in traits else Traits(Sex.UNKNOWN, AgeBand.UNKNOWN, "", "")

    sexes = split("kelamin", U.PERSONS, found, lambda fact: trait(fact).sex, [Sex.FEMALE, Sex.MALE])
    ages = split("umur", U.PERSONS, found, lambda fact: trait(fact).band, [AgeBand.CHILD, AgeBand.ADULT])
    origin = split("asal", U.PERSONS, found, lambda fact: _origin(trait(fact)))
    return (
        section("penyintas", total),
        section("kelamin", sexes),
        section("umur", ages),
        section("asal", sorted(origin, key=lambda each: (NOT_KNOWN in each.code, each.code))),
    )


def _origin(traits: Traits) -> str:
    """The kabupaten or kota of her home, or a country: hers where the home is not known and she is no Indonesian."""
    if traits.home:
        return "-".join(traits.home.split(".")[:2])
    return traits.nationality if traits.nationality not in {"", HOME_COUNTRY} else NOT_KNOWN


def _services(files: Files, span: Span, actor: Actor) -> Section:
    start, end = bounds(span)
    plan = ("plan__case_id", "plan__person_id")
    alive = {"plan__person__erased_at": None}
    asked = ServiceRequest.objects.filter(asked_at__gte=start, asked_at__lt=end, **alive)
    given = ServiceRequest.objects.filter(ended_at__gte=start, ended_at__lt=end, outcome=Answered.GIVEN, **alive)
    done = PlannedService.objects.filter(ended_at__gte=start, ended_at__lt=end, progress=Progress.DONE, **alive)
    requests = facts_of(files, asked, *plan, actor=actor)
    answers, services = facts_of(files, given, *plan, actor=actor), facts_of(files, done, *plan, actor=actor)
    return section(
        "layanan",
        [
            counted(f"layanan-diminta-{U.SERVICES}", U.SERVICES, requests),
            counted(f"layanan-diberikan-{U.SERVICES}", U.SERVICES, answers),
            counted(f"layanan-selesai-{U.SERVICES}", U.SERVICES, services),
            counted(f"layanan-penerima-{U.PERSONS}", U.PERSONS, of_first_file([*answers, *services])),
            *_referrals(files, start, end, actor),
        ],
    )


def _referrals(files: Files, start: datetime, end: datetime, actor: Actor) -> list[Figure]:
    sent = Referral.objects.filter(sent_at__gte=start, sent_at__lt=end).exclude(state__in=NEVER_LEFT)
    kinds: Mapping[UUID, str] = dict(sent.values_list("id", "service"))
    facts = facts_of(files, sent, "case", "person", actor=actor)
    return split("rujukan", U.SERVICES, facts, by_row(kinds), list(Service))


def _returns(files: Files, span: Span, actor: Actor) -> Section:
    start, end = bounds(span)
    legs = Leg.objects.filter(
        received_at__gte=start, received_at__lt=end, state=LegState.RECEIVED, journey__person__erased_at=None
    )
    handed = facts_of(files, legs, "journey__case_id", "journey__person_id", actor=actor)
    came = of_first_file(handed)
    ways: Mapping[UUID, str] = dict(legs.values_list("id", "journey__way"))
    by_way = split("pulang", U.PERSONS, came, by_row(ways), list(Way))
    home = of_first_file(_home(files, start, end, actor))
    return section(
        "pulang",
        [
            counted(f"pulang-diantar-{U.PERSONS}", U.PERSONS, came),
            *by_way,
            counted(f"pulang-serah_terima-{U.SERVICES}", U.SERVICES, handed),
            counted(f"pulang-sampai-{U.PERSONS}", U.PERSONS, home),
        ],
    )


def _home(files: Files, start: datetime, end: datetime, actor: Actor) -> list[Fact]:
    """Whose every leg has its receipt, the last one in these days."""
    found = []
    rows = Journey.objects.filter(person__erased_at=None, legs__received_at__gte=start).distinct()
    by_id = {row.id: row for row in rows.prefetch_related("legs")}
    for fact in facts_of(files, rows, "case_id", "person_id", actor=actor):
        legs = list(by_id[fact.service].legs.all()) if fact.service else []
        received = [leg.received_at for leg in legs if leg.state == LegState.RECEIVED and leg.received_at]
        if is_home([LegState(leg.state) for leg in legs]) and received and start <= max(received) < end:
            found.append(fact)
    return found


def _reintegration(files: Files, span: Span, actor: Actor) -> Section:
    start, end = bounds(span)
    paths = Path.objects.filter(person__erased_at=None, begun_at__lt=end)
    running = paths.filter(Q(ended_at=None) | Q(ended_at__gte=start))
    begun = paths.filter(begun_at__gte=start)
    held = FollowUp.objects.filter(held_on__gte=span.first, held_on__lte=span.last, path__person__erased_at=None)
    of_path, columns = ("case_id", "person_id"), ("path__case_id", "path__person_id")
    followed = facts_of(files, held, *columns, actor=actor)
    return section(
        "reintegrasi",
        [
            counted(
                f"reintegrasi-berjalan-{U.PERSONS}",
                U.PERSONS,
                of_first_file(facts_of(files, running, *of_path, actor=actor)),
            ),
            counted(
                f"reintegrasi-dimulai-{U.PERSONS}",
                U.PERSONS,
                of_first_file(facts_of(files, begun, *of_path, actor=actor)),
            ),
            counted(f"reintegrasi-tindak_lanjut-{U.SERVICES}", U.SERVICES, followed),
            counted(f"reintegrasi-ditindaklanjuti-{U.PERSONS}", U.PERSONS, of_first_file(followed)),
        ],
    )


def _problems(files: Files, span: Span, actor: Actor) -> Section:
    """New problems after the return, persons by kind: the same rows that the task force's yearly report counts."""
    seen = Problem.objects.filter(seen_on__gte=span.first, seen_on__lte=span.last, path__person__erased_at=None)
    kinds: Mapping[UUID, str] = dict(seen.values_list("id", "kind"))
    facts = of_first_file(facts_of(files, seen, "path__case_id", "path__person_id", actor=actor))
    by_kind = split("masalah", U.PERSONS, facts, by_row(kinds), list(shipped_tables().problems))
    return section("masalah", [*by_kind, counted(f"masalah-semua-{U.PERSONS}", U.PERSONS, facts)])
