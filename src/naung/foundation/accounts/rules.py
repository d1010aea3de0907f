"""Decisions about accounts, as pure functions: names, passwords, one-time codes, limits on guessing, life of a session."""

import hashlib
import hmac
import itertools
import re
import struct
import unicodedata
from base64 import b32decode
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from naung.foundation.access.rules import system_actor
from naung.foundation.access.vocabulary import Actor, Purpose
from naung.foundation.accounts.vocabulary import Fault, Limit, SessionEnd, Tries
from naung.foundation.errors import FieldProblem, NotPermitted
from naung.foundation.recusal.rules import plain_words, whole_nik
from naung.foundation.words import gettext_noop

# ---------------------------------------------------------------------------------------------------------- user names

USERNAME_SHAPE = re.compile(r"[a-z][a-z0-9._-]{2,39}")


def username_of(typed: str) -> str:
    """The user name a person means by what she typed: without outer spaces, lower case, one spelling of each letter."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def username_is_sound(username: str) -> bool:
    """Whether a user name has a letter first and then 2 to 39 plain letters, digits, dots, hyphens or underscores."""
    return USERNAME_SHAPE.fullmatch(username) is not None


def username_from(name: str, taken: Collection[str]) -> str:
    """A user name that is free, from the words of a name as they stand in it; nothing where the name has no plain letters."""
    words = plain_words(name)
    offers = [".".join(words[:count]) for count in range(1, len(words) + 1)]
    offers += [f"{offers[-1]}{number}" for number in range(2, 100)] if offers else []
    return next((each for each in offers if username_is_sound(each) and each not in taken), "")


# ----------------------------------------------------------------------------------- a report against an officer herself

LONGEST_NAME = 6  # words; the subsets of more would be many and tell nothing new
SHORTEST_SHARED = 2  # words; one shared word alone ("Siti") is no sign that two names are one person's
PHONE_TAIL = 9  # last digits, so that 0812…, 62812… and +62 812… agree


def name_words(name: str) -> tuple[str, ...]:
    """A name's words in lower case, sorted, without accents, punctuation, titles and degrees."""
    return tuple(sorted(set(plain_words(name)))[:LONGEST_NAME])


def _parts(words: Collection[str]) -> Iterable[str]:
    for size in range(SHORTEST_SHARED, len(words) + 1):
        for part in itertools.combinations(sorted(words), size):
            yield " ".join(part)


def phone_tail(phone: str) -> str:
    """The last nine digits of a telephone number, or nothing when there are fewer than seven."""
    digits = "".join(c for c in phone if c.isdecimal())
    return digits[-PHONE_TAIL:] if len(digits) >= 7 else ""


BAD_PHONE = gettext_noop("Nomor telepon ini terlalu pendek.")
BAD_NIK = gettext_noop("NIK terdiri dari 16 angka.")


def number_problems(nik: str, phone: str) -> list[FieldProblem]:
    """What is wrong with an officer's own numbers: too few digits to compare. Both may be empty, and any sixteen digits do."""
    problems = []
    if phone.strip() and not phone_tail(phone):
        problems.append(FieldProblem("phone", BAD_PHONE))
    if nik.strip() and not whole_nik(nik):
        problems.append(FieldProblem("nik", BAD_NIK))
    return problems


def officer_tokens(names: Iterable[str], phones: Iterable[str] = ()) -> frozenset[str]:
    """What is kept (sealed) of an officer, so that a report that names her can be kept away from her desk.

    `whole:` is her full name, `part:` each choice of two or more words of it, `phone:` the tail of a number.
    """
    tokens: set[str] = set()
    for words in filter(None, map(name_words, names)):
        tokens.add("whole:" + " ".join(words))
        tokens.update("part:" + part for part in _parts(words))
    tokens.update("phone:" + tail for tail in map(phone_tail, phones) if tail)
    return frozenset(tokens)


def accused_tokens(names: Iterable[str], phones: Iterable[str] = ()) -> frozenset[str]:
    """What to look for when a report accuses someone: meets `officer_tokens` where one name contains the other.

    One-word names meet only where both are that one word.
    """
    tokens: set[str] = set()
    for words in filter(None, map(name_words, names)):
        full = " ".join(words)
        tokens.update({"whole:" + full, "part:" + full})
        tokens.update("whole:" + part for part in _parts(words))
    tokens.update("phone:" + tail for tail in map(phone_tail, phones) if tail)
    return frozenset(tokens)


