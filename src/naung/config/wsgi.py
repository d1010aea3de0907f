"""The server's entry."""

import os

from django.core.wsgi import get_wsgi_application

from naung.config import installation

if not installation.signing_key():
    # the settings then hold a word that everybody can read, under which sessions would be sealed and cookies signed
    raise RuntimeError("There is no signing key here: make the installation first, with `naung migrate`.")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naung.config.settings")
application = get_wsgi_application()
