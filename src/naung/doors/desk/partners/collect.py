"""The settings that ODK Collect reads from a picture.

Source: Settings QR codes (docs.getodk.org/collect-import-export): a JSON object with `general` and `admin`, packed with zlib, in
base64. What is not named stays as the app has it.
"""

import json
import zlib
from base64 import b64encode

PROJECT = {"name": "Saringan perbatasan", "icon": "S", "color": "#1F6F5C"}
GENERAL = {
    "form_update_mode": "match_exactly",  # the phone has what the desk offers, and nothing older
    "autosend": "wifi_and_cellular",
    "delete_send": True,
    "analytics": False,
    "app_language": "in",  # how the app calls Indonesian
}


def collect_settings(address: str) -> str:
    """What a phone reads: where it fetches and sends, that it sends by itself and keeps nothing that was sent."""
    told = {"general": {"server_url": address, **GENERAL}, "admin": {}, "project": PROJECT}
    return b64encode(zlib.compress(json.dumps(told).encode(), level=9)).decode()
