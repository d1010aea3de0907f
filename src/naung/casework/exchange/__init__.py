"""A case in the form of others: rows of HTCDS that become cases here, and a case that leaves as HTCDS."""
