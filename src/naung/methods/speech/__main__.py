"""The child that speaks and listens: texts or a recording in by one pipe, MP3 out by another, nothing to any disk.

    python -m naung.methods.speech speak TONGUE     a JSON list of sentences in; for each, its length in four bytes and its MP3
    python -m naung.methods.speech press            a sound file in; its seconds as a line, then its MP3

It ends with a Trouble's number for what is no recording. It may write no file, and has its own memory and time.
"""

import json
import resource
import sys

MEMORY, SECONDS = 1024**3, 40
LENGTH_BYTES = 4


def bound() -> None:
    """Take away what a broken or a hostile file could use."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def speak(tongue: str) -> int:
    """Speak each sentence."""
    from naung.methods.speech.sound import as_mp3, levelled
    from naung.methods.speech.voice import Voice

    voice = Voice(
        tongue
    )  # before the limits: what the library calls back through is a page of memory that counts as a file
    bound()
    for text in json.loads(sys.stdin.buffer.read()):
        made = as_mp3(levelled(voice.speaks(text)), voice.rate)
        sys.stdout.buffer.write(len(made).to_bytes(LENGTH_BYTES, "big") + made)
    return 0


def press() -> int:
    """Draw one recording anew."""
    bound()
    from naung.methods.speech.sound import RATE, as_mp3, levelled, samples_of, trimmed
    from naung.methods.speech.trouble import NotASentence

    try:
        samples = trimmed(samples_of(sys.stdin.buffer.read()))
    except NotASentence as wrong:
        return int(wrong.trouble)
    sys.stdout.buffer.write(b"%.1f\n" % (len(samples) / RATE) + as_mp3(levelled(samples)))
    return 0


def main(words: list[str]) -> int:
    """One errand."""
    return speak(words[1]) if words[0] == "speak" else press()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
