"""The doors of the desk in its head: shown to those who may walk through them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import gettext_lazy

from naung.foundation.access.vocabulary import Actor, Permission

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Door:
    """One entry of the head: the route's name, its word, and the permission its page asks (none: any signed-in actor)."""

    route: str
    word: "StrOrPromise"
    permission: Permission | None


DOORS = (
    Door("worklist:today", gettext_lazy("Hari ini"), Permission.WORKLIST_READ),
    Door("reports:list", gettext_lazy("Laporan"), Permission.REPORT_READ),
    Door("cases:list", gettext_lazy("Kasus"), Permission.CASE_READ),
    Door("referrals:list", gettext_lazy("Rujukan"), Permission.REFERRAL_READ),
    Door("legal_aid:list", gettext_lazy("Bantuan hukum"), Permission.LEGAL_AID_READ),
    Door("legal_aid:questions", gettext_lazy("Pertanyaan warga"), Permission.POSBANKUM_KEEP),
    Door("proceedings:list", gettext_lazy("Proses hukum"), Permission.PROCEEDINGS_READ),
    Door("restitution:list", gettext_lazy("Restitusi"), Permission.RESTITUTION_READ),
    Door("reintegration:list", gettext_lazy("Reintegrasi"), Permission.REINTEGRATION_READ),
    Door("arrivals:list", gettext_lazy("Perbatasan"), Permission.ARRIVAL_READ),
    Door("partners:list", gettext_lazy("Kantor mitra"), Permission.ARRIVAL_READ),
    Door("returns:list", gettext_lazy("Pulang"), Permission.RETURN_READ),
    Door("filings:list", gettext_lazy("Laporan wajib"), Permission.FILING_MAKE),
    Door("returns:arrivals", gettext_lazy("Akan tiba"), Permission.RETURN_RECEIVE),
    Door("returns:waivers", gettext_lazy("Perwakilan"), Permission.RETURN_WAIVE),
    Door("referrals:coordinator", gettext_lazy("Tanda tangan"), Permission.REFERRAL_OUTSIDE),
    Door("coordination:late", gettext_lazy("Koordinasi"), Permission.COORDINATION_READ),
    Door("figures:all", gettext_lazy("Angka"), Permission.FIGURES_READ),
    Door("programme:year", gettext_lazy("Tahun kerja"), Permission.PROGRAMME_READ),
    Door("flows:province", gettext_lazy("Alur"), Permission.INSIGHT_READ),
    Door("rollouts:list", gettext_lazy("Mengukur"), Permission.INSIGHT_READ),
    Door("drivers:kalbar", gettext_lazy("Pendorong"), Permission.INSIGHT_READ),
    Door("prevention:list", gettext_lazy("Pencegahan"), Permission.INSIGHT_READ),
    Door("custody:list", gettext_lazy("Kustodian"), Permission.IDENTITY_GRANT),
    Door("custody:list", gettext_lazy("Darurat"), Permission.BREAK_GLASS),
    Door("complaints:list", gettext_lazy("Pengaduan"), Permission.COMPLAINT_READ),
    Door("outreach:list", gettext_lazy("Sosialisasi"), Permission.OUTREACH_READ),
    Door("operations:list", gettext_lazy("Operasi"), Permission.OPERATIONS_READ),
    Door("escrow:list", gettext_lazy("Titipan"), Permission.ESCROW_DEPOSIT),
    Door("escrow:review", gettext_lazy("Tinjau titipan"), Permission.ESCROW_REVIEW),
    Door("outreach:reach", gettext_lazy("Jangkauan"), Permission.INSIGHT_READ),
    Door("consent:list", gettext_lazy("Persetujuan"), Permission.CONSENT_READ),
    Door("law:list", gettext_lazy("Hukum"), Permission.LAW_READ),
    Door("mandates:matrix", gettext_lazy("Kewenangan"), Permission.LAW_READ),
    Door("places:map", gettext_lazy("Wilayah"), None),
    Door("log:list", gettext_lazy("Catatan akses"), Permission.LOG_READ),
    Door("log:head", gettext_lazy("Kepala log"), Permission.LOG_HEAD),
    Door("cases:erase_find", gettext_lazy("Hapus data"), Permission.PERSON_ERASE),
    Door("programme:take_out", gettext_lazy("Hapus kata"), Permission.PERSON_ERASE),
    Door("officers:list", gettext_lazy("Petugas"), Permission.OFFICER_INVITE),
    Door("complaints:own", gettext_lazy("Mengadu"), Permission.COMPLAINT_TAKE),
)
SEARCH = Door("search:find", gettext_lazy("Cari"), Permission.SEARCH)
ACCOUNT = "accounts:me"
HELP = "help:home"


@dataclass(frozen=True)
class Entry:
    """A door as it stands in the head of one page."""

    word: str
    address: str
    here: bool


def entries_for(actor: Actor, path: str) -> list[Entry]:
    """The doors this actor may walk through, the one she stands in marked."""
    found = [(door, address_of(door.route)) for door in DOORS if door.permission is None or actor.may(door.permission)]
    known = [(door, address) for door, address in found if address]
    here = max((address for _, address in known if _leads_to(address, path)), key=len, default="")
    return [Entry(str(door.word), address, address == here) for door, address in known]


def _leads_to(address: str, path: str) -> bool:
    return path == address or (address != "/" and path.startswith(address))


def search_address(actor: Actor) -> str:
    """Where the search button leads, or nothing where this actor may not search."""
    return address_of(SEARCH.route) if actor.may(Permission.SEARCH) else ""


def address_of(route: str) -> str:
    """The address of a route; nothing where this installation has no such page."""
    return _address_of(route, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())


@lru_cache(maxsize=256)
def _address_of(route: str, among: str, prefix: str) -> str:
    try:  # every page asks for each door of its head: the answer depends on these three only
        return reverse(route)
    except NoReverseMatch:
        return ""
