"""Settings of the house. An installation is told by `NAUNG_HOME`; see `installation.py`."""

import os
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex

from naung.config import installation, mail
from naung.config.logs import LOGGING  # noqa: F401  # Django reads it by name
from naung.config.served import HSTS_SECONDS, served

NAUNG_HOME = installation.home()
NAUNG_KEY_FILE = str(installation.key_file())
NAUNG_ESCROW = installation.key_file().with_name("titipan")  # this house's share of the escrow's key; never in a backup
SIGNATURE_ROOTS = NAUNG_HOME / "akar-tanda-tangan.pem"  # whose electronic signatures are trusted here, as certificates
# Without an installation there is a key for this process only: never one that stands in the source.
SECRET_KEY = installation.signing_key() or token_hex(installation.KEY_BYTES)
DEBUG = False
NAUNG_SERVED = served(os.environ)
ALLOWED_HOSTS = list(NAUNG_SERVED.hosts)

FOUNDATION = [
    "access",
    "audit",
    "vault",
    "places",
    "law",
    "organisations",
    "recusal",
    "accounts",
    "people",
    "messaging",
    "courier",
    "noticeboard",
    "wicket",
    "letterbox",
    "speech",
    "jobs",
    "upkeep",
]
CASEWORK = [
    "reports",
    "episodes",
    "sameness",
    "inquiries",
    "pairing",
    "screening",
    "consent",
    "cases",
    "plans",
    "evidence",
    "referrals",
    "custody",
    "complaints",
    "outreach",
    "operations",
    "simfoni",
    "legal_aid",
    "proceedings",
    "restitution",
    "testimony",
    "returns",
    "reintegration",
    "counsel",
    "escrow",
    "filings",
    "arrivals",
    "exchange",
    "hints",
]
INSIGHT = ["drivers", "evaluation", "targeting", "programme"]
DOORS = ["desk", "field", "odk", "operator", "public", "schedule", "survivor"]


def _rooms(floor: str, names: list[str]) -> list[str]:
    package = Path(__file__).parents[1]
    return [f"naung.{floor}.{name}" for name in names if (package / floor / name / "apps.py").exists()]


INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    *_rooms("foundation", FOUNDATION),
    *_rooms("casework", CASEWORK),
    *_rooms("insight", INSIGHT),
    *_rooms("doors", DOORS),
]

DATABASES = {"default": installation.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

ROOT_URLCONF = "naung.config.urls"
WSGI_APPLICATION = "naung.config.wsgi.application"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [installation.CHECKOUT / "locale", Path(__file__).parents[1] / "locale"]  # a wheel carries them inside
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Pontianak"

STATIC_URL = "/statis/"
STATICFILES_DIRS = [("desk/buku", Path(__file__).parents[1] / "doors" / "desk" / "help" / "buku" / "gambar")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # straight from the package: nothing is collected, so there is no STATIC_ROOT
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site reads from here, not even a picture of ours
MEDIA_ROOT = NAUNG_HOME / "media"

POST_OFFICE = mail.post_office()  # for notices without content

# What is typed is bounded: a form of many long answers is about 200 kB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = ["naung.doors.desk.shell.uploads.HeldInMemory"]  # files never reach a temporary folder

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = NAUNG_SERVED.tls
SECURE_HSTS_SECONDS = HSTS_SECONDS if NAUNG_SERVED.tls else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if NAUNG_SERVED.tls else None
ALLAUTH_TRUSTED_PROXY_COUNT = NAUNG_SERVED.proxies  # whose words the limits on guessing take for an address

if find_spec("naung.config.accounts"):
    from naung.config.accounts import *  # noqa: F403  # accounts, sessions, second factor
if find_spec("naung.config.pages"):
    from naung.config.pages import *  # noqa: F403  # middleware, templates, content security policy
