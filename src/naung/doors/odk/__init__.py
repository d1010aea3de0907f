"""The door of partner offices: what ODK Collect asks and sends. No account, no session, no cookie; a key in the address."""
