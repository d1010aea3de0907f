"""The cast of the stories: invented people at real desks, made by the same actions that make everybody else.

    Sari      case worker, UPTD PPA Singkawang        Ratna     her supervisor
    Hamdan    head of her office, sees numbers only    Mega      custodian of keys and erasure
    Yusuf     oversight, another office                Budi      signed in, at a desk that has nothing to do with hers
    nobody    not signed in

At the desks of the task force (`found_task_force`), one officer a desk, among them:

    Jaya      investigator, Polres Singkawang          Bima      P4MI Entikong
    Lestari   lawyer, legal-aid organisation           Rina      analyst, Bappeda

Wulan, a survivor, is a person of the stories without an account.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from unittest.mock import patch
from uuid import UUID

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client, override_settings
from django.utils import timezone

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Purpose
from naung.foundation.accounts.actions import accept_invitation, invite_officer, open_session
from naung.foundation.accounts.queries import actor_for_officer
from naung.foundation.accounts.queries.sessions import SESSION_KEY
from naung.foundation.accounts.rules import herself
from naung.foundation.accounts.vocabulary import Whence
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.models import Desk
from naung.foundation.organisations.vocabulary import AgencyType, DeskKind
from naung.foundation.places import actions as places
from naung.foundation.places.rules.tables import shipped_places
from naung.foundation.places.vocabulary import PlaceRow
from naung.foundation.vault.actions import found_vault
from tests.days import WHILE

PASSWORD = "lima kucing di atap"
SINGKAWANG, PONTIANAK = "61.72", "61.71"
KALBAR = "61"


def in_a_while() -> date:
    """A day as people say it when they are asked until when they agree."""
    return timezone.localdate() + WHILE


def typed_until(day: date) -> dict[str, str]:
    """The same as it is typed in a form."""
    return {"until_day": str(day.day), "until_month": str(day.month), "until_year": str(day.year)}


@dataclass(frozen=True)
class Member:
    """One officer of the cast: user name, shown name, at which desk of the house, in which role."""

    username: str
    name: str
    desk: str
    role: str


SARI = Member("sari", "Sari", "service", "petugas_kasus")
RATNA = Member("ratna", "Ratna", "service", "penyelia")
HAMDAN = Member("hamdan", "Hamdan", "service", "kepala")
MEGA = Member("mega", "Mega", "service", "kustodian")
YUSUF = Member("yusuf", "Yusuf", "oversight", "pengawas")
BUDI = Member("budi", "Budi", "other", "petugas_kasus")
JAYA = Member("jaya", "Jaya", "police", "penyidik")
BIMA = Member("bima", "Bima", "border", "petugas_perbatasan")
LESTARI = Member("lestari", "Lestari", "legal", "advokat")
RINA = Member("rina", "Rina", "planning", "analis")
TIO = Member("tio", "Tio", "social", "pekerja_sosial")
NILA = Member("nila", "Nila", "health", "tenaga_kesehatan")
DEWI = Member("dewi", "Dewi", "labour", "petugas_ketenagakerjaan")
ANTON = Member("anton", "Anton", "prosecutor", "jaksa")
PUTRI = Member("putri", "Putri", "lpsk", "petugas_lpsk")
AGUS = Member("agus", "Agus", "ngo", "pendamping")
SITI = Member("siti", "Siti", "village", "petugas_kelurahan")
KARTIKA = Member("kartika", "Kartika", "coordinator", "koordinator")
TARI = Member("tari", "Tari", "monitor", "pemantau")
CAST = {member.username: member for member in (SARI, RATNA, HAMDAN, MEGA, YUSUF, BUDI)}
TASK_FORCE = {
    member.username: member
    for member in (JAYA, BIMA, LESTARI, RINA, TIO, NILA, DEWI, ANTON, PUTRI, AGUS, SITI, KARTIKA, TARI)
}
# desk of the task force: agency, kind of agency, kind of desk, territory, prefix of its case numbers
DESKS = {
    "police": ("Polres Singkawang", "polres", DeskKind.SERVICE, SINGKAWANG, "POL"),
    "border": ("P4MI Entikong", "p4mi", DeskKind.SERVICE, "61.03", "P4"),
    "legal": ("LBH Singkawang", "obh", DeskKind.SERVICE, SINGKAWANG, "LBH"),
    "social": ("Dinas Sosial Singkawang", "dinsos", DeskKind.SERVICE, SINGKAWANG, "SOS"),
    "health": ("RSUD Singkawang", "rsud", DeskKind.SERVICE, SINGKAWANG, "RS"),
    "labour": ("Dinas Tenaga Kerja Singkawang", "disnaker", DeskKind.SERVICE, SINGKAWANG, "NK"),
    "prosecutor": ("Kejaksaan Negeri Singkawang", "kejaksaan", DeskKind.SERVICE, SINGKAWANG, "JKS"),
    "lpsk": ("LPSK", "lpsk", DeskKind.SERVICE, "", "LPS"),
    "ngo": ("Serikat Pendamping Kalbar", "lsm", DeskKind.SERVICE, KALBAR, "LSM"),
    "village": ("Kelurahan Condong", "kelurahan", DeskKind.SERVICE, SINGKAWANG, "KEL"),
    "coordinator": ("Sekretariat Gugus Tugas Singkawang", "gugus_tugas", DeskKind.COORDINATION, SINGKAWANG, "GT"),
    "planning": ("Bappeda Singkawang", "bappeda", DeskKind.COORDINATION, SINGKAWANG, "BAP"),
    "monitor": ("Komnas HAM Kalimantan Barat", "komnas_ham", DeskKind.COORDINATION, KALBAR, "HAM"),
}


@dataclass(frozen=True)
class House:
    """The desks of the stories."""

    service: Desk
    oversight: Desk
    other: Desk

    def desk_of(self, member: Member) -> UUID:
        """The desk at which a member of the cast acts."""
        desk: Desk = getattr(self, member.desk)
        return desk.id


@dataclass(frozen=True)
class TaskForce(House):
    """The desks of the stories with every other desk of the task force."""

    police: Desk
    border: Desk
    legal: Desk
    social: Desk
    health: Desk
    labour: Desk
    prosecutor: Desk
    lpsk: Desk
    ngo: Desk
    village: Desk
    coordinator: Desk
    planning: Desk
    monitor: Desk


class QuickHasher(Argon2PasswordHasher):
    """Argon2id at a cost that only invented people may have."""

    time_cost, memory_cost, parallelism = 1, 8, 1


def found_house() -> House:
    """The vault, two offices and three desks."""
    by = system_actor("setup")
    found_vault(by=by)
    singkawang = found_agency(name="UPTD PPA Singkawang", kind=AgencyType.UPTD_PPA, by=by)
    dinas = found_agency(name="Dinas P3A Kalimantan Barat", kind=AgencyType.DINAS_P3A, by=by)
    pontianak = found_agency(name="UPTD PPA Pontianak", kind=AgencyType.UPTD_PPA, by=by)
    oversight = open_desk(
        agency=dinas, name="Meja pengawas", kind=DeskKind.OVERSIGHT, territory=KALBAR, prefix="PW", by=by
    )
    service = open_desk(
        agency=singkawang,
        name="Meja layanan",
        kind=DeskKind.SERVICE,
        territory=SINGKAWANG,
        prefix="SKW",
        oversight=oversight.id,
        by=by,
    )
    other = open_desk(
        agency=pontianak, name="Meja layanan", kind=DeskKind.SERVICE, territory=PONTIANAK, prefix="PTK", by=by
    )
    return House(service, oversight, other)


def found_task_force() -> TaskForce:
    """The vault and every desk of the task force; `join(JAYA, force)` and `actor(JAYA, force)` as with a house."""
    house = found_house()
    by = system_actor("setup")
    desks = {}
    for name, (agency, agency_type, kind, territory, prefix) in DESKS.items():
        desks[name] = open_desk(
            agency=found_agency(name=agency, kind=agency_type, by=by),
            name="Meja layanan" if kind is DeskKind.SERVICE else "Meja koordinasi",
            kind=kind,
            territory=territory,
            prefix=prefix,
            oversight=house.oversight.id if kind is DeskKind.SERVICE else None,
            by=by,
        )
    return TaskForce(house.service, house.oversight, house.other, **desks)


def join(member: Member, house: House) -> UUID:
    """Invite a member of the cast and accept for her; answers the account's id."""
    by = system_actor("setup")
    token = invite_officer(
        username=member.username, display_name=member.name, desk=house.desk_of(member), role=member.role, by=by
    )
    with override_settings(PASSWORD_HASHERS=["tests.cast.QuickHasher"]):
        return accept_invitation(token=token, password=PASSWORD, by=by)


