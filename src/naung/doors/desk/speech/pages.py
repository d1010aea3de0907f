"""What is heard: the sound of a sentence and of a whole text; and where an office lays its own voice over the machine's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from naung.doors.desk.shell.guards import DeskRequest, requires
from naung.doors.desk.shell.headers import MICROPHONE_HERE
from naung.doors.desk.shell.problems import errors_on
from naung.doors.desk.shell.uploads import takes_files, told_too_large
from naung.doors.desk.speech.forms import RecordingForm
from naung.doors.desk.speech.sounds import as_sound
from naung.doors.desk.speech.sources import SOURCES, Source, fixed_sentences, lines_now, source_of
from naung.foundation.access.vocabulary import Actor
from naung.foundation.accounts.queries import name_of as officer
from naung.foundation.errors import NotFound
from naung.foundation.files import LARGEST
from naung.foundation.speech.actions import keep_recording, remove_recording
from naung.foundation.speech.queries import HEARS, RECORDS, recording_for, recording_of, recordings, sounds_of
from naung.foundation.speech.rules import key_of
from naung.foundation.speech.vocabulary import TONGUE_WORDS, Recorded, Sentence, Tongue

LARGEST_REQUEST = LARGEST + 256 * 1024  # the file, and what is sent beside it


@requires(HEARS)
def whole(request: DeskRequest, source: str, tongue: str) -> HttpResponse:
    """A text from its first sentence to its last."""
    found, spoken_in = source_of(source, tongue)
    every = [each for line in lines_now(found, spoken_in, request.actor) for each in line]
    return as_sound(request, b"".join(sounds_of(every, actor=request.actor)))


@requires(HEARS)
def sound(request: DeskRequest, source: str, tongue: str, key: str) -> HttpResponse:
    """One sentence of it."""
    found, spoken_in = source_of(source, tongue)
    now = [each for line in lines_now(found, spoken_in, request.actor) for each in line]
    sentence = _sentence([*now, *fixed_sentences(found, spoken_in)], key)
    return as_sound(request, sounds_of([sentence], actor=request.actor)[0])


def _sentence(some: list[Sentence], key: str) -> Sentence:
    found = next((each for each in some if key_of(each) == key), None)
    if found is None:
        raise NotFound()
    return found


def _of(source: Source, tongue: Tongue) -> dict[str, Any]:
    """What each page of recordings says of its text."""
    return {
        "source": source.code,
        "tongue": tongue.value,
        "text": _(source.words),
        "spoken_in": _(TONGUE_WORDS[tongue]),
    }


@requires(RECORDS)
def overview(request: DeskRequest, source: str, tongue: str) -> HttpResponse:
    """Every sentence that can be recorded, whose voice says it now, and recordings of sentences that are read no more."""
    found, spoken_in = source_of(source, tongue)
    own = {each.key: each for each in recordings(actor=request.actor) if each.tongue is spoken_in}
    fixed = fixed_sentences(found, spoken_in)
    now = {key_of(each) for line in lines_now(found, spoken_in, request.actor) for each in line}
    rows = [_row(each, own.pop(key_of(each), None)) for each in fixed]
    context = {
        "read": [row for row in rows if row["key"] in now],
        "other": [row for row in rows if row["key"] not in now],
        "old": [_old(each) for each in own.values() if not _is_read_elsewhere(each, found, spoken_in)],
        "recorded": sum(bool(row["own"]) for row in rows),
        "every": len(rows),
        "others": [(each.value, _(TONGUE_WORDS[each])) for each in found.tongues if each is not spoken_in],
    }
    return render(request, "desk/speech/list.html", _of(found, spoken_in) | context)


def _row(sentence: Sentence, own: Recorded | None) -> dict[str, Any]:
    return {"key": key_of(sentence), "text": sentence.text, "own": own, "by": officer(own.by) if own else ""}


def _old(own: Recorded) -> dict[str, Any]:
    return {"id": own.id, "text": own.text, "at": own.at, "by": officer(own.by)}


def _is_read_elsewhere(own: Recorded, here: Source, tongue: Tongue) -> bool:
    """Whether another text still has this sentence: it is not old then."""
    others = [each for each in SOURCES.values() if each is not here and tongue in each.tongues]
    return any(key_of(sentence) == own.key for each in others for sentence in fixed_sentences(each, tongue))


@requires(RECORDS)
@takes_files(LARGEST_REQUEST)
def record(request: DeskRequest, source: str, tongue: str, key: str) -> HttpResponse:
    """Record one sentence, listen, keep it; then the next that the machine still says."""
    found, spoken_in = source_of(source, tongue)
    sentence = _sentence(fixed_sentences(found, spoken_in), key)
    own = recording_of(sentence, actor=request.actor)
    form = RecordingForm(request.POST or None, request.FILES or None, version=own.version if own else 0)
    if not told_too_large(request, form) and form.is_valid():
        with errors_on(form):
            keep_recording(
                sentence=sentence,
                raw=form.cleaned_data["file"],
                version=form.base_version or 0,
                by=request.actor,
            )
            messages.success(request, _("Rekaman disimpan. Kalimat ini kini terdengar dengan suara kantor."))
            return _onward(found, spoken_in, sentence, request.actor)
    context = {"sentence": sentence, "key": key, "own": own, "by": officer(own.by) if own else "", "form": form}
    answer = render(request, "desk/speech/record.html", _of(found, spoken_in) | context)
    answer["Permissions-Policy"] = MICROPHONE_HERE
    return answer


def _onward(source: Source, tongue: Tongue, done: Sentence, actor: Actor) -> HttpResponse:
    """To the next sentence that nobody recorded yet, or to the list where there is none after this."""
    own = {each.key for each in recordings(actor=actor)}
    fixed = fixed_sentences(source, tongue)
    after = fixed[fixed.index(done) + 1 :]
    left = next((key_of(each) for each in after if key_of(each) not in own), None)
    if left is None:
        return redirect("speech:list", source.code, tongue)
    return redirect("speech:record", source.code, tongue, left)


@requires(RECORDS)
def remove(request: DeskRequest, source: str, tongue: str, recording_id: UUID) -> HttpResponse:
    """Delete a recording (a button's post); the machine says the sentence again."""
    found, spoken_in = source_of(source, tongue)
    recording_for(recording_id, actor=request.actor)
    if request.method == "POST":
        remove_recording(recording_id=recording_id, by=request.actor)
        messages.success(request, _("Rekaman dihapus. Kalimat itu dibaca suara mesin lagi."))
    return redirect("speech:list", found.code, spoken_in)
