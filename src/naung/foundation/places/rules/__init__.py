"""Rules on places: codes, shipped tables, the number on an identity card, maps. All pure."""
