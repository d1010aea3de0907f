"""The server's entry."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

from naung.config import installation

if not installation.signing_key():
    # the settings then hold a word that everybody can read, under which sessions would be sealed and cookies signed
    raise RuntimeError("There is no signing key here: make the installation first, with `naung migrate`.")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naung.config.settings")
pages = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The pages; one line instead, also of a server that runs already, where this installation has joined another."""
    words = installation.joined_to()
    if not words:
        return pages(environ, start_response)
    start_response(
        "503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    )
    return [f"{words}\n".encode()]
