"""`naung audit head` and `naung audit verify`: the log's chain, and an outside witness of it."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from naung.doors.operator.printing import json_option, show
from naung.foundation.audit.queries import chain_head, joined_is_sound, joined_logs, verify
from naung.foundation.audit.vocabulary import ChainHead


@click.group(help="Log: cetak kepalanya untuk saksi luar, periksa keutuhannya.")
def audit() -> None:
    """The log."""


@audit.command(
    help="Cetak nomor dan sidik entri terakhir. Simpan di luar kantor ini (misalnya dicetak atau dikirim ke saksi)."
)
@json_option
def head(as_json: bool) -> None:
    """Print the head; with --json it is what `verify --head` reads."""
    last = chain_head()
    show({"seq": last.seq, "hash": last.hash.hex()}, as_json=as_json)


def read_head(path: Path) -> ChainHead:
    """A head that was printed by `head`, as JSON or as lines. Raises click.ClickException for anything else."""
    text = path.read_text("utf-8").strip()
    try:
        if text.startswith("{"):
            kept: dict[str, Any] = json.loads(text)
        else:
            kept = dict(line.split(": ", 1) for line in text.splitlines())
        return ChainHead(int(kept["seq"]), bytes.fromhex(kept["hash"]))
    except (ValueError, KeyError, TypeError) as wrong:
        raise click.ClickException("Berkas kepala log ini tidak dapat dibaca: harus berisi seq dan hash.") from wrong


@audit.command(name="verify", help="Periksa seluruh rantai log; dengan --head juga terhadap catatan saksi.")
@click.option("--head", "head_file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--of", "of", type=click.UUID, help="Catatan saksi itu dari instalasi ini, yang sudah bergabung.")
@json_option
def verify_command(head_file: Path | None, of: UUID | None, as_json: bool) -> None:
    """Exit status 0 when sound, also each log that joined this one; 2 when not."""
    witness, logs = read_head(head_file) if head_file else None, joined_logs()
    if of is not None and of not in {log.installation for log in logs}:
        raise click.ClickException("Instalasi itu tidak bergabung ke sini.")
    outcome = verify(None if of else witness)
    joined = [(log, joined_is_sound(log, witness if log.installation == of else None)) for log in logs]
    answer = {
        "sound": outcome.sound,
        "entries": outcome.entries,
        "broken_at": outcome.broken_at,
        "reason": outcome.reason,
        "head": {"seq": outcome.head.seq, "hash": outcome.head.hash.hex()} if outcome.head else None,
        "joined": [
            {
                "installation": str(log.installation),
                "entries": log.head.seq,
                "sound": found.sound,
                "reason": found.reason,
            }
            for log, found in joined
        ],
    }
    show(answer, as_json=as_json)
    raise SystemExit(0 if outcome.sound and all(found.sound for _, found in joined) else 2)
