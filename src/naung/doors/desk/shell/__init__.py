"""The frame of the desk's pages, and the manual for whoever adds one. See every component live at `/komponen/`.

An area is a folder `doors/desk/<area>/` with `pages.py`, `forms.py`, `urls.py` (`app_name = "<area>"`), its templates in
`templates/desk/<area>/`, and one line in `doors/desk/urls.py`. A page in the head's menu has its line in `navigation.py`.

A page::

    @requires(Permission.NOTE_WRITE)                       # guards.py; or requires_sign_in(reason), open_to_anyone(reason)
    def write_note(request: DeskRequest, case_id: UUID) -> HttpResponse:
        case = case_for(case_id, actor=request.actor)      # a query; NotFound becomes the 404 page by itself
        form = NoteForm(request.POST or None, version=case.version)
        if form.is_valid():
            with errors_on(form):                          # problems.py: RuleBroken, Problems -> beside the field;
                add_note(                                  #   StaleVersion -> the page with both values
                    case_id=case_id, text=form.cleaned_data["text"],
                    based_on=form.base_version, by=request.actor,
                )
                messages.success(request, _("Catatan disimpan."))
                return redirect("cases:show", case_id)
        return render(request, "desk/cases/note.html", {"form": form, "case": case})

Its form::

    class NoteForm(DeskForm):
        USES = {"text": Use(owner="petugas kasus", purpose="...", report="halaman kasus")}   # each field, or a test fails
        text = LongAnswer(label=_("Catatan"), help_text=_("..."), limit=5_000)

Its template (tags and filters need no `{% load %}`)::

    {% extends "desk/shell/base.html" %}
    {% block word %}{% translate "Catatan" %}{% endblock %}      a generic word: never a name or number
    {% block page_class %}page-narrow{% endblock %}              for forms and texts; leave out for lists
    {% block secrecy %}{% secrecy law_text basis=law_basis %}{% endblock %}   where an identity shows
    {% block content %}
      <h1>{% translate "Tulis catatan" %}</h1>
      <form method="post" novalidate>{% csrf_token %}{{ form }}
        <div class="actions">{% button _("Simpan catatan") %}{% action _("Kembali") address kind="quiet" %}</div>
      </form>
    {% endblock %}

- `{{ form }}` prints the error summary, the marks `once` and `version`, and every field. To lay fields out yourself:
  `{% error_summary form %}{% form_marks form %}{% field form.text %}`. A POST form that is only a button takes `{% once %}`:
  pressed twice it acts once.
- Fields (`fields.py`): TextAnswer, LongAnswer, PhoneField, ChoiceAnswer, PickAnswer (drop-down), ManyAnswer, TickAnswer,
  VagueDateField (a clock VagueDate); `place_field.py`: PlaceField (a PlaceAnswer; pass `near=desk.territory` to the form).
  `silences=tuple(Silence)` adds "tidak tahu", "tidak mau menjawab", "tidak ditanya", whose codes are "unknown", "declined",
  "not_asked".
- Field names of a `Difference` in a StaleVersion are the form's; `mine` and `theirs` are what the form would post.
- Errors: raise those of `foundation.errors` and catch none. `said(error)` gives a sentence in the reader's language.
- Filters: `moment`, `day`, `clock_time`, `vague`, `left`, `money`, `number`, `initials`, `said` (a rule's msgid or Sentence).
  `{% shown_name name %}` is short or full as this session chose; use it, or `{% person %}`, on every
  list, and put `{% names_toggle %}` above a list of persons.
- Lists: `<table class="fold dense">` with `data-label` on each cell folds to cards on a phone. A question flow extends
  `desk/shell/flow.html`. Columns: `cols cols-two`, `cols cols-side`, `cols cols-case` (left, middle, right).
- One `{% button %}` of kind primary a page. No inline style or script: the content policy refuses them.
- Search and every form that can carry identity are POST; an address holds random ids only.
"""
