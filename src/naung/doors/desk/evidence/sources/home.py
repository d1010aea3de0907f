"""What a letter says of the way home: of one leg who hands over to whom, how she was and with what; of all how far they came."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from naung.casework.returns.queries import LegShown, journey_for
from naung.casework.returns.vocabulary import BODY_WORDS, STATE_WORDS, Body, End
from naung.doors.desk.evidence.sources.asking import Asked, Subject, in_one_line, said_moment
from naung.doors.desk.returns.shown import condition_words, desk_names, end_words
from naung.foundation.errors import RuleBroken
from naung.foundation.words import gettext_noop

NOT_WRITTEN = gettext_noop("tidak ditulis, demi keamanannya")  # where she is sheltered never leaves in a letter


def legs(asked: Asked) -> Sequence[Subject]:
    """The legs of her way home that were not cancelled."""
    names = desk_names()
    found = []
    for leg in _legs(asked):
        said = {"n": str(leg.order), "giver": _end(leg.giver, names), "receiver": _end(leg.receiver, names)}
        found.append(Subject(leg.id, _("%(n)s. %(giver)s kepada %(receiver)s") % said))
    return found


def way_home(asked: Asked) -> Mapping[str, str]:
    """The leg that the letter is about as it was written down, and the whole way as far as it came."""
    known = _legs(asked)
    if not known:
        return {}
    names = desk_names()
    with translation.override("id"):
        every = "\n".join(_row(leg, names) for leg in known)
        return {**_leg(_chosen(asked, known), names), "pulang_perjalanan": every}


def _leg(leg: LegShown | None, names: Mapping[UUID, str]) -> dict[str, str]:
    if leg is None:
        return {}
    return {
        **_handed(leg),
        "pulang_dari": _place(leg.giver, leg.start),
        "pulang_tujuan": _place(leg.receiver, leg.goal),
        "pulang_penyerah": _end(leg.giver, names),
        "pulang_penerima": _end(leg.receiver, names),
        "pulang_waktu": said_moment(leg.handed_at) if leg.handed_at else "",
        "pulang_keadaan_tiba": condition_words(leg.arrived),
        "pulang_barang_tiba": leg.arrived_belongings,
        "pulang_diterima": said_moment(leg.received_at) if leg.received_at else "",
    }


def _handed(leg: LegShown) -> dict[str, str]:
    """How she was handed over and with what; nothing while a tablet still has that and older words stand here."""
    if leg.words_to_come:
        return {}
    return {
        "pulang_keadaan": condition_words(leg.condition),
        "pulang_pesan": leg.words,
        "pulang_barang": leg.belongings,
    }


def suggested(asked: Asked) -> Mapping[str, str]:
    """What stands in the boxes of a record that is typed, to be changed."""
    leg = _chosen(asked, _legs(asked))
    if leg is None:
        return {}
    with translation.override("id"):
        names = desk_names()
        moment = said_moment(leg.handed_at or leg.received_at or leg.expected_at)
        place, handed = _place(leg.receiver, leg.goal), _handed(leg)
        condition = handed.get("pulang_keadaan") or condition_words(leg.arrived)
        return {
            "yang_menyerahkan": _end(leg.giver, names),
            "yang_menerima": _end(leg.receiver, names),
            "tempat_serah": moment if place == _(NOT_WRITTEN) else f"{place}, {moment}",
            "keadaan": "\n".join(filter(None, (condition, handed.get("pulang_pesan")))),
            "barang": handed.get("pulang_barang") or leg.arrived_belongings,
        }


def _legs(asked: Asked) -> Sequence[LegShown]:
    def read() -> Sequence[LegShown]:
        try:
            return [leg for leg in journey_for(asked.case, asked.person, actor=asked.actor).legs if not leg.why]
        except RuleBroken:  # a person who is no victim in this case has no way home here
            return []

    return asked.once("legs", read)


def _chosen(asked: Asked, known: Sequence[LegShown]) -> LegShown | None:
    """The leg that was asked for; else the first without a receipt, else the last."""
    if asked.about is not None:
        return next((each for each in known if each.id == asked.about), None)
    waiting = next((each for each in known if each.received_at is None), None)
    return waiting or (known[-1] if known else None)


def _place(end: End, said: str) -> str:
    return _(NOT_WRITTEN) if end.body == Body.SHELTER else said


def _end(end: End, names: Mapping[UUID, str]) -> str:
    """Who stands at an end; of a shelter only that it is one."""
    return _(BODY_WORDS[Body.SHELTER]) if end.body == Body.SHELTER else end_words(end, names)


def _row(leg: LegShown, names: Mapping[UUID, str]) -> str:
    """A leg in one line for those who are no part of it: kinds of bodies and desks of the house, no family and no place."""
    ends = [names.get(each.desk) if each.desk else _(BODY_WORDS[Body(each.body)]) for each in (leg.giver, leg.receiver)]
    moment = said_moment(leg.received_at) if leg.received_at else _(STATE_WORDS[leg.state])
    return "\t".join(in_one_line(each or "") for each in (*ends, moment))
