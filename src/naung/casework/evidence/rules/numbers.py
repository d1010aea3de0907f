"""A sum of money in Indonesian words, as a letter repeats it after the figures."""

DIGITS = (
    "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
STEPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
ONE_THOUSAND = 1000


def said_in_words(number: int) -> str:
    """The number in words, without a currency: 21407 is "dua puluh satu ribu empat ratus tujuh".

    Raises ValueError below zero and from a thousand trillion on.
    """
    if not 0 <= number < ONE_THOUSAND * STEPS[0][0]:
        raise ValueError("no sum of money of a letter")
    if number == 0:
        return "nol"
    parts = []
    for size, word in STEPS:
        count, number = divmod(number, size)
        if count == 1 and size == ONE_THOUSAND:
            parts.append("seribu")
        elif count:
            parts.append(f"{_below_a_thousand(count)} {word}")
    return " ".join([*parts, *filter(None, [_below_a_thousand(number)])])


def sum_in_words(smallest: int, digits: int, unit: str) -> str:
    """An amount in words with its currency: 150050 with 2 digits is "seribu lima ratus koma lima nol ringgit Malaysia".

    `smallest`: so many of the currency's smallest unit; `digits`: of its part after the comma. Raises ValueError as above.
    """
    whole, rest = divmod(smallest, 10**digits)
    parts = [said_in_words(whole)]
    if rest:
        parts += ["koma", *(said_in_words(int(digit)) for digit in str(rest).rjust(digits, "0"))]
    return " ".join([*parts, unit])


def _below_a_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    head = {0: "", 1: "seratus"}.get(hundreds, f"{DIGITS[hundreds]} ratus")
    return " ".join(filter(None, [head, _below_a_hundred(rest)]))


def _below_a_hundred(number: int) -> str:
    if number < len(DIGITS):
        return DIGITS[number]
    tens, ones = divmod(number, 10)
    return f"{DIGITS[ones]} belas" if tens == 1 else f"{DIGITS[tens]} puluh {DIGITS[ones]}".strip()
