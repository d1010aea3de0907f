"""The running application against the table: every address, GET and POST, by an officer of every role."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from naung.casework.referrals.actions import accept_referral
from naung.foundation.access.rules import shipped_roles
from naung.foundation.access.vocabulary import Category
from tests import cast
from tests.doors.world import OF_THE_DESK, Ids, taken_ids
from tests.matrix.answers import METHODS, Answer, Answers, ask, at_one_moment, tried, with_records
from tests.matrix.table import (
    DICTIONARY,
    NO,
    WITHOUT_PERMISSION,
    YES,
    Sentence,
    doors,
    left,
    overseen_verdicts,
    own_verdicts,
    verb_of,
)
from tests.matrix.world import (
    COLLEAGUES,
    COMPLAINANT,
    DODI,
    OFFICERS,
    OVERSEEING,
    RECEIVERS,
    SENT,
    SENT_HEALTH,
    build,
    health_at,
    name_at,
    secrets,
)

pytestmark = pytest.mark.django_db
REFUSED = {403, 404, 405}
ANSWERED = {200, 302, 400, 405, 409, 422}
ROLES = sorted(OFFICERS)[::2]  # the others in test_application_others, so that two workers share them


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Answers]:
    """The world is built once for the module; each request of it is undone, and at the end the whole."""
    with django_db_blocker.unblock(), transaction.atomic(), at_one_moment():
        built = build()
        yield Answers(built)
        transaction.set_rollback(True)


def _none_of(differences: list[str]) -> None:
    undecided = left(differences)
    assert not undecided, "\n" + "\n".join(undecided)


def _let_in(answer: Answer, is_real: bool) -> bool:
    """Whether the page was answered to somebody who may; what does not exist may be said not to."""
    if answer.leads_to.startswith("/masuk"):
        return False
    return answer.status in ANSWERED or (answer.status == 404 and not is_real)


def _differs(answer: Answer, sentence: Sentence | None, holds: bool, is_real: bool) -> str:
    """What is not as the sentence says, or where there is none as the permissions of the role say; empty where all is."""
    if answer.status >= 500:
        return "broken"
    if sentence and sentence.verdict == YES:
        return "" if _let_in(answer, is_real) else f"expected yes ({sentence.id})"
    if sentence and sentence.verdict == NO:
        return "" if answer.status in REFUSED else f"expected no ({sentence.id})"
    return "" if holds or answer.status in REFUSED else "and the engine gives no such permission"


def test_at_the_own_desk_each_address_answers_a_role_as_the_table_and_the_engine_say(
    answers: Answers, role: str
) -> None:
    """Three ways at once: the sentence, the permissions of the role, and what comes out of the door."""
    differences = []
    for pattern in tried():
        ids = answers.world.ids(role, pattern)
        is_real = set(taken_ids(pattern)) <= set(ids)
        for method in METHODS:
            verb, category = verb_of(pattern, method)
            sentence = own_verdicts().get((role, verb, category)) or own_verdicts().get((role, verb, ""))
            allowing = shipped_roles()[role].permissions.intersection(DICTIONARY.get(verb, ()))
            holds = verb in WITHOUT_PERMISSION or bool(allowing)
            answer = answers.of(OFFICERS[role], method, pattern, ids)
            if wrong := _differs(answer, sentence, holds, is_real):
                differences.append(f"door {pattern} {method} {role}: {answer.status}, {wrong}")
    _none_of(differences)


def test_another_desks_file_answers_like_nothing_in_every_list_and_detail(answers: Answers, role: str) -> None:
    """GET and POST with the ids of another desk's file, and with ids of nothing: the same answer, and no word of it."""
    member, world, differences = OFFICERS[role], answers.world, []
    there = "pekerja_sosial" if member.desk == "service" else "petugas_kasus"
    theirs = world.files[OFFICERS[there].desk] | world.hers[there]
    foreign = {word for word in secrets() if word not in (name_at(member.desk), health_at(member.desk))}
    for pattern in tried():
        for method in METHODS:
            nothing = answers.of(member, method, pattern)
            if nothing.told & foreign:
                differences.append(f"door {pattern} {method} {role}: a word of another desk's file")
            if pattern not in with_records() or _comes_to(role, pattern, method):
                continue  # what comes to the desk above has a test of its own
            if answers.of(member, method, pattern, theirs) != nothing:
                differences.append(f"door {pattern} {method} {role}: told from nothing")
    _none_of(differences)


def _comes_to(role: str, pattern: str, method: str) -> bool:
    sentence = overseen_verdicts().get((role, verb_of(pattern, method)[0]))
    return sentence is not None and sentence.verdict == YES


@pytest.mark.parametrize("above", OVERSEEING)
def test_who_stands_above_a_desk_sees_what_comes_to_her_and_no_word_of_a_file(answers: Answers, above: str) -> None:
    role, differences = above, []
    for pattern in tried():
        for method in METHODS:
            sentence = overseen_verdicts().get((role, verb_of(pattern, method)[0]))
            if not sentence or not set(taken_ids(pattern)) & set(answers.world.overseen):
                continue
            answer = answers.of(OFFICERS[role], method, pattern, answers.world.overseen)
            if wrong := _differs(answer, sentence, holds=True, is_real=True):
                differences.append(f"door {pattern} {method} {role}: {answer.status}, {wrong}")
            if answer.told & {*secrets(), SENT} or (role == "pemantau" and COMPLAINANT in answer.told):
                differences.append(f"door {pattern} {method} {role}: a word of the file")
    _none_of(differences)


