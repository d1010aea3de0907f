"""Files of strangers: an answer for each item, every problem named by field, nothing lost, nothing echoed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from naung.doors.operator.law import law as command
from naung.foundation.errors import NotFound
from naung.foundation.law.queries import act_codes, assess_document, codes_document, duty, law_rows, shipped_law
from naung.foundation.law.queries.rows import offence, table_names
from naung.foundation.law.vocabulary import Mark
from naung.foundation.places.rules.tables import area_names
from tests.foundation.law.stories import ALL

GOOD: dict[str, Any] = {
    "id": "baik",
    "nationality": "ID",
    "age_at_act": 30,
    "acts": [
        {
            "on": "2026-03-10",
            "from": "61.72",
            "to": "MY",
            "process": ["pengiriman"],
            "means": ["penipuan"],
            "purpose": ["perbudakan"],
        }
    ],
    "facts": [],
}


def changed(**keys: Any) -> dict[str, Any]:
    """The good item with other top keys."""
    return {**GOOD, **keys}


def acted(**keys: Any) -> dict[str, Any]:
    """The good item with other keys in its act."""
    return {**GOOD, "acts": [{**GOOD["acts"][0], **keys}]}


BAD: tuple[tuple[str, Any, str], ...] = (
    ("bukan objek", 5, "item"),
    ("null", None, "item"),
    ("daftar", [GOOD], "item"),
    ("tanpa id", {key: value for key, value in GOOD.items() if key != "id"}, "id"),
    ("id kosong", changed(id="  "), "id"),
    ("id terlalu panjang", changed(id="x" * 201), "id"),
    ("id benar-salah", changed(id=True), "id"),
    ("tanggal mustahil", acted(on="2026-02-30"), "acts[0].on"),
    ("bulan mustahil", acted(on="2026-13"), "acts[0].on"),
    ("bulan nol", acted(on="2026-00"), "acts[0].on"),
    ("tanggal lokal", acted(on="10-03-2026"), "acts[0].on"),
    ("tanggal tanpa nol", acted(on="2026-1-2"), "acts[0].on"),
    ("tahun terlalu tua", acted(on="1066"), "acts[0].on"),
    ("tanggal pecahan", acted(on=2026.5), "acts[0].on"),
    ("tanggal benar-salah", acted(on=True), "acts[0].on"),
    ("tanggal daftar", acted(on=["2026"]), "acts[0].on"),
    ("tanggal lahir mustahil", changed(birth_date="2009-02-29"), "birth_date"),
    ("umur negatif", changed(age_at_act=-1), "age_at_act"),
    ("umur mustahil", changed(age_at_act=131), "age_at_act"),
    ("umur pecahan", changed(age_at_act=17.5), "age_at_act"),
    ("umur benar-salah", changed(age_at_act=True), "age_at_act"),
    ("umur kata", changed(age_at_act="tujuh belas"), "age_at_act"),
    ("negara tiga huruf", changed(nationality="IDN"), "nationality"),
    ("negara angka", changed(nationality=62), "nationality"),
    ("tempat kata", acted(to="Malaysia"), "acts[0].to"),
    ("tempat pecahan", acted(**{"from": 61.72}), "acts[0].from"),
    ("tempat benar-salah", acted(to=True), "acts[0].to"),
    ("kode proses asing", acted(process=["membawa"]), "acts[0].process[0]"),
    ("kode cara asing", acted(means=["penipuan", "sihir"]), "acts[0].means[1]"),
    ("kode tujuan asing", acted(purpose=[3]), "acts[0].purpose[0]"),
    ("cara sebagai tujuan", acted(purpose=["penipuan"]), "acts[0].purpose[0]"),
    ("daftar proses teks", acted(process="pengiriman"), "acts[0].process"),
    ("perbuatan teks", changed(acts=["pengiriman"]), "acts[0]"),
    ("perbuatan objek", changed(acts={"on": "2026"}), "acts"),
    ("fakta teks tunggal", changed(facts="setuju"), "facts"),
    ("fakta angka", changed(facts=[5]), "facts[0]"),
    ("fakta tanpa kode", changed(facts=[{"on": "2026-01-01"}]), "facts[0]"),
    ("tanggal fakta salah", changed(facts=[{"code": "setuju", "on": "kemarin"}]), "facts[0].on"),
    ("saat tanpa zona", changed(facts=[{"code": "setuju", "on": "2026-01-01T10:00:00"}]), "facts[0].on"),
    ("saat mustahil", changed(facts=[{"code": "setuju", "on": "2026-01-01T25:00:00+07:00"}]), "facts[0].on"),
)


@pytest.mark.parametrize(("item", "where"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_item_says_which_field_and_loses_no_other(item: Any, where: str) -> None:
    first, bad, last = assess_document([GOOD, item, {**GOOD, "id": "lain"}])
    assert first["articles"] == last["articles"] == ["UU21/2007:4"]
    assert bad["assessed"] is False
    assert where in [error["field"] for error in bad["errors"]]
    assert all(error["expected"] and error["expected_en"] for error in bad["errors"])
    assert "articles" not in bad


def test_all_problems_of_an_item_are_said_at_once() -> None:
    answer = assess_document([{**acted(on="x", to="?"), "age_at_act": "x", "facts": [7]}])[0]
    assert {error["field"] for error in answer["errors"]} == {"acts[0].on", "acts[0].to", "age_at_act", "facts[0]"}


def test_what_is_wrong_is_not_echoed() -> None:
    secret = "Wulan binti Rahasia"
    item = {
        **acted(on=secret, to=secret, process=[secret]),
        "nationality": secret,
        "age_at_act": secret,
        secret: secret,
    }
    assert secret not in json.dumps(assess_document([{**item, "facts": [secret, {"code": secret}, {secret: secret}]}]))


UNSURE: tuple[tuple[str, Any, str], ...] = (
    ("fakta asing", changed(facts=["hujan"]), "facts[0]"),
    ("kunci asing", changed(catatan="x"), "item.?"),
    ("kunci perbuatan asing", acted(proces=["pengiriman"]), "acts[0].?"),
    ("negara tidak ada", changed(nationality="ZQ"), "nationality"),
    ("tempat tidak ada", acted(to="99.01"), "acts[0].to"),
)


@pytest.mark.parametrize(("item", "where"), [row[1:] for row in UNSURE], ids=[row[0] for row in UNSURE])
def test_what_is_unsure_is_said_and_the_rest_assessed(item: Any, where: str) -> None:
    answer = assess_document([item])[0]
    assert answer["assessed"] is True
    assert [warning["field"] for warning in answer["warnings"]] == [where]


def test_a_name_used_twice_is_said() -> None:
    answers = assess_document([GOOD, GOOD, {**GOOD, "id": "lain"}])
    assert [[warning["field"] for warning in answer["warnings"]] for answer in answers] == [["id"], ["id"], []]


EQUAL: tuple[tuple[str, Any], ...] = (
    ("kosong dan null", {**GOOD, "facts": None, "birth_date": None}),
    ("umur sebagai teks", changed(age_at_act="30")),
    ("negara huruf kecil", changed(nationality=" id ")),
    ("kode huruf besar", acted(process=["PENGIRIMAN"], means=[" Penipuan "])),
    ("kode berulang", acted(process=["pengiriman", "pengiriman"])),
    ("tempat bilangan", acted(**{"from": 6172})),
)


@pytest.mark.parametrize("item", [row[1] for row in EQUAL], ids=[row[0] for row in EQUAL])
def test_the_same_said_otherwise_is_read_the_same(item: Any) -> None:
    assert assess_document([item]) == assess_document([GOOD])


def test_a_year_may_be_a_number() -> None:
    assert assess_document([acted(on=2026)])[0]["articles"] == ["UU21/2007:4"]


def test_the_answer_has_what_was_promised() -> None:
    answer = assess_document([GOOD])[0]
    promised = (
        "id",
        "elements",
        "missing",
        "articles",
        "not_articles",
        "tracks",
        "clocks",
        "notices",
        "unverified",
        "errors",
    )
    assert all(key in answer for key in promised)
    assert answer["elements"]["proses"] == {
        "found": True,
        "required": True,
        "codes": ["pengiriman"],
        "acts": [0],
        "facts": [],
    }
    assert answer["not_articles"]["KUHP:455"]["code"] == "outside_indonesia"
    assert answer["not_articles"]["KUHP:455"]["id"]
    assert answer["acts"][0] == {
        "position": 0,
        "directions": ["outbound"],
        "child": "no",
        "articles": {"UU21/2007:4": []},
    }
    json.dumps(answer)


def test_amounts_from_memory_are_left_out_and_a_minimum_is_never_certain() -> None:
    for story in ALL:
        for proposal in assess_document([story.case])[0]["proposals"]:
            penalty = proposal["penalty"]
            if penalty and penalty["mark"] == "M":
                assert set(penalty) == {"mark", "unverified"}
            elif penalty and (penalty["prison_years_at_least"] is not None or penalty["as_article"]):
                assert penalty["minimum_certain"] is False
                assert penalty["minimum_caveat"]


def test_each_article_says_why_it_is_shown() -> None:
    item = acted() | {"facts": ["forced_crime", "membuka_identitas"]}
    whys = {each["article"]: each["why"]["code"] for each in assess_document([item])[0]["proposals"]}
    assert whys == {
        "UU21/2007:4": "points_to",
        "UU21/2007:18": "may_protect",
        "UU21/2007:24": "points_from_facts",
    }


@pytest.mark.parametrize(
    ("birth", "errors"),
    [("2027-03-11", []), ("2027-03-12", ["born_too_late"]), ("2028", ["born_too_late"]), ("2027", [])],
)
def test_a_birth_long_after_an_act_is_impossible(birth: str, errors: list[str]) -> None:
    person = {key: value for key, value in GOOD.items() if key != "age_at_act"}
    answer = assess_document([{**person, "birth_date": birth}])[0]
    assert [each["code"] for each in answer["errors"]] == errors
    assert answer["assessed"] is not bool(errors)


def test_an_act_of_no_known_day_refuses_no_birth_date() -> None:
    assert assess_document([acted(on=None) | {"birth_date": "2028", "age_at_act": None}])[0]["assessed"]


def test_a_day_that_has_not_come_is_said_and_still_assessed() -> None:
    item = acted(on="2026-03-10") | {"facts": [{"code": "rehabilitation_requested", "on": "2026-03-11"}]}
    for today, late in ((date(2026, 3, 9), ["acts[0].on", "facts[0].on"]), (date(2026, 3, 11), [])):
        answer = assess_document([item], today)[0]
        assert [each["field"] for each in answer["warnings"] if each["code"] == "not_yet"] == late
        assert answer["articles"] == ["UU21/2007:4"]
    assert assess_document([acted(on="2026")], date(2026, 3, 9))[0]["warnings"] == []
    assert assess_document([acted(on="2999")])[0]["warnings"] == []


def test_the_machine_decides_about_nobody() -> None:
    for story in ALL:
        words = json.dumps(assess_document([story.case]), ensure_ascii=False).casefold()
        assert "terbukti" not in words
        assert "proven" not in words


def test_clock_documents_carry_both_sources() -> None:
    item = {"id": 1, "age_at_act": 20, "facts": [{"code": "final_judgment_notified", "on": "2026-03-01"}]}
    first, other = assess_document([item])[0]["clocks"]
    assert (first["clock"], first["start"], first["due"], first["unit"]) == (
        "restitusi_uu21",
        "2026-03-01",
        "2026-03-15",
        "calendar_days",
    )
    assert (other["clock"], other["due"]) == ("restitusi_kuhap", None)
    assert "salinan putusan diterima" in other["waits"]["id"]
    assert first["source"] != other["source"]
    assert first["conflict_with"] == ["restitusi_kuhap"]


def test_the_codes_print_every_list() -> None:
    document = codes_document()
    law = shipped_law()
    assert {row["code"] for row in document["facts"]} == set(law.facts)
    assert {row["code"] for row in document["process"]} == act_codes()["process"]
    assert [len(document[name]) for name in ("process", "means", "purpose")] == [6, 10, 11]
    assert all(row["id"] and row["en"] and row["mark"] for name in ("means", "tracks") for row in document[name])
    json.dumps(document)


def test_the_provinces_are_those_of_the_places_room() -> None:
    assert {code for code in area_names() if code.isdigit() and len(code) == 2} == shipped_law().places.prefixes


def test_rows_for_a_page_can_be_filtered() -> None:
    assert len(law_rows()) == sum(len(law_rows(table=name)) for name in table_names())
    assert all(each.row.mark is Mark.MEMORY for each in law_rows(mark=Mark.MEMORY))
    assert {each.row.code for each in law_rows(table="offence", unverified_only=True)} >= {"UU21/2007:3", "UU21/2007:4"}
    assert "KUHP:455" not in {each.row.code for each in law_rows(table="offence", unverified_only=True)}
    days = [offence("UU21/2007:2").valid_to, offence("KUHP:455").valid_from]
    shown = [
        {each.row.code for each in law_rows(table="offence", on=day)} & {"UU21/2007:2", "KUHP:455"} for day in days
    ]
    assert shown == [{"UU21/2007:2"}, {"KUHP:455"}]


def test_a_duty_is_quoted_with_its_citation() -> None:
    assert duty("rahasia_identitas").citation == "UU 21/2007 Pasal 24"
    with pytest.raises(NotFound):
        duty("tidak ada")


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
ITEM = st.fixed_dictionaries(
    {},
    optional={
        "id": PLAIN,
        "nationality": st.sampled_from(["ID", "MY", "zz"]) | PLAIN,
        "birth_date": st.sampled_from(["2008", "2008-02-29", "2008-13"]) | PLAIN,
        "age_at_act": st.integers(-2, 140) | PLAIN,
        "acts": st.lists(st.dictionaries(st.sampled_from(["on", "from", "to", "process", "means"]), PLAIN), max_size=2)
        | PLAIN,
        "facts": st.lists(st.sampled_from(["setuju", "death"]) | PLAIN, max_size=2) | PLAIN,
    },
)


@given(st.lists(ITEM | PLAIN, max_size=4))
def test_no_input_brings_it_down(items: list[Any]) -> None:
    answers = assess_document(items)
    assert len(answers) == len(items)
    assert all(answer["assessed"] is not bool(answer["errors"]) for answer in answers)
    json.dumps(answers)


def run(*arguments: str, text: str | None = None) -> Any:
    return CliRunner().invoke(command, list(arguments), input=text)


def test_the_command_answers_in_json_and_in_words(tmp_path: Path) -> None:
    file = tmp_path / "kasus.json"
    file.write_text("\ufeff" + json.dumps([GOOD, 5]), encoding="utf-8")
    found = run("assess", str(file), "--json")
    assert found.exit_code == 0
    assert [answer["assessed"] for answer in json.loads(found.output)] == [True, False]
    words = run("assess", "-", text=json.dumps([story.case for story in ALL])).output
    assert "usul, menunjuk ke UU21/2007:4" in words
    assert json.loads(run("codes", "--json").output)["child_below_years"]
    assert "perekrutan" in run("codes").output


def test_a_sentence_from_memory_says_so_itself_at_the_console() -> None:
    said = run("assess", "-", text=json.dumps([changed(facts=["fine_unpaid"])])).output.splitlines()
    (substitute,) = [line for line in said if "Kurungan pengganti" in line]
    assert substitute.endswith("(belum diverifikasi, tanya bagian hukum)")
    assert not any("belum diverifikasi" in line for line in said if "tidak memutuskan siapa korban" in line)


def test_the_help_names_every_key_of_an_answer() -> None:
    told = run("assess", "--help").output
    named = ("elements", "missing", "articles", "not_articles", "unverified", "tracks", "clocks", "notices", "acts")
    assert all(f"\n    {key} " in told for key in named)
    assert set(named) <= set(assess_document([GOOD])[0])


@pytest.mark.parametrize("text", ["", "{", "{}", "5", "[" * 100_000, "[1,]"])
def test_a_file_that_is_no_list_is_one_sentence(text: str) -> None:
    found = run("assess", "-", "--json", text=text)
    assert found.exit_code == 1
    assert "Berkas ini" in found.output
    assert "Traceback" not in found.output
