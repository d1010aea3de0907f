"""Over which days a report goes, how its figures come about, and what it rests on."""
