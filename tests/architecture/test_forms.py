"""Every field of every form says who answers for it, what it is for, which page uses it; identity travels by POST."""

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from django import forms
from tests.architecture.house import PACKAGE, python_files, sample, shown

from naung.doors.desk.shell.forms import DeskForm, Use, all_forms, undeclared_fields

LOOSE_FORMS: dict[str, str] = {}


def load_doors() -> None:
    """Import every module of every door, so that each form class exists."""
    for path in python_files(PACKAGE / "doors"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        import_module(".".join(("naung", *(each for each in parts if each != "__init__"))))


def ours(root: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    """Every form class written in this house."""
    for child in root.__subclasses__():
        if child.__module__.startswith("naung."):
            yield child
        yield from ours(child)


def undeclared(some: Iterable[type[DeskForm]]) -> list[str]:
    """Fields whose use is not stated, as Form.field."""
    return [f"{form.__module__}.{form.__name__}.{field}" for form in some for field in undeclared_fields(form)]


# What may stand in an address: a code of the house, never what was typed about a person.
MAY_STAND = {
    "tahap": "a stage of cases",
    "hal": "a page number",
    "tabel": "a table of the law",
    "hanya": "a filter of the law's rows",
    "tahun": "a year of the calendar",
    "b": "the language of a public sheet",
    "bulan": "a month of the list of outreach sessions",
    "urut": "whether that list is by day or by place",
    "tanya": "a question of the table that is put to a room",
    "arah": "a group of the list of referrals",
    "wilayah": "an area of the register of mandates",
    "cara": "by which of three ways an amount is computed",
    "orang": "a kind of person (woman, man, girl, boy), for whom the register is asked",
    "layanan": "a service of the register of mandates",
    "isi": "a kind of area whose names fill a list",
    "faktor": "a declared factor of areas",
    "pengaruh": "a fixed stop of what is believed of factors beforehand",
    "merata": "a fixed stop of how evenly areas are watched",
    "terlihat": "a fixed stop of what share is seen",
    "dari": "a version of a report of the task force, by its random id; at the border which of two pages one came from",
    "tentang": "which accusation, debt or leg of a way home a letter is about, by its random id",
    "berkas": "which of the files into which a case was split, by its place",
    "next": "where she was going: an address of this site",
    "formID": "which blank form a phone asks for, by its code",
    "verbose": "that a phone asks what a blank form is for",
    "listAllVersions": "that a phone asks for older blank forms too",
    "items": "that a phone asks how many messages an answer has",
    "isian": "that kept text waits, not what it says",
}
FILTERS = {
    "doors/desk/templates/desk/drivers/kalbar.html": "chooses declared factors and fixed beliefs about areas",
    "doors/desk/templates/desk/law/list.html": "filters rows of the law",
    "doors/desk/templates/desk/mandates/matrix.html": "chooses an area of the register of mandates",
}


def get_forms(package: Path) -> list[str]:
    """Forms that would put what is typed into the address, the log of a proxy and the history of a browser."""
    found = []
    for path in sorted(package.rglob("*.html")):
        for match in re.finditer(r"<form\b[^>]*>", path.read_text("utf-8"), flags=re.S):
            posted = re.search(r"""method=["']post["']""", match.group(), flags=re.I)
            if not posted and shown(path, package) not in FILTERS:
                found.append(f"{shown(path, package)}: {' '.join(match.group().split())} is no POST")
    return found


def read_from_address(package: Path) -> list[str]:
    """What pages read from the address, where it is not a code of the house."""
    found = []
    for path in python_files(package / "doors"):
        text = path.read_text("utf-8")
        named = re.findall(r"""\.GET(?:\.get\(|\.getlist\(|\[)\s*["'](\w+)["']""", text)
        found += [f"{shown(path, package)}: reads {name}" for name in named if name not in MAY_STAND]
        if len(named) != len(re.findall(r"\.GET\b", text)):
            found.append(f"{shown(path, package)}: reads the address as a whole")
    return found


def test_every_field_says_what_it_is_for() -> None:
    load_doors()
    assert undeclared(form for form in all_forms() if form.__module__.startswith("naung.")) == []


def test_every_form_is_a_form_of_the_house() -> None:
    load_doors()
    strangers = {f"{form.__module__}.{form.__name__}" for form in ours() if not issubclass(form, DeskForm)}
    assert sorted(strangers - set(LOOSE_FORMS)) == []


def test_an_undeclared_field_is_seen() -> None:
    class Broken(DeskForm):
        name = forms.CharField()
        phone = forms.CharField()
        USES = {"name": Use("petugas_kasus", "", "halaman kasus"), "gone": Use("petugas_kasus", "x", "y")}

    assert undeclared_fields(Broken) == ["gone", "name", "phone"]
    del Broken.USES["gone"], Broken.base_fields["phone"]
    Broken.USES["name"] = Use("petugas_kasus", "agar bisa ditemukan lagi", "halaman orang")
    assert undeclared_fields(Broken) == []


def test_forms_are_posted() -> None:
    assert get_forms(PACKAGE) + read_from_address(PACKAGE) == []


def test_a_form_that_tells_its_address_is_seen(tmp_path: Path) -> None:
    sample(
        tmp_path,
        {
            "doors/desk/a.html": '<form action="/cari" method="get"><form>\n<form method="post" class="x">',
            "doors/desk/search/pages.py": "words = request.GET['nama']\npage = request.GET.get('hal')\nall = dict(request.GET)\n",
        },
    )
    assert len(get_forms(tmp_path)) == 2
    assert read_from_address(tmp_path) == [
        "doors/desk/search/pages.py: reads nama",
        "doors/desk/search/pages.py: reads the address as a whole",
    ]


def kept_by_browsers(kinds: Iterable[type[DeskForm]]) -> list[str]:
    """Lines to type in that do not say what a browser may keep of them."""
    return [
        f"{form.__module__}.{form.__name__}: {name}"
        for form in kinds
        for name, field in form.base_fields.items()
        if isinstance(field.widget, forms.TextInput) and "autocomplete" not in field.widget.attrs
    ]


def test_no_browser_keeps_what_is_typed_unless_the_field_says_so() -> None:
    load_doors()
    assert kept_by_browsers(form for form in all_forms() if form.__module__.startswith("naung.")) == []


def test_a_line_that_says_nothing_is_seen() -> None:
    class Told(DeskForm):
        USES = {"name": Use("siapa", "apa", "di mana")}
        name = forms.CharField()

    assert kept_by_browsers([Told]) == [f"{Told.__module__}.Told: name"]
