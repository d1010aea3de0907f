"""`naung security`: the list of what is sealed and what is plain, as it stands in SECURITY."""

import click

from naung.foundation.vault.queries import declared_columns


def table() -> str:
    """The list as Markdown, generated from the fields' own declarations."""
    lines = [
        "| tabel | kolom | keadaan | golongan | untuk apa | masa simpan | yang diketahui pencuri |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in declared_columns():
        state = "tersegel" if row.sealed else "terbuka"
        lines.append(
            f"| {row.table} | {row.column} | {state} | {row.category} | {row.purpose} | {row.retention} | {row.learnt} |"
        )
    return "\n".join(lines) + "\n"


@click.command(help="Cetak daftar kolom yang tersegel dan yang terbuka.")
def security() -> None:
    """Print the table that SECURITY holds between its marks."""
    click.echo(table())
