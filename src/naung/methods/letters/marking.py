"""What was filled in, highlighted: each value travels between two marks, and its runs are split where the marks stand."""

from collections.abc import Iterator
from copy import deepcopy
from unicodedata import category

from lxml import etree

BEGIN, END = "\ue000", "\ue001"  # of the private use area: they stand in no text that anybody types
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SPACES = "Zs"  # also those at which no line breaks, as between Rp and its figures
COLOUR = "yellow"


def between_marks(value: str) -> str:
    """The value with a mark on each side; marks of its own are taken out, and so are signs that XML can't hold."""
    return BEGIN + plain(value) + END


def plain(value: str) -> str:
    """A value without marks and without what docxtpl or XML would read as anything but letters; lines stay lines."""
    kept = value.replace("\r\n", "\n").replace(BEGIN, "").replace(END, "")
    return "".join(each for each in kept if each in "\n\t" or each.isprintable() or category(each) == SPACES)


def highlighted(tree: etree._Element) -> None:
    """Highlight in place whatever stands between marks, and take the marks away."""
    on = False
    for run in list(tree.iter(f"{W}r")):
        if on or any(mark in (text.text or "") for text in run.iter(f"{W}t") for mark in (BEGIN, END)):
            on = _split(run, on)


def _split(run: etree._Element, on: bool) -> bool:
    """Put several runs in the place of one; returns whether the last of them is still between marks."""
    pieces: list[tuple[bool, list[etree._Element]]] = []
    for child in run:
        if child.tag == f"{W}rPr":
            continue
        if child.tag != f"{W}t":
            pieces.append((on, [child]))
            continue
        for lit, text in list(_cut(child.text or "", on)):
            on = lit
            if text:
                pieces.append((lit, [_text(text)]))
    parent, at = run.getparent(), run.getparent().index(run)
    made = [_run(run, lit, children) for lit, children in pieces]
    parent[at : at + 1] = made
    return on


def _cut(text: str, on: bool) -> Iterator[tuple[bool, str]]:
    for number, part in enumerate(text.split(BEGIN)):
        if number:
            on = True
        inside, mark, after = part.partition(END)
        yield on, inside
        if mark:
            on = False
            yield on, after


def _text(words: str) -> etree._Element:
    made = etree.Element(f"{W}t")
    made.text = words
    made.set(SPACE, "preserve")
    return made


def _run(like: etree._Element, lit: bool, children: list[etree._Element]) -> etree._Element:
    made = etree.Element(f"{W}r")
    style = like.find(f"{W}rPr")
    properties = deepcopy(style) if style is not None else etree.Element(f"{W}rPr")
    if lit:
        for each in properties.findall(f"{W}highlight"):
            properties.remove(each)
        _in_order(properties, etree.Element(f"{W}highlight", {f"{W}val": COLOUR}))
    made.append(properties)
    made.extend(children)
    return made


# What stands after the highlight in a run's properties (ECMA-376 part 1, CT_RPr): Word minds the order.
AFTER = (
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
)


def _in_order(properties: etree._Element, highlight: etree._Element) -> None:
    for at, each in enumerate(properties):
        if etree.QName(each).localname in AFTER:
            properties.insert(at, highlight)
            return
    properties.append(highlight)