def test_the_search_finds_nothing_of_another_desks_file(answers: Answers, role: str) -> None:
    member = OFFICERS[role]
    own = {
        f"/orang/{str(person)[:8]}" for name, person in answers.world.ids(role, "/").items() if name.endswith("person")
    }
    for desk in {"service", "social"} - {member.desk}:
        for word in (name_at(desk), health_at(desk)):
            found = ask(answers.world.browser(member), "POST", "/cari/", {"query": word})
            assert found.people <= own


def _alone(ids: Ids) -> Ids:
    """The ids of the person and the case whose words stand nowhere else."""
    return ids | {"person_id": ids["own_person"], "case_id": ids["own_case"]}


def test_who_is_named_in_a_file_finds_nothing_of_it_anywhere(answers: Answers) -> None:
    differences = []
    of_the_desk = OF_THE_DESK | {
        "complaint_id",
        "consent_id",
        "referral_id",
        "leave_id",
        "glass_id",
        "report_id",
        "after",
    }
    ids = {name: each for name, each in answers.world.files["service"].items() if name not in of_the_desk}
    for pattern in tried():
        for method in METHODS:
            nothing = answers.of(DODI, method, pattern)
            if pattern in with_records() and answers.of(DODI, method, pattern, ids) != nothing:
                differences.append(f"door {pattern} {method} named: told from nothing")
            if nothing.told & {name_at("service"), health_at("service")}:
                differences.append(f"door {pattern} {method} named: a word of the file")
    _none_of(differences)


def test_nobody_gets_past_the_door(answers: Answers) -> None:
    differences = []
    for pattern in tried():
        if doors()[pattern][0] == "open":
            continue
        for method in METHODS:
            answer = answers.of(None, method, pattern, answers.world.files["service"])
            if (
                answer.status not in {302, 405}
                or answer.page
                or (answer.status == 302 and "/masuk" not in answer.leads_to)
            ):
                differences.append(f"door {pattern} {method} nobody: {answer.status}")
    _none_of(differences)


def test_no_page_of_the_own_file_shows_a_class_of_data_that_the_table_refuses(answers: Answers, role: str) -> None:
    """The file is written by a colleague who may; the officer of this role opens every page of it."""
    member, differences = OFFICERS[role], []
    if "own_person" not in answers.world.ids(role, "/"):
        return
    shown = {
        pattern: answers.of(member, "GET", pattern, _alone(answers.world.ids(role, pattern))).told
        for pattern in tried()
    }
    everywhere = frozenset().union(*shown.values())
    for category, word in ((Category.C, name_at(member.desk)), (Category.D, health_at(member.desk))):
        sentence = own_verdicts().get((role, "read", category.value))
        if sentence and sentence.verdict == YES and word not in everywhere:
            differences.append(f"door {sentence.id} {role}: {category.value} is shown nowhere")
        if sentence and sentence.verdict != YES:
            pages = [pattern for pattern, told in shown.items() if word in told]
            differences += [f"door {sentence.id} {role}: {category.value} is shown at {pages}"] if pages else []
    _none_of(differences)


def test_a_package_is_read_by_the_desk_that_it_was_sent_to_and_by_no_other(answers: Answers) -> None:
    """The facts while the desk decides; who it is, once it accepted; a health note never at the police."""
    differences, page = [], "/rujukan/<uuid:referral_id>/"
    for desk, referral in answers.world.referrals.items():
        for role, member in OFFICERS.items():
            answer = answers.of(member, "GET", page, {"referral_id": referral})
            sender = member.desk == "service" and role in {"petugas_kasus", "penyelia"}
            if (answer.status == 200) is not (member.desk == desk or sender) or SENT in answer.told:
                differences.append(f"door {page} GET {role}: {answer.status} of a package to {desk}")
    jaya = answers.world.actor(cast.JAYA)
    accept_referral(referral_id=answers.world.referrals["police"], version=1, by=jaya)
    where = page.replace("<uuid:referral_id>", str(answers.world.referrals["police"]))
    accepted = ask(answers.world.browser(cast.JAYA), "GET", where, {})
    if SENT not in accepted.told or SENT_HEALTH in accepted.told:
        differences.append(f"door {page} GET penyidik: the package shows {sorted(accepted.told)}")
    _none_of(differences)


@pytest.mark.parametrize("desk", RECEIVERS)
def test_who_receives_a_package_neither_opens_nor_writes_the_senders_file(answers: Answers, desk: str) -> None:
    member, differences = next(each for each in OFFICERS.values() if each.desk == desk), []
    sender = answers.world.files["service"]
    ids = {"case_id": sender["sent_case"], "person_id": sender["sent_person"]}
    for pattern in with_records():
        for method in METHODS if set(taken_ids(pattern)) <= set(ids) else ():
            if answers.of(member, method, pattern, ids) != answers.of(member, method, pattern):
                differences.append(f"door {pattern} {method} {member.role}: told from nothing")
    _none_of(differences)


def test_every_role_has_an_officer_and_every_desk_that_handles_people_a_file(answers: Answers) -> None:
    assert set(OFFICERS) == set(shipped_roles())
    assert set(answers.world.files) == {"service", "oversight", *COLLEAGUES}
    assert cast.SARI is OFFICERS["petugas_kasus"]
