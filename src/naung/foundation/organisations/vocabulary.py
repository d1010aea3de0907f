"""Words for agencies and desks."""

from enum import StrEnum

from naung.foundation.audit.vocabulary import EventName
from naung.foundation.words import gettext_noop


class AgencyType(StrEnum):
    """Kinds of agency that this issue's desk needs; the register of mandates names more as data."""

    UPTD_PPA = "uptd_ppa"
    DINAS_P3A = "dinas_p3a"


class DeskKind(StrEnum):
    """What a desk is for."""

    SERVICE = "layanan"
    OVERSIGHT = "pengawas"


class OrganisationEvent(EventName):
    """Events of agencies and desks."""

    AGENCY_FOUNDED = ("organisations.agency_founded", gettext_noop("mencatat instansi"))
    DESK_OPENED = ("organisations.desk_opened", gettext_noop("membuka meja"))
    LEAVE_SET = ("organisations.leave_set", gettext_noop("mengubah hari cuti bersama kantor"))
