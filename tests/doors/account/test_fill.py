"""Kept values go into the right form of a page and nowhere else, and what finds no field is said."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from naung.doors.desk.account.fill import filled

PAGE = """<!doctype html><html><body><!-- tetap --><main id="isi"><svg viewBox="0 0 1 1"><path d="M0"/></svg>
<form method="post" action="/lain"><input name="nama" value="biar"></form>
<form method="post" id="f" action="/ini"><input type="hidden" name="csrfmiddlewaretoken" value="baru">
<input name="nama" value="lama"><input type="checkbox" name="ya" checked><input type="checkbox" name="tidak">
<input type="radio" name="r" value="1" checked><input type="radio" name="r" value="2"/>
<textarea name="t">isi lama &amp; &lt;b&gt;</textarea>
<select name="s"><option value="">-</option><option value="a" selected>A</option><option value="b">B</option></select>
<input type="password" name="p"><button name="nama" value="x">Simpan &copy; &#38;</button></form>
<input name="luar" form="f" value=""></main></body></html>"""


def fill(values: dict[str, list[str]], page: str = PAGE) -> tuple[str, list[tuple[str, str]]]:
    left: list[tuple[str, str]] = []

    def notice(unplaced: list[tuple[str, str]]) -> str:
        left.extend(unplaced)
        return "[PESAN]"

    return filled(page, action="/ini", here="/ini", values=values, notice=notice), left


def test_every_kind_of_field_takes_its_value() -> None:
    values = {"nama": ['Sari "x" <b>'], "tidak": ["on"], "r": ["2"], "t": ["satu\n<dua>"], "s": ["b"], "luar": ["z"]}
    page, left = fill(values)
    assert 'name="nama" value="Sari &quot;x&quot; &lt;b&gt;"' in page
    assert '<input type="checkbox" name="ya" checked>' in page
    assert '<input type="checkbox" name="tidak" checked>' in page
    assert '<input type="radio" name="r" value="1">' in page
    assert '<input type="radio" name="r" value="2" checked>' in page
    assert '<textarea name="t">\nsatu\n&lt;dua&gt;</textarea>' in page
    assert '<option value="b" selected>' in page
    assert '<option value="a">' in page
    assert '<input name="luar" form="f" value="z">' in page
    assert left == []


def test_the_other_form_and_the_rest_of_the_page_stay_as_they_are() -> None:
    page, _ = fill({"nama": ["Sari"]})
    assert '<input name="nama" value="biar">' in page
    assert '<svg viewBox="0 0 1 1"><path d="M0"/></svg>' in page
    assert "Simpan &copy; &#38;" in page
    assert "<!-- tetap -->" in page
    assert 'value="baru"' in page
    assert page.index("[PESAN]") == page.index('<form method="post" id="f"') - len("[PESAN]")


def test_nothing_kept_changes_nothing_but_the_notice() -> None:
    assert fill({})[0].replace("[PESAN]", "") == PAGE


def test_marks_of_the_page_and_passwords_are_never_filled() -> None:
    page, left = fill({"csrfmiddlewaretoken": ["alt"], "p": ["rahasia"], "once": ["1"]})
    assert "alt" not in page
    assert 'name="p">' in page
    assert left == [("p", "rahasia")]


def test_a_value_without_a_field_is_said() -> None:
    _, left = fill({"hilang": ["penting"], "nama": ["satu", "dua"], "s": ["tak ada"]})
    assert sorted(left) == [("hilang", "penting"), ("nama", "dua"), ("s", "tak ada")]


def test_without_the_form_the_notice_stands_first_in_the_page() -> None:
    page, left = fill({"nama": ["Sari"]}, page='<main id="isi"><h1>Ditutup</h1></main>')
    assert page == '<main id="isi">[PESAN]<h1>Ditutup</h1></main>'
    assert left == [("nama", "Sari")]


class Reader(HTMLParser):
    """What a browser would send."""

    def __init__(self) -> None:
        super().__init__()
        self.value = ""
        self.text = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "textarea"
        if tag == "input" and dict(attrs).get("name") == "a":
            self.value = dict(attrs).get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=60))
def test_whatever_was_typed_comes_back(typed: str) -> None:
    page = '<main><form method="post"><input name="a"><textarea name="b">x</textarea></form></main>'
    shown, left = fill({"a": [typed], "b": [typed]}, page=page)
    reader = Reader()
    reader.feed(shown)
    reader.close()
    assert reader.value == typed
    assert reader.text.removeprefix("\n") == typed
    assert left == []
