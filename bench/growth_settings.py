"""Settings of the growth measurement: the house's own, the plain twins' addresses, and a second database to build into."""

import os

from naung.config.settings import *  # noqa: F403  # the house as it is
from naung.config.settings import ALLOWED_HOSTS, DATABASES

ROOT_URLCONF = "bench.growth_urls"
SECOND = "postgresql"
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]  # the name that requests in process ask for

if os.environ.get("GROWTH_POSTGRESQL"):
    _words = dict(part.split("=", 1) for part in os.environ["GROWTH_POSTGRESQL"].split())
    DATABASES[SECOND] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _words["dbname"],
        "USER": _words["user"],
        "HOST": _words["host"],
        "PORT": _words["port"],
    }
