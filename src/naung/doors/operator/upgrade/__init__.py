"""`naung upgrade`: to another version, and back where it fails."""
