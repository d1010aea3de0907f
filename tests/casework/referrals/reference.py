"""The sharing rule a second time, read from the law file and not from the program (law file, sections 4 and 5.1).

    Section 4: facts and identity go out only with a recorded purpose, legal basis and time limit, as far as the actor needs.
    Section 5.1: for the task force's work a legal duty comes first; consent is for what is optional, and can be withdrawn.

It knows nothing of the program: a basis is a plain dict, a need a pair, and what travels is a set of pairs.
"""

from typing import Any

TRUSTED = {"V": 0, "V2": 1}


def travels(bases: list[dict[str, Any]], needs: list[tuple[str, str]], mandate: bool) -> set[tuple[str, str]]:
    """(field, kind of its basis) of all that may go out."""
    out: set[tuple[str, str]] = set()
    if mandate is False:
        return out
    for field, data_class in needs:
        grounds = [b for b in bases if data_class in b["classes"]]
        duties = [b for b in grounds if b["kind"] == "lawful" and b["mark"] in TRUSTED]
        consents = [b for b in grounds if b["kind"] == "consent"]
        if duties:
            out.add((field, "lawful"))
        elif consents:
            out.add((field, "consent"))
        elif grounds:
            out.add((field, "lawful"))
    return out
