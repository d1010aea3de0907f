"""What Sari types into the page of a new report."""

import re
from typing import Any

from django.utils import timezone

WORDS = "Ibu Wulan menelepon: anaknya dijanjikan kerja di Kuching dan tidak boleh keluar rumah."


def text_of(response: Any) -> str:
    """A page as text."""
    return str(response.content.decode())


def visible(response: Any) -> str:
    """The page's own part, without the random marks of its forms."""
    return re.sub(r'value="[0-9A-Za-z-]{32,64}"', "", text_of(response).split("<main")[1])


def take_form(**changes: Any) -> dict[str, Any]:
    """A whole report as a browser posts it; `changes` replace fields, None leaves one out."""
    typed: dict[str, Any] = {
        "channel": "telepon",
        "received_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "words": WORDS,
        "facts": ["masih_dikuasai"],
        "silence": "dijawab",
        "place": "",
        "landmark": "rumah cat hijau dekat pasar Beringin",
        "sender": "",
        "sender_words": "",
        "against_officer": "tidak",
        "accused_desk": "",
        "part_1": "orang_yang_ditolong",
        "name_1": "Wulan Sari Dewi",
        "phone_1": "0812 3456 7001",
        "sex_1": "perempuan",
        "age_1": "dewasa",
        "note_1": "kontraknya ditahan",
        "part_2": "perekrut",
        "name_2": "Acong Tjhin",
        "relation": "keluarga",
        "reporter_name": "Siti Rohana",
        "reporter_phone": "0852 0000 4321",
        "reporter_address": "Gang Mawar 4",
        "reporter_safe_contact": "WhatsApp sesudah pukul 20.00",
        "wants_news": "on",
    }
    return {name: value for name, value in (typed | changes).items() if value is not None}
