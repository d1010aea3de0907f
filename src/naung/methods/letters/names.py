"""Which names a template asks for, in exactly the text that will be rendered; anything but a name is a trouble.

The braces are those of Jinja. docxtpl joins what Word has torn apart before Jinja reads it, so its own joining is used here.
"""

import io
import re
from collections.abc import Iterator

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from naung.methods.letters.package import XML_PARTS, Unreadable, read_xml
from naung.methods.letters.troubles import Found, Trouble

NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
BRACES = re.compile(r"\{\{|\{%|\{#")
SAID = re.compile(r"\{\{.*?(?:\}\}|$)|\{[%#].*?(?:[%#]\}|$)", re.DOTALL)
LONGEST_SAID = 60  # letters of what stands in the braces, as it is shown to whoever uploads
TYPES_RENDERED = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml")
PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name)
STATEMENTS = (nodes.Stmt,)


def sandbox() -> ImmutableSandboxedEnvironment:
    """Jinja with nothing in it: no filter, no test, no function, no value of its own; what is put in is escaped."""
    made = ImmutableSandboxedEnvironment(autoescape=True)
    made.filters, made.tests, made.globals = {}, {}, {}
    return made


def names_in(content: bytes, parts: dict[str, bytes]) -> tuple[list[str], list[Found]]:
    """The names that are asked for, in order, and what is no name. `parts`: those of `content`, without other troubles."""
    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    names: dict[str, None] = {}
    troubles: dict[Found, None] = {}
    rendered = set()
    for part in template.docx.part.package.iter_parts():
        if part.content_type.endswith(TYPES_RENDERED):
            rendered.add(part.partname.lstrip("/"))
            if not part.partname.lower().endswith(XML_PARTS):  # a page under the name of a picture
                troubles[Found(Trouble.EMBEDDED, part.partname.lstrip("/"))] = None
            text = template.xml_to_string(read_xml(part.blob))
            troubles |= dict.fromkeys(_torn(read_xml(part.blob)))
            for found in _asked(template.patch_xml(text)):
                if isinstance(found, Found):
                    troubles[found] = None
                else:
                    names[found] = None
    troubles |= dict.fromkeys(_elsewhere(parts, rendered))
    return list(names), list(troubles)


def _no_names(text: str) -> Iterator[Found]:
    """Whatever stands in braces and is no name."""
    for said in SAID.findall(text):
        if said.startswith(("{%", "{#")):
            yield Found(Trouble.STATEMENT, _shown(said))
        elif not NAME.fullmatch(said.strip("{} ").strip()):
            yield Found(Trouble.EXPRESSION, _shown(said))


def _asked(text: str) -> Iterator[str | Found]:
    """Names and troubles of one part, as Jinja reads it."""
    yield from _no_names(text)
    try:
        tree = sandbox().parse(text)
    except TemplateSyntaxError as wrong:
        yield Found(Trouble.EXPRESSION, str(wrong.message)[:LONGEST_SAID])
        return
    yield from _named(tree)


def _named(tree: nodes.Node) -> Iterator[str | Found]:
    for node in (tree, *tree.find_all(nodes.Node)):
        if isinstance(node, nodes.Name):
            yield node.name
        elif not isinstance(node, PLAIN):
            trouble = Trouble.STATEMENT if isinstance(node, STATEMENTS) else Trouble.EXPRESSION
            yield Found(trouble, type(node).__name__)


def _torn(tree: etree._Element) -> Iterator[Found]:
    """Braces in an attribute, where no reader sees them, and braces that are joined over the end of a paragraph."""
    for element in tree.iter(etree.Element):
        if any(BRACES.search(value) for value in element.attrib.values()):
            yield Found(Trouble.EXPRESSION, etree.QName(element).localname)
        if etree.QName(element).localname == "p":
            text = "".join(each.text or "" for each in element.iter("{*}t"))
            yield from _no_names(text)  # before docxtpl takes its own signs out, such as {{r name}}
            if text.count("{{") != text.count("}}"):
                yield Found(Trouble.EXPRESSION, text[:LONGEST_SAID])


def _elsewhere(parts: dict[str, bytes], rendered: set[str]) -> Iterator[Found]:
    for name, content in parts.items():
        if name in rendered or not name.endswith(".xml"):
            continue
        try:
            text = "".join(read_xml(content).itertext())
        except Unreadable:
            continue
        if BRACES.search(text):
            yield Found(Trouble.OUT_OF_REACH, name)


def _shown(said: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", said).split())[:LONGEST_SAID]