def actor(member: Member, house: House, purpose: Purpose | None = None) -> Actor:
    """A member of the cast as an actor outside a browser."""
    return actor_for_officer(member.username, desk=house.desk_of(member), purpose=purpose)


def sign_in(client: Client, user: UUID) -> Client:
    """Sign a browser in as if password and second factor had been shown: those have stories of their own."""
    from naung.foundation.accounts.models import User

    client.force_login(User.objects.get(id=user), backend="allauth.account.auth_backends.AuthenticationBackend")
    opened = open_session(user=user, whence=Whence("127.0.0.1", "pytest"), by=herself(user, ""))
    session = client.session
    session[SESSION_KEY] = str(opened.session)
    session.save()
    return client


def load_some_places() -> None:
    """Provinces, districts and all of Kalimantan Barat: enough for stories, in a fraction of the whole table's time."""
    with patch.object(places, "shipped_places", _some_places):
        places.load_places(by=system_actor("setup"))


def load_regions() -> None:
    """Countries, provinces, regencies and cities: all that most stories need."""
    with patch.object(places, "shipped_places", _regions):
        places.load_places(by=system_actor("setup"))


@cache
def _some_places(vintage: str) -> tuple[PlaceRow, ...]:
    rows = shipped_places(vintage)  # ninety thousand lines: read once a run
    return tuple(row for row in rows if len(row.code) <= len(SINGKAWANG) or row.code.startswith(KALBAR))


@cache
def _regions(vintage: str) -> tuple[PlaceRow, ...]:
    return tuple(row for row in _some_places(vintage) if len(row.code) <= len(SINGKAWANG))
