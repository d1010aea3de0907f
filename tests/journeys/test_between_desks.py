"""Between desks, on a phone, in Indonesian: a man out of a scam centre, three referrals, and what he takes back.

Sari refers him to the police, to legal aid and to LPSK; Jaya accepts, Lestari asks back, LPSK gets a letter; he takes one
purpose back, and it closes at its recipient. Then a stranger and the officers whom he names walk the whole trail.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from naung.casework.cases.models import Case
from naung.casework.referrals.models import Referral
from tests.cast import TaskForce, load_regions
from tests.doors.whole.between import TYPED, Way
from tests.journeys import between_steps as steps
from tests.journeys.looking import check_in_english, check_page, watch_of
from tests.journeys.strangers import Trail, names_nothing, walk_the_trail

pytestmark = pytest.mark.django_db(transaction=True)
SECRETS = [
    word for key, word in TYPED.items() if key not in {"suspect", "official"}
]  # whose names their own pages show
STRANGERS = ("budi", "doni", "gatot")


@pytest.fixture
def way(transactional_db: None, force: TaskForce) -> Way:
    """A man out of a scam centre whom Sari has written down, with the officers whom he names."""
    load_regions()
    way = Way(force)
    for username in ("jaya", "lestari", *STRANGERS):
        way.as_(username)
    way.write_down()
    return way


@dataclass
class Desks:
    """Everybody's page, and the trail of those whose business it is."""

    way: Way
    open_browser: Callable[..., BrowserContext]
    address: str
    trail: Trail = field(default_factory=Trail)
    pages: dict[str, Page] = field(default_factory=dict)

    def page(self, username: str) -> Page:
        """The page of one who is signed in."""
        if username not in self.pages:
            context = self.open_browser()
            for name, cookie in self.way.as_(username).cookies.items():
                if name in {settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME}:
                    context.add_cookies([{"name": name, "value": cookie.value, "url": self.address}])
            if username not in STRANGERS:
                self.trail.follow(context)
            self.pages[username] = context.new_page()
        return self.pages[username]


@pytest.fixture
def desks(way: Way, open_browser: Callable[..., BrowserContext], address: str) -> Desks:
    return Desks(way, open_browser, address)


def test_a_man_between_desks(way: Way, desks: Desks) -> None:
    sari, jaya, lestari = (desks.page(username) for username in ("sari", "jaya", "lestari"))
    steps.he_agrees(sari, way, "BCE", "police", desk=way.force.police.id)
    steps.he_agrees(sari, way, "BC", "legal", desk=way.force.legal.id)
    steps.he_agrees(sari, way, "BC", "lpsk")
    steps.a_duty_is_signed(sari, desks.page("ratna"), way)
    asked = {"permintaan": TYPED["asked"], "visum": TYPED["visum"]}
    police = steps.she_refers(sari, way, way.force.police.id, "police", **asked)
    legal = steps.she_refers(sari, way, way.force.legal.id, "legal", permintaan=TYPED["asked_legal"])
    letter = steps.she_writes_a_letter(sari, way)
    steps.the_letter_is_printed_and_its_receipt_typed_in(sari, letter)
    steps.the_police_accept(jaya, police)
    steps.legal_aid_asks_back(lestari, sari, legal)
    three_desks_hold_him(sari, way)
    steps.he_takes_one_purpose_back(sari, way)
    steps.what_closes_at_the_police(jaya, sari, way, police)
    lestari.goto(legal)
    expect(lestari.get_by_text(TYPED["name"]).first).to_be_visible()
    check_page(lestari, "between-legal-stays")
    for page in (sari, jaya, lestari):
        check_in_english(page)
    nobody_else_finds_anything(desks)


def three_desks_hold_him(sari: Page, way: Way) -> None:
    """What went out, as the sender sees it: the status, and where it stands."""
    sari.goto("/rujukan/?arah=dikirim")
    for name in ("Polres Singkawang", "LBH Singkawang", "LPSK"):
        expect(sari.get_by_text(name).first).to_be_visible()
    check_page(sari, "between-list-sent")
    sari.goto(f"/kasus/{way.case}/")
    check_page(sari, "between-case")


def nobody_else_finds_anything(desks: Desks) -> None:
    """A stranger, an officer of the sender's desk and one of the receiver's whom he names, at every address of it."""
    numbers = [*Case.objects.values_list("number", flat=True), *Referral.objects.values_list("number", flat=True)]
    before = sorted(Referral.objects.values_list("id", "state", "version"))
    for username in STRANGERS:
        page = desks.page(username)
        for refused in ("404", "403", "405"):
            watch_of(page).expect(refused)
        told = walk_the_trail(page, desks.trail)
        assert set(told) <= {403, 404, 405}, told
        assert told[404] > 30, told
        names_nothing(page, desks.trail, [*SECRETS, *numbers])
        page.goto(sorted(desks.trail.opened)[-1])
        check_page(page, f"between-nothing-{username}")
    assert sorted(Referral.objects.values_list("id", "state", "version")) == before
