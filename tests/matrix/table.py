"""The second table of who may do what, read from its files, and what the application calls the same things."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Permission as P

HERE = Path(__file__).parent
YES, NO, ON_CONDITION = "ya", "tidak", "syarat"
OWN, REFERRED, OTHER, NAMED, NOBODY, OVERSEEN = "own", "referred", "other", "named", "nobody", "overseen"

# The verbs of the table in the words of the engine: a role that holds one of these may.
DICTIONARY: dict[str, tuple[P, ...]] = {
    "read": (P.PERSON_READ, P.CASE_READ),
    "list": (P.CASE_READ,),
    "write": (P.CASE_WRITE, P.PERSON_WRITE, P.NOTE_WRITE),
    "receive": (P.REPORT_RECEIVE,),
    "read_reporter": (P.REPORTER_READ,),
    "handle_report": (P.REPORT_READ, P.REPORT_DECIDE),
    "screen": (P.SCREENING_READ, P.SCREENING_WRITE),
    "investigate": (P.EPISODE_WRITE,),
    "consent": (P.CONSENT_WRITE,),
    "close_consent": (P.CONSENT_CLOSE,),
    "plan": (P.PLAN_WRITE,),
    "refer": (P.REFERRAL_SEND,),
    "accept": (P.REFERRAL_DECIDE,),
    "decide": (P.BASIS_CONFIRM, P.CASE_CLOSE_APPROVE),
    "decide_or_read": (P.CASE_CLOSE_APPROVE, P.CASE_CLOSE_PROPOSE),
    "hand_over": (P.HAND_OVER,),
    "open_identity": (P.IDENTITY_GRANT,),
    "ask_opening": (P.IDENTITY_ASK,),
    "custody": (P.IDENTITY_ASK, P.IDENTITY_GRANT),
    "break_glass": (P.BREAK_GLASS,),
    "glass": (P.BREAK_GLASS, P.BREAK_GLASS_REVIEW),
    "review_glass": (P.BREAK_GLASS_REVIEW,),
    "erase": (P.PERSON_ERASE,),
    "figures": (P.FIGURES_READ,),
    "read_year": (P.PROGRAMME_READ,),
    "write_year": (P.PROGRAMME_WRITE,),
    "report_year": (P.COORDINATION_READ,),
    "insight": (P.INSIGHT_READ,),
    "write_rollout": (P.ROLLOUT_WRITE,),
    "seal_rollout": (P.ROLLOUT_SEAL,),
    "ask_fit": (P.INSIGHT_ASK,),
    "enter_residents": (P.RESIDENTS_WRITE,),
    "plan_prevention": (P.PREVENTION_WRITE,),
    "approve_prevention": (P.PREVENTION_APPROVE,),
    "complain": (P.COMPLAINT_TAKE,),
    "follow_complaint": (P.COMPLAINT_TAKE, P.COMPLAINT_READ),
    "let_monitor_know": (P.COMPLAINT_TAKE, P.COMPLAINT_READ),
    "watch_complaints": (P.COMPLAINT_READ,),
    "answer_complaint": (P.COMPLAINT_READ,),
    "audit": (P.LOG_READ,),
    "simfoni": (P.SIMFONI_COPY,),
    "read_papers": (P.DOCUMENT_READ,),
    "papers": (P.DOCUMENT_WRITE,),
    "templates": (P.TEMPLATE_EDIT,),
    "read_counsel": (P.COUNSEL_READ,),
    "assign_counsel": (P.COUNSEL_ASSIGN,),
    "keep_privileged": (P.PRIVILEGED_KEEP,),
    "read_reintegration": (P.REINTEGRATION_READ,),
    "reintegrate": (P.REINTEGRATION_WRITE,),
    "give_page": (P.WICKET_GIVE,),
    "read_aid": (P.LEGAL_AID_READ,),
    "write_aid": (P.LEGAL_AID_WRITE,),
    "town_questions": (P.POSBANKUM_KEEP,),
    "read_proceedings": (P.PROCEEDINGS_READ,),
    "write_proceedings": (P.PROCEEDINGS_WRITE,),
    "file_report": (P.FILING_MAKE,),
    "read_money": (P.RESTITUTION_READ,),
    "write_money": (P.RESTITUTION_WRITE,),
    "read_home": (P.RETURN_READ,),
    "write_home": (P.RETURN_WRITE,),
    "receive_home": (P.RETURN_RECEIVE,),
    "waive": (P.RETURN_WAIVE,),
    "read_border": (P.ARRIVAL_READ,),
    "write_border": (P.ARRIVAL_WRITE,),
    "audit_head": (P.LOG_HEAD,),
    "sign_outside": (P.REFERRAL_OUTSIDE,),
    "late": (P.COORDINATION_READ,),
    "read_outreach": (P.OUTREACH_READ,),
    "outreach": (P.OUTREACH_WRITE,),
    "reach": (P.OUTREACH_READ, P.INSIGHT_READ),
    "read_operations": (P.OPERATIONS_READ,),
    "operations": (P.OPERATIONS_WRITE,),
    "read_network": (P.NETWORK_READ,),
    "escrow": (P.ESCROW_DEPOSIT,),
    "review_escrow": (P.ESCROW_REVIEW,),
    "ask_pairing": (P.PAIRING_ASK,),
    "register": (P.LAW_READ,),
    "officers": (P.OFFICER_INVITE,),
    "correct_law": (P.LAW_CORRECT,),
    "countersign_law": (P.LAW_COUNTERSIGN,),
}
WITHOUT_PERMISSION = {"own_account", "open"}


@dataclass(frozen=True)
class Sentence:
    """One verdict in words, for some roles."""

    id: str
    words: str
    roles: tuple[str, ...]
    verb: str
    verdict: str
    source: str
    category: str = ""
    relation: str = OWN
    needs: str = ""

    def about(self) -> tuple[str, ...]:
        """The roles that it speaks of, every one where it says so."""
        return tuple(shipped_roles()) if self.roles == ("*",) else self.roles


def _rows(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((HERE / name).read_text("utf-8")).get(key, [])
    return rows


@lru_cache(maxsize=1)
def sentences() -> tuple[Sentence, ...]:
    """Every sentence of expected.toml."""
    return tuple(Sentence(**row | {"roles": tuple(row["roles"])}) for row in _rows("expected.toml", "sentence"))


@lru_cache(maxsize=1)
def doors() -> dict[str, tuple[str, str]]:
    """Each address with its verb and the class of data that it opens. Raises ValueError for one that stands twice."""
    found: dict[str, tuple[str, str]] = {}
    for row in _rows("doors.toml", "door"):
        for address in row["addresses"]:
            if address in found:
                raise ValueError(f"{address} stands twice")
            found[address] = row["verb"], row.get("category", "")
    return found


@lru_cache(maxsize=1)
def _posts() -> dict[str, str]:
    return {
        address: row["post"] for row in _rows("doors.toml", "door") if "post" in row for address in row["addresses"]
    }


def verb_of(address: str, method: str) -> tuple[str, str]:
    """The verb and class of data of one method; a post may be another verb than reading the page that carries its form."""
    if method == "POST" and address in _posts():
        return _posts()[address], ""
    return doors()[address]


@lru_cache(maxsize=1)
def register_rows() -> tuple[dict[str, str], ...]:
    """The rows of service x agency x kind of person x place."""
    return tuple(_rows("register.toml", "row"))


@lru_cache(maxsize=1)
def decided() -> dict[str, str]:
    """Differences on which a person has decided: what is different, and why it stays. Each has its date."""
    rows = _rows("decided.toml", "decided")
    if any(not row["reason"] or not row["on"] for row in rows):
        raise ValueError("a decided difference has a reason and a date")
    return {row["difference"]: row["reason"] for row in rows}


@lru_cache(maxsize=1)
def own_verdicts() -> dict[tuple[str, str, str], Sentence]:
    """What the table says of a role, a verb and a class of data at its own desk."""
    said: dict[tuple[str, str, str], Sentence] = {}
    for sentence in sentences():
        if sentence.relation != OWN:
            continue
        for role in sentence.about():
            key = role, sentence.verb, sentence.category
            if key in said:
                raise ValueError(f"{sentence.id} and {said[key].id} both speak of {key}")
            said[key] = sentence
    return said


@lru_cache(maxsize=1)
def overseen_verdicts() -> dict[tuple[str, str], Sentence]:
    """What the table says of a role and a verb on what comes to it from a desk that it stands above."""
    return {(role, each.verb): each for each in sentences() if each.relation == OVERSEEN for role in each.about()}


def left(differences: list[str]) -> list[str]:
    """The differences on which nobody has decided."""
    return sorted(each for each in set(differences) if each.split(": ")[0] not in decided())
