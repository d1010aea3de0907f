"""Settings of accounts and sessions; `settings.py` takes every name of it."""

from datetime import timedelta

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# Argon2id with OWASP's first recommended set (19 MiB, 2 passes, 1 lane).
# Source: OWASP Password Storage Cheat Sheet.
PASSWORD_HASHERS = ["naung.config.hashers.OwaspArgon2"]
# The rules on passwords stand in foundation/accounts/rules.py; nothing else sets one.
AUTH_PASSWORD_VALIDATORS: list[dict[str, str]] = []

ACCOUNT_ADAPTER = "naung.doors.desk.account.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_TIMEOUT = 15 * 60  # seconds between password and code
# allauth counts failures per account, so whoever knows a user name could lock her out; ours (rules.py) count per place.
ACCOUNT_RATE_LIMITS = False

MFA_ADAPTER = "naung.doors.desk.account.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODE_DIGITS = 8
MFA_TOTP_ISSUER = "Naung"
# No passkey login is counted: there is nothing to guess.
MFA_RATE_LIMITS = False

NAUNG_SESSION_IDLE = timedelta(minutes=30)
NAUNG_SESSION_LONGEST = timedelta(hours=12)
SESSION_ENGINE = "naung.doors.desk.account.session_store"
SESSION_COOKIE_NAME = "naung_sesi"
# An hour more than the longest session, so that it is our own rule that ends one and says why.
SESSION_COOKIE_AGE = int((NAUNG_SESSION_LONGEST + timedelta(hours=1)).total_seconds())
SESSION_SAVE_EVERY_REQUEST = False

ACCOUNT_MIDDLEWARE = [
    "allauth.account.middleware.AccountMiddleware",
    "naung.doors.desk.account.signed_in.SignedInMiddleware",
    "naung.doors.desk.account.keep_typed.KeepTypedMiddleware",
]
