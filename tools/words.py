"""The catalogue of sentences: Indonesian as it is written in the code, and its English.

    python tools/words.py extract     bring locale/en up to the code, keeping what is translated
    python tools/words.py compile     write the .mo beside each .po
    python tools/words.py missing     print what has no English yet
    python tools/words.py unmarked    print text in templates that nobody marked for translation

It reads Python with `ast` and templates with Django's own `templatize`, so no gettext tools are needed.
"""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "naung"
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
TEMPLATES = (".html", ".txt", ".svg")
HEADER = {
    "Project-Id-Version": "Naung",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "en",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}

# function -> where its context, its sentence and its plural stand among the arguments
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
LITERAL = r"""u?(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"\b(n?p?gettext|_)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)")


class NotOneSentence(Exception):
    """A marked sentence that is put together while the program runs, so that no translator can see it."""


@dataclass(frozen=True, order=True)
class Sentence:
    """One sentence as a translator meets it."""

    text: str
    context: str = ""
    plural: str = ""


def in_python(source: str, name: str = "<text>") -> Iterator[Sentence]:
    """The sentences marked in a Python file; raises NotOneSentence for an f-string or a sum inside the mark."""
    module = ast.parse(source, name)
    marks = names_of_marks(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            mark = marks.get(called)
            if mark and node.args:
                yield from _marked(node, FUNCTIONS[mark], f"{name}:{node.lineno}")


def names_of_marks(module: ast.Module) -> dict[str, str]:
    """What the marking functions are called in this file: `gettext as _` makes `_` one of them."""
    names = {name: name for name in FUNCTIONS}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            names.update({each.asname: each.name for each in node.names if each.asname and each.name in FUNCTIONS})
    return names


def _marked(call: ast.Call, places: tuple[int | None, int, int | None], where: str) -> Iterator[Sentence]:
    parts: list[str] = []
    for place in places:
        node = call.args[place] if place is not None and place < len(call.args) else None
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            raise NotOneSentence(f"{where}: a sentence put together inside its mark")
        parts.append(node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "")
    context, text, plural = parts
    if text:  # a variable is translated where its value was marked
        yield Sentence(text, context, plural)


def in_template(source: str) -> Iterator[Sentence]:
    """The sentences of a template's `translate`, `blocktranslate` and `_("…")`."""
    for function, arguments in IN_TEMPLATE.findall(templatize(source)):
        literals = [str(ast.literal_eval(each)) for each in re.findall(LITERAL, arguments)]
        context, text, plural = FUNCTIONS["gettext" if function == "_" else function]
        if literals[text]:
            yield Sentence(
                literals[text],
                literals[context] if context is not None else "",
                literals[plural] if plural is not None else "",
            )


def sentences(package: Path = PACKAGE) -> dict[Sentence, list[str]]:
    """Every sentence of the house and the files that say it."""
    found: dict[Sentence, list[str]] = {}
    for path in sorted(package.rglob("*")):
        if path.suffix != ".py" and path.suffix not in TEMPLATES:
            continue
        text = path.read_text("utf-8")
        marked = in_python(text, str(path)) if path.suffix == ".py" else in_template(text)
        for sentence in marked:
            places = found.setdefault(sentence, [])
            if path.relative_to(package).as_posix() not in places:
                places.append(path.relative_to(package).as_posix())
    return dict(sorted(found.items()))


def updated(catalogue: Path, package: Path = PACKAGE) -> polib.POFile:
    """The catalogue with every sentence of the code and no other; what was translated stays so."""
    known = {}
    if catalogue.exists():
        known = {(each.msgid, each.msgctxt or ""): each for each in polib.pofile(str(catalogue)) if not each.obsolete}
    fresh = polib.POFile(wrapwidth=120)
    fresh.metadata = dict(HEADER)
    by_key: dict[tuple[str, str], polib.POEntry] = {}
    for sentence, places in sentences(package).items():
        key = (sentence.text, sentence.context)
        entry = by_key.get(key) or polib.POEntry(msgid=sentence.text, msgctxt=sentence.context or None)
        entry.occurrences = sorted({*entry.occurrences, *((place, "") for place in places)})
        entry.msgid_plural = entry.msgid_plural or sentence.plural
        by_key[key] = entry
    for key, entry in by_key.items():
        keep_translation(entry, known.get(key))
        fresh.append(entry)
    return fresh


