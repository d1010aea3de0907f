"""Documents, templates and signatures in the reader's words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from naung.casework.evidence.queries import DocumentShown, TemplateLine
from naung.casework.evidence.rules.tables import Field, Said, shipped_tables
from naung.casework.evidence.vocabulary import KIND_WORDS, ORIGIN_WORDS, Origin
from naung.doors.desk.cases.shown import Officers
from naung.doors.desk.shell.words import language, say_moment
from naung.foundation.files import FILE_WORDS, MEDIA
from naung.methods.signatures import Signature

KILOBYTE = 1024
CELLS = " · "  # between the cells of a row of a letter's table
GROUP = 8  # hex digits that stand together, so that a hash can be read out


def words_of(row: Said) -> str:
    """A row of the table in the reader's language."""
    return row.en if language() == "en" else row.id


def size_words(size: int) -> str:
    """How large a file is, as people say it."""
    if size < KILOBYTE * KILOBYTE:
        return _("%(n)s kB") % {"n": max(1, round(size / KILOBYTE))}
    return _("%(n)s MB") % {"n": round(size / KILOBYTE / KILOBYTE)}


def spaced(digest: str) -> str:
    """A hash in groups."""
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))


def document_row(shown: DocumentShown, officers: Officers, names: Mapping[UUID, str]) -> dict[str, Any]:
    """One version of a document."""
    file = next((words for kind, words in FILE_WORDS.items() if MEDIA[kind] == shown.media), "")
    return {
        "id": shown.id,
        "title": shown.title,
        "kind": _(KIND_WORDS[shown.kind]),
        "file": _(file) if file else shown.media,
        "size": size_words(shown.size),
        "hash": spaced(shown.hash),
        "version": shown.version,
        "newest": shown.newest,
        "origin": _(ORIGIN_WORDS[shown.origin]),
        "made_at": shown.made_at,
        "who": officers(shown.made_by),
        "whose": names.get(shown.person, "") if shown.person else "",
        "withheld": shown.withheld,
        "draft": shown.draft,
        "checked_at": shown.checked_at,
        "checked_by": officers(shown.checked_by) if shown.checked_by else "",
        "sent_at": shown.sent_at,
        "sent_by": officers(shown.sent_by) if shown.sent_by else "",
        "letter": shown.origin is not Origin.UPLOADED and not shown.draft and shown.emptied_at is None,
        "emptied_at": shown.emptied_at,
        "why_emptied": shown.why_emptied,
    }


def by_document(rows: Iterable[DocumentShown], officers: Officers, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """The newest version of each document, newest first; the older ones are read on its own page."""
    return [document_row(each, officers, names) for each in rows if each.newest]


def template_row(line: TemplateLine, officers: Officers) -> dict[str, Any]:
    """One version of a template, with what it asks for in words."""
    tables = shipped_tables()
    names = [(name, tables.said(name)) for name in line.names]
    return {
        "id": line.id,
        "kind": _(KIND_WORDS[line.kind]),
        "title": line.title,
        "version": line.version,
        "names": [(name, words_of(said) if said else "") for name, said in names],
        "size": size_words(line.size),
        "kept_at": line.kept_at,
        "who": officers(line.kept_by),
        "in_use": line.in_use,
        "withdrawn_at": line.withdrawn_at,
    }


def filled_rows(values: Mapping[str, str]) -> list[dict[str, Any]]:
    """What was filled in, in the order of the letter, each with whether it came from the file or was typed."""
    tables = shipped_tables()
    rows = []
    for name, value in values.items():
        said = tables.said(name)
        words = "\n".join(CELLS.join(filter(None, line.split("\t"))) for line in value.splitlines())
        rows.append({"label": words_of(said) if said else name, "value": words, "from_file": isinstance(said, Field)})
    return rows


def lacking_words(fields: Sequence[Field]) -> list[str]:
    """Names of fields in the reader's language."""
    return [words_of(each) for each in fields]


def signature_row(found: Signature) -> dict[str, Any]:
    """One signature: what is certain first, then what is not known."""
    if not found.intact:
        tone, words = "overdue", _("Tidak utuh: isinya berubah sesudah ditandatangani, atau tanda tangannya rusak.")
    elif found.changed:
        tone, words = "waits", _("Tanda tangannya utuh, tetapi berkas ini diubah sesudahnya.")
    else:
        tone, words = "done", _("Utuh: isinya sama dengan yang ditandatangani.")
    return {
        "tone": tone,
        "words": words,
        "signer": found.signer,
        "issuer": found.issuer,
        "at": say_moment(datetime.fromisoformat(found.at)) if found.at else "",
        "stamped": found.stamped,
        "trusted": found.trusted,
    }
