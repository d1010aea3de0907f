"""What may travel, a second time and by another hand: written from the law file and the order's words, not from the program.

    may   (consent or lawful basis), of what the service needs, as far as the agency may receive it    order, point 4
    word  for one purpose and one recipient, provable, until a day; her last word counts, a no at      order 2; law 4,
          once; so does her silence after that day                                                     5.1 (22-24, 40)
    child a parent or guardian speaks, the office where none can be asked; a guardian found involved   law 5.1 (25),
          has said nothing; an adult speaks alone, also one who was a child when others spoke          section 10
    duty  a checked article for this purpose, recipient and data, a signed reason, until a day; a      order 2; law tags,
          second officer within 24 hours, unneeded to save life; a no of the second closes             4, 5.1
    one   a duty before her word: consent is for what is optional; to some agencies only her word      law 5.1; law 4

Everything here is a plain value: a row is a dict, a class of data a letter, a guardian's state a word.
"""

from datetime import date, datetime, timedelta
from typing import Any

Row = dict[str, Any]
PROVABLE, CHECKED = {"tanda_tangan", "cap_jempol", "rekaman_suara", "di_depan_saksi"}, {"V", "V2"}


def _sound(word: Row, adult_on: date | None) -> bool:
    child = adult_on is None or word["at"].date() < adult_on
    speaker = ("guardian" if word["guardian"] == "fit" else "office") if child else "herself"
    return word["how"] in PROVABLE and word["by"] == speaker and word["until"] >= word["at"].date()


def _holds(word: Row, found_out: list[datetime], adult_on: date | None, now: datetime) -> bool:
    alone = adult_on is not None and now.date() >= adult_on
    involved = word["by"] == "guardian" and any(word["at"] < at <= now for at in found_out)
    return bool(now.date() <= word["until"]) and not involved and not (alone and word["by"] != "herself")


def agreed(words: list[Row], asked: Row, adult_on: date | None, now: datetime) -> dict[str, Row]:
    """Class of data -> the word on which it is open now."""
    said = [w for w in words if w["at"] <= now and (w["kind"] != "yes" or _sound(w, adult_on))]
    found_out = [w["at"] for w in said if w["by"] == "office" and w["guardian"] == "suspect"]
    here = [w for w in said if (w["purpose"], w["to"]) == (asked["purpose"], asked["to"])]
    open_now: dict[str, Row] = {}
    for word in sorted(here, key=lambda w: w["at"]):
        before = {c: w for c, w in open_now.items() if _holds(w, found_out, adult_on, word["at"])}
        less = {c: {**before[c], "id": word["id"], "until": word["until"]} for c in before if c in word["classes"]}
        no = {c: w for c, w in before.items() if c not in word["classes"]}
        yes = before | dict.fromkeys(word["classes"], word)
        open_now = {"yes": yes, "no": no, "less": less, "back": {}}[word["kind"]]
    return {c: w for c, w in open_now.items() if _holds(w, found_out, adult_on, now)}


def lawful(duty: Row, asked: Row, adult_on: date | None, now: datetime) -> set[str]:
    """The classes of data that a signed basis opens now."""
    article, grown = duty["article"], adult_on is not None and now.date() >= adult_on
    meant = (duty["purpose"], duty["to"]) == (asked["purpose"], asked["to"]) and asked["purpose"] in article["services"]
    within = duty["classes"] <= article["classes"] and asked["agency"] in (article["to"] or {asked["agency"]})
    runs = duty["at"] <= now and now.date() <= duty["until"] and not (duty["ended_at"] and duty["ended_at"] <= now)
    signed = duty["reason"] and article["mark"] in CHECKED and (article["life"] or not duty["life"])
    in_time = duty["at"] + timedelta(hours=24)
    seconded = duty["second"] not in (None, duty["first"]) and duty["second_at"] <= in_time
    second = duty["agreed"] is not False and (duty["life"] or seconded or now <= in_time)
    stands = meant and within and runs and signed and second and not (article["child_only"] and grown)
    return duty["classes"] if stands else set()


def travels(
    words: list[Row], duties: list[Row], adult_on: date | None, needs: list[tuple[str, str]], asked: Row, now: datetime
) -> dict[str, tuple[str, set[Any]]]:
    """Field -> the kind of its basis, and the rows that may be it; a field that is missing stays at home.

    `asked` holds the purpose, the recipient with its kind of agency, and what that agency may receive at all.
    """
    word, out = agreed(words, asked, adult_on, now), dict[str, tuple[str, set[Any]]]()
    for field, data in needs if asked["mandate"] else []:
        law = {duty["id"] for duty in duties if data in lawful(duty, asked, adult_on, now)}
        if data in asked["classes"] and field not in asked["never"]:
            if law and data not in asked["by_her_word"]:
                out[field] = ("lawful", law)
            elif data in word:
                out[field] = ("consent", {word[data]["id"]})
    return out
