"""Forms: what is refused is said, what was typed stays, silences differ, every field says what it is for."""

import pytest
from django.core.exceptions import ValidationError

from naung.doors.desk.components.forms import EveryFieldForm
from naung.doors.desk.shell.fields import LongAnswer, ManyAnswer, PhoneField, Silence, TextAnswer, VagueDateField
from naung.doors.desk.shell.forms import DeskForm, Use, all_forms, undeclared_fields
from naung.doors.desk.shell.problems import apply_problems, errors_on
from naung.doors.desk.shell.typed import clean_text
from naung.foundation.clock.vocabulary import Precision
from naung.foundation.errors import FieldProblem, Problems, RuleBroken, StaleVersion

pytestmark = pytest.mark.usefixtures("pages")
USE = Use(owner="uji", purpose="uji", report="uji")


class NoteForm(DeskForm):
    USES = {"title": USE, "text": USE}
    title = TextAnswer(label="Judul")
    text = LongAnswer(label="Isi", limit=20, required=False)


BAD_MARKS = ["a\x00b", "a\x07b", "a\u202eb", "a\u200fb", "a\u2066b", "\ud800", "a\x1b[0m", "a\x85b"]


@pytest.mark.parametrize("typed", BAD_MARKS, ids=ascii)
def test_hidden_and_turning_marks_are_refused_beside_the_field_and_nothing_typed_is_lost(typed):
    form = NoteForm({"title": typed, "text": "tetap ada"})
    assert not form.is_valid()
    assert "ketik ulang" in form.errors["title"][0]
    assert form["text"].value() == "tetap ada"


@pytest.mark.parametrize("typed", ["Tjhin", "Ma'u", "José", "印尼", "🙂", "<script>alert(1)</script>", "O’Neil & anak"])
def test_what_people_write_is_kept_as_it_is(typed):
    assert clean_text(typed) == typed


def test_line_ends_are_one_form_and_only_where_lines_are_asked():
    assert clean_text("a\r\nb\rc", lines=True) == "a\nb\nc"
    with pytest.raises(ValidationError):
        clean_text("a\nb")


def test_a_text_that_is_too_long_says_by_how_much():
    form = NoteForm({"title": "x", "text": "a" * 25})
    assert not form.is_valid()
    assert form.errors["text"] == ["Tulisan ini 25 huruf; paling banyak 20. Kurangi 5 huruf."]


def test_html_is_shown_as_text():
    form = NoteForm({"title": "<b>x</b>", "text": "</textarea><script>"})
    assert "<script>" not in str(form)
    assert "&lt;/textarea&gt;&lt;script&gt;" in str(form)


def test_the_three_silences_differ():
    for silence in Silence:
        form = EveryFieldForm({"name": "W", "way": "phone", "kept": silence.value})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["kept"] == silence.value
    assert EveryFieldForm({"name": "W", "way": "phone"}).fields["kept"].clean("") == ""


def test_a_silence_stands_alone():
    field = ManyAnswer(choices=[("a", "A"), ("b", "B")], silences=[Silence.UNKNOWN])
    assert field.clean(["a", "b"]) == ["a", "b"]
    assert field.clean(["unknown"]) == ["unknown"]
    with pytest.raises(ValidationError):
        field.clean(["a", "unknown"])


def test_a_vague_date_tells_unknown_from_unanswered():
    field = VagueDateField(required=False)
    assert field.clean({"day": "", "month": "", "year": ""}) is None
    assert field.clean({"unknown": "on"}).precision is Precision.UNKNOWN
    with pytest.raises(ValidationError, match="Pilih salah satu"):
        field.clean({"unknown": "on", "year": "2025"})


@pytest.mark.parametrize("number", ["0812 3456 7890", "+62 812-3456-7890", "(0562) 631001", "110", "+60 12 345 6789"])
def test_numbers_people_write(number):
    assert PhoneField().clean(number) == number


@pytest.mark.parametrize("number", ["telepon tetangga", "08x", "0" * 30, "+", "--------"])
def test_numbers_nobody_can_dial(number):
    with pytest.raises(ValidationError):
        PhoneField().clean(number)


def test_the_version_travels_and_a_forged_one_is_not_trusted():
    assert NoteForm(version=7).base_version == 7
    assert 'name="version" value="7"' in str(NoteForm(version=7))
    assert NoteForm({"version": "6"}, version=7).base_version == 6
    for forged in ("-1", "x", "9" * 40, "٣", ""):
        assert NoteForm({"version": forged}, version=7).base_version == 0
    assert NoteForm({"title": "x"}, version=7).base_version == 0


def test_the_mark_of_a_post_stays_when_the_form_is_shown_again():
    assert NoteForm().once_token != NoteForm().once_token
    assert NoteForm({"once": "abc"}).once_token == "abc"


def test_a_broken_rule_stands_beside_its_field_and_others_on_top():
    form = NoteForm({"title": "x"})
    assert form.is_valid()
    apply_problems(
        form, Problems([FieldProblem("title", "Judul %(what)s.", {"what": "dipakai"}), FieldProblem("gone", "Lain.")])
    )
    assert form.errors["title"] == ["Judul dipakai."]
    assert form.non_field_errors() == ["Lain."]


def test_errors_on_catches_rules_and_lets_a_stale_version_through_with_its_form():
    form = NoteForm({"title": "x"})
    assert form.is_valid()
    with errors_on(form):
        raise RuleBroken("Tidak boleh.", field="title")
    assert form.errors["title"] == ["Tidak boleh."]
    with pytest.raises(StaleVersion) as stale, errors_on(form):
        raise StaleVersion(based_on=1, now=2)
    assert stale.value.form is form


def test_the_summary_names_each_problem_and_leads_to_it():
    form = EveryFieldForm({"since_day": "31", "since_month": "6", "since_year": "2025"})
    shown = str(form)
    assert 'href="#id_name"' in shown
    assert 'href="#id_since_day"' in shown
    assert 'id="id_since_day"' in shown


def test_every_field_says_who_owns_it_what_for_and_where_it_is_used():
    class Silent(DeskForm):
        USES = {"gone": USE}
        name = TextAnswer()

    assert undeclared_fields(Silent) == ["gone", "name"]
    assert undeclared_fields(EveryFieldForm) == []
    assert EveryFieldForm in set(all_forms())
