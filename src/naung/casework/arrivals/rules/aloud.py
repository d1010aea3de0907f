"""What is asked of whoever arrives, as it can be heard by who does not read: the same words that stand on the screen."""

from naung.casework.arrivals.rules.tables import shipped_first_line, shipped_short
from naung.casework.arrivals.vocabulary import Words

MALAY = "ms"
FIRST, SHORT, TRACK = "awal", "pendek", "jalur"
ASK_TRACK = Words("Apa kerjanya di sana?", "What was the work there?", "Apakah kerjanya di sana?")


def first_code(sign: str) -> str:
    """The code of what is asked about a sign of the first line."""
    return f"{FIRST}.{sign}"


def short_code(question: str) -> str:
    """The code of a question of the short screening."""
    return f"{SHORT}.{question}"


def lines_aloud(tongue: str) -> dict[str, str]:
    """Everything that is asked of her, by code, in Indonesian or in Malay. What is asked of the officer is not among it."""
    asked = {first_code(each.code): each.ask for each in shipped_first_line().signs.values() if each.ask}
    asked |= {TRACK: ASK_TRACK}
    asked |= {short_code(each.code): each.words for each in shipped_short().questions.values()}
    return {code: words.ms if tongue == MALAY else words.id for code, words in asked.items()}
