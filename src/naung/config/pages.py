"""Settings of the pages' frame: middleware, templates, content policy, headers. `settings.py` takes every name of it."""

from importlib.util import find_spec
from pathlib import Path

import django
from csp.constants import NONE, SELF

ACCOUNT_MIDDLEWARE: list[str] = []
if find_spec("naung.config.accounts"):
    from naung.config import accounts as _accounts

    ACCOUNT_MIDDLEWARE = list(getattr(_accounts, "ACCOUNT_MIDDLEWARE", []))

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "naung.doors.desk.shell.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "naung.doors.desk.shell.language.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    *ACCOUNT_MIDDLEWARE,
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "naung.doors.desk.shell.lock.ClosedScreenMiddleware",
    "naung.doors.desk.shell.once.OnceMiddleware",
    "naung.doors.desk.shell.problems.ProblemsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Django's own widgets, so that ours may replace one of them by name
        "DIRS": [Path(django.__file__).parent / "forms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "naung.doors.desk.shell.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "naung.doors.desk.shell.words_tags",
                "naung.doors.desk.shell.parts_tags",
                "naung.doors.desk.help.help_tags",
            ],
            "libraries": {
                "naung_words": "naung.doors.desk.shell.words_tags",
                "naung_parts": "naung.doors.desk.shell.parts_tags",
                "naung_help": "naung.doors.desk.help.help_tags",
            },
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
SOURCE_ADDRESS = ""  # where this installation's source can be had; the footer then links it

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],  # what is read aloud
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

CSRF_FAILURE_VIEW = "naung.doors.desk.shell.problems.csrf_failed"
# Not "no-referrer": with it a browser sends `Origin: null` on every form post, which the forgery check must refuse.
# Other sites learn nothing from "same-origin" either.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# A field that is too long is answered beside the field, so its body must be let in first.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
