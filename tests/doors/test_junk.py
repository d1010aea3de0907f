"""What nobody should type, typed into every form of the house: never a fault, always the page again."""

from collections.abc import Callable, Collection, Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client

from naung.casework.referrals.models import Referral
from naung.casework.referrals.vocabulary import State
from naung.foundation.access.vocabulary import Actor
from tests.cast import House
from tests.doors.world import Ids, address, between, everything, patterns, received, taken_ids

pytestmark = pytest.mark.django_db
JUNK = {
    "nul": "a\x00b",
    "control": "x\x07\x1b[31m",
    "reversed": "nama\u202egnaro",
    "four bytes": "😀𠮷" * 3,
    "html": "\"'><script>alert(1)</script>{{7*7}}{% now %}%(name)s",
    "oversized": "ä" * 60_000,
    "number": "9" * 400,
    "other digits": "²³٣४",
    "negative": "-1",
    "impossible day": "31-02-2026",
    "forged id": "00000000-0000-0000-0000-000000000000",
    "spaces": " \u00a0\u2003\u200b ",
}
AT_ONCE = ("nul", "four bytes", "html", "oversized")  # in every field of a form, by turns; then one field at a time
EVERY = 3  # one field of so many is tried alone: all of them take minutes and found nothing more
NOT_MINE = ("/akun/kata-sandi", "/keluar", "/layar/", "/akun/sesi", "/petugas/")


class Forms(HTMLParser):
    """The forms of a page that post: their address and the fields as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.fields: dict[str, str] | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.fields = {} if known.get("method", "").lower() == "post" else None
            if self.fields is not None:
                self.found.append((known.get("action", ""), self.fields))
        if self.fields is None:
            return
        name = known.get("name", "")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self.fields.setdefault(self.select, known.get("value", ""))
        elif tag in {"input", "textarea"} and name and name not in self.fields:
            self.fields[name] = known.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.fields = None
        elif tag == "select":
            self.select = ""


def forms_of(browser: Client, ids: Ids, only: Collection[str] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """Every form that this browser is shown, once; of pages that carry one of the ids `only`, where some are named."""
    seen = set()
    for pattern, _ in patterns():
        if only and not set(only) & set(taken_ids(pattern)):
            continue
        where = address(pattern, ids)
        if any(where.startswith(mine) for mine in NOT_MINE):
            continue
        answer = browser.get(where)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        found = Forms()
        found.feed(answer.content.decode())
        for action, fields in found.found:
            to = action or where
            key = (to, tuple(sorted(fields)))
            if key not in seen and not any(to.startswith(mine) for mine in NOT_MINE):
                seen.add(key)
                yield to, fields


def sound(browser: Client, to: str, data: dict[str, str], said: str) -> None:
    answer = browser.post(to, {key: value for key, value in data.items() if key not in {"once", "csrfmiddlewaretoken"}})
    assert answer.status_code < 500, (to, said, sorted(data))
    if answer["Content-Type"].startswith("text/html"):
        assert "<script>alert(1)" not in answer.content.decode(), (to, said)


@pytest.mark.parametrize("username", ["ratna", "mega", "yusuf"])
def test_junk_in_every_field_at_once_and_one_by_one(
    sari: Actor, client_for: Callable[[str], Client], username: str
) -> None:
    browser, ids = client_for(username), between(everything(sari), sari)
    assert typed_into(browser, list(forms_of(browser, ids))) > (100 if username == "ratna" else 3)


def test_junk_where_something_goes_between_desks(
    sari: Actor, budi: Actor, house: House, client_for: Callable[[str], Client]
) -> None:
    """The forms of who broke the glass and asked the custodian; and of a referral that came, before and after it is accepted."""
    mine = between(everything(sari), sari)
    own = ("glass_id", "leave_id", "complaint_id", "referral_id")
    hers = client_for("sari")
    assert typed_into(hers, list(forms_of(hers, mine, only=own))) > 3
    came = received(budi, house.service.id)
    browser, where = client_for("ratna"), f"/rujukan/{came['referral_id']}/"
    for name in ("tanya", "terima"):
        assert browser.get(where).status_code == 200
        assert typed_into(browser, list(forms_of(browser, came, only=("referral_id",)))) >= 1
        row = Referral.objects.get(id=came["referral_id"])
        if row.state in {State.SENT, State.ASKED}:
            told = (
                {"version": row.version, "question": "alamat", "words": ""}
                if name == "tanya"
                else {"version": row.version}
            )
            assert browser.post(f"{where}{name}/", told).status_code < 500
    sender = client_for("budi")
    assert typed_into(sender, list(forms_of(sender, came, only=("referral_id",)))) >= 0


def typed_into(browser: Client, forms: list[tuple[str, dict[str, str]]]) -> int:
    """Type junk into every field of these forms at once, then into some of them alone; answers how many alone."""
    tried = 0
    for number, (to, fields) in enumerate(forms):
        said = AT_ONCE[number % len(AT_ONCE)]
        sound(browser, to, dict.fromkeys(fields, JUNK[said]), said)
        for name in list(fields)[number % EVERY :: EVERY]:
            said, junk = list(JUNK.items())[tried % len(JUNK)]
            sound(browser, to, {**fields, name: junk}, f"{said} in {name}")
            tried += 1
    return tried
