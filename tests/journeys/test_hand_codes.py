"""The field's codes in a real browser: the same bytes as the office's, from one file of vectors, and nothing altered is taken."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from naung.foundation.identifiers import SPEAKABLE
from tests.journeys.conftest import SignedIn

pytestmark = pytest.mark.django_db(transaction=True)
VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "casework" / "returns" / "vectors.json").read_text("utf-8")
)
MADE = """async ({row, address}) => {
  const codes = await import(address);
  const raw = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
  const [giver, taker] = [raw(row.giver_seed), raw(row.taker_seed)];
  const digest = await codes.digestOf(row.salt, row.condition, row.words, row.belongings);
  const at = row.minutes * 60e3;
  const code = codes.makeCode({leg: row.leg, digest, at, receiver: row.receiver}, giver);
  const answer = codes.makeAnswer({leg: row.leg, code: await codes.codeDigest(code), at}, taker);
  const short = await codes.shortOf(code);
  const made = {digest: codes.hex(digest), code, answer, short, giver_public: codes.hex(codes.publicOf(giver)),
    proof: codes.hex(codes.proofOf(row.device, giver))};
  const by_desk = codes.makeCode({leg: row.leg, digest, at, receiver: null}, giver);
  const read = codes.readCode(row.code);
  const told = {leg: read.leg, receiver: read.receiver, minutes: read.at / 60e3, digest: codes.hex(read.digest),
    signature: codes.hex(read.signature)};
  const keys = [raw(row.giver_public), raw(row.taker_public)];
  return {made: {...made, by_desk}, told,
    signed: [read, codes.readCode(row.by_desk)].flatMap((each) =>
      [true, false].map((tablet) => codes.isSigned(each, [[keys[0], tablet]]))),
    answered: [await codes.answers(codes.readAnswer(row.answer), row.code, [[keys[1], true]]),
      await codes.answers(codes.readAnswer(row.answer), row.by_desk, [[keys[1], true]]),
      await codes.answers(codes.readAnswer(row.answer), row.code, [[keys[1], false]])],
    short: [codes.isShort(short), codes.isShort(codes.bare(codes.grouped(short).toLowerCase()))]};
}"""
REFUSED = """async ({text, key, address}) => {
  const codes = await import(address);
  const read = codes.readCode(text);
  return read !== null && codes.isSigned(read, [[Uint8Array.from(key.match(/../g), (pair) => parseInt(pair, 16)), true]]);
}"""
SLIPS = """async ({short, letters, address}) => {
  const codes = await import(address);
  const taken = [];
  for (let at = 0; at < short.length; at += 1) {
    for (const letter of letters) if (codes.isShort(short.slice(0, at) + letter + short.slice(at + 1))) taken.push(letter);
  }
  return taken.join("");
}"""


def asked(page: Page, script: str, **told: Any) -> Any:
    """What the app's own file answers."""
    return page.evaluate(script, {"address": "/statis/field/codes.js", **told})


def test_the_app_makes_and_reads_what_the_office_does(page_of: SignedIn, sari: Any) -> None:
    page = page_of(sari, width=360)
    page.goto("/lapangan/")
    expect(page.locator("body[data-ready]")).to_be_attached()
    page.evaluate("import('/statis/field/keys.js').then((keys) => keys.needNacl())")
    for row in VECTORS["codes"]:
        found = asked(page, MADE, row=row)
        assert found["made"] == {name: row[name] for name in found["made"]}, row["name"]
        assert found["told"] == {name: row[name] for name in found["told"]}, row["name"]
        assert (found["signed"], found["answered"]) == ([True, False, False, True], [True, False, False]), row["name"]
        assert found["short"] == [True, True]
    key = VECTORS["codes"][1]["giver_public"]
    for why, text in VECTORS["refused"].items():
        assert asked(page, REFUSED, text=text, key=key) is False, why
    assert asked(page, REFUSED, text=VECTORS["codes"][1]["code"], key=key) is True
    short = VECTORS["codes"][0]["short"]
    assert asked(page, SLIPS, short=short, letters=SPEAKABLE) == short
