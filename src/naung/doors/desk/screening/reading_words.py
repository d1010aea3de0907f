"""The composite reading and the law's answer in words, ready for a page: sentences with basis, mark and source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from naung.casework.episodes.vocabulary import EVENT_WORDS
from naung.casework.screening.queries import Articles
from naung.casework.screening.rules.delphi import DelphiReading, Sign, delphi_list_for, delphi_reading
from naung.casework.screening.rules.reading import Fact, Reading, Shown, Side
from naung.casework.screening.rules.sentences import Stated
from naung.casework.screening.rules.tables import Basis
from naung.casework.screening.vocabulary import CHOICE_WORDS, LEVEL_WORDS, MARK_WORDS, Answers, Childhood, Part
from naung.doors.desk.screening.forms import words_of
from naung.doors.desk.screening.shown import is_sexual
from naung.doors.desk.shell.words import language, say_vague
from naung.foundation.clock.vocabulary import Mark
from naung.foundation.law.queries.office import sentence as law_sentence
from naung.foundation.law.queries.rows import offence
from naung.foundation.words import gettext_noop

SHOWN_WORDS = {
    Shown.PROVEN: gettext_noop("Ada, dengan catatan bukti"),
    Shown.STATED: gettext_noop("Disebut, belum ada catatan bukti"),
    Shown.ABSENT: gettext_noop("Tidak tampak"),
    Shown.OPEN: gettext_noop("Belum jelas"),
}
ELEMENT_WORDS = {
    Part.PROSES: gettext_noop("Proses (apa yang dilakukan)"),
    Part.CARA: gettext_noop("Cara"),
    Part.TUJUAN: gettext_noop("Tujuan"),
}
SIGN_WORDS = {
    Sign.POSITIVE: gettext_noop("positif"),
    Sign.NEGATIVE: gettext_noop("negatif"),
    Sign.OPEN: gettext_noop("belum terjawab cukup"),
}


@dataclass(frozen=True)
class Said:
    """A sentence with what it rests on. `unsure` and `second` say how far that was checked."""

    words: str
    basis: str
    mark: str
    source: str

    @property
    def unsure(self) -> bool:
        """True where it rests on memory alone."""
        return self.mark == Mark.MEMORY.value

    @property
    def caveat(self) -> str:
        """The mark in words, where there is something to say."""
        return "" if self.mark == Mark.VERIFIED.value else _(MARK_WORDS[Mark(self.mark)])


def basis_words(basis: Basis) -> str:
    """Law and article as the table has them."""
    return f"{basis.legal_basis} {basis.article}".strip()


def said(stated: Stated) -> Said:
    """A sentence of the reading for a page."""
    return Said(words_of(stated.words), basis_words(stated.basis), stated.basis.mark.value, stated.basis.source)


def fact_words(fact: Fact) -> dict[str, Any]:
    """One fact for or against."""
    return {
        "words": words_of(fact.words),
        "choice": _(CHOICE_WORDS[fact.choice]),
        "noted": fact.noted,
        "caveat": _(MARK_WORDS[fact.mark]) if fact.mark is Mark.MEMORY else "",
    }


def facts_on(facts: Iterable[Fact], side: Side) -> list[dict[str, Any]]:
    """Facts of one side, in the order asked."""
    return [fact_words(fact) for fact in facts if fact.side is side]


def reading_context(reading: Reading) -> dict[str, Any]:
    """The composite reading for the result page."""
    level = reading.proposal.level
    return {
        "level_words": _(LEVEL_WORDS[level]) if level else _("Belum ada usulan"),
        "reasons": [said(one) for one in reading.proposal.reasons],
        "missing": [
            f"{_(ELEMENT_WORDS[one.part])}, {_(SHOWN_WORDS[one.shown]).lower()}" for one in reading.proposal.missing
        ],
        "elements": [
            {"words": _(ELEMENT_WORDS[one.part]), "shown": _(SHOWN_WORDS[one.shown]), "required": one.required}
            for one in reading.elements
        ],
        "for_facts": facts_on(reading.facts, Side.FOR),
        "against_facts": facts_on(reading.facts, Side.AGAINST),
        "open_facts": facts_on(reading.facts, Side.OPEN),
        "not_asked": reading.not_asked,
        "forced_labour": [words_of(words) for words in reading.forced_labour],
        "notices": [said(one) for one in reading.notices],
        "social": reading.eligible_social_service,
        "social_grounds": [words_of(words) for words in reading.eligible_social_service.grounds],
    }


def delphi_context(answers: Answers, childhood: Childhood) -> dict[str, Any]:
    """The Delphi reading, or for whom there is none; both where purposes of both kinds were named."""
    child = childhood is not Childhood.DEWASA
    readings = [delphi_reading(answers, delphi_list_for(child=child, sexual=False))]
    if is_sexual(answers):
        readings.append(delphi_reading(answers, delphi_list_for(child=child, sexual=True)))
    return {"delphi": [delphi_words(one) for one in readings]}


def delphi_words(one: DelphiReading) -> dict[str, Any]:
    """One list's reading in words."""
    return {
        "for_whom": words_of(one.for_whom),
        "exists": one.exists,
        "combined": words_of(one.combined) if one.combined else "",
        "dimensions": [
            {"words": words_of(d.words), "sign": _(SIGN_WORDS[d.sign]), "answered": d.answered, "asked": d.asked}
            for d in one.dimensions
        ],
    }


