"""The office's mail server, from the environment. Without NAUNG_SMTP_HOST no notice leaves the house.

NAUNG_SMTP_HOST            name or address of the server
NAUNG_SMTP_PORT            587 where not told
NAUNG_SMTP_STARTTLS        "no" only for a server on this machine; everything else is TLS
NAUNG_SMTP_FROM            the address that notices come from
NAUNG_SMTP_USER            where the server asks for one; never sent without TLS
NAUNG_SMTP_PASSWORD_FILE   a file with the password: a credential of the service manager, never the password itself
"""

import os

SUBMISSION = 587  # RFC 6409


def post_office() -> dict[str, object]:
    """The parts of the mail server's description, as plain values."""
    return {
        "host": os.environ.get("NAUNG_SMTP_HOST", ""),
        "port": int(os.environ.get("NAUNG_SMTP_PORT", SUBMISSION)),
        "starttls": os.environ.get("NAUNG_SMTP_STARTTLS", "yes") != "no",
        "sender": os.environ.get("NAUNG_SMTP_FROM", "naung@localhost"),
        "user": os.environ.get("NAUNG_SMTP_USER", ""),
        "password_file": os.environ.get("NAUNG_SMTP_PASSWORD_FILE", ""),
    }