# ----------------------------------------------------------------------------------------------------------- passwords

SHORTEST_PASSWORD = 12  # signs
LONGEST_PASSWORD = 256  # signs; a longer one would only make the server work
FEWEST_DIFFERENT = 5  # different signs
RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm")
RUN_LENGTH = 8


def password_fault(password: str, *, common: Collection[str] = (), own: Iterable[str] = ()) -> Fault | None:
    """Why a password is too weak, or None. `common` are passwords in lower case that many use, `own` words of herself.

    Source: NIST SP 800-63B section 5.1.1.2 (length and lists, no rules of composition); the length is ours.
    """
    if len(password) < SHORTEST_PASSWORD:
        return Fault.SHORT
    if len(password) > LONGEST_PASSWORD:
        return Fault.LONG
    folded = unicodedata.normalize("NFKC", password).casefold()
    if len(set(folded)) < FEWEST_DIFFERENT or _is_repeated(folded) or folded in common:
        return Fault.COMMON
    if _without_tail(folded) in common or _holds_run(folded):
        return Fault.COMMON
    if any(len(word) >= 4 and word in folded and len(folded) - len(word) < 8 for word in _own_words(own)):
        return Fault.OWN
    return None


def _own_words(own: Iterable[str]) -> set[str]:
    return {word for text in own for word in (*name_words(text), text.casefold())}


def _is_repeated(text: str) -> bool:
    return any(len(text) % n == 0 and text == text[:n] * (len(text) // n) for n in range(1, len(text) // 2 + 1))


def _without_tail(text: str) -> str:
    return text.rstrip("0123456789!?.,@#$*-_ ")


def _holds_run(text: str) -> bool:
    runs = [*RUNS, *(run[::-1] for run in RUNS)]
    pieces = (text[i : i + RUN_LENGTH] for i in range(len(text) - RUN_LENGTH + 1))
    return any(piece in run for piece in pieces for run in runs)


# ------------------------------------------------------------------------------------------------------ one-time codes

CODE_DIGITS = 6
CODE_PERIOD = 30  # seconds
CODE_TOLERANCE = 1  # steps before and after: cheap telephones run late


def code_at(secret: str, step: int) -> str:
    """The one-time code of a base32 secret at a 30-second step. Source: RFC 6238 over RFC 4226, HMAC-SHA-1, 6 digits."""
    digest = hmac.new(b32decode(secret, casefold=True), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}d}"


def step_at(moment: float) -> int:
    """The 30-second step of a moment in seconds since 1970."""
    return int(moment) // CODE_PERIOD


def step_of_code(secret: str, typed: str, moment: float, *, after: int = -1) -> int | None:
    """The step whose code was typed, or None; steps up to and including `after` are spent, so that no code works twice."""
    code = "".join(c for c in typed if c.isdecimal())
    if len(code) != CODE_DIGITS:
        return None
    now = step_at(moment)
    found = None
    for step in range(now - CODE_TOLERANCE, now + CODE_TOLERANCE + 1):
        # Every step is compared, also after a hit, so that the time taken says nothing.
        if hmac.compare_digest(code_at(secret, step).encode(), code.encode("ascii", "replace")) and step > after:
            found = step
    return found


# ---------------------------------------------------------------------------------------------------- limits on guessing

# Each limit counts failures of one kind in one place. None counts an account alone from places where she has signed in,
# so whoever knows her user name can spend only his own tries. Source of the scheme: OWASP, "Slow down online guessing
# attacks with device cookies". The figures are ours: with a second factor they leave a guesser under 1 in 1,000 a day.
PASSWORD_HERE = Limit(tries=5, within=timedelta(minutes=10))  # one account, one address without her device
PASSWORD_DEVICE = Limit(tries=10, within=timedelta(minutes=10))  # one account, on a device that is hers
PASSWORD_ADDRESS = Limit(tries=40, within=timedelta(minutes=10))  # any account, one address; her own devices are exempt
CODE_HERE = Limit(tries=5, within=timedelta(minutes=10))
CODE_DEVICE = Limit(tries=10, within=timedelta(minutes=10))
# Codes of one account from everywhere unknown together: whoever comes this far has her password already, and a million
# codes would fall to many addresses. Her devices, her addresses and her passkey stay open.
CODE_STRANGERS = Limit(tries=20, within=timedelta(hours=1))


def password_wait(tries: Tries) -> timedelta | None:
    """How long a password may not be tried here, or None when it may be tried now."""
    if tries.hers:
        return _wait(PASSWORD_DEVICE, tries.device, tries.now)
    return _longest(_wait(PASSWORD_HERE, tries.here, tries.now), _wait(PASSWORD_ADDRESS, tries.address, tries.now))


def code_wait(tries: Tries) -> timedelta | None:
    """How long a code may not be tried here, or None when it may be tried now."""
    if tries.hers:
        return _wait(CODE_DEVICE, tries.device, tries.now)
    here = _wait(CODE_HERE, tries.here, tries.now)
    if tries.known_address:
        return here
    return _longest(here, _wait(CODE_STRANGERS, tries.strangers, tries.now))


def _wait(limit: Limit, failures: Iterable[datetime], now: datetime) -> timedelta | None:
    recent = sorted(at for at in failures if at > now - limit.within)
    if len(recent) < limit.tries:
        return None
    return recent[-limit.tries] + limit.within - now


def _longest(*waits: timedelta | None) -> timedelta | None:
    return max((w for w in waits if w is not None), default=None)


# -------------------------------------------------------------------------------------------------------------- session


def session_end_reason(
    *, started: datetime, seen: datetime, now: datetime, idle: timedelta, longest: timedelta
) -> SessionEnd | None:
    """Why a session is over by time alone, or None while it lives."""
    if now - started >= longest:
        return SessionEnd.TOO_LONG
    if now - seen >= idle:
        return SessionEnd.IDLE
    return None


BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("UCBrowser", "UC Browser"))
MORE_BROWSERS = (("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"))


