"""Lists of people who are sent back, as consulates, detention depots and offices write them: read, never kept here."""
