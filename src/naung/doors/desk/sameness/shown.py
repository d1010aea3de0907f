"""Two records and what was said of them, as a page shows it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.sameness.queries import JudgementShown, PairShown
from naung.casework.sameness.vocabulary import (
    FIELD_WORDS,
    FIT_WORDS,
    VERDICT_WORDS,
    Cluster,
    Field,
    FieldCompared,
    Fit,
    Verdict,
)
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.people.earlier import reason_lines
from naung.doors.desk.people.told import countries, home_words
from naung.doors.desk.shell.words import say_moment, say_vague
from naung.doors.desk.shell.words_tags import said
from naung.foundation.access.vocabulary import Actor, Permission
from naung.foundation.people.queries import DocumentShown, PersonShown
from naung.foundation.people.vocabulary import DOCUMENT_KIND_WORDS, LANGUAGE_WORDS, SEX_WORDS, Answer, PersonFacts, Sex

FIT_TONES = {
    Fit.AGREES: "done", Fit.SHARED: "plain", Fit.PARTLY: "plain", Fit.DIFFERS: "waits", Fit.MISSING: "quiet",
    Fit.APART: "quiet",
}  # fmt: skip
VERDICT_TONES = {Verdict.SAME: "done", Verdict.DIFFERENT: "waits", Verdict.UNSURE: "quiet"}


def field_rows(pair: PairShown) -> list[dict[str, Any]]:
    """Each field of both records in words, with how they stand to each other."""
    return [
        {
            "label": _(FIELD_WORDS[row.field]),
            "left": _values(row, row.left, pair.left),
            "right": _values(row, row.right, pair.right),
            "fit": _(FIT_WORDS[row.fit]),
            "tone": FIT_TONES[row.fit],
        }
        for row in pair.rows
    ]


def _values(row: FieldCompared, values: Iterable[str], person: PersonShown) -> list[str]:
    if row.field is Field.BIRTH:
        return [say_vague(person.facts.birth)] if tuple(values) else []
    if row.field is Field.HOME:
        return [home_words(person.facts)] if tuple(values) else []
    if row.field is Field.NUMBERS:
        return [_paper(each, person.facts) for each in person.documents if each.number]
    return [_word(row.field, each) for each in values]


def _paper(paper: DocumentShown, facts: PersonFacts) -> str:
    """A number with what paper it is, and what is known against it: such a paper is compared with none."""
    marks = []
    if Answer.YES in (paper.not_hers, facts.papers_not_hers):
        marks.append(_("atas nama orang lain"))
    if paper.forged is Answer.YES:
        marks.append(_("diduga palsu"))
    told = f"{said(DOCUMENT_KIND_WORDS[paper.kind])} {paper.number}"
    return f"{told} ({', '.join(marks)})" if marks else told


def likely_lines(pair: PairShown) -> dict[str, Any] | None:
    """How likely both are of one person and why, as beside a form; None for who may not search. The table has what is missing."""
    reasons = {name: why for name, why in pair.alike.reasons.items() if why != "missing"}
    return None if pair.alike.probability is None else reason_lines(pair.alike.probability, reasons)


def _word(field: Field, value: str) -> str:
    if field is Field.SEX:
        return said(SEX_WORDS[Sex(value)])
    if field is Field.LANGUAGE:
        return said(LANGUAGE_WORDS.get(value, value))
    if field is Field.NATIONALITY:
        return str(dict(countries()).get(value, value))
    return value


def withheld_in(pair: PairShown) -> bool:
    """Whether one of the records holds something that this reader may not see."""
    return bool(pair.left.withheld or pair.right.withheld)


def judgement_rows(told: Iterable[JudgementShown], actor: Actor) -> list[dict[str, Any]]:
    """What was said, newest first, with who may still withdraw it."""
    officers = Officers()
    return [_judgement_row(each, officers, actor) for each in told]


def _judgement_row(each: JudgementShown, officers: Officers, actor: Actor) -> dict[str, Any]:
    taken = each.withdrawn_at is not None
    own = each.officer == actor.id or actor.may(Permission.CASE_CLOSE_APPROVE)
    lines = [each.why or ""]
    if taken:
        told = {"when": say_moment(each.withdrawn_at), "who": officers(each.withdrawn_by)}
        lines.append(_("Ditarik %(when)s oleh %(who)s.") % told)
        lines.append(each.why_withdrawn or "")
    return {
        "id": each.id,
        "words": _(VERDICT_WORDS[each.verdict]),
        "tone": "quiet" if taken else VERDICT_TONES[each.verdict],
        "at": each.judged_at,
        "who": officers(each.officer),
        "detail": "\n".join(line for line in lines if line),
        "may_withdraw": not taken and own and actor.may(Permission.PERSON_WRITE),
        "withdrawn": taken,
    }


def cluster_rows(cluster: Cluster, person: UUID, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """The other records of a group."""
    return [{"id": each, "name": names.get(each, "")} for each in cluster.persons if each != person]


def clash_rows(cluster: Cluster, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """Each contradiction of a group: the two who are held to be two persons, and the way of "same" between them."""
    rows = []
    for clash in cluster.clashes:
        links = zip(clash.chain, clash.chain[1:], strict=False)
        rows.append(
            {
                "one": clash.pair[0],
                "other": clash.pair[1],
                "one_name": names.get(clash.pair[0], ""),
                "other_name": names.get(clash.pair[1], ""),
                "links": [
                    {"one": a, "other": b, "one_name": names.get(a, ""), "other_name": names.get(b, "")}
                    for a, b in links
                ],
            }
        )
    return rows


def judged_rows(said_of: Mapping[UUID, frozenset[Verdict]], names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """The records that were judged with one, and what stands."""
    rows = []
    for other, stands in said_of.items():
        tags = [{"words": _(VERDICT_WORDS[each]), "tone": VERDICT_TONES[each]} for each in Verdict if each in stands]
        disputed = {Verdict.SAME, Verdict.DIFFERENT} <= stands
        rows.append({"id": other, "name": names.get(other, ""), "tags": tags, "disputed": disputed})
    return sorted(rows, key=lambda row: str(row["name"]).casefold())
