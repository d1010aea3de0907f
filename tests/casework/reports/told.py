"""What is told in the stories of reports: invented people only."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from naung.casework.reports.vocabulary import (
    AgeBand,
    Channel,
    Content,
    Mentioned,
    OfficerAnswer,
    Part,
    Relation,
    ReporterContent,
    Sex,
    Silence,
)

WULAN = Mentioned(Part.CONCERNED, "Wulan", "0812 3456 7001", "kontraknya ditahan", Sex.FEMALE, AgeBand.ADULT)
RECRUITER = Mentioned(Part.RECRUITER, "Acong Tjhin", "0813-9999-0001")
WORDS = "Ibu Wulan menelepon: anaknya dijanjikan kerja di Kuching dan sekarang tidak boleh keluar rumah."


def content(**changes: Any) -> Content:
    """A report by telephone, just now, about Wulan; `changes` replace parts of it."""
    values: dict[str, Any] = {
        "channel": Channel.PHONE,
        "received_at": an_hour_ago(),
        "words": WORDS,
        "place_code": "61.72.03",
        "place_words": "rumah cat hijau dekat pasar Beringin",
        "facts": frozenset({"masih_dikuasai"}),
        "silence": Silence.ANSWERED,
        "persons": (WULAN, RECRUITER),
        "against_officer": OfficerAnswer.NO,
    }
    return Content(**values | changes)


def reporter(**changes: Any) -> ReporterContent:
    """Wulan's mother, who wants to hear what became of it."""
    values: dict[str, Any] = {
        "relation": Relation.FAMILY,
        "wants_news": True,
        "name": "Siti Rohana",
        "phone": "0852 0000 4321",
        "address": "Gang Mawar 4, Singkawang",
        "safe_contact": "WhatsApp sesudah pukul 20.00, bilang dari sekolah",
    }
    return ReporterContent(**values | changes)


def an_hour_ago() -> datetime:
    """An hour before now, to the second."""
    return (timezone.now() - timedelta(hours=1)).replace(microsecond=0)
