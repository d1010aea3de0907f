"""The desks of the demo's task force: enough kinds of agency that no person is left without somebody who may act."""

from dataclasses import dataclass
from uuid import UUID

from naung.foundation.access.vocabulary import Actor
from naung.foundation.organisations.actions import found_agency, open_desk
from naung.foundation.organisations.vocabulary import AgencyType, DeskKind

CITY, PROVINCE, ENTIKONG = "61.72", "61", "61.03"


@dataclass(frozen=True)
class DemoDesk:
    """One desk: how officers of the demo name it, its office, kind of agency, area, and prefix of case numbers."""

    key: str
    name: str
    agency_type: str
    territory: str
    prefix: str
    kind: DeskKind = DeskKind.SERVICE


DESKS = (
    DemoDesk("oversight", "Dinas P3A Singkawang", AgencyType.DINAS_P3A, CITY, "PW", DeskKind.OVERSIGHT),
    DemoDesk("service", "UPTD PPA Singkawang", AgencyType.UPTD_PPA, CITY, "SK"),
    DemoDesk("centre", "PPT Singkawang", "ppt", CITY, "PPT"),
    DemoDesk("police", "Polres Singkawang", "polres", CITY, "POL"),
    DemoDesk("police_above", "Polda Kalimantan Barat", "polda", PROVINCE, "PDA"),
    DemoDesk("prosecutor", "Kejaksaan Negeri Singkawang", "kejaksaan", CITY, "JKS"),
    DemoDesk("lpsk", "LPSK", "lpsk", "", "LPS"),
    DemoDesk("legal", "Organisasi Bantuan Hukum Singkawang", "obh", CITY, "OBH"),
    DemoDesk("social", "Dinas Sosial Singkawang", "dinsos", CITY, "SOS"),
    DemoDesk("health", "RSUD Singkawang", "rsud", CITY, "RS"),
    DemoDesk("labour", "Dinas Tenaga Kerja Singkawang", "disnaker", CITY, "NK"),
    DemoDesk("border", "P4MI Entikong", "p4mi", ENTIKONG, "P4"),
    DemoDesk("border_service", "UPTD PPA Sanggau", AgencyType.UPTD_PPA, ENTIKONG, "SGU"),
    DemoDesk("migration", "BP3MI Kalimantan Barat", "bp3mi", PROVINCE, "BP"),
    DemoDesk("mission", "KJRI Kuching", "perwakilan_ri", "MY-13", "KCH"),
    DemoDesk("ngo", "Serikat Pendamping Kalimantan Barat", "lsm", PROVINCE, "LSM"),
    DemoDesk("village", "Kelurahan Condong", "kelurahan", CITY, "KEL"),
    DemoDesk("coordinator", "Sekretariat Gugus Tugas Singkawang", "gugus_tugas", CITY, "GT", DeskKind.COORDINATION),
    DemoDesk(
        "coordinator_above", "Sekretariat Gugus Tugas Kalbar", "gugus_tugas", PROVINCE, "GTP", DeskKind.COORDINATION
    ),
    DemoDesk("planning", "Bappeda Singkawang", "bappeda", CITY, "BAP", DeskKind.COORDINATION),
    DemoDesk("monitor", "Komnas HAM Kalimantan Barat", "komnas_ham", PROVINCE, "HAM", DeskKind.COORDINATION),
)


def found_desks(by: Actor) -> dict[str, UUID]:
    """Found every office and open its desk; the first one oversees all that keep files. Answers the desks by key."""
    desks: dict[str, UUID] = {}
    for each in DESKS:
        opened = open_desk(
            agency=found_agency(name=f"{each.name} (demo)", kind=each.agency_type, by=by),
            name="Meja pengawas" if each.kind is DeskKind.OVERSIGHT else each.name,
            kind=each.kind,
            territory=each.territory,
            prefix=each.prefix,
            oversight=desks["oversight"] if each.kind is DeskKind.SERVICE else None,
            by=by,
        )
        desks[each.key] = opened.id
    return desks
