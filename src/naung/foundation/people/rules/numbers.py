"""Numbers by which a person is found: identity numbers, passports, telephones. One wrong digit still finds them.

An identity number is cut in pieces: a single wrong, missing or swapped digit leaves one piece whole, so the pieces are
indexed beside the whole. Telephone numbers are compared in E.164 form (ITU-T E.164): 0812 is +62812.
"""

import re
import unicodedata

from rapidfuzz.distance import OSA

from naung.foundation.people.vocabulary import ContactKind, DocumentKind

HOME_CODE = "62"
IDENTITY_DIGITS = 16  # NIK and number of the family card
SHORTEST = 5  # characters of a number that is searched
SHORTEST_PHONE = 7
LONGEST_PHONE = 15  # digits, E.164
LONGEST_TYPED = 60
TAIL = 8
# Letters and digits that are mistaken for one another in passport numbers.
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "Q": "0"})
IDENTITY = (DocumentKind.NIK, DocumentKind.FAMILY_CARD)
PHONES = (ContactKind.PHONE, ContactKind.WHATSAPP)


def plain_number(typed: str) -> str:
    """Letters and digits only, in capitals, confusable letters united."""
    text = unicodedata.normalize("NFKC", typed[:LONGEST_TYPED]).upper()
    return "".join(c for c in text if c.isascii() and c.isalnum()).translate(ALIKE)


def phone(typed: str) -> str:
    """The number as digits with country code, without a plus (`0812-3456-789` and `+62 812 3456 789` alike), or ""."""
    text = unicodedata.normalize("NFKC", typed[:LONGEST_TYPED])
    if re.search("[A-Za-z]", text):
        return ""
    digits = re.sub(r"[^0-9]", "", re.sub(r"\(0\)", "", text))
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = HOME_CODE + digits[1:]
    elif digits.startswith("8") and "+" not in text:
        digits = HOME_CODE + digits
    if digits.startswith(HOME_CODE + "0"):
        digits = HOME_CODE + digits[3:]
    return digits if SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE else ""


def document_tokens(kind: DocumentKind, number: str) -> set[str]:
    """The tokens of one paper's number: the whole, and pieces that one wrong digit leaves whole."""
    plain = plain_number(number)
    if len(plain) < SHORTEST:
        return set()
    tokens = {f"n:{plain}", f"n<:{plain[: len(plain) // 2]}", f"n>:{plain[len(plain) // 2 :]}"}
    if kind in IDENTITY and len(plain) == IDENTITY_DIGITS:
        tokens |= {f"n-:{plain[:6]}{plain[12:]}", f"n6:{plain[-6:]}"}
    return tokens


def contact_tokens(kind: ContactKind, value: str) -> set[str]:
    """The tokens of one way to reach somebody; none for an address or a person between."""
    if kind in PHONES:
        number = phone(value)
        return {f"t:{number}", f"t>:{number[-TAIL:]}", f"t<:{number[:-4]}"} if number else set()
    if kind in (ContactKind.EMAIL, ContactKind.ACCOUNT):
        plain = unicodedata.normalize("NFKC", value).casefold().strip().lstrip("@")
        return {f"a:{plain}"} if plain else set()
    return set()


def numbers_asked(typed: str) -> tuple[set[str], set[str]]:
    """The tokens to ask for, of papers and of ways to reach somebody, when this was typed; empty where it is no number.

    Letters that may be digits make no number of a name: at least half of the digits must have been typed as such.
    """
    plain = plain_number(typed)
    digits, read = sum(c.isdecimal() for c in typed), sum(c.isdigit() for c in plain)
    if read < SHORTEST or 2 * digits < read:
        accounts = contact_tokens(ContactKind.EMAIL, typed) if "@" in typed else set()
        return set(), accounts
    papers = document_tokens(DocumentKind.NIK, typed) | {f"n6:{plain[-6:]}"}
    if len(plain) == IDENTITY_DIGITS - 1 or len(plain) == IDENTITY_DIGITS + 1:  # a digit is missing or too many
        half = IDENTITY_DIGITS // 2
        papers |= {f"n<:{plain[:half]}", f"n>:{plain[-half:]}"}
    return papers, contact_tokens(ContactKind.PHONE, typed)


def number_fit(typed: str, stored: str, *, is_phone: bool) -> float:
    """How well a stored number answers a typed one: 1 the same, 0.85 one digit apart, 0.8 its ending, 0 another."""
    asked, kept = (phone(typed), phone(stored)) if is_phone else (plain_number(typed), plain_number(stored))
    if not asked or not kept:
        return 0.0
    if asked == kept:
        return 1.0
    if OSA.distance(asked, kept, score_cutoff=1) <= 1:
        return 0.85
    return 0.8 if len(asked) >= 6 and kept.endswith(asked[-TAIL:] if is_phone else asked) else 0.0
