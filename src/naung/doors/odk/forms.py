"""What a phone asks: the list of blank forms, a form, the files that belong to it.

Source: OpenRosa Form List API (docs.getodk.org/openrosa-form-list).
"""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator

from naung.doors.odk.answers import as_xml, document, element, with_headers
from naung.doors.odk.guards import unknown, with_key
from naung.foundation.access.rules import system_actor
from naung.foundation.errors import NotFound
from naung.foundation.letterbox.queries import blank_content, blanks_offered, file_of_blank, files_of_blank
from naung.foundation.letterbox.vocabulary import BlankLine, FileLine, Greeted

LIST, MANIFEST = "http://openrosa.org/xforms/xformsList", "http://openrosa.org/xforms/xformsManifest"
SOUND, ENDING = "audio/mpeg", ".mp3"


def _token(request: HttpRequest) -> str:
    return str(request.resolver_match.kwargs["token"]) if request.resolver_match else ""


def _at(request: HttpRequest, name: str, *ids: str) -> str:
    """The whole address of something of this door, for the key that asks."""
    return request.build_absolute_uri(reverse(f"odk:{name}", args=(_token(request), *ids)))


@with_key("GET", "HEAD")
def form_list(request: HttpRequest, sender: Greeted) -> HttpResponse:
    """The blank forms of the desk, each with its version and hash."""
    every = bool(request.GET.get("listAllVersions", ""))
    found = blanks_offered(sender.desk, every_version=every, actor=system_actor("visitor"))
    wanted = request.GET.get("formID", "")
    lines = [each for each in found if not wanted or each.form == wanted]
    verbose = request.GET.get("verbose", "") == "true"

    def write(xml: SimplerXMLGenerator) -> None:
        for each in lines:
            with element(xml, "xform"):
                _write_form(xml, request, each, verbose)

    return as_xml(document("xforms", LIST, write))


def _write_form(xml: SimplerXMLGenerator, request: HttpRequest, line: BlankLine, verbose: bool) -> None:
    tongue = get_language() if get_language() in line.titles else "id"
    xml.addQuickElement("formID", line.form)
    xml.addQuickElement("name", line.titles[tongue or "id"])
    xml.addQuickElement("version", line.version)
    xml.addQuickElement("hash", f"md5:{line.md5}")
    if verbose:
        xml.addQuickElement("descriptionText", line.about[tongue or "id"])
    xml.addQuickElement("downloadUrl", _at(request, "form", line.form, line.version))
    if line.has_files:
        xml.addQuickElement("manifestUrl", _at(request, "manifest", line.form, line.version))


@with_key("GET", "HEAD")
def form(request: HttpRequest, sender: Greeted, blank: str, edition: str) -> HttpResponse:
    """One blank form."""
    try:
        content = blank_content(sender.desk, form=blank, version=edition, actor=system_actor("visitor"))
    except NotFound:
        return unknown(request)
    return as_xml(content)


@with_key("GET", "HEAD")
def manifest(request: HttpRequest, sender: Greeted, blank: str, edition: str) -> HttpResponse:
    """The files that belong to a form."""
    try:
        lines = files_of_blank(sender.desk, form=blank, version=edition, actor=system_actor("visitor"))
    except NotFound:
        return unknown(request)
    return as_xml(document("manifest", MANIFEST, lambda xml: _write_files(xml, request, lines, (blank, edition))))


def _write_files(
    xml: SimplerXMLGenerator, request: HttpRequest, lines: Iterable[FileLine], of: tuple[str, str]
) -> None:
    for each in lines:
        with element(xml, "mediaFile"):
            xml.addQuickElement("filename", each.name)
            xml.addQuickElement("hash", f"md5:{each.md5}")
            xml.addQuickElement("downloadUrl", _at(request, "media", *of, each.name.removesuffix(ENDING)))


@with_key("GET", "HEAD")
def media(request: HttpRequest, sender: Greeted, blank: str, edition: str, sound: str) -> HttpResponse:
    """One of them."""
    told = {"form": blank, "version": edition, "name": sound + ENDING}
    try:
        content = file_of_blank(sender.desk, **told, actor=system_actor("visitor"))
    except NotFound:
        return unknown(request)
    answer = with_headers(HttpResponse(content, content_type=SOUND))
    answer["Content-Disposition"] = f'attachment; filename="{sound}{ENDING}"'
    return answer


@with_key("GET", "HEAD", "POST")
def nothing_here(request: HttpRequest, sender: Greeted, other: str = "") -> HttpResponse:
    """An address under a key that this door does not know."""
    return unknown(request)
