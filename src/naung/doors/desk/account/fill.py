"""Writes kept values into the form of a page, whichever page it is: no form needs to know that a session can end."""

from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser

Attributes = list[tuple[str, str | None]]
Notice = Callable[[list[tuple[str, str]]], str]
MARK = "\x00kept\x00"  # no page holds a NUL
UNTOUCHED = {"csrfmiddlewaretoken", "once"}
NOT_TYPED = {"submit", "button", "reset", "image", "file", "password"}
TICKED = {"checkbox", "radio"}


def filled(page: str, *, action: str, here: str, values: Mapping[str, list[str]], notice: Notice) -> str:
    """The page with its form for `action` filled in and the notice before it.

    `here` is the page's own path, where a form without an action sends. `notice` is given the values for which the page
    has no field, so that they are shown and not lost.
    """
    filler = _Filler(action, here, values)
    filler.feed(page)
    filler.close()
    text = "".join(filler.out)
    left = [(name, value) for name, given in filler.left.items() for value in given if value]
    said = notice(left)
    if MARK in text:
        return text.replace(MARK, said, 1).replace(MARK, "")
    return text


class _Filler(HTMLParser):
    """Copies a page through, changing only the fields of one form."""

    def __init__(self, action: str, here: str, values: Mapping[str, list[str]]) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self.left = {name: list(given) for name, given in values.items() if name not in UNTOUCHED}
        self.values = {name: list(given) for name, given in self.left.items()}
        self.action, self.here = action, here
        self.inside = self.done = False
        self.form_id: str | None = None
        self.select = ""  # the name of the drop-down whose options are passing
        self.muted = False  # inside a textarea whose text is replaced

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Open a tag, with the kept value where it is a field of the form."""
        known = dict(attrs)
        if tag == "form":
            self._form(known)
        self._emit(self._changed(tag, attrs, known) if self._is_ours(known) else None)
        if tag == "main":
            self.out.append(MARK)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """A tag that closes itself."""
        self.handle_starttag(tag, attrs)

    def _form(self, known: dict[str, str | None]) -> None:
        target = known.get("action") or self.here
        if not self.done and (known.get("method") or "").lower() == "post" and target == self.action:
            self.inside, self.done, self.form_id = True, True, known.get("id")
            if MARK in self.out:
                self.out.remove(MARK)
            self.out.append(MARK)

    def _is_ours(self, known: dict[str, str | None]) -> bool:
        named = known.get("form")
        return self.inside if named is None else self.done and named == self.form_id

    def _changed(self, tag: str, attrs: Attributes, known: dict[str, str | None]) -> str | None:
        name = known.get("name") or ""
        if tag == "option" and self.select and "value" in known:
            return self._option(attrs, known["value"] or "")
        if name not in self.values:
            return None
        given = self.values[name]
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.muted = True
            return f"{self.get_starttag_text()}\n{escape(self._next(name, given))}"
        elif tag == "input":
            return self._input(attrs, known, name, given)
        return None

    def _input(self, attrs: Attributes, known: dict[str, str | None], name: str, given: list[str]) -> str | None:
        kind = (known.get("type") or "text").lower()
        if kind in NOT_TYPED:
            return None
        if kind in TICKED:
            value = known.get("value") or "on"
            self._found(name, value)
            return self._ticked("input", attrs, "checked", value in given)
        rest = [(key, value) for key, value in attrs if key != "value"]
        return _tag("input", [*rest, ("value", self._next(name, given))])

    def _option(self, attrs: Attributes, value: str) -> str:
        self._found(self.select, value)
        return self._ticked("option", attrs, "selected", value in self.values[self.select])

    def _next(self, name: str, given: list[str]) -> str:
        value = given.pop(0) if given else ""
        self._found(name, value)
        return value

    def _found(self, name: str, value: str) -> None:
        if value in self.left.get(name, ()):
            self.left[name].remove(value)

    def _ticked(self, tag: str, attrs: Attributes, word: str, yes: bool) -> str:
        rest: Attributes = [(key, value) for key, value in attrs if key != word]
        return _tag(tag, [*rest, (word, None)] if yes else rest)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if tag == "textarea":
            self.muted = False
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.inside = False
        self._emit(f"</{tag}>")

    def _emit(self, text: str | None) -> None:
        self.out.append(self.get_starttag_text() or "" if text is None else text)

    def handle_data(self, data: str) -> None:
        """Text between tags, as it stands."""
        if not self.muted:
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        """A named letter, as it stands."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A numbered letter, as it stands."""
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """A comment, as it stands."""
        self.out.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """The document's type, as it stands."""
        self.out.append(f"<!{decl}>")


def _tag(tag: str, attrs: Attributes) -> str:
    written = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in attrs)
    return f"<{tag}{written}>"
