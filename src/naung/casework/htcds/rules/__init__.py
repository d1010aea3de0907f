"""HTCDS records: read from a book with the contradictions of its own toolkits survived, written, and what is lost."""
