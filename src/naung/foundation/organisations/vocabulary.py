"""Words for agencies and desks."""

from dataclasses import dataclass
from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class AgencyType(StrEnum):
    """Kinds of agency that code names; all kinds, these included, are rows of agencies.toml."""

    UPTD_PPA = "uptd_ppa"
    DINAS_P3A = "dinas_p3a"


class Reach(StrEnum):
    """How wide an office reaches: over a kota, a kabupaten, a province, the country, or among Indonesians abroad."""

    CITY = "kota"
    REGENCY = "kabupaten"
    PROVINCE = "provinsi"
    COUNTRY = "nasional"
    ABROAD = "luar_negeri"


@dataclass(frozen=True)
class AgencyKind:
    """A kind of agency as data; it gives no authority by itself. `handles`: whether it ever acts on one person."""

    code: str
    words_id: str
    words_en: str
    levels: frozenset[Reach]
    handles: bool
    aliases: tuple[str, ...]
    source: str


class DeskKind(StrEnum):
    """What a desk is for. Only a service desk keeps files; a coordinating one sees what is late, or figures."""

    SERVICE = "layanan"
    OVERSIGHT = "pengawas"
    COORDINATION = "koordinasi"


class OrganisationEvent(EventName):
    """Events of agencies and desks."""

    AGENCY_FOUNDED = ("organisations.agency_founded", gettext_noop("mencatat instansi"))
    DESK_OPENED = ("organisations.desk_opened", gettext_noop("membuka meja"))
    LEAVE_SET = ("organisations.leave_set", gettext_noop("mengubah hari cuti bersama kantor"))
