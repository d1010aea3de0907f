"""Who is kept from a file, pure over plain values.

An officer is met by a person of a file where the identity number is the same, the telephone number is the same, or the full
name is the same, word for word. The first two are strong signs; a name alone is a weak one. Any of them shuts the officer out
at once and in silence; a supervisor looks at it afterwards.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from naung.foundation.errors import NotPermitted, RuleBroken
from naung.foundation.recusal.vocabulary import STRONG, LiftReason, MarkKind, Standing, Tie
from naung.foundation.words import gettext_noop

NIK_DIGITS = 16
SHORTEST_PHONE, LONGEST_PHONE = 7, 15  # digits without the country's own code in front; E.164 has at most 15
HOME_CODE = "62"
LONGEST_WORDS = 2_000

NOT_NOW = gettext_noop("Penutupan ini sudah diputuskan. Muat ulang halaman untuk melihat keadaannya sekarang.")
UNKNOWN_REASON = gettext_noop("Pilih salah satu alasan dari daftar.")
NEEDS_WORDS = gettext_noop("Tulis alasannya dengan kalimat Anda sendiri.")
TOO_LONG = gettext_noop("Terlalu panjang: paling banyak %(most)s huruf.")
SECOND_PERSON = gettext_noop("Pencabutan diputuskan oleh orang kedua, bukan oleh pengusulnya.")

# Ranks, forms of address and degrees that stand beside a name and are no part of it.
TITLE_WORDS = """
pak bapak bu ibu sdr sdri saudara saudari tuan nyonya ny tn mas mbak bang kak h hj haji hajjah dr drs dra ir prof
bripda briptu brigpol brigadir bripka aipda aiptu ipda iptu akp kompol akbp kombes kombespol bharada
sh se mh mkn msi mm mpd spd sip ssos skom skep amd ap
"""
TITLES = frozenset(TITLE_WORDS.split())


def plain_words(name: str) -> list[str]:
    """A name's words in lower case, without accents, punctuation, titles and degrees, in the order written."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    undotted = re.sub(r"(?<=\b\w)\.(?=\w\b|$|[\s,])", "", letters.replace("'", "").replace("’", ""))
    words = re.findall(r"\w+", undotted)
    return [w for w in words if w not in TITLES] or words


def full_name(name: str) -> str:
    """A name as it is compared: all its words, in whatever order they were written; one-word names are names."""
    return " ".join(sorted(set(plain_words(name))))


def whole_phone(typed: str) -> str:
    """A telephone number as it is compared: digits without plus, 00, 0 or 62 in front; nothing where it is too short."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", typed) if c.isdecimal() and c.isascii())
    for front in ("00", HOME_CODE, "0"):
        digits = digits.removeprefix(front)
    return digits if SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE else ""


def whole_nik(typed: str) -> str:
    """An identity number as it is compared: its sixteen digits; nothing where it has another length."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", typed) if c.isdecimal() and c.isascii())
    return digits if len(digits) == NIK_DIGITS else ""


def marks_of(names: Iterable[str] = (), niks: Iterable[str] = (), phones: Iterable[str] = ()) -> frozenset[str]:
    """What an officer or a person is compared by, one token a name and number: the same token is a hit."""
    marks = {f"{MarkKind.NAME}:{name}" for name in map(full_name, names) if name}
    marks |= {f"{MarkKind.NIK}:{nik}" for nik in map(whole_nik, niks) if nik}
    return frozenset(marks | {f"{MarkKind.PHONE}:{phone}" for phone in map(whole_phone, phones) if phone})


def kind_of(mark: str) -> MarkKind:
    """By what kind of sign a token meets."""
    return MarkKind(mark.partition(":")[0])


def is_strong(kind: MarkKind) -> bool:
    """Whether a sign by itself nearly proves that it is the same person; a name never does."""
    return kind in STRONG


def hidden_by(hits: Collection[UUID], ties: Collection[Tie]) -> frozenset[UUID]:
    """All that an officer must not know of, given the records that may mean her and what stands in which file.

    A telephone that is a thing of somebody's means that person. A file with such a person is hidden whole. Whoever a hidden
    file tells of (a victim, a witness, its reports) is hidden everywhere, and so are the other files that tell of her.
    Everyone else of a hidden file (a companion, a suspect) is hidden unless another file shows her.
    """
    met = set(hits) | {tie.file for tie in ties if tie.sign and tie.record in hits}
    closed = set(met)
    files: dict[UUID, set[UUID]] = defaultdict(set)
    for tie in ties:
        files[tie.record].add(tie.file)
    before = -1
    while len(closed) != before:
        before = len(closed)
        closed |= {t.file for t in ties if t.record in met or (t.bound and t.record in closed)}
        closed |= {t.record for t in ties if t.bound and t.file in closed}
    hidden, before = set(closed), -1
    while len(hidden) != before:
        before = len(hidden)
        hidden |= {record for record, where in files.items() if where <= hidden}
    return frozenset(hidden)


def check_reason(reason: str, words: str) -> None:
    """A reason from the list and words of one's own. Raises RuleBroken."""
    if reason not in {each.value for each in LiftReason}:
        raise RuleBroken(UNKNOWN_REASON, field="reason")
    if not words.strip():
        raise RuleBroken(NEEDS_WORDS, field="words")
    if len(words) > LONGEST_WORDS:
        raise RuleBroken(TOO_LONG, field="words", most=LONGEST_WORDS)


def standing_when(now: Standing, step: Standing) -> Standing:
    """How it stands after it was confirmed, proposed to be lifted, or lifted. Raises RuleBroken where that is not possible now.

    To refuse a lifting is to confirm.
    """
    allowed = {
        Standing.NEW: {Standing.CONFIRMED, Standing.LIFTING},
        Standing.CONFIRMED: {Standing.LIFTING},
        Standing.LIFTING: {Standing.LIFTED, Standing.CONFIRMED},
        Standing.LIFTED: set(),
    }
    if step not in allowed[now]:
        raise RuleBroken(NOT_NOW)
    return step


def check_second(proposed_by: UUID | None, decided_by: UUID | None) -> None:
    """A lifting takes two persons. Raises NotPermitted for the one who proposed it."""
    if decided_by is None or decided_by == proposed_by:
        raise NotPermitted(SECOND_PERSON)


# The office above an office of another kind; every other office goes to its own kind over a wider area.
ABOVE: Mapping[str, str] = {"polsek": "polres", "polres": "polda", "p4mi": "bp3mi"}


def is_next_level(kind: str, territory: str, other_kind: str, other_territory: str) -> bool:
    """Whether another desk is the next level above this one: Polda over Polres, the province over the kota.

    `territory` is a kode wilayah; an empty one is the whole country.
    """
    wider = other_territory != territory and (not other_territory or territory.startswith(other_territory + "."))
    return wider and other_kind == ABOVE.get(kind, kind)