def keep_translation(entry: polib.POEntry, old: polib.POEntry | None) -> None:
    """Carry over what stood in the catalogue, in the shape that the sentence has now."""
    one, many = "", ""
    if old is not None:
        one = old.msgstr or old.msgstr_plural.get(0, "")
        many = old.msgstr_plural.get(1, "")
        entry.tcomment = old.tcomment
    if entry.msgid_plural:
        entry.msgstr_plural = {0: one, 1: many}
    else:
        entry.msgstr = one
    if "%(" in entry.msgid:
        entry.flags = ["python-format"]


def untranslated(catalogue: polib.POFile) -> list[str]:
    """Sentences without English."""
    return [
        each.msgid
        for each in catalogue
        if not (each.msgstr or (each.msgstr_plural and all(each.msgstr_plural.values())))
    ]


def compiled(catalogue: Path) -> bytes:
    """The .mo that belongs to a .po."""
    return bytes(polib.pofile(str(catalogue)).to_binary())


class _Shown(HTMLParser):
    """Collects what a reader would see of a template once its tags are gone."""

    UNSEEN = {"script", "style", "svg", "code", "kbd"}
    SPOKEN = {"aria-label", "title", "placeholder", "alt"}

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, and read the attributes that are shown or read aloud."""
        if tag in self.UNSEEN:
            self.inside.append(tag)
        self.found += [(self.getpos()[0], value or "") for name, value in attrs if name in self.SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        """Leave the tag."""
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        """Take the text between tags."""
        if not self.inside:
            before = len(data) - len(data.lstrip())
            self.found.append((self.getpos()[0] + data.count("\n", 0, before), data))


def unmarked(template: str) -> list[tuple[int, str]]:
    """Words in a template that no mark covers, with their line: two letters or more between tags or in spoken attributes."""
    plain = re.sub(r"\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}", _lines_of, template, flags=re.S)
    plain = re.sub(r"\{%\s*block \w*class\w*\s*%\}.*?\{%\s*endblock", _lines_of, plain, flags=re.S)
    plain = re.sub(r"\{%\s*comment\b.*?endcomment\s*%\}", _lines_of, plain, flags=re.S)
    plain = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", _lines_of, plain, flags=re.S)
    reader = _Shown()
    reader.feed(plain)
    rows = []
    for line, text in reader.found:
        words = re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", text))
        if [word for word in words if word not in NAMES]:
            rows.append((line, " ".join(text.split())))
    return rows


# Words that are the same in every language.
NAMES = {
    "SHA",
    "Naung",
    "NIK",
    "SPLP",
    "WhatsApp",
    "HTML",
    "KUHP",
    "ILO",
    "PDF",
    "WIB",
    "UPTD",
    "PPA",
    "Bahasa",
    "Indonesia",
    "English",
}


def _lines_of(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def main(arguments: list[str]) -> int:
    """Do what the first argument names; 0 when nothing is wrong."""
    verb = arguments[0] if arguments else ""
    if verb == "extract":
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        catalogue = updated(CATALOGUE)
        catalogue.save(str(CATALOGUE))
        print(f"{len(catalogue)} sentences, {len(untranslated(catalogue))} without English")
    elif verb == "compile":
        for path in sorted((ROOT / "locale").rglob("*.po")):
            path.with_suffix(".mo").write_bytes(compiled(path))
    elif verb == "missing":
        left = untranslated(updated(CATALOGUE))
        print("\n".join(repr(text) for text in left))
        return 1 if left else 0
    elif verb == "unmarked":
        for path in sorted(PACKAGE.rglob("*.html")):
            for line, text in unmarked(path.read_text("utf-8")):
                print(f"{path.relative_to(ROOT)}:{line}: {text}")
    else:
        sys.exit(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
