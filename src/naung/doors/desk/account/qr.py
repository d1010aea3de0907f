"""The secret of an authenticator app as a picture for its camera: inline SVG, no style, no script, nothing from elsewhere."""

from io import BytesIO
from urllib.parse import quote, urlencode

import segno
from django.utils.safestring import SafeString, mark_safe

ISSUER = "Naung"


def app_address(username: str, secret: str) -> str:
    """What an authenticator app reads. Source: the Key URI Format of Google Authenticator."""
    words = urlencode({"secret": secret, "issuer": ISSUER}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{ISSUER}:{username}')}?{words}"


def picture(address: str, words: str) -> SafeString:
    """The address as a QR code in SVG. It is drawn from modules only; `words` is said to whoever cannot see it."""
    out = BytesIO()
    code = segno.make(address, error="m")
    code.save(
        out, kind="svg", xmldecl=False, svgns=True, border=4, dark="#000", light="#fff", omitsize=True, title=words
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308  # segno escapes the title and writes nothing else of ours