def in_language(row: Mapping[str, Any]) -> str:
    """The words of a row of the law's document in the reader's language."""
    return str(row["en" if language() == "en" else "id"])


def law_words(row: Mapping[str, Any]) -> Said:
    """A row of the law's document as a sentence, which begins as one."""
    words = in_language(row)
    return Said(
        words[:1].upper() + words[1:],
        row.get("article", ""),
        row.get("mark", Mark.VERIFIED.value),
        row.get("source", ""),
    )


def law_context(articles: Articles) -> dict[str, Any]:
    """Articles per act, what must be asked first, what was considered and not proposed, what nobody verified."""
    document = articles.document
    by_code = {one["article"]: one for one in document["proposals"]}
    return {
        "acts": [act_words(articles, act, by_code) for act in document["acts"]],
        "case_articles": [
            article_words(one, [each["code"] for each in one["depends_on"]])
            for one in document["proposals"]
            if not one["acts"]
        ],
        "not_articles": [
            {"article": offence(code).citation, "reasons": [in_language(reason) for reason in row["reasons"]]}
            for code, row in document["not_articles"].items()
        ],
        "unverified": [
            {"said": law_words(one["words"]), "reasons": [in_language(reason) for reason in one["reasons"]]}
            for one in document["unverified"]
            if one["part"] == "elements"  # an unverified penalty is said beside its proposed article
        ],
        "law_notices": [law_words(one) for one in document["notices"]],
        "tracks": [law_words(one) for one in document["track_words"].values()],
    }


def act_words(articles: Articles, act: Mapping[str, Any], by_code: Mapping[str, Any]) -> dict[str, Any]:
    """One act with the articles it points to."""
    one = articles.acts[act["position"]]
    event = articles.events.get(one.event) if one.event else None
    heading = (
        f"{_(EVENT_WORDS[event.kind])}, {say_vague(event.when)}"
        if event
        else _("Jawaban tanpa kejadian: harinya belum diketahui")
    )
    return {
        "heading": heading,
        "articles": [article_words(by_code[code], asked) for code, asked in act["articles"].items() if code in by_code],
    }


def article_words(proposal: Mapping[str, Any], asked: Iterable[str]) -> dict[str, Any]:
    """One article with citation, what it depends on at this act, and its penalty without any minimum as certain."""
    depends = [sentence_words(code) for code in asked]
    return {"said": law_words(proposal["words"]), "depends_on": depends, "penalty": penalty_words(proposal["penalty"])}


def sentence_words(code: str) -> str:
    """A sentence of the law's tables in the reader's language."""
    row = law_sentence(code)
    return row.en if language() == "en" else row.id


def penalty_words(penalty: Mapping[str, Any] | None) -> str:
    """The penalty as far as it is certain: at most so many years; a minimum is only said to be unsure."""
    if penalty is None:
        return ""
    if "unverified" in penalty:
        return in_language(penalty["unverified"])
    parts = []
    if penalty["prison_years_at_most"]:
        parts.append(_("penjara paling lama %(years)s tahun") % {"years": penalty["prison_years_at_most"]})
    if penalty.get("minimum_caveat"):
        parts.append(_("paling singkat: tidak pasti, lihat catatan di bawah"))
    return "; ".join(parts)
