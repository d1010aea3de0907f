"""Every page of an area where an identity may stand carries the duty of secrecy, from the tables of law."""

from pathlib import Path

import pytest
from django.template.loader import render_to_string
from tests.architecture.house import PACKAGE, sample

from naung.doors.desk.shell.parts_tags import identity_secret
from naung.foundation.law.queries import duty

TEMPLATES = PACKAGE / "doors" / "desk" / "templates" / "desk"
# Areas without an identity; a new area is one with identities until it stands here.
WITHOUT = {
    "account": "an officer's own account",
    "beginning": "the office's own agencies, desks and keys, before anybody's file is here",
    "components": "a catalogue with invented words",
    "corrections": "rows of the law; the form asks to name nobody",
    "coordination": "counts and ages of what is late",
    "figures": "counts, none of them small",
    "prevention": "places, activities, money and staff days; the forms ask to name nobody",
    "programme": "institutions, targets and counts; the forms ask to name nobody",
    "flows": "counts of the extract, none of them small",
    "diary": "counted meetings from phones; the forms ask to name nobody",
    "drivers": "published figures of areas, and counts of the extract, none of them small",
    "help": "handbooks and the steps of the tour, about no case",
    "law": "articles and clocks",
    "log": "ids and sentences of what was done",
    "mandates": "desks and their authority",
    "notices": "an officer's own address",
    "outreach": "meetings open to anybody, counted; the forms ask to name nobody who came",
    "operations": "codes, days and numbers of what has ended; nothing can be typed freely",
    "places": "a map",
    "rollouts": "areas and counts, none of them small; the forms ask to name nobody",
    "shell": "the frame itself",
    "speech": "sentences that are read to anybody, and whose voice says them",
}
EXEMPT = {
    "partners/give.html": "the name of a partner office, of nobody",
    "partners/key.html": "a paper that leaves the house and must not say what it is",
    "partners/list.html": "partner offices, and when something came from them; of nobody",
    "partners/lots.html": "numbers of a list, for a partner office; of nobody",
    "partners/lots_ask.html": "what the sheet of the lot is for; of nobody",
    "partners/revoke.html": "the name of a partner office, of nobody",
    "partners/settled.html": "when something came from a partner office and was dealt with; of nobody",
    "arrivals/card.html": "a card that leaves the house and must not say whose it is",
    "arrivals/paper.html": "an empty sheet of questions to be printed",
    "wicket/reading.html": "what is read to anybody who decides, of nobody",
    "wicket/paper.html": "a paper that leaves the house and must not say what it is",
    "counsel/key.html": "an officer's own key",
    "counsel/lawyer.html": "a lawyer of the office's register, no survivor",
    "counsel/leave.html": "a lawyer of the office's register, no survivor",
    "counsel/list.html": "the office's register of lawyers, no survivor",
    "counsel/without.html": "counts of desks; the coordinator sees no person",
    "escrow/review.html": "how often officers deposited, of nobody",
    "evidence/fields.html": "names of fields, about nobody",
    "evidence/template.html": "an office's form with fields in place of persons",
    "evidence/templates.html": "the list of such forms",
    "legal_aid/question_form.html": "a question of the town; the form asks for no name",
    "legal_aid/questions.html": "topics, places and days, of nobody",
    "plans/leaflet.html": "a sheet of rights that names nobody, given to her",
    "recurrence/figure.html": "counts over draws, none of them small",
    "referrals/coordinator.html": "services, kinds of person and areas; the coordinator sees no person",
    "reintegration/items.html": "questions of the scale, of nobody",
    "returns/arrival.html": "that somebody is expected, and from which desk; not who",
    "returns/arrivals.html": "the list of such arrivals",
    "returns/waiver.html": "a coded question of a desk, about nobody by name",
    "returns/waivers.html": "the list of such questions",
    "restitution/wage.html": "a lawful wage of a place and year, of nobody",
    "restitution/wages.html": "the office's table of such wages",
    "screening/sheet.html": "an empty sheet of questions to be printed",
}
EXTENDS = '{% extends "desk/shell/'


def without_notice(templates: Path) -> list[str]:
    """Pages of areas with identities that do not carry the notice."""
    found = []
    for path in sorted(templates.rglob("*.html")):
        name = path.relative_to(templates).as_posix()
        area, text = name.split("/")[0], path.read_text("utf-8")
        page = EXTENDS in text and area not in WITHOUT and name not in EXEMPT
        if page and "{% identity_secret %}" not in text:
            found.append(f"{name}: no notice of secrecy")
    return found


def test_every_page_of_areas_with_identities_says_that_it_is_secret() -> None:
    assert without_notice(TEMPLATES) == []


def test_a_page_without_is_seen(tmp_path: Path) -> None:
    base = '{% extends "desk/shell/base.html" %}'
    pages = {
        "cases/show.html": base,
        "cases/row.html": "<p>",
        "newly/built.html": base,
        "law/list.html": base,
        "people/show.html": base + "{% block secrecy %}{% identity_secret %}{% endblock %}",
    }
    assert without_notice(sample(tmp_path, pages)) == [
        "cases/show.html: no notice of secrecy",
        "newly/built.html: no notice of secrecy",
    ]


def test_every_exception_is_still_there() -> None:
    assert [area for area in WITHOUT if not (TEMPLATES / area).is_dir()] == []
    assert [name for name in EXEMPT if not (TEMPLATES / name).is_file()] == []


@pytest.mark.django_db
def test_the_notice_names_the_crime_and_the_relatives_with_their_articles() -> None:
    said = identity_secret()
    assert said["text"] == f"{duty('rahasia_identitas').id} {duty('rahasia_keluarga').id}"
    assert "Pasal 24" in said["basis"]
    assert "Pasal 44" in said["basis"]
    shown = render_to_string("desk/shell/parts/secrecy.html", said)
    assert "pidana" in shown
    assert "derajat kedua" in shown
