"""Which officer must not know of which record, since a person in the file may be the officer."""
