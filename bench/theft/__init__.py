"""What a thief with a copy of the database files and without the key can read and guess."""
