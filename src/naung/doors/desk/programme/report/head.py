"""Who made a report and when, which version it is, whether a second person approved it: what stands on each page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from naung.doors.desk.shell.words import say_moment, say_number


@dataclass(frozen=True)
class Signed:
    """Version, maker and approver of a report, by the names that pages show."""

    version: int
    made_by: str
    made_at: datetime
    fingerprint: str
    approved_by: str = ""
    approved_at: datetime | None = None

    @property
    def state(self) -> str:
        """What is marked on each page."""
        version = {"n": say_number(self.version)}
        return _("FINAL, versi %(n)s") % version if self.approved_at else _("RANCANGAN, versi %(n)s") % version


def told_with(contents: dict[str, Any], signed: Signed) -> dict[str, Any]:
    """Contents as both papers take them, with everything that stands around them."""
    made = {"who": signed.made_by, "when": say_moment(signed.made_at)}
    approved = _("belum disetujui orang kedua")
    if signed.approved_at:
        approved = f"{signed.approved_by}, {say_moment(signed.approved_at)}"
    return {
        **contents,
        "state": signed.state,
        "made": _("Naung · dibuat oleh %(who)s, %(when)s") % made,
        "facts": [
            [_("Masa"), contents["span"]],
            [_("Keadaan"), signed.state],
            [_("Dibuat oleh"), f"{signed.made_by}, {made['when']}"],
            [_("Disetujui oleh"), approved],
            [_("Sidik isi"), signed.fingerprint],
        ],
        "words": {
            "program": "Naung",
            "secret": _("RAHASIA"),
            "page": _("halaman"),
            "unmeasured": _("Belum diukur"),
            "layout": _("Bentuk resmi laporan ini belum kami pegang: susunannya dari kami."),
        },
    }
