"""The first line and the short screening as an XLSForm: the same questions under the same conditions as on a tablet.

Source of the sheets and headings: the XLSForm standard (xlsform.org). Each row comes from the tables of the border; what they do
not say stands in `tables/form.toml`. A person is asked for in three fields: number of the batch, number on the list, name.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from naung.casework.arrivals.rules.short import CHILD
from naung.casework.arrivals.vocabulary import Basis, FirstLine, Question, Short, Sign, Words
from naung.casework.partners.rules.texts import TONGUES
from naung.casework.partners.vocabulary import Row, Said, XlsForm

FORM = "naung_perbatasan"
LANGUAGES = {"id": "Bahasa Indonesia (id)", "ms": "Bahasa Melayu (ms)", "en": "English (en)"}
ASKED = "tanya_"  # before the code of a question, as the name of its field
YES, NO, UNKNOWN = "ya", "tidak", "tidak_tahu"
MOST_ON_A_LIST = 9999
LONGEST_LINE = 120
DIGEST_SHOWN = 10  # characters of the digest in a version

Texts = Mapping[str, Said]


def form_of(first: FirstLine, short: Short, texts: Texts, sounds: Collection[str] = ()) -> XlsForm:
    """The form without version and key. `sounds`: names of the files that say a question aloud, where there are any."""
    survey = (
        {"type": "end", "name": "selesai_pada"},
        {"type": "note", "name": "petunjuk", **_label(texts["petunjuk"])},
        *_who(texts),
        *_first_line(first, texts),
        *_short(short, texts, sounds),
        {"type": "note", "name": "terima_kasih", **_label(texts["selesai"])},
    )
    return XlsForm(survey, _choices(first, short, texts), ({"form_title": texts["judul"].id, "form_id": FORM},))


def published(form: XlsForm, *, seals: bytes, on: date) -> XlsForm:
    """The form as it is published: with its version, and the key to which phones seal. The version follows from what it says."""
    (about,) = form.settings
    settings = {
        **about,
        "version": version_of(form, seals, on),
        "default_language": LANGUAGES["id"],
        "public_key": b64encode(seals).decode(),
        "auto_send": "true",
        "auto_delete": "true",
    }
    return XlsForm(form.survey, form.choices, (settings,))


def digest_of(form: XlsForm, seals: bytes) -> str:
    """What tells one form from another: every cell, and the key to which phones seal."""
    told = [[dict(row) for row in sheet] for sheet in (form.survey, form.choices, form.settings)]
    return hashlib.sha256(json.dumps([told, seals.hex()], sort_keys=True).encode()).hexdigest()


def version_of(form: XlsForm, seals: bytes, on: date) -> str:
    """The day of publishing, so that versions go up, and a part of the digest, so that no two forms share one."""
    return f"{on:%Y%m%d}-{digest_of(form, seals)[:DIGEST_SHOWN]}"


def sound_name(question: Question, tongue: str) -> str:
    """The name of the file that says a question in a language."""
    return f"{question.code}_{tongue}.mp3"


def _cells(kind: str, said: Said) -> dict[str, str]:
    return {f"{kind}::{LANGUAGES[tongue]}": getattr(said, tongue) for tongue in TONGUES}


def _label(said: Said) -> dict[str, str]:
    return _cells("label", said)


def _hint(said: Said) -> dict[str, str]:
    return _cells("hint", said)


def _three(words: Words) -> Said:
    """Words of a table; where Malay is not told, Indonesian stands for it."""
    return Said(words.id, words.ms or words.id, words.en)


def _basis(bases: Iterable[Basis], texts: Texts) -> Said:
    """On what a row rests. A citation is written as it is cited, in every language."""
    cited = "; ".join(dict.fromkeys(each.citation for each in bases))
    return Said(*(f"{getattr(texts['dasar'], tongue)}: {cited}" for tongue in TONGUES))


def _joined(first: Said, second: Said, between: str = " ") -> Said:
    return Said(*(f"{getattr(first, tongue)}{between}{getattr(second, tongue)}" for tongue in TONGUES))


def _source(bases: Iterable[Basis]) -> dict[str, str]:
    """Where it was read and how far that was checked: for whoever reads the workbook."""
    return {"source": "; ".join(dict.fromkeys(f"{each.source} [{each.mark.value}]" for each in bases))}


def _who(texts: Texts) -> tuple[Row, ...]:
    line = {"constraint": f"string-length(.) <= {LONGEST_LINE}"}
    return (
        {"type": "begin_group", "name": "siapa", "appearance": "field-list", **_label(texts["siapa"])},
        {"type": "text", "name": "rombongan", "required": "yes", **line, **_said(texts, "rombongan")},
        {
            "type": "integer",
            "name": "nomor",
            "constraint": f". >= 1 and . <= {MOST_ON_A_LIST}",
            **_said(texts, "nomor"),
        },
        {"type": "text", "name": "nama", "required": "yes", **line, **_said(texts, "nama")},
        {"type": "end_group"},
    )


def _said(texts: Texts, code: str) -> dict[str, str]:
    return {**_label(texts[code]), **_hint(texts[f"{code}.hint"])}


def _first_line(table: FirstLine, texts: Texts) -> tuple[Row, ...]:
    bases = [sign.basis for sign in table.signs.values()]
    lot = _joined(texts["undian.hint"], _basis([table.lot.basis], texts))
    return (
        {
            "type": "select_multiple tanda",
            "name": "tanda",
            **_label(texts["tanda"]),
            **_hint(_basis(bases, texts)),
            **_source(bases),
        },
        {
            "type": "select_one ya_tidak",
            "name": "undian",
            "required": "yes",
            "relevant": "count-selected(${tanda}) = 0",
            **_label(texts["undian"]),
            **_hint(lot),
            **_source([table.lot.basis]),
        },
        {
            "type": "calculate",
            "name": "lanjut",
            "calculation": f"if(count-selected(${{tanda}}) > 0 or ${{undian}} = '{YES}', '{YES}', '{NO}')",
        },
    )


def _short(table: Short, texts: Texts, sounds: Collection[str]) -> tuple[Row, ...]:
    heard = table.heard
    help_ = _joined(_three(heard.help), _basis([heard.basis], texts))
    return (
        {"type": "begin_group", "name": "pendek", "relevant": f"${{lanjut}} = '{YES}'", **_label(texts["pendek"])},
        {
            "type": "select_one jawaban",
            "name": "terdengar",
            "required": "yes",
            **_label(_three(heard.words)),
            **_hint(help_),
            **_source([heard.basis]),
        },
        {
            "type": "note",
            "name": "panggil",
            "relevant": f"${{terdengar}} != '' and ${{terdengar}} != '{NO}'",
            **_label(texts["panggil"]),
        },
        {
            "type": "select_one jalur",
            "name": "pekerjaan",
            "relevant": f"not(selected(${{tanda}}, '{CHILD}'))",
            **_label(texts["pekerjaan"]),
        },
        {
            "type": "calculate",
            "name": "jalur",
            "calculation": f"if(selected(${{tanda}}, '{CHILD}'), '{CHILD}', ${{pekerjaan}})",
        },
        *(_question(question, texts, sounds) for question in table.questions.values()),
        {"type": "end_group"},
    )


def _question(question: Question, texts: Texts, sounds: Collection[str]) -> Row:
    row = {
        "type": "select_one jawaban",
        "name": f"{ASKED}{question.code}",
        **_label(_three(question.words)),
        **_hint(_basis([question.basis], texts)),
        **_source([question.basis]),
    }
    if when := relevant(question):
        row["relevant"] = when
    names = {tongue: sound_name(question, tongue) for tongue in TONGUES}
    if set(names.values()) <= set(sounds):
        row |= _cells("media::audio", Said(*names.values()))
    return row


def relevant(question: Question) -> str:
    """When a question is asked, as an expression of the form: the rule of the short screening over track and who hears."""
    parts = [] if question.safe else [f"${{terdengar}} = '{NO}'"]
    if question.only:
        parts.append("(" + " or ".join(f"${{jalur}} = '{track}'" for track in sorted(question.only)) + ")")
    parts += [f"${{jalur}} != '{track}'" for track in sorted(question.but)]
    return " and ".join(parts)


def _choices(first: FirstLine, short: Short, texts: Texts) -> tuple[Row, ...]:
    tracks = [each for each in short.tracks.values() if each.code != CHILD]
    return (
        *(_choice("tanda", sign.code, _seen(sign)) for sign in first.signs.values()),
        *(_choice("jalur", track.code, _three(track.words)) for track in tracks),
        *(_choice("jawaban", code, texts[code]) for code in (YES, NO, UNKNOWN)),
        *(_choice("ya_tidak", code, texts[code]) for code in (YES, NO)),
    )


def _seen(sign: Sign) -> Said:
    """A sign with what to look for."""
    return _joined(_three(sign.words), _three(sign.look), between=". ")


def _choice(list_name: str, code: str, said: Said) -> Row:
    return {"list_name": list_name, "name": code, **_label(said)}
