"""What a history and a screening say together, handed to the law's engine."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from naung.casework.screening.rules.articles import Told, law_acts, law_facts, stated_person, unknown_codes
from naung.casework.screening.vocabulary import Answers, Childhood, Given, Part, key_of
from naung.foundation.clock.rules.calendar import Calendar
from naung.foundation.clock.vocabulary import ZONES, VagueDate
from naung.foundation.law.queries import shipped_law
from naung.foundation.law.rules.assessment import assess
from naung.foundation.law.vocabulary import Truth
from naung.foundation.people.vocabulary import Answer
from tests.casework.screening.stories import answers_of

LAW = shipped_law()
RECRUITED, WORKED = uuid4(), uuid4()
LAST_OLD, FIRST_NEW = date(2026, 1, 1), date(2026, 1, 2)


def told(event: UUID, day: date, area: str, exploited: bool = False, **codes: str) -> Told:
    lists = {Part(part): tuple(each.split()) for part, each in codes.items()}
    return Told(event, VagueDate.on(day), area, lists, exploited)


def articles(story: list[Told], answers: Answers, who: Childhood = Childhood.DEWASA) -> tuple[str, ...]:
    person = stated_person(LAW, who, "ID", None)
    acts = [one.act for one in law_acts(LAW, story, answers)]
    facts = law_facts(LAW, story, answers)
    return assess(LAW, person, acts, facts, calendar=Calendar(), tz=ZONES["WIB"]).articles


def test_every_question_on_an_element_is_a_code_of_the_law_and_the_other_way_round() -> None:
    assert unknown_codes(LAW) == ()
    from naung.casework.screening.rules.tables import shipped_tables

    groups = shipped_tables().groups
    for part, codes in ((Part.PROSES, LAW.process), (Part.CARA, LAW.means), (Part.TUJUAN, LAW.purpose)):
        assert [item.key.code for item in groups[part].items] == list(codes)


def test_every_fact_named_in_a_table_is_a_fact_of_the_law() -> None:
    from naung.casework.screening.rules.tables import shipped_tables

    facts = {item.fact for group in shipped_tables().groups.values() for item in group.items if item.fact}
    assert facts
    assert facts <= set(LAW.facts)


ALL = "proses.perekrutan=y* cara.penipuan=y* tujuan.kerja_atau_pelayanan_paksa=y*"


@pytest.mark.parametrize(
    ("day", "wanted", "other"),
    [(LAST_OLD, "UU21/2007:2", "KUHP:455"), (FIRST_NEW, "KUHP:455", "UU21/2007:2")],
)
def test_the_article_goes_by_the_day_of_the_act(day: date, wanted: str, other: str) -> None:
    story = [told(RECRUITED, day, "61.72", proses="perekrutan")]
    found = articles(story, answers_of("cara.penipuan=y* tujuan.kerja_atau_pelayanan_paksa=y*"))
    assert wanted in found
    assert other not in found


@pytest.mark.parametrize(("day", "wanted"), [(LAST_OLD, "UU6/2011:120"), (FIRST_NEW, "KUHP:457")])
def test_a_crossing_without_papers_asks_for_the_smuggling_law_of_its_day(day: date, wanted: str) -> None:
    story = [told(RECRUITED, LAST_OLD, "61.72"), told(WORKED, day, "MY", proses="pengangkutan")]
    found = articles(story, answers_of("keadaan.lintas_tanpa_surat=y"))
    assert found == (wanted,)


def test_a_chain_over_both_days_has_both() -> None:
    story = [
        told(RECRUITED, LAST_OLD, "61.72", proses="perekrutan"),
        told(WORKED, FIRST_NEW, "61.71", proses="penampungan", tujuan="perbudakan"),
    ]
    found = articles(story, answers_of("cara.penipuan=y*"))
    assert {"UU21/2007:2", "KUHP:455"} <= set(found)


def test_a_finding_goes_to_the_event_it_rests_on() -> None:
    story = [told(RECRUITED, LAST_OLD, "61.72"), told(WORKED, FIRST_NEW, "61.71")]
    answers = Answers({key_of("proses.perekrutan"): Given(Answer.YES, "x", WORKED)})
    acts = law_acts(LAW, story, answers)
    assert [one.act.process for one in acts] == [(), ("perekrutan",)]


def test_what_rests_on_no_event_is_one_act_of_unknown_day() -> None:
    story = [told(RECRUITED, LAST_OLD, "61.72", proses="perekrutan")]
    acts = law_acts(LAW, story, answers_of(ALL))
    assert acts[-1].event is None
    assert acts[-1].act.process == ()
    assert acts[-1].act.means == ("penipuan",)
    assert acts[-1].act.on == VagueDate.unknown()


def test_an_answer_other_than_yes_is_no_finding() -> None:
    answers = answers_of("proses.perekrutan=t cara.penipuan=? tujuan.pelacuran=m")
    assert law_acts(LAW, [], answers) == ()


def test_moving_goes_from_where_the_event_before_was() -> None:
    story = [
        told(RECRUITED, LAST_OLD, "61.72", proses="perekrutan"),
        told(WORKED, LAST_OLD, "MY", proses="pengiriman"),
    ]
    acts = law_acts(LAW, story, Answers())
    assert acts[0].act.origin is None
    assert acts[1].act.origin is not None
    assert acts[1].act.origin.code == "61.72"
    found = articles(story, answers_of("cara.penipuan=y* tujuan.perbudakan=y*"))
    assert "UU21/2007:4" in found


def test_where_nothing_is_known_the_origin_stays_unknown() -> None:
    acts = law_acts(LAW, [told(WORKED, LAST_OLD, "MY", proses="pengiriman")], Answers())
    assert acts[0].act.origin is None


def test_facts_come_from_yes_only_and_from_an_event_of_exploitation() -> None:
    story = [told(WORKED, LAST_OLD, "MY", exploited=True)]
    answers = answers_of("keadaan.deportasi=y keadaan.penelantaran=t pidana_paksa.dipaksa_berbuat=y")
    codes = {fact.code for fact in law_facts(LAW, story, answers)}
    assert {"deportasi", "dipaksa_melakukan_kejahatan", "dieksploitasi"} == codes


@pytest.mark.parametrize(
    ("who", "age"),
    [(Childhood.DEWASA, LAW.adulthood.years), (Childhood.ANAK, LAW.adulthood.years - 1), (Childhood.BELUM_PASTI, None)],
)
def test_adult_or_child_as_decided(who: Childhood, age: int | None) -> None:
    assert stated_person(LAW, who, None, None).age_at_act == age


def test_a_contradiction_of_birth_and_decision_is_asked_not_decided() -> None:
    person = stated_person(LAW, Childhood.ANAK, "ID", VagueDate.on(date(1980, 1, 1)))
    acts = [one.act for one in law_acts(LAW, [told(RECRUITED, LAST_OLD, "61.72", proses="perekrutan")], Answers())]
    found = assess(LAW, person, acts, [], calendar=Calendar(), tz=ZONES["WIB"])
    assert "ages_disagree" in {notice.code for notice in found.notices}


def test_a_child_sent_over_the_border_without_means() -> None:
    story = [
        told(RECRUITED, FIRST_NEW, "61.72", proses="perekrutan"),
        told(WORKED, FIRST_NEW, "MY", exploited=True, proses="pengiriman"),
    ]
    found = articles(story, answers_of("tujuan.pelacuran=y*"), Childhood.ANAK)
    assert "UU21/2007:6" in found


def test_one_who_grew_up_between_two_acts_is_a_child_at_the_first_only() -> None:
    birth = VagueDate.on(date(2007, 12, 25))
    story = [
        told(RECRUITED, date(2025, 12, 20), "61.72", proses="perekrutan"),
        told(WORKED, FIRST_NEW, "61.71", proses="penampungan"),
    ]
    acts = [one.act for one in law_acts(LAW, story, Answers())]
    person = stated_person(LAW, Childhood.ANAK, "ID", birth, acts)
    found = assess(LAW, person, acts, [], calendar=Calendar(), tz=ZONES["WIB"])
    assert [act.child for act in found.acts] == [Truth.YES, Truth.NO]
