"""A case at the desk of a legal-aid organisation, and what Lestari, its lawyer, does there on her phone."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from playwright.sync_api import Page, expect

from naung.casework.cases.actions import add_person, open_case
from naung.casework.cases.vocabulary import Role
from naung.casework.evidence.actions import keep_document
from naung.casework.evidence.vocabulary import DocumentKind
from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.clock.vocabulary import VagueDate
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import DeskKind
from naung.foundation.people.actions import register_person
from naung.foundation.people.vocabulary import NameKind, PersonTold, Sex
from tests.doors.account.signing import Officer, enrol
from tests.foundation.test_files import PDF
from tests.journeys.desk_steps import press

PLACE = "61.72"


@dataclass
class Matter:
    """Lestari, a case of her desk with a survivor and whoever exploited her, and the papers in it by their titles."""

    lestari: Officer
    by: Actor
    case: UUID
    person: UUID
    accused: UUID
    papers: dict[str, UUID] = field(default_factory=dict)

    @property
    def whose(self) -> dict[str, UUID]:
        """The case and the person, as actions take them."""
        return {"case_id": self.case, "person_id": self.person}

    def at(self, room: str) -> str:
        """The address of her page in a room."""
        return f"/{room}/{self.case}/{self.person}/"


def a_matter(summary: str, told: PersonTold, accused: str, papers: dict[str, DocumentKind]) -> Matter:
    """A legal-aid organisation of the city, its lawyer, and a case with its people and papers."""
    setup = system_actor("setup")
    agency = found_agency(name="LBH Singkawang", kind="obh", by=setup)
    kind = DeskKind.SERVICE
    legal = open_desk(agency=agency, name="LBH Singkawang", kind=kind, territory=PLACE, prefix="LBH", by=setup).id
    lestari = enrol("lestari", "Lestari Anggraini", legal, role="advokat")
    by = actor_for_officer("lestari", desk=legal)
    case, person = open_case(summary=summary, by=by), register_person(told=told, by=by)
    add_person(case_id=case, person_id=person, role=Role.VICTIM, by=by)
    whom = register_person(told=PersonTold(names=((NameKind.OFFICIAL, accused),), sex=Sex.MALE), by=by)
    add_person(case_id=case, person_id=whom, role=Role.RECRUITER, by=by)
    kept = {
        title: keep_document(case_id=case, kind=each, title=title, content=PDF, media="", by=by)
        for title, each in papers.items()
    }
    return Matter(lestari, by, case, person, whom, kept)


def survivor(name: str, sex: Sex, born: date) -> PersonTold:
    """An Indonesian who lives in the desk's territory."""
    return PersonTold(
        names=((NameKind.OFFICIAL, name),), sex=sex, birth=VagueDate.on(born), birth_place="Singkawang",
        nationality="ID", home=PLACE,
    )  # fmt: skip


def type_day(page: Page, name: str, on: date | None = None) -> None:
    """A day in its three parts; today where none is told."""
    on = on or timezone.localdate()
    for part, typed in zip(("day", "month", "year"), (on.day, on.month, on.year), strict=True):
        page.locator(f"[name={name}_{part}]").fill(str(typed))


def type_moment(page: Page, at: datetime) -> None:
    """A day and an hour."""
    page.locator("[name=at]").fill(f"{timezone.localtime(at):%Y-%m-%dT%H:%M}")


def refused(page: Page, button: str, why: str) -> None:
    """Press, and read beside the field or above the form why it can't be so."""
    page.locator("main").get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()
    expect(page.locator(".error-summary")).to_contain_text(why)


def pick(page: Page, **chosen: str) -> None:
    """Choose in lists, by the field's name and the words of the choice."""
    for name, words in chosen.items():
        page.locator(f"main select[name={name}]").select_option(label=words)


def paid(page: Page, matter: Matter, rupiah: str, receipt: str) -> None:
    """Type a payment with its receipt, and leave it standing in the form."""
    page.goto(matter.at("restitusi") + "langkah/dibayar/")
    type_day(page, "on")
    page.get_by_label("Rupiah untuk: seluruhnya").fill(rupiah)
    pick(page, document=receipt)


def money_shown(page: Page) -> dict[str, str]:
    """The sums as they stand on her page."""
    facts = page.locator(".panel", has=page.get_by_role("heading", name="Uangnya", exact=True)).locator("dl.facts")
    labels, amounts = facts.locator("dt").all_inner_texts(), facts.locator("dd").all_inner_texts()
    return dict(zip(labels, (each.replace("\xa0", " ") for each in amounts), strict=True))


def step_taken(page: Page, matter: Matter, kind: str, paper: str = "", **chosen: str) -> None:
    """A step of the proceedings, of today."""
    page.goto(f"/proses/{matter.case}/langkah/{kind}/")
    type_day(page, "on")
    pick(page, **({"document": paper} if paper else {}), **chosen)
    press(page, "Simpan")
