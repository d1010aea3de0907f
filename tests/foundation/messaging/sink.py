"""A mail server of our own on the loopback address, in a thread: it keeps what it is given, or refuses, or hangs up."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from naung.foundation.messaging.vocabulary import PostOffice


@dataclass
class Sink:
    """What came in, each as (recipient, text of the letter). `mood`: takes, refuses, or hangs up after taking."""

    letters: list[tuple[str, str]] = field(default_factory=list)
    mood: str = "takes"
    port: int = 0

    @property
    def office(self) -> PostOffice:
        """This server as an office would name it: on this machine, so without TLS."""
        return PostOffice("127.0.0.1", self.port, starttls=False, sender="naung@kantor.test", wait_s=5)


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        sink: Sink = self.server.sink  # type: ignore[attr-defined]  # set where the server is made
        to = ""
        self._say("220 sink")
        for line in self.rfile:
            words = line.decode().strip()
            command = words[:4].upper()
            if command == "RCPT":
                to = words.split("<")[1].split(">")[0]
            if command == "MAIL" and sink.mood == "refuses":
                self._say("451 not now")
                continue
            if command == "DATA":
                self._say("354 go on")
                sink.letters.append((to, self._body()))
                if sink.mood == "hangs up":
                    return
                self._say("250 taken")
                continue
            if command == "QUIT":
                self._say("221 bye")
                return
            self._say("250 ok")

    def _body(self) -> str:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.decode())
        return "".join(lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def running() -> Iterator[Sink]:
    """The server for as long as the block runs."""
    sink = Sink()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        server.sink = sink  # type: ignore[attr-defined]  # read by _Talk
        sink.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join(5)