def device_words(user_agent: str) -> tuple[str, str]:
    """Browser and system by name, each empty when unknown: enough to know one's own device, no version, no fingerprint."""
    browser = next((name for sign, name in (*BROWSERS, *MORE_BROWSERS) if sign in user_agent), "")
    system = next(
        (name for sign, name in (*SYSTEMS, ("CrOS", "Chromebook"), ("Linux", "Linux")) if sign in user_agent), ""
    )
    return browser, system


NO_ACCOUNT = gettext_noop("Hanya petugas yang punya akun dapat melakukan ini.")
FAULT_WORDS = {
    Fault.SHORT: gettext_noop(
        "Kata sandi paling sedikit 12 huruf atau angka. Tiga atau empat kata acak mudah diingat."
    ),
    Fault.LONG: gettext_noop("Kata sandi paling banyak 256 huruf atau angka."),
    Fault.COMMON: gettext_noop("Kata sandi ini mudah ditebak. Pilih beberapa kata yang tidak berhubungan."),
    Fault.OWN: gettext_noop("Kata sandi ini terlalu mirip dengan nama Anda. Pilih yang lain."),
}


def at_the_door() -> Actor:
    """Whoever stands before sign-in: the named actor of tries, refusals and accepted invitations. It may do nothing else."""
    return system_actor("door")


def own_id(by: Actor) -> UUID:
    """The officer an actor is. Raises NotPermitted for a named system actor, which has no account of its own."""
    if by.id is None:
        raise NotPermitted(NO_ACCOUNT)
    return by.id


def herself(user: UUID, name: str) -> Actor:
    """An officer whose sign-in is not complete or who acts on her own account without a desk."""
    return Actor(user, "user", name, None, "", frozenset(), Purpose.MAINTENANCE)


# ---------------------------------------------------------------------------------------------- what outlived a session

MOST_KEPT = 20  # texts of one officer at a time
LONGEST_KEPT = 1_000_000  # signs; a form of many long answers is about 200,000
LONGEST_PATH = 400


def kept_fits(*, size: int, kept: int, paths: tuple[str, ...]) -> bool:
    """Whether one more typed form may be kept for an officer: a bound on what a stolen browser could fill the disk with."""
    return size <= LONGEST_KEPT and kept < MOST_KEPT and all(len(path) <= LONGEST_PATH for path in paths)
