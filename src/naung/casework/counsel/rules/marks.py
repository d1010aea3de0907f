"""Which findings speak against a lawyer in a case, pure over plain values. A person decides about each."""

import re
from collections.abc import Collection, Mapping
from uuid import UUID

from naung.casework.counsel.vocabulary import Finding, Standing, Why
from naung.foundation.recusal.vocabulary import MarkKind

BY_MARK = {MarkKind.NIK: Why.SAME_NIK, MarkKind.PHONE: Why.SAME_PHONE, MarkKind.NAME: Why.SAME_NAME}

NUMBER = re.compile(r"\+?\d[\d ().\-]{5,}\d")


def phones_in(contact: str) -> list[str]:
    """The telephone numbers that stand in a line of contact, as typed."""
    return NUMBER.findall(contact)


def findings_of(
    lawyer: UUID,
    *,
    met: Mapping[UUID, Collection[MarkKind]],
    parties: Collection[UUID],
    twins: Mapping[UUID, Collection[UUID]],
    clients: Collection[UUID],
    accused_by_clients: Collection[UUID],
    client: UUID,
    kept_out: bool,
) -> tuple[Finding, ...]:
    """Findings of one lawyer in one case, the strongest first, one a person and reason.

    `met`: records that carry the lawyer's name or number, by which sign; `parties`: the persons of the case; `twins`: the
    suspects of the case, each with the records that carry the same marks (herself among them); `clients`: whom the lawyer
    stands or stood by; `accused_by_clients`: suspects of those clients' cases; `client`: whose counsel it shall be.
    """
    found = [Finding(lawyer, Why.SHUT_OUT, None)] if kept_out else []
    for person in parties:
        found += [Finding(lawyer, BY_MARK[kind], person) for kind in met.get(person, ())]
    found += [
        Finding(lawyer, Why.CLIENT_ACCUSED, suspect) for suspect, same in twins.items() if set(same) & set(clients)
    ]
    if client in accused_by_clients:
        found.append(Finding(lawyer, Why.ACCUSES_CLIENT, client))
    order = list(Why)
    return tuple(sorted(set(found), key=lambda each: (order.index(each.why), str(each.against))))


def is_open(finding: Finding, decided: Mapping[Finding, Standing]) -> bool:
    """Whether a finding waits for a decision. One of a file that is shut never waits: it stands until two lift it elsewhere."""
    return finding.why is not Why.SHUT_OUT and finding not in decided


def stands(finding: Finding, decided: Mapping[Finding, Standing]) -> bool:
    """Whether a finding keeps the lawyer from the case."""
    return finding.why is Why.SHUT_OUT or decided.get(finding) is Standing.CONFLICT
